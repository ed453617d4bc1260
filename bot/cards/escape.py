"""Text that others wrote, made harmless for Discord: the one place where it happens.

`knowledge.clean` takes out what is not seen or commands, for every face. `escape` is for Discord's messages on top of
it: the text is shown as it was typed and does nothing. `label` is for what Discord shows as it is, without markdown:
buttons, options, choices, titles of dialogs.

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

from knowledge import clean

_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_SPACE = "\u200b"
_NO_BREAK_SPACE = "\u00a0"
_SPECIAL = re.compile(r"[\\*_`|~\[<#]|:(?=\S)|&(?=#?\w+;)")
_AT_LINE_START = re.compile(r"(?m)^([^\S\n]*)([-+>=])")
_NUMBERED = re.compile(r"(?m)^([^\S\n]*\d+)([.)])")
_INDENT = re.compile(r"(?m)^(?:[ \t]{2,}|\t)")
_AT = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
# Characters that take no room of their own and join the one before: cutting in front of one changes that one.
_JOINS = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")

_LONGEST_WORD = 20
"""Letters that a cut goes back to keep a word whole."""


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
