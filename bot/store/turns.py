"""Whose turn it is: of several processes on one database server, the one that is connected to Discord.

One row says who, and until when by the database's own clock, so that no two machines have to agree on the time. Who has
the turn makes it last longer; who stops doing so, dead or asleep, has lost it when it is over.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import Store
from bot.store.tables import TURN

_ONLY = "discord"
"""The name of the one turn that there is."""


async def take(store: Store, holder: str, lasts: timedelta, now: datetime) -> bool:
    """Take the turn, or make it last longer; False where somebody else has it.

    Args:
        store: where.
        holder: who takes it; a name that no other process has.
        lasts: from now on.
        now: what counts where the database has no clock of its own.
    """
    async with store.write() as connection:
        instant = await _clock(connection, now)
        found = (await connection.execute(select(TURN).where(TURN.c.name == _ONLY))).one_or_none()
        if found is not None and found.holder != holder and found.until > instant:
            return False
        values = {"holder": holder, "until": instant + lasts}
        if found is None:
            await connection.execute(insert(TURN).values(name=_ONLY, **values))
        else:
            await connection.execute(update(TURN).where(TURN.c.name == _ONLY).values(values))
    return True


async def give_back(store: Store, holder: str) -> None:
    """Let somebody else have the turn at once."""
    async with store.write() as connection:
        await connection.execute(delete(TURN).where(TURN.c.name == _ONLY, TURN.c.holder == holder))


async def _clock(connection: AsyncConnection, now: datetime) -> datetime:
    """The instant by the database's clock; `now` may have been asked for long before a lock was had."""
    if connection.dialect.name != "postgresql":
        return now
    found: datetime | None = await connection.scalar(select(func.clock_timestamp()))
    return found or now
