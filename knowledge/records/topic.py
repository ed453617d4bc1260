"""The vocabulary: which words of a question mean which topic of a record."""

from pydantic import Field

from knowledge.records.record import Strict


class Topic(Strict):
    """One meaning, with the words for it in each language.

    Attributes:
        en: English words and phrases in base form; inflections (-s, -ed, -ing, irregulars listed) are understood.
        zh: Chinese words, simplified; traditional is understood.
        note: for curators: what is meant and what is not.
    """

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    en: list[str] = []
    zh: list[str] = []
    note: str | None = None
