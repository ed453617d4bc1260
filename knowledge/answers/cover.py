"""Whether a fact covers a question: every piece of it, or it is not an answer.

A fact covers a piece by its names, its topics, a quantity, a date, or by having what the piece asks for. And at
least one piece has to be what the fact is about (a strong topic or a figure): words that merely may stand in a
question about it lead nowhere alone.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from knowledge.answers.facts import Known
from knowledge.questions.question import Ask, Order, Period, Quantity, Question, Span
from knowledge.records.event import Event
from knowledge.records.obligation import Obligation
from knowledge.records.record import Aspect
from knowledge.records.statement import Statement

# Aspects that need something of the fact; "how" is asked of anything ("how is it described").
_STRICT = frozenset(Aspect) - {Aspect.HOW}
_EVENT_TOPICS = frozenset({"fine"})
"""Topics that name a kind of event, so that "how many fines" counts events."""


_PARTICULAR = ("term/", "work/", "outlet/", "institution/")
"""Things so particular that an event which names one is about it."""


@dataclass(frozen=True)
class Cover:
    """How well a fact covers a question.

    Attributes:
        known: the fact.
        score: higher is nearer; only compared within one question.
        anchored: whether some piece is what the fact is about.
        missing: the pieces that it does not cover.
    """

    known: Known
    score: int
    anchored: bool
    missing: tuple[Span, ...]

    @property
    def whole(self) -> bool:
        """Whether it answers the question."""
        return self.anchored and not self.missing


def covering(known: Iterable[Known], question: Question) -> list[Cover]:
    """The facts that cover a whole question. Each is dropped at the first piece that it misses: most miss several."""
    topical = _is_topical(question, question.spans)
    found: list[Cover] = []
    for fact in known:
        score, anchored = 0, not topical
        for span in question.narrowing:
            points, strong = _points(fact, span, question) if span.explained else (None, False)
            if points is None:
                break
            score += points
            anchored = anchored or strong
        else:
            if anchored:
                found.append(Cover(fact, score, anchored, ()))
    return found


_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def cover(known: Known, question: Question, spans: Iterable[Span] | None = None) -> Cover:
    """Hold a fact against a question, or against some of its pieces."""
    score, anchored, missing = 0, False, list[Span]()
    pieces = tuple(question.spans if spans is None else spans)
    for span in pieces:
        points, strong = _points(known, span, question) if span.explained else (None, False)
        if points is None:
            missing.append(span)
        else:
            score += points
            anchored = anchored or strong
    return Cover(known, score, anchored or not _is_topical(question, pieces), tuple(missing))


def _is_topical(question: Question, pieces: Iterable[Span]) -> bool:
    """Whether some piece has to be what the fact is about."""
    return any(span.aside for span in pieces) or (
        not question.identifies and any(_asks_a_topic(span) for span in pieces)
    )


def _asks_a_topic(span: Span) -> bool:
    return bool(span.quantity or span.aspects) or (bool(span.topics) and span.must_be_met and not span.order)


def _points(known: Known, span: Span, question: Question) -> tuple[int | None, bool]:
    """Points for one piece, and whether it is what the fact is about; None points where it is not covered."""
    ways: list[tuple[int, bool]] = []
    if span.names:
        ways.extend(_by_name(known, span, question))
    if span.topics & known.topics or ("say" in span.topics and _speaks(known, question)):
        ways.append((1, False) if span.ignorable or span.light else (6, True))
    elif span.topics & known.also:
        costs = "pay-money" in span.topics and Aspect.HOW_MUCH in question.aspects and bool(known.amounts)
        ways.append((1, False) if span.ignorable or span.light else (3, costs or _became(known, span, question)))
    if span.quantity is not None and _has_quantity(known, span.quantity):
        ways.append((8, True))
    if span.period is not None and within(known, span.period, ended=_asks_what_became(question)):
        ways.append((2, False))
    if span.order is not None and can_be_ordered(known, span.order):
        ways.append((1, False))
    ways.extend(
        (4 if aspect in known.claim.says else 2, False) for aspect in span.aspects if has(known, aspect, question)
    )
    if span.ignorable or span.aside or span.ask not in (None, Ask.NOT, Ask.EXCEPT):
        ways.append((0, False))
    return max(ways, default=(None, False), key=lambda way: (way[0] or 0, way[1]))


def _by_name(known: Known, span: Span, question: Question) -> list[tuple[int, bool]]:
    found = {match.record for match in span.names}
    if known.thing is not None and known.id in found:
        return [(8, False)]
    particular = known.record is not None and (
        any(record.startswith(_PARTICULAR) for record in found & known.names) or _meets_two(known, found, question)
    )
    if found & known.about:
        return [(6, particular)]
    # "Is the WSJ a regulator" is not answered by what somebody told it.
    told = question.yes_no and all(record.startswith("outlet/") for record in found)
    return [(4, particular and not told)] if found & known.mentions else []


def _meets_two(known: Known, found: set[str], question: Question) -> bool:
    """Whether the fact is about this product and another thing that the question names."""
    named = {match.record for span in question.named for match in span.names} - found
    return any(record.startswith("product/") for record in found & known.about) and bool(named & known.names)


def _speaks(known: Known, question: Question) -> bool:
    """Whether the question names the speaker of a statement."""
    named = {match.record for span in question.named for match in span.names}
    return isinstance(known.record, Statement) and known.record.speaker in named


def _has_quantity(known: Known, quantity: Quantity) -> bool:
    if not quantity.money:
        return any(count.value is not None and quantity.value == count.value for count in known.counts) or any(
            quantity.value == amount.value for amount in known.amounts
        )
    # A bound without a currency is one of the first sum: 18.2 billion is not under 18.2 billion for being $2.8 billion.
    compared = known.amounts if quantity.currency or quantity.comparison == "=" else known.amounts[:1]
    return any(meets(quantity, amount.value, amount.currency, amount.exact) for amount in compared)


def meets(quantity: Quantity, value: Decimal, currency: str, exact: Decimal | None = None) -> bool:
    """Whether an amount is the one that a question gives, or lies on its side of it."""
    if quantity.currency not in (None, currency):
        return False
    if quantity.comparison != "=":
        return _COMPARED[quantity.comparison](value, quantity.value)
    return quantity.rounds_from(value) or (exact is not None and quantity.rounds_from(exact))


def _asks_what_became(question: Question) -> bool:
    return any("complete" in span.topics and not span.ignorable for span in question.spans)


def _became(known: Known, span: Span, question: Question) -> bool:
    """Whether it asks what became of the fact, by a word of what it is about: "were the reports completed?"."""
    if "complete" not in span.topics or known.record is None or not known.record.status:
        return False
    return any(each.topics & known.topics for each in question.spans)


def within(known: Known, period: Period, *, ended: bool = False) -> bool:
    """Whether a fact is dated within a period; with `ended`, whether a step of what became of it is."""
    if known.date is not None and period.meets(known.date.earliest, known.date.latest):
        return True
    steps = known.record.status if known.record is not None and ended else []
    return any(step.date is not None and period.meets(step.date.earliest, step.date.latest) for step in steps)


def can_be_ordered(known: Known, order: Order) -> bool:
    """Whether it has what an order goes by: a date, or an amount."""
    if order in (Order.LATEST, Order.FIRST):
        return known.record is not None and known.date is not None
    return bool(known.amounts)


def has(known: Known, aspect: Aspect, question: Question) -> bool:
    """Whether a fact has what a question asks of it."""
    if aspect not in _STRICT:
        return True
    if aspect is Aspect.HOW_MANY:
        return _counts(known, question)
    if aspect is Aspect.WHO:
        return (question.identifies and known.thing is not None) or _names_someone(known, question)
    if aspect in known.claim.says:
        # Where a report appeared is not where a company is that it names.
        return aspect is not Aspect.WHERE or not question.named or bool(_named(question) & known.about)
    if aspect is Aspect.WHEN:
        return known.record is not None and (known.date is not None or _has_rule(known))
    return aspect is Aspect.HOW_MUCH and bool(known.amounts)


def _has_rule(known: Known) -> bool:
    """Whether it is a duty whose dates follow from a rule, so that no other one's date is given for it."""
    return isinstance(known.record, Obligation) and known.record.rule is not None


def _named(question: Question) -> set[str]:
    return {match.record for span in question.named for match in span.names}


def _counts(known: Known, question: Question) -> bool:
    asked = {topic for span in question.spans for topic in span.topics}
    if any(topic in asked for count in known.counts for topic in count.of):
        return True
    if Aspect.HOW_MANY in known.claim.says and not known.counts:
        return bool(asked & known.topics)
    return bool(_EVENT_TOPICS & asked & known.topics) and isinstance(known.record, Event)


def _names_someone(known: Known, question: Question) -> bool:
    """Whether it says who: of a thing, somebody whom the question does not name already."""
    if known.record is not None:
        return Aspect.WHO in known.claim.says
    if Aspect.WHO not in known.claim.says:
        return False
    named = {match.record for span in question.named for match in span.names}
    return not named or known.id in named or question.yes_no or bool(named & known.mentions)


def asks(question: Question, ask: Ask) -> bool:
    """Whether a question asks for a kind of answer in so many words."""
    return ask in question.asks
