"""The store, in real files and a real PostgreSQL: what is kept, what two writers do, what damage looks like."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select, text, update

from bot.store import asked, registered
from bot.store.engine import Store, StoreError
from bot.store.migrations import STEPS
from bot.store.servers import Server, Servers
from bot.store.tables import METADATA, SERVER, VERSION

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def url(path: Path) -> str:
    """The address of a file."""
    return f"sqlite+aiosqlite:///{path}"


async def test_settings_of_servers_stay_apart_and_survive(database: str) -> None:
    store = await Store.open(database)
    servers = Servers(store)
    assert await servers.get(1) == Server()
    mine = Server("Asia/Shanghai", "zh_hans", private=False, notices_channel=2**60, curators=frozenset({5, 2**62}))
    await servers.put(1, mine)
    await servers.put(2, Server(language="en"))
    await servers.put(2, Server(language="zh_hant"))
    await store.close()
    again = await Store.open(database)
    assert await Servers(again).get(1) == mine
    assert await Servers(again).get(2) == Server(language="zh_hant")
    assert await Servers(again).get(3) == Server()
    await again.close()


async def test_a_server_that_was_left_is_forgotten_unless_it_comes_back(store: Store) -> None:
    servers = Servers(store)
    for server in (1, 2, 3):
        await servers.put(server, Server(language="en", curators=frozenset({7})))
    await servers.left(1, NOW - timedelta(days=31))
    await servers.left(2, NOW - timedelta(days=31))
    await servers.back(2)
    await servers.left(3, NOW - timedelta(days=29))
    assert await servers.forget_left(NOW - timedelta(days=30)) == 1
    assert await Servers(store).get(1) == Server()
    assert (await Servers(store).get(2)).language == "en"
    assert await Servers(store).get(3) == Server()
    await servers.back(3)
    assert (await Servers(store).get(3)).language == "en"
    async with store.read() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM curator WHERE server = 1")) == 0


async def test_what_came_and_went_meanwhile(store: Store) -> None:
    """A server that took the bot out while it was down is paused from then on; one that invited it back counts."""
    servers = Servers(store)
    for server in (1, 2, 3):
        await servers.put(server, Server(language="en"))
    await servers.left(2, NOW - timedelta(days=29))
    assert await servers.get(2) == Server()
    await servers.present({2, 3, 4}, NOW)
    assert [(await servers.get(server)).language for server in (1, 2, 3)] == [None, "en", "en"]
    assert await servers.forget_left(NOW) == 0
    await servers.present({2, 3}, NOW + timedelta(days=20))
    assert await servers.forget_left(NOW + timedelta(seconds=1)) == 1
    assert await servers.forget_left(NOW + timedelta(days=60)) == 0


async def test_questions_are_found_until_they_are_forgotten(store: Store) -> None:
    first = await asked.keep(store, "one\ntwo ’\U0001f600", 1, NOW)
    second = await asked.keep(store, "three", 2, NOW - timedelta(days=100))
    assert len(first) <= 16
    assert await asked.find(store, first) == "one\ntwo ’\U0001f600"
    assert await asked.find(store, "nothing") is None
    assert (await asked.count_of(store, 1), await asked.count_of(store, 2)) == (1, 1)
    assert await asked.forget_before(store, NOW - timedelta(days=90)) == 1
    assert await asked.find(store, second) is None
    assert await asked.forget_user(store, 1) == 1
    assert await asked.find(store, first) is None


async def test_no_write_is_lost_among_many(store: Store) -> None:
    """Read, then write, from twenty tasks at once: each counts."""
    await Servers(store).put(1, Server(notices_channel=0))

    async def add() -> None:
        async with store.write() as connection:
            count = await connection.scalar(select(SERVER.c.notices_channel).where(SERVER.c.id == 1)) or 0
            await asyncio.sleep(0)
            await connection.execute(update(SERVER).where(SERVER.c.id == 1).values(notices_channel=count + 1))

    await asyncio.gather(*(add() for _ in range(20)))
    assert (await Servers(store).get(1)).notices_channel == 20


async def test_a_failed_write_leaves_nothing_behind(store: Store) -> None:

    async def break_off() -> None:
        async with store.write() as connection:
            await connection.execute(insert(SERVER).values(id=9, private=True))
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await break_off()
    assert await Servers(store).get(9) == Server()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"this is not a database" * 100, "not a database"), (None, "cannot be opened")],
)
async def test_what_cannot_be_used_is_said_with_a_remedy(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / "store.db"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    with pytest.raises(StoreError, match=said):
        await Store.open(url(file))


@pytest.mark.parametrize("wrong", ["nonsense", "mysql://x", "sqlite+nothing:///x", "postgresql+nothing://x"])
async def test_an_address_of_no_database(wrong: str) -> None:
    with pytest.raises(StoreError, match="DATABASE_URL"):
        await Store.open(wrong)


async def test_a_damaged_page_is_found_at_the_start(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    store = await Store.open(url(file))
    for server in range(300):
        await Servers(store).put(server, Server("Asia/Shanghai", curators=frozenset(range(5))))
    await store.close()
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 6000] = b"\x5a" * 6000
    file.write_bytes(content)
    with pytest.raises(StoreError, match="backup"):
        await Store.open(url(file))


async def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    await (await Store.open(url(file))).close()
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO version VALUES (999)")
    with pytest.raises(StoreError, match="Update the program"):
        await Store.open(url(file))


async def test_a_store_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    """What is in it stays, and what the newer program keeps besides finds its place."""
    file = tmp_path / "store.db"
    store = await Store.open(url(file))
    await Servers(store).put(1, Server(language="zh_hant"))
    await store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE registered")
        connection.execute("DELETE FROM version WHERE number > 1")
    again = await Store.open(url(file))
    await registered.note(again, 2**60)
    await registered.note(again, 2**60)
    assert await registered.servers(again) == {2**60}
    assert (await Servers(again).get(1)).language == "zh_hant"
    await again.close()


@pytest.mark.parametrize("version", range(1, len(STEPS)))
async def test_a_store_of_each_earlier_version_keeps_its_data(tmp_path: Path, version: int) -> None:
    """Made by the steps of that version alone, with data in it; then it takes what is new."""
    file = tmp_path / "store.db"
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        METADATA.create_all(connection, tables=[VERSION])
        for number, step in enumerate(STEPS[:version], start=1):
            step(connection)
            connection.execute(insert(VERSION).values(number=number))
        connection.execute(text("INSERT INTO server (id, language, private) VALUES (1, 'zh_hant', 0)"))
        connection.execute(text("INSERT INTO curator VALUES (1, 5)"))
    engine.dispose()
    store = await Store.open(url(file))
    old = Server(language="zh_hant", private=False, curators=frozenset({5}))
    assert await Servers(store).get(1) == old
    await Servers(store).put(1, replace(old, classes=frozenset({"gatekeeper"})))
    assert await Servers(store).get(1) == replace(old, classes=frozenset({"gatekeeper"}))
    await store.close()
