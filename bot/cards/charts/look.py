"""How pictures look: sizes, colours, and the marks of certainty.

A picture is 640 units wide. Within a card Discord shows it about 290 points wide on a phone, so that the smallest type
here is 9 points high there, and most of it 11 to 13. It brings its own light ground with a border: it reads the same on
Discord's dark and light. Certainty is told by words and by a pattern; no meaning rests on colour alone.
"""

from dataclasses import dataclass

WIDE = 640
"""Units across."""
PAD = 28
"""Units of empty ground on each side."""
LEFT, RIGHT = PAD, WIDE - PAD
ROOM = RIGHT - LEFT
ZOOM = 1.5
"""Pixels a unit: enough for screens that have several a point."""

GROUND, EDGE = "#fcfcfb", "#d5d8de"
INK, QUIET = "#1b2330", "#566070"
RULE = "#e2e5ea"
ACCENT = "#2a5fa8"


@dataclass(frozen=True)
class Type:
    """How a text is set.

    Attributes:
        size: in units.
        ink: its colour.
        strong: whether it stands out.
        tick: whether it only numbers a mark or an axis; all else that a picture says stands in its alt text, too.
    """

    size: float
    ink: str
    strong: bool = False
    tick: bool = False


TITLE, NAME = Type(29, INK, strong=True), Type(28, INK, strong=True)
BODY, SMALL = Type(24, QUIET), Type(21, QUIET)
SCALE, NUMBER = Type(21, QUIET, tick=True), Type(20, INK, strong=True, tick=True)


@dataclass(frozen=True)
class Fill:
    """How a shape is filled: the paint, the colour of its outline, and the dashes of that."""

    paint: str
    edge: str | None = None
    dash: str | None = None


BARS = {
    "done": Fill(ACCENT, ACCENT),
    "ordered": Fill("url(#dense)", ACCENT),
    "announced": Fill("url(#sparse)", ACCENT),
    "considering": Fill("url(#dots)", ACCENT, "7 5"),
    "could": Fill(GROUND, ACCENT, "7 5"),
    "opinion": Fill(GROUND, ACCENT, "2 4"),
}
"""A bar by how sure its fact is."""
MARKS = {
    **BARS,
    "ordered": Fill("url(#half)", ACCENT),
    "announced": Fill(GROUND, ACCENT),
    "considering": Fill(GROUND, ACCENT, "5 4"),
    "could": Fill(GROUND, ACCENT, "5 4"),
}
"""A mark by the same, too small for a pattern: full, half, empty, dashed, dotted."""
TRACK = Fill("#eff1f4")
SPAN = Fill("#dbe6f5", ACCENT)
DAY = Fill(ACCENT, GROUND)
BADGE = Fill(GROUND, QUIET)
CARD = Fill(GROUND, EDGE)


def _pattern(name: str, size: float, mark: str, turned: int = 0) -> str:
    turn = f' patternTransform="rotate({turned})"' if turned else ""
    return (
        f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"{turn}>'
        f'<rect width="{size}" height="{size}" fill="{GROUND}"/>{mark}</pattern>'
    )


PATTERNS = (
    _pattern("dense", 7, f'<rect width="4" height="7" fill="{ACCENT}"/>', 45)
    + _pattern("sparse", 11, f'<rect width="2.5" height="11" fill="{ACCENT}"/>', 45)
    + _pattern("dots", 9, f'<circle cx="4.5" cy="4.5" r="1.8" fill="{ACCENT}"/>')
    + f'<linearGradient id="half"><stop offset="0.5" stop-color="{ACCENT}"/>'
    + f'<stop offset="0.5" stop-color="{GROUND}"/></linearGradient>'
)


def bar_of(modality: str) -> Fill:
    """The fill of a bar; that of a possibility for a certainty that is not known here."""
    return BARS.get(modality, BARS["could"])


def mark_of(modality: str) -> Fill:
    """The fill of a mark, likewise."""
    return MARKS.get(modality, MARKS["could"])
