"""Text that others wrote, without what would act or hide where it is shown: no page, terminal or log is steered by it.

No control characters (a terminal obeys them), no characters that turn the direction of reading or that nobody sees, no
towers of accents and no walls of empty lines, nothing that cannot be encoded. Documents, records, names of files and
questions all come from outside, so every face shows them through `clean`; what is kept and what is answered stays as
it was written.
"""

import re
import unicodedata

_ZERO_WIDTH_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"
_IN_PICTURES = re.compile(f"[{_ZERO_WIDTH_JOINER}{_AS_PICTURE}]")
_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n(?:[^\S\n]*\n)+")
# Drawn as nothing, yet no control or format characters to Unicode's categories; UAX 44, Default_Ignorable_Code_Point,
# and the empty pattern of Braille. Variation selectors are among them: without one a character has its plain form.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0e\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
# Marks above and below a letter: of all scripts, then of Hebrew, Arabic, Devanagari, Thai, Lao and Tibetan. No
# language stacks more than four of them.
_ACCENTS = (
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84]"
)
_TOWER = re.compile(f"(?P<kept>{_ACCENTS}{{4}}){_ACCENTS}+")


def clean(text: str) -> str:
    """The text without what is not seen or cannot be shown; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = _BLANK.sub("", _LINE_BREAKS.sub("\n", text))
    if not text.isprintable():
        text = text.translate({ord(letter): _instead_of(letter) for letter in set(text)})
    text = _IN_PICTURES.sub(_in_picture, text)
    return _EMPTY_LINES.sub("\n\n", _TOWER.sub(r"\g<kept>", text))


def _instead_of(letter: str) -> str | None:
    """The character itself, nothing for one that hides or commands, a mark for half of a pair: no encoding has it."""
    category = unicodedata.category(letter)
    if category == "Cs":
        return "\ufffd"
    return None if category in ("Cc", "Cf") and letter not in "\n\t" + _ZERO_WIDTH_JOINER else letter


def _in_picture(match: re.Match[str]) -> str:
    """A joiner between two emoji, or a selector behind a sign, is part of a picture; elsewhere it only hides."""
    text, place, letter = match.string, match.start(), match[0]
    if letter == _AS_PICTURE:
        return letter if place and _may_be_picture(text[place - 1]) else ""
    around = text[max(place - 2, 0) : place].rstrip(_AS_PICTURE)[-1:], text[place + 1 : place + 2]
    return letter if all(each and unicodedata.category(each) in ("So", "Sk") for each in around) else ""


def _may_be_picture(letter: str) -> bool:
    """Whether a sign has a form as a picture: emoji, arrows, exclamation marks, digits on keys; letters have none."""
    return letter in "0123456789#*" or unicodedata.category(letter) in ("So", "Sk", "Sm", "Po", "Pd")
