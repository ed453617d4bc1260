"""Which of the facts that answer a question lead: the one asked for first, the others under it."""

from collections.abc import Iterable
from decimal import Decimal

from knowledge.answers.cover import Cover, covering
from knowledge.answers.facts import Known
from knowledge.questions.question import Ask, Order, Question
from knowledge.records.modality import Modality
from knowledge.records.obligation import Obligation
from knowledge.records.statement import Statement

SHOWN = 6
"""How many facts an answer gives at once; those beyond it are its `more`."""


_CERTAINTY = tuple(Modality)


def answering(question: Question, known: Iterable[Known]) -> list[Known]:
    """The facts that cover the whole question, the one asked for first; none if no fact does."""
    whole = _fitting(question, covering(known, question))
    return [found.known for found in _in_order(question, whole)]


def _fitting(question: Question, covers: list[Cover]) -> list[Cover]:
    """Narrow to the kind of fact that the question asks for, where there is one of that kind."""
    if Ask.SOURCE in question.asks and not question.named and any(found.score for found in covers):
        return [found for found in covers if found.score]  # "what is the source" asks for one, not for what has one
    if question.defines:
        return [found for found in covers if found.known.thing is not None] or (covers if question.named else [])
    if Ask.QUOTE in question.asks:
        return [found for found in covers if isinstance(found.known.record, Statement)]
    if Ask.DEADLINE in question.asks:
        return [found for found in covers if isinstance(found.known.record, Obligation)]
    return covers


def _in_order(question: Question, covers: list[Cover]) -> list[Cover]:
    order = question.order
    if order is not None and any(_orderable(found.known, order) for found in covers):
        able = [found for found in covers if _orderable(found.known, order)]
        return sorted(able, key=lambda found: (*_order_key(found.known, order), -found.score, found.known.place))
    return sorted(covers, key=lambda found: _key(question, found))


def sorted_by(order: Order, facts: Iterable[Known]) -> list[Known]:
    """Facts in an order, those that it does not apply to last."""
    return sorted(
        facts,
        key=lambda known: (
            not _orderable(known, order),
            *(_order_key(known, order) if _orderable(known, order) else (0,)),
            known.place,
        ),
    )


def _key(question: Question, found: Cover) -> tuple[object, ...]:
    speech = getattr(found.known.record, "speech", "")
    one_of_several = found.known.amounts and any(span.topics or span.quantity for span in question.content)
    return (
        -found.score,
        _rank(question, found.known),
        (speech != "direct") if Ask.QUOTE in question.asks else False,
        _CERTAINTY.index(found.known.claim.modality) if one_of_several else 0,
        -_day(found.known) if one_of_several else 0,
        found.known.place,
    )


def _rank(question: Question, known: Known) -> int:
    """What a named thing itself is comes first, then what happened to it, then what else belongs to it."""
    if known.thing is None:
        return 1
    return 0 if any(match.record == known.id for span in question.named for match in span.names) else 2


def _orderable(known: Known, order: Order) -> bool:
    if order in (Order.LATEST, Order.FIRST):
        return known.record is not None and known.date is not None
    return bool(known.amounts)


def _day(known: Known) -> int:
    return known.date.latest.toordinal() if known.date is not None else 0


def _order_key(known: Known, order: Order) -> tuple[int | Decimal, ...]:
    """Latest and first go by date; largest and smallest by the first amount, a total before a sum per incident."""
    if order is Order.LATEST:
        # What is only known to be of a month may be of its first day, so a day within it is not older for sure.
        return (-known.date.earliest.toordinal() if known.date else 0, -_day(known))
    if order is Order.FIRST:
        return (known.date.earliest.toordinal() if known.date else 0,)
    value = known.amounts[0].value
    return (-value,) if order is Order.LARGEST else (value,)
