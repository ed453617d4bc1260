"""What must not be taken for a name: short ones, look-alikes, everyday words; and what any text may hold."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.matching.index import NameIndex
from knowledge.matching.names import Match
from knowledge.matching.normal import fold, key, tokens
from tests.knowledge.matching.test_manglings import INDEX, NAMES

ANY_TEXT = st.text(st.characters(codec=None), max_size=120)


def spotted(question: str) -> list[Match]:
    """The names inside a question."""
    return INDEX.spot(tokens(question))


@pytest.mark.parametrize(
    "look_alike",
    [
        "Aldi", "Alibi", "Ali Express", "Libaba", "Tenet", "Tencel", "Didier", "DD", "Baidu", "Meituan", "Bytes",
        "Dance", "WeChart", "Chat", "Taboo", "Mall", "Tic Tac", "Zhao", "Wang", "WSB", "SARS", "小米", "阿", "腾",
        "百度", "京东",
    ],
)  # fmt: skip
def test_a_look_alike_is_never_known(look_alike: str) -> None:
    """It may be offered as the nearest; it is never found for sure."""
    known = [match for match in INDEX.find(look_alike) if not match.guessed and key(match.name.text) != key(look_alike)]
    assert known == []


@pytest.mark.parametrize(
    "word", ["fine", "latest", "china", "app", "pay", "chat", "the", "what", "journal", "street", "super", "market"]
)
def test_everyday_words_are_no_names(word: str) -> None:
    assert spotted(f"is there a {word} here") == []


@pytest.mark.parametrize("typed", ["a", "b", "阿", "x", "1", "dd", "t"])
def test_one_and_two_characters_are_met_exactly_or_not(typed: str) -> None:
    assert all(key(match.name.text) == key(typed) for match in INDEX.find(typed))


@pytest.mark.parametrize(
    ("question", "records"),
    [
        (
            "I was wondering whether alibaba or tencent has been fined at all",
            ["company/alibaba", "company/tencent"],
        ),
        ("请问阿里巴巴和腾讯最近有没有被罚款", ["company/alibaba", "company/tencent"]),
        ("阿里巴巴因二选一被罚多少", ["company/alibaba", "term/er-xuan-yi"]),
        ("did alibabas er-xuan-yi get it fined", ["company/alibaba", "term/er-xuan-yi"]),
        ("what's tengxun's latest fine", ["company/tencent"]),
        ("Didi的罚款", ["company/didi"]),
        ("WeChat Pay on Taobao?", ["product/wechat-pay", "product/taobao"]),
    ],
)
def test_names_inside_questions(question: str, records: list[str]) -> None:
    found = {match.record for match in spotted(question)}
    assert set(records) <= found
    for match in spotted(question):
        assert question[match.start : match.end] == match.text
        assert match.reason


@given(ANY_TEXT)
@settings(deadline=None)
def test_any_text_at_all(text: str) -> None:
    for match in (*INDEX.find(text), *INDEX.nearest(text), *spotted(text)):
        assert 0 <= match.start <= match.end <= len(text)
        assert 0 <= match.score <= 100
        assert match.reason
    assert len(INDEX.prefix(text)) <= 25
    assert fold(fold(text)) == fold(text)


def test_an_index_of_nothing() -> None:
    empty = NameIndex([])
    assert (empty.find("x"), empty.nearest("x"), empty.prefix("x"), empty.spot(tokens("x y z"))) == ([], [], [], [])


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["alibaba ", "腾讯", "a", "x y ", "\u200b", "二选", "tencnt ", "aaaaaaaab "])
def test_time_grows_no_faster_than_length(piece: str) -> None:
    """Eight times the text takes at most some 8 × 3 times as long: the machine is noisy, a square would be 64 times."""

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        times: list[float] = []
        for _ in range(5):
            start = time.perf_counter()
            spotted(text)
            times.append(time.perf_counter() - start)
        return min(times)

    assert seconds(8000) < max(seconds(1000), 0.0005) * 24


def test_every_name_completes_from_its_beginning() -> None:
    for name in NAMES:
        typed = name.text[: max(2, len(name.text) // 2)]
        rivals = {other.record for other in NAMES if key(other.text).startswith(key(typed))}
        assert name.record in {found.record for found in INDEX.prefix(typed, 25)} or len(rivals) > 25
