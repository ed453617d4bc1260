"""A reminder as its subscription keeps it, and the instants of its days, which are given one by one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from typing import Any

from bot.deadlines.agenda import Entry
from bot.deadlines.ladder import Step, rungs
from bot.interactions.desk import Desk
from bot.schedule.times import instant
from bot.schedule.zones import zone_of
from bot.store import subscriptions
from bot.store.deliveries import Due
from bot.store.subscriptions import Subscription, Wish

KIND = "reminder"
_HALF_A_WORKING_DAY = timedelta(hours=4)


@dataclass(frozen=True)
class ReminderSettings:
    """What a reminder is made by.

    Attributes:
        key: of its deadline.
        name: what has to be done, as it was called then.
        ladder: the days before it.
        due: the first day of the deadline when the days were counted last: YYYY-MM-DD.
        asked: the same when somebody asked to be reminded.
        acknowledged: whether they need not be reminded any more.
    """

    key: str
    name: str
    ladder: tuple[Step, ...]
    due: str
    asked: str
    acknowledged: bool = False

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "ReminderSettings":
        """From what a subscription keeps."""
        ladder = tuple(Step(int(days), bool(working)) for days, working in settings["ladder"])
        due = settings.get("due", "")
        named = (settings["key"], settings["name"])
        return cls(*named, ladder, due, settings.get("asked", due), bool(settings.get("acknowledged")))

    @property
    def kept(self) -> Mapping[str, Any]:
        """What its subscription keeps."""
        return {**asdict(self), "ladder": [list(each) for each in self.ladder]}


def dues(wish: Wish, first_day: date, *, chinese: bool) -> list[Due]:
    """The days of a reminder's ladder, each with its instant; none in a time zone that is not known here.

    Args:
        wish: the reminder.
        first_day: of its deadline, which they are counted back from.
        chinese: whether working days are those of the official Chinese calendar.
    """
    ladder, zone = ReminderSettings.of(wish.settings).ladder, zone_of(wish.zone)
    days = [each.day for each in rungs(ladder, first_day, chinese=chinese)]
    clock = time.fromisoformat(wish.at)
    return [Due(day, instant(day, clock, zone)) for day in days] if zone is not None else []


def dues_of(wish: Wish, entry: Entry) -> list[Due]:
    """The same for a deadline as it is now; none where it has no date."""
    if entry.first_day is None:
        return []
    return dues(wish, entry.first_day, chinese=entry.in_working_days)


def after_the_last(wish: Wish, entry: Entry) -> Due | None:
    """Half a working day after the last reminder: by then whoever wants to has acknowledged it."""
    last = dues_of(wish, entry)[-1:]
    return Due(last[0].date, last[0].at + _HALF_A_WORKING_DAY) if last else None


async def is_acknowledged(desk: Desk, server: int | None, key: str) -> bool:
    """Whether anybody of a team has acknowledged a reminder of a deadline."""
    found = await subscriptions.of_server(desk.store, server) if server is not None else []
    kept = (ReminderSettings.of(each.settings) for each in found if each.kind == KIND)
    return any(each.acknowledged for each in kept if each.key == key)


async def reminders_of(desk: Desk, user: int) -> list[Subscription]:
    """A person's reminders."""
    return [each for each in await subscriptions.of_user(desk.store, user) if each.kind == KIND]
