"""Ids: each is given once, and says in which file its record is."""

from collections.abc import Iterator

from knowledge.loading import Base
from knowledge.problems import Problem
from knowledge.records.entity import ENTITY_KINDS

_KINDS = {
    "entities.yaml": ENTITY_KINDS,
    "terms.yaml": ("term",),
    "statements.yaml": ("statement",),
    "obligations.yaml": ("obligation",),
}
"""The kinds of a file; events are of any other kind."""


def ids_are_unique(base: Base) -> Iterator[Problem]:
    """Of two records with one id the second would be lost, and links would lead to either."""
    first: dict[tuple[str, str], str] = {}
    for entry in base.entries:
        room = entry.file.name if "/" not in entry.id else "records"  # topics and documents have ids of their own
        place = f"{entry.file.name}:{entry.line()}"
        before = first.setdefault((room, entry.id), place)
        if before != place:
            message = f"The id is given twice; the first is in {before}."
            yield Problem(entry.file.name, entry.line("id"), entry.id, message, "Give one of them another id.")


def kinds_fit_their_file(base: Base) -> Iterator[Problem]:
    """What stands before the stroke is one of the file's kinds."""
    elsewhere = {kind: name for name, kinds in _KINDS.items() for kind in kinds}
    for entry in base.entries:
        kind, stroke, _ = entry.id.partition("/")
        if not stroke:
            continue
        home = elsewhere.get(kind, "events.yaml")
        if home != entry.file.name:
            wanted = _KINDS.get(entry.file.name)
            message = f"Records of the kind “{kind}” belong into {home}."
            if home == "events.yaml" and wanted is not None:
                message = f"“{kind}” is not a kind of {entry.file.name}; its kinds are {', '.join(wanted)}."
            yield Problem(entry.file.name, entry.line("id"), entry.id, message, "Move the record, or correct its id.")
