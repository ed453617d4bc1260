"""Obligations to due dates: every one within a span of days, the same whatever was asked before.

Dates are days of the calendar, with no time of day and no zone, so no clock change can touch them. Nothing is made more
precise than its rule: what is due some time in a year is the whole year here, what depends on an event that nobody has
dated has no day at all.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from knowledge.deadlines.workdays import Counted, count
from knowledge.records.dates import ends
from knowledge.records.obligation import Obligation
from knowledge.records.rule import After, Rule, YearDay

Precision = Literal["day", "month", "year", "range", "span", "undated"]
"""A day, a month or a year; a range that one day of is the date; a span to do it within; or no date."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that something is due.

    Attributes:
        obligation: id of the record.
        rule: by which it is due.
        precision: how exactly the date is known.
        earliest: the first day that it can mean; None where it has no date.
        latest: the last one; to be done by then.
        anchor: the day that it is counted from, where it is counted.
        times: how many times the rule's distance was added to the anchor.
        year_day: which day of the year it is, by a rule of yearly days.
        counted: how working days were counted.
    """

    obligation: str
    rule: Rule
    precision: Precision
    earliest: date | None = None
    latest: date | None = None
    anchor: date | None = None
    times: int = 0
    year_day: YearDay | None = None
    counted: Counted | None = None

    @property
    def written(self) -> str | None:
        """YYYY, YYYY-MM or YYYY-MM-DD; None for a range, a span and what is undated."""
        length = {"day": 10, "month": 7, "year": 4}.get(self.precision)
        return self.latest.isoformat()[:length] if self.latest is not None and length is not None else None

    @property
    def key(self) -> str:
        """What names this occurrence for ever: a range that becomes a day, once its calendar is known, keeps it."""
        if self.rule.after is not None:
            return f"{self.obligation}@after-{self.anchor}" if self.anchor else f"{self.obligation}@after-event"
        return f"{self.obligation}@{self.written or 'span'}"

    @property
    def order(self) -> tuple[date, date, str]:
        """Soonest to be done first, undated ones last; never two alike."""
        return (self.latest or date.max, self.earliest or date.max, self.key)

    def meets(self, start: date, end: date) -> bool:
        """Whether it can fall within a span; what has no date can."""
        return self.earliest is None or self.latest is None or (self.earliest <= end and start <= self.latest)


def occurrences(obligation: Obligation, start: date, end: date, happened: Iterable[date] = ()) -> list[Occurrence]:
    """Every occurrence that can fall within a span, soonest first; one without a date is among them.

    Args:
        obligation: what is owed.
        start: first day of the span.
        end: last day of the span.
        happened: days on which the event happened that the obligation is counted from, where it is each firm's own.
    """
    rule = obligation.rule
    if rule is None or start > end:
        return []
    begin = obligation.start.earliest if obligation.start else date.min
    in_force = (max(begin, rule.first or begin), obligation.end.latest if obligation.end else date.max)
    found = {
        each.key: each
        for each in _of_rule(obligation.id, rule, start, end, happened)
        if each.meets(start, end) and each.meets(*in_force)
    }
    return sorted(found.values(), key=lambda each: each.order)


def _of_rule(identifier: str, rule: Rule, start: date, end: date, happened: Iterable[date]) -> Iterator[Occurrence]:
    if rule.fixed is not None:
        yield _vague(identifier, rule, rule.fixed)
    elif rule.yearly is not None:
        for year in range(start.year, end.year + 1):
            for day in rule.yearly:
                yield _vague(identifier, rule, _in_year(day, year), day)
    elif rule.after is not None:
        yield from _after(identifier, rule, rule.after, happened)
    elif rule.within is not None:
        yield _within(identifier, rule)
    else:
        yield from _repeated(identifier, rule, start, end)


def _vague(identifier: str, rule: Rule, text: str, day: YearDay | None = None) -> Occurrence:
    """An occurrence as precise as its date is written."""
    precision: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return Occurrence(identifier, rule, precision[len(text)], *ends(text), year_day=day)


def _in_year(day: YearDay, year: int) -> str:
    if day.month is None:
        return f"{year:04}"
    if day.day is None:
        return f"{year:04}-{day.month:02}"
    last = monthrange(year, day.month)[1]
    return date(year, day.month, last if day.day == "end" else day.day).isoformat()


def _repeated(identifier: str, rule: Rule, start: date, end: date) -> Iterator[Occurrence]:
    """By distance: each date is counted from the first, never from the one before, so a short month shifts none."""
    if rule.every is not None:
        anchor, months, times, last_day = rule.every.first, rule.every.months, 0, rule.every.end_of_month
    elif rule.at_least_once is not None:
        anchor, months, times, last_day = rule.at_least_once.counted_from, 12 * rule.at_least_once.years, 1, False
    else:
        return
    times = max(times, ((start.year - anchor.year) * 12 + start.month - anchor.month) // months)
    while (day := months_later(anchor, months * times, end_of_month=last_day)) is not None and day <= end:
        yield Occurrence(identifier, rule, "day", day, day, anchor, times)
        times += 1


def _within(identifier: str, rule: Rule) -> Occurrence:
    span = rule.within
    begin = span.counted_from if span is not None else None
    if span is None or begin is None:
        return Occurrence(identifier, rule, "undated")
    return Occurrence(identifier, rule, "span", begin, months_later(begin, 12 * span.years), begin)


def _after(identifier: str, rule: Rule, after: After, happened: Iterable[date]) -> Iterator[Occurrence]:
    """Counted from the one event of the rule, or from each that the firm knows of; without any there is no date."""
    known = set[date](happened)
    if after.happened is not None:
        known.add(after.happened)
    events = sorted(known)
    if not events:
        yield Occurrence(identifier, rule, "undated")
    length, unit = after.length
    for event in events:
        if unit == "working_days":
            found = count(event, length, after.calendar or "weekdays")
            precision: Precision = "day" if found.earliest == found.latest else "range"
            yield Occurrence(identifier, rule, precision, found.earliest, found.latest, event, counted=found)
        elif (day := _LATER[unit](event, length)) is not None:
            yield Occurrence(identifier, rule, "day", day, day, event)


def months_later(day: date, months: int, *, end_of_month: bool = False) -> date | None:
    """The same day so many months later, or the last day of a month that is too short; None beyond the calendar.

    Args:
        day: the day to count from.
        months: how many, from 0 on.
        end_of_month: whether the last day of that month is wanted, whatever day it is counted from.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if end_of_month else min(day.day, last))


def _days_later(day: date, days: int) -> date | None:
    return day + timedelta(days=days) if days <= (date.max - day).days else None


_LATER: dict[str, Callable[[date, int], date | None]] = {
    "days": _days_later,
    "months": months_later,
    "years": lambda day, years: months_later(day, 12 * years),
}
