"""How much the base holds and up to when, in words: what "latest" and "I don't have that" are measured by."""

from knowledge.answers.words import words
from knowledge.loading import Base


def newest(base: Base) -> str:
    """The date of the newest document, as precise as it is known."""
    return max((document.entry.published for document in base.documents.values()), key=lambda when: when.latest).value


def documents(base: Base, language: str) -> str:
    """How many documents the base holds, in words."""
    sentences, count = words(language), len(base.documents)
    return sentences.documents_one if count == 1 else sentences.documents_many.format(count=count)
