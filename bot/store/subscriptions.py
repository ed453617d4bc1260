"""Subscriptions: who wants what posted where and when, and which date is the next.

The store keeps a schedule as plain words; what they mean for the clock is known to bot/schedule.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Row, and_, delete, exists, func, insert, or_, select, update

from bot.store.engine import Store
from bot.store.tables import DELIVERY, NOTICE, SERVER, SUBSCRIPTION

State = Literal["active", "paused"]
ASKED = "asked"
"""Why a subscription is paused that somebody paused; else it is Discord's code for what it refused."""


@dataclass(frozen=True)
class Wish:
    """What somebody subscribes to.

    Attributes:
        kind: what is posted, as `digest`.
        owner: id of the person who is told when something is wrong; None for nobody (they had their data deleted).
        server: id of the server that it belongs to, whose settings go with it; None for a person's own.
        channel: id of the channel that it is posted in; of a direct message, the channel that stands in for it where
            Discord lets none through; None for no channel.
        user: id of the person who gets it as a direct message.
        settings: whatever the content is made from; plain JSON.
        language: of the words around it.
        ping: id of the role that each posting mentions.
        every: how often; None where dates are given one by one.
        day: of the week or the month.
        calendar: which days count.
        at: the time on the wall, HH:MM.
        zone: IANA name of the zone.
    """

    kind: str
    owner: int | None
    server: int | None = None
    channel: int | None = None
    user: int | None = None
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    language: str = "en"
    ping: int | None = None
    every: str | None = None
    day: int = 1
    calendar: str = "all"
    at: str = "09:00"
    zone: str = "UTC"


@dataclass(frozen=True, kw_only=True)
class Subscription(Wish):
    """A wish that is kept.

    Attributes:
        id: 16 characters; never given twice, so that a posting is known by it for ever.
        state: whether it is posted.
        why: why it is paused.
        made_at: when it was made.
        next_date: the local date of the next posting.
        next_at: its instant; None where none is to come by a rule.
    """

    id: str
    state: State
    why: str | None
    made_at: datetime
    next_date: date | None
    next_at: datetime | None

    @property
    def wish(self) -> Wish:
        """What is wished."""
        return Wish(**{each.name: getattr(self, each.name) for each in fields(Wish)})


_COLUMNS = tuple(each.name for each in fields(Subscription))


async def add(store: Store, wish: Wish, made_at: datetime, next_date: date | None, next_at: datetime | None) -> str:
    """Keep a wish; gives its id."""
    identifier = secrets.token_hex(8)
    values = {**asdict(wish), "settings": _written(wish.settings)}
    async with store.write() as connection:
        if (
            wish.server is not None
            and await connection.scalar(select(SERVER.c.id).where(SERVER.c.id == wish.server)) is None
        ):
            await connection.execute(insert(SERVER).values(id=wish.server, private=True))  # its default settings
        await connection.execute(
            insert(SUBSCRIPTION).values(
                id=identifier, state="active", made_at=made_at, next_date=next_date, next_at=next_at, **values
            )
        )
    return identifier


async def find(store: Store, identifier: str) -> Subscription | None:
    """A subscription by its id."""
    found = await _found(store, SUBSCRIPTION.c.id == identifier)
    return found[0] if found else None


async def of_server(store: Store, server: int) -> list[Subscription]:
    """A server's subscriptions, oldest first."""
    return await _found(store, SUBSCRIPTION.c.server == server)


async def of_user(store: Store, user: int) -> list[Subscription]:
    """What a person gets as direct messages, oldest first."""
    return await _found(store, SUBSCRIPTION.c.user == user)


async def of_kind(store: Store, kind: str) -> list[Subscription]:
    """All of one kind, oldest first."""
    return await _found(store, SUBSCRIPTION.c.kind == kind)


async def due(store: Store, now: datetime) -> list[Subscription]:
    """Those whose next posting is due, the longest due first."""
    return await _found(
        store, SUBSCRIPTION.c.state == "active", SUBSCRIPTION.c.next_at <= now, order=SUBSCRIPTION.c.next_at
    )


async def waiting(store: Store, now: datetime) -> list[Subscription]:
    """Those whose next posting is still to come."""
    return await _found(store, SUBSCRIPTION.c.state == "active", SUBSCRIPTION.c.next_at > now)


async def soonest(store: Store) -> datetime | None:
    """The instant at which the next posting of all is due."""
    async with store.read() as connection:
        chosen = select(func.min(SUBSCRIPTION.c.next_at)).where(SUBSCRIPTION.c.state == "active")
        return await connection.scalar(chosen)


async def change(store: Store, identifier: str, wish: Wish, next_date: date | None, next_at: datetime | None) -> bool:
    """Put another wish in a subscription's place; what was planned before goes out as it was. False if it is gone."""
    values = {**asdict(wish), "settings": _written(wish.settings), "next_date": next_date, "next_at": next_at}
    return await _updated(store, identifier, values)


async def pause(store: Store, identifier: str, why: str = ASKED) -> bool:
    """Post nothing more of it. False if it is gone."""
    return await _updated(store, identifier, {"state": "paused", "why": why})


async def resume(store: Store, identifier: str, next_date: date | None, next_at: datetime | None) -> bool:
    """Post it again, from a date on. False if it is gone."""
    values = {"state": "active", "why": None, "next_date": next_date, "next_at": next_at}
    return await _updated(store, identifier, values)


async def move(store: Store, subscription: Subscription, next_date: date, next_at: datetime) -> bool:
    """Another date is the next, unless somebody else has decided meanwhile."""
    async with store.write() as connection:
        return await moved(connection, subscription, next_date, next_at)


async def moved(connection: Any, subscription: Subscription, next_date: date, next_at: datetime) -> bool:
    """The same as a part of a transaction."""
    still = (SUBSCRIPTION.c.id == subscription.id, SUBSCRIPTION.c.next_at == subscription.next_at)
    statement = update(SUBSCRIPTION).where(*still, SUBSCRIPTION.c.state == "active")
    changed = await connection.execute(statement.values(next_date=next_date, next_at=next_at))
    return changed.rowcount == 1


async def remove(store: Store, identifier: str) -> bool:
    """Delete a subscription with all of its postings; what was posted stays in Discord. False if it was gone."""
    async with store.write() as connection:
        gone = await connection.execute(delete(SUBSCRIPTION).where(SUBSCRIPTION.c.id == identifier))
    return gone.rowcount == 1


async def count_of(store: Store, user: int) -> int:
    """How many subscriptions and notices are kept that name a person."""
    mine = or_(SUBSCRIPTION.c.user == user, SUBSCRIPTION.c.owner == user)
    async with store.read() as connection:
        subscriptions = await connection.scalar(select(func.count()).where(mine)) or 0
        return subscriptions + (await connection.scalar(select(func.count()).where(NOTICE.c.user == user)) or 0)


async def forget_user(store: Store, user: int) -> int:
    """Delete all that names a person; gives how much it was.

    Their own direct messages end, and those that they had sent to others, which name them. What they made for a
    channel stays with its server, without an owner.
    """
    sent_by_them = and_(SUBSCRIPTION.c.owner == user, SUBSCRIPTION.c.user.is_not(None))
    async with store.write() as connection:
        own = await connection.execute(delete(SUBSCRIPTION).where(or_(SUBSCRIPTION.c.user == user, sent_by_them)))
        told = await connection.execute(delete(NOTICE).where(NOTICE.c.user == user))
        await connection.execute(delete(DELIVERY).where(DELIVERY.c.user == user))
        left = await connection.execute(update(SUBSCRIPTION).where(SUBSCRIPTION.c.owner == user).values(owner=None))
    return own.rowcount + told.rowcount + left.rowcount


async def forget_ended(store: Store, made_before: datetime) -> int:
    """Delete those whose dates were given one by one and of which no posting is kept any more; gives their number.

    Args:
        store: where.
        made_before: one that was made just now may not have its postings yet.
    """
    left = exists().where(DELIVERY.c.subscription == SUBSCRIPTION.c.id)
    ended = (SUBSCRIPTION.c.every.is_(None), SUBSCRIPTION.c.made_at < made_before, ~left)
    async with store.write() as connection:
        gone = await connection.execute(delete(SUBSCRIPTION).where(*ended))
    return gone.rowcount


async def _updated(store: Store, identifier: str, values: Mapping[str, Any]) -> bool:
    async with store.write() as connection:
        changed = await connection.execute(update(SUBSCRIPTION).where(SUBSCRIPTION.c.id == identifier).values(values))
    return changed.rowcount == 1


async def _found(store: Store, *where: Any, order: Any = SUBSCRIPTION.c.made_at) -> list[Subscription]:
    async with store.read() as connection:
        rows: Sequence[Row[Any]] = (
            await connection.execute(select(SUBSCRIPTION).where(*where).order_by(order, SUBSCRIPTION.c.id))
        ).all()
    return [_read(row) for row in rows]


def _read(row: Row[Any]) -> Subscription:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Subscription(**{**values, "settings": json.loads(row.settings)})


def _written(settings: Mapping[str, Any]) -> str:
    return json.dumps(settings, ensure_ascii=False, sort_keys=True)
