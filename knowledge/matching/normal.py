"""One fold for names and questions, so that they can be compared letter by letter.

In this order: NFKC, casefold, tone marks and accents dropped (U+0300–036F alone: dropping every mark would take
か゛ apart), traditional to simplified, everything but letters and digits to a space, a space at each border of Latin
and Hanzi ("Foo是什么"; without it a fifth of the names in questions were missed). So `xiaochengxu`, `xiao-cheng-xu`,
`ＸＩＡＯ　ＣＨＥＮＧ　ＸＵ` and `xiǎo chéng xù` have one key.

Folding changes lengths (ﬁ is two letters, ㈱ a character in brackets), so places in folded text mean nothing in the
text as typed; `tokens` folds piece by piece and keeps the places.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.matching.chinese import simplify

_HANZI = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_IS_HANZI = re.compile(f"[{_HANZI}]")
_WORDS = re.compile(f"[{_HANZI}]+|[^{_HANZI} ]+")
_COMMON = re.compile("[\x20-\x7e\u2010-\u2027\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\u4e00-\u9fff]*")
_COMMON_WORDS = re.compile("[0-9A-Za-z]+|[\u4e00-\u9fff]+")
_POSSESSIVE = re.compile(f"(?<=[^\\W_])['’‘ʼ＇`´′][sSｓＳ](?![^\\W_{_HANZI}])")
_GLUED = re.compile(r"(?<=[a-z0-9])(?:Ltd|LTD|Inc|INC|Corp|CORP|GmbH|GMBH|PLC|Plc|LLC|LLP|Limited|Corporation)$")

_FILLERS = frozenset("\u115f\u1160\u02b9\u02bb\u02bc\u02c8")
"""Letters by their class: two without a shape, and apostrophes."""

_JOINING = frozenset("\u3099\u309a\uff9e\uff9f")
_ACCENTS = re.compile("[\u0300-\u036f]")

LEGAL_FORMS = frozenset(
    (
        "ltd", "limited", "inc", "incorporated", "corp", "corporation", "co", "gmbh", "plc", "llc", "llp", "ag", "sa",
        "nv", "bv", "kk", "spa", "srl", "sarl", "pte", "pty", "kg", "oyj", "pjsc", "jsc",
    )
)  # fmt: skip
"""Forms that say nothing of which firm it is. Never Group or Holdings: those are part of the name."""

_HANZI_FORMS = ("股份有限公司", "有限责任公司", "有限公司")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: a Latin word or number, or a run of Hanzi.

    Attributes:
        text: folded.
        start: place of its first character in the text as typed.
        end: place behind its last character.
        stem: folded, without a legal form that is glued to it (FooGroupLtd); empty if there is none.
        source: the whole text as typed.
    """

    text: str
    start: int
    end: int
    stem: str = ""
    source: str = field(default="", repr=False, compare=False)


def is_hanzi(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return char >= "\u3005" and _IS_HANZI.match(char) is not None


def fold(text: str) -> str:
    """The text as words that can be compared, with a space between them.

    Folding twice gives the same as folding once. Any text is accepted; invisible characters vanish.
    """
    if _COMMON.fullmatch(text):
        return simplify(" ".join(_COMMON_WORDS.findall(_POSSESSIVE.sub(" ", text))).lower())
    return " ".join(_WORDS.findall("".join(piece for piece, _, _ in _pieces(text))))


def core(text: str) -> str:
    """The fold without the legal forms at its end and without The before two words or more.

    Never the whole of a name.
    """
    return " ".join(core_words(fold(_GLUED.sub("", text.rstrip(" .,")) or text).split()))


def key(text: str) -> str:
    """The core without spaces: equal for all spellings that differ in case, width, marks, script and spaces alone."""
    return core(text).replace(" ", "")


def core_words(words: list[str]) -> list[str]:
    """Folded words without the legal forms at their end, and without The before two words; at least one is left."""
    if len(words) > 2 and words[0] == "the":
        words = words[1:]
    end = len(words)
    while end > 1:
        if words[end - 1] in LEGAL_FORMS:
            end -= 1
        elif end > 2 and words[end - 2] + words[end - 1] in {"sa", "ag", "bv", "nv", "kk"} and len(words[end - 3]) > 1:
            end -= 2  # S.A.
        else:
            break
    words = words[:end]
    if words and len(words[-1]) > 4 and words[-1].endswith("公司"):
        words[-1] = without_hanzi_form(words[-1])
    return words


def without_hanzi_form(word: str) -> str:
    """A run of Hanzi without the legal form at its end; at least two characters are left."""
    for form in _HANZI_FORMS:
        if word.endswith(form) and len(word) >= len(form) + 2:
            return word.removesuffix(form)
    return word


def tokens(text: str) -> list[Token]:
    """The words of a text with their places in it.

    Latin words and numbers are a token each, so is each run of Hanzi; a run ends where characters and places do not
    go together one to one, so that the n-th character of a token of Hanzi stands at `start + n`.
    """
    if _COMMON.fullmatch(text):
        words = _COMMON_WORDS.finditer(_POSSESSIVE.sub("  ", text))
        return [_token(text, simplify(word.group().lower()), *word.span()) for word in words]
    found: list[Token] = []
    word, start, end = "", 0, 0
    for folded, first, last in _pieces(text):
        for part in _split(folded):
            if word and (part == " " or not _goes_on(word, part, end, first, last)):
                found.append(_token(text, word, start, end))
                word = ""
            if part != " ":
                word, start, end = word + part, start if word else first, last
    if word:
        found.append(_token(text, word, start, end))
    return found


def _token(text: str, word: str, start: int, end: int) -> Token:
    form = _GLUED.search(text[start:end])
    return Token(word, start, end, fold(text[start:end][: form.start()]) if form else "", text)


def _split(folded: str) -> list[str]:
    """A piece's words and the spaces between them, so that ½ is 1 and 2."""
    return re.findall(f" |[{_HANZI}]+|[^{_HANZI} ]+", folded) if len(folded) > 1 else [folded] if folded else []


def _goes_on(word: str, part: str, end: int, first: int, last: int) -> bool:
    """Whether a part continues the word before it."""
    if is_hanzi(word[-1]) != is_hanzi(part[0]):
        return False
    return not is_hanzi(part[0]) or (first == end and last - first == len(part) == 1)


def _pieces(text: str) -> list[tuple[str, int, int]]:
    """A text as characters with their marks: how each folds, where it begins and ends.

    Possessives, and every sign that is no letter or digit, fold to a space; invisible ones to nothing.
    """
    text = _POSSESSIVE.sub("  ", text)
    pieces: list[tuple[str, int, int]] = []
    cluster, start, end = "", 0, 0
    for place, char in enumerate(text):
        if not char.isascii() and _is_invisible(char):
            continue
        if cluster and not char.isascii() and _joins(char):
            cluster, end = cluster + char, place + 1
            continue
        if cluster:
            pieces.append((_fold_piece(cluster), start, end))
        cluster, start, end = char, place, place + 1
    if cluster:
        pieces.append((_fold_piece(cluster), start, end))
    return pieces


def _joins(char: str) -> bool:
    """Whether a character is a mark on the one before it, or a later part of a Korean syllable."""
    return char in _JOINING or "\u1160" <= char <= "\u11ff" or unicodedata.category(char)[0] == "M"


def _is_invisible(char: str) -> bool:
    """Whether a character has no shape: zero width, direction, soft hyphen, a variant's mark."""
    return (
        char in "\u115f\u3164\uffa0\u17b4\u17b5"
        or "\ufe00" <= char <= "\ufe0f"
        or "\u180b" <= char <= "\u180f"
        or "\U000e0000" <= char <= "\U000e0fff"
        or unicodedata.category(char) == "Cf"
    )


@lru_cache(maxsize=8192)
def _fold_piece(cluster: str) -> str:
    """A character with its marks, folded: letters and digits, and a space for all else."""
    before = ""
    while cluster != before:  # casefolding can lead to letters that NFKC changes again
        before = cluster
        cluster = unicodedata.normalize("NFKC", cluster).casefold()
        cluster = _ACCENTS.sub("", unicodedata.normalize("NFD", cluster))
        cluster = simplify(unicodedata.normalize("NFC", cluster))
    letters = ""
    for char in cluster:
        is_mark = bool(letters) and letters[-1] != " " and unicodedata.category(char)[0] == "M"
        letters += char if (char.isalnum() or is_mark) and char not in _FILLERS else " "
    return letters
