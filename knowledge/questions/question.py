"""A question as it was understood: spans of its text, each with everything it can mean.

A span is *explained* when it has a reading; what has none is left over, and a question with a word left over is
not answered. Readings that only frame a question (function words) explain a span and ask for nothing.

Every fact is held against every span, so what follows from the readings is worked out once for each.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from knowledge.matching.names import Match
from knowledge.records.record import Aspect

_WHAT_IS = re.compile(r"\s*what(?: is|['’]s|s) (?!the\b)", re.IGNORECASE)


class Order(StrEnum):
    """Which of several events is asked for."""

    LATEST = "latest"
    FIRST = "first"
    LARGEST = "largest"
    SMALLEST = "smallest"


class Ask(StrEnum):
    """What kind of answer is wanted, where the words say so."""

    DEFINE = "define"
    PROFILE = "profile"
    LIST = "list"
    TIMELINE = "timeline"
    COUNT = "count"
    QUOTE = "quote"
    COMPARE = "compare"
    SOURCE = "source"
    DEADLINE = "deadline"
    TOTAL = "total"
    COVERAGE = "coverage"
    HELP = "help"
    NOT = "not"
    """It asks what is not so; only a question for yes or no can be answered by what is."""
    EXCEPT = "except"
    """The names behind it are left out."""


@dataclass(frozen=True)
class Period:
    """A span of days; an open end is None. `label` is how the question put it."""

    start: date | None
    end: date | None
    label: str
    month_only: int | None = None
    day_only: int | None = None

    def meets(self, earliest: date, latest: date) -> bool:
        """Whether a date given as an interval falls, at least in part, within the period."""
        if self.day_only is not None:
            return earliest == latest and (earliest.month, earliest.day) == (self.month_only, self.day_only)
        if self.month_only is not None:
            return earliest.month <= self.month_only <= latest.month and earliest.year == latest.year
        return (self.start is None or latest >= self.start) and (self.end is None or earliest <= self.end)


@dataclass(frozen=True)
class Quantity:
    """An amount of money or a bare number in a question.

    Attributes:
        value: in whole units.
        currency: ISO 4217, or None where the question gives none.
        digits: how many significant digits were typed, for telling a rounded figure from a wrong one.
        comparison: `=`, `>`, `>=`, `<` or `<=`.
        money: whether it was said to be money (by currency or scale).
    """

    value: Decimal
    currency: str | None
    digits: int
    comparison: str = "="
    money: bool = True
    label: str = ""

    def rounds_from(self, value: Decimal) -> bool:
        """Whether `value`, rounded to the digits that were typed, is this quantity."""
        if value == self.value:
            return True
        scale = self.value.adjusted() - self.digits + 1
        return abs(value - self.value) * 2 <= Decimal(10) ** scale and value.adjusted() == self.value.adjusted()


@dataclass(frozen=True)
class Span:
    """A piece of the question and what it can mean; with no reading at all it is left over.

    Attributes:
        start: offset in the question as typed.
        end: offset behind it.
        names: matches of names; several where the name is shared.
        topics: topics of the vocabulary that the word belongs to.
        aspects: set where the piece asks for an aspect ("why"); several where either may be meant.
        order: set where it asks for one of several ("latest").
        ask: set where it asks for a kind of answer ("define").
        period: a filter by date.
        quantity: a filter by amount or number.
        ignorable: whether it may frame a question without meaning anything of its own.
        light: whether it only colours a question, so that it may be left aside where the rest is clear.
        telling: whether it is known to ask for something else, so that it may never be left aside.
        read_as: the word that a misspelt piece was read as.
    """

    text: str
    start: int
    end: int
    names: tuple[Match, ...] = ()
    topics: frozenset[str] = frozenset()
    aspects: frozenset[Aspect] = frozenset()
    order: Order | None = None
    ask: Ask | None = None
    period: Period | None = None
    quantity: Quantity | None = None
    ignorable: bool = False
    light: bool = False
    telling: bool = False
    read_as: str | None = None

    @cached_property
    def explained(self) -> bool:
        """Whether it has any reading."""
        return self._means_something or ((self.ignorable or self.light) and not self.telling)

    @cached_property
    def aside(self) -> bool:
        """Whether nothing but its lightness explains it, so that an answer has to say that it was left aside."""
        return self.light and not (self._means_something or self.ignorable or self.telling)

    @property
    def _means_something(self) -> bool:
        return bool(self.names or self.topics or self.aspects or self.order or self.ask or self.period or self.quantity)

    @cached_property
    def must_be_met(self) -> bool:
        """Whether a record has to cover it: a name or a topic that is not also a framing word."""
        return bool(self.names or self.quantity or self.period or self.order or self.aspects) or (
            bool(self.topics) and not self.ignorable and self.ask is None
        )


@dataclass(frozen=True)
class Question:
    """A question, understood.

    Attributes:
        text: as typed.
        language: `en`, `zh_hans` or `zh_hant`: of the frame words of the answer.
        yes_no: whether it asks for a yes or a no.
        definite: whether it speaks of "the" thing, so of a particular one.
    """

    text: str
    language: str
    spans: tuple[Span, ...]
    yes_no: bool = False
    definite: bool = False
    today: date = field(default=date.min)

    def without(self, pieces: Collection[Span]) -> "Question":
        """The question less some of its pieces."""
        return replace(self, spans=tuple(span for span in self.spans if span not in pieces))

    @cached_property
    def leftover(self) -> tuple[Span, ...]:
        """The pieces that nothing explains."""
        return tuple(span for span in self.spans if not span.explained)

    @cached_property
    def content(self) -> tuple[Span, ...]:
        """The pieces that a record has to cover."""
        return tuple(span for span in self.spans if span.must_be_met or (span.topics and span.ask is not None))

    @cached_property
    def narrowing(self) -> tuple[Span, ...]:
        """The pieces, those first that rule most facts out: names, then figures and dates."""
        return tuple(sorted(self.spans, key=lambda span: (not span.names, not (span.quantity or span.period))))

    @cached_property
    def leads(self) -> bool:
        """Whether it holds anything that can lead to a fact: "latest" or "how much" alone do not."""
        return any(
            bool(span.names or span.period)
            or (span.quantity is not None and span.quantity.money)
            or span.order in (Order.LARGEST, Order.SMALLEST)
            or span.ask in (Ask.DEADLINE, Ask.SOURCE)
            or (bool(span.topics) and not span.ignorable and span.ask is None)
            for span in self.spans
        )

    @cached_property
    def named(self) -> tuple[Span, ...]:
        """The pieces that are names."""
        return tuple(span for span in self.spans if span.names)

    @cached_property
    def aspects(self) -> frozenset[Aspect]:
        """What is asked of the fact."""
        return frozenset(aspect for span in self.spans for aspect in span.aspects)

    @cached_property
    def order(self) -> Order | None:
        """Which of several is asked for; the first word that says so decides."""
        return next((span.order for span in self.spans if span.order), None)

    @cached_property
    def asks(self) -> frozenset[Ask]:
        """Kinds of answer that its words ask for."""
        return frozenset(span.ask for span in self.spans if span.ask)

    @cached_property
    def defines(self) -> bool:
        """Whether it asks what a thing is in general: "define …", "what is exclusive dealing"."""
        if Ask.DEFINE in self.asks:
            return not self.definite
        if self.named or len(self.content) != 1 or _WHAT_IS.match(self.text) is None:
            return False
        return not any(char.isalnum() for char in self.text[self.content[0].end :])

    @cached_property
    def identifies(self) -> bool:
        """Whether it only asks who or what a named thing is."""
        content = [span for span in self.content if not span.names]
        return bool(self.named) and all(span.aspects == frozenset({Aspect.WHO}) for span in content)

    @cached_property
    def corrections(self) -> tuple[Span, ...]:
        """The pieces that were read as another spelling."""
        return tuple(span for span in self.spans if span.read_as)

    def is_capital(self, span: Span) -> bool:
        """Whether a piece is written as a name: with a capital within a sentence, or all in capitals."""
        return is_capital(self.text, span.start) or (
            len(span.text) > 1 and span.text.isupper() and not self.text.isupper()
        )


def is_capital(text: str, start: int) -> bool:
    """Whether a word is written with a capital though no sentence begins there; in a text all of capitals none is."""
    before = text[:start].rstrip()
    return text[start].isupper() and not text.isupper() and bool(before) and before[-1] not in ".!?:;\n"
