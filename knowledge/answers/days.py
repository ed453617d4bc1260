"""Which days a question for what is due means: “in February” is the next one, “since May” goes on from there."""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from knowledge.deadlines.listing import Due
from knowledge.questions.question import Period, Question

_THROUGH = re.compile(r"\b(?:between|from)\b|\b(?:to|until|till|through)\b|[-–—至到]", re.IGNORECASE)
"""What makes one span of two dates."""

_OPEN_END = 3
"""Years that a span without an end goes on for."""


def days_of(question: Question) -> list[tuple[date, date]]:
    """The spans of days that a question gives, from today on where it leaves that open; none where it gives none.

    “Between January and March” is one span, “in February and in August” are two.
    """
    periods = [span for span in question.spans if span.period is not None]
    found = [_days(span.period, question.today) for span in periods if span.period is not None]
    if len(found) < 2 or not _THROUGH.search(question.text[: periods[-1].start]):
        return found
    return [(found[0][0], found[-1][1])] if found[0][0] <= found[-1][1] else found


def _days(period: Period, today: date) -> tuple[date, date]:
    if period.month_only is not None:
        return _next_month(today, period.month_only)
    start = period.start or min(today, period.end or today)
    return start, period.end or years_later(start, _OPEN_END)


def _next_month(today: date, month: int) -> tuple[date, date]:
    """The month that comes next, this one if it is running."""
    year = today.year + (month < today.month)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, 1), last


def falls_within(due: Due, start: date, end: date) -> bool:
    """Whether it is due within the span: a vague date by its last day, a range if any of its days is, none undated."""
    occurrence = due.occurrence
    if occurrence.latest is None or occurrence.earliest is None:
        return False
    return occurrence.precision == "range" or start <= occurrence.latest <= end


def years_later(day: date, years: int) -> date:
    """The first day of the year so many years on, or back; within the calendar."""
    return date(min(max(day.year + years, MINYEAR), MAXYEAR), 1, 1)
