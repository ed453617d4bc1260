"""Copies of the database: whole while somebody writes, put back without a trace of what came after."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.backup import backup, restore
from bot.store.engine import Store, StoreError
from bot.store.lock import HeldError, Lock
from bot.store.servers import Server, Servers

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def url(file: Path) -> str:
    """The address of a file."""
    return f"sqlite+aiosqlite:///{file}"


async def numbers(file: Path) -> list[int]:
    """The servers in a store."""
    store = await Store.open(url(file))
    async with store.read() as connection:
        found = [row[0] for row in await connection.execute(text("SELECT id FROM server ORDER BY id"))]
    await store.close()
    return found


async def test_while_somebody_writes(tmp_path: Path) -> None:
    """All that was committed before is in it, whole; writing goes on meanwhile."""
    file, copy = tmp_path / "store.db", tmp_path / "copies" / "copy.db"
    store = await Store.open(url(file))
    done = 0

    async def write() -> None:
        nonlocal done
        for number in range(1, 200):
            await Servers(store).put(number, Server(language="en"))
            done = number

    writing = asyncio.create_task(write())
    for least in (30, 90):
        while done < least:  # noqa: ASYNC110 it goes on writing
            await asyncio.sleep(0)
        before = done
        await asyncio.to_thread(backup, url(file), copy)
        found = await numbers(copy)
        assert found == list(range(1, len(found) + 1))
        assert before <= len(found) <= done + 1
    await writing
    await store.close()
    assert copy.stat().st_mode & 0o077 == 0
    assert {each.name for each in copy.parent.iterdir()} <= {"copy.db", "copy.db-wal", "copy.db-shm"}


async def test_put_back(tmp_path: Path) -> None:
    """What came after it is gone, though its journal still lay there; what was in it is there."""
    file, copy = tmp_path / "store.db", tmp_path / "copy.db"
    store = await Store.open(url(file))
    await Servers(store).put(1, Server(language="en"))
    backup(url(file), copy)
    await Servers(store).put(2, Server(language="en"))
    journal = file.with_name("store.db-wal").read_bytes()
    await store.close()
    file.with_name("store.db-wal").write_bytes(journal)  # as it lies there after a kill
    restore(url(file), copy, NOW)
    assert not file.with_name("store.db-wal").exists()
    assert await numbers(file) == [1]


async def test_not_under_a_running_bot(tmp_path: Path) -> None:
    """Refused, and nothing is changed."""
    file, copy = tmp_path / "store.db", tmp_path / "copy.db"
    await (await Store.open(url(file))).close()
    backup(url(file), copy)
    before = file.read_bytes()
    with Lock(file, NOW), pytest.raises(HeldError, match="Another Briefdesk runs"):
        restore(url(file), copy, NOW)
    assert file.read_bytes() == before


def broken(folder: Path) -> Path:
    """A copy with a page that is no page."""
    with closing(sqlite3.connect(folder / "whole.db")) as connection:
        connection.execute("CREATE TABLE version (number INTEGER)")
        connection.execute("INSERT INTO version VALUES (1)")
        connection.execute("CREATE TABLE much (text)")
        connection.executemany("INSERT INTO much VALUES (?)", [("x" * 500,)] * 500)
        connection.commit()
    content = bytearray((folder / "whole.db").read_bytes())
    content[40_000:44_000] = b"\x5a" * 4_000
    (folder / "broken.db").write_bytes(content)
    return folder / "broken.db"


def text_file(folder: Path) -> Path:
    """No database at all."""
    (folder / "text").write_text("hello " * 1000)
    return folder / "text"


def newer(folder: Path) -> Path:
    """Of a program to come."""
    with closing(sqlite3.connect(folder / "newer.db")) as connection:
        connection.execute("CREATE TABLE version (number INTEGER)")
        connection.execute("INSERT INTO version VALUES (999)")
        connection.commit()
    return folder / "newer.db"


@pytest.mark.parametrize(
    ("make", "said"),
    [(broken, "damaged"), (text_file, "no backup"), (newer, "newer"), (lambda folder: folder / "none", "no file")],
)
async def test_what_is_no_copy(tmp_path: Path, make: object, said: str) -> None:
    """It is seen before anything is changed."""
    file = tmp_path / "store.db"
    store = await Store.open(url(file))
    await Servers(store).put(1, Server(language="en"))
    await store.close()
    with pytest.raises(StoreError, match=said):
        restore(url(file), make(tmp_path), NOW)  # type: ignore[operator]
    assert await numbers(file) == [1]


def test_where_no_copy_can_be(tmp_path: Path) -> None:
    """No database yet, the database itself, a folder that is a file: each in a sentence, and nothing is left behind."""
    file = tmp_path / "store.db"
    with pytest.raises(StoreError, match="no database"):
        backup(url(file), tmp_path / "copy.db")
    asyncio.run(_made(file))
    with pytest.raises(StoreError, match="the database itself"):
        backup(url(file), tmp_path / "." / "store.db")
    with pytest.raises(StoreError, match="cannot be"):
        backup(url(file), file / "copy.db")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        backup(url(file), tmp_path / "folder")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


async def _made(file: Path) -> None:
    await (await Store.open(url(file))).close()


def test_a_server_has_its_own_programs() -> None:
    with pytest.raises(StoreError, match="pg_dump"):
        backup("postgresql+asyncpg://u:p@h/n", Path("copy"))
    with pytest.raises(StoreError, match="pg_restore"):
        restore("postgresql+asyncpg://u:p@h/n", Path("copy"), NOW)
