"""`python -m bot --preview` as a process: what it says, what it keeps to itself, how it ends, why it does not start."""

import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.preview.parts import MADE_FOR
from tests.bot.conftest import ROOT, Run
from tests.bot.preview.conftest import PLACES, started


def browser_that_writes_to(file: Path) -> str:
    """What $BROWSER has to say so that the address lands in a file; the program stays open like a browser."""
    program = file.with_name("browser")
    program.write_text(
        f'#!/bin/sh\necho "$1" >{file}.new; mv {file}.new {file}; exec sleep 5 >/dev/null 2>&1\n', encoding="utf-8"
    )
    program.chmod(0o700)
    return f"{program} %s"


@pytest.mark.parametrize(
    ("by", "arguments", "screen"),
    [(signal.SIGINT, ("--no-browser",), {"DISPLAY": ":0"}), (signal.SIGTERM, (), {})],
    ids=["SIGINT", "SIGTERM"],
)
def test_it_ends_cleanly_and_leaves_nothing(
    tmp_path: Path, by: signal.Signals, arguments: tuple[str, ...], screen: dict[str, str]
) -> None:
    """Status 0, no word in the log, no file, no browser unasked; token and database of the settings stay untouched."""
    elsewhere, here = tmp_path / "elsewhere", tmp_path / "here"
    elsewhere.mkdir()
    here.mkdir()
    browser, database = browser_that_writes_to(elsewhere / "opened"), f"sqlite+aiosqlite:///{here / 'real.db'}"
    variables = {"DISCORD_TOKEN": "not-a-token", "DATABASE_URL": database, "BROWSER": browser, **screen}
    with started(here, *arguments, **variables) as preview:
        assert tuple(preview.addresses) == PLACES
        assert preview.end(by) == (0, "")
    assert list(here.iterdir()) == []
    assert not (elsewhere / "opened").exists()


def test_a_browser_is_opened_where_there_is_a_desktop(tmp_path: Path) -> None:
    """It gets the first address, and the preview does not wait for it to be closed."""
    opened = tmp_path / "opened"
    with started(tmp_path, BROWSER=browser_that_writes_to(opened), WAYLAND_DISPLAY="wayland-0") as preview:
        deadline = time.monotonic() + 20
        while not opened.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert preview.end() == (0, "")
    assert opened.read_text(encoding="utf-8").split() == [preview.addresses["#ask-briefdesk"]]


def neighbours(stack: ExitStack, count: int) -> int:
    """The first of some ports next to one another that nobody uses; they are held until the stack is closed."""
    for first in range(20000, 60000, 7):
        with ExitStack() as attempt:
            try:
                for port in range(first, first + count):
                    held = attempt.enter_context(socket.socket())
                    held.bind(("127.0.0.1", port))
            except OSError:
                continue
            stack.push(attempt.pop_all())
            return first
    raise AssertionError("no free ports")


def test_ports_follow_the_one_that_is_named(tmp_path: Path) -> None:
    with ExitStack() as stack:
        first = neighbours(stack, len(PLACES))
    with started(tmp_path, "--port", str(first)) as preview:
        assert [urlsplit(each).port for each in preview.addresses.values()] == [*range(first, first + len(PLACES))]


def test_a_taken_port_is_named(run: Run) -> None:
    """Even if it is not the first one: status 1 and a sentence with its remedy."""
    with ExitStack() as stack:
        first = neighbours(stack, 2)
        stack.pop_all().close()
        stack.enter_context(socket.create_server(("127.0.0.1", first + 1)))
        failed = run("--preview", "--port", str(first))
    assert failed.returncode == 1
    assert failed.stderr.decode() == f"Port {first + 1} cannot be used. Name another one: --port NUMBER\n"


@pytest.mark.parametrize("port", ["80", "70000", "web"])
def test_a_port_that_is_none_is_a_usage_error(run: Run, port: str) -> None:
    failed = run("--preview", "--port", port)
    assert failed.returncode == 2
    assert b"--port: it is a number from 1024 to " in failed.stderr


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("sys.modules['simcord'] = sys.modules['regex'] = None", r"not installed: simcord, regex\. .*'\.\[preview\]'$"),
        (
            "from simcord.preview import Preview; del Preview._publish",
            rf"made for simcord {re.escape(MADE_FOR)}; .* no Preview\._publish\).* simcord=={re.escape(MADE_FOR)}$",
        ),
        (
            "sys.modules['simcord.preview._server'] = None",
            rf"made for simcord {re.escape(MADE_FOR)}; .*simcord\.preview\._server.* simcord=={re.escape(MADE_FOR)}$",
        ),
    ],
    ids=["extra missing", "name missing", "module missing"],
)
def test_what_is_not_as_it_has_to_be_is_said(
    environment: dict[str, str], tmp_path: Path, before: str, said: str
) -> None:
    """One sentence that ends with what to install, status 1, no traceback."""
    failed = subprocess.run(
        [sys.executable, "-c", f"import sys; {before}; from bot.__main__ import main; sys.exit(main(['--preview']))"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
        env=environment,
    )
    assert failed.returncode == 1
    assert failed.stdout == ""
    (line,) = failed.stderr.splitlines()
    assert re.search(said, line), line


def test_the_extra_pins_what_the_preview_is_made_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["preview"]
    assert f"simcord=={MADE_FOR}" in extra
    assert not any(each.startswith("av") for each in extra)
