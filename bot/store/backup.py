"""A copy of the database while the bot writes to it, and putting one back while it does not.

The copy is made by SQLite itself (VACUUM INTO): a copy of the file alone lacks what is still in the journal beside it,
and looks whole. For the same reason the journals of the old database are taken away when a copy is put back: they would
silently undo that. It is safe to go on with an old copy: what was posted since is late by then, so it is looked for.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from bot.store.engine import StoreError, cannot_open, file_of
from bot.store.lock import Lock
from bot.store.migrations import STEPS

_JOURNALS = ("-wal", "-shm", "-journal")


def backup(url: str, target: Path) -> None:
    """Copy the database into a file, beside a running bot; a file of that name is replaced when the copy is whole.

    Raises:
        StoreError: there is no database, it is kept by a server, or the copy cannot be written.
    """
    source = _file(url, "pg_dump --format=custom --file=FILE NAME")
    if not source.is_file():
        raise StoreError(f"There is no database at {source} yet.")
    if target.exists() and target.samefile(source):
        raise StoreError(f"{target} is the database itself. Name another file.")
    _put(target, lambda beside: _vacuum(source, beside))


def restore(url: str, copy: Path, now: datetime) -> None:
    """Put a copy in the place of the database, while no bot runs on it.

    Args:
        url: of the database.
        copy: made by `backup`.
        now: when, for whoever wants to start a bot meanwhile.

    Raises:
        HeldError: a bot runs.
        StoreError: the copy is none, or the place cannot be written to.
    """
    target = _file(url, "pg_restore --clean --dbname=NAME FILE")
    _check(copy)
    with Lock(target, now):
        _put(target, lambda beside: shutil.copyfile(copy, beside), before=lambda: _drop_journals(target))


def _file(url: str, command: str) -> Path:
    """The file of a database; a server has its own programs for that."""
    file = file_of(url)
    if file is None:
        raise StoreError(
            f"DATABASE_URL names a database server, which has its own program for that: {command} (with its own "
            "options for host and user). Stop the bot before something is put back."
        )
    return file


def _vacuum(source: Path, beside: Path) -> None:
    with closing(sqlite3.connect(f"file:{source}?mode=rw", uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute("VACUUM INTO ?", (str(beside),))


def _check(copy: Path) -> None:
    """Whether a file is a whole database of ours that this program can read.

    Raises:
        StoreError: it is not.
    """
    if not copy.is_file():
        raise StoreError(f"There is no file {copy}.")
    try:
        with closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            (version,) = connection.execute("SELECT max(number) FROM version").fetchone()
    except sqlite3.Error as wrong:
        raise StoreError(f"{copy} is no backup of this program. Nothing was changed.") from wrong
    if found != "ok":
        raise StoreError(f"{copy} is damaged. Nothing was changed.")
    if version is None or version > len(STEPS):
        raise StoreError(f"{copy} is of a newer program. Update this one first. Nothing was changed.")


def _put(target: Path, write: Callable[[Path], object], before: Callable[[], None] = lambda: None) -> None:
    """Write a file beside its place and rename it when it is whole and on the disk.

    Args:
        target: its place.
        write: writes the file that it is given.
        before: done right before the renaming.

    Raises:
        StoreError: it cannot be written.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(beside)
        os.chmod(beside, 0o600)  # it holds what people asked
        _sync(beside)
        before()
        os.replace(beside, target)
        _sync(target.parent)
    except sqlite3.Error as wrong:
        raise StoreError.of(wrong) from wrong
    except OSError as wrong:
        raise (
            cannot_open() if not target.parent.is_dir() else StoreError(f"{target} cannot be written: {wrong}.")
        ) from wrong
    finally:
        with suppress(OSError):  # it was renamed, or never made
            beside.unlink()


def _drop_journals(database: Path) -> None:
    for journal in _JOURNALS:
        database.with_name(f"{database.name}{journal}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have it on the disk; a folder can't be asked for that on Windows."""
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
