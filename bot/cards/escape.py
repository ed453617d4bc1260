"""Text that others wrote, made harmless: the one place where it happens.

`clean` is for every face: no control characters (a terminal obeys them), no characters that turn the direction of
reading or that nobody sees, nothing that cannot be encoded. `escape` is for Discord on top of it: the text is shown
as it was typed and does nothing. Discord's rule is that a backslash takes its meaning from any character that is
neither letter, digit nor space, so each one that can begin a mark gets one:

- emphasis, code, spoilers, strikethrough, the label of a masked link: * _ ` | ~ [
- user, role, channel, command and emoji tags, timestamps, links in angle brackets: <
- at the start of a line: quotes, headings, subtext and lists: > # - + and the stop behind a number
- in front of anything but a space, the colon: of `:emoji:`, and of a web address, which would become a link

@everyone, @here and the ids of a tag have no such escape; there a zero-width space follows the @. The second and
safer lock, that no message allows any mention, is in `bot.client` and `bot.interactions.reply`.
"""

import re
import unicodedata

_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_SPACE = "\u200b"
_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPECIAL = re.compile(r"[\\*_`|~\[<]|:(?=\S)")
_AT_LINE_START = re.compile(r"(?m)^([^\S\n]*)([-+#>])")
_NUMBERED = re.compile(r"(?m)^([^\S\n]*\d+)([.)])")
_AT = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
# Characters that take no room of their own and join the one before: cutting in front of one changes that one.
_JOINS = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")

_LONGEST_WORD = 20
"""Letters that a cut goes back to keep a word whole."""


def clean(text: str) -> str:
    """The text without what is not seen or cannot be shown; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_BREAKS.sub("\n", text)
    return "".join(_kept(text, place, letter) for place, letter in enumerate(text))


def _kept(text: str, place: int, letter: str) -> str:
    if letter in "\n\t" or letter.isprintable():
        return letter
    category = unicodedata.category(letter)
    if category == "Cs":
        return "\ufffd"  # half of a pair: no encoding has it
    if category in ("Cc", "Cf") and not (letter == _ZERO_WIDTH_JOINER and _joins_pictures(text, place)):
        return ""
    return letter


def _joins_pictures(text: str, place: int) -> bool:
    """Whether a joiner stands between two emoji, where it is part of a picture; elsewhere it only hides."""
    around = text[max(place - 2, 0) : place].rstrip("\ufe0f")[-1:], text[place + 1 : place + 2]
    return all(each and unicodedata.category(each) in ("So", "Sk") for each in around)


def one_line(text: str) -> str:
    """The text without line breaks, for where a line break would end what is being said."""
    return " ".join(text.split())


def escape(text: str) -> str:
    """The text for Discord, shown as it is and without effect."""
    text = _SPECIAL.sub(r"\\\g<0>", clean(text))
    text = _AT_LINE_START.sub(r"\1\\\2", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _AT.sub("@" + _ZERO_WIDTH_SPACE, text)


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
