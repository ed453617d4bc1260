"""The bot in processes that can be killed hundreds of times: a mother that has everything loaded, and a fork a life.

`python -m tests.bot.schedule.delivery.lives REST GATEWAY STORE` reads a line of JSON for each life (`Life`) and answers
with its process id. A life is the real client, store and machine; only its durations are shorter, and what it posts is
the name of the subscription. `Mother` starts and uses that from a test.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import discord

from bot.app import furnish
from bot.cards.card import Card
from bot.client import Client
from bot.interactions.posting import Posting
from bot.journal import configure
from bot.schedule.clock import now
from bot.schedule.delivery import machine as machines
from bot.schedule.delivery.lease import Lease
from bot.schedule.delivery.machine import Machine
from bot.schedule.delivery.timing import Timing
from bot.schedule.delivery.working import Worker
from bot.settings import Settings
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Delivery
from bot.store.engine import Store
from bot.store.subscriptions import Subscription
from knowledge import load
from tests.loopback import TOKEN
from tests.loopback.launcher import point_at
from tests.loopback.processes import Process
from tests.loopback.server import Addresses

TIMING = Timing(
    safe=timedelta(seconds=0.5),
    lease=timedelta(seconds=1),
    first=timedelta(seconds=0.1),
    longest=timedelta(seconds=0.4),
    tick=timedelta(seconds=0.2),
)


@dataclass(frozen=True)
class Life:
    """How one life goes.

    Attributes:
        strategy: `full`; or how not to do it: `after` marks a posting after it, `before` does so before.
        dies_at: the commit or request before or after which it kills itself, counted from 1; 0 for never.
        alone: whether no other process works beside it.
    """

    strategy: str = "full"
    dies_at: int = 0
    alone: bool = True


class Naive(Worker):
    """A sender without nonce and reading back."""

    def __init__(self, *given: Any, strategy: str) -> None:
        super().__init__(*given)
        self.before = strategy == "before"

    async def work(self, claimed: Delivery, lease: Lease) -> None:
        """Post, and mark it before or after that."""
        about = await subscriptions.find(self._store, claimed.subscription or "")
        assert about is not None
        if self.before:
            await deliveries.sent(self._store, claimed, None, "answer", now())
        channel: Any = self._post.client.get_channel(claimed.channel)  # type: ignore[attr-defined]
        view = discord.ui.LayoutView()
        view.add_item(discord.ui.TextDisplay(str(about.settings["name"])))
        try:
            message = await channel.send(view=view)
        except (TimeoutError, discord.DiscordException, OSError) as error:
            await deliveries.lost(self._store, claimed, now() + timedelta(seconds=0.1), str(error))
        else:
            await deliveries.sent(self._store, claimed, message.id, "answer", now())


async def content(subscription: Subscription, due: datetime) -> Card:
    """What is posted: a name that is counted later."""
    return Card("notice", str(subscription.settings["name"]))


class Points:
    """Before and after each commit and request, counted; at one of them the process kills itself."""

    def __init__(self, dies_at: int) -> None:
        self.count, self.dies_at = 0, dies_at

    async def reached(self, *_: Any) -> None:
        """One more."""
        self.count += 1
        if self.count == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, store: Store) -> None:
        """Count the commits of a store."""
        write = store.write

        @contextlib.asynccontextmanager
        async def counted() -> AsyncIterator[Any]:
            async with write() as connection:
                yield connection
                await self.reached()
            await self.reached()

        store.write = counted  # type: ignore[method-assign]


async def live(life: Life, url: str, base: Any) -> None:
    """One life, until it is killed."""
    store, points = await Store.open(url), Points(life.dies_at)
    points.watch(store)
    desk = furnish(Settings(), base, store)
    desk.contents["digest"] = content
    posting = Posting(desk)
    machine = Machine(store, posting, TIMING, alone=life.alone)
    if life.strategy != "full":
        machine._worker = Naive(store, posting, TIMING, now, strategy=life.strategy)
    posting.heard, posting.woken = machine.heard, machine.wake
    client = Client(desk, None, posting)
    client._connection.guild_ready_timeout = 0.02  # type: ignore[attr-defined]
    trace: Any = client.http.http_trace
    trace.on_request_start.append(points.reached)
    trace.on_request_end.append(points.reached)
    delivering = asyncio.create_task(machine.run())
    try:
        await client.start(TOKEN)
    finally:
        delivering.cancel()


def main(rest: str, gateway: str, url: str) -> None:
    """The mother."""
    point_at(rest, gateway)
    configure("WARNING", "text")
    machines._BETWEEN = 0.001
    base = load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody has to bury them
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            asyncio.run(live(Life(**json.loads(line)), url, base))
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


class Mother:
    """The mother, from a test.

    Args:
        addresses: of the Discord.
        url: of the store.
        log: gets what the lives print.
    """

    def __init__(self, addresses: Addresses, url: str, log: Path) -> None:
        module = "tests.bot.schedule.delivery.lives"
        self._arguments, self._log = ["-m", module, addresses.rest, addresses.gateway, url], log
        self._environment = Process([], log.parent)._variables
        self._process: Any = None
        self.alive: list[int] = []

    async def __aenter__(self) -> "Mother":
        with self._log.open("ab") as log:
            pipe = asyncio.subprocess.PIPE
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._arguments, stdin=pipe, stdout=pipe, stderr=log,
                cwd=self._log.parent, env=self._environment, start_new_session=True,
            )  # fmt: skip
        assert await self._process.stdout.readline() == b"ready\n", self._log.read_text()
        return self

    async def __aexit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        await self._process.wait()

    async def bear(self, life: Life) -> int:
        """Begin a life; gives its process id."""
        self._process.stdin.write(json.dumps(asdict(life)).encode() + b"\n")
        await self._process.stdin.drain()
        pid = int(await self._process.stdout.readline())
        self.alive.append(pid)
        return pid

    async def kill(self, pid: int) -> None:
        """End a life, at once."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        await self.ended(pid)

    async def ended(self, pid: int, seconds: float = 10) -> None:
        """Wait for the end of a life."""
        end = time.monotonic() + seconds
        while is_alive(pid):
            if time.monotonic() > end:
                raise TimeoutError(f"life {pid} goes on")
            await asyncio.sleep(0.005)
        self.alive.remove(pid)


def is_alive(pid: int) -> bool:
    """Whether a process is there, not counting what is only left to be buried."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


if __name__ == "__main__":
    main(*sys.argv[1:])
