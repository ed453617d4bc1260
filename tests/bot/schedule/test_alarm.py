"""The alarm: at its instant, at each tick, when somebody rings, and late rather than never."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.schedule.alarm import Alarm
from bot.schedule.clock import now

HOUR, SOON = timedelta(hours=1), timedelta(seconds=0.05)


@pytest.mark.parametrize("until", [SOON, -HOUR])
async def test_at_its_instant(until: timedelta) -> None:
    """Not before it, and at once for one that is over."""
    alarm, instant = Alarm(HOUR), now() + until
    alarm.start()
    async with asyncio.timeout(5):
        await alarm.sleep(instant)
    assert now() >= instant
    alarm.stop()


async def test_at_each_tick_and_when_rung() -> None:
    """Whatever instant it was set to."""
    alarm = Alarm(timedelta(seconds=0.05))
    alarm.start()
    async with asyncio.timeout(5):
        for _ in range(3):
            await alarm.sleep(datetime(2100, 1, 1, tzinfo=UTC))
        await alarm.sleep(None)
    alarm.stop()
    silent = Alarm(HOUR)
    silent.ring()
    async with asyncio.timeout(5):
        await silent.sleep(None)
    silent.stop()


async def test_late_rather_than_never() -> None:
    """A loop that was blocked over the instant for longer than APScheduler forgives by itself."""
    alarm = Alarm(HOUR)
    alarm.start()
    sleeping = asyncio.create_task(alarm.sleep(now() + SOON))
    await asyncio.sleep(0)
    time.sleep(1.3)  # noqa: ASYNC251 this is the fault
    async with asyncio.timeout(5):
        await sleeping
    alarm.stop()
