"""One bot at a time on an SQLite file: a lock of the operating system, which ends with the process however that ends.

A second bot would answer each command a second time. Whoever only reads, or writes a single thing (doctor, backup),
works beside a running bot and does not ask for it. The lock lies in a file beside the database, since SQLite locks the
database itself as it needs; the file stays when the lock is gone.
"""

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Self

from bot.store.engine import StoreError, cannot_open

if sys.platform == "win32":  # what one of the two systems has, the other has not
    import msvcrt

    def _lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class HeldError(StoreError):
    """Another bot runs on this database."""


class Lock:
    """The lock of a database file, held until `close` or the end of the process.

    Args:
        database: the file.
        now: when it is taken, for whoever is refused.

    Raises:
        HeldError: another process holds it; the message says which and since when.
        StoreError: there can be no file beside the database.
    """

    def __init__(self, database: Path, now: datetime) -> None:
        path = lock_file(database)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # "a+" makes it where it is not there, and leaves what is in it to be read by whoever is refused.
            self._file = path.open("a+", encoding="utf-8")
        except OSError as wrong:
            raise cannot_open() from wrong
        try:
            _lock(self._file)
        except OSError:
            holder = _holder(self._file)
            self._file.close()
            raise HeldError(
                f"Another Briefdesk runs on the database {database}{holder}. Two would answer everything twice: stop "
                "that one first, or give this one a database of its own in DATABASE_URL."
            ) from None
        self._file.truncate(0)
        json.dump({"pid": os.getpid(), "since": now.isoformat(timespec="seconds")}, self._file)
        self._file.flush()

    def close(self) -> None:
        """Let others have it."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def lock_file(database: Path) -> Path:
    """Where the lock lies; the same for each way to write the path of a database."""
    real = database.resolve()
    return real.with_name(f"{real.name}.lock")


def _holder(file: IO[str]) -> str:
    """Who holds it, as the end of a sentence; nothing where that was not written yet."""
    try:
        file.seek(0)
        told: dict[str, Any] = json.load(file)
        return f", process {int(told['pid'])}, since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
