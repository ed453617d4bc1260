"""Waiting for what tells nobody that it has happened: a file, discord.py's own state."""

import asyncio
from collections.abc import Callable


async def until(true: Callable[[], object], seconds: float = 10) -> None:
    """Look again and again until something holds.

    Raises:
        TimeoutError: it did not hold in time.
    """
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 there is no event to wait for
            await asyncio.sleep(0.02)
