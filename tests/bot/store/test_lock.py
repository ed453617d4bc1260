"""The lock: one bot at a time, and free whenever its process is gone; and a file that is not there any more."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store.engine import GoneError, Store, StoreError
from bot.store.lock import HeldError, Lock, lock_file
from bot.store.servers import Server, Servers

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
HOLDER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from bot.store.lock import Lock
lock = Lock(Path(sys.argv[1]), datetime(2026, 11, 25, 8, tzinfo=UTC))
print("held", flush=True)
time.sleep(60)
"""


def test_held_and_free(tmp_path: Path) -> None:
    """By whatever path it is named; free when it is closed."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with Lock(tmp_path / "real" / "store.db", NOW), pytest.raises(HeldError, match="Another Briefdesk runs"):
        Lock(tmp_path / "link" / "store.db", NOW)
    Lock(tmp_path / "link" / "store.db", NOW).close()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """While it lives, its id and since when are said; right after SIGKILL the lock is free."""
    database = tmp_path / "new" / "store.db"
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(database)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(HeldError, match=rf"process {process.pid}, since 2026-11-25T08:00:00\+00:00"):
            Lock(database, NOW)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        Lock(database, NOW).close()


def test_no_place_for_it(tmp_path: Path) -> None:
    """A folder that is none, in a sentence."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened"):
        Lock(tmp_path / "file" / "store.db", NOW)
    lock_file(tmp_path / "store.db").mkdir()
    with pytest.raises(StoreError, match="cannot be opened"):
        Lock(tmp_path / "store.db", NOW)


@pytest.mark.parametrize("how", ["deleted", "replaced"])
async def test_a_file_that_is_gone(tmp_path: Path, how: str) -> None:
    """Nothing is written into nothing; what was known can still be read."""
    file = tmp_path / "store.db"
    store = await Store.open(f"sqlite+aiosqlite:///{file}")
    await Servers(store).put(1, Server(language="en"))
    file.rename(tmp_path / "moved.db")
    if how == "replaced":
        file.write_bytes((tmp_path / "moved.db").read_bytes())
    with pytest.raises(GoneError, match="deleted or replaced"):
        await Servers(store).put(1, Server(language="zh_hans"))
    assert (await Servers(store).get(1)).language == "en"
    assert "Put it back" in str(StoreError.of(GoneError(file)))
    file.unlink(missing_ok=True)
    (tmp_path / "moved.db").rename(file)
    await Servers(store).put(1, Server(language="zh_hans"))
    await store.close()
