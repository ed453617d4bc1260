"""Long questions: the work grows with the length and no faster, counted in calls and never in seconds."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType

import pytest

import knowledge

TODAY = date(2026, 11, 24)
PATTERNS = [
    "and Tencent vs Didi ",
    "騰訊",
    "腾讯和滴滴，",
    "Tencent or ",
    "tencnt ",
    "2021 ",
    "January ",
    "fine on Alibaba and ",
]


@contextmanager
def counted() -> Iterator[list[int]]:
    """The number of calls of functions, of Python and of C, while the block runs."""
    calls = [0]

    def count(frame: FrameType, event: str, argument: object) -> None:
        del frame, argument
        calls[0] += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_length_is_about_twice_the_work(base: knowledge.Knowledge, pattern: str) -> None:
    """Of what repeats: 1000 characters cost at most three times as many calls as 500."""
    whole = (pattern * 500)[:1000]
    base.ask(whole, today=TODAY)  # what is kept for later is made before it is counted
    with counted() as half:
        base.ask(whole[:500], today=TODAY)
    with counted() as full:
        base.ask(whole, today=TODAY)
    assert full[0] < 3 * half[0]


@pytest.mark.parametrize("pattern", ["and Tencent vs Didi ", "fine on Alibaba "])
def test_what_repeats_is_answered_as_if_said_once(base: knowledge.Knowledge, pattern: str) -> None:
    """The facts are those of the same words said a few times."""
    few, many = (base.ask((pattern * count)[:1000], today=TODAY) for count in (3, 50))
    assert few.facts
    assert [fact.record for fact in many.facts] == [fact.record for fact in few.facts]
