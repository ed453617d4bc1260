"""What people write, without Discord's own marks: nothing of them is read as a word or a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interactions.calls import answer_to, timeline_call
from bot.interactions.written import is_courtesy, written
from knowledge import Knowledge
from tests.bot.conftest import TODAY

ASKED = "latest fine on Alibaba"


@pytest.mark.parametrize(
    "mark",
    ["<@123456789012345678>", "<@!1>", "<@&987654321098765432>", "<#42>", "</ask:123456789012345678>",
     "</deadline add:1>", "<:fine:123456789012345678>", "<a:party_blob:5>", "<id:customize>", ":pray:"],
)  # fmt: skip
@pytest.mark.parametrize(
    "text", ["{} latest fine on Alibaba", "latest fine {} on Alibaba", "latest fine on Alibaba {}"]
)
def test_marks_are_no_words(base: Knowledge, mark: str, text: str) -> None:
    """The answer is that of the question without them, wherever they stand."""
    answer = base.ask(written(text.format(mark)), today=TODAY)
    assert answer.headline == base.ask(ASKED, today=TODAY).headline


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fines since <t:1626912000:d>", "fines since  2021-07-22"),
        ("<t:99999999999999999>", ""),
        ("/ask latest fine", "ask latest fine"),
        ("a < b > c: 18.2 billion? 9:30:15 <- 5", "a < b > c: 18.2 billion? 9:30:15 <- 5"),
        ("<@1><#2>", ""),
        ("Didi:Alibaba:Tencent", "Didi:Alibaba:Tencent"),
    ],
)
def test_the_rest_stays(text: str, words: str) -> None:
    """An instant becomes its date; what only looks a little like a mark is text."""
    assert written(text) == words


@given(st.text())
def test_nothing_that_is_written_is_taken_for_our_own(text: str) -> None:
    """No text begins as what the program keeps beside questions does."""
    assert not written(text).startswith("/")
    assert not written("/timeline " + text).startswith("/")
    assert written(written(text)) == written(text) or "<" in text or ":" in text or "/" in text


def test_a_typed_timeline_mark_is_a_question(base: Knowledge) -> None:
    """What a person types is asked; only what the command made is taken as a timeline."""
    call = timeline_call("Alibaba", "2021-06", "2021-12")
    assert answer_to(call, base, TODAY).status == "answered"
    assert answer_to(written(call), base, TODAY).as_dict() == base.ask(written(call), today=TODAY).as_dict()


@pytest.mark.parametrize(
    "text",
    [
        "thanks!",
        "Thank you so much",
        "ok 👍",
        "👍",
        "谢谢",
        "好的，谢谢您",
        "多謝",
        "got it, thanks",
        "I'm fine, thanks",
        "fine thanks",
    ],
)
def test_courtesies(text: str) -> None:
    """They ask nothing."""
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        "\u200b",
        "\u0301 ",
        "thanks, and Tencent?",
        "fine",
        "fine on Alibaba, thanks",
        "?",
        "ok so what is er xuan yi",
        "all fines",
        "谢谢，滴滴呢",
        "great firewall",
    ],
)
def test_no_courtesies(text: str) -> None:
    """A question stays one, however kindly it begins."""
    assert not is_courtesy(text)
