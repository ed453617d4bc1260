"""The documents → cards: all of them, and one with what it proves."""

from collections.abc import Iterable

from bot.cards.card import Action, Card, Item, Label
from bot.cards.dates import shown
from bot.cards.escape import one_line
from bot.cards.facts import fact_item
from bot.cards.shelf import Shelf
from bot.cards.words import words
from knowledge import Fact, SourceInfo

_ALL = "all"


def sources_card(shelf: Shelf, language: str, asked: str | None = None) -> Card:
    """All documents, the newest first, each with what lists its records.

    Args:
        shelf: the documents.
        language: of the words around them.
        asked: the one that was asked for and is not there.
    """
    said = words(language)
    count = shelf.documents
    title = said.sources_none if count == 0 else said.sources_one if count == 1 else said.sources_many
    newest_first = sorted(shelf.sources.values(), key=lambda source: (source.published or "", source.id), reverse=True)
    return Card(
        tone="notice",
        title=title.format(count=count) + shelf.register(language),
        items=tuple(_item(source, language) for source in newest_first),
        note=said.source_unknown.format(document=one_line(asked)) if asked else None,
        language=language,
        turned_by=Action("sources", _ALL, ""),
    )


def records_card(source: SourceInfo, facts: Iterable[Fact], shelf: Shelf, language: str) -> Card:
    """What a document proves, in the order of the records.

    Args:
        source: the document.
        facts: that it proves.
        shelf: all documents.
        language: of the words around it.
    """
    return Card(
        tone="notice",
        title=source.title,
        items=tuple(_record(fact, source, shelf, language) for fact in facts),
        footer=" · ".join((*_entry(source, language), _count(source, language))),
        language=language,
        turned_by=Action("records", source.id, ""),
    )


def published(source: SourceInfo, language: str) -> str:
    """When a document was published, and how that is known."""
    said = words(language)
    if not source.published:
        return said.source_undated
    sentence = {
        "derived": said.source_published_derived,
        "public record": said.source_published_public,
    }.get(source.published_basis or "", said.source_published)
    return sentence.format(date=shown(source.published, language))


def _item(source: SourceInfo, language: str) -> Item:
    said = words(language)
    details = (*_entry(source, language), _count(source, language), said.source_id.format(document=source.id))
    button = Action("records", source.id, said.button_records) if source.records else None
    return Item(label=Label(source.title), details=details, action=button)


def _record(fact: Fact, source: SourceInfo, shelf: Shelf, language: str) -> Item:
    """A record: the fact with its id, and of its quotes those that stand in this document."""
    found = fact_item(fact, shelf, language)
    own = tuple(quote for quote, each in zip(found.quotes, fact.evidence, strict=True) if each.document == source.id)
    record = words(language).passage_record.format(record=fact.record)
    return Item(found.text, (*found.details, record), own, found.label, found.fine)


def _entry(source: SourceInfo, language: str) -> tuple[str, ...]:
    said = words(language)
    return (
        said.source_publisher.format(publisher=source.publisher) if source.publisher else said.source_no_publisher,
        published(source, language),
        *([said.source_address.format(address=source.address)] if source.address else []),
        said.source_language.format(language=source.language),
    )


def _count(source: SourceInfo, language: str) -> str:
    said = words(language)
    return (said.source_records_one if source.records == 1 else said.source_records_many).format(count=source.records)
