"""Due dates against dateutil's rules, and what holds of them whatever the rule and the span."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, YEARLY, rrule
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from knowledge.deadlines.occurrences import Occurrence, months_later, occurrences
from knowledge.records.obligation import Obligation
from tests.knowledge.deadlines.obligations import obligation

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
LENGTHS = st.integers(0, 4000)
MONTH_DAYS = st.one_of(
    st.tuples(st.integers(1, 12), st.just("end")),
    st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: (day.month, day.day)),
)
EVENT = {"en": "the report is received", "zh": "收到报告"}


def days(found: list[Occurrence]) -> list[date]:
    """Their days, each of them one."""
    assert all(each.precision == "day" and each.earliest == each.latest for each in found)
    return [each.latest for each in found if each.latest is not None]


def at(day: date) -> datetime:
    """The day as dateutil wants it."""
    return datetime.combine(day, time())


def by_dateutil(start: date, end: date, frequency: int, begin: date, **rule: Any) -> list[date]:
    """What a rule of dateutil gives within a span."""
    found = rrule(frequency, dtstart=at(begin), until=at(date(2120, 1, 1)), **rule)
    return [each.date() for each in found.between(at(start), at(end), inc=True)]


RULES: list[dict[str, Any]] = [
    {"fixed": "2026-03-31"},
    {"fixed": "2026-03"},
    {"fixed": "2026"},
    {"yearly": [{"month": 1, "day": 31}]},
    {"yearly": [{"month": 2, "day": "end"}, {"month": 8, "day": "end"}]},
    {"yearly": [{"month": 3}]},
    {"yearly": [{}]},
    {"every": {"months": 6, "first": "2023-02-17"}, "basis": "derived"},
    {"every": {"months": 1, "first": "2024-01-31", "end_of_month": True}},
    {"at_least_once": {"years": 2, "counted_from": "2025-05-01"}},
    {"after": {"event": EVENT, "months": 3}},
    {"after": {"event": EVENT, "happened": "2026-12-10", "working_days": 30, "calendar": "china"}},
    {"after": {"event": EVENT, "happened": "2026-12-10", "days": 90}},
    {"within": {"years": 3, "counted_from": "2021-04-10"}},
    {"within": {"years": 3}},
]


def obligations() -> Iterator[Obligation]:
    """One of each form, precise and vague."""
    for number, rule in enumerate(RULES):
        yield obligation(dict(rule), f"o{number}")


@given(month_day=MONTH_DAYS, start=DAYS, length=LENGTHS)
def test_a_day_of_every_year(month_day: tuple[int, Any], start: date, length: int) -> None:
    """As dateutil has it, leap years too; the end of a month is its last day."""
    month, day = month_day
    end = start + timedelta(days=length)
    monthday = -1 if day == "end" else day
    wanted = by_dateutil(start, end, YEARLY, date(1980, 1, 1), bymonth=month, bymonthday=monthday)
    found = occurrences(obligation({"yearly": [{"month": month, "day": day}]}), start, end)
    assert days(found) == wanted


@given(months=st.integers(1, 60), first=DAYS, start=DAYS, length=LENGTHS)
def test_so_many_months_apart(months: int, first: date, start: date, length: int) -> None:
    """Each counted from the first, as dateutil adds months: a short month shortens that one date alone."""
    end = start + timedelta(days=length)
    wanted = [first + relativedelta(months=months * times) for times in range(1300 // months)]
    found = occurrences(obligation({"every": {"months": months, "first": first}}), start, end)
    assert days(found) == [each for each in wanted if start <= each <= end]


@given(months=st.integers(1, 24), first=DAYS, start=DAYS, length=LENGTHS)
def test_the_end_of_the_month(months: int, first: date, start: date, length: int) -> None:
    """Always its last day, whatever day the first one is."""
    end = start + timedelta(days=length)
    wanted = by_dateutil(start, end, MONTHLY, first.replace(day=1), interval=months, bymonthday=-1)
    found = occurrences(obligation({"every": {"months": months, "first": first, "end_of_month": True}}), start, end)
    assert days(found) == wanted


@given(years=st.integers(1, 10), anchor=DAYS, start=DAYS, length=LENGTHS)
def test_at_least_once_in_so_many_years(years: int, anchor: date, start: date, length: int) -> None:
    """By the last day of each span: the first is a span after the day it is counted from, never that day itself."""
    end = start + timedelta(days=length)
    wanted = [anchor + relativedelta(years=years * times) for times in range(1, 110 // years)]
    found = occurrences(obligation({"at_least_once": {"years": years, "counted_from": anchor}}), start, end)
    assert days(found) == [each for each in wanted if start <= each <= end]


@given(event=DAYS, number=st.integers(1, 500))
def test_so_long_after_an_event(event: date, number: int) -> None:
    """Days, months and years of the calendar, as dateutil adds them."""
    for unit in ("days", "months", "years"):
        length = min(number, 100) if unit == "years" else number
        rule = {"after": {"event": EVENT, "happened": event, unit: length}}
        found = occurrences(obligation(rule), date(1990, 1, 1), date(2300, 1, 1))
        assert days(found) == [event + relativedelta(**{unit: length})]


def test_month_ends_and_leap_days() -> None:
    """31 January and the months behind it; 29 February a year on, and four."""
    january = date(2024, 1, 31)
    assert [months_later(january, number) for number in range(5)] == [
        january, date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30), date(2024, 5, 31),
    ]  # fmt: skip
    leap = date(2024, 2, 29)
    assert [months_later(leap, 12 * number) for number in (1, 4)] == [date(2025, 2, 28), date(2028, 2, 29)]
    assert months_later(leap, 6, end_of_month=True) == date(2024, 8, 31)
    assert months_later(date(9999, 12, 1), 1) is None


@given(start=DAYS, lengths=st.tuples(LENGTHS, LENGTHS))
def test_two_spans_side_by_side_give_what_both_give(start: date, lengths: tuple[int, int]) -> None:
    """Nothing is lost or doubled where spans meet; what can fall into both is the same occurrence in both."""
    middle = start + timedelta(days=lengths[0])
    end = middle + timedelta(days=1 + lengths[1])
    for each in obligations():
        parts = [*occurrences(each, start, middle), *occurrences(each, middle + timedelta(days=1), end)]
        whole = occurrences(each, start, end)
        assert {found.key for found in parts} == {found.key for found in whole}
        exact = [found.key for found in parts if found.precision == "day"]
        assert len(exact) == len(set(exact))


@given(start=DAYS, length=LENGTHS)
def test_every_occurrence_can_fall_within_its_span_soonest_first(start: date, length: int) -> None:
    """In order, each with a name of its own, none outside; what has no date is last."""
    end = start + timedelta(days=length)
    for each in obligations():
        found = occurrences(each, start, end)
        assert found == sorted(found, key=lambda one: one.order)
        assert len({one.key for one in found}) == len(found)
        assert all(one.earliest is None or (one.earliest <= end and start <= (one.latest or end)) for one in found)
        assert all((one.written is None) == (one.precision in ("range", "span", "undated")) for one in found)


def test_nothing_is_due_backwards() -> None:
    """A span that ends before it begins holds nothing; neither does an obligation without a rule."""
    for each in obligations():
        assert occurrences(each, date(2026, 2, 1), date(2026, 1, 1)) == []
    without = obligation({"fixed": "2026"}).model_copy(update={"rule": None})
    assert occurrences(without, date(2026, 1, 1), date(2027, 1, 1)) == []


def test_start_first_and_end_bound_it() -> None:
    """Nothing before the start or the first date that the document names, nothing after the end."""
    rule = {"yearly": [{"month": 1, "day": 31}], "first": "2026-01-31"}
    span = (date(2020, 1, 1), date(2030, 1, 1))
    whole = days(occurrences(obligation(dict(rule)), *span))
    assert whole == [date(year, 1, 31) for year in range(2026, 2030)]
    start, end = {"value": "2027-01-01", "basis": "stated"}, {"value": "2028", "basis": "stated"}
    assert days(occurrences(obligation(dict(rule), start=start, end=end), *span)) == [
        date(2027, 1, 31),
        date(2028, 1, 31),
    ]


def test_vague_dates_stay_vague() -> None:
    """A month is a month and a year a year; a span is no date, an event that nobody dated is none either."""
    span = (date(2026, 1, 1), date(2026, 12, 31))
    assert [each.written for each in occurrences(obligation({"yearly": [{"month": 3}]}), *span)] == ["2026-03"]
    (year,) = occurrences(obligation({"yearly": [{}]}), *span)
    assert (year.written, year.earliest, year.latest) == ("2026", *span)
    (within,) = occurrences(obligation({"within": {"years": 3, "counted_from": "2025-05-05"}}), *span)
    assert (within.written, within.earliest, within.latest) == (None, date(2025, 5, 5), date(2028, 5, 5))
    (undated,) = occurrences(obligation({"within": {"years": 3}}), *span)
    assert (undated.written, undated.earliest, undated.latest) == (None, None, None)


def test_a_firm_that_knows_its_event_gets_a_date() -> None:
    """One for each event, in order, whatever order they are given in; none is lost where two are alike."""
    owed = obligation({"after": {"event": EVENT, "months": 3}})
    span = (date(2026, 1, 1), date(2027, 12, 31))
    assert [each.latest for each in occurrences(owed, *span)] == [None]
    events = [date(2026, 8, 31), date(2026, 2, 28), date(2026, 8, 31)]
    assert days(occurrences(owed, *span, events)) == [date(2026, 5, 28), date(2026, 11, 30)]
    assert occurrences(owed, *span, events) == occurrences(owed, *span, reversed(events))


def test_a_range_keeps_its_name_when_it_becomes_a_day() -> None:
    """What a team keeps track of by its key is found again once the calendar is known."""
    rule = {"after": {"event": EVENT, "happened": "2026-12-10", "working_days": 30, "calendar": "china"}}
    (found,) = occurrences(obligation(rule), date(2026, 1, 1), date(2028, 1, 1))
    assert found.precision in ("range", "day")
    assert found.key == "obligation/one@after-2026-12-10"


def test_the_same_whatever_was_asked_before() -> None:
    """In any order of obligations and spans, again and again."""
    spans = [(date(year, 1, 1), date(year + 2, 6, 30)) for year in range(2019, 2031)]
    asked = [(each, span) for each in obligations() for span in spans]
    wanted = {(each.id, span): occurrences(each, *span) for each, span in asked}
    random.Random(5).shuffle(asked)  # noqa: S311
    assert all(occurrences(each, *span) == wanted[each.id, span] for each, span in asked)


def test_no_zone_and_no_hash_seed_changes_a_date() -> None:
    """Days have no zone: processes in other zones and with other seeds print the same list."""
    command = [sys.executable, "-m", "knowledge", "deadlines", "--json", "--today", "2026-03-28", "--within", "800"]
    outputs = {
        subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}  # noqa: TID251
        ).stdout
        for zone, seed in (("America/New_York", "1"), ("Asia/Shanghai", "2"), ("Pacific/Apia", "3"))
    }  # fmt: skip
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"fixed": "2026", "yearly": [{}]},
        {"fixed": "2026-02-30"},
        {"yearly": []},
        {"yearly": [{"day": 3}]},
        {"yearly": [{"month": 2, "day": 29}]},
        {"yearly": [{"month": 4, "day": 31}]},
        {"yearly": [{"month": 13}]},
        {"yearly": [{"month": 2, "day": "last"}]},
        {"every": {"months": 0, "first": "2026-01-01"}},
        {"every": {"months": 6, "first": "2026-01"}},
        {"at_least_once": {"years": -1, "counted_from": "2026-01-01"}},
        {"after": {"event": EVENT}},
        {"after": {"event": EVENT, "days": 3, "months": 1}},
        {"after": {"event": EVENT, "working_days": 30}},
        {"after": {"event": EVENT, "days": 30, "calendar": "china"}},
        {"within": {"years": 0}},
        {"fixed": "2026", "basis": "public record"},
    ],
    ids=str,
)
def test_a_rule_that_says_nothing_or_two_things_is_refused(rule: dict[str, Any]) -> None:
    """One form, real days, one length; what is of the public record names its source."""
    with pytest.raises(ValidationError):
        obligation(dict(rule))
