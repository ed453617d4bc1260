"""The database: opened, migrated, and its failures as sentences.

SQLite needs three things that it does not do by itself: a transaction that is going to write says so at its beginning
(BEGIN IMMEDIATE; else two that read first and then write fail at once, or lose one of the writes), the journal beside
the file (WAL) so that readers go on while somebody writes, and FULL synchronisation so that what was committed
survives a power cut (sqlite.org/pragma.html).
"""

import os
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event, text
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


_ONE_WRITER = text("SELECT pg_advisory_xact_lock(4096213574)")
"""PostgreSQL lets writers read beside one another, and the later one would write over what it never saw. One at a time
is what SQLite does by itself, and what all of this program's transactions are written for. The number is any."""

_PATIENCE: dict[str, Any] = {
    "timeout": 10,
    "command_timeout": 20,
    "server_settings": {"idle_in_transaction_session_timeout": "10000", "lock_timeout": "10000"},
}
"""Seconds, and milliseconds on the server. A process that falls asleep in the middle of a write must not keep all
others waiting: the server ends its transaction, which counts for nothing then."""
_STATES = {
    "25006": "The database may only be read. Give the program the right to write to it.",
    "53100": "The disk of the database server is full. Make room; what was stored is still there.",
    "42501": "The user in DATABASE_URL may not do this. Give it the rights of the database's owner.",
    "3D000": "The server has no database of that name. Make it with createdb, or name another in DATABASE_URL.",
    "28000": "The server does not let that user in. Check user and password in DATABASE_URL.",
    "28P01": "The password is wrong. Check user and password in DATABASE_URL.",
    "57P03": "The database server is starting or stopping. It is tried again.",
    "55P03": "Another process is writing to the database for too long. It is tried again.",
}
"""What PostgreSQL's states mean for whoever runs the bot (PostgreSQL, Appendix A, Error Codes)."""

FAILURES = (DBAPIError, OSError)
"""What a database raises when it fails under way: full, locked, gone."""


class StoreError(Exception):
    """The database cannot be used; the message says what to do."""

    @classmethod
    def of(cls, error: Exception) -> Self:
        """A driver's failure, or a newer program's database, in a sentence."""
        if isinstance(error, NewerStoreError | GoneError):
            return cls(str(error))
        driver = getattr(error, "orig", error)
        state = str(getattr(driver, "sqlstate", ""))
        if state in _STATES:
            return cls(f"The database cannot be used ({state}). {_STATES[state]}")
        name = str(getattr(driver, "sqlite_errorname", ""))
        for code, remedy in _REMEDIES.items():
            if name.startswith(code):
                return cls(f"The database cannot be used ({name}). {remedy}")
        return cls(
            "The database cannot be reached. Check DATABASE_URL, and that the server runs and lets this program in."
        )


def cannot_open() -> StoreError:
    """A file, or its folder, that is not there or may not be used."""
    return StoreError(_REMEDIES["SQLITE_CANTOPEN"])


class GoneError(OSError):
    """The file of an open database was deleted, or another was put in its place: what is written now is lost."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"The database file {file} was deleted or replaced under the running program. Put it back or restore a "
            "backup, then start again; what was written since is lost."
        )


class Store:
    """An open database. Use `read` and `write`; both are transactions."""

    def __init__(self, engine: AsyncEngine, file: Path | None = None) -> None:
        self._engine, self._file = engine, file
        self._identity = _identity(file)

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
        return cls(_engine(url), file_of(url))

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that only reads, so that it waits for nobody."""
        async with self._engine.connect() as connection:
            await connection.execution_options(read=True)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that may write; all of it counts, or nothing.

        Raises:
            GoneError: the file is not the one that was opened. SQLite would write on, into nothing.
        """
        if self._file is not None and _identity(self._file) != self._identity:
            raise GoneError(self._file)
        async with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(_ONE_WRITER)
            yield connection

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()


def _identity(file: Path | None) -> tuple[int, int] | None:
    """What a file is, whatever it is called; None where there is none."""
    try:
        found = os.stat(file) if file is not None else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found is not None else None


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
            patience = _PATIENCE if parsed.get_driver_name() == "asyncpg" else {}
            return create_async_engine(parsed, pool_pre_ping=True, hide_parameters=True, connect_args=patience)
        engine = create_async_engine(parsed, hide_parameters=True)  # an error never holds what people ask
        if (file := file_of(url)) is not None:
            _look_over(file)
    except ModuleNotFoundError as wrong:
        raise StoreError(
            f"DATABASE_URL needs {wrong.name}, which is not installed. For PostgreSQL install the extra “postgres”: "
            '.venv/bin/pip install -c .ci/constraints.txt ".[postgres]"'
        ) from wrong
    except (ArgumentError, InvalidRequestError, NoSuchModuleError) as wrong:
        raise StoreError(
            "DATABASE_URL names no database that can be used here. Write sqlite+aiosqlite:///FILE, or "
            "postgresql+asyncpg://USER:PASSWORD@HOST/NAME with the extra “postgres” installed."
        ) from wrong
    except OSError as wrong:
        raise cannot_open() from wrong
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
