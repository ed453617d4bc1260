"""The small grammar of dates: what it reads, and that it refuses the rest."""

from datetime import date, timedelta

import pytest

from bot.cards.words import LANGUAGES, words
from bot.deadlines.grammar import Given, read
from bot.deadlines.repeats import read_repeat

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-31", "2027-01-31"),
        (" 2024-02-29 ", "2024-02-29"),
        ("２０２７-０１-３１", "2027-01-31"),
        ("in 1 day", "2026-11-24"),
        ("In 10  Days", "2026-12-03"),
        ("in 2 weeks", "2026-12-07"),
        ("10天后", "2026-12-03"),
        ("10天後", "2026-12-03"),
        ("2周后", "2026-12-07"),
        ("2個星期後", "2026-12-07"),
        ("in 5 working days", "2026-11-30"),
        ("5个工作日后", "2026-11-30"),
        ("5個工作日後", "2026-11-30"),
        ("monday", "2026-11-30"),
        ("on Tuesday", "2026-11-24"),
        ("sunday", "2026-11-29"),
        ("下周一", "2026-11-30"),
        ("下週日", "2026-12-06"),
        ("下星期天", "2026-12-06"),
        ("31 January 2027", "2027-01-31"),
        ("5 working days after 23 November 2026", "2026-11-30"),
        ("10 days from 2026-12-01", "2026-12-11"),
        ("2 weeks after Dec 1, 2026", "2026-12-15"),
        ("2026年11月23日后5个工作日", "2026-11-30"),
        ("2026年12月1日之後的10天內", "2026-12-11"),
    ],
)
def test_read(text: str, day: str) -> None:
    found = read(text, MONDAY)
    assert found is not None
    assert found.earliest == found.latest == date.fromisoformat(day)


@pytest.mark.parametrize("ahead", range(7))
def test_a_weekday_is_the_first_after_today_and_the_next_week_begins_on_monday(ahead: int) -> None:
    today = MONDAY + timedelta(days=ahead)
    friday, next_friday = read("friday", today), read("下周五", today)
    assert friday is not None
    assert next_friday is not None
    assert friday.earliest.weekday() == next_friday.earliest.weekday() == 4
    assert 0 < (friday.earliest - today).days <= 7
    assert next_friday.earliest == date(2026, 12, 4)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x", "soon", "tomorrow", "next friday", "01/02/2027", "2027-02-30", "2027-1-1", "20270131",
        "2027-W01-1",
        "0000-01-01", "in 0 days", "in -1 days", "in 3661 days", "in 99999 days", "in two days", "in 2 months",
        "every monday 09:00", "周一", "下周八", "十天后", "0天后", "in 600 weeks", "2027-01-31 or later",
        "monday friday",
        "in 5 days\nin 6 days!", "٣天后", "31 January", "10 days after 30 February 2027", "10 days after friday",
        "10 days after 9999-12-30",
    ],
)  # fmt: skip
def test_refused(text: str) -> None:
    assert read(text, MONDAY) is None


def test_working_days_of_a_year_without_a_calendar_are_no_one_day() -> None:
    found = read("in 60 working days", date(2026, 12, 1))
    assert found is not None
    assert found.earliest < found.latest


def test_at_the_end_of_time_nothing_breaks() -> None:
    assert read("9999-12-31", MONDAY) == Given(date.max, date.max)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_that_are_shown_are_read(language: str) -> None:
    examples = words(language).own_examples.replace("、", ", ").split(", ")
    assert len(examples) >= 6
    assert [each for each in examples if read(each, MONDAY) is None and read_repeat(each, MONDAY) is None] == []
    assert len(words(language).own_examples) <= 100
    labels = (
        words(language).own_link,
        words(language).own_what,
        words(language).own_who,
        words(language).own_when,
        words(language).waive_reason,
    )
    assert all(len(each) <= 45 for each in (*labels, words(language).own_title, words(language).waive_title))
