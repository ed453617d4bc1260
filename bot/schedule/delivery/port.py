"""What posting needs of the other side, which is Discord, and what may come of a try."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.schedule.delivery.lease import Lease
from bot.store.deliveries import Confirmed, Delivery, Reason
from bot.store.notices import Notice
from bot.store.subscriptions import Subscription


@dataclass(frozen=True)
class Accepted:
    """It was posted."""

    message: int | None
    confirmed: Confirmed


@dataclass(frozen=True)
class NotTaken:
    """It surely was not posted, and may be tried again, after a while if Discord says so."""

    error: str
    after: timedelta | None = None


@dataclass(frozen=True)
class Lost:
    """Nobody knows whether it was posted."""

    error: str


@dataclass(frozen=True)
class Refused:
    """It was not, and never will be.

    Attributes:
        code: Discord's.
        error: its sentence.
        gone: whether the place is gone, with all that was ever posted in it.
    """

    code: int
    error: str
    gone: bool = False


@dataclass(frozen=True)
class Skipped:
    """It is not to be posted."""

    reason: Reason


@dataclass(frozen=True)
class GivenUp:
    """Its time is over, and it is not there."""


@dataclass(frozen=True)
class Unsure:
    """It was tried, nobody knows whether it arrived, and it cannot be looked for; Discord's code where it says why."""

    code: int | None = None


@dataclass(frozen=True)
class Absent:
    """It was looked for, and is not there."""


Outcome = Accepted | NotTaken | Lost | Refused | Skipped | GivenUp | Unsure


class NoPlaceError(Exception):
    """The place or its history cannot be reached now, or not at all."""

    def __init__(self, outcome: NotTaken | Refused) -> None:
        super().__init__(outcome.error)
        self.outcome = outcome


class Place(Protocol):
    """Where something is posted."""

    @property
    def fence(self) -> int | None:
        """Id of the last message in it, as far as known: what is posted from now on is younger."""
        ...

    @property
    def readable(self) -> bool:
        """Whether its history may be read; without the permission Discord shows an empty one and no error."""
        ...

    async def find(
        self, nonce: str, after: int | datetime, keep: Callable[[], Awaitable[None]]
    ) -> Accepted | Absent | Unsure:
        """Look for a posting by its mark.

        Args:
            nonce: whose mark.
            after: a message or an instant before it.
            keep: called now and then, since looking can take long.

        Returns:
            What was found; `Unsure` where too much was said since to look through.

        Raises:
            NoPlaceError: it cannot be read now.
        """
        ...

    async def send(self, nonce: str, body: str, lease: Lease) -> Accepted | NotTaken | Lost | Refused:
        """Post it, with the nonce, under the lease. Raises nothing."""
        ...


class Post(Protocol):
    """The way to where things are posted."""

    @property
    def ready(self) -> bool:
        """Whether anything can be posted now."""
        ...

    async def write(self, about: Subscription | Notice, delivery: Delivery) -> str | None:
        """What is posted, as text to be kept and posted whatever is tried; None for nothing to say."""
        ...

    async def place(self, delivery: Delivery, about: Subscription | Notice) -> Place:
        """Where it is posted.

        Raises:
            NoPlaceError: it cannot be reached now, or is gone.
        """
        ...
