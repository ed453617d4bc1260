"""A card → lines of text, each with what it is; and those lines as plain text: the card's twin without Discord.

Colours are put on the same lines by `bot.cards.colours`, so that what a person reads and what a pipe carries are
the same words in the same order. Nothing can be pressed here and nothing has to fit, so all items are there, with
the fine print that Discord leaves to a button.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.cards.card import Card, Item, Label, Quotation
from bot.cards.escape import one_line
from knowledge import clean

Role = Literal["title", "label", "text", "detail", "quote", "context", "source", "note", "heading", "choice", "footer"]


@dataclass(frozen=True)
class Line:
    """One line: what it is, its indent with any mark, and its text."""

    role: Role
    lead: str
    text: str


def lines(card: Card) -> Iterator[Line]:
    """The lines of a card, from top to bottom, harmless for a terminal."""
    yield Line("title", "", one_line(card.title) or "…")
    yield from _one("footer", "  ", card.asked)
    for item in card.items:
        yield from _item(item)
    yield from _each("note", "  ", card.note or "")
    if card.choices:
        yield from _one("heading", "  ", card.choices_title)
        for choice in card.choices:
            yield from _one("choice", "    ", choice)
    yield from _one("footer", "  ", card.footer or "")


def plain(card: Card) -> str:
    """The card as text without colours, ending with a line break."""
    return "".join(f"{line.lead}{line.text}".rstrip() + "\n" for line in lines(card))


def _item(item: Item) -> Iterator[Line]:
    if item.label is not None:
        yield from _one("label", "  ", _label(item.label))
    yield from _each("text", "  " if item.label is None else "    ", item.text)
    for detail in (*item.details, *item.fine):
        yield from _one("detail", "    ", detail)
    for quote in item.quotes:
        yield from _quotation(quote)


def _label(label: Label) -> str:
    name, value = one_line(label.name), one_line(label.value)
    return " ".join(part for part in (label.sign, name, "·" if name and value else "", value) if part)


def _quotation(quote: Quotation) -> Iterator[Line]:
    around = quote.context
    yield from _one("context", "    │ ", around.before)
    yield from _each("quote", "    │ ", around.opening + quote.text + around.closing)
    yield from _one("context", "    │ ", around.after)
    yield from _one("source", "    └ ", quote.source)
    for each in quote.entry:
        yield from _one("source", "      ", each)


def _one(role: Role, lead: str, text: str) -> Iterator[Line]:
    if line := one_line(text):
        yield Line(role, lead, line)


def _each(role: Role, lead: str, text: str) -> Iterator[Line]:
    """The lines of a text that may have several; none for a text in which nothing is seen."""
    if cleaned := clean(text).strip():
        yield from (Line(role, lead, line) for line in cleaned.split("\n"))
