"""A lease on a posting: until when its worker may send.

Each request that is made under a lease asks `check` right before it goes out, after all waiting for rate limits: a
worker that was paused for longer sends nothing, since another may have taken over. Both clocks count: the one on the
wall, by which the other one decides, and the one that only goes forward, which nobody can put back.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.schedule.clock import now, seconds


@dataclass(frozen=True)
class Lease:
    """Until when: an instant, and seconds on the clock that only goes forward."""

    until: datetime
    seconds: float


class LeaseOverError(Exception):
    """The lease is over; nothing was sent."""


HELD: ContextVar[Lease | None] = ContextVar("HELD", default=None)
"""The lease under which the present task works."""


async def check(*_: Any) -> None:
    """Refuse to go on when the lease is over; takes what a hook of aiohttp is given.

    Raises:
        LeaseOverError: it is.
    """
    lease = HELD.get()
    if lease is not None and (now() > lease.until or seconds() > lease.seconds):
        raise LeaseOverError
