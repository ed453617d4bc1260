"""What the tests of pictures share: facts to draw, and a drawing taken apart."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day_of
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import resvg_py
from hypothesis import strategies as st
from PIL import Image

from bot.cards.charts.letters import FONT, width
from bot.cards.charts.look import ZOOM
from knowledge import Fact, Sum

_SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '</text><rect width="800" height="800"/><text>', "<script>alert(1)</script>", "&lt;b&gt;&amp;&#x41;", "-->", "<!--",
    "]]><![CDATA[", "\"' onload='x' x=\"", "@everyone **x** [a](https://evil.example)", "%s {x} {who}", "[?]", "···",
    "x" * 500, "汉" * 300, "w ord " * 90, "\n\n\t", "\x00\x1b[2J", "\u202eevil\u202c\u200b", "\ud800", "\ufffe\uffff",
    "😀👩‍💻🇨🇳", "שלום العربية", "한국어", "e\u0301\u0323 Ǎ", "𠮷野家",
)  # fmt: skip
"""Names that try to become something else, or that are hard to set."""


def fine(*about: str, value: str | int | None = 1_000_000, printed: str | None = None, **given: Any) -> Fact:
    """A fine, of so many yuan in total unless it is said otherwise."""
    currency, per_incident = given.pop("currency", "CNY"), given.pop("per_incident", False)
    sums = (Sum(Decimal(value), currency, per_incident, printed or f"{value} yuan"),) if value is not None else ()
    return fact(*about, sums=sums, **given)


def fact(
    *about: str, date: str | None = "2021-04-10", basis: str = "stated", modality: str = "done", **given: Any
) -> Fact:
    """Something that happened."""
    kind, standing, sums = given.pop("kind", "fine"), given.pop("standing", None), given.pop("sums", ())
    assert not given
    return Fact(
        f"{kind}/x", kind, "text", modality, None, date, basis if date else None, None, standing, (), None, about, sums
    )


def dates() -> st.SearchStrategy[str | None]:
    """A day, a month, a year, or none, of the whole calendar but mostly of our time."""
    day = st.one_of(st.dates(), st.dates(day_of(2015, 1, 1), day_of(2030, 12, 31)))
    return st.one_of(st.none(), st.tuples(day, st.sampled_from((10, 10, 7, 4))).map(lambda d: d[0].isoformat()[: d[1]]))


def names() -> st.SearchStrategy[str]:
    """Names as they are, names of any characters, and hostile ones."""
    return st.one_of(
        st.sampled_from(("Alibaba", "Tencent", "滴滴（Didi）", "The Wall Street Journal (WSJ)")),
        st.text(max_size=60),
        st.sampled_from(HOSTILE),
    )


def facts(kinds: tuple[str, ...] = ("fine",)) -> st.SearchStrategy[Fact]:
    """Any fact, with any sum."""
    sums = st.builds(
        Sum,
        st.decimals("0.01", "1e15", places=2),
        st.sampled_from(("CNY", "CNY", "CNY", "USD", "EUR", "XXX")),
        st.sampled_from((False, False, False, True)),
        st.one_of(st.sampled_from(("18.2 billion yuan", "182亿元")), names()),
    )
    return st.builds(
        Fact,
        record=st.just("fine/x"),
        kind=st.sampled_from(kinds),
        text=st.just("text"),
        modality=st.sampled_from(("done", "ordered", "announced", "considering", "could", "opinion", "rumoured")),
        attributed_to=st.none(),
        date=dates(),
        date_basis=st.sampled_from(("stated", "derived", "public record")),
        date_source=st.none(),
        standing=st.sampled_from((None, "in force", "paid", "overturned", "suspended", "completed")),
        evidence=st.just(()),
        about=st.lists(names(), max_size=6).map(tuple),
        sums=st.lists(sums, max_size=2).map(tuple),
    )


@dataclass(frozen=True)
class Box:
    """Where something is, in units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two things lie over one another."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Written:
    """A line of a drawing: its text, whether it only numbers something, and where it is."""

    text: str
    tick: bool
    box: Box


class Drawing:
    """A drawing taken apart."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)  # noqa: S314 we wrote it ourselves
        _, _, wide, high = self.root.attrib["viewBox"].split()
        self.sheet = Box(0, 0, float(wide), float(high))

    @property
    def written(self) -> list[Written]:
        """Its lines."""
        return [_written(each) for each in self.root.iter(f"{_SVG}text")]

    @property
    def said(self) -> list[str]:
        """What it says in words, line by line."""
        return [each.text for each in self.written if not each.tick]

    def rectangles(self, *fills: str) -> list[Box]:
        """The rectangles that are filled with one of some paints, outside of the patterns."""
        return [_rectangle(each) for each in self._shapes("rect") if each.attrib["fill"] in fills]

    def circles(self) -> list[Box]:
        """Its dots and badges."""
        return [
            Box(x - r, y - r, x + r, y + r)
            for each in self._shapes("circle")
            for x, y, r in [tuple(float(each.attrib[key]) for key in ("cx", "cy", "r"))]
        ]

    def tags(self) -> set[str]:
        """The kinds of its elements."""
        return {each.tag.removeprefix(_SVG) for each in self.root.iter()}

    def _shapes(self, name: str) -> Iterator[ElementTree.Element]:
        return (each for each in self.root if each.tag == f"{_SVG}{name}")


def _written(element: ElementTree.Element) -> Written:
    text, size = element.text or "", float(element.attrib["font-size"])
    x, y, wide = float(element.attrib["x"]), float(element.attrib["y"]), width(text, size)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[element.attrib.get("text-anchor", "start")]
    return Written(text, element.attrib["class"] == "tick", Box(left, y - 0.8 * size, left + wide, y + 0.15 * size))


def _rectangle(element: ElementTree.Element) -> Box:
    x, y, wide, high = (float(element.attrib[key]) for key in ("x", "y", "width", "height"))
    return Box(x, y, x + wide, y + high)


def image_of(svg: str) -> Image.Image:
    """The drawing in pixels."""
    png = resvg_py.svg_to_bytes(svg_string=svg, font_files=[str(FONT)], skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def ink_beyond(image: Image.Image, box: Box) -> bool:
    """Whether there is anything but ground in a part of a picture."""
    part = image.crop(tuple(round(edge * ZOOM) for edge in (box.left, box.top, box.right, box.bottom)))  # type: ignore[arg-type]
    return len(part.getcolors(1 << 20) or ()) > 1
