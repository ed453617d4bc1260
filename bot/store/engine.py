"""The database: opened, migrated, and its failures as sentences.

SQLite needs three things that it does not do by itself: a transaction that is going to write says so at its beginning
(BEGIN IMMEDIATE; else two that read first and then write fail at once, or lose one of the writes), the journal beside
the file (WAL) so that readers go on while somebody writes, and FULL synchronisation so that what was committed
survives a power cut (sqlite.org/pragma.html).
"""

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidRequestError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.migrations import NewerStoreError, migrate

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")
_REMEDIES = {
    "SQLITE_BUSY": "Another program is writing to the database for too long. Stop it, then start again.",
    "SQLITE_FULL": "The disk is full. Make room, then start again; what was stored is still there.",
    "SQLITE_NOTADB": "The file is not a database. Put a backup in its place, or name another file in DATABASE_URL.",
    "SQLITE_CORRUPT": "The database is damaged. Put a backup in its place.",
    "SQLITE_CANTOPEN": "The file cannot be opened. Check that its folder is there and may be written to.",
    "SQLITE_READONLY": "The database may only be read. Give the program the right to write to it.",
}


FAILURES = (DBAPIError, OSError)
"""What a database raises when it fails under way: full, locked, gone."""


class StoreError(Exception):
    """The database cannot be used; the message says what to do."""

    @classmethod
    def of(cls, error: Exception) -> Self:
        """A driver's failure, or a newer program's database, in a sentence."""
        if isinstance(error, NewerStoreError):
            return cls(str(error))
        name = str(getattr(getattr(error, "orig", error), "sqlite_errorname", ""))
        for code, remedy in _REMEDIES.items():
            if name.startswith(code):
                return cls(f"The database cannot be used ({name}). {remedy}")
        return cls(
            "The database cannot be reached. Check DATABASE_URL, and that the server runs and lets this program in."
        )


class Store:
    """An open database. Use `read` and `write`; both are transactions."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open a database, make it if it is not there, and bring it to the present form.

        Args:
            url: as SQLAlchemy writes it: `sqlite+aiosqlite:///FILE` or `postgresql+asyncpg://…`.

        Raises:
            StoreError: it cannot be opened, is damaged, or was made by a newer program.
        """
        store = cls.as_it_is(url)
        try:
            async with store.write() as connection:
                await connection.run_sync(migrate)
        except (NewerStoreError, *FAILURES) as error:
            await store.close()
            raise StoreError.of(error) from error
        return store

    @classmethod
    def as_it_is(cls, url: str) -> Self:
        """A database in whatever form it has.

        Raises:
            StoreError: the address names none, or the file is damaged.
        """
        return cls(_engine(url))

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that only reads, so that it waits for nobody."""
        async with self._engine.connect() as connection:
            await connection.execution_options(read=True)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that may write; all of it counts, or nothing."""
        async with self._engine.begin() as connection:
            yield connection

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()


def file_of(url: str) -> Path | None:
    """The file that a database lies in; None for a server, for one in memory, and for an address of none."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    in_a_file = parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:"
    return Path(parsed.database) if in_a_file and parsed.database else None


def _engine(url: str) -> AsyncEngine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_async_engine(parsed, pool_pre_ping=True)
        engine = create_async_engine(parsed)
        if (file := file_of(url)) is not None:
            _look_over(file)
    except (ArgumentError, InvalidRequestError, NoSuchModuleError, ModuleNotFoundError) as wrong:
        raise StoreError(
            "DATABASE_URL names no database that can be used here. Write sqlite+aiosqlite:///FILE, or "
            "postgresql+asyncpg://USER:PASSWORD@HOST/NAME with the extra “postgres” installed."
        ) from wrong
    except OSError as wrong:
        raise StoreError(_REMEDIES["SQLITE_CANTOPEN"]) from wrong
    except sqlite3.Error as wrong:
        raise StoreError.of(wrong) from wrong
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _look_over(file: Path) -> None:
    """Find damage before anything rests on it; SQLite itself finds it only where it happens to read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StoreError(f"The database cannot be used (SQLITE_CORRUPT). {_REMEDIES['SQLITE_CORRUPT']}")


def _prepare(connection: Any, _record: Any) -> None:
    """Leave transactions to `_begin`, and set what SQLite does not do by itself."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    reading = connection.get_execution_options().get("read")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
