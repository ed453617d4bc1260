"""The words of due dates, a file a language: whole sentences with named places, never glued from pieces."""

from knowledge.deadlines.words.en import EN
from knowledge.deadlines.words.sentences import Sentences
from knowledge.deadlines.words.zh_hans import ZH_HANS
from knowledge.deadlines.words.zh_hant import ZH_HANT

LANGUAGES: dict[str, Sentences] = {"en": EN, "zh_hans": ZH_HANS, "zh_hant": ZH_HANT}


def words(language: str) -> Sentences:
    """The sentences of a language; English for one that is not spoken here."""
    return LANGUAGES.get(language, EN)
