"""What the records say in words of their own, each sentence with what has to prove it.

Found by the shape of the models, so that a new field with a sentence in it is proven without being listed here. What
the public record says is left out: it names its source instead of a quote.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from pydantic import BaseModel

from knowledge.loading import Base, Entry
from knowledge.records.entity import Entity
from knowledge.records.record import Evidence, Record

Path = tuple[str | int, ...]

_ELSEWHERE = frozenset({"evidence", "public_record", "source", "sources", "facts", "classes", "status"})
"""Fields that are quotes, or another's words, or parts with quotes of their own."""
_SENTENCES = ("en", "zh", "derivation")
_STATED = ("value", "fixed", "printed")


@dataclass(frozen=True)
class Part:
    """A part of an entry that has quotes of its own: a record, a fact, a step of a status, a membership.

    Attributes:
        path: where it stands in the entry.
        model: the part itself.
        evidence: its quotes.
    """

    path: Path
    model: BaseModel
    evidence: tuple[Evidence, ...]

    def sentences(self) -> Iterator[tuple[Path, str]]:
        """Each text that was written for it, in each language, with its path in the entry."""
        for path, value in _leaves(self.model, self.path):
            if isinstance(value, str) and path[-1] in _SENTENCES:
                yield path, value

    def values(self) -> Iterator[Decimal | date | str]:
        """What its fields state: amounts, counts, days, dates and printed words."""
        for path, value in _leaves(self.model, self.path):
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                yield Decimal(value)
            elif isinstance(value, date) or (isinstance(value, str) and path[-1] in _STATED):
                yield value

    def texts(self) -> Iterator[str]:
        """Every text of its fields, ids and words of choice among them."""
        return (value for _, value in _leaves(self.model, self.path) if isinstance(value, str))

    def proof(self, base: Base, path: Path) -> Iterator[str]:
        """The texts that prove a sentence of it: its quotes, and what the public record adds.

        Whoever is named as its source (`attributed_to`) may be named elsewhere in the document than in the quote.
        """
        yield from (each.quote for each in self.evidence)
        for note in getattr(self.model, "public_record", ()):
            yield from (note.text.en, note.text.zh)
        if "attributed_to" in path:
            for name in dict.fromkeys(each.document for each in self.evidence):
                yield from (each.document.text for each in (base.documents.get(name),) if each is not None)


def parts(entry: Entry) -> Iterator[Part]:
    """The parts of an entry that quotes have to prove."""
    for path, claim in entry.claims():
        yield Part(path, claim, tuple(claim.evidence))
    if isinstance(entry.model, Record):
        for place, step in enumerate(entry.model.status):
            if step.evidence:
                yield Part(("status", place), step, tuple(step.evidence))
    elif isinstance(entry.model, Entity):
        for place, membership in enumerate(entry.model.classes):
            yield Part(("classes", place), membership, tuple(membership.evidence))


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """The values without parts of their own, with their paths."""
    members: list[tuple[str | int, object]]
    if isinstance(value, BaseModel):
        members = [(name, getattr(value, name)) for name in type(value).model_fields if name not in _ELSEWHERE]
    elif isinstance(value, dict):
        members = list(cast("Mapping[str, object]", value).items())
    elif isinstance(value, list):
        members = list(enumerate(cast("list[object]", value)))
    else:
        yield path, value
        return
    for name, member in members:
        yield from _leaves(member, (*path, name))
