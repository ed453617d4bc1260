"""PostgreSQL in trouble: said with its remedy; who falls asleep in a write keeps nobody waiting for ever."""

import asyncio
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.store import turns
from bot.store.engine import FAILURES, Store, StoreError
from bot.store.servers import Server, Servers
from tests.bot.conftest import new_database

NOW = datetime(2026, 11, 25, tzinfo=UTC)


async def test_only_to_be_read(postgres: str) -> None:
    """It is said so, and what was stored is still there."""
    url = await new_database(postgres)
    store = await Store.open(url)
    await Servers(store).put(1, Server(language="en"))
    await store.close()
    name = make_url(url).database
    connection = await asyncpg.connect(user="postgres", database="postgres", host=postgres)
    await connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    await connection.close()
    store = await Store.open(url)
    assert (await Servers(store).get(1)).language == "en"
    with pytest.raises(FAILURES) as failed:
        await Servers(store).put(1, Server(language="zh_hans"))
    assert "may only be read" in str(StoreError.of(failed.value))
    await store.close()


async def test_no_such_database(postgres: str) -> None:
    """Named as what it is, not as a server that is away."""
    with pytest.raises(StoreError, match="has no database of that name"):
        await Store.open(f"postgresql+asyncpg://postgres:@/nothing?host={postgres}")


@pytest.mark.slow
async def test_asleep_in_the_middle_of_a_write(postgres: str) -> None:
    """The server ends that transaction, and another process has the turn."""
    url = await new_database(postgres)
    asleep, awake = await Store.open(url), await Store.open(url)
    with pytest.raises(FAILURES):  # noqa: PT012 the failure is that of the sleeper, at its end
        async with asleep.write() as connection:
            await connection.execute(text("SELECT 1"))
            async with asyncio.timeout(30):
                while True:
                    try:
                        assert await turns.take(awake, "b", timedelta(seconds=60), NOW)
                        break
                    except FAILURES:
                        await asyncio.sleep(0.2)
            await connection.execute(text("SELECT 1"))
    await awake.close()
    await asleep.close()
