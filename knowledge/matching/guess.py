"""Names that typed words misspell: near keys that pass the rules of `distance`."""

from collections.abc import Sequence

from knowledge.matching.distance import is_near, is_slip, may_be_slip
from knowledge.matching.fuzzy import Fuzzy
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.names import Name


def slips_of(lexicon: Lexicon, fuzzy: Fuzzy, words: Sequence[str]) -> list[tuple[Name, str]]:
    """The names that words can be slips of, each with the key that they are near.

    Args:
        lexicon: all names.
        fuzzy: the finder over its keys.
        words: folded, without legal forms.
    """
    if not may_be_slip(words):
        return []
    typed = "".join(words)
    return [
        (name, key)
        for key in fuzzy.within(typed)
        if is_near(typed, key)
        for name, written in lexicon.names(key)
        if is_slip(words, name.text, lexicon.words(name, key, written))
    ]
