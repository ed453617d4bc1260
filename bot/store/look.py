"""A look at the database that changes nothing in it: whether the bot could use it, even while the bot does."""

import os.path
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import delete, false, select, text

from bot.store import registered
from bot.store.engine import FAILURES, Store, StoreError, file_of
from bot.store.migrations import STEPS, NewerStoreError, version_of
from bot.store.tables import SERVER, VERSION


@dataclass(frozen=True)
class Look:
    """What was seen.

    Attributes:
        file: where it lies; None where it is no file.
        server: the program and version of a database server, and how much it holds; empty for a file.
        version: 0 where there is no database yet.
        newest: the version that this program brings it to.
        notices: the channel for notices of each server that has set one, by ids; nothing of an older version.
        registered: ids of the servers with commands of their own; none of an older version.
    """

    file: Path | None
    server: str = ""
    version: int = 0
    newest: int = len(STEPS)
    notices: Mapping[int, int] = field(default_factory=dict[int, int])
    registered: frozenset[int] = frozenset()


async def look(url: str) -> Look:
    """Look at a database, and see whether it may be written to.

    Raises:
        StoreError: it could not be used, and why.
    """
    file = file_of(url)
    if file is not None and not _is_there(file):
        return Look(file)
    store = Store.as_it_is(url)
    try:
        return await _seen(store, file)
    except (NewerStoreError, *FAILURES) as error:
        raise StoreError.of(error) from error
    finally:
        await store.close()


def _is_there(file: Path) -> bool:
    return os.path.exists(file)  # unlike Path.exists, it says no where it may not look


async def _seen(store: Store, file: Path | None) -> Look:
    async with store.write() as connection:
        version = await connection.run_sync(version_of)
        if version:  # takes nothing away, but is refused where nothing may be written
            await connection.execute(delete(VERSION).where(false()))
    server = await _server(store) if file is None else ""
    if version < len(STEPS):
        return Look(file, server, version)
    async with store.read() as connection:
        chosen = select(SERVER.c.id, SERVER.c.notices_channel).where(SERVER.c.notices_channel.is_not(None))
        notices = {row.id: row.notices_channel for row in await connection.execute(chosen)}
    return Look(file, server, version, notices=notices, registered=await registered.servers(store))


async def _server(store: Store) -> str:
    """What a database server is, in words: `PostgreSQL 16.4, 8 MB`; empty for a database in memory."""
    async with store.read() as connection:
        if connection.dialect.name != "postgresql":
            return ""
        version = await connection.scalar(text("SHOW server_version"))
        size = await connection.scalar(text("SELECT pg_database_size(current_database())"))
    return f"PostgreSQL {version}, {round((size or 0) / 2**20)} MB"
