"""How much the base holds and up to when, in words: what "latest" and "I don't have that" are measured by.

A register that this project compiled is no news: it makes nothing latest, and it is counted apart.
"""

from knowledge.answers.words import words
from knowledge.deadlines.arithmetic import day_in_words
from knowledge.loading import Base
from knowledge.records.document import CatalogueEntry


def newest(base: Base) -> str:
    """The date of the newest document that was not compiled here, as precise as it is known."""
    return max((each.published for each in _news(base)), key=lambda when: when.latest).value


def documents(base: Base, language: str) -> str:
    """How many documents the base holds, in words."""
    sentences, count = words(language), len(_news(base))
    return sentences.documents_one if count == 1 else sentences.documents_many.format(count=count)


def register(base: Base, language: str) -> str | None:
    """That the base holds a compiled register, and when it was checked; None where it holds none."""
    checked = [each.entry.compiled for each in base.documents.values() if each.entry.compiled is not None]
    return words(language).register.format(date=day_in_words(min(checked), language)) if checked else None


def _news(base: Base) -> list[CatalogueEntry]:
    """The documents that were not compiled here; all of them, where all were."""
    entries = [each.entry for each in base.documents.values()]
    return [entry for entry in entries if entry.compiled is None] or entries
