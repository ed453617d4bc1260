"""Texts that somebody might type, name a channel or title a document with, to do harm or to see what happens."""

import random
from collections.abc import Iterator

CORPUS = [
    "",
    " ",
    "@everyone @here <@1> <@!1> <@&1> <#1> </ask:1>",
    "@EVERYONE @every\u200bone @\u200beveryone @@everyone @here@here",
    "**bold** *it* __under__ _it_ ~~gone~~ ||spoiler|| ***both***",
    "[click](https://evil.example) [a](<https://evil.example>) [a](https://evil.example 'x') ![a](https://e.example)",
    "https://evil.example http://e.example <https://e.example> mailto:a@b.example <a@b.example> steam://x",
    "```py\nprint(1)\n``` `code` ``more`` ```",
    "<t:0:R> <t:1618012800> <:smile:1> <a:wave:1> :smile: :a_b: <id:browse> <sound:1:2>",
    "# big\n## less\n### small\n-# tiny\n> quote\n>>> all\n- one\n* two\n+ three\n1. four\n2) five",
    "\\*not\\* \\\\ \\@everyone \\",
    "\\",
    "\\\\\\",
    "*",
    "**",
    "_" * 50,
    "`" * 50,
    "|" * 50,
    "a\u202eb\u2066c\u200bd\ufeffe\u00adf\u061cg\u180eh",
    "\u3164\u115f\u1160\uffa0\u2800\u034f\u17b4\ufe00",
    "\U000e0041\U000e0042\U000e007f \U000e0100",
    "\x1b[31mred\x1b]0;title\x07\x9b31m\r\x08\x00",
    "a\rb\x0bc\x0cd\x1ce\x85f\u2028g\u2029h",
    "\n\n\n\n\n",
    "\n# x\n\n\n\n-# y",
    "    four spaces\n\ttab\n        # deep",
    "a\n===\nb\n---\nc\n***\nd",
    "|a|b|\n|-|-|\n|c|d|",
    "&amp; &lt;@1&gt; &#42;x&#42; &#x2a;",
    "<script>alert(1)</script> <b>x</b> <!-- -->",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324" * 30,
    "\u0e01" + "\u0e49" * 300,
    "שלום **עולם** مرحبا",
    "👩\u200d💻 👍🏽 🇨🇳 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3",
    "\u200d" * 500,
    "\ud800 half \udfff",
    "\ufffe\uffff\ufdd0",
    "{0} {who} %s %(x)d {date!r} {}",
    "' OR 1=1; DROP TABLE asked; --",
    "../../etc/passwd",
    "[bold]rich[/bold] [link=https://e.example]x[/link]",
    "x" * 5000,
    "word " * 2000,
    "汉" * 4500,
    "😀" * 4500,
    "*" * 4500,
    "\n" * 4500,
    "@everyone " * 10_000,
    "[a](https://e.example) " * 4500,
    "\u202e" * 100_000,
    "a\u0301" * 50_000,
    "latest fine on Alibaba\n# @everyone",
    "latest fine on **Alibaba**",
    "what is [er xuan yi](https://e.example)",
    "tell me about Tencent ```",
    "/timeline @everyone|# x|**y**",
    "answer+6:@everyone",
]
_FRAGMENTS = [
    "@everyone", "@here", "<@1>", "<@&1>", "<#1>", "</ask:1>", "<t:0:R>", "<:a:1>", ":smile:", "https://e.example/a_b*c",
    "[a](https://e.example)", "[a]", "(https://e.example)", "**", "*", "__", "_", "~~", "||", "`", "```", "\\", "\\\\",
    "# ", "## ", "-# ", "> ", ">>> ", "- ", "* ", "+ ", "1. ", "2) ", "\n", "\n\n\n", "\r", "\t", "    ", "\u2028", " ",
    "\u200b", "\u200d", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u3164", "\u2800", "\ufe0f", "\U000e0041",
    "\x1b[31m", "\x1b]0;x\x07", "\x9b", "\x00", "\x7f", "\ud800", "\u0301" * 9, "===", "---", "|", "<", ">",
    "&lt;", "&#42;",
    "a", "b", "word", "Alibaba", "fine", "阿里巴巴", "罚款", "latest fine on Alibaba", "18.2 billion", "שלום",
    "😀", "👩\u200d💻",
    "{who}", "%s", "'", '"', ";", "!", "?", ".", ",", ":", "/", "//", "mailto:", "1", "2021-07",
]  # fmt: skip


def strings(count: int) -> Iterator[str]:
    """So many hostile texts, the same each time: the corpus first, then mixes, a few of them very long."""
    yield from CORPUS[:count]
    chance = random.Random(20211)  # noqa: S311 the same texts each time, nothing secret
    for number in range(count - len(CORPUS)):
        parts = chance.choices(_FRAGMENTS, k=chance.randint(1, 9))
        if number % 3 == 0:
            parts.append("".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 12))))
            chance.shuffle(parts)
        text = chance.choice(("", "", " ")).join(parts)
        yield (
            text * (100_000 // len(text))
            if number % 500 == 499
            else text * (900 // len(text))
            if number % 50 == 49
            else text
        )
