"""/ask over the wire against a bare discord.py command that sends a ready-made card of the same size.

    python tests/bench/bench_wire.py [--commands 10000]

Both bots are processes of their own, each against its own loopback Discord in this process; they are asked the same
questions in turn, one at a time. What is measured is the time from the event to the acknowledged answer, which has
the server's own work in it for both alike, the processor time of each bot's process, which has not, and its memory.

First each question is one that was asked before within ten minutes, as those that Discord offers while somebody types
mostly are; then each is written as nobody has written it before, so that nothing is ready and all is worked out anew.
Prints a table; compare the ratios.
"""

import argparse
import asyncio
import json
import os
import random
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
class Round:
    """What many commands took.

    Attributes:
        seconds: of each command, from the event to the acknowledged answer.
        processor: seconds of processor time that all of them took.
    """

    seconds: list[float] = field(default_factory=list)
    processor: float = 0.0

    def percentile(self, per_cent: int) -> float:
        """Milliseconds within which so many of a hundred were acknowledged."""
        return statistics.quantiles(self.seconds, n=100)[per_cent - 1] * 1000

    def busy(self) -> float:
        """Milliseconds of processor time of a command."""
        return self.processor / len(self.seconds) * 1000


@dataclass
class Runner:
    """A bot that is measured.

    Attributes:
        rounds: by what kind of question was asked.
        memory: MB that it held, by how many commands it had answered.
        starts: seconds from the start of the process until it identified itself.
    """

    name: str
    server: Server
    process: Process
    rounds: dict[str, Round] = field(default_factory=dict)
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
        return await self.server.control.slash("ask", {"question": question}, user=user)

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
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        async with both(Path(folder)) as runners:
            await asyncio.sleep(3)
            for runner in runners:
                runner.weigh(0)
            await compare_sizes(runners)
            await ask_all("asked lately", runners, [QUESTIONS[number % len(QUESTIONS)] for number in range(commands)])
            new = [
                "".join(chance.choice((each.lower(), each.upper())) for each in QUESTIONS[number % len(QUESTIONS)])
                for number in range(commands)
            ]
            await ask_all("never asked before", runners, new)
            return runners


async def compare_sizes(runners: tuple[Runner, Runner]) -> None:
    """Both send as much for each question."""
    for question in QUESTIONS:
        sizes = [len(json.dumps((await runner.ask(question, "sizes"))["callback"])) for runner in runners]
        assert abs(sizes[0] - sizes[1]) < 0.05 * sizes[0], (question, sizes)


async def ask_all(what: str, runners: tuple[Runner, Runner], questions: list[str]) -> None:
    """Ask both all questions, turn by turn, as fifty people."""
    for runner in runners:
        runner.rounds[what] = Round(processor=-runner.busy())
    for number, question in enumerate(questions, start=1):
        for runner in runners if number % 2 else runners[::-1]:
            outcome = await runner.ask(question, f"user{number * 7 % 50}")
            runner.rounds[what].seconds.append(outcome["seconds"])
        if number % (len(questions) // 5) == 0:
            for runner in runners:
                await runner.server.control.forget()
        if number in (len(questions) // 2, len(questions)):
            for runner in runners:
                runner.weigh(sum(len(each.seconds) for each in runner.rounds.values()))
    for runner in runners:
        runner.rounds[what].processor += runner.busy()


def table(ours: Runner, bare: Runner) -> str:
    """The results as Markdown."""
    rows: list[tuple[str, str, float, float, str]] = []
    for what, goals in (("asked lately", ("1.25", "1.5")), ("never asked before", ("", ""))):
        mine, theirs = ours.rounds[what], bare.rounds[what]
        rows.append((f"{what}: acknowledged, p50", "ms", mine.percentile(50), theirs.percentile(50), goals[0]))
        rows.append((f"{what}: acknowledged, p99", "ms", mine.percentile(99), theirs.percentile(99), goals[1]))
        rows.append((f"{what}: processor time of a command", "ms", mine.busy(), theirs.busy(), ""))
    for after in ours.memory:
        what = f"memory after {after:,} commands" if after else "memory at rest"
        rows.append((what, "MB", ours.memory[after], bare.memory[after], "2"))
    rows.append(("start to login", "s", statistics.median(ours.starts), statistics.median(bare.starts), ""))
    lines = ["| what | Briefdesk | bare | ratio | goal |", "| --- | --- | --- | --- | --- |"]
    for what, unit, mine, theirs, goal in rows:
        lines.append(f"| {what} | {mine:.2f} {unit} | {theirs:.2f} {unit} | {mine / theirs:.2f} | {goal} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--commands", type=int, default=10_000)
    commands = parser.parse_args().commands
    print(table(*asyncio.run(measure(commands))))


if __name__ == "__main__":
    main()
