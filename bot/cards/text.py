"""A card → lines of text, each with what it is; and those lines as plain text: the card's twin without Discord.

Colours are put on the same lines by `bot.cards.colours`, so that what a person reads and what a pipe carries are
the same words in the same order. Nothing can be pressed here and nothing has to fit, so all items are there, with
the fine print that Discord leaves to a button.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.cards.card import Card, Item, Label, Quotation
from bot.cards.escape import clean, one_line

Role = Literal["title", "label", "text", "detail", "quote", "context", "source", "note", "heading", "choice", "footer"]


@dataclass(frozen=True)
class Line:
    """One line: what it is, its indent with any mark, and its text."""

    role: Role
    lead: str
    text: str


def lines(card: Card) -> Iterator[Line]:
    """The lines of a card, from top to bottom, harmless for a terminal."""
    yield Line("title", "", one_line(card.title))
    for item in card.items:
        yield from _item(item)
    if card.note:
        yield from _each("note", "  ", card.note)
    if card.choices:
        yield Line("heading", "  ", one_line(card.choices_title))
        for choice in card.choices:
            yield Line("choice", "    ", one_line(choice))
    if card.footer:
        yield Line("footer", "  ", one_line(card.footer))


def plain(card: Card) -> str:
    """The card as text without colours, ending with a line break."""
    return "".join(f"{line.lead}{line.text}".rstrip() + "\n" for line in lines(card))


def _item(item: Item) -> Iterator[Line]:
    if item.label is not None:
        yield Line("label", "  ", _label(item.label))
    if item.text:
        yield from _each("text", "  " if item.label is None else "    ", item.text)
    for detail in (*item.details, *item.fine):
        yield Line("detail", "    ", one_line(detail))
    for quote in item.quotes:
        yield from _quotation(quote)


def _label(label: Label) -> str:
    parts = (label.sign, one_line(label.name), "·" if label.name and label.value else "", one_line(label.value))
    return " ".join(part for part in parts if part)


def _quotation(quote: Quotation) -> Iterator[Line]:
    around = quote.context
    if around.before:
        yield Line("context", "    │ ", one_line(around.before))
    yield from _each("quote", "    │ ", around.opening + quote.text + around.closing)
    if around.after:
        yield Line("context", "    │ ", one_line(around.after))
    yield Line("source", "    └ ", one_line(quote.source))
    yield from (Line("source", "      ", one_line(each)) for each in quote.entry)


def _each(role: Role, lead: str, text: str) -> Iterator[Line]:
    for line in clean(text).split("\n"):
        yield Line(role, lead, line)
