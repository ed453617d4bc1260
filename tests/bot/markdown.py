"""A reader of Discord's markdown, written from Discord's own pages, to judge what a text would do to a reader.

The rules are those of "Markdown Text 101" (support.discord.com/hc/articles/210298617) and of "Message Formatting"
(docs.discord.com/developers/reference#message-formatting). Where the pages leave it open whether a form counts, it
counts here: a live mark too many fails a test, one too few would hide a fault. It shares nothing with the bot's own
escaping.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BLOCKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("quote", re.compile(r"[^\S\n]*>(?:>>)?(?: |$)")),
    ("heading", re.compile(r"[^\S\n]*#{1,3}(?:\s|$)")),
    ("subtext", re.compile(r"[^\S\n]*-#(?:\s|$)")),
    ("list", re.compile(r"[^\S\n]*(?:[-*+]|\d+[.)])(?=\s|$)")),
)
"""What a line can begin with; a quote and a list can begin with another of them."""
LIVE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("code block", re.compile(r"```[\s\S]*?```")),
    ("code", re.compile(r"(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)")),
    ("masked link", re.compile(r"\[(?:\\.|[^\]\\])*\]\(\s*<?[^\s)]")),
    ("mention", re.compile(r"<(?:@[!&]?|#)\d+>")),
    ("command", re.compile(r"</[^:\n]+:\d+>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>|:[A-Za-z0-9_+~-]+:")),
    ("timestamp", re.compile(r"<t:-?\d+(?::\w)?>")),
    ("navigation", re.compile(r"<(?:id|sound):[^>\n]+>")),
    ("address", re.compile(r"<(?:mailto:|tel:|sms:)[^>\s]+>|<[^\s<>@]+@[^\s<>@]+>|<\+[\d ()-]+>")),
    ("link", re.compile(r"(?<=[A-Za-z])://[^\s<]|\b(?:mailto|tel|steam):\S")),
    ("everyone", re.compile(r"@(?:everyone|here)\b")),
    ("strong", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("strike", re.compile(r"~~((?:\\[\s\S]|[^\\])+?)~~(?!_)")),
    ("spoiler", re.compile(r"\|\|((?:\\[\s\S]|[^\\])+?)\|\|")),
    ("emphasis", re.compile(r"\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)|\b_((?:\\[\s\S]|[^\\_])+?)_\b")),
)
"""What stands within a line or goes on over several, in the order in which it is looked for."""
_MAY_BEGIN = re.compile(r"[\\`\[<:@*_~|]|\b(?:mailto|tel|steam):\S")
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")


@dataclass(frozen=True)
class Mark:
    """Something that formats, links or pings: what it is and the text that it stands on."""

    kind: str
    text: str


def marks(text: str) -> list[Mark]:
    """Every mark of a message's text that takes effect, from top to bottom."""
    return list(_read(text)[0])


def visible(text: str) -> str:
    """The text as it is seen: marks and escapes taken away."""
    return _read(text)[1]


def _read(text: str) -> tuple[list[Mark], str]:
    found: list[Mark] = []
    seen: list[str] = []
    for line in text.split("\n"):
        begun = _blocks(line, found)
        seen.append(line[begun:])
    marked, shown = _inline("\n".join(seen))
    return [*found, *marked], shown


def _blocks(line: str, found: list[Mark]) -> int:
    """Note what a line begins with; gives the place behind it."""
    place, again = 0, True
    while again:
        again = False
        for kind, pattern in BLOCKS:
            if (match := pattern.match(line, place)) and match.end() > place:
                found.append(Mark(kind, line[match.end() :]))
                place, again = match.end(), kind in ("quote", "list")
                break
    return place


def _inline(text: str) -> tuple[list[Mark], str]:
    found: list[Mark] = []
    seen: list[str] = []
    place = 0
    while begins := _MAY_BEGIN.search(text, place):
        seen.append(text[place : begins.start()])
        place = begins.start()
        if match := _ESCAPE.match(text, place):
            seen.append(match[1])
            place = match.end()
            continue
        kind, match = next(((kind, hit) for kind, pattern in LIVE if (hit := pattern.match(text, place))), ("", None))
        if match is None:
            seen.append(text[place])
            place += 1
            continue
        inner = next((group for group in match.groups() if group is not None), "")
        if kind in ("strong", "underline", "strike", "spoiler", "emphasis"):
            within, shown = _inline(inner)
            found.extend((Mark(kind, shown), *within))
            seen.append(shown)
        else:
            found.append(Mark(kind, match[0]))
            seen.append(match[0])
        place = match.end()
    return found, "".join((*seen, text[place:]))


def effects(found: list[Mark]) -> Iterator[Mark]:
    """Those marks that no card of ours makes, so that they can only come of a text by somebody else."""
    return (mark for mark in found if mark.kind not in ("heading", "subtext", "quote", "list", "strong"))
