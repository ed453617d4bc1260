"""Waking up: at a set instant, and every few seconds in any case.

APScheduler wakes us and nothing more: its own schedules lose days and double them where clocks change, and its stores
lose a job that was being done. It sleeps on the clock that only goes forward, so that an alarm rings late after the
clock on the wall was put on; the tick makes up for that.
"""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.events import (  # pyright: ignore[reportMissingTypeStubs] it has no types
    EVENT_JOB_ERROR,
    EVENT_JOB_MISSED,
)
from apscheduler.executors.debug import (  # pyright: ignore[reportMissingTypeStubs] it has no types
    DebugExecutor,
)
from apscheduler.schedulers.asyncio import (  # pyright: ignore[reportMissingTypeStubs] it has no types
    AsyncIOScheduler,
)

from bot.journal import get_log

_log = get_log("bot.schedule.alarm")


class Alarm:
    """An alarm clock for one sleeper.

    Args:
        tick: between two wakings at most.
    """

    def __init__(self, tick: timedelta) -> None:
        self._woken = asyncio.Event()
        # Its own executor would start a task or a thread for each ring; this one calls it in the loop.
        self._scheduler: Any = AsyncIOScheduler(timezone=UTC, executors={"default": DebugExecutor()})
        self._scheduler.add_listener(_complain, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        self._scheduler.add_job(
            self.ring, "interval", seconds=tick.total_seconds(), misfire_grace_time=None, coalesce=True
        )

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Wake nobody any more."""
        with suppress(Exception):  # it was never started, or its loop is gone
            self._scheduler.shutdown(wait=False)

    def ring(self) -> None:
        """Wake the sleeper now."""
        self._woken.set()

    async def sleep(self, until: datetime | None) -> None:
        """Sleep until an instant, or until something rings before it."""
        if until is not None:
            self._scheduler.add_job(
                self.ring, "date", run_date=until, id="until", replace_existing=True, misfire_grace_time=None
            )
        await self._woken.wait()
        self._woken.clear()


def _complain(event: Any) -> None:
    """APScheduler tells nobody else that a job failed or was left out."""
    _log.error("waking up failed", job=event.job_id, exc_info=getattr(event, "exception", None))
