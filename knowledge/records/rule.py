"""The rule of time of an obligation: when something is due, no more precisely than it is known.

A rule is written in the one of its forms that fits; what it means in days is worked out in `knowledge.deadlines`.
None of the forms invents a day: a year or a month stays one, and what is counted from an event that nobody has dated
has no date at all.
"""

from calendar import monthrange
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from knowledge.records.dates import Basis, DateText, Day, Source
from knowledge.records.record import Strict, Wording

FORMS = ("fixed", "yearly", "every", "at_least_once", "after", "within")
"""The forms of a rule, of which each rule has one."""

_UNITS = ("days", "working_days", "months", "years")
_LEAP = 2000
"""A year in which each day of the calendar is there."""


def _a_day_of_a_month(value: object) -> object:
    if value is None or value == "end" or (type(value) is int and 1 <= value <= 31):
        return value
    raise ValueError(f"“{value}” is not a day of a month: write its number, or “end” for the last day")


DayOfMonth = Annotated[int | Literal["end"] | None, BeforeValidator(_a_day_of_a_month)]
"""1 to 31, or `end` for the last day, whichever that is."""


class YearDay(Strict):
    """A day that comes every year; without a day or a month it is as vague as that: `{month: 3}`, `{}`.

    Attributes:
        month: 1 to 12; absent where only the year is known.
        day: of the month, or `end` for its last day; absent where only the month is known.
    """

    month: int | None = Field(default=None, ge=1, le=12)
    day: DayOfMonth = None

    @model_validator(mode="after")
    def _in_every_year(self) -> "YearDay":
        if self.day is None:
            return self
        if self.month is None:
            raise ValueError("a day without its month says nothing")
        if self.day != "end" and self.day > monthrange(_LEAP, self.month)[1]:
            raise ValueError(f"month {self.month} has no day {self.day}")
        if (self.month, self.day) == (2, 29):
            raise ValueError("29 February is not in every year; write “end” for the last day of February")
        return self


class Every(Strict):
    """Again and again at the same distance.

    Attributes:
        months: from one date to the next.
        first: the first date; each later one is counted from it, so a short month shortens that one date alone.
        end_of_month: whether each date is the last day of its month.
    """

    months: int = Field(gt=0, le=1200)
    first: Day
    end_of_month: bool = False


class AtLeastOnce(Strict):
    """At least once in so many years, so each time by a last day.

    Attributes:
        years: the longest time between two.
        counted_from: the day from which the first of these spans is counted.
    """

    years: int = Field(gt=0, le=100)
    counted_from: Day


class After(Strict):
    """So long after an event. The day after the event counts as the first.

    Attributes:
        event: what it is counted from, in words that end no sentence: “the audit report is received”.
        happened: when that was, where it is one known event; else each firm knows its own.
        days: how long after it: days of the calendar; just one of days, working_days, months and years.
        working_days: how long after it, in working days of `calendar`.
        months: how long after it.
        years: how long after it.
        calendar: which days are worked: `china` for the official Chinese calendar with its make-up days, `weekdays`
            for Monday to Friday; with working_days only.
    """

    event: Wording
    happened: Day | None = None
    days: int | None = Field(default=None, gt=0, le=36500)
    working_days: int | None = Field(default=None, gt=0, le=1000)
    months: int | None = Field(default=None, gt=0, le=1200)
    years: int | None = Field(default=None, gt=0, le=100)
    calendar: Literal["china", "weekdays"] | None = None

    @model_validator(mode="after")
    def _one_length(self) -> "After":
        given = [unit for unit in _UNITS if getattr(self, unit) is not None]
        if len(given) != 1:
            raise ValueError(f"write one of {', '.join(_UNITS)}")
        if (self.calendar is None) == (self.working_days is not None):
            raise ValueError("working_days name their calendar, and nothing else does")
        return self

    @property
    def length(self) -> tuple[int, str]:
        """How long after the event, and in which unit."""
        unit = next(unit for unit in _UNITS if getattr(self, unit) is not None)
        return getattr(self, unit), unit


class Within(Strict):
    """Some time within so many years, without a day of its own.

    Attributes:
        years: how long the span is.
        counted_from: where it begins; absent where nobody says so, and then the span has no dates.
    """

    years: int = Field(gt=0, le=100)
    counted_from: Day | None = None


class Rule(Strict):
    """When something is due: exactly one of fixed, yearly, every, at_least_once, after and within.

    Attributes:
        fixed: one date, as precise as it is known.
        yearly: a day of every year, or several.
        every: so many months apart.
        at_least_once: at least once in so many years.
        after: so long after an event.
        within: once within a span.
        printed: the words of the document that date it; they stand in one of the record's quotes.
        first: the first due date that the document names; nothing is due before, and the rule has to give it.
        basis: `stated` where the document gives the dates, `derived` where they are worked out from what it gives,
            `public record` where they come from elsewhere.
        derivation: how they were worked out, in words, with what was assumed; required for `derived`.
        source: the public source; required for `public record`.
    """

    fixed: DateText | None = None
    yearly: list[YearDay] | None = Field(default=None, min_length=1)
    every: Every | None = None
    at_least_once: AtLeastOnce | None = None
    after: After | None = None
    within: Within | None = None
    printed: str | None = None
    first: Day | None = None
    basis: Basis
    derivation: Wording | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _one_form_and_its_basis(self) -> "Rule":
        given = self._given()
        if len(given) != 1:
            raise ValueError(f"a rule has one of {', '.join(FORMS)}, not {' and '.join(given) or 'none'}")
        if (self.basis == "public record") != (self.source is not None):
            raise ValueError("a rule of basis “public record” names its source, and no other rule does")
        if (self.basis == "derived") != (self.derivation is not None):
            raise ValueError("a derived rule says in words how it was derived (derivation:), and no other rule does")
        return self

    @property
    def form(self) -> str:
        """Which of `FORMS` it is written in."""
        return self._given()[0]

    def _given(self) -> list[str]:
        return [form for form in FORMS if getattr(self, form) is not None]
