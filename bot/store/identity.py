"""The name of the database, made once: it tells its entries in people's calendars from those of other databases."""

import secrets

from sqlalchemy import insert, select

from bot.store.engine import Store
from bot.store.tables import META

_KEY = "store"


async def name_of(store: Store) -> str:
    """The name; the same for as long as the database lives, wherever it is moved."""
    async with store.write() as connection:
        found = await connection.scalar(select(META.c.value).where(META.c.key == _KEY))
        if found is None:
            found = secrets.token_hex(8)
            await connection.execute(insert(META).values(key=_KEY, value=found))
    return found
