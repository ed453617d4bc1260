"""The words around an answer, a file a language. An answer's own words come from the library."""

from bot.cards.words.catalogue import Words
from bot.cards.words.en import EN
from bot.cards.words.zh_hans import ZH_HANS
from bot.cards.words.zh_hant import ZH_HANT

LANGUAGES: dict[str, Words] = {"en": EN, "zh_hans": ZH_HANS, "zh_hant": ZH_HANT}


def words(language: str) -> Words:
    """The words of a language; English for one that is not spoken here."""
    return LANGUAGES.get(language, EN)
