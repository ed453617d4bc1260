"""No kind of record falls under its least number: a file or a half of one that got lost cannot pass unseen."""

from collections import Counter
from collections.abc import Iterator

from knowledge.loading import FLOORS, Base
from knowledge.problems import Problem


def nothing_got_lost(base: Base) -> Iterator[Problem]:
    """Counted by the part of the id before the stroke; nothing is said while files or entries cannot be read."""
    if not base.whole:
        return
    counted = Counter(identifier.partition("/")[0] for identifier in (*base.things, *base.records))
    for kind, floor in base.floors.items():
        if counted[kind] < floor:
            message = f"There are {counted[kind]} records of the kind “{kind}”; there have to be {floor}."
            remedy = "Restore what is missing, or lower the number if it was taken out on purpose."
            yield Problem(FLOORS, base.floors_file.line(kind), None, message, remedy)
