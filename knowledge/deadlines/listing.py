"""What is due within a span: each occurrence with whom it binds and why, soonest first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.deadlines.binding import Binding, Bond
from knowledge.deadlines.occurrences import Occurrence, occurrences
from knowledge.records.obligation import Obligation


@dataclass(frozen=True)
class Due:
    """One time that one obligation is due.

    Attributes:
        obligation: what is owed.
        occurrence: when.
        bonds: why it binds the firm asked for; empty where that is not shown, or no firm was asked for.
        applies: whether it does: by a bond, by a class that the firm says it is in, or, where no firm was asked for,
            because the obligation names its own. Else it may apply.
    """

    obligation: Obligation
    occurrence: Occurrence
    bonds: tuple[Bond, ...] = ()
    applies: bool = False


@dataclass(frozen=True)
class Wanted:
    """What is looked for.

    Attributes:
        start: first day of the span.
        end: last day of the span.
        subject: id of the company or product asked for, or None.
        classes: classes that the firm itself says it is in.
        events: obligation → days on which the event happened that it is counted from.
    """

    start: date
    end: date
    subject: str | None = None
    classes: Collection[str] = ()
    events: Mapping[str, Collection[date]] = field(default_factory=dict[str, Collection[date]])


def due_within(obligations: Iterable[Obligation], binding: Binding, wanted: Wanted) -> list[Due]:
    """Everything that is or may be due within a span, soonest first; what names other firms alone is left out.

    Args:
        obligations: those to look through; their order does not matter.
        binding: who is bound by what.
        wanted: for whom, and within which span.
    """
    somebody = wanted.subject is not None or bool(wanted.classes)
    found: list[Due] = []
    for obligation in obligations:
        bonds = binding.bonds(obligation, wanted.subject) if wanted.subject is not None else ()
        if somebody and not bonds and not obligation.binds:
            continue
        applies = bool(bonds) or binding.covers_any(obligation, wanted.classes)
        applies = applies or (not somebody and bool(obligation.owed_by))
        events = wanted.events.get(obligation.id, ())
        found.extend(
            Due(obligation, each, bonds, applies) for each in occurrences(obligation, wanted.start, wanted.end, events)
        )
    return sorted(found, key=lambda due: due.occurrence.order)
