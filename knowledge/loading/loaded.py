"""What has been read: documents, things and records, and the place of each in its file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.loading.tree import Node, parse
from knowledge.records.document import CatalogueEntry
from knowledge.records.entity import Entity
from knowledge.records.event import Event
from knowledge.records.firm_class import FirmClass
from knowledge.records.obligation import Obligation
from knowledge.records.record import Claim, Evidence, Record, Strict, Thing
from knowledge.records.statement import Statement
from knowledge.records.term import Term
from knowledge.records.topic import Topic
from knowledge.sources.documents import Document


@dataclass(frozen=True)
class YamlFile:
    """A file of records; it keeps its text, so that the line of any part can be told when something is wrong."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def root(self) -> Node:
        """The file as nodes, parsed again on first use: a sound base never needs them."""
        return parse(self.name, self.text)[0] or Node(1, None)

    def line(self, *path: str | int) -> int:
        """The line of a part, or of the nearest part above it."""
        return self.root.find(path).line


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a file: one record, thing, topic or document.

    Attributes:
        id: as written; two entries can bear the same, which the check reports.
        model: the entry.
        file: where it stands.
        index: its place in the file's list, from 0.
    """

    id: str
    model: Strict
    file: YamlFile
    index: int

    def line(self, *path: str | int) -> int:
        """The line of a part of the entry: `entry.line("evidence", 0, "quote")`; of the entry, without a path."""
        return self.file.line(self.index, *path)

    def claims(self) -> Iterator[tuple[tuple[str | int, ...], Claim]]:
        """Each claim of the entry with its path: a record is one, a thing has its facts."""
        if isinstance(self.model, Record):
            yield (), self.model
        elif isinstance(self.model, Thing):
            for place, fact in enumerate(self.model.facts):
                yield ("facts", place), fact

    def evidence(self) -> Iterator[tuple[tuple[str | int, ...], Evidence]]:
        """Each quote of the entry with its path: of its claims, the steps of its status, its classes."""
        for path, quotes in self._quotes():
            for place, each in enumerate(quotes):
                yield (*path, "evidence", place), each

    def _quotes(self) -> Iterator[tuple[tuple[str | int, ...], list[Evidence]]]:
        for path, claim in self.claims():
            yield path, claim.evidence
        if isinstance(self.model, Record):
            for number, step in enumerate(self.model.status):
                yield ("status", number), step.evidence
        elif isinstance(self.model, Entity):
            for number, membership in enumerate(self.model.classes):
                yield ("classes", number), membership.evidence
        elif isinstance(self.model, FirmClass):
            yield (), self.model.evidence


@dataclass(frozen=True)
class SourceDocument:
    """A document: what the catalogue knows of it, and its text."""

    entry: CatalogueEntry
    document: Document


@dataclass(frozen=True)
class Base:
    """Documents, things and records, each by its id in the order of the files.

    Attributes:
        floors: the least number of records of each kind.
        classes: the classes of firms that duties are for.
        located: document and quote → where the quote stands, for each quote that stands there exactly once.
        entries: everything once more as it stands in the files, for the check.
        damaged: ids of entries that could not be read; a reference to one of them is not wrong.
        unread: names of files of which nothing could be read.
        uncatalogued: files in the documents' folder that the catalogue does not name; nothing of them is known.
    """

    documents: Mapping[str, SourceDocument]
    entities: Mapping[str, Entity]
    terms: Mapping[str, Term]
    events: Mapping[str, Event]
    statements: Mapping[str, Statement]
    obligations: Mapping[str, Obligation]
    topics: Mapping[str, Topic]
    floors: Mapping[str, int]
    located: Mapping[tuple[str, str], tuple[int, int]] = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    classes: Mapping[str, FirmClass] = field(default_factory=dict[str, FirmClass])
    floors_file: YamlFile = field(repr=False, default=YamlFile("floors.yaml", ""))
    damaged: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    uncatalogued: tuple[str, ...] = ()

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Entities, then terms."""
        return {**self.entities, **self.terms}

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Events, then statements, then obligations."""
        return {**self.events, **self.statements, **self.obligations}

    def is_compiled(self, evidence: Iterable[Evidence]) -> bool:
        """Whether every one of some quotes stands in a text that this project compiled itself."""
        named = [self.documents[each.document] for each in evidence if each.document in self.documents]
        return bool(named) and all(each.entry.compiled is not None for each in named)

    @cached_property
    def places(self) -> Mapping[str, tuple[str, int]]:
        """Id of each record and thing → file and line."""
        return {entry.id: (entry.file.name, entry.line()) for entry in reversed(self.entries) if "/" in entry.id}

    @property
    def whole(self) -> bool:
        """Whether everything could be read, so that what is missing is missing."""
        return not self.damaged and not self.unread
