"""Text that others wrote, made harmless: the one place where it happens.

`clean` is for every face: no control characters (a terminal obeys them), no characters that turn the direction of
reading or that nobody sees, no towers of accents and no walls of empty lines, nothing that cannot be encoded.
`escape` is for Discord's messages on top of it: the text is shown as it was typed and does nothing. `label` is for
what Discord shows as it is, without markdown: buttons, options, choices, titles of dialogs.

Discord's rule is that a backslash takes its meaning from any character that is neither letter, digit nor space, so
each one that can begin a mark gets one:

- emphasis, code, spoilers, strikethrough, the label of a masked link, headings: * _ ` | ~ [ #
- user, role, channel, command and emoji tags, timestamps, addresses in angle brackets: <
- at the start of a line: quotes, subtext, lists: > - + and the stop behind a number
- in front of anything but a space, the colon: of `:emoji:`, and of a web address, which would become a link
- what only other readers of markdown know, so that the preview shows the same: = under a line, & of an entity,
  spaces that indent a line (they stay as spaces that do not)

@everyone, @here and the ids of a tag have no such escape; there a zero-width space follows the @. The second and
safer lock, that no message allows any mention, is in `bot.client` and `bot.interactions.reply`.
"""

import re
import unicodedata

_ZERO_WIDTH_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"
_ZERO_WIDTH_SPACE = "\u200b"
_NO_BREAK_SPACE = "\u00a0"
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
_SPECIAL = re.compile(r"[\\*_`|~\[<#]|:(?=\S)|&(?=#?\w+;)")
_AT_LINE_START = re.compile(r"(?m)^([^\S\n]*)([-+>=])")
_NUMBERED = re.compile(r"(?m)^([^\S\n]*\d+)([.)])")
_INDENT = re.compile(r"(?m)^(?:[ \t]{2,}|\t)")
_AT = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
# Characters that take no room of their own and join the one before: cutting in front of one changes that one.
_JOINS = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")

_LONGEST_WORD = 20
"""Letters that a cut goes back to keep a word whole."""


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


def one_line(text: str) -> str:
    """The text, cleaned, without line breaks, for where a line break would end what is being said."""
    return " ".join(clean(text).split())


def escape(text: str) -> str:
    """The text for Discord, shown as it is and without effect."""
    text = _SPECIAL.sub(r"\\\g<0>", clean(text))
    text = _AT_LINE_START.sub(r"\1\\\2", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    text = _INDENT.sub(lambda found: _NO_BREAK_SPACE * len(found[0]), text)
    return _AT.sub("@" + _ZERO_WIDTH_SPACE, text)


def label(text: str, limit: int) -> str:
    """The text for a place that shows it as it is, on one line: never empty, never over a limit in code points."""
    return shortened(one_line(text), limit) or "…"


def shortened(text: str, limit: int, mark: str = "…") -> str:
    """The text; if it is longer, cut between words or else between characters as people see them, with a mark.

    Args:
        text: plain text, not escaped: an escape must never be cut in two.
        limit: length in code points, the mark included.
        mark: what shows the cut.
    """
    if len(text) <= limit:
        return text
    end = max(limit - len(mark), 0)
    while end > 0 and (_JOINS.match(text[end]) or text[end - 1] == _ZERO_WIDTH_JOINER):
        end -= 1
    if not text[end].isspace():
        space = text.rfind(" ", max(end - _LONGEST_WORD, 0), end)
        end = space if space > 0 else end
    return text[:end].rstrip() + mark
