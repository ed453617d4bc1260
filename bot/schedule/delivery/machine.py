"""All postings that are due, for ever: planned, claimed, done several at a time, none twice."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot.journal import get_log
from bot.schedule.alarm import Alarm
from bot.schedule.clock import now as by_the_clock
from bot.schedule.clock import seconds
from bot.schedule.delivery.lease import HELD, Lease
from bot.schedule.delivery.planning import plan_due, set_right
from bot.schedule.delivery.port import Post
from bot.schedule.delivery.timing import Timing
from bot.schedule.delivery.working import Worker
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Delivery
from bot.store.engine import FAILURES, Store, StoreError

_AT_A_TIME = 8
"""Postings under way at most."""
_BETWEEN = 1 / 25
"""Seconds between two of them: half of the 50 requests a second that Discord allows a bot, so that answers go on."""
_SOON = timedelta(seconds=1)
"""When to look again for what is due and cannot be had: another worker has it, or its channel is in use."""
_JUMP = 5.0
"""Seconds by which the clock on the wall has to differ from the other one to have been put on or back."""

_log = get_log("bot.schedule.delivery")


class Machine:
    """The delivery.

    Args:
        store: where everything is written down.
        post: the way to Discord.
        timing: how long things may take.
        now: the present instant.
        alone: whether no other process works on this store, so that what a dead one held is taken at once.
    """

    def __init__(
        self,
        store: Store,
        post: Post,
        timing: Timing | None = None,
        now: Callable[[], datetime] = by_the_clock,
        *,
        alone: bool = False,
    ) -> None:
        self._store, self._post, self._now, self._alone = store, post, now, alone
        self._timing = timing or Timing()
        self._worker = Worker(store, post, self._timing, now)
        self._name = secrets.token_hex(8)
        self._alarm: Alarm | None = None
        self._turning, self._finished = asyncio.Lock(), False
        self._running: dict[asyncio.Task[None], str] = {}
        self._offset: float | None = None
        self._troubles: dict[str, str] = {}

    @property
    def trouble(self) -> str | None:
        """The sentence about a database that cannot be used; None while it can."""
        return next(iter(self._troubles.values()), None)

    @property
    def under_way(self) -> int:
        """How many postings are being done."""
        return len(self._running)

    def wake(self) -> None:
        """Look at once: something was planned, or Discord is there again."""
        if self._alarm is not None:
            self._alarm.ring()

    async def heard(self, nonce: str, message: int) -> None:
        """The gateway tells of a posting of ours, by whichever process."""
        try:
            await deliveries.heard(self._store, nonce, message, self._now())
        except FAILURES as error:
            self._complain("work", error)

    async def run(self) -> None:
        """Deliver until it is cancelled; a database that cannot be used is said once, and tried again."""
        self._alarm = alarm = Alarm(self._timing.tick)
        alarm.start()
        try:
            while True:
                await alarm.sleep(await self._turn())
        finally:
            alarm.stop()

    async def finish(self, within: float) -> None:
        """Begin no posting more, and wait for those under way, so that nobody has to find out what became of them.

        Args:
            within: seconds after which even those are left: they are looked for after the next start.
        """
        self._finished = True
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                async with self._turning:  # what was just claimed is begun
                    pass
                if self._running:
                    await asyncio.wait(self._running)

    async def _turn(self) -> datetime | None:
        """Do what is due; gives the instant at which something is due again."""
        try:
            async with self._turning:
                await self.once()
                following = await self._following()
        except FAILURES as error:
            self._complain("turn", error)
            return None
        self._troubles.pop("turn", None)
        return following

    async def once(self) -> None:
        """Plan what is due, and begin with it as far as there is room.

        Raises:
            OSError: the database is gone.
            sqlalchemy.exc.DBAPIError: it cannot be used.
        """
        now = self._now()
        if self._finished:
            return
        if self._is_new_or_jumped(now):
            await self._set_right(now)
        await plan_due(self._store, now, self._timing.give_up)
        while self._post.ready and not self._finished and len(self._running) < _AT_A_TIME:
            now, lease = self._now(), self._lease()
            busy_with = list(self._running.values())
            claimed = await deliveries.claim(self._store, self._name, now, lease.until, busy_with)
            if claimed is None:
                return
            self._begin(claimed, lease)
            await asyncio.sleep(_BETWEEN)

    async def _set_right(self, now: datetime) -> None:
        """After a start, and after the clock was put on or back: nothing waits for what only a wrong clock gave."""
        if self._alone and not self._running:
            await deliveries.release(self._store, now)
        await deliveries.take_back(self._store, now)
        await deliveries.hurry(self._store, now, now + self._timing.longest)
        await set_right(self._store, now)
        self._offset = now.timestamp() - seconds()

    def _is_new_or_jumped(self, now: datetime) -> bool:
        offset = now.timestamp() - seconds()
        return self._offset is None or abs(offset - self._offset) > _JUMP

    def _lease(self) -> Lease:
        lease = self._timing.lease
        return Lease(self._now() + lease, seconds() + lease.total_seconds())

    def _begin(self, claimed: Delivery, lease: Lease) -> None:
        HELD.set(lease)  # the task takes it along
        task = asyncio.create_task(self._worker.work(claimed, lease))
        HELD.set(None)
        self._running[task] = claimed.nonce
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        self.wake()
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            self._troubles.pop("work", None)
        elif isinstance(error, FAILURES):
            self._complain("work", error)
        else:  # a mistake of ours; its lease ends, and it is tried again until it is given up
            _log.error("a delivery failed", exc_info=error)

    async def _following(self) -> datetime | None:
        times = [await subscriptions.soonest(self._store), await deliveries.soonest(self._store)]
        soonest = min((each for each in times if each is not None), default=None)
        now = self._now()
        if soonest is None or soonest > now:
            return soonest
        return now + min(_SOON, self._timing.lease / 4) if self._post.ready else None

    def _complain(self, where: str, error: Exception) -> None:
        """Say once that the database cannot be used; that it can is known where it could not."""
        sentence = str(StoreError.of(error))
        if sentence not in self._troubles.values():
            _log.error("nothing is posted until the database can be used", trouble=sentence)
        self._troubles[where] = sentence
