"""The documents as every card names them: the one that a quote stands in, and how many there are up to when.

No answer claims more than the base holds, so that line stands on every one; it is worked out once, not per answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from bot.cards.dates import shown
from bot.cards.words import words
from knowledge import SourceInfo


@dataclass(frozen=True)
class Shelf:
    """The documents, by their id, and the date of the newest; None where no date is known."""

    sources: Mapping[str, SourceInfo]
    newest: str | None

    @classmethod
    def of(cls, sources: Iterable[SourceInfo]) -> Self:
        """Arrange documents. A month counts as later than its days, since it may mean the last of them."""
        arranged = {source.id: source for source in sources}
        dates = [source.published for source in arranged.values() if source.published]
        return cls(arranged, max(dates, key=lambda date: (*date.split("-"), "~"), default=None))

    def named(self, document: str, language: str) -> str:
        """How a document is named under a quote."""
        source = self.sources.get(document)
        if source is None:
            return document
        said = words(language)
        published = shown(source.published, language) if source.published else document
        if source.publisher:
            return said.source_named.format(title=source.title, publisher=source.publisher, published=published)
        return said.source_unnamed.format(title=source.title, published=published)

    def coverage(self, language: str) -> str:
        """How many documents there are, and up to when."""
        said = words(language)
        if self.newest is None:
            return said.coverage_undated.format(count=len(self.sources))
        one = len(self.sources) == 1
        return (said.coverage_one if one else said.coverage_many).format(
            count=len(self.sources), newest=shown(self.newest, language)
        )
