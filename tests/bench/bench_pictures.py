"""Pictures: time of each, how long the event loop stands still meanwhile, memory before and after a hundred.

    python tests/bench/bench_pictures.py

Prints a table. Absolute times are this machine's. It needs the extra `charts`, and Linux for the memory.
"""

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import knowledge
from bot.cards.card import Picture
from bot.cards.charts.pictures import picture_of
from bot.cards.charts.press import Press

TODAY = date(2026, 11, 24)
ROUNDS = 30


def megabytes() -> float:
    """The memory that this process holds."""
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


@asynccontextmanager
async def watched(gaps: list[float]) -> AsyncIterator[None]:
    """Note how late a task runs that wants to run each millisecond."""

    async def tick() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            gaps.append((now - last) * 1000 - 1)
            last = now

    task = asyncio.create_task(tick())
    yield
    task.cancel()


def row(what: str, measured: str, beside: str) -> None:
    """Print a row."""
    print(f"| {what} | {measured} | {beside} |")


async def draw(name: str, picture: Picture) -> None:
    """Measure one picture."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        png = await Press().png(picture.svg)
        times.append((time.perf_counter() - start) * 1000)
    size = len(png or b"") // 1000
    row(f"{name}, drawn", f"{statistics.median(times):.0f} ms", f"slowest {max(times):.0f} ms; {size} kB")


async def main() -> None:
    """Measure and print."""
    base = knowledge.load()
    answers = {"fines": base.fines(today=TODAY), "timeline": base.timeline(today=TODAY)}
    row("what", "measured", "beside it")
    row("---", "---", "---")
    await asyncio.to_thread(lambda: None)
    before, pictures = megabytes(), dict[str, Picture]()
    for name, answer in answers.items():
        times: list[float] = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            picture = picture_of(answer)
            times.append((time.perf_counter() - start) * 1000)
            assert picture is not None
            pictures[name] = picture
        row(f"{name}, laid out in the bot", f"{statistics.median(times):.1f} ms", f"the first {times[0]:.1f} ms")
    row("memory, tables loaded", f"+{megabytes() - before:.1f} MB", f"{before:.0f} MB before")
    quiet, busy = list[float](), list[float]()
    async with watched(quiet):
        await asyncio.sleep(1)
    async with watched(busy):
        for name, picture in pictures.items():
            await draw(name, picture)
    for name, gaps in (("idle", quiet), ("drawing", busy)):
        late = statistics.quantiles(gaps, n=100)[98]
        row(f"the loop is late, {name}, p99", f"{late:.1f} ms", f"at most {max(gaps):.0f} ms")
    press, svg = Press(), pictures["fines"].svg
    for number in range(100):
        await press.png(svg.replace("Alibaba", f"Alibaba {number}"))
    row("memory after 100 pictures", f"+{megabytes() - before:.1f} MB", "2 MB of pictures are kept")
    start = time.perf_counter()
    await press.png(svg.replace("Alibaba", "Alibaba 99"))
    row("a kept picture", f"{(time.perf_counter() - start) * 1000:.2f} ms", "")


asyncio.run(main())
