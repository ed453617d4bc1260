"""Escaping: whatever was typed is shown as typed and does nothing, judged by a renderer of Discord's markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.escape import escape, label, shortened
from knowledge import clean

HOSTILE = [
    "@everyone @here <@123> <@!123> <@&456> <#789>",
    "**bold** *it* __under__ _it_ ~~gone~~ ||spoiler||",
    "[click](https://evil.example) [a]( <https://evil.example> 'x')",
    "https://evil.example <https://evil.example> mailto:a@b.c ftp://x",
    "```py\nprint(1)\n``` and `code` and ``more``",
    "<t:1618012800:R> <t:0> </ask:123> <:smile:123> <a:wave:456> :smile: :a_b:",
    "# big\n## less\n### small\n-# tiny\n> quote\n>>> all",
    "- one\n* two\n+ three\n1. four\n2) five\n  - six",
    "\\*not bold\\* \\\\ \\@everyone \\",
    "a\u202eb\u2066c\u200bd\ufeffe\u00adf @every\u200bone",
    "@EVERYONE @Here @everyone@everyone <@\u200b1>",
    "&amp; &lt;@123&gt; &#42;x&#42;",
    "|a|b|\n|-|-|\n|c|d|",
    "a\n===\nb\n---\nc",
    "    four spaces\n\ttab",
]
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
RULES = {
    "emphasis, code, spoiler": r"[*_`~|]",
    "masked link": r"\[[^\]]*\]\(",
    "address": r"[A-Za-z][\w+.-]*://|mailto:\S",
    "tag": r"<(@[!&]?|#|a?:\w+:|/[^:\n]+:|t:|id:)",
    "everyone": r"(?i)@(everyone|here)",
    "emoji": r":[^\s:]+:",
    "heading": r"(?m)^\s*#",
    "subtext or list": r"(?m)^\s*([-+]|\d+[.)])",
    "quote": r"(?m)^\s*>",
}
"""What Discord gives a meaning to, a little wider than its own rules; a backslash takes it away."""


def live(text: str) -> str:
    """The text with everything that a backslash has made harmless blotted out."""
    return ESCAPED.sub("·", text)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, rule: str) -> None:
    """No emphasis, code, link, mention, timestamp, emoji, heading, quote or list comes of it."""
    assert not re.search(RULES[rule], live(escape(text)))


@given(st.text(alphabet="*_`|~[]()<>@#:-+.1t!&/\\ \n\u200beha", max_size=60))
def test_any_mix_of_marks_stays_text(text: str) -> None:
    """The same for any mix of the marks themselves."""
    shown = live(escape(text))
    assert [rule for rule, pattern in RULES.items() if re.search(pattern, shown)] == []


@given(st.text(max_size=200))
def test_what_is_seen_is_what_was_typed(text: str) -> None:
    """Discord takes the backslashes away again; what is left is the clean text, but for the break after an @."""
    indented = re.sub(r"(?m)^(?:[ \t]{2,}|\t)", lambda found: "\u00a0" * len(found[0]), clean(text))
    assert ESCAPED.sub(r"\1", escape(text)).replace("@\u200b", "@") == indented


@given(st.text(max_size=200))
def test_no_ping_survives(text: str) -> None:
    """Whatever the text, no @everyone, @here or tag is left, and it can be encoded."""
    shown = escape(text + "@everyone <@1> @here" + text)
    assert not re.search(r"@(everyone|here)|(?<!\\)<[@#:/ta]", shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\u200b", "…"), ("a\n**b**", "a **b**"), ("x" * 30, "x" * 19 + "…"), ("\x1b[1m", "[1m")],
)
def test_labels(text: str, shown: str) -> None:
    """One line, never empty, never too long, and without escapes: nothing reads marks there."""
    assert label(text, 20) == shown


@pytest.mark.parametrize("text", ["\n" * 6000, " " * 6000, "\u200d" * 6000, "1" * 6000, "@" * 6000, "a\u0301" * 3000])
def test_time_grows_with_length_only(text: str) -> None:
    """Six thousand of the awkward characters are no work."""
    assert len(escape(text)) <= 2 * len(text)


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("short", 5, "short"),
        ("longer than that", 8, "longer…"),
        ("abc👩\u200d💻def", 6, "abc…"),
        ("abcde\u0301f", 6, "abcd…"),
        ("thumb👍🏽x", 7, "thumb…"),
    ],
)
def test_cutting_keeps_characters_whole(text: str, limit: int, cut: str) -> None:
    """A cut falls between two characters as people see them and is shown."""
    assert shortened(text, limit) == cut
