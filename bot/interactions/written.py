"""What a person wrote, without Discord's own marks in it: they name people and places by numbers that ask nothing.

Read as text, the id of a mention would be a figure and a custom emoji a name, and the answer would be about those.
The forms are those of Discord's reference, “Message Formatting”; standard emoji come as characters, but where text is
typed by hand also as `:name:`.
"""

import re
from datetime import UTC, datetime, timedelta

_MARK = re.compile(
    r"<(?:@[!&]?|#)\d+>"  # users, roles, channels
    r"|</[^<>:]{1,100}:\d+>"  # commands
    r"|<a?:\w{1,32}:\d+>"  # emoji of a server
    r"|<id:\w+>"  # places that every server has
    r"|(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])",  # standard emoji by name
    re.ASCII,
)
_INSTANT = re.compile(r"<t:(-?\d{1,17})(?::[tTdDfFsSR])?>", re.ASCII)
_LONGEST_COURTESY = 60
"""Characters."""
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff][\\s\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]*")
"""Emoji, with what joins and colours them."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COURTESY = re.compile(
    r"(?:\W|_|thanks?|thank you|thankyou|thx|ty|cheers|ok|okay|great|nice|cool|perfect|good|got it|noted|will do|lol|"
    r"very|so|much|a lot|many|all|bot|that helps|i['’]?m fine|i am fine|fine(?= thank)|that['’]?s fine|sounds fine|"
    r"谢谢|謝謝|多谢|多謝|感谢|感謝|唔该|唔該|你们|你|您|了|啦|好的|好|收到|明白|知道|嗯|哈)*",
    re.IGNORECASE,
)


def written(text: str) -> str:
    """A message or an option as its words alone; an instant that Discord would show becomes its date in UTC.

    A slash in front goes, too: of a command that was typed as text its words are meant, and what the program itself
    keeps beside questions begins with one (`bot.interactions.calls`).
    """
    return _MARK.sub(" ", _INSTANT.sub(_date, text)).strip().lstrip("/").lstrip()


def is_courtesy(text: str) -> bool:
    """Whether it only thanks or nods, which asks nothing: “thanks!”, “ok 👍”, 谢谢, 👍."""
    if not 0 < len(text) <= _LONGEST_COURTESY or "?" in text:
        return False
    return (any(map(str.isalpha, text)) or _EMOJI.fullmatch(text) is not None) and _COURTESY.fullmatch(text) is not None


def _date(mark: re.Match[str]) -> str:
    try:
        return f" {(_EPOCH + timedelta(seconds=int(mark[1]))).date().isoformat()} "
    except OverflowError:
        return " "
