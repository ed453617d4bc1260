"""Deadlines that a team entered itself. They belong to the team, and only whoever speaks in it gets at them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import Store
from bot.store.servers import ensure
from bot.store.tables import OWN, OWN_MORE

Unit = Literal["weeks", "months"]
LAST_DAY = 31
"""The day of a month that stands for its last one, however long it is."""


@dataclass(frozen=True)
class Repeat:
    """How often a deadline comes again.

    Attributes:
        number: of the units between two of its days.
        unit: weeks or months.
        day: of the month, `LAST_DAY` at most; 0 where it comes by weeks.
    """

    number: int
    unit: Unit
    day: int = 0


@dataclass(frozen=True)
class Own:
    """A deadline that a team entered.

    Attributes:
        id: its number.
        what: what has to be done.
        who: who has to do it; empty where nobody said.
        written: how the date was given, as it was typed.
        due: the day that this meant; of one that comes again its first, or the one that is spoken of.
        user: id of whoever entered it as it stands; None once that is deleted.
        user_name: their name then.
        at: when they did.
        withdrawn: whether it was taken back.
        link: address of what it is about; empty where nobody gave one.
        repeat: how often it comes again; None for one that has only one day.
    """

    id: int
    what: str
    who: str
    written: str
    due: date
    user: int | None
    user_name: str | None
    at: datetime
    withdrawn: bool = False
    link: str = ""
    repeat: Repeat | None = None

    @property
    def key(self) -> str:
        """What names it for ever, whatever its date becomes; each day of one that comes again has a name of its own."""
        return f"own/{self.id}@own" if self.repeat is None else f"own/{self.id}@{self.due.isoformat()}"


async def add(store: Store, server: int, own: Own) -> int:
    """Keep a deadline; gives its number (that of `own` does not count)."""
    async with store.write() as connection:
        await ensure(connection, server)
        values = {"server": server, **_given(own)}
        done = await connection.execute(insert(OWN).values(values))
        number: int = done.inserted_primary_key[0] if done.inserted_primary_key else 0
        await _put_more(connection, number, own)
    return number


async def change(store: Store, server: int, own: Own) -> bool:
    """Keep what a deadline has become; gives whether the team has it and has not withdrawn it."""
    async with store.write() as connection:
        kept = await _update(connection, server, own.id, **_given(own))
        if kept:
            await _put_more(connection, own.id, own)
    return kept


async def withdraw(store: Store, server: int, number: int, at: datetime) -> bool:
    """Take a deadline back; gives whether the team had it."""
    async with store.write() as connection:
        return await _update(connection, server, number, withdrawn_at=at)


async def of_team(store: Store, server: int, *, withdrawn: bool = False) -> tuple[Own, ...]:
    """A team's deadlines, soonest first; those that it withdrew only where they are asked for."""
    async with store.read() as connection:
        rows = await connection.execute(_ALL.where(*_there(server, withdrawn)).order_by(OWN.c.due, OWN.c.id))
        return tuple(_own(row) for row in rows)


async def find(store: Store, server: int, number: int) -> Own | None:
    """One of a team's deadlines; None where it has none of that number, or withdrew it."""
    async with store.read() as connection:
        row = (await connection.execute(_ALL.where(OWN.c.id == number, *_there(server)))).one_or_none()
        return _own(row) if row is not None else None


def _there(server: int, withdrawn: bool = False) -> tuple[ColumnElement[bool], ...]:
    mine = (OWN.c.server == server,)
    return mine if withdrawn else (*mine, OWN.c.withdrawn_at.is_(None))


def _given(own: Own) -> dict[str, Any]:
    entered = {"user": own.user, "user_name": own.user_name, "at": own.at}
    return {"what": own.what, "who": own.who, "written": own.written, "due": own.due, **entered}


async def _update(connection: AsyncConnection, server: int, number: int, **values: Any) -> bool:
    done = await connection.execute(update(OWN).where(OWN.c.id == number, *_there(server)).values(values))
    return done.rowcount == 1


async def _put_more(connection: AsyncConnection, number: int, own: Own) -> None:
    """Keep what few of them have, in place of what was kept."""
    await connection.execute(delete(OWN_MORE).where(OWN_MORE.c.own == number))
    if own.link or own.repeat is not None:
        repeat = own.repeat or Repeat(0, "weeks")
        values = {"own": number, "link": own.link, "number": repeat.number, "unit": repeat.unit, "day": repeat.day}
        await connection.execute(insert(OWN_MORE).values(values))


_ALL = select(OWN, OWN_MORE.c.link, OWN_MORE.c.number, OWN_MORE.c.unit, OWN_MORE.c.day).outerjoin(OWN_MORE)


def _own(row: Row[Any]) -> Own:
    entered = (row.user, row.user_name, row.at, row.withdrawn_at is not None)
    repeat = Repeat(row.number, row.unit, row.day) if row.number else None
    return Own(row.id, row.what, row.who, row.written, row.due, *entered, row.link or "", repeat)
