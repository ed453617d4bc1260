"""Questions that work as typed, made from what the base holds: for completion, suggestions and first steps."""

from collections.abc import Iterable

from knowledge.answers.facts import Known
from knowledge.loading import Base
from knowledge.records.record import Thing


def examples(base: Base, known: Iterable[Known]) -> tuple[str, ...]:
    """Questions for everything that has a name, the most useful first."""
    facts = tuple(known)
    found: list[str] = []
    for make in (_fines, _definitions, _speakers, _obligations, _profiles):
        found.extend(make(base, facts))
    return tuple(dict.fromkeys(found))


def called(thing: Thing) -> str:
    """The short name that a question uses for a thing."""
    return thing.names.strong[0]


def _fines(base: Base, facts: tuple[Known, ...]) -> list[str]:
    fined = [thing for thing in base.things.values() if thing.kind == "company" and _has(facts, thing, "fine")]
    found = [f"{order} fine on {called(thing)}" for thing in fined for order in ("latest", "largest")]
    return [*found, "latest fine", "largest fine", "list all fines"] if fined else []


def _definitions(base: Base, facts: tuple[Known, ...]) -> list[str]:
    del facts
    return [f"what is {called(thing)}" for thing in base.things.values() if thing.kind == "term"]


def _speakers(base: Base, facts: tuple[Known, ...]) -> list[str]:
    return [
        f"what did {called(thing)} say"
        for thing in base.things.values()
        if thing.kind == "person" and _has(facts, thing, "statement")
    ]


def _obligations(base: Base, facts: tuple[Known, ...]) -> list[str]:
    return [
        f"next deadline for {called(thing)}"
        for thing in base.things.values()
        if _has(facts, thing, "obligation") and thing.kind == "company"
    ]


def _profiles(base: Base, facts: tuple[Known, ...]) -> list[str]:
    del facts
    return [f"tell me about {called(thing)}" for thing in base.things.values() if thing.kind != "term"]


def _has(facts: tuple[Known, ...], thing: Thing, kind: str) -> bool:
    return any(fact.kind == kind and thing.id in fact.about for fact in facts)
