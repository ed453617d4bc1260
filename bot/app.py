"""Where all parts of the Discord bot meet, and how it starts and stops.

`build` joins the parts; a test calls it with others. `run` holds the connection until a signal ends it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager, nullcontext, suppress
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from bot import health
from bot.cards.shelf import Shelf
from bot.client import Client, ShardedClient
from bot.connection import Connection, Ending
from bot.interactions.assigning import say_assigned
from bot.interactions.deputies import say_deputy
from bot.interactions.desk import Desk
from bot.interactions.digesting import say_digest
from bot.interactions.following import follow_knowledge
from bot.interactions.limits import Limits
from bot.interactions.posting import Posting
from bot.interactions.reminding import say_reminder
from bot.journal import configure, get_log
from bot.schedule.clock import now, today
from bot.schedule.delivery.machine import Machine
from bot.schedule.tidy import tidy
from bot.settings import Settings
from bot.standby import LOST, Turn
from bot.store.engine import Store, StoreError, file_of
from bot.store.lock import Lock
from bot.store.servers import Servers
from knowledge import BadKnowledge, Knowledge, load

Day = Callable[[ZoneInfo | None], date]

_GOODBYE = 3.0
"""Seconds that what still runs in the end has for ending."""

_LAST_POSTINGS = 20.0
"""Seconds that postings under way have for arriving, when the bot is stopped."""

_log = get_log("bot.app")


def build(settings: Settings, knowledge: Knowledge, store: Store, day: Day | None = None) -> Client:
    """Join the parts of the bot.

    Args:
        settings: what was set.
        knowledge: what it answers from.
        store: what outlives a restart.
        day: says which day it is in a zone, or in the set one for None; by the clock if not given.
    """
    return Client(furnish(settings, knowledge, store, day), settings.sync_guild)


def furnish(settings: Settings, knowledge: Knowledge, store: Store, day: Day | None = None) -> Desk:
    """The desk that a client answers from; it outlives clients. Parameters as for `build`."""
    zone = settings.zone

    def reload() -> Knowledge:
        return load(settings.data, settings.documents)

    def by_the_clock(there: ZoneInfo | None) -> date:
        return today(there or zone)

    desk = Desk(
        knowledge,
        Shelf.of(knowledge.sources()),
        day or by_the_clock,
        store,
        Servers(store),
        settings.time_zone,
        reload,
        librarians=settings.librarians,
        limits=Limits(settings.rate_per_user, settings.rate_per_server),
    )
    desk.contents["digest"] = partial(say_digest, desk)
    desk.contents["reminder"] = partial(say_reminder, desk)
    desk.contents["deputy"] = partial(say_deputy, desk)
    desk.contents["assigned"] = partial(say_assigned, desk)
    desk.follow = partial(follow_knowledge, desk)
    return desk


def run(settings: Settings, knowledge: Knowledge) -> int:
    """Stay connected to Discord until SIGTERM or Ctrl-C.

    Returns:
        The exit status: 0 when it was stopped, 2 when a setting is wrong, 1 when it can't go on.
    """
    configure(settings.log_level, settings.log_format)
    try:
        return asyncio.run(_run(settings, knowledge))
    except KeyboardInterrupt:  # where the system has no signal handlers in the loop
        return 0


async def _run(settings: Settings, knowledge: Knowledge) -> int:
    stopped, reload = stop_signal(), _signalled("SIGHUP")
    file = file_of(settings.database)
    try:
        with Lock(file, now()) if file is not None else nullcontext():
            store = await Store.open(settings.database)
            try:
                desk, turn = furnish(settings, knowledge, store), Turn(store) if file is None else None
                if turn is not None and not await _stand_by(settings, desk, turn, stopped):
                    return 0
                ending = await _serve(settings, desk, stopped, reload, turn)
                if turn is not None:
                    await turn.give_back()
            finally:
                await store.close()
    except StoreError as wrong:
        return _end(str(wrong), 1)
    return ending.status if ending.sentence is None else _end(ending.sentence, ending.status)


async def _stand_by(settings: Settings, desk: Desk, turn: Turn, stopped: asyncio.Event) -> bool:
    """Wait for the turn, and say meanwhile that all is well; False where the process was stopped before."""
    started = now()

    def look() -> health.Health | None:
        return _health(desk, started, 0.0, 0, stands_by=True) if turn.stands_by else None

    looked = asyncio.create_task(health.keep(settings.health, look))
    try:
        return await turn.wait(stopped)
    finally:
        looked.cancel()


async def _serve(
    settings: Settings, desk: Desk, stopped: asyncio.Event, reload: asyncio.Event, turn: Turn | None
) -> Ending:
    """Everything that runs while the bot does, or while it is its turn among several."""
    token = settings.discord_token.get_secret_value() if settings.discord_token is not None else ""
    posting = Posting(desk)

    def make(sharded: bool) -> Client:
        return (ShardedClient if sharded else Client)(desk, settings.sync_guild, posting)

    connection = Connection(make, token)
    looked = health.keep(settings.health, _look(desk, connection))
    machine, finished = delivery(desk, posting, alone=file_of(settings.database) is not None), asyncio.Event()
    async with _beside(tidy(desk.store), _reload(desk, reload), looked, machine.run()):
        waiting = [asyncio.create_task(_follow(desk)), asyncio.create_task(_finish(machine, stopped, finished))]
        if turn is not None:
            waiting.append(asyncio.create_task(_lose(turn, machine, finished)))
        try:
            ending = await connection.hold(finished)
        finally:
            for each in waiting:
                each.cancel()
        lost = turn is not None and waiting[-1].done() and not waiting[-1].cancelled()
        return Ending(1, LOST) if lost else ending


def delivery(desk: Desk, posting: Posting, *, alone: bool) -> Machine:
    """What posts by itself; alone where no other process can work on the same database."""
    machine = Machine(desk.store, posting, alone=alone)
    posting.heard, posting.woken, desk.wake = machine.heard, machine.wake, machine.wake
    return machine


async def _lose(turn: Turn, machine: Machine, finished: asyncio.Event) -> None:
    """When another process has taken over, stop at once: what is being posted is held by a lease of its own."""
    await turn.hold()
    await machine.finish(0.0)
    finished.set()


async def _follow(desk: Desk) -> None:
    """The knowledge may be another one than when the process ran last."""
    try:
        await desk.follow()
    except Exception as error:  # the next time must find the rest running
        _log.error("what was planned could not follow the knowledge", exc_info=error)


async def _finish(machine: Machine, stopped: asyncio.Event, finished: asyncio.Event) -> None:
    """When it is to stop, have what is being posted arrive first: only then is the connection given up."""
    await stopped.wait()
    await machine.finish(_LAST_POSTINGS)
    finished.set()


def stop_signal() -> asyncio.Event:
    """An event that SIGTERM and Ctrl-C set."""
    return _signalled("SIGTERM", "SIGINT")


def _signalled(*names: str) -> asyncio.Event:
    """An event that signals set. Windows has none of them in the loop: there Ctrl-C raises KeyboardInterrupt."""
    came = asyncio.Event()
    for name in names:
        with suppress(NotImplementedError, AttributeError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), came.set)
    return came


@asynccontextmanager
async def _beside(*services: Coroutine[Any, Any, None]) -> AsyncGenerator[None]:
    """What runs beside the connection; a service that ends by itself has a mistake of ours in it, which is logged.

    In the end everything that still runs is cancelled and waited for, answers too: whatever is in the middle of the
    database when that is closed leaves a thread behind which keeps the process from ending.
    """

    def ended(task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            _log.error("a service ended", service=task.get_name(), exc_info=task.exception())

    tasks = [asyncio.create_task(service, name=service.__qualname__) for service in services]
    for task in tasks:
        task.add_done_callback(ended)
    try:
        yield
    finally:
        running = {*tasks, *asyncio.all_tasks()} - {asyncio.current_task()}
        for task in running:
            task.cancel()
        await asyncio.wait(running, timeout=_GOODBYE)


async def _reload(desk: Desk, asked: asyncio.Event) -> None:
    """Read the knowledge again whenever the system asks for it; what is not sound is logged, and the old one stays."""
    while True:
        await asked.wait()
        asked.clear()
        try:
            await desk.reload()
        except BadKnowledge:  # its reasons are in the log
            continue
        except Exception as error:  # the next time must find it waiting
            _log.error("the knowledge could not be read", exc_info=error)


def _look(desk: Desk, connection: Connection) -> Callable[[], health.Health | None]:
    """How the bot is, whenever it is asked."""
    started = now()

    def look() -> health.Health | None:
        latency = connection.latency()
        return _health(desk, started, latency, connection.servers) if latency is not None else None

    return look


def _health(desk: Desk, started: datetime, latency: float, servers: int, *, stands_by: bool = False) -> health.Health:
    """What the health file says; the latency in seconds."""
    return health.Health(
        instant=now(),
        started=started,
        latency_ms=round(latency * 1000),
        servers=servers,
        documents=len(desk.shelf.sources),
        records=desk.records,
        newest=desk.knowledge.newest,
        pid=os.getpid(),
        stands_by=stands_by,
    )


def _end(sentence: str, status: int) -> int:
    sys.stderr.write(sentence + "\n")
    return status
