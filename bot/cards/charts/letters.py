"""How wide text is in the picture's font, and how much of it fits.

A picture cannot ask the font while it is laid out, so the width of each character stands in a table beside the font.
What has no place in that table has no glyph: a drawing program would leave it out or draw a box. It is replaced by
`NO_GLYPH`, and the picture says below which characters these were.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.cards.escape import one_line

FONT = Path(__file__).parent / "font" / "NotoSansCJKsc-Regular.otf"
FAMILY = "Noto Sans CJK SC"
"""The name that the font has within. For any other name nothing at all is drawn, and nothing said."""
NO_GLYPH = "[?]"
CUT = "…"
BETWEEN = "·"
"""What stands between short texts on one line; in this font it is as wide as a Hanzi, so it needs no spaces."""
_MARGIN = 1.02
"""Kerning moves letters by a little that the table does not know; mostly closer, seldom apart."""
_OPEN, _CLOSE = "（「《“‘", "，。；：、）」》”’？！…"
_HANZI = r"\u2e80-\u9fff\uff00-\uff60"
# What stays together on a line: a Hanzi, or a run of other characters without a space, with the stops around it.
_PIECE = re.compile(rf"[{_OPEN}]*(?:(?![{_OPEN}{_CLOSE}])[{_HANZI}]|[^\s{_HANZI}{_OPEN}{_CLOSE}]+)?[{_CLOSE}]*|\s+")


@dataclass(frozen=True)
class _Table:
    """Runs of characters of one width: their first and last ones, and that width in thousandths of the size."""

    first: "array[int]"
    last: "array[int]"
    width: "array[int]"

    def of(self, letter: str) -> int | None:
        """The width of a character; None where the font has no glyph."""
        point = ord(letter)
        place = bisect_right(self.first, point) - 1
        return self.width[place] if place >= 0 and point <= self.last[place] else None


@cache
def _table() -> _Table:
    lines = [line.split() for line in (FONT.parent / "advances.txt").read_text(encoding="ascii").splitlines()]
    return _Table(
        array("I", (int(first, 16) for first, _, _ in lines)),
        array("I", (int(last, 16) for _, last, _ in lines)),
        array("H", (int(width) for _, _, width in lines)),
    )


def plain(text: str) -> str:
    """Untrusted text for a picture: on one line, without what is not seen, letters and their accents joined."""
    return unicodedata.normalize("NFC", one_line(text))


def drawable(text: str) -> str:
    """Plain text with `NO_GLYPH` for each run of characters that cannot be drawn."""
    found: list[str] = []
    for letter in text:
        if _table().of(letter) is not None:
            found.append(letter)
        elif not found or found[-1] != NO_GLYPH:
            found.append(NO_GLYPH)
    return "".join(found)


def lacking(text: str) -> list[str]:
    """The characters of plain text that cannot be drawn, each once."""
    return [letter for letter in dict.fromkeys(text) if _table().of(letter) is None]


def width(text: str, size: float) -> float:
    """How wide drawable text is at a size, in units of the picture."""
    table = _table()
    return sum(table.of(letter) or 0 for letter in text) * size * _MARGIN / 1000


def cut(text: str, size: float, room: float) -> str:
    """The text, or as much of it as fits, with the mark of a cut."""
    if width(text, size) <= room:
        return text
    left = room - width(CUT, size)
    kept = 0
    for letter in text:
        left -= width(letter, size)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + CUT


def lines(text: str, size: float, room: float) -> list[str]:
    """The text in lines that fit, broken between words or Hanzi; a single word that does not fit is cut."""
    found = _packed(_PIECE.findall(text), "", size, room)
    return [cut(each, size, room) for each in found]


def joined(parts: Iterable[str], between: str, size: float, room: float) -> list[str]:
    """Short texts on as few lines as they fit on in their order, each whole on one line where it is no longer."""
    return [line for together in _packed(parts, between, size, room) for line in lines(together, size, room)]


def fits(parts: Iterable[str], size: float, room: float, most: int) -> bool:
    """Whether short texts stand one behind the other on so many lines, with nothing cut."""
    parts = list(parts)
    found = joined(parts, "", size, room)
    return len(found) <= most and "".join(found).replace(" ", "") == "".join(parts).replace(" ", "")


def _packed(parts: Iterable[str], between: str, size: float, room: float) -> list[str]:
    found, line = list[str](), ""
    for part in parts:
        longer = line + between + part if line else part.lstrip()
        if line and width(longer.rstrip(), size) > room:
            found.append(line.rstrip())
            longer = part.lstrip()
        line = longer
    return [each for each in (*found, line.rstrip()) if each]
