"""A thousand kills of a bot that delivers, counted where its postings arrive.

Ten minutes; `--kills 100` for a look. Three of four kills hit one worker, the rest one of two, with pauses in between.
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from tests.bot.schedule.delivery.kills import Count, Killing
from tests.loopback import Server


async def killed(kills: int, workers: int, pauses: int, seed: int) -> Count:
    """One run, in a folder and a Discord of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with Server() as server, Killing(server, Path(folder), seed=seed) as killing:
            await killing.at_random(kills, workers, pauses)
            return await killing.counted()


async def main() -> None:
    """Run, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    kills = parser.parse_args().kills
    print("| workers | kills | pauses | postings | lost | doubled | known by reading back | minutes |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for workers, share, pauses in ((1, kills * 3 // 4, kills // 40), (2, kills // 4, kills // 20)):
        began = time.monotonic()
        count = await killed(share + pauses, workers, pauses, seed=workers)
        minutes = (time.monotonic() - began) / 60
        print(
            f"| {workers} | {count.kills} | {count.pauses} | {len(count.planned)} | {len(count.lost)} "
            f"| {len(count.doubled)} | {count.confirmed['history']} | {minutes:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    asyncio.run(main())
