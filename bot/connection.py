"""Staying connected to Discord for weeks: what discord.py does not try again is tried again here.

Once connected, discord.py reconnects and resumes by itself. It gives up where the first connection fails, and then a
client is used up, so each try gets a fresh one. A bot in more servers than Discord lets one connection have (2,500) is
told so when it connects, and from then on has as many as Discord asks for. What no further try can mend (a token that
is not accepted) ends the program with a sentence and its remedy; everything else is tried until the program is stopped.
"""

import asyncio
import math
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import aiohttp
import discord

from bot.journal import get_log
from bot.schedule.clock import seconds

_LONGEST = 120.0
"""Seconds between two tries at most: 720 a day, below the 1,000 logins after which Discord resets a token."""
_STEADY = 300.0
"""Seconds of being connected after which a failure counts as the first one again."""
_GOODBYE = 3.0
"""Seconds for taking leave; a Discord that does not answer must not hold up the end."""
_SHARDING_REQUIRED = 4011
"""Close code where a bot is in more servers than one connection may have (Discord, topics/opcodes-and-status-codes)."""
_SILENCE = 100.0
"""Seconds without an answered heartbeat after which the gateway counts as dead; Discord asks for one every 41."""

_NOT_LET_IN = (
    "Discord does not accept the token in DISCORD_TOKEN. "
    "Make a new one at https://discord.com/developers/applications (Bot → Reset Token) and set it."
)
_REFUSED = (
    "Discord refused to register the commands ({status}). If SYNC_GUILD is set, check that the bot was invited to "
    "that server with the scope applications.commands."
)
_CLOSED = "Discord ended the connection for good (code {code}). Update Briefdesk and discord.py, then start again."

_log = get_log("bot.connection")


@dataclass(frozen=True)
class Ending:
    """Why it is over.

    Attributes:
        status: the exit status: 0 when it was stopped, 2 when a setting is wrong, else 1.
        sentence: what whoever runs the bot should know, if anything.
    """

    status: int
    sentence: str | None = None


class Connection:
    """A connection that is held.

    Args:
        make: makes a client that has never been started; told whether it is to have several connections.
        token: the bot's token.
        now: seconds on a clock that only goes forward.
    """

    def __init__(self, make: Callable[[bool], discord.Client], token: str, now: Callable[[], float] = seconds) -> None:
        self._make, self._token, self._now = make, token, now
        self._client: discord.Client | None = None
        self._sharded = False
        self._heard: dict[int, tuple[float, float]] = {}

    async def hold(self, stopped: asyncio.Event) -> Ending:
        """Connect, again and again, until it is stopped or no further try would help."""
        failures = 0
        while not stopped.is_set():
            began = self._now()
            error = await self._try(stopped)
            if stopped.is_set():
                break
            if not self._sharded and isinstance(error, discord.ConnectionClosed) and error.code == _SHARDING_REQUIRED:
                _log.info("Discord asks for several connections")
                self._sharded = True
                continue
            ending = final(error)
            if ending is not None:
                _log.debug("not connected", exc_info=error)
                return ending
            failures = 0 if self._now() - began > _STEADY else failures + 1
            wait = pause(error, failures)
            _log.warning("Discord can't be reached; trying again", seconds=round(wait, 1), exc_info=error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), wait)
        _log.info("stopping")
        return Ending(0)

    def latency(self) -> float | None:
        """Seconds that Discord took to answer the last heartbeat; None where the gateway is not alive.

        Of several connections each has to be alive, and the slowest counts. discord.py tells no more of a heartbeat's
        answer than this figure, so that another figure is another answer.
        """
        client, now = self._client, self._now()
        told = _latencies(client) if client is not None and client.is_ready() else {}
        for shard, latency in told.items():
            if latency != self._heard.get(shard, (math.inf, now))[0]:
                self._heard[shard] = latency, now
        alive = all(now - self._heard[shard][1] <= _SILENCE for shard in told if shard in self._heard)
        slowest = max(told.values(), default=math.inf)
        return slowest if alive and math.isfinite(slowest) else None

    @property
    def servers(self) -> int:
        """How many servers the bot is in, as far as it is connected."""
        return len(self._client.guilds) if self._client is not None else 0

    async def _try(self, stopped: asyncio.Event) -> BaseException | None:
        """One client's life: what it ended with, or None where it was stopped."""
        self._client = client = self._make(self._sharded)
        running = asyncio.create_task(client.start(self._token))
        waiting = asyncio.create_task(stopped.wait())
        try:
            await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
            return running.exception() if running.done() else None
        finally:
            self._client = None
            waiting.cancel()
            await asyncio.wait({asyncio.create_task(client.close())}, timeout=_GOODBYE)
            running.cancel()
            await asyncio.wait({running}, timeout=_GOODBYE)


def _latencies(client: discord.Client) -> dict[int, float]:
    """Seconds that Discord took to answer, by connection; nothing where one is closed."""
    if isinstance(client, discord.AutoShardedClient):
        is_open = not any(shard.is_closed() for shard in client.shards.values())
        return dict(client.latencies) if is_open else {}
    return {0: client.latency} if client.ws.open else {}


def final(error: BaseException | None) -> Ending | None:
    """The ending for what no further try can mend; None for what may pass."""
    if isinstance(error, discord.LoginFailure):
        return Ending(2, _NOT_LET_IN)
    if isinstance(error, discord.Forbidden | discord.app_commands.CommandSyncFailure):
        return Ending(2, _REFUSED.format(status=error.status))
    if isinstance(error, discord.ConnectionClosed):
        return _closed(error.code)
    if error is None or isinstance(error, (OSError, aiohttp.ClientError, discord.DiscordException, TimeoutError)):
        return None
    if isinstance(error, AttributeError) and error.name == "sequence":
        return None  # so discord.py fails where the gateway can't be reached at the first try
    _log.error("ended by itself", exc_info=error)
    return Ending(1)


def _closed(code: int) -> Ending | None:
    """Close codes (Discord, topics/opcodes-and-status-codes): 4004 not let in, 4010 to 4014 not like this."""
    if code == 4004:
        return Ending(2, _NOT_LET_IN)
    return Ending(1, _CLOSED.format(code=code)) if 4010 <= code <= 4014 else None


def pause(error: BaseException | None, failures: int) -> float:
    """Seconds until the next try: twice as long each time, never all bots at once, and as long as Discord asks for."""
    longest = min(_LONGEST, 2.0**failures)
    return max(_asked_for(error), secrets.SystemRandom().uniform(longest / 2, longest))


def _asked_for(error: BaseException | None) -> float:
    if isinstance(error, discord.RateLimited):
        return error.retry_after
    if isinstance(error, discord.HTTPException) and error.status == 429:
        with suppress(ValueError):
            return float(error.response.headers.get("Retry-After", "0"))
    return 0.0
