"""Every claim of the base in one shape, whatever kind of record it stands in: what a question is held against."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from knowledge.deadlines.binding import Binding
from knowledge.loading import Base
from knowledge.records.dates import When
from knowledge.records.event import Event
from knowledge.records.money import Amount, Count
from knowledge.records.obligation import Obligation
from knowledge.records.record import Aspect, Claim, Record, Thing, Wording
from knowledge.records.statement import Statement


@dataclass(frozen=True)
class Known:
    """A claim with the record that it stands in.

    Attributes:
        id: of the record or thing.
        kind: its kind.
        claim: the claim itself.
        thing: the thing, where the claim says what a thing is.
        record: the record, where it stands for itself.
        about: ids that a question may mean it by; actors and speakers are among them.
        mentions: further ids that its quote names.
        place: position in the files, for an order that never changes.
    """

    id: str
    kind: str
    claim: Claim
    place: int
    thing: Thing | None = None
    record: Record | None = None
    about: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    amounts: tuple[Amount, ...] = ()
    counts: tuple[Count, ...] = ()
    topics: frozenset[str] = field(default=frozenset())
    also: frozenset[str] = field(default=frozenset())

    @property
    def date(self) -> When | None:
        """When it happened, or None."""
        return self.claim.date

    @property
    def names(self) -> frozenset[str]:
        """Every id that a question about it may name."""
        return self.about | self.mentions


def known_facts(base: Base) -> tuple[Known, ...]:
    """All claims of a base, in the order of its files, but those of a compiled register.

    A register dates duties and explains nothing, so it has no say in any other question.
    """
    return tuple(replace(known, place=place) for place, known in enumerate((*_of_things(base), *_of_records(base))))


TIMELY = frozenset({"due-date", "dues", "filing"})
"""Topics of the words that ask what is due; they say nothing of which duty it is."""


def known_duties(base: Base, binding: Binding) -> tuple[Known, ...]:
    """Every obligation that has a rule of time, as a question for what is due is held against it.

    It answers to the firms that it is shown to bind, and has what its rule says: who, when, how long, how often.
    """
    return tuple(
        Known(
            id=obligation.id,
            kind=obligation.kind,
            claim=obligation.model_copy(update={"says": {**_of_rule(obligation), **obligation.says}}),
            place=place,
            record=obligation,
            about=binding.subjects(obligation) | _actors(obligation),
            mentions=frozenset(obligation.mentions),
            topics=frozenset(obligation.topics) - TIMELY,
            also=frozenset(obligation.also) | TIMELY | binding.words(obligation),
        )
        for place, obligation in enumerate(base.obligations.values())
        if obligation.rule is not None
    )


def _of_rule(obligation: Obligation) -> dict[Aspect, Wording]:
    aspects = [Aspect.WHO, Aspect.WHEN, Aspect.HOW_LONG]
    if obligation.rule is not None and obligation.rule.form in ("yearly", "every", "at_least_once"):
        aspects.append(Aspect.HOW_OFTEN)
    return dict.fromkeys(aspects, obligation.text)


def _of_things(base: Base) -> Iterator[Known]:
    for thing in base.things.values():
        for claim in thing.facts:
            yield Known(
                id=thing.id,
                kind=thing.kind,
                claim=claim,
                place=0,
                thing=thing,
                about=frozenset(claim.about) | {thing.id},
                mentions=frozenset(claim.mentions),
                topics=frozenset(claim.topics),
                also=frozenset(claim.also),
            )


def _of_records(base: Base) -> Iterator[Known]:
    for record in base.records.values():
        if base.is_compiled(record.evidence):
            continue
        yield Known(
            id=record.id,
            kind=record.kind,
            claim=record,
            place=0,
            record=record,
            about=frozenset(record.about) | _actors(record),
            mentions=frozenset(record.mentions) | _actors_by_public_record(record),
            amounts=tuple(record.amounts) if isinstance(record, Event) else (),
            counts=_counts(record),
            topics=frozenset(record.topics),
            also=frozenset(record.also),
        )


def _actors(record: Record) -> frozenset[str]:
    if isinstance(record, Event):
        return frozenset(record.by)
    if isinstance(record, Statement):
        return frozenset([record.speaker] if record.speaker else [])
    if isinstance(record, Obligation):
        return frozenset((*record.owed_by, *record.owed_to))
    return frozenset()


def _actors_by_public_record(record: Record) -> frozenset[str]:
    return frozenset(record.by_public_record) if isinstance(record, Event) else frozenset()


def _counts(record: Record) -> tuple[Count, ...]:
    if isinstance(record, Event):
        return tuple(record.counts)
    if isinstance(record, Obligation) and record.rule is not None and record.rule.within is not None:
        return (Count(value=record.rule.within.years, of=["years"], printed=""),)
    return ()
