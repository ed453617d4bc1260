"""What a record refers to is there: other records, documents, topics of the vocabulary."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from knowledge.loading import Base, Entry
from knowledge.problems import Problem
from knowledge.records.entity import Entity
from knowledge.records.event import Event
from knowledge.records.firm_class import FirmClass
from knowledge.records.obligation import Obligation
from knowledge.records.record import Thing
from knowledge.records.statement import Statement

Path = tuple[str | int, ...]


def references_resolve(base: Base) -> Iterator[Problem]:
    """Every id of a record or a document that stands in a record is the id of one."""
    if base.unread:
        return
    records = {*base.things, *base.records}
    for entry in base.entries:
        for path, identifier in _records(entry):
            if identifier not in records and identifier not in base.damaged:
                yield _unknown(entry, path, identifier, "record", records)
        for path, each in entry.evidence():
            if each.document not in base.documents and each.document not in base.damaged:
                yield _unknown(entry, (*path, "document"), each.document, "document", base.documents)


def topics_resolve(base: Base) -> Iterator[Problem]:
    """Every topic of a record is in the vocabulary: an unknown one would never be met by a question."""
    if base.unread:
        return
    for entry in base.entries:
        for path, topic in _topics(entry):
            if topic not in base.topics and topic not in base.damaged:
                yield _unknown(entry, path, topic, "topic of vocabulary.yaml", base.topics)


def _records(entry: Entry) -> Iterator[tuple[Path, str]]:
    for path, claim in entry.claims():
        yield from _each((*path, "about"), claim.about)
        yield from _each((*path, "mentions"), claim.mentions)
    model = entry.model
    if isinstance(model, Event):
        yield from _each(("by",), model.by)
        yield from _each(("by_public_record",), model.by_public_record)
        yield from _each(("follows",), model.follows)
    elif isinstance(model, Obligation):
        yield from _each(("owed_by",), model.owed_by)
        yield from _each(("owed_to",), model.owed_to)
    elif isinstance(model, Statement) and model.speaker is not None:
        yield ("speaker",), model.speaker
    elif isinstance(model, Entity) and model.owner is not None:
        yield ("owner",), model.owner


def _topics(entry: Entry) -> Iterator[tuple[Path, str]]:
    for path, claim in entry.claims():
        yield from _each((*path, "topics"), claim.topics)
        yield from _each((*path, "also"), claim.also)
        for place, reply in enumerate(claim.replies):
            yield from _each((*path, "replies", place, "topics"), reply.topics)
            yield from _each((*path, "replies", place, "unless"), reply.unless)
        for place, note in enumerate(claim.public_record):
            yield from _each((*path, "public_record", place, "topics"), note.topics)
    if isinstance(entry.model, Thing):
        yield from _each(("topics",), entry.model.topics)
    if isinstance(entry.model, Event):
        for place, count in enumerate(entry.model.counts):
            yield from _each(("counts", place, "of"), count.of)
    elif isinstance(entry.model, Entity):
        for place, membership in enumerate(entry.model.classes):
            yield from _each(("classes", place, "topics"), membership.topics)
    elif isinstance(entry.model, FirmClass):
        yield from _each(("topics",), entry.model.topics)


def _each(path: Path, values: list[str]) -> Iterator[tuple[Path, str]]:
    for place, value in enumerate(values):
        yield (*path, place), value


def _unknown(entry: Entry, path: Path, identifier: str, what: str, known: Collection[str]) -> Problem:
    near = get_close_matches(identifier, sorted(known), n=1, cutoff=0.5)
    message = f"“{identifier}” is not the id of a {what}."
    remedy = "Correct it, or add what it stands for."
    return Problem(entry.file.name, entry.line(*path), entry.id, message, remedy, near[0] if near else None)
