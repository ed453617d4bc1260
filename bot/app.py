"""Where all parts of the Discord bot meet, and how it starts and stops.

`build` joins the parts; a test calls it with others. `run` keeps the bot connected until a signal ends it, and turns
what can go wrong at the start into one sentence with its remedy.
"""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from zoneinfo import ZoneInfo

import aiohttp
import discord

from bot.cards.shelf import Shelf
from bot.client import Client
from bot.interactions.desk import Desk
from bot.journal import configure, get_log
from bot.schedule.clock import today
from bot.schedule.tidy import tidy
from bot.settings import Settings
from bot.store.engine import Store, StoreError
from bot.store.servers import Servers
from knowledge import Knowledge, load

_log = get_log("bot.app")

_NOT_LET_IN = (
    "Discord does not accept the token in DISCORD_TOKEN. "
    "Make a new one at https://discord.com/developers/applications (Bot → Reset Token) and set it."
)
_UNREACHABLE = "Discord can't be reached. Check the network and https://discordstatus.com, then start again."
_REFUSED = (
    "Discord refused to register the commands ({status}). If SYNC_GUILD is set, check that the bot was invited to "
    "that server with the scope applications.commands."
)
_CLOSED = "Discord ended the connection for good (code {code}). Start again; if it ends again, reset the token."


def build(
    settings: Settings, knowledge: Knowledge, store: Store, day: Callable[[ZoneInfo | None], date] | None = None
) -> Client:
    """Join the parts of the bot.

    Args:
        settings: what was set.
        knowledge: what it answers from.
        store: what outlives a restart.
        day: says which day it is in a zone, or in the set one for None; by the clock if not given.
    """
    zone = settings.zone

    def reload() -> Knowledge:
        return load(settings.data, settings.documents)

    def by_the_clock(there: ZoneInfo | None) -> date:
        return today(there or zone)

    desk = Desk(
        knowledge, Shelf.of(knowledge.sources()), day or by_the_clock, store, Servers(store), settings.time_zone, reload
    )
    return Client(desk, settings.sync_guild)


def run(settings: Settings, knowledge: Knowledge) -> int:
    """Stay connected to Discord until SIGTERM or Ctrl-C.

    Returns:
        The exit status: 0 when it was stopped, 2 when a setting is wrong, 1 when Discord can't be reached.
    """
    configure(settings.log_level, settings.log_format)
    try:
        return asyncio.run(_run(settings, knowledge))
    except KeyboardInterrupt:  # where the system has no signal handlers in the loop
        return 0


async def _run(settings: Settings, knowledge: Knowledge) -> int:
    if settings.discord_token is None:
        return _end(_NOT_LET_IN, 2)
    stopped = stop_signal()
    try:
        store = await Store.open(settings.database)
    except StoreError as wrong:
        return _end(str(wrong), 1)
    client = build(settings, knowledge, store)
    tidying = asyncio.create_task(tidy(store))
    connection = asyncio.create_task(client.start(settings.discord_token.get_secret_value()))
    waiting = asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait({connection, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if stopped.is_set():
            _log.info("stopping")
            return 0
        return _ended(connection)
    finally:
        waiting.cancel()
        tidying.cancel()
        await client.close()
        connection.cancel()
        with suppress(asyncio.CancelledError, Exception):  # what it ended with is told above
            await connection
        await store.close()


def stop_signal() -> asyncio.Event:
    """An event that SIGTERM and Ctrl-C set."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, stopped.set)
    return stopped


def _ended(connection: asyncio.Task[None]) -> int:
    """The connection ended by itself: why, in a sentence, and the exit status."""
    error = connection.exception()
    _log.debug("not connected", exc_info=error)
    if isinstance(error, discord.LoginFailure):
        return _end(_NOT_LET_IN, 2)
    if isinstance(error, discord.Forbidden | discord.app_commands.CommandSyncFailure):
        return _end(_REFUSED.format(status=error.status), 2)
    if isinstance(error, discord.ConnectionClosed):
        return _end(_CLOSED.format(code=error.code), 1)
    # discord.py fails with an AttributeError where the gateway can't be reached at the first try.
    if isinstance(error, OSError | aiohttp.ClientError | discord.DiscordException | TimeoutError | AttributeError):
        return _end(_UNREACHABLE, 1)
    _log.error("ended by itself", exc_info=error)
    return 1


def _end(sentence: str, status: int) -> int:
    sys.stderr.write(sentence + "\n")
    return status
