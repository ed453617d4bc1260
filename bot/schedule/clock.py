"""The only reader of time in `bot`; everything else is handed the day or a number of seconds."""

import time
from datetime import UTC, date, datetime, tzinfo


def today(zone: tzinfo) -> date:
    """Which day it is in a time zone."""
    return datetime.now(zone).date()


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def seconds() -> float:
    """Seconds on a clock that only goes forward, for how long something took or is kept."""
    return time.monotonic()
