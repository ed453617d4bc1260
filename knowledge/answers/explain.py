"""How a question was understood, piece by piece: what "Why this?" shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from knowledge.matching.names import Match
from knowledge.questions.question import Question, Span

ReadAs = Literal["name", "amount", "period", "order", "asked", "topic", "frame", "unknown"]
"""What a piece was taken for; `frame` are words that ask for nothing, `unknown` is what nothing explains."""


@dataclass(frozen=True)
class Reading:
    """A piece of a question and what it was taken for.

    Attributes:
        text: the piece as typed.
        kind: what it was taken for.
        meaning: more about that: why a name matched, the topics that a word stands under, how a misspelt word was
            read; empty where there is nothing to add.
        names: each way in which a name matched, for telling it in another language.
        wanted: what is asked for, in the words of `Aspect` and `Order`, for the same.
    """

    text: str
    kind: ReadAs
    meaning: str = ""
    names: tuple[Match, ...] = ()
    wanted: tuple[str, ...] = ()


def readings(question: Question) -> Iterator[Reading]:
    """Each piece in the order of the question."""
    for span in question.spans:
        yield _reading(span)


def _reading(span: Span) -> Reading:
    if span.names:
        return Reading(span.text, "name", "; ".join(dict.fromkeys(match.reason for match in span.names)), span.names)
    filtered = _filter(span)
    if filtered is not None:
        return filtered
    if span.aspects:
        return Reading(span.text, "asked", ", ".join(sorted(span.aspects)), wanted=tuple(sorted(span.aspects)))
    if span.explained and not span.ignorable and span.ask is None:
        read_as = f"“{span.read_as}”: " if span.read_as else ""
        return Reading(span.text, "topic", read_as + ", ".join(sorted(span.topics)))
    return Reading(span.text, "frame" if span.explained else "unknown")


def _filter(span: Span) -> Reading | None:
    """A piece that narrows: by amount, by date, or to one of several."""
    if span.quantity is not None:
        currency = f" {span.quantity.currency}" if span.quantity.currency else ""
        sign = "" if span.quantity.comparison == "=" else f"{span.quantity.comparison} "
        return Reading(span.text, "amount", f"{sign}{span.quantity.value:,.0f}{currency}")
    if span.period is not None:
        days = [day.isoformat() for day in (span.period.start, span.period.end) if day is not None]
        return Reading(span.text, "period", " – ".join(days))
    if span.order is None:
        return None
    return Reading(span.text, "order", span.order.value, wanted=(span.order.value,))
