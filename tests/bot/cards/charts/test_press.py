"""Drawing in a process of its own: the same bytes, kept for a while, nobody stalled, nothing taken down."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cards.charts.letters import FONT
from bot.cards.charts.pictures import picture_of
from bot.cards.charts.press import Press
from knowledge import Knowledge
from tests.bot.conftest import PACKAGES, TODAY

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def svg(base: Knowledge) -> str:
    """A drawing."""
    picture = picture_of(base.fines(today=TODAY))
    assert picture is not None
    return picture.svg


class Program:
    """A program that notes each run in a file and then does something."""

    folder: Path

    def __init__(self, does: str) -> None:
        self.path, self._log = self.folder / "program.py", self.folder / "runs"
        self.path.write_text(
            f"import os, sys, time\nopen({str(self._log)!r}, 'a').write(f'{{os.getpid()}}\\n')\n"
            f"svg = sys.stdin.buffer.read()\n{does}\n",
            encoding="utf-8",
        )

    @property
    def runs(self) -> list[int]:
        """The ids of its processes so far."""
        return [int(line) for line in self._log.read_text().split()] if self._log.exists() else []


@pytest.fixture
def program(tmp_path: Path) -> type[Program]:
    """Makes a program that stands in for the one that draws, to fail in its own ways."""
    Program.folder = tmp_path
    return Program


DRAWS = f"sys.stdout.buffer.write({PNG!r} + svg)"


async def until(done: Callable[[], bool]) -> None:
    """Wait for what another process does."""
    async with asyncio.timeout(30):
        while not done():  # noqa: ASYNC110 another process sets no event of ours
            await asyncio.sleep(0.01)


def is_gone(process: int) -> bool:
    """Whether a process has ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


async def test_the_same_bytes_each_time(svg: str) -> None:
    """Two presses that know nothing of one another draw the same picture."""
    first, second = await Press().png(svg), await Press().png(svg)
    assert first is not None
    assert first == second
    assert first.startswith(PNG)


async def test_one_drawing_is_drawn_once(program: type[Program]) -> None:
    """As often as it is wanted, also at once."""
    drawing = program(DRAWS)
    press = Press(drawing.path)
    found = await asyncio.gather(*(press.png("<svg/>") for _ in range(5)))
    assert len(set(found)) == 1
    assert found[0] is not None
    assert len(drawing.runs) == 1


async def test_what_is_kept_is_bounded(program: type[Program]) -> None:
    """The one that was wanted last stays longest."""
    drawing = program(DRAWS)
    press = Press(drawing.path, kept=2500)
    for letter in "abac":
        await press.png(letter * 1000)
    assert len(drawing.runs) == 3
    await press.png("a" * 1000)
    assert len(drawing.runs) == 3
    await press.png("b" * 1000)
    assert len(drawing.runs) == 4


async def test_nobody_waits_while_it_draws(program: type[Program], tmp_path: Path) -> None:
    """The loop goes on: the program ends only after something else was done in it."""
    signal = tmp_path / "signal"
    drawing = program(f"while not os.path.exists({str(signal)!r}): time.sleep(0.01)\n{DRAWS}")
    press = Press(drawing.path, patience=30)
    waiting = asyncio.create_task(press.png("<svg/>"))
    await until(lambda: bool(drawing.runs))
    assert not waiting.done()
    signal.touch()
    assert await waiting is not None


async def test_one_that_never_ends_is_ended(program: type[Program]) -> None:
    """No picture after the patience, and no process left."""
    drawing = program("time.sleep(600)")
    press = Press(drawing.path, patience=1.0)
    assert await press.png("<svg/>") is None
    (process,) = drawing.runs
    await until(lambda: is_gone(process))


@pytest.mark.parametrize(
    "does", ["sys.exit(3)", "os.abort()", "raise ValueError('broken')", "print('no picture')", "pass"]
)
async def test_one_that_fails_gives_no_picture(
    program: type[Program], does: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log says why, the answer goes without; the next try is a new one."""
    drawing = program(does)
    press = Press(drawing.path)
    assert await press.png("<svg/>") is None
    assert await press.png("<svg/>") is None
    assert len(drawing.runs) == 2
    assert "picture not drawn" in "".join(capsys.readouterr())


async def test_a_drawing_that_is_none() -> None:
    """What the drawing library refuses."""
    assert await Press().png("this is no SVG") is None


def test_the_program_needs_nothing_of_ours(svg: str, tmp_path: Path) -> None:
    """It draws from any folder, with none of our packages to be found."""
    raster = PACKAGES / "bot" / "cards" / "charts" / "raster.py"
    done = subprocess.run(
        [sys.executable, "-P", raster, FONT], input=svg.encode(), capture_output=True, check=True, cwd=tmp_path
    )
    assert done.stdout.startswith(PNG)


WITHOUT = """
import asyncio, sys
if {blocked}:
    sys.modules["resvg_py"] = None
from datetime import date
from bot.app import build
from bot.interactions.memory import Asked
from bot.interactions.reply import answered, message_of
from bot.settings import Settings
from bot.store.engine import Store
import knowledge

async def main():
    base, store = knowledge.load(), await Store.open("sqlite+aiosqlite:///:memory:")
    desk = build(Settings(), base, store).desk
    answer = base.fines(today=date(2026, 11, 23))
    card = answered(desk, Asked(answer, (answer.question,)))
    message = await message_of(desk, card, 1)
    kinds = [each["type"] for each in message.view.to_components()[0]["components"]]
    print(message.picture is not None, 12 in kinds, kinds.count(10), sys.modules.get("resvg_py") is not None)
    await store.close()

asyncio.run(main())
"""


@pytest.mark.parametrize(("blocked", "printed"), [(True, "False False 6 False"), (False, "True True 6 False")])
def test_without_the_extra_the_card_is_the_same_without_a_picture(
    environment: dict[str, str], blocked: bool, printed: str
) -> None:
    """The same texts, no gallery, no file; and with the extra the bot itself never loads the drawing library."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(blocked=blocked)],
        env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.strip() == printed
