"""A lease on a posting: until when its worker may send.

Each posting request asks `check` right before it goes out, after all waiting for rate limits: a worker that was paused
for longer sends nothing, since another may have taken over. Both clocks count: the one on the wall, by which the other
one decides, and the one that only goes forward, which nobody can put back. The requests are counted too: discord.py
tries again by itself, and what is said of its last try says nothing of those before.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.schedule.clock import now, seconds


@dataclass
class Lease:
    """Until when, and what went out under it.

    Attributes:
        until: an instant.
        seconds: the same on the clock that only goes forward.
        requests: how many requests went out that may have posted something.
    """

    until: datetime
    seconds: float
    requests: int = 0

    def last(self, until: datetime, length: timedelta, began: float) -> None:
        """It lasts until another instant: so long from a point on the clock that only goes forward."""
        self.until, self.seconds = until, began + length.total_seconds()


class LeaseOverError(Exception):
    """The lease is over; this request was not sent."""


HELD: ContextVar[Lease | None] = ContextVar("HELD", default=None)
"""The lease under which the present task works."""


async def check(_session: Any, _context: Any, request: Any) -> None:
    """Let a request out only under a lease that lasts; reading needs none. It is a hook of aiohttp.

    Raises:
        LeaseOverError: it is over.
    """
    lease = HELD.get()
    if lease is None or request.method != "POST":
        return
    if now() > lease.until or seconds() > lease.seconds:
        raise LeaseOverError
    lease.requests += 1
