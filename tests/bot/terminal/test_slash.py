"""A line with a stroke → a command, or a sentence that helps."""

import pytest

from bot.cards.words import LANGUAGES
from bot.terminal.slash import Call, is_command, parse


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ("/ask latest fine on Alibaba?", Call("ask", "latest fine on Alibaba?")),
        ("/ask since:2021 sort:x is text here", Call("ask", "since:2021 sort:x is text here")),
        ("/ASK  x ", Call("ask", "x")),
        ("／ask x", Call("ask", "x")),
        ("/ ask x", Call("ask", "x")),
        ("/define er xuan yi", Call("define", "er xuan yi")),
        ("/fines", Call("fines")),
        ("/fines Alibaba", Call("fines", "Alibaba")),
        (
            "/fines Alibaba Group sort:largest since:2021",
            Call("fines", "Alibaba Group", {"sort": "largest", "since": "2021"}),
        ),
        ("/fines sort:first", Call("fines", "", {"sort": "first"})),
        ("/fines Sort:first 阿里巴巴", Call("fines", "阿里巴巴", {"sort": "first"})),
        ("/fines 阿里巴巴 sort：largest", Call("fines", "阿里巴巴", {"sort": "largest"})),
        ('/fines company:"Alibaba Group" since:2021-04', Call("fines", "Alibaba Group", {"since": "2021-04"})),
        (
            "/timeline Didi from:2021-01 to:2021-12-31",
            Call("timeline", "Didi", {"from": "2021-01", "to": "2021-12-31"}),
        ),
        ("/sources", Call("sources")),
        ("/sources Some document", Call("sources", "Some document")),
        ("/quit", Call("quit")),
    ],
)
def test_understood(line: str, call: Call) -> None:
    """A command in any case, with what stands after it and what is given by name."""
    assert parse(line, "en") == call


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/fine Alibaba", ["/fine.", "/fines"]),
        ("/sorces", ["/sources"]),
        ("/", ["/help"]),
        ("/xyzzy", ["/xyzzy", "/help"]),
        ("/define", ["/define term"]),
        ("/ask   ", ["/ask question"]),
        ("/help all", ["/help"]),
        ("/fines sort:biggest", ["“biggest”", "latest|largest|first"]),
        ("/fines since:", ["since:", "[since:2021-04]"]),
        ("/fines order:latest", ["“order”", "sort:"]),
        ("/usr/bin", ["/usr/bin"]),
    ],
)
def test_not_understood(line: str, words: list[str]) -> None:
    """One sentence that names what was wrong and the nearest that works, in any language."""
    said = parse(line, "en")
    assert isinstance(said, str)
    assert "\n" not in said
    for word in words:
        assert word in said
    assert len({parse(line, language) for language in LANGUAGES}) == 3


def test_what_is_a_command() -> None:
    """A stroke at the start, on an English or a Chinese keyboard."""
    assert is_command("/help")
    assert is_command("／help")
    assert not is_command("fines and/or orders")
