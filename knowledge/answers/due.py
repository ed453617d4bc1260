"""A due date as it is shown: when and how that is known, who owes it and why, its proof, and how fresh that is.

What comes from a register that this project compiled says so: when it was checked, where the original is, that it is
no legal advice, and from `STALE` days on that it has to be checked again.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from knowledge.answers.answer import DateSource, Quote
from knowledge.deadlines.arithmetic import arithmetic, on_a_weekend, when
from knowledge.deadlines.listing import Due
from knowledge.loading import Base
from knowledge.records.modality import Standing
from knowledge.records.obligation import Obligation
from knowledge.records.record import Evidence

STALE = 180
"""Days after which a check of the public sources no longer counts as fresh."""

_ENDED = frozenset({Standing.COMPLETED, Standing.OVERTURNED})


@dataclass(frozen=True)
class Deadline:
    """One due date of one obligation.

    Attributes:
        obligation: id of the record; it can be looked up by `Knowledge.show`.
        key: what names this due date for ever, for keeping track of it.
        name: what has to be done, in a few words.
        text: the obligation in a sentence that claims no more than its quotes.
        owed_by: who owes it: a firm, or classes of firms, in words.
        owed_to: who gets it, in words; None where nobody says.
        instrument: the law or decision that it rests on, in words; None where the document names none.
        when: the date in words, no more precise than it is known.
        date: YYYY, YYYY-MM or YYYY-MM-DD; None for a range, a span and what is undated.
        earliest: the first day that it can mean; None where it has no date.
        latest: the last day; to be done by then.
        basis: `stated` in the document, `derived` from it, or from the `public record`.
        source: the public source of a date of that basis.
        arithmetic: how the date comes about, in words.
        applies: whether it `applies` to the firm asked for, or `may apply` to it.
        because: sentences that say why it applies, for a firm that is in a class.
        evidence: the quotes that prove the duty.
        proof: the quotes that prove that the firm is in the class that it is for.
        standing: what has become of it by the newest status step, or None.
        past: whether its last day is before today.
        encouraged: whether it is only encouraged, so that nobody is bound.
        weekend: that the day is a Saturday or a Sunday, and that nothing says what then; None on other days.
        notes: caveats, a sentence each.
        compiled: whether it comes from a register that this project compiled itself.
        checked: the day on which its public sources were read last, for a compiled one.
        check_again: whether that is so long ago that it has to be checked again.
        originals: where it can be read, for a compiled one; the first is the original to name.
    """

    obligation: str
    key: str
    name: str
    text: str
    owed_by: str
    owed_to: str | None
    instrument: str | None
    when: str
    date: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    basis: str
    source: DateSource | None
    arithmetic: str
    applies: Literal["applies", "may apply"]
    because: tuple[str, ...]
    evidence: tuple[Quote, ...]
    proof: tuple[Quote, ...]
    standing: str | None
    past: bool
    encouraged: bool
    weekend: str | None
    notes: tuple[str, ...]
    compiled: bool
    checked: datetime.date | None
    check_again: bool
    originals: tuple[DateSource, ...]

    @property
    def open(self) -> bool:
        """Whether it still lies ahead and nothing ended it."""
        return not self.past and self.standing not in _ENDED

    def as_dict(self) -> dict[str, Any]:
        """The fields by name, ready for JSON; days as YYYY-MM-DD."""
        return {name: _plain(value) for name, value in vars(self).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (Quote, DateSource)):
        return vars(value).copy()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]  # pyright: ignore[reportUnknownVariableType] a tuple of any of these
    return value.isoformat() if isinstance(value, datetime.date) else value


def deadline(due: Due, base: Base, today: datetime.date, language: str) -> Deadline:
    """A due date as it is shown.

    Args:
        due: what is due, and whom it binds.
        base: where its proof stands.
        today: what “past” and “check again” are relative to.
        language: of the words; the quotes stay in the original.
    """
    obligation, occurrence = due.obligation, due.occurrence
    rule, memberships = occurrence.rule, [bond.membership for bond in due.bonds if bond.membership is not None]
    checked = obligation.checked
    return Deadline(
        obligation=obligation.id,
        key=occurrence.key,
        name=(obligation.name or obligation.text).in_(language),
        text=obligation.text.in_(language),
        owed_by=", ".join(_owing(obligation, base, language)),
        owed_to=_recipient(obligation, base, language),
        instrument=obligation.attributed_to.in_(language) if obligation.attributed_to else None,
        when=when(occurrence, language),
        date=occurrence.written,
        earliest=occurrence.earliest,
        latest=occurrence.latest,
        basis=rule.basis,
        source=DateSource(rule.source.title, rule.source.publisher, rule.source.address) if rule.source else None,
        arithmetic=arithmetic(occurrence, language),
        applies="applies" if due.applies else "may apply",
        because=tuple(dict.fromkeys(member.text.in_(language) for member in memberships)),
        evidence=_located(obligation.evidence, base),
        proof=_located((each for member in memberships for each in member.evidence), base),
        standing=obligation.standing.value if obligation.standing else None,
        past=_is_past(due, today),
        encouraged=obligation.encouraged,
        weekend=on_a_weekend(occurrence, language),
        notes=tuple(note.in_(language) for note in obligation.notes),
        compiled=base.is_compiled(obligation.evidence),
        checked=checked,
        check_again=checked is not None and (today - checked).days >= STALE,
        originals=tuple(DateSource(each.title, each.publisher, each.address) for each in obligation.sources),
    )


def is_open(due: Due, today: datetime.date) -> bool:
    """Whether it still lies ahead and nothing ended it."""
    return not _is_past(due, today) and due.obligation.standing not in _ENDED


def _is_past(due: Due, today: datetime.date) -> bool:
    return due.occurrence.latest is not None and due.occurrence.latest < today


def _owing(obligation: Obligation, base: Base, language: str) -> list[str]:
    named = [base.things[each].name.in_(language) for each in obligation.owed_by if each in base.things]
    return [*named, *(base.classes[each].name.in_(language) for each in obligation.binds if each in base.classes)]


def _recipient(obligation: Obligation, base: Base, language: str) -> str | None:
    named = [base.things[each].name.in_(language) for each in obligation.owed_to if each in base.things]
    if obligation.recipient is not None:
        named.append(obligation.recipient.in_(language))
    return ", ".join(named) or None


def _located(quotes: Iterable[Evidence], base: Base) -> tuple[Quote, ...]:
    """Each quote once, with its place."""
    return tuple(
        Quote(document, quote, *base.located[document, quote])
        for document, quote in dict.fromkeys((each.document, each.quote) for each in quotes)
    )
