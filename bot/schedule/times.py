"""When: a rule for dates, a time on the wall and a zone → one instant for each local date, whatever the clocks do.

A schedule is a set of local dates first; each date then gets its instant. So no change of the clocks can add a date or
drop one, which a search for the next time on the wall does: of a time that comes twice the first one counts, and one
that is left out moves on by as much as the clocks do (02:30 is 03:30 on that day). Both are PEP 495's fold=0.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from knowledge import worked_in_china

Every = Literal["daily", "weekdays", "weekly", "monthly"]
Calendar = Literal["all", "weekdays", "china"]
"""Days that count: each one, Monday to Friday, or the working days of the official Chinese calendar, with the
weekends that are made up for; in a year whose calendar is not known yet, Monday to Friday less the fixed holidays."""

_DAY = timedelta(days=1)
_LONGEST_BREAK = 15
"""Days after which a date that moved has found one that counts; no holiday lasts as long."""


@dataclass(frozen=True)
class Rule:
    """Which local dates.

    A daily rule has the dates that its calendar counts. A date of a weekly or monthly rule that does not count moves
    to the next one that does, and two that meet there are one.

    Attributes:
        every: how often; `weekdays` is Monday to Friday, of those that count.
        day: 1 (Monday) to 7 of a weekly rule; 1 to 31 of a monthly one, where a shorter month gives its last day.
        calendar: which days count.
    """

    every: Every
    day: int = 1
    calendar: Calendar = "all"

    def __post_init__(self) -> None:
        most = {"weekly": 7, "monthly": 31}.get(self.every, 1)
        if not 1 <= self.day <= most:
            raise ValueError(f"the day of a {self.every} rule is 1 to {most}")

    def dates(self, first: date) -> Iterator[date]:
        """The dates from a day on, each later than the one before; they end with the calendar of Python."""
        last = None
        # Dates that lie before and move to this day or later are met by beginning early.
        for day in self._plain(max(first, date.min + _LONGEST_BREAK * _DAY) - _LONGEST_BREAK * _DAY):
            found = self._moved(day)
            if found is not None and found >= first and (last is None or found > last):
                last = found
                yield found

    def _plain(self, day: date) -> Iterator[date]:
        """The dates before their calendar is asked."""
        while day < date.max - (_LONGEST_BREAK + 1) * _DAY:
            if self._is_plain(day):
                yield day
            day += _DAY

    def _is_plain(self, day: date) -> bool:
        if self.every == "weekly":
            return day.isoweekday() == self.day
        if self.every == "monthly":
            return day.day == min(self.day, monthrange(day.year, day.month)[1])
        return self.every == "daily" or day.isoweekday() <= 5

    def _moved(self, day: date) -> date | None:
        """The date itself if it counts, else the next one that does; None where a daily rule leaves it out."""
        if counts(day, self.calendar):
            return day
        if self.every in ("daily", "weekdays"):
            return None
        later = (day + number * _DAY for number in range(1, _LONGEST_BREAK + 1))
        return next((each for each in later if counts(each, self.calendar)), None)


def counts(day: date, calendar: Calendar) -> bool:
    """Whether a calendar counts a day."""
    if calendar == "all":
        return True
    return worked_in_china(day) if calendar == "china" else day.isoweekday() <= 5


@dataclass(frozen=True)
class Slot:
    """One date of a schedule.

    Attributes:
        date: the local date, which is its name: there is one slot for each.
        instant: when, in UTC.
        local: the same on the wall; on a day on which that time is left out, the later time that is meant instead.
        shifted: whether it is such a day.
    """

    date: date
    instant: datetime
    local: datetime
    shifted: bool


@dataclass(frozen=True)
class Schedule:
    """A rule, a time on the wall and a zone.

    Attributes:
        at: the time, to the minute.
        zone: an IANA name, or UTC.
    """

    rule: Rule
    at: time
    zone: str

    def slots(self, after: datetime) -> Iterator[Slot]:
        """The slots later than an instant, in order.

        A date that a zone left out altogether (Samoa had no 30 December 2011) has no slot: it would be the next one's.
        """
        zone = ZoneInfo(self.zone)
        # A slot can lie on the day after its date, where the clocks go forward over midnight.
        first = after.astimezone(zone).date() - 2 * _DAY
        for day, following in pairwise(self.rule.dates(first)):
            found = self._slot(day, zone)
            if found.instant > after and found.instant < instant(following, self.at, zone):
                yield found

    def next(self, after: datetime) -> Slot:
        """The first slot later than an instant."""
        return next(self.slots(after))

    def _slot(self, day: date, zone: ZoneInfo) -> Slot:
        when = instant(day, self.at, zone)
        local = when.astimezone(zone)
        return Slot(day, when, local, local.replace(tzinfo=None) != datetime.combine(day, self.at))


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant of a time on the wall, in UTC: the first of two, or as much later as the clocks go forward."""
    return datetime.combine(day, at.replace(fold=0), zone).astimezone(UTC)
