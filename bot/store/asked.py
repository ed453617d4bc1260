"""Questions that are too long for a button to carry: kept, so that the button can look its question up."""

import secrets
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from bot.store.engine import Store
from bot.store.tables import ASKED


async def keep(store: Store, questions: str, user: int, at: datetime) -> str:
    """Keep the questions of a conversation; gives the id to look them up by.

    Args:
        store: where.
        questions: a line each, the last one last.
        user: who asked, so that they can have it deleted.
        at: when.
    """
    identifier = secrets.token_urlsafe(9)
    # Half of a pair cannot be written to any database, and a zero not to PostgreSQL.
    questions = questions.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    async with store.write() as connection:
        await connection.execute(insert(ASKED).values(id=identifier, questions=questions, user=user, at=at))
    return identifier


async def find(store: Store, identifier: str) -> str | None:
    """The questions under an id, or None where they are no longer kept."""
    async with store.read() as connection:
        return await connection.scalar(select(ASKED.c.questions).where(ASKED.c.id == identifier))


async def count_of(store: Store, user: int) -> int:
    """How many of a person's questions are kept."""
    async with store.read() as connection:
        return await connection.scalar(select(func.count()).where(ASKED.c.user == user)) or 0


async def forget_user(store: Store, user: int) -> int:
    """Delete all that is kept of a person; gives how much it was."""
    async with store.write() as connection:
        gone = await connection.execute(delete(ASKED).where(ASKED.c.user == user))
    return gone.rowcount


async def forget_before(store: Store, instant: datetime) -> int:
    """Delete what was asked before an instant; gives how much it was."""
    async with store.write() as connection:
        gone = await connection.execute(delete(ASKED).where(ASKED.c.at < instant))
    return gone.rowcount
