"""A card → lines of text, each with what it is; and those lines as plain text.

Colours are put on the same lines by `bot.cards.colours`, so that what a person reads and what a pipe carries are
the same words in the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.cards.card import Card, Item
from bot.cards.escape import clean, one_line

Role = Literal["title", "text", "detail", "quote", "source", "note", "heading", "choice", "footer"]


@dataclass(frozen=True)
class Line:
    """One line: what it is, its indent with any mark, and its text."""

    role: Role
    lead: str
    text: str


def lines(card: Card) -> Iterator[Line]:
    """The lines of a card, from top to bottom, harmless for a terminal."""
    yield Line("title", "", one_line(clean(card.title)))
    for item in card.items:
        yield from _item(item)
    if card.note:
        yield from _each("note", "  ", card.note)
    if card.choices:
        yield Line("heading", "  ", one_line(clean(card.choices_title)))
        for choice in card.choices:
            yield Line("choice", "    ", one_line(clean(choice)))
    if card.footer:
        yield Line("footer", "  ", one_line(clean(card.footer)))


def plain(card: Card) -> str:
    """The card as text without colours, ending with a line break."""
    return "".join(f"{line.lead}{line.text}".rstrip() + "\n" for line in lines(card))


def _item(item: Item) -> Iterator[Line]:
    if item.text:
        yield from _each("text", "  ", item.text, first="• ")
    for quote in item.quotes:
        yield from _each("quote", "    │ ", quote.text)
        yield Line("source", "    └ ", one_line(clean(quote.source)))
    for detail in item.details:
        yield Line("detail", "    ", one_line(clean(detail)))


def _each(role: Role, lead: str, text: str, first: str = "") -> Iterator[Line]:
    for place, line in enumerate(clean(text).split("\n")):
        yield Line(role, lead + (first if place == 0 else " " * len(first)), line)
