"""A machine with a real client against a Discord on this machine, all in the test's own event loop, and a clock."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import furnish
from bot.cards.card import Card
from bot.client import Client
from bot.interactions import posted, posting
from bot.interactions.posting import Posting
from bot.schedule.clock import now
from bot.schedule.delivery import lease, machine
from bot.schedule.delivery.machine import Machine
from bot.schedule.delivery.timing import Timing
from bot.settings import Settings
from bot.store import deliveries, notices, subscriptions
from bot.store.deliveries import Delivery
from bot.store.engine import Store
from bot.store.subscriptions import Subscription, Wish
from knowledge import Knowledge
from tests.bot.conftest import new_database, seen
from tests.loopback import TOKEN, Control, Server
from tests.loopback.launcher import point_at
from tests.loopback.waiting import until

TIMING = Timing(
    lease=timedelta(seconds=4),
    first=timedelta(seconds=0.05),
    longest=timedelta(seconds=0.2),
    tick=timedelta(seconds=0.1),
)
POST, HISTORY = ("POST", "/channels/*/messages"), ("GET", "/channels/*/messages")


IN_A_FILE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
"""A test of what only a file can suffer, or have done to it."""
ON_A_SERVER = pytest.mark.parametrize("store", ["postgresql"], indirect=True)
"""A test of what only a database server can."""


class Clock:
    """The real clock, put on or back."""

    def __init__(self) -> None:
        self.by = timedelta()

    def __call__(self) -> datetime:
        return now() + self.by

    def set(self, instant: datetime) -> None:
        """It is this instant now."""
        self.by = instant - now()


class Bench:
    """What a test of the delivery works with.

    Attributes:
        says: what is posted, by the name in a subscription's settings; None says nothing, an exception is raised.
    """

    def __init__(self, store: Store, discord: Control, clock: Clock, owner: int) -> None:
        self.store, self.discord, self.clock, self.owner = store, discord, clock, owner
        self.says: Any = Card("notice", "What is due")
        self.channel = self.guild = 0
        self.posting: Posting
        self.machine: Machine
        self._task: asyncio.Task[None] | None = None

    async def content(self, subscription: Subscription, due: datetime) -> Card | None:
        """The content of everything."""
        if isinstance(self.says, Exception):
            raise self.says
        return self.says

    def start(self) -> None:
        """Begin to deliver."""
        self.machine = Machine(self.store, self.posting, TIMING, self.clock, alone=True)
        self.posting.heard, self.posting.woken = self.machine.heard, self.machine.wake
        self._task = asyncio.create_task(self.machine.run())

    async def stop(self) -> None:
        """Deliver no more, as after a kill: what is under way is not waited for."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def finish(self) -> None:
        """Deliver no more, after what is under way."""
        if self._task is not None:
            await self.machine.finish(10)

    async def subscribe(self, due: datetime, **wish: Any) -> Subscription:
        """A daily subscription whose next date is due at an instant of UTC."""
        given = {"channel": self.channel, "every": "daily", "at": f"{due:%H:%M}", **wish}
        made = Wish("digest", self.owner, self.guild, **given)
        identifier = await subscriptions.add(self.store, made, due - timedelta(days=30), due.date(), due)
        return await self.kept(identifier)

    async def kept(self, identifier: str) -> Subscription:
        """A subscription as it is now."""
        found = await subscriptions.find(self.store, identifier)
        assert found is not None
        return found

    async def ended(self, subscription: Subscription, count: int = 1, seconds: float = 10) -> list[Delivery]:
        """Its postings, newest first, once so many are over or unsure."""
        over = ("sent", "failed", "skipped", "unsure")
        async with asyncio.timeout(seconds):
            while True:
                rows = await deliveries.of_subscription(self.store, subscription.id)
                if len(rows) >= count and all(row.state in over for row in rows):
                    return rows
                await asyncio.sleep(0.02)

    async def until(self, true: Callable[[Subscription], bool], subscription: Subscription) -> None:
        """Wait until something holds of a subscription."""
        async with asyncio.timeout(10):
            while not true(await self.kept(subscription.id)):  # noqa: ASYNC110 the machine works beside it
                await asyncio.sleep(0.02)

    async def posted(self, channel: int | None = None) -> list[str]:
        """What the bot has posted in the channel, or in another one."""
        me = (await self.discord.world())["bot"]["id"]
        messages = await self.discord.messages(str(channel or self.channel))
        return [seen(each["components"]) for each in messages if each["author"]["id"] == me]

    async def told(self) -> list[dict[str, Any]]:
        """The direct messages to the owner."""
        world = await self.discord.world()
        direct = [each["id"] for each in world["channels"].values() if each["type"] == 1]
        return [message for each in direct for message in await self.discord.messages(each)]

    async def unseen(self) -> list[notices.Notice]:
        """What the owner was not told yet."""
        return await notices.unseen(self.store, self.owner)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A Discord."""
    async with Server() as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """A database of its own, in a file and in PostgreSQL: the delivery is the same on both."""
    if request.param == "sqlite":
        opened = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'store.db'}")
    else:
        opened = await Store.open(await new_database(request.getfixturevalue("postgres")))
    yield opened
    await opened.close()


@pytest.fixture
async def bench(server: Server, store: Store, base: Knowledge, bare: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    """A connected client; the machine is started by the test."""
    import discord

    for owner, name in ((discord.http.Route, "BASE"), (discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY")):
        bare.setattr(owner, name, getattr(owner, name))  # to be put back in the end
    point_at(server.addresses.rest, server.addresses.gateway)
    clock = Clock()
    for module in (lease, posting, posted):
        bare.setattr(module, "now", clock)
    bare.setattr(machine, "_BETWEEN", 0.001)
    owner = await server.control.add_member(next(iter(server.world.guilds)), "olga", [])
    made = Bench(store, server.control, clock, int(owner["id"]))
    made.channel, made.guild = int(next(iter(server.world.channels))), int(next(iter(server.world.guilds)))
    desk = furnish(Settings(), base, store)
    desk.contents["digest"] = made.content
    made.posting = Posting(desk)
    client = Client(desk, None, made.posting)
    client._connection.guild_ready_timeout = 0.02  # type: ignore[attr-defined]
    running = asyncio.create_task(client.start(TOKEN))
    await until(lambda: made.posting.ready)
    yield made
    await made.finish()
    await made.stop()
    await client.close()
    await asyncio.wait({running}, timeout=3)
