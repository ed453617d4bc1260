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
    """The documents, by their id, and the date of the newest; None where no date is known.

    A register that this project compiled is no news: it is counted apart, and nothing is newer by it.
    """

    sources: Mapping[str, SourceInfo]
    newest: str | None

    @classmethod
    def of(cls, sources: Iterable[SourceInfo]) -> Self:
        """Arrange documents. A month counts as later than its days, since it may mean the last of them."""
        arranged = {source.id: source for source in sources}
        dates = [source.published for source in arranged.values() if source.published and source.compiled is None]
        return cls(arranged, max(dates, key=lambda date: (*date.split("-"), "~"), default=None))

    def find(self, text: str) -> SourceInfo | None:
        """The document with this id or title, whatever its capitals; None where there is none, or several."""
        wanted = text.strip().casefold()
        found = [each for each in self.sources.values() if wanted in (each.id.casefold(), each.title.casefold())]
        return found[0] if len(found) == 1 else None

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

    @property
    def documents(self) -> int:
        """How many documents there are, registers left out."""
        return len(self.sources) - len(self._compiled(self.sources))

    def coverage(self, language: str, cited: Iterable[str] = ()) -> str:
        """How many documents there are, and up to when; of a register, when it was checked.

        Args:
            language: of the words.
            cited: ids of the documents that the answer quotes; where all of them are registers, those alone count.
        """
        said, cited = words(language), tuple(cited)
        checked = self._compiled(cited)
        if cited and len(checked) == len(cited):
            return said.coverage_register.format(date=shown(min(checked), language))
        if self.newest is None:
            return said.coverage_undated.format(count=self.documents)
        one = self.documents == 1
        return (said.coverage_one if one else said.coverage_many).format(
            count=self.documents, newest=shown(self.newest, language)
        )

    def register(self, language: str) -> str:
        """A sentence to go on with: that there is a register, and when it was checked; empty where there is none."""
        checked = self._compiled(self.sources)
        return words(language).register_too.format(date=shown(min(checked), language)) if checked else ""

    def _compiled(self, documents: Iterable[str]) -> list[str]:
        """The days on which those of some documents that are registers were checked."""
        found = [self.sources[each].compiled for each in documents if each in self.sources]
        return [day for day in found if day is not None]
