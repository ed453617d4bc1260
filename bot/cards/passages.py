"""Where facts stand → a card: each quote within its sentence, its neighbours, and the entry of its document."""

import re
from collections.abc import Callable, Sequence

from bot.cards.card import Action, Card, Context, Item, Quotation
from bot.cards.facts import date_source, fact_label
from bot.cards.shelf import Shelf
from bot.cards.sources import published
from bot.cards.words import words
from knowledge import Fact, Quote, Surroundings


def passages_card(
    facts: Sequence[Fact],
    shelf: Shelf,
    surroundings: Callable[[Quote], Surroundings],
    language: str,
    turned_by: Action | None = None,
) -> Card:
    """What proves facts.

    Args:
        facts: one at least, an item each.
        shelf: the documents.
        surroundings: gives a quote's context.
        language: of the words around it.
        turned_by: what shows it again.
    """
    said = words(language)
    one = len({fact.text for fact in facts}) == 1
    return Card(
        tone="notice",
        title=said.passage_title.format(text=facts[0].text) if one else said.passages_title,
        items=tuple(
            Item(
                text="" if one else fact.text,
                label=fact_label(fact, language),
                details=(*date_source(fact, language), said.passage_record.format(record=fact.record)),
                quotes=tuple(_passage(quote, surroundings(quote), shelf, language) for quote in fact.evidence),
            )
            for fact in facts
        ),
        language=language,
        turned_by=turned_by,
    )


def _passage(quote: Quote, around: Surroundings, shelf: Shelf, language: str) -> Quotation:
    said, source = words(language), shelf.sources.get(quote.document)
    entry = (
        said.passage_place.format(start=quote.start, end=quote.end, document=quote.document),
        *([published(source, language)] if source is not None else []),
        *([said.source_address.format(address=source.address)] if source is not None and source.address else []),
    )
    return Quotation(quote.quote, shelf.named(quote.document, language), _context(quote, around), entry)


def _context(quote: Quote, around: Surroundings) -> Context:
    first, last = (around.covering[0], around.covering[-1]) if around.covering else (None, None)
    opening = first.text[: max(quote.start - first.start, 0)] if first is not None else ""
    closing = last.text[max(quote.end - last.start, 0) :] if last is not None else ""
    return Context(
        before=around.before.text if around.before is not None else "",
        opening=re.sub(r"\s+", " ", opening),
        closing=re.sub(r"\s+", " ", closing),
        after=around.after.text if around.after is not None else "",
    )
