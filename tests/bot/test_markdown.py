"""The judge itself: it sees each mark where it is live, and none where it is escaped."""

import pytest

from tests.bot.markdown import marks, visible

LIVE = {
    "**a**": "strong", "*a*": "emphasis", "_a_": "emphasis", "__a__": "underline", "~~a~~": "strike",
    "||a||": "spoiler", "`a`": "code", "``a`b``": "code", "```py\na\n```": "code block",
    "[a](https://b.example)": "masked link", "[a](<https://b.example>)": "masked link", "<@1>": "mention",
    "<@!1>": "mention", "<@&1>": "mention", "<#1>": "mention", "</ask:1>": "command", "<:a:1>": "emoji",
    "<a:b:1>": "emoji", ":smile:": "emoji", "<t:1:R>": "timestamp", "<t:1>": "timestamp", "<id:browse>": "navigation",
    "<a@b.example>": "address", "<mailto:a@b.example>": "address", "<+1 555 01>": "address",
    "https://b.example": "link", "see http://b": "link", "mailto:a@b": "link", "@everyone": "everyone",
    "@here": "everyone", "# a": "heading", "### a": "heading", "-# a": "subtext", "> a": "quote", ">>> a": "quote",
    "- a": "list", "* a": "list", "1. a": "list", "  - a": "list", "> # a": "heading", "- > a": "quote",
    "a\n# b": "heading",
}  # fmt: skip


@pytest.mark.parametrize("text", LIVE)
def test_live(text: str) -> None:
    assert LIVE[text] in {mark.kind for mark in marks(text)}


@pytest.mark.parametrize(
    "text",
    [
        r"\*\*a\*\*", r"\_a\_", r"\`a\`", r"\[a\](b)", r"\<@1>", r"\:smile\:", r"https\://b.example", "@\u200beveryone",
        r"\# a", r"\-# a", r"\> a", r"\- a", r"1\. a", "a - b", "2 * 3", "a_b_c", "snake_case", "18.2 billion",
        "#general", "a:b", "12:30", "5 > 3", "[a] (b)", r"\||a\||",
    ],
)  # fmt: skip
def test_dead(text: str) -> None:
    assert marks(text) == []


def test_what_is_seen() -> None:
    assert visible("### A\n> **b** \\*c\\*\n-# d") == "A\nb *c*\nd"
    assert [mark.text for mark in marks("**a \\*\\* b** c")] == ["a ** b"]
