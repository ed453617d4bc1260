"""YAML into plain data that knows the line of each of its parts.

Built from the parser's events, not from composed nodes: libyaml's composer recurses in C, and a file of nothing but
`[` ends the whole program there. Scalars follow the core schema of YAML 1.2, which editors use too, so that `no`,
`on` and `12:30` are words; dates stay text for the models to judge. Anchors, aliases, merge keys and tags are
refused: each record stands for itself and is data alone. A key that is given twice is a mistake.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from knowledge.problems import Problem

Steps = Sequence[str | int]
"""The way to a part: keys of mappings and places in lists."""

DEEPEST = 20
"""Levels of nesting; the records have seven."""

_PLAIN = "Put it in quotes if it is text; else write it out: each record stands for itself."
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a YAML file: its line, counted from 1, and what it holds.

    The line of a part that has a key is the key's.
    """

    line: int
    value: "str | int | float | bool | list[Node] | dict[str, Node] | None"

    def plain(self) -> Any:
        """The part as strings, numbers, lists and dicts."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def find(self, path: Steps) -> "Node":
        """The part at the end of a path, or the last one on the way to it."""
        node = self
        for step in path:
            if isinstance(node.value, dict) and step in node.value:
                node = node.value[str(step)]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                break
        return node


class _BrokenOffError(Exception):
    """Nothing behind this place can be understood."""


def parse(file: str, text: str) -> tuple[Node | None, list[Problem]]:
    """Parse a YAML file.

    Args:
        file: its name, for the problems.
        text: its characters.

    Returns:
        The whole as a node, or None where the text is not YAML or is empty; and what is wrong with it.
    """
    builder = _Builder(file)
    try:
        return builder.build(_events(text)), builder.problems
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_not_yaml(file, text, error))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"The file holds a control character ({_code(text, error.position)}), which YAML does not allow."
        builder.problems.append(Problem(file, line, None, what, "Delete it."))
    except _BrokenOffError:
        pass
    return None, builder.problems


def _events(text: str) -> Iterator[Any]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def _code(text: str, position: int) -> str:
    return f"U+{ord(text[position]):04X}" if position < len(text) else "unknown"


def _not_yaml(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else None
    here = text.split("\n")[mark.line : mark.line + 1] if mark is not None else []
    if here and "\t" in here[0][: len(here[0]) - len(here[0].lstrip())]:
        return Problem(file, line, None, "The line begins with a tab; YAML wants spaces.", "Replace the tab by spaces.")
    why = error.problem or "it cannot be parsed"
    began = error.context_mark.line + 1 if error.context_mark is not None else line
    where = f", {error.context} that begins in line {began}" if error.context and began != line else ""
    return Problem(
        file,
        line,
        None,
        f"The file is not YAML: {why}{where}.",
        "Mend this line or the one before it: indentation, a missing quote, or a colon inside a text without quotes.",
    )


class _Builder:
    """Nodes from events, with all that is wrong on the way."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def build(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._wrong(event, "A second document begins here (---).", "Keep one list a file.")
                    raise _BrokenOffError
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 0)
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        line: int = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            self._wrong(event, f"“*{event.anchor}” is a YAML alias.", _PLAIN)
            return Node(line, None)
        if event.anchor is not None:
            self._wrong(event, f"“&{event.anchor}” is a YAML anchor.", _PLAIN)
        if event.tag is not None:
            self._wrong(event, f"“{event.tag}” is a YAML tag.", _PLAIN)
        if isinstance(event, yaml.ScalarEvent):
            return Node(line, _scalar(event.value) if event.implicit[0] and event.style in (None, "") else event.value)
        if depth == DEEPEST:
            self._wrong(event, f"The nesting is deeper than {DEEPEST} levels.", "Look for brackets that never close.")
            raise _BrokenOffError
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(line, self._sequence(events, depth))
        return Node(line, self._mapping(events, depth))

    def _sequence(self, events: Iterator[Any], depth: int) -> list[Node]:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return items

    def _mapping(self, events: Iterator[Any], depth: int) -> dict[str, Node]:
        members: dict[str, Node] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            name = event.value if isinstance(event, yaml.ScalarEvent) else None
            if name is None:
                self._wrong(event, "A field's name is not a word.", "Write one word, a colon and the value.")
            elif name == "<<":
                self._wrong(event, "“<<” is a YAML merge key.", "Write the fields out.")
            elif name in members:
                message = f"“{name}” is given twice; the first is in line {members[name].line}."
                self._wrong(event, message, "Keep one of them.")
            else:
                members[name] = Node(key.line, value.value)
        return members

    def _wrong(self, event: Any, message: str, remedy: str) -> None:
        self.problems.append(Problem(self._file, event.start_mark.line + 1, None, message, remedy))


def _scalar(text: str) -> "str | int | float | bool | None":
    """What an unquoted scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-.0123456789":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text):
            return float(text)
    return text
