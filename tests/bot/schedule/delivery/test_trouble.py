"""A database that cannot be written to: nothing is posted that cannot be recorded, it is said, and answers go on."""

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import event

from bot.cards.card import Card
from bot.schedule.clock import now
from tests.bot.conftest import seen
from tests.bot.schedule.delivery.conftest import IN_A_FILE, ON_A_SERVER, POST, Bench
from tests.loopback.waiting import until

DUE = now().replace(second=0, microsecond=0)
LONG = "latest fine on Alibaba" + " please" * 20


class Trouble:
    """What is wrong with the database, and back."""

    def __init__(self, bench: Bench, file: Path, kind: str) -> None:
        self._bench, self._file, self._kind = bench, file, kind
        self._holder: sqlite3.Connection | None = None
        self._on = False
        event.listen(bench.store._engine.sync_engine, "begin", self._before, insert=True)

    def _before(self, connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar() if self._on else 2**30
        for pragma in (
            "busy_timeout=50",
            f"query_only={int(self._on and self._kind == 'read-only')}",
            f"max_page_count={pages if self._kind == 'full' else 2**30}",
        ):
            connection.exec_driver_sql(f"PRAGMA {pragma}")

    def begin(self) -> None:
        """It begins."""
        self._on = True
        if self._kind == "locked":
            self._holder = sqlite3.connect(self._file, isolation_level=None)
            self._holder.execute("BEGIN IMMEDIATE")
        if self._kind == "deleted":
            self._file.rename(self._file.with_suffix(".gone"))

    def end(self) -> None:
        """It is over."""
        self._on = False
        if self._holder is not None:
            self._holder.close()
        if self._kind == "deleted":
            self._file.with_suffix(".gone").rename(self._file)


@pytest.fixture
def trouble(bench: Bench, tmp_path: Path) -> Callable[[str], Trouble]:
    """Makes trouble of a kind."""
    return lambda kind: Trouble(bench, tmp_path / "store.db", kind)


KINDS = [
    ("full", "disk is full"), ("locked", "Another program is writing"), ("read-only", "may only be read"),
    ("deleted", "deleted or replaced"),
]  # fmt: skip


@IN_A_FILE
@pytest.mark.parametrize(("kind", "said"), KINDS)
async def test_before_it_is_posted(bench: Bench, trouble: Callable[[str], Trouble], kind: str, said: str) -> None:
    """Nothing goes out while it lasts, and one sentence says why; then it does, once. Answers go out all the time."""
    bench.clock.set(DUE)
    bench.says = Card("notice", "What is due", note="long " * 10_000)
    subscription = await bench.subscribe(DUE)
    wrong = trouble(kind)
    async with bench.store.write():
        pass  # its connection waits for others no longer than the rest of this test
    wrong.begin()
    bench.start()
    await until(lambda: bench.machine.trouble)
    assert said in (bench.machine.trouble or "")
    for question in ("latest fine on Alibaba", LONG):
        outcome = await bench.discord.slash("ask", {"question": question})
        assert "500,000 yuan per incident" in seen(outcome["message"]["components"])
    await asyncio.sleep(0.3)
    assert await bench.discord.calls(*POST) == []
    wrong.end()
    bench.says = Card("notice", "What is due")
    bench.clock.set(DUE + timedelta(minutes=3))
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"
    assert len(await bench.posted()) == 1
    await until(lambda: bench.machine.trouble is None)


@IN_A_FILE
@pytest.mark.parametrize("kind", ["read-only", "deleted"])
async def test_while_it_is_posted(bench: Bench, trouble: Callable[[str], Trouble], kind: str) -> None:
    """It arrived, and that cannot be written down: that is found out later, and it is not posted again."""
    bench.clock.set(DUE)
    await bench.discord.fault(*POST, delay=0.2)
    subscription = await bench.subscribe(DUE)
    wrong = trouble(kind)
    bench.start()
    await bench.discord.wait_calls(*POST, 1)
    wrong.begin()
    await until(lambda: bench.machine.trouble)
    await bench.discord.wait_messages(1)
    await until(lambda: not bench.machine._running)
    wrong.end()
    bench.clock.set(DUE + timedelta(minutes=3))
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"
    assert len(await bench.posted()) == 1


class ServerTrouble:
    """What is wrong with the database server, and back; it begins as with a server that is started again."""

    def __init__(self, bench: Bench, folder: str, kind: str) -> None:
        self._name, self._folder = bench.store._engine.url.database, folder
        self._begin, self._end = {
            "closed": ("ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true"),
            "read-only": ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"),
        }[kind]

    async def begin(self) -> None:
        """It begins."""
        await self._turn(self._begin)

    async def end(self) -> None:
        """It is over."""
        await self._turn(self._end)

    async def _turn(self, change: str) -> None:
        server = await asyncpg.connect(user="postgres", database="postgres", host=self._folder)
        await server.execute(f"ALTER DATABASE {self._name} {change}")
        await server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", self._name)
        await server.close()


@ON_A_SERVER
@pytest.mark.parametrize(("kind", "said"), [("closed", "cannot be reached"), ("read-only", "may only be read")])
@pytest.mark.parametrize("when", ["before", "while"])
async def test_a_server_in_trouble(bench: Bench, postgres: str, kind: str, said: str, when: str) -> None:
    """All connections end, and new ones are refused or may only read: one sentence says it; then it is posted, once."""
    bench.clock.set(DUE)
    subscription, wrong = await bench.subscribe(DUE), ServerTrouble(bench, postgres, kind)
    await bench.discord.fault(*POST, delay=0.5)
    if when == "before":
        await wrong.begin()
    bench.start()
    if when == "while":
        await bench.discord.wait_calls(*POST, 1)
        await wrong.begin()
        await bench.discord.wait_messages(1)
    await until(lambda: bench.machine.trouble)
    assert said in (bench.machine.trouble or "")
    outcome = await bench.discord.slash("ask", {"question": "latest fine on Alibaba"})
    assert "500,000 yuan per incident" in seen(outcome["message"]["components"])
    await until(lambda: not bench.machine._running)
    assert len(await bench.discord.calls(*POST)) == (0 if when == "before" else 1)
    await wrong.end()
    bench.clock.set(DUE + timedelta(minutes=3))
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"
    assert len(await bench.posted()) == 1
    await until(lambda: bench.machine.trouble is None)
