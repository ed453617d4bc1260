"""`python -m bot digest run`: what would go out at an instant, with nothing posted and nothing written."""

import asyncio
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.interactions.digesting import DigestSettings
from bot.store import own, subscriptions
from bot.store.engine import Store
from bot.store.own import Own
from bot.store.subscriptions import Wish
from tests.bot.conftest import Run

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)


async def _filled(url: str) -> None:
    store = await Store.open(url)
    due = date(2026, 12, 5)
    await own.add(store, 7, Own(0, "send the report", "", "2026-12-05", due, 1, "alice", AT))
    wish = Wish("digest", 1, 7, channel=9, settings=asdict(DigestSettings()), every="daily")
    await subscriptions.add(store, wish, AT, AT.date(), AT)
    await store.close()


def test_what_would_go_out(run: Run, tmp_path: Path) -> None:
    """Before its time nothing, after it the digest as text; the file stays as it was, byte by byte."""
    file = tmp_path / "store.db"
    url = f"sqlite+aiosqlite:///{file}"
    asyncio.run(_filled(url))
    before = file.read_bytes()
    early = run("digest", "run", "--now", "2026-12-01T08:59", "--dry-run", DATABASE_URL=url)
    assert (early.returncode, early.stdout.decode()) == (0, "Due by 2026-12-01T08:59:00+00:00 and not posted yet: 0\n")
    late = run("digest", "run", "--now", "2026-12-01T17:00+08:00", "--dry-run", DATABASE_URL=url)
    text = late.stdout.decode()
    assert (late.returncode, late.stderr) == (0, b"")
    assert "== digest" in text
    assert "channel 9, due 1 December 2026, 09:00 (UTC)" in text
    assert "send the report" in text
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("digest", "run", "--now", "tomorrow", "--dry-run"), 2, "is no instant"),
        (("digest", "run", "--now", "2026-12-01"), 2, "the bot itself posts what is due"),
        (("digest",), 2, "the bot itself posts what is due"),
        (("digest", "run", "--now", "2026-12-01T09:00", "--dry-run"), 0, "There is no database"),
    ],
)
def test_what_it_is_given(run: Run, arguments: tuple[str, ...], status: int, said: str) -> None:
    """A sentence for each slip, and for a database that is not there yet; none is made."""
    done = run(*arguments)
    assert done.returncode == status
    assert said in (done.stdout + done.stderr).decode()
