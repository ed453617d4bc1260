"""/ask over the wire against a bare discord.py command that sends a ready-made card of the same size.

    python tests/bench/bench_wire.py [--commands 10000]

Both bots are processes of their own, each against its own loopback Discord in this process; they are asked the same
questions in turn, one at a time. What is measured is the time from the event to the acknowledged answer, which has
the server's own work in it for both alike, the processor time of each bot's process, which has not, and its memory.
Prints a table; compare the ratios.
"""

import argparse
import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.loopback import BotProcess, Server
from tests.loopback.processes import ROOT, Process

QUESTIONS = (
    "latest fine on Alibaba", "what is er xuan yi", "largest fine", "Tencent fines", "who is Daniel Zhang",
    "did Tencent pay the 18.2 billion?", "what is SAMR", "tell me about Alibaba", "阿里巴巴 罚款",
    "Alibaba share price",
)  # fmt: skip
_TICKS = os.sysconf("SC_CLK_TCK")
_STARTS = 7


@dataclass
class Runner:
    """A bot that is measured.

    Attributes:
        seconds: of each command, from the event to the acknowledged answer.
        processor: seconds of processor time that all commands took.
        memory: MB that it held, by the number of commands before.
        starts: seconds from the start of the process until it identified itself.
    """

    name: str
    server: Server
    process: Process
    seconds: list[float] = field(default_factory=list)
    processor: float = 0.0
    memory: dict[int, float] = field(default_factory=dict)
    starts: list[float] = field(default_factory=list)

    async def start(self) -> None:
        """Start it and wait until it is connected."""
        began, known = time.monotonic(), len(await self.server.control.said(2))
        await self.process.start()
        said = await self.server.control.wait_said(2, known + 1)
        self.starts.append(said[-1]["at"] - began)

    async def ask(self, question: str, user: str) -> dict:
        """One command; gives its outcome."""
        outcome = await self.server.control.slash("ask", {"question": question}, user=user)
        self.seconds.append(outcome["seconds"])
        return outcome

    def busy(self) -> float:
        """Seconds of processor time that its process took so far."""
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / _TICKS

    def weigh(self, after: int) -> None:
        """Note the memory that it holds now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        self.memory[after] = int(status.partition("VmRSS:")[2].split()[0]) / 1024


@asynccontextmanager
async def both(folder: Path) -> AsyncIterator[tuple[Runner, Runner]]:
    """Briefdesk and the bare bot, connected; the bare one gets the cards that Briefdesk answers with."""
    async with Server() as ours, Server() as theirs:
        settings = {"RATE_PER_USER": "0", "RATE_PER_SERVER": "0"}
        briefdesk = Runner("Briefdesk", ours, BotProcess(ours.addresses, folder, **settings))
        cards = folder / "cards.json"
        arguments = [str(ROOT / "tests" / "bench" / "bare_bot.py"), theirs.addresses.rest, theirs.addresses.gateway]
        bare = Runner("bare", theirs, Process([*arguments, str(cards)], folder))
        for runner in (briefdesk, bare):
            runner.process.log = folder / runner.name
        await briefdesk.start()
        shown = {question: (await briefdesk.ask(question, "first"))["message"]["components"] for question in QUESTIONS}
        cards.write_text(json.dumps(shown), encoding="utf-8")
        await bare.start()
        for runner in (briefdesk, bare):
            for _ in range(_STARTS - 1):
                await runner.process.kill()
                await runner.start()
        try:
            yield briefdesk, bare
        finally:
            for runner in (briefdesk, bare):
                await runner.process.kill()


async def measure(commands: int) -> tuple[Runner, Runner]:
    """Ask both the same, in turn, and weigh them on the way."""
    with tempfile.TemporaryDirectory() as folder:
        async with both(Path(folder)) as runners:
            await asyncio.sleep(3)
            for runner in runners:
                runner.weigh(0)
            for number in range(100):
                sizes = [await _size(runner, number) for runner in runners]
                assert abs(sizes[0] - sizes[1]) < 0.05 * sizes[0], sizes
            for runner in runners:
                runner.seconds.clear()
                runner.processor = -runner.busy()
            for number in range(1, commands + 1):
                for runner in runners if number % 2 else runners[::-1]:
                    await runner.ask(QUESTIONS[number % len(QUESTIONS)], f"user{number % 50}")
                if number % (commands // 10) == 0:
                    for runner in runners:
                        runner.weigh(number)
                        await runner.server.control.forget()
            for runner in runners:
                runner.processor += runner.busy()
            return runners


async def _size(runner: Runner, number: int) -> int:
    """Bytes of the body of an answer."""
    outcome = await runner.ask(QUESTIONS[number % len(QUESTIONS)], f"user{number % 50}")
    return len(json.dumps(outcome["callback"]))


def table(ours: Runner, bare: Runner, commands: int) -> str:
    """The results as Markdown."""

    def percentile(runner: Runner, per_cent: int) -> float:
        return statistics.quantiles(runner.seconds, n=100)[per_cent - 1] * 1000

    after = sorted(ours.memory)
    rows = [
        ("acknowledged, p50", "ms", percentile(ours, 50), percentile(bare, 50), "1.25"),
        ("acknowledged, p99", "ms", percentile(ours, 99), percentile(bare, 99), "1.5"),
        ("processor time of a command", "ms", ours.processor / commands * 1e3, bare.processor / commands * 1e3, ""),
        ("memory at rest", "MB", ours.memory[0], bare.memory[0], "2"),
        (f"memory after {after[1]:,} commands", "MB", ours.memory[after[1]], bare.memory[after[1]], ""),
        (f"memory after {after[-1]:,} commands", "MB", ours.memory[after[-1]], bare.memory[after[-1]], "2"),
        ("start to login", "s", statistics.median(ours.starts), statistics.median(bare.starts), ""),
    ]
    lines = ["| what | Briefdesk | bare | ratio | goal |", "| --- | --- | --- | --- | --- |"]
    for what, unit, mine, theirs, goal in rows:
        lines.append(f"| {what} | {mine:.2f} {unit} | {theirs:.2f} {unit} | {mine / theirs:.2f} | {goal} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--commands", type=int, default=10_000)
    commands = parser.parse_args().commands
    print(table(*asyncio.run(measure(commands)), commands))


if __name__ == "__main__":
    main()
