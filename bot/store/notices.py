"""Notices: what somebody has to know of their subscription, kept until they have seen it."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import Store
from bot.store.tables import NOTICE, SERVER, SUBSCRIPTION

Kind = Literal["paused", "late", "unsure", "agreed", "declined"]
"""A subscription was paused, since Discord refused it; a posting was given up; nobody knows whether it arrived; who was
asked to stand in has agreed or declined."""


@dataclass(frozen=True)
class Notice:
    """Something to know.

    Attributes:
        id: 16 characters, never given twice.
        user: whose subscription it is.
        kind: what has happened.
        detail: figures and names for the sentence; plain JSON.
        at: when it happened.
        seen_at: when they were told; None while they were not.
    """

    id: str
    user: int
    subscription: str | None
    kind: Kind
    detail: Mapping[str, Any]
    at: datetime
    seen_at: datetime | None


async def added(
    connection: AsyncConnection, subscription: str, kind: Kind, detail: Mapping[str, Any], at: datetime
) -> tuple[str, int] | None:
    """Keep a notice for the owner of a subscription, as a part of a transaction.

    Returns:
        Its id and whom it is for; None where nobody owns the subscription.
    """
    owner = await connection.scalar(select(SUBSCRIPTION.c.owner).where(SUBSCRIPTION.c.id == subscription))
    if owner is None:
        return None
    identifier = secrets.token_hex(8)
    values = {"user": owner, "subscription": subscription, "kind": kind, "detail": json.dumps(detail), "at": at}
    await connection.execute(insert(NOTICE).values(id=identifier, **values))
    return identifier, owner


async def channel_for(connection: AsyncConnection, subscription: str) -> int | None:
    """The channel in which a server wants to be told of what goes wrong with what is posted for all of it, too."""
    of_all = (SUBSCRIPTION.c.id == subscription, SUBSCRIPTION.c.user.is_(None))
    chosen = select(SERVER.c.notices_channel).join(SUBSCRIPTION, SUBSCRIPTION.c.server == SERVER.c.id)
    return await connection.scalar(chosen.where(*of_all))


async def find(store: Store, identifier: str) -> Notice | None:
    """A notice by its id."""
    found = await _found(store, NOTICE.c.id == identifier)
    return found[0] if found else None


async def unseen(store: Store, user: int) -> list[Notice]:
    """What a person was not told yet, oldest first."""
    return await _found(store, NOTICE.c.user == user, NOTICE.c.seen_at.is_(None))


async def seen(store: Store, identifier: str, at: datetime) -> None:
    """Somebody was told."""
    async with store.write() as connection:
        await connection.execute(update(NOTICE).where(NOTICE.c.id == identifier).values(seen_at=at))


async def forget_before(store: Store, instant: datetime) -> int:
    """Delete what happened before an instant; gives how much it was."""
    async with store.write() as connection:
        gone = await connection.execute(delete(NOTICE).where(NOTICE.c.at < instant))
    return gone.rowcount


async def _found(store: Store, *where: Any) -> list[Notice]:
    async with store.read() as connection:
        rows = (await connection.execute(select(NOTICE).where(*where).order_by(NOTICE.c.at, NOTICE.c.id))).all()
    return [_read(row) for row in rows]


def _read(row: Row[Any]) -> Notice:
    return Notice(row.id, row.user, row.subscription, row.kind, json.loads(row.detail), row.at, row.seen_at)
