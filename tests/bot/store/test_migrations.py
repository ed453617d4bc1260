"""Files that earlier versions of this program made, with data in them: brought up to date, nothing lost."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.store import asked, deliveries, own, registered, subscriptions
from bot.store.deliveries import Due
from bot.store.engine import Store
from bot.store.migrations import STEPS
from bot.store.servers import Server, Servers
from bot.store.subscriptions import Wish

STORES = Path(__file__).resolve().parents[2] / "data" / "stores"
VERSIONS = range(1, len(STEPS))
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
SERVER = 2**60 + 1
SENT = "send the report 送报告"


def test_there_is_a_file_of_each_version() -> None:
    """A step that is added brings the file of the version before it."""
    found = {int(path.stem.removeprefix("version-")): path for path in STORES.glob("version-*.sqlite")}
    assert sorted(found) == list(VERSIONS)
    for version, path in found.items():
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            assert connection.execute("SELECT max(number) FROM version").fetchone() == (version,)


@pytest.mark.parametrize("version", VERSIONS)
async def test_what_was_in_it_stays(version: int, tmp_path: Path) -> None:
    """Settings, questions and what else that version kept are there; what came later has its place."""
    file = tmp_path / "store.db"
    shutil.copy(STORES / f"version-{version}.sqlite", file)
    for _ in range(2):
        store = await Store.open(f"sqlite+aiosqlite:///{file}")
        mine = Server("Asia/Shanghai", "zh_hant", False, 2**60 + 7, frozenset({5, 2**62}))
        assert await Servers(store).get(SERVER) == mine
        assert await Servers(store).get(2) == Server()
        assert await asked.find(store, "AbCdEfGhIjKl") == "latest fine on Alibaba\nand the largest one?"
        assert await registered.servers(store) == ({SERVER} if version >= 2 else set())
        entered = await own.of_team(store, SERVER)
        assert [(each.what, each.repeat, each.link) for each in entered] == ([(SENT, None, "")] if version >= 4 else [])
        identifier = await subscriptions.add(store, Wish("digest", 5, SERVER, 6), NOW, date(2026, 11, 24), NOW)
        kept = await subscriptions.find(store, identifier)
        assert kept is not None
        assert await deliveries.plan_single(store, kept, Due(date(2026, 11, 24), NOW), NOW)
        await store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        made = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    fresh = tmp_path / "fresh.db"
    await (await Store.open(f"sqlite+aiosqlite:///{fresh}")).close()
    with closing(sqlite3.connect(fresh)) as connection:
        assert connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == made
