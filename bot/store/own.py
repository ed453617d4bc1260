"""Deadlines that a team entered itself. They belong to the team, and only whoever speaks in it gets at them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update

from bot.store.engine import Store
from bot.store.servers import ensure
from bot.store.tables import OWN


@dataclass(frozen=True)
class Own:
    """A deadline that a team entered.

    Attributes:
        id: its number.
        what: what has to be done.
        who: who has to do it; empty where nobody said.
        written: how the date was given, as it was typed.
        due: the day that this meant.
        user: id of whoever entered it as it stands; None once that is deleted.
        user_name: their name then.
        at: when they did.
        withdrawn: whether it was taken back.
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

    @property
    def key(self) -> str:
        """What names it for ever, whatever its date becomes."""
        return f"own/{self.id}@own"


async def add(store: Store, server: int, own: Own) -> int:
    """Keep a deadline; gives its number (that of `own` does not count)."""
    async with store.write() as connection:
        await ensure(connection, server)
        values = {"server": server, **_given(own)}
        done = await connection.execute(insert(OWN).values(values))
    number: int = done.inserted_primary_key[0] if done.inserted_primary_key else 0
    return number


async def change(store: Store, server: int, own: Own) -> bool:
    """Keep what a deadline has become; gives whether the team has it and has not withdrawn it."""
    return await _update(store, server, own.id, **_given(own))


async def withdraw(store: Store, server: int, number: int, at: datetime) -> bool:
    """Take a deadline back; gives whether the team had it."""
    return await _update(store, server, number, withdrawn_at=at)


async def of_team(store: Store, server: int, *, withdrawn: bool = False) -> tuple[Own, ...]:
    """A team's deadlines, soonest first; those that it withdrew only where they are asked for."""
    async with store.read() as connection:
        rows = await connection.execute(select(OWN).where(*_there(server, withdrawn)).order_by(OWN.c.due, OWN.c.id))
        return tuple(_own(row) for row in rows)


async def find(store: Store, server: int, number: int) -> Own | None:
    """One of a team's deadlines; None where it has none of that number, or withdrew it."""
    async with store.read() as connection:
        row = (await connection.execute(select(OWN).where(OWN.c.id == number, *_there(server)))).one_or_none()
        return _own(row) if row is not None else None


def _there(server: int, withdrawn: bool = False) -> tuple[ColumnElement[bool], ...]:
    mine = (OWN.c.server == server,)
    return mine if withdrawn else (*mine, OWN.c.withdrawn_at.is_(None))


def _given(own: Own) -> dict[str, Any]:
    entered = {"user": own.user, "user_name": own.user_name, "at": own.at}
    return {"what": own.what, "who": own.who, "written": own.written, "due": own.due, **entered}


async def _update(store: Store, server: int, number: int, **values: Any) -> bool:
    async with store.write() as connection:
        done = await connection.execute(update(OWN).where(OWN.c.id == number, *_there(server)).values(values))
    return done.rowcount == 1


def _own(row: Row[Any]) -> Own:
    withdrawn = row.withdrawn_at is not None
    return Own(row.id, row.what, row.who, row.written, row.due, row.user, row.user_name, row.at, withdrawn)
