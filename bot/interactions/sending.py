"""Sending once, though the connection may be lost on the way.

discord.py tries again after most errors of a server, not after a connection that was cut. Then nobody knows whether
Discord took it, so it may be sent again only where Discord itself takes it once: the first answer to an interaction
(a second one is refused with 40060) and a message with a nonce (a second one is the first one again).
"""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import discord

from bot.schedule.clock import seconds

ANSWERED = 40060
"""Discord's code for an interaction that has its answer."""
UNSENT = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""What is raised where something could not be sent."""

_PAUSES = (0.0, 0.2, 0.8)
"""Seconds before each try."""
_WITHIN = 3.0
"""Seconds after which nobody waits any more: so long Discord gives for the first answer to an interaction."""


async def send_once(send: Callable[[], Awaitable[object]]) -> None:
    """Send, again where it was lost, and take it as sent where an earlier try turns out to have arrived.

    Args:
        send: sends what Discord takes only once.
    """
    began = seconds()
    for tried, pause in enumerate(_PAUSES):
        await asyncio.sleep(pause)
        try:
            await send()
            return
        except (aiohttp.ClientError, ConnectionError, discord.HTTPException) as error:
            if tried and _code(error) == ANSWERED:
                return
            if not _lost(error) or pause == _PAUSES[-1] or seconds() - began > _WITHIN:
                raise


def _lost(error: Exception) -> bool:
    """Whether it may have got lost; of a server's errors 503 is the only one that discord.py does not try again."""
    return not isinstance(error, discord.HTTPException) or error.status == 503


def _code(error: Exception) -> int | None:
    return error.code if isinstance(error, discord.HTTPException) else None
