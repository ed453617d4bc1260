"""Files into a `Base`, or into problems; all of them, not the first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from knowledge.loading.loaded import Base, Entry, SourceDocument, YamlFile
from knowledge.loading.sentences import explain
from knowledge.loading.tree import Node, parse
from knowledge.problems import Problem
from knowledge.records.document import CatalogueEntry
from knowledge.records.entity import Entity
from knowledge.records.event import Event
from knowledge.records.firm_class import FirmClass
from knowledge.records.obligation import Obligation
from knowledge.records.record import Strict
from knowledge.records.statement import Statement
from knowledge.records.term import Term
from knowledge.records.topic import Topic
from knowledge.sources.documents import read_document, read_text
from knowledge.sources.evidence import Found, locate

FILES: Mapping[str, type[Strict]] = MappingProxyType(
    {
        "catalogue.yaml": CatalogueEntry,
        "entities.yaml": Entity,
        "terms.yaml": Term,
        "events.yaml": Event,
        "statements.yaml": Statement,
        "obligations.yaml": Obligation,
        "vocabulary.yaml": Topic,
        "classes.yaml": FirmClass,
    }
)
"""Each file of records and what its entries are."""

OPTIONAL = frozenset({"classes.yaml"})
"""Files that a base can do without: one whose obligations all name their firms has no classes."""

FLOORS = "floors.yaml"

_ID = re.compile(r"^- +id: *[\"']?([^\s\"'#]+)", re.MULTILINE)
_Model = TypeVar("_Model", bound=Strict)


def read(data: Path, documents: Path) -> tuple[Base, list[Problem]]:
    """Read as much of a base as can be read.

    Args:
        data: folder of the YAML files.
        documents: folder of the documents.

    Returns:
        What could be read, for the check to list what else is wrong; and the problems so far. A base with problems
        is for nobody to use.
    """
    reader = _Reader(data)
    files = {file: model for file, model in FILES.items() if file not in OPTIONAL or (data / file).exists()}
    entries = [entry for file, model in files.items() for entry in reader.entries(file, model)]
    floors_file, floors = reader.floors()
    found = _by_id(entries, CatalogueEntry)
    problems = [*_strangers(data), *reader.problems]
    sources: dict[str, SourceDocument] = {}
    for identifier, entry in found.items():
        document = read_document(documents, entry.file, identifier)
        if isinstance(document, Problem):
            problems.append(_placed(document, documents, identifier, entries))
            reader.damaged.add(identifier)
        else:
            sources[identifier] = SourceDocument(entry, document)
    base = Base(
        documents=MappingProxyType(sources),
        entities=MappingProxyType(_by_id(entries, Entity)),
        terms=MappingProxyType(_by_id(entries, Term)),
        events=MappingProxyType(_by_id(entries, Event)),
        statements=MappingProxyType(_by_id(entries, Statement)),
        obligations=MappingProxyType(_by_id(entries, Obligation)),
        topics=MappingProxyType(_by_id(entries, Topic)),
        classes=MappingProxyType(_by_id(entries, FirmClass)),
        floors=MappingProxyType(floors),
        located=MappingProxyType(_located(entries, sources)),
        entries=tuple(entries),
        floors_file=floors_file,
        damaged=frozenset(reader.damaged),
        unread=frozenset(reader.unread),
        uncatalogued=_left_out(documents, sources.values()),
    )
    return base, sorted(set(problems), key=lambda problem: problem.order)


def _by_id(entries: Iterable[Entry], model: type[_Model]) -> dict[str, _Model]:
    """The entries of one kind; of two with the same id the first."""
    found: dict[str, _Model] = {}
    for entry in entries:
        if isinstance(entry.model, model):
            found.setdefault(entry.id, entry.model)
    return found


def _located(entries: Iterable[Entry], sources: Mapping[str, SourceDocument]) -> dict[tuple[str, str], tuple[int, int]]:
    quotes = dict.fromkeys((each.document, each.quote) for entry in entries for _, each in entry.evidence())
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for document, quote in quotes:
        if document in sources:
            place = locate(quote, sources[document].document.text)
            if isinstance(place, Found):
                found[document, quote] = (place.start, place.end)
    return found


def _strangers(data: Path) -> list[Problem]:
    """YAML files that nobody would read: a file lost by its name cannot pass silently."""
    known = [*FILES, FLOORS]
    try:
        names = sorted(path.name for path in data.iterdir() if path.suffix.lower() in (".yaml", ".yml"))
    except OSError:
        return []
    return [
        Problem(
            name,
            None,
            None,
            f"“{name}” is not a file of the records, so nothing of it would be read.",
            f"The files are: {', '.join(known)}.",
            next(iter(get_close_matches(name, known, n=1)), None),
        )
        for name in names
        if name not in known
    ]


def _left_out(documents: Path, sources: Iterable[SourceDocument]) -> tuple[str, ...]:
    """Files of the documents' folder that no entry of the catalogue names; hidden ones are the system's."""
    named = {each.document.file for each in sources}
    try:
        names = sorted(path.name for path in documents.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError:
        return ()
    return tuple(name for name in names if name not in named)


def _placed(problem: Problem, documents: Path, identifier: str, entries: Iterable[Entry]) -> Problem:
    """The problem at the line of the catalogue that names the file, unless a line of it or the folder is at fault."""
    if problem.line is not None or not documents.is_dir():
        return problem
    entry = next(entry for entry in entries if entry.id == identifier and isinstance(entry.model, CatalogueEntry))
    return replace(problem, file=entry.file.name, line=entry.line("file"), record=identifier)


class _Reader:
    """The YAML files of one folder, with all that is wrong with them."""

    def __init__(self, data: Path) -> None:
        self.problems: list[Problem] = []
        self.damaged: set[str] = set()
        self.unread: set[str] = set()
        self._data = data

    def entries(self, name: str, model: type[Strict]) -> list[Entry]:
        """The entries of a file that are sound in themselves."""
        file, root = self._root(name)
        if root is None:
            return []
        if not isinstance(root.value, list):
            self._unread(name, root.line, "The file is not a list of entries.", "Begin each entry with “- id: …”.")
            return []
        if not root.value and model is CatalogueEntry:
            self._unread(name, root.line, "The file names no document.", "Add one: without it nothing can be proven.")
        entries = (self._entry(file, index, node, model) for index, node in enumerate(root.value))
        return [entry for entry in entries if entry is not None]

    def floors(self) -> tuple[YamlFile, dict[str, int]]:
        """The least number of records of each kind."""
        file, root = self._root(FLOORS)
        if root is None:
            return file, {}
        if not isinstance(root.value, dict):
            self._unread(
                FLOORS, root.line, "The file is not a block of kinds and numbers.", "Write “kind: number” a line."
            )
            return file, {}
        floors: dict[str, int] = {}
        for kind, node in root.value.items():
            if type(node.value) is int and node.value >= 0:
                floors[kind] = node.value
            else:
                message = f"The least number of “{kind}” is not a whole number."
                self.problems.append(Problem(FLOORS, node.line, None, message, "Write digits only."))
        return file, floors

    def _root(self, name: str) -> tuple[YamlFile, Node | None]:
        text = read_text(self._data, name)
        if isinstance(text, Problem):
            self.problems.append(text)
            self.unread.add(name)
            return YamlFile(name, ""), None
        root, problems = parse(name, text)
        if root is None:
            self.damaged.update(_ID.findall(text))
            if problems:
                self.unread.add(name)
            else:
                self._unread(name, 1, "The file is empty.", "Write the entries, or [] if there are none.")
        else:
            problems = [_with_record(problem, root) for problem in problems]
        self.problems.extend(problems)
        return YamlFile(name, text), root

    def _entry(self, file: YamlFile, index: int, node: Node, model: type[Strict]) -> Entry | None:
        plain: Any = node.plain()
        name = _name(node, index)
        try:
            return Entry(name, model.model_validate(plain), file, index)
        except ValidationError as invalid:
            self.damaged.add(name)
            errors = invalid.errors(include_url=False)
            self.problems.extend(explain(file.name, node, name, model, error) for error in errors)
            return None

    def _unread(self, name: str, line: int, message: str, remedy: str) -> None:
        self.unread.add(name)
        self.problems.append(Problem(name, line, None, message, remedy))


def _name(node: Node, index: int) -> str:
    """The entry's id, or its number."""
    if isinstance(node.value, dict) and "id" in node.value and isinstance(node.value["id"].value, str):
        return node.value["id"].value
    return f"entry {index + 1}"


def _with_record(problem: Problem, root: Node) -> Problem:
    """The problem with the id of the entry that its line belongs to."""
    if not isinstance(root.value, list) or problem.line is None:
        return problem
    before = [(index, node) for index, node in enumerate(root.value) if node.line <= problem.line]
    if not before:
        return problem
    index, node = before[-1]
    return Problem(problem.file, problem.line, _name(node, index), problem.message, problem.remedy, problem.nearest)
