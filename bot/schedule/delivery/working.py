"""One posting, from its claim to what came of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.journal import get_log
from bot.schedule.clock import seconds
from bot.schedule.delivery.lease import Lease
from bot.schedule.delivery.port import (
    Absent,
    Accepted,
    GivenUp,
    Lost,
    NoPlaceError,
    NotTaken,
    Outcome,
    Place,
    Post,
    Refused,
    Skipped,
    Unsure,
)
from bot.schedule.delivery.timing import Timing
from bot.store import deliveries, notices, subscriptions
from bot.store.deliveries import Delivery
from bot.store.engine import FAILURES, Store
from bot.store.notices import Notice
from bot.store.subscriptions import Subscription

_BEFORE_DUE = timedelta(minutes=5)
"""How much before it was due the history is looked through, where no message is known to be older."""

CLOSED = 50007
"""Discord's code for a person who takes no direct messages (Discord, topics/opcodes-and-status-codes)."""
_TAKEN = "another worker has taken it"

_log = get_log("bot.schedule.delivery.working")


class Worker:
    """Does one posting after the other, or several at a time.

    Args:
        store: where the rows are.
        post: the way to Discord.
        timing: how long things may take.
        now: the present instant.
    """

    def __init__(self, store: Store, post: Post, timing: Timing, now: Callable[[], datetime]) -> None:
        self._store, self._post, self._timing, self._now = store, post, timing, now
        self._tried: dict[str, float] = {}

    async def work(self, claimed: Delivery, lease: Lease) -> None:
        """Try a posting, and write down what came of it."""
        outcome = await self._outcome(claimed, lease)
        _log.info(
            "delivery", nonce=claimed.nonce, outcome=type(outcome).__name__, attempt=claimed.attempts, why=_why(outcome)
        )
        await self._write_down(claimed, outcome)
        if not isinstance(outcome, Lost | NotTaken):
            self._tried.pop(claimed.nonce, None)

    async def _outcome(self, claimed: Delivery, lease: Lease) -> Outcome:
        tried, over = claimed.first_try_at is not None, self._now() >= claimed.until
        about = await self._about(claimed)
        if about is None or (isinstance(about, Subscription) and about.state == "paused" and not tried):
            return Skipped("paused")
        if over and not tried:
            return GivenUp()
        try:
            place = await self._post.place(claimed, about)
            known = await self._known(claimed, place, lease, over=over)
        except NoPlaceError as nowhere:
            return self._unreached(claimed, nowhere.outcome)
        if isinstance(known, Accepted | Unsure) or over:
            return GivenUp() if known is None or isinstance(known, Absent) else known
        outcome = await self._posted(claimed, about, place, lease)
        # What an earlier try came to is not told by this one.
        return self._unreached(claimed, outcome) if known is None and isinstance(outcome, Refused) else outcome

    def _unreached(self, claimed: Delivery, outcome: Outcome) -> Outcome:
        """What it means that the place cannot be reached: of what was tried, nobody may ever know."""
        if claimed.first_try_at is None:
            return outcome
        if isinstance(outcome, Refused) and not outcome.gone:
            return Unsure(outcome.code)
        if isinstance(outcome, NotTaken) and self._now() >= claimed.until + self._timing.look:
            return Unsure()
        return outcome

    async def _posted(self, claimed: Delivery, about: Subscription | Notice, place: Place, lease: Lease) -> Outcome:
        try:
            body = await self._frozen(claimed, about, place)
        except NoPlaceError as nowhere:
            return nowhere.outcome
        return await place.send(claimed.nonce, body, lease) if body is not None else Skipped("empty")

    async def _about(self, claimed: Delivery) -> Subscription | Notice | None:
        if claimed.subscription is not None:
            return await subscriptions.find(self._store, claimed.subscription)
        return await notices.find(self._store, claimed.notice or "")

    async def _known(
        self, claimed: Delivery, place: Place, lease: Lease, *, over: bool
    ) -> Accepted | Absent | Unsure | None:
        """Whether it is there already; None where nobody has to ask, since it is in time or Discord knows the nonce.

        Raises:
            NoPlaceError: it cannot be found out now.
        """
        first, now = claimed.first_try_at, self._now()
        if first is None and now - claimed.due_at <= self._timing.safe:
            return None
        if not over and self._is_fresh(claimed.nonce):
            return None
        if place.readable:

            async def keep() -> None:
                await self._keep(claimed, lease)

            found = await place.find(claimed.nonce, claimed.fence or claimed.due_at - _BEFORE_DUE, keep)
            await keep()
        else:  # right after another process has died the nonce is still enough
            late = over or first is None or abs(now - first) > self._timing.safe
            found = Unsure() if late else None
        return None if isinstance(found, Unsure) and first is None else found

    async def _keep(self, claimed: Delivery, lease: Lease) -> None:
        """Hold it for longer.

        Raises:
            NoPlaceError: somebody else has taken it.
        """
        until, began = self._now() + self._timing.lease, seconds()
        if not await deliveries.keep(self._store, claimed, until):
            raise NoPlaceError(NotTaken(_TAKEN))
        lease.last(until, self._timing.lease, began)

    def _is_fresh(self, nonce: str) -> bool:
        """Whether it was first tried here, so lately that Discord itself knows the nonce."""
        tried = self._tried.get(nonce)
        return tried is not None and seconds() - tried <= self._timing.safe.total_seconds()

    async def _frozen(self, claimed: Delivery, about: Subscription | Notice, place: Place) -> str | None:
        """What is posted, written down before it is; None for nothing to say.

        Raises:
            NoPlaceError: somebody else has taken it over, or it cannot be made.
        """
        # What surely never went out is written anew: by now it may be late, and has to say so.
        tried = claimed.first_try_at is not None
        body = claimed.body if tried else await self._written(claimed, about)
        if body is not None and not tried:
            fence = claimed.fence or place.fence
            if not await deliveries.freeze(self._store, claimed, body, fence, self._now()):
                raise NoPlaceError(NotTaken(_TAKEN))
        self._tried.setdefault(claimed.nonce, seconds())
        return body

    async def _written(self, claimed: Delivery, about: Subscription | Notice) -> str | None:
        try:
            return await self._post.write(about, claimed)
        except FAILURES:
            raise
        except Exception as error:  # a mistake of ours must not keep the others waiting
            _log.error("what is to be posted could not be made", nonce=claimed.nonce, exc_info=error)
            raise NoPlaceError(NotTaken(repr(error))) from error

    async def _stand_in(self, claimed: Delivery) -> int | None:
        """The channel that gets what its person cannot be sent; None where there is none."""
        about = await subscriptions.find(self._store, claimed.subscription) if claimed.subscription else None
        return about.channel if about is not None and claimed.user is not None else None

    async def _write_down(self, claimed: Delivery, outcome: Outcome) -> None:
        store, now = self._store, self._now()
        match outcome:
            case Accepted(message, confirmed):
                await deliveries.sent(store, claimed, message, confirmed, now)
            case Skipped(reason):
                await deliveries.skip(store, claimed, reason, now)
            case Refused(code, error) if code == CLOSED and (channel := await self._stand_in(claimed)) is not None:
                await deliveries.divert(store, claimed, channel, now)
            case Refused(code, error):
                await deliveries.end(store, claimed, "failed", now, reason="refused", code=code, error=error)
            case GivenUp():
                await deliveries.end(store, claimed, "failed", now, reason="late")
            case Unsure(code):
                await deliveries.end(store, claimed, "unsure", now, code=code)
            case NotTaken(error, after):
                at = self._timing.next_try(claimed.attempts, now, claimed.until, after)
                await deliveries.not_taken(store, claimed, at, error)
            case Lost(error):
                at = self._timing.next_try(claimed.attempts, now, claimed.until)
                await deliveries.lost(store, claimed, at, error)


def _why(outcome: Outcome) -> str | None:
    """What the log says of it."""
    if isinstance(outcome, NotTaken | Lost | Refused):
        return outcome.error
    return outcome.confirmed if isinstance(outcome, Accepted) else None
