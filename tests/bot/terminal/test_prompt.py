"""The prompt on a screen, in a real pseudo-terminal: colours, completion, history, and every way to end it."""

import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.cards.shelf import Shelf
from bot.terminal.prompt import LineCompleter
from bot.terminal.session import Session
from knowledge import Knowledge
from tests.bot.conftest import TODAY

Screen = Any
Start = Callable[[], Screen]


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Start the bot on a screen of 200 columns."""
    started: list[Screen] = []

    def spawn() -> Screen:
        child = pexpect.spawn(
            sys.executable,
            ["-m", "bot"],
            env={**environment, "PROMPT_TOOLKIT_NO_CPR": "1"},  # pexpect does not tell where the cursor is
            cwd=str(tmp_path),
            timeout=20,
            dimensions=(50, 200),
        )
        started.append(child)
        child.expect(b"Briefdesk answers")
        child.expect(b">")
        return child

    yield spawn
    for child in started:
        child.close(force=True)


def ended(child: Screen) -> int:
    """The exit status, once it has ended by itself."""
    child.expect(pexpect.EOF)
    child.wait()
    assert b"Traceback" not in child.before
    assert child.signalstatus is None
    return child.exitstatus


def test_a_question_is_answered_in_colour(start: Start) -> None:
    """Headline, quote and source, with colours."""
    screen = start()
    screen.send(b"latest fine on Alibaba\r")
    screen.expect(b"500,000 yuan per incident")
    screen.expect(b"July 2021")
    assert b"\x1b[" in screen.before


def test_quit(start: Start) -> None:
    """/quit ends with 0."""
    screen = start()
    screen.send(b"/quit\r")
    assert ended(screen) == 0


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_keys_that_end_it(start: Start, key: bytes) -> None:
    """Ctrl-C and Ctrl-D end with 0, without a traceback."""
    screen = start()
    screen.send(key)
    assert ended(screen) == 0


def test_sigterm(start: Start) -> None:
    """SIGTERM ends with 0 and gives the screen back."""
    screen = start()
    screen.kill(signal.SIGTERM)
    assert ended(screen) == 0


def test_empty_lines_ask_nothing(start: Start) -> None:
    """Return alone gives a new prompt."""
    screen = start()
    screen.send(b"\r\r")
    screen.send(b"/sources\r")
    screen.expect(b"records quote it")


def test_awkward_input(start: Start) -> None:
    """Emoji, Hanzi and six thousand characters are answered."""
    screen = start()
    screen.send("😀\r".encode())
    screen.expect(b"You can ask")
    screen.send("阿里巴巴 最大 罚款\r".encode())
    screen.expect(b"18.2 billion")
    screen.send(b"\x1b[200~" + b"x" * 6000 + b"\x1b[201~\r")  # pasted: nobody types so much
    screen.expect(rb"1,?000")
    screen.send(b"/quit\r")
    assert ended(screen) == 0


def test_history_is_kept_for_its_owner(start: Start, environment: dict[str, str]) -> None:
    """What was typed comes back with the arrow in the next session; nobody else can read the file."""
    first = start()
    first.send(b"what is er xuan yi\r")
    first.expect(b"single platform")
    first.send(b"\x04")
    ended(first)
    file = Path(environment["HOME"]) / ".local/share/briefdesk/history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    second = start()
    second.send(b"\x1b[A\r")
    second.expect(b"single platform")


def test_a_home_that_cannot_be_written(start: Start, environment: dict[str, str]) -> None:
    """Then there is just no history."""
    (Path(environment["HOME"]) / ".local").write_text("in the way", encoding="utf-8")
    screen = start()
    screen.send(b"what is er xuan yi\r")
    screen.expect(b"single platform")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("/", "/help"),
        ("/fi", "/fines"),
        ("/define ", None),
        ("/profile ali", "Alibaba"),
        ("/fines ali", "Alibaba"),
        ("/fines Alibaba so", "sort:latest"),
        ("/fines Alibaba si", "since:"),
        ("/ask latest", "latest"),
        ("latest", "latest"),
    ],
)
def test_completion(base: Knowledge, shelf: Shelf, typed: str, wanted: str | None) -> None:
    """Commands, names, options and questions complete what is typed; a completion replaces the right part."""
    completer = LineCompleter(Session(base, shelf, lambda: TODAY))
    found = list(completer.get_completions(Document(typed), CompleteEvent()))
    assert found
    lines = [typed[: len(typed) + each.start_position] + each.text for each in found]
    if wanted is not None:
        assert any(re.search(rf"(^|\s){re.escape(wanted)}", line) for line in lines), lines
    assert all(line.startswith("/") == typed.startswith("/") for line in lines)


@pytest.mark.parametrize("typed", ["", "/nope x", "/sources x", "\ud800", "/ask \x00", "x" * 6000])
def test_completion_never_fails(base: Knowledge, shelf: Shelf, typed: str) -> None:
    """Nothing to offer is an empty list."""
    completer = LineCompleter(Session(base, shelf, lambda: TODAY))
    assert isinstance(list(completer.get_completions(Document(typed), CompleteEvent())), list)
