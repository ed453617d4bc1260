"""Dates that people give: what is none is called none, instead of being answered as if it were a figure or a span."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("value", ["2021-07-32", "2021-13", "2021-02-30", "xyz", "明天", "21-07", "2021 on Didi", " "])
def test_what_is_no_date(base: Knowledge, value: str) -> None:
    """It is said, with examples of what can be read; wherever it was given."""
    answers = [
        base.fines("Alibaba", since=value, today=TODAY),
        base.timeline("Alibaba", start=value, today=TODAY),
        base.timeline("Alibaba", start="2021", end=value, today=TODAY),
        base.timeline(start=value, today=TODAY, language="zh_hans"),
    ]
    assert {answer.status for answer in answers} == {"unknown"}
    for answer in answers:
        assert f"“{value.strip()}”" in answer.headline
        assert "2021-07-24" in answer.headline


@pytest.mark.parametrize(
    "value", ["2021", "2021-07", "2021-07-07", "July 2021", "7 July 2021", "2021年7月", "2021/7/1"]
)
def test_what_is_one(base: Knowledge, value: str) -> None:
    """All the ways in which a person writes a year, a month or a day."""
    assert base.fines("Alibaba", since=value, today=TODAY).status == "answered"
    assert base.timeline("Alibaba", end=value, today=TODAY).status == "answered"


@pytest.mark.parametrize("value", ["yesterday", "last year", "2030", "去年"])
def test_a_date_after_which_nothing_is_known(base: Knowledge, value: str) -> None:
    """It is read, and nothing is there."""
    answer = base.fines("Alibaba", since=value, today=TODAY)
    assert answer.status == "unknown"
    assert "2021-07-24" not in answer.headline


def test_the_last_before_the_first(base: Knowledge) -> None:
    """Two dates the wrong way round hold nothing between them, and that is the reason that is given."""
    answer = base.timeline("Alibaba", start="2022", end="2021", today=TODAY)
    assert answer.headline == "Nothing lies between “2022” and “2021”: the first date has to come before the last."
    assert base.timeline("Alibaba", start="2021", end="2021", today=TODAY).status == "answered"


@pytest.mark.parametrize("question", ["fines since 2021-07-32", "was Alibaba fined on 2021-13?", "2021/02/30 的罚款"])
def test_in_a_question(base: Knowledge, question: str) -> None:
    """A day that the calendar has not is no figure that somebody asks about."""
    answer = base.ask(question, today=TODAY)
    assert answer.status == "unknown"
    assert not answer.facts


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_is_one(base: Knowledge, day: date) -> None:
    """And the one after the last of its month is not."""
    assert "2021-07-24" not in base.timeline("Alibaba", start=day.isoformat(), today=TODAY).headline
    if (day + timedelta(days=1)).month != day.month:
        wrong = f"{day:%Y-%m}-{day.day + 1}"
        assert f"“{wrong}”" in base.ask(f"fines since {wrong}", today=TODAY).headline
