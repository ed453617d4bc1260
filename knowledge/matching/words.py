"""Words that must never be "corrected" into a name: English words, and surnames.

"tenet" is no slip for Tencent, nor "small" for Tmall, nor is "wang" a slip for Zhang, however near their letters are:
no threshold of likeness tells them apart from true slips, so the words themselves are known.
"""

from functools import cache, lru_cache

from knowledge.matching.lines import SortedLines, table

FUNCTION_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "de", "for", "from", "in", "la", "le", "of", "on", "or", "the", "to")
)
"""Words that people mix up within a name: State Administration of or for Market Regulation."""

_SHORT = frozenset(
    (
        "i", "am", "as", "be", "do", "go", "he", "hi", "if", "is", "it", "me", "my", "no", "oh", "ok", "so", "up",
        "us", "we", "s", "t", "d", "m",
    )
)  # fmt: skip
"""English words of one or two letters, and what an apostrophe leaves of them."""


@cache
def _english() -> SortedLines:
    return SortedLines(table("english.txt"))


@cache
def _chinese() -> SortedLines:
    return SortedLines(table("chinese.txt"))


@cache
def _surnames() -> SortedLines:
    return SortedLines(table("surnames.txt"))


@lru_cache(maxsize=4096)
def is_english_word(word: str) -> bool:
    """Whether a folded word is an English one, inflected forms included, or one of a name's function words."""
    return word in _SHORT or word in FUNCTION_WORDS or word in _english()


@lru_cache(maxsize=4096)
def is_chinese_word(word: str) -> bool:
    """Whether two to four simplified Hanzi are an ordinary word, and no name."""
    return word in _chinese()


@lru_cache(maxsize=4096)
def is_surname(word: str) -> bool:
    """Whether a folded word is a common surname: Chinese (pinyin, Cantonese, Wade–Giles), English and others."""
    return word in _surnames()
