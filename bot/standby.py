"""More than one machine: one process is connected to Discord, the others wait until it is their turn.

Two connected ones would both answer a command. Who has the turn renews it every few seconds; after a kill, or a pause
longer than it lasts, another takes over, and one that wakes up then finds that it has lost the turn, and ends: whatever
keeps it running starts it again, to wait. (On an SQLite file a lock does this, `bot.store.lock`.)
"""

import asyncio
import secrets
from contextlib import suppress
from datetime import timedelta

from bot.journal import get_log
from bot.schedule.clock import now, seconds
from bot.store import turns
from bot.store.engine import FAILURES, Store, StoreError

LASTS = timedelta(seconds=30)
"""How long a turn lasts after it was renewed: as long as nobody answers after a kill."""
LOST = "Another process has taken over: this one was asleep, or did not reach the database, for too long. It ends."

_log = get_log("bot.standby")


class Turn:
    """This process among those on the same database server.

    Attributes:
        stands_by: whether another process has the turn, as far as the database told the last time.
    """

    def __init__(self, store: Store) -> None:
        self.stands_by = False
        self._store, self._name, self._until = store, secrets.token_hex(8), 0.0

    async def wait(self, stopped: asyncio.Event) -> bool:
        """Wait for the turn; False where the process was stopped before."""
        waited = False
        while not stopped.is_set():
            if await self._take():
                if waited:
                    _log.info("it is this process's turn")
                return True
            if not waited:
                _log.info("another process is connected to Discord; this one stands by")
                waited = True
            with suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), LASTS.total_seconds() / 10)
        return False

    async def hold(self) -> None:
        """Renew the turn until it is lost."""
        while True:
            await asyncio.sleep(LASTS.total_seconds() / 6)
            renewing = asyncio.create_task(self._take())
            await asyncio.wait({renewing}, timeout=max(0.0, self._until - seconds()))
            if not renewing.done():  # the database hangs: by now somebody else may have the turn
                renewing.cancel()
                return
            if not renewing.result() and seconds() >= self._until:
                return

    async def give_back(self) -> None:
        """Let another process take over at once; what cannot be reached runs out by itself."""
        with suppress(*FAILURES):
            await turns.give_back(self._store, self._name)

    async def _take(self) -> bool:
        """Take it, or renew it; False where somebody else has it, or nobody can know."""
        began = seconds()
        try:
            taken = await turns.take(self._store, self._name, LASTS, now())
        except FAILURES as error:
            _log.error("the turn could not be renewed", trouble=str(StoreError.of(error)))
            self.stands_by = False
            return False
        self.stands_by = not taken
        self._until = began + LASTS.total_seconds() if taken else 0.0
        return taken
