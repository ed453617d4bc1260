"""Whether a question depends on the one before it is said by its answer, and it is true."""

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge import Knowledge

TODAY = date(2026, 11, 24)
SET = Path(__file__).parents[2] / "questions" / "examples.jsonl"
QUESTIONS = [json.loads(line)["q"] for line in SET.read_text(encoding="utf-8").splitlines() if line.strip()]
BEFORE = ("latest fine on Alibaba", "what is er xuan yi", "who is Daniel Zhang", "腾讯 罚款")


@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_alone_is_the_same_after_anything(base: Knowledge, before: str) -> None:
    """And what was read with the question before it says so."""
    first, alone, followed = base.ask(before, today=TODAY), 0, 0
    for question in QUESTIONS:
        answer, after = base.ask(question, today=TODAY), base.ask(question, today=TODAY, before=first)
        assert answer.follows != "does"
        if answer.follows == "never":
            alone += 1
            assert (after.as_dict(), after.follows) == (answer.as_dict(), "never")
        elif after.as_dict() != answer.as_dict():
            followed += 1
            assert after.follows == "does"
    assert alone > len(QUESTIONS) / 2


def test_follow_ups(base: Knowledge) -> None:
    first = base.ask("latest fine on Alibaba", today=TODAY)
    assert base.ask("and Tencent?", today=TODAY).follows == "may"
    assert base.ask("and Tencent?", today=TODAY, before=first).follows == "does"
    assert base.ask("why?", today=TODAY, before=first).follows == "does"
    assert base.ask("largest fine on Alibaba", today=TODAY, before=first).follows == "never"
