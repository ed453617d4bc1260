"""Which servers have commands of their own, so that they can be taken back."""

from sqlalchemy import delete, insert, select

from bot.store.engine import Store
from bot.store.tables import REGISTERED


async def servers(store: Store) -> frozenset[int]:
    """Ids of the servers."""
    async with store.read() as connection:
        return frozenset(await connection.scalars(select(REGISTERED.c.server)))


async def note(store: Store, server: int) -> None:
    """A server has commands of its own from now on."""
    async with store.write() as connection:
        await connection.execute(delete(REGISTERED).where(REGISTERED.c.server == server))
        await connection.execute(insert(REGISTERED).values(server=server))


async def forget(store: Store, server: int) -> None:
    """A server has no commands of its own any more."""
    async with store.write() as connection:
        await connection.execute(delete(REGISTERED).where(REGISTERED.c.server == server))
