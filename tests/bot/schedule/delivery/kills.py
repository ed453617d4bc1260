"""Deliveries under kills, counted where they arrive: what a test, a slow test and the benchmark share."""

import asyncio
import contextlib
import os
import random
import signal
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.schedule.clock import now
from bot.store import deliveries, subscriptions
from bot.store.engine import Store
from bot.store.subscriptions import Wish
from tests.bot.conftest import seen
from tests.bot.schedule.delivery.lives import Life, Mother, is_alive
from tests.loopback import Server

POST = ("POST", "/channels/*/messages")
WEATHER: tuple[dict[str, Any], ...] = (
    {"drop": True, "accepted": True},
    {"drop": True},
    {"status": 503, "accepted": True},
    {"status": 503},
    {"status": 502, "accepted": True},
    {"status": 429, "retry_after": 0.2},
    {"delay": 0.3},
    {"hold": 0.5},
    {"hold": 1.5},
)
"""Answers lost after and before acceptance, errors after and before it, a rate limit, slowness before and after it, an
answer that comes when the lease is over."""


@dataclass
class Count:
    """What was seen.

    Attributes:
        kills: SIGKILLs.
        pauses: SIGSTOPs for longer than a lease.
        planned: names that were to be posted.
        lost: those that were not.
        doubled: those that were posted more than once.
        states: of the rows in the end.
        confirmed: how it was known that they arrived.
    """

    kills: int = 0
    pauses: int = 0
    planned: list[str] = field(default_factory=list[str])
    lost: list[str] = field(default_factory=list[str])
    doubled: list[str] = field(default_factory=list[str])
    states: dict[str, int] = field(default_factory=dict[str, int])
    confirmed: Counter[str | None] = field(default_factory=Counter[str | None])


class Killing:
    """Deliveries over three channels, and what is done to those who deliver.

    Args:
        server: the Discord.
        folder: for the store and the log.
        strategy: of the lives.
        seed: of what happens.
        url: of the database; a file in the folder if it is left out.
    """

    def __init__(
        self, server: Server, folder: Path, strategy: str = "full", seed: int = 7, url: str | None = None
    ) -> None:
        self._server, self._discord, self._strategy = server, server.control, strategy
        self._chance = random.Random(seed)  # noqa: S311 it chooses what to kill
        self._url = url or f"sqlite+aiosqlite:///{folder / 'store.db'}"
        self._mother = Mother(server.addresses, self._url, folder / "log")
        self._channels: list[int] = []
        self.count = Count()

    async def __aenter__(self) -> "Killing":
        self._store = await Store.open(self._url)
        world = await self._discord.world()
        guild = next(iter(world["guilds"]))
        for name in ("ops", "legal"):
            await self._discord.add_channel(guild, name)
        self._channels = [int(each) for each in (await self._discord.world())["channels"]]
        for channel in self._channels:
            await self._discord.say("something older", channel=str(channel))
        await self._mother.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._mother.__aexit__()
        await self._store.close()

    async def plan(self) -> str:
        """One more posting that is due now; gives its name."""
        name, instant = f"digest {len(self.count.planned)}", now()
        wish = Wish(
            "digest",
            5,
            server=1,
            channel=self._chance.choice(self._channels),
            settings={"name": name},
            every="daily",
            at=instant.time().isoformat(),
        )
        await subscriptions.add(self._store, wish, instant - timedelta(days=1), instant.date(), instant)
        self.count.planned.append(name)
        return name

    async def at_each_point(self, first: int = 1) -> int:
        """Kill before and after each commit and each request of a life that posts once; gives the number of points.

        Args:
            first: the point to begin with.
        """
        await self._discord.nonce_window(0.05)  # the nonce is of no help: what died is found by its mark alone
        for point in range(first, 200):
            await self.plan()
            pid = await self._mother.bear(Life(self._strategy, dies_at=point))
            survived = await self._done_or_dead(pid)
            if survived:
                await self._mother.kill(pid)
                return point - 1
            await self._mother.ended(pid)
            self.count.kills += 1
            pid = await self._mother.bear(Life(self._strategy))
            await self._drained(20)
            await self._mother.kill(pid)
        raise AssertionError("a life never gets to its end")

    async def at_random(self, kills: int, workers: int = 1, pauses: int = 0) -> None:
        """Kill anywhere, mostly around a posting, in all kinds of weather.

        Args:
            kills: how often, pauses included.
            workers: how many at a time.
            pauses: how many of them are pauses for longer than a lease.
        """
        await self._discord.nonce_window(1.5)
        chance, life = self._chance, Life(self._strategy, alone=workers == 1)
        pids = [await self._mother.bear(life) for _ in range(workers)]
        paused = set(chance.sample(range(kills), pauses))
        for number in range(kills):
            seen_so_far = len(await self._discord.calls(*POST))
            for _ in range(4):
                await self.plan()
            for _ in range(chance.choice((0, 1, 1, 2))):
                await self._discord.fault(*POST, **chance.choice(WEATHER))
            if chance.random() < 0.1:
                await self._discord.cut_gateway()
            with contextlib.suppress(TimeoutError):  # one that marks too early may have nothing left to post
                await self._discord.wait_calls(*POST, seen_so_far + 1 + chance.randrange(3), 4)
            near = chance.random() < 0.7
            await asyncio.sleep(chance.random() ** 3 * 0.02 if near else chance.random() * 0.4)
            victim = chance.randrange(workers)
            if number in paused:
                await self._pause(pids[victim], chance.uniform(1.1, 2.2))
            else:
                await self._mother.kill(pids[victim])
                self.count.kills += 1
                pids[victim] = await self._mother.bear(life)
        await self._discord.clear_faults()
        await self._drained(10 if self._strategy == "before" else 60)
        for pid in pids:
            await self._mother.kill(pid)

    async def _pause(self, pid: int, seconds: float) -> None:
        os.kill(pid, signal.SIGSTOP)
        await asyncio.sleep(seconds)
        os.kill(pid, signal.SIGCONT)
        self.count.pauses += 1

    async def _open(self) -> int:
        states = await deliveries.counts(self._store)
        due = await subscriptions.due(self._store, now())
        return len(due) + sum(number for state, number in states.items() if state in deliveries.OPEN)

    async def _done_or_dead(self, pid: int) -> bool:
        """Whether a life got to its end before it died."""
        while is_alive(pid):
            if not await self._open():
                await asyncio.sleep(0.3)  # what it does after the last commit
                return is_alive(pid)
            await asyncio.sleep(0.01)
        return False

    async def _drained(self, seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while await self._open():  # noqa: ASYNC110 it is another process's work
                await asyncio.sleep(0.02)

    async def counted(self) -> Count:
        """Compare what Discord stores with what was planned."""
        await asyncio.sleep(0.2)
        arrived: Counter[str] = Counter()
        for message in await self._discord.messages():
            arrived.update(line for line in seen(message["components"]).replace("#", "").splitlines())
        names = {line.strip(" *"): number for line, number in arrived.items()}
        count = self.count
        count.lost = [name for name in count.planned if not names.get(name)]
        count.doubled = [name for name in count.planned if names.get(name, 0) > 1]
        count.states = await deliveries.counts(self._store)
        for row in await deliveries._found(self._store):
            count.confirmed[row.confirmed] += 1
        return count
