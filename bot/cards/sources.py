"""The documents → a card: what every answer comes from."""

from bot.cards.card import Card, Item
from bot.cards.dates import shown
from bot.cards.shelf import Shelf
from bot.cards.words import words
from knowledge import SourceInfo


def sources_card(shelf: Shelf, language: str) -> Card:
    """All documents, the newest first."""
    said = words(language)
    count = shelf.documents
    title = said.sources_none if count == 0 else said.sources_one if count == 1 else said.sources_many
    newest_first = sorted(shelf.sources.values(), key=lambda source: (source.published or "", source.id), reverse=True)
    return Card(
        tone="notice",
        title=title.format(count=count) + shelf.register(language),
        items=tuple(_item(source, language) for source in newest_first),
        language=language,
    )


def _item(source: SourceInfo, language: str) -> Item:
    said = words(language)
    details = [
        said.source_publisher.format(publisher=source.publisher) if source.publisher else said.source_no_publisher,
        published(source, language),
    ]
    if source.address:
        details.append(said.source_address.format(address=source.address))
    details.append(said.source_language.format(language=source.language))
    records = said.source_records_one if source.records == 1 else said.source_records_many
    details.append(records.format(count=source.records))
    return Item(text=source.title, details=tuple(details))


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
