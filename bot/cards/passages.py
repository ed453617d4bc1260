"""Where a fact stands → a card: each quote with the sentence before and after it, and the document's entry."""

from collections.abc import Callable, Iterable

from bot.cards.card import Card, Item, Quotation
from bot.cards.shelf import Shelf
from bot.cards.sources import published
from bot.cards.words import words
from knowledge import Fact, Quote, Surroundings


def passages_card(
    facts: Iterable[Fact], shelf: Shelf, surroundings: Callable[[Quote], Surroundings], language: str
) -> Card:
    """What proves the facts of one record.

    Args:
        facts: of one record, one at least.
        shelf: the documents.
        surroundings: gives a quote's context.
        language: of the words around it.
    """
    said, each = words(language), list(facts)
    quotes = dict.fromkeys(quote for fact in each for quote in fact.evidence)
    return Card(
        tone="notice",
        title=said.passage_title.format(text=each[0].text),
        items=tuple(_item(quote, surroundings(quote), shelf, language) for quote in quotes),
        footer=said.passage_record.format(record=each[0].record),
        language=language,
    )


def _item(quote: Quote, around: Surroundings, shelf: Shelf, language: str) -> Item:
    said = words(language)
    details: list[str] = []
    if around.before is not None:
        details.append(said.passage_before.format(text=around.before.text))
    if around.after is not None:
        details.append(said.passage_after.format(text=around.after.text))
    details.append(said.passage_place.format(start=quote.start, end=quote.end, document=quote.document))
    source = shelf.sources.get(quote.document)
    if source is not None:
        details.append(published(source, language))
    return Item(details=tuple(details), quotes=(Quotation(quote.quote, shelf.named(quote.document, language)),))
