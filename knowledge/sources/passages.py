"""Passages: a document cut into sentences, each with its place.

A passage is what is shown around a quote. It never decides anything, so a wrong cut costs a long or a short context
and no more. A sentence ends at . ! ? … with the closing quotes and brackets behind it, where a space and something
that can begin a sentence follow; at 。！？ without any space; and at the end of a line, unless the next line goes on
in lower case. Abbreviations, initials and numbers of a list do not end one.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from knowledge.sources.documents import Document

_CLOSERS = "”’»」』）】〉》\"')\\]"
_OPENERS = "“‘«「『（【〈《\"'(\\["
_END = re.compile(
    f"(?P<chinese>[。！？]+[{_CLOSERS}]*)"
    f"|[.!?…]+[{_CLOSERS}]*(?=[ \\t\\u00a0]+[{_OPENERS}]*[^\\W_a-z])"
    r"|(?P<line>\r\n|[\n\r\u2028\u2029])"
)
_GOES_ON = re.compile(r"[ \t]*[a-z]")
_TRIM = " \t\r\n\u00a0\u3000\u2028\u2029\ufeff"
_WORD = re.compile(r"([^\s" + _OPENERS + r"]+)\.$")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]|\d{1,2}|[ivx]{1,4}")

_ABBREVIATION = re.compile(
    "mr|mrs|ms|dr|prof|st|jr|sr|gen|sen|rep|gov|hon|rev"
    "|inc|ltd|co|corp|plc|dept|univ|bros"
    "|nos?|arts?|sect?|paras?|ch|cl|fig|vol|eds?|pp|regs?"
    r"|vs?|cf|e\.?g|i\.?e|viz|approx|est|al"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document: `text` stands at `start` and ends before `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A span of a document in its context.

    Attributes:
        before: the sentence before it, if there is one.
        covering: the sentences that the span touches, in order.
        after: the sentence behind it, if there is one.
    """

    before: Passage | None
    covering: tuple[Passage, ...]
    after: Passage | None


def passages(text: str) -> list[Passage]:
    """The sentences of a text in order; together they hold all of it but the space between them."""
    cuts = [0, *(found.end() for found in _END.finditer(text) if _ends(text, found)), len(text)]
    found = (_trimmed(text, start, end) for start, end in pairwise(cuts))
    return [passage for passage in found if passage.text]


def around(document: Document, start: int, end: int) -> Surroundings:
    """The sentences that a span of a document touches, and the ones beside them."""
    found = passages(document.text)
    touched = [place for place, passage in enumerate(found) if passage.start < end and start < passage.end]
    if not touched:
        before = [passage for passage in found if passage.end <= start]
        after = [passage for passage in found if passage.start >= end]
        return Surroundings(before[-1] if before else None, (), after[0] if after else None)
    first, last = touched[0], touched[-1]
    return Surroundings(
        found[first - 1] if first else None,
        tuple(found[first : last + 1]),
        found[last + 1] if last + 1 < len(found) else None,
    )


def _ends(text: str, found: "re.Match[str]") -> bool:
    """Whether a place that looks like the end of a sentence is one."""
    if found["chinese"]:
        return True
    if found["line"]:
        return _GOES_ON.match(text, found.end()) is None
    if found.group() != ".":
        return True
    word = _WORD.search(text, max(0, found.start() - 30), found.start() + 1)
    return word is None or not (_ABBREVIATION.fullmatch(word[1]) or _INITIAL.fullmatch(word[1]))


def _trimmed(text: str, start: int, end: int) -> Passage:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_TRIM))
    piece = piece.strip(_TRIM)
    return Passage(start, start + len(piece), piece)
