"""Thirty days of digests and reminders in one process, on a clock that is put on: does memory or the database grow?

The real machine, digests, reminders and client against a loopback Discord, tidying up as it does each few hours. Three
minutes; `--days 5` for a look.
"""

import argparse
import asyncio
import gc
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from bot.interactions import posting as posting_module
from bot.interactions.reminders import KIND, ReminderSettings
from bot.journal import configure
from bot.schedule import tidy
from bot.schedule.delivery import lease, machine
from bot.schedule.delivery.subscribing import remind, subscribe
from bot.store import deliveries, own
from bot.store.deliveries import Due
from bot.store.engine import Store
from bot.store.own import Own
from bot.store.subscriptions import Wish
from tests.bench.bench_crowd import Clock, delivering
from tests.loopback import Control, ServerProcess
from tests.loopback.launcher import point_at

DIGESTS, REMINDERS = 200, 100
FIRST = datetime(2026, 12, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def memory() -> float:
    """Megabytes that this process holds."""
    gc.collect()
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


async def planned(store: Store, discord: Control, clock: Clock, days: int) -> None:
    """Digests each day at nine, and reminders each day before what is due when all is over."""
    ((guild, told),) = (await discord.world())["guilds"].items()
    channels = [(await discord.add_channel(guild, f"channel {each}"))["id"] for each in range(DIGESTS)]
    alice = next(each["user"]["id"] for each in told["members"] if not each["user"].get("bot"))
    for channel in channels:
        settings = {"within": 120, "subject": None, "when_empty": "post"}
        wish = Wish("digest", int(alice), int(guild), int(channel), settings=settings, every="daily", at="09:00")
        await subscribe(store, wish, clock())
    last = (FIRST + days * DAY).date()
    for number in range(REMINDERS):
        await own.add(store, int(guild), Own(0, f"thing {number}", "", str(last), last, int(alice), "alice", clock()))
        kept = ReminderSettings(f"own/{number + 1}@own", f"thing {number}", (), str(last), str(last)).kept
        wish = Wish(KIND, int(alice), int(guild), user=int(alice), settings=kept)
        nines = [(FIRST + each * DAY).replace(hour=9) for each in range(days)]
        await remind(store, wish, [Due(each.date(), each) for each in nines], clock())


async def drained(store: Store, count: int) -> None:
    """Wait until so many have arrived."""
    async with asyncio.timeout(120):
        while (await deliveries.counts(store)).get("sent", 0) < count:  # noqa: ASYNC110 it is the machine's work
            await asyncio.sleep(0.2)


async def month(store: Store, discord: Control, days: int, every: int) -> None:
    """From day to day; prints a row for each few of them."""
    clock = Clock()
    clock.put_on(FIRST)
    await planned(store, discord, clock, days)
    with ExitStack() as patched:
        for module in (lease, posting_module, tidy):
            patched.enter_context(patch.object(module, "now", clock))
        patched.enter_context(patch.object(machine, "_BETWEEN", 0.0))
        async with delivering(store, clock) as delivery:
            for day in range(days):
                clock.put_on((FIRST + day * DAY).replace(hour=9, second=1))
                delivery.wake()
                sent = (day + 1) * (DIGESTS + REMINDERS)
                await drained(store, sent)
                await tidy.tidy_once(store)
                if day == 0 or (day + 1) % every == 0:
                    rows = sum((await deliveries.counts(store)).values())
                    print(f"| {day + 1} | {sent:,} | {memory():.1f} MB | {rows:,} |", flush=True)


async def main() -> None:
    """Run, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    days = parser.parse_args().days
    configure("ERROR", "text")
    print("| day | postings | memory | rows |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite+aiosqlite:///{Path(folder) / 'store.db'}")
        async with ServerProcess() as server:  # its memory, which holds all that was posted, is not the bot's
            point_at(server.addresses.rest, server.addresses.gateway)
            await month(store, server.control, days, 5)
        await store.close()


if __name__ == "__main__":
    asyncio.run(main())
