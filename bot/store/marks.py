"""What became of due dates in each team: who has one, who settled it, when and why; and what calendars were told.

A mark belongs to one team: every look and every change names the server, so that no team gets at another's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import ColumnElement, Row, Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import Store
from bot.store.servers import ensure
from bot.store.tables import OCCURRENCE, OWN

State = Literal["open", "assigned", "done", "waived", "not ours"]
SETTLED: frozenset[State] = frozenset({"done", "waived", "not ours"})
"""States after which nobody has anything to do."""


@dataclass(frozen=True)
class Mark:
    """What became of a due date in a team.

    Attributes:
        state: `assigned` to somebody, `done`, `waived`, `not ours`, or `open` again.
        assignee: id of whoever has it; None where nobody has, or their data were deleted.
        assignee_name: their name then.
        user: id of whoever set the state last.
        user_name: their name then.
        at: when they did.
        reason: why it was waived.
    """

    state: State
    assignee: int | None = None
    assignee_name: str | None = None
    user: int | None = None
    user_name: str | None = None
    at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Told:
    """What calendars were told of a due date.

    Attributes:
        id: the number that its name in calendars is made of.
        sequence: how often it has changed since.
        changed_at: when it last did.
    """

    id: int
    sequence: int
    changed_at: datetime


async def of_team(store: Store, server: int) -> dict[str, Mark]:
    """The marks of a team, by the keys of their due dates; nothing became of those without one."""
    wanted = (OCCURRENCE.c.server == server, OCCURRENCE.c.state != "open")
    async with store.read() as connection:
        rows = await connection.execute(select(OCCURRENCE).where(*wanted))
        return {_key(row): _mark(row) for row in rows}


async def put(  # noqa: PLR0913, PLR0917 a change names what it changes, from what, to what, and when
    store: Store, server: int, key: str, mark: Mark, before: Mark | None, now: datetime
) -> bool:
    """Keep a mark; gives whether the one before was still there, so that of two who press at once one is told.

    Args:
        store: where.
        server: whose.
        key: of the due date.
        mark: what it becomes.
        before: what it was when whoever changes it looked; None where nothing had become of it.
        now: when.
    """
    async with store.write() as connection:
        row = await _ensured(connection, server, key, now)
        found = _mark(row)
        if found != (before or Mark("open")):
            return False
        await connection.execute(update(OCCURRENCE).where(OCCURRENCE.c.id == row.id).values(vars(mark).copy()))
    return True


async def told(store: Store, server: int, contents: Mapping[str, str], now: datetime) -> dict[str, Told]:
    """Note what calendars are told now; what is not as it was told last counts as changed.

    Args:
        store: where.
        server: whose.
        contents: what is told of each due date, by its key: at most 64 characters that differ where it does.
        now: when.
    """
    found: dict[str, Told] = {}
    async with store.write() as connection:
        for key, content in contents.items():
            row = await _ensured(connection, server, key, now)
            sequence, changed_at = row.sequence, row.changed_at
            if row.content != content:
                sequence, changed_at = sequence + bool(row.content), now
                values = {"content": content, "sequence": sequence, "changed_at": now}
                await connection.execute(update(OCCURRENCE).where(OCCURRENCE.c.id == row.id).values(values))
            found[key] = Told(row.id, sequence, changed_at)
    return found


async def count_of(store: Store, user: int) -> int:
    """How many marks and entries of teams name a person."""
    async with store.read() as connection:
        counts = [
            await connection.scalar(select(func.count()).select_from(table).where(_names(table, user))) or 0
            for table in (OCCURRENCE, OWN)
        ]
    return sum(counts)


async def forget_user(store: Store, user: int) -> int:
    """Take a person's name out of all marks and entries, which stay their teams'; gives how many there were.

    What only they had is nobody's again.
    """
    nobody = {"user": None, "user_name": None}
    count = await count_of(store, user)
    async with store.write() as connection:
        mine = OCCURRENCE.c.assignee == user
        await connection.execute(
            update(OCCURRENCE).where(mine, OCCURRENCE.c.state == "assigned").values(state="open", at=None, **nobody)
        )
        await connection.execute(update(OCCURRENCE).where(mine).values(assignee=None, assignee_name=None))
        for table in (OCCURRENCE, OWN):
            await connection.execute(update(table).where(table.c.user == user).values(nobody))
    return count


def _names(table: Table, user: int) -> ColumnElement[bool]:
    named = table.c.user == user
    return named | (table.c.assignee == user) if "assignee" in table.c else named


async def _ensured(connection: AsyncConnection, server: int, key: str, at: datetime) -> Row[Any]:
    row = await _row(connection, server, key)
    if row is None:
        await ensure(connection, server)
        obligation, due = _split(key)
        values = {"server": server, "obligation": obligation, "due": due, "state": "open", "sequence": 0}
        await connection.execute(insert(OCCURRENCE).values({**values, "content": "", "changed_at": at}))
        row = await _row(connection, server, key)
    return cast("Row[Any]", row)


async def _row(connection: AsyncConnection, server: int, key: str) -> Row[Any] | None:
    obligation, due = _split(key)
    wanted = (OCCURRENCE.c.server == server, OCCURRENCE.c.obligation == obligation, OCCURRENCE.c.due == due)
    return (await connection.execute(select(OCCURRENCE).where(*wanted))).one_or_none()


def _split(key: str) -> tuple[str, str]:
    obligation, _, due = key.rpartition("@")
    return obligation, due


def _key(row: Row[Any]) -> str:
    return f"{row.obligation}@{row.due}"


def _mark(row: Row[Any]) -> Mark:
    return Mark(**{name: getattr(row, name) for name in _FIELDS})


_FIELDS: Iterable[str] = tuple(Mark.__dataclass_fields__)
