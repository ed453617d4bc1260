"""From one form of the database to the next, in numbered steps.

Each step is taken once, all that are due in one transaction. A step is never changed after a release; a new form is
a new step. A database of a newer program is refused: an older one would not know what it destroys.
"""

from collections.abc import Callable

from sqlalchemy import Connection, func, insert, inspect, select

from bot.store.tables import (
    ASKED,
    CURATOR,
    DELIVERY,
    FIRM_CLASS,
    META,
    METADATA,
    NOTICE,
    OCCURRENCE,
    OWN,
    OWN_MORE,
    REGISTERED,
    SERVER,
    SUBSCRIPTION,
    TURN,
    VERSION,
)


class NewerStoreError(Exception):
    """The database was made by a newer program."""


def _first(connection: Connection) -> None:
    """Settings of servers, and what buttons belong to."""
    METADATA.create_all(connection, tables=[SERVER, CURATOR, ASKED])


def _commands(connection: Connection) -> None:
    """Servers with commands of their own."""
    METADATA.create_all(connection, tables=[REGISTERED])


def _deadlines(connection: Connection) -> None:
    """What becomes of deadlines in a team, its own ones, and what is posted by itself."""
    METADATA.create_all(connection, tables=[META, FIRM_CLASS, OWN, OCCURRENCE, SUBSCRIPTION, NOTICE, DELIVERY])


def _turns(connection: Connection) -> None:
    """Which process is connected, where there are several."""
    METADATA.create_all(connection, tables=[TURN])


def _more_of_own(connection: Connection) -> None:
    """Own deadlines with an address, and such as come again."""
    METADATA.create_all(connection, tables=[OWN_MORE])


STEPS: tuple[Callable[[Connection], None], ...] = (_first, _commands, _deadlines, _turns, _more_of_own)


def version_of(connection: Connection) -> int:
    """The version that a database has; 0 for one that was only just made.

    Raises:
        NewerStoreError: it has a version that this program does not know.
    """
    if not inspect(connection).has_table(VERSION.name):
        return 0
    reached = connection.scalar(select(func.max(VERSION.c.number))) or 0
    if reached > len(STEPS):
        raise NewerStoreError(
            f"The database has version {reached}, and this program knows {len(STEPS)} at most. Update the program."
        )
    return reached


def migrate(connection: Connection) -> int:
    """Take the steps that are due.

    Returns:
        The version that the database has now.

    Raises:
        NewerStoreError: it has a version that this program does not know.
    """
    reached = version_of(connection)
    METADATA.create_all(connection, tables=[VERSION])
    for number, step in enumerate(STEPS[reached:], start=reached + 1):
        step(connection)
        connection.execute(insert(VERSION).values(number=number))
    return len(STEPS)
