"""The answer contract: what every face shows and what scripts read. It is kept stable.

`as_dict` gives exactly these keys in this order; what a face needs beside them (how the question was understood,
sums as numbers) stands in attributes that are not part of it.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from knowledge.questions.question import Question
from knowledge.records.dates import ends

Status = Literal["answered", "ambiguous", "unknown"]
Follows = Literal["never", "may", "does"]
"""Whether a question means the same whatever was asked before it, could be read with that, or was."""
Listing = Literal["fines", "timeline"]
"""What an answer lists, where it lists things that can be drawn beside one another."""


@dataclass(frozen=True)
class Quote:
    """A verbatim quote: `start` and `end` count characters of the document's file as UTF-8 text."""

    document: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class DateSource:
    """The public source of a date that no document states."""

    title: str
    publisher: str
    address: str


@dataclass(frozen=True)
class Sum:
    """A sum of money that a fact states.

    Attributes:
        value: in whole units of the currency (yuan, dollars), as the document rounds it.
        currency: ISO 4217.
        per_incident: whether it is so much for each of several incidents. Such a sum is never multiplied or
            divided, so it compares with no total.
        printed: the document's words for it.
    """

    value: Decimal
    currency: str
    per_incident: bool
    printed: str


@dataclass(frozen=True)
class Fact:
    """One thing that the answer claims, with the quotes that prove it.

    Attributes:
        record: id of the record; it can be looked up by `Knowledge.show`.
        kind: kind of the record.
        text: a sentence that claims no more than the quotes do.
        modality: how sure the source is.
        attributed_to: who says so, where the document says it of somebody else.
        date: YYYY, YYYY-MM or YYYY-MM-DD, or None.
        date_basis: `stated`, `derived`, `public record` or None.
        date_source: the public source, for dates of that basis.
        standing: what has become of it by the newest status step, or None.
        evidence: at least one quote.
        date_note: how a derived date was derived, or what the document prints instead.
        about: names of what it is about, in the language of the answer.
        sums: the sums that it states; the first is the one that it is compared by.
    """

    record: str
    kind: str
    text: str
    modality: str
    attributed_to: str | None
    date: str | None
    date_basis: str | None
    date_source: DateSource | None
    standing: str | None
    evidence: tuple[Quote, ...]
    date_note: str | None = None
    about: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day that its date can mean; None where it has none."""
        return ends(self.date) if self.date is not None else None

    def as_dict(self) -> dict[str, Any]:
        """The contract's form."""
        source = self.date_source
        return {
            "record": self.record,
            "kind": self.kind,
            "text": self.text,
            "modality": self.modality,
            "attributed_to": self.attributed_to,
            "date": self.date,
            "date_basis": self.date_basis,
            "date_source": None if source is None else vars(source).copy(),
            "standing": self.standing,
            "evidence": [vars(quote).copy() for quote in self.evidence],
        }


@dataclass(frozen=True)
class Answer:
    """An answer. `unknown` and `ambiguous` ones have no facts; the first fact is the answer, the others support it.

    Attributes:
        question: as typed.
        headline: one sentence.
        notes: caveats and corrections, a sentence each.
        suggestions: questions that work as typed.
        language: `en`, `zh_hans` or `zh_hant`: of the frame words.
        understood: the question as it was understood, for "Why this?" and for follow-ups; None where it was not read.
        follows: whether the question before it could change it, or did ("and Tencent?").
        listing: what its facts are a list of, where the question asks for several; a face may draw them.
        more: further facts that cover the question, for a face that turns pages; the contract leaves them out.
    """

    question: str
    status: Status
    headline: str
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    language: str = "en"
    understood: Question | None = field(default=None, compare=False)
    follows: Follows = field(default="may", compare=False)
    listing: Listing | None = None
    more: tuple[Fact, ...] = field(default=(), compare=False)

    @property
    def note(self) -> str | None:
        """All notes as one text, or None where there is nothing to add."""
        return " ".join(self.notes) or None

    def as_dict(self) -> dict[str, Any]:
        """The contract's form, ready for JSON."""
        return {
            "question": self.question,
            "status": self.status,
            "headline": self.headline,
            "facts": [fact.as_dict() for fact in self.facts],
            "note": self.note,
            "suggestions": list(self.suggestions),
        }
