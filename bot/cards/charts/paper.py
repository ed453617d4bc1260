"""What is drawn → SVG text. Everything that comes from outside is escaped here, so no text becomes a shape."""

from collections.abc import Iterable
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from bot.cards.charts.letters import FAMILY, lines
from bot.cards.charts.look import CARD, LEFT, PAD, PATTERNS, ROOM, SMALL, TITLE, WIDE, ZOOM, Fill, Type

Anchor = Literal["start", "middle", "end"]
_CORNER = 18
_TITLE_LINE, _FOOT_LINE = 32, 30


class Paper:
    """A sheet of a fixed width that is as high as what is drawn on it, with its title.

    Attributes:
        y: where the next thing begins, from the top; whoever draws moves it on.
    """

    def __init__(self, title: str) -> None:
        self._parts: list[str] = []
        self.y = float(PAD - 2)
        for line in lines(title, TITLE.size, ROOM):
            self.y += _TITLE_LINE
            self.say(LEFT, self.y, line, TITLE)

    def say(self, x: float, y: float, text: str, type_: Type, anchor: Anchor = "start") -> None:
        """Write a line.

        Args:
            x: where it starts, has its middle or ends, by `anchor`.
            y: its base line.
            text: drawable text that fits.
            type_: how it is set.
            anchor: what of it stands at `x`.
        """
        given: dict[str, str | float] = {
            "class": "tick" if type_.tick else "said",
            "x": x,
            "y": y,
            "font-size": type_.size,
            "fill": type_.ink,
        }
        if anchor != "start":
            given["text-anchor"] = anchor
        if type_.strong:  # the font has one weight
            given |= {"stroke": type_.ink, "stroke-width": type_.size * 0.026, "stroke-linejoin": "round"}
        self._add("text", given, escape(text))

    def box(self, x: float, y: float, wide: float, high: float, fill: Fill) -> None:
        """Draw a rectangle."""
        self._add("rect", {"x": x, "y": y, "width": wide, "height": high, **_painted(fill)})

    def dot(self, x: float, y: float, radius: float, fill: Fill) -> None:
        """Draw a circle."""
        self._add("circle", {"cx": x, "cy": y, "r": radius, **_painted(fill)})

    def diamond(self, x: float, y: float, radius: float, fill: Fill) -> None:
        """Draw a mark that is no length: a square on its corner."""
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        points = " ".join(f"{_number(each)},{_number(down)}" for each, down in corners)
        self._add("polygon", {"points": points, **_painted(fill)})

    def line(self, start: tuple[float, float], end: tuple[float, float], ink: str, thick: float = 1.5) -> None:
        """Draw a straight line."""
        (x, y), (to_x, to_y) = start, end
        self._add("line", {"x1": x, "y1": y, "x2": to_x, "y2": to_y, "stroke": ink, "stroke-width": thick})

    def finish(self, feet: Iterable[str]) -> str:
        """The sheet as SVG, with its ground, and with some lines in small type at its foot."""
        for foot in feet:
            for line in lines(foot, SMALL.size, ROOM):
                self.y += _FOOT_LINE
                self.say(LEFT, self.y, line, SMALL)
        high = self.y + PAD - 8
        ground = {"x": 1, "y": 1, "width": WIDE - 2, "height": high - 2, "rx": _CORNER, **_painted(CARD)}
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(WIDE * ZOOM)}" height="{_number(high * ZOOM)}" '
            f'viewBox="0 0 {WIDE} {_number(high)}" font-family={quoteattr(FAMILY)}>'
            f"<defs>{PATTERNS}</defs>{_tag('rect', ground)}{''.join(self._parts)}</svg>"
        )

    def _add(self, name: str, given: dict[str, str | float], inner: str = "") -> None:
        self._parts.append(_tag(name, given, inner))


def _painted(fill: Fill) -> dict[str, str | float]:
    found: dict[str, str | float] = {"fill": fill.paint}
    if fill.edge is not None:
        found |= {"stroke": fill.edge, "stroke-width": 2}
    if fill.dash is not None:
        found["stroke-dasharray"] = fill.dash
    return found


def _tag(name: str, given: dict[str, str | float], inner: str = "") -> str:
    attributes = "".join(
        f" {key}={quoteattr(value if isinstance(value, str) else _number(value))}" for key, value in given.items()
    )
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def _number(value: float) -> str:
    """A length with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
