"""How long things may take; shorter in tests that kill."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Timing:
    """Durations of the delivery.

    Attributes:
        safe: for how long the nonce alone is trusted: Discord keeps it for "a few minutes" (its API reference, Create
            Message) and gives no number.
        lease: for how long a worker has a posting; less than `safe`, so that whoever takes over is still within it.
        first: before the second try; each further wait is twice as long.
        longest: between two tries.
        give_up: after which a posting is given up, or when the next one is due.
        look: for how long after that one is looked for which may have arrived, while its place cannot be reached.
        tick: between two looks at the database, if nothing wakes earlier; a clock that was put on or back is met then.
    """

    safe: timedelta = timedelta(seconds=60)
    lease: timedelta = timedelta(seconds=45)
    first: timedelta = timedelta(seconds=5)
    longest: timedelta = timedelta(minutes=15)
    give_up: timedelta = timedelta(hours=12)
    look: timedelta = timedelta(hours=1)
    tick: timedelta = timedelta(seconds=20)

    def pause(self, attempts: int) -> timedelta:
        """How long to wait after so many tries: twice as long each time, never all at once."""
        longest = min(self.longest, self.first * 2 ** min(attempts - 1, 20))
        return longest * secrets.SystemRandom().uniform(0.5, 1.0)

    def next_try(self, attempts: int, now: datetime, until: datetime, after: timedelta | None = None) -> datetime:
        """When to try again; not later than when it is given up, so that this is said in time.

        Args:
            attempts: how often it was tried.
            now: when it was tried last.
            until: when it is given up.
            after: how long Discord wants to be left alone, if it says so.
        """
        later = now + (after if after is not None else self.pause(attempts))
        return min(later, until) if until > now else later
