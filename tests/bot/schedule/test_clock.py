"""The clock: the day in a zone, and seconds that only go forward."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.schedule.clock import seconds, today


def test_the_day_is_that_of_the_zone() -> None:
    """East of the date line it is a later day than west of it, most of the time; never an earlier one."""
    east, west = today(ZoneInfo("Pacific/Kiritimati")), today(ZoneInfo("Pacific/Pago_Pago"))
    assert timedelta(days=1) <= east - west <= timedelta(days=2)


def test_seconds_go_forward() -> None:
    """A later reading is not smaller."""
    assert seconds() <= seconds()
