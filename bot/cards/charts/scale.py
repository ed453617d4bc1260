"""True scales: of money from zero, of time from the first day to the last.

A length on a picture is always the value times one factor; no length is made longer so that it can be seen.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Self

from bot.cards.words import words

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS = 6
_MOST_DAYS, _MOST_MONTHS = 62, 30
"""Up to so many days the ticks are days, up to so many months they are months, else years."""
_LONGEST_NUMBER = 9
"""Characters of a number; a longer one is rounded, and says so."""


@dataclass(frozen=True)
class Money:
    """A scale of money.

    Attributes:
        top: the value at its far end.
        step: from one tick to the next.
        unit: what the numbers on it count, in words: “billion yuan”.
        per_unit: the value of one such unit.
    """

    top: Decimal
    step: Decimal
    unit: str
    per_unit: Decimal

    def ticks(self) -> Iterator[tuple[Decimal, str]]:
        """Each tick, from zero, and its number."""
        for place in range(int(self.top / self.step) + 1):
            value = self.step * place
            yield value / self.top, number(value / self.per_unit)


def money(largest: Decimal, currency: str, language: str) -> Money:
    """The scale that ends at the first round value that is not below the largest one.

    Args:
        largest: the largest value, above zero.
        currency: ISO 4217.
        language: of the unit.
    """
    step = _round_step(largest / (_MOST_TICKS - 2))
    steps = (largest / step).to_integral_value(ROUND_CEILING)
    top = (steps if steps * step >= largest else steps + 1) * step  # a quotient is rounded to 28 digits
    per_unit, unit = _unit(top, currency, language)
    return Money(top, step, unit, per_unit)


def amount(value: Decimal, currency: str, language: str) -> str:
    """A sum in words: “18.2 billion yuan”."""
    per_unit, unit = _unit(value, currency, language)
    return words(language).picture_sum.format(number=number(value / per_unit), unit=unit)


def number(value: Decimal) -> str:
    """A number in full if it is short, else rounded to four digits, with a sign that says so."""
    exact = f"{value.normalize():,f}"
    if len(exact) <= _LONGEST_NUMBER:
        return exact
    rounded = Decimal(f"{value:.4g}")
    short = f"{rounded.normalize():,f}"
    return f"≈ {short if len(short) <= _LONGEST_NUMBER else f'{rounded:.3e}'}"


def _round_step(least: Decimal) -> Decimal:
    """The first round number that is not below the one given: 1, 2, 2.5 or 5 and zeros."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(factor * power for factor in _STEPS if factor * power >= least)


def _unit(value: Decimal, currency: str, language: str) -> tuple[Decimal, str]:
    said = words(language)
    name = said.currencies.get(currency, currency)
    for zeros, scale in zip(said.scale_zeros, said.scales, strict=True):
        per_unit = Decimal(1).scaleb(int(zeros))
        if value >= per_unit:
            return per_unit, said.picture_unit.format(scale=scale, currency=name)
    return Decimal(1), name


@dataclass(frozen=True)
class Days:
    """A scale of time: days from the first to the last one, both whole."""

    first: date
    last: date

    @classmethod
    def around(cls, first: date, last: date) -> Self:
        """The whole months that hold two days; the whole years where that is many months."""
        if (last.year - first.year) * 12 + last.month - first.month < _MOST_MONTHS:
            return cls(first.replace(day=1), date(last.year, last.month, monthrange(last.year, last.month)[1]))
        return cls(date(first.year, 1, 1), date(last.year, 12, 31))

    @property
    def count(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def share(self, day: date, part: float = 0) -> float:
        """Where a day begins, from 0 to 1; with a part of it, so far behind its beginning."""
        return ((day - self.first).days + part) / self.count

    def ticks(self, language: str) -> list[tuple[float, str]]:
        """Beginnings of days, months or years, a few of them, and what they are called."""
        return [(self.share(day), name) for day, name in self._named(language)]

    def _named(self, language: str) -> list[tuple[date, str]]:
        said = words(language)
        if self.count <= _MOST_DAYS:
            days = [self.first + timedelta(offset) for offset in range(0, self.count, -(-self.count // 5))]
            return [(day, said.tick_day.format(day=day.day, month=said.months_short[day.month - 1])) for day in days]
        months = [*_months(self.first, self.last)]
        if len(months) <= _MOST_MONTHS:
            every = next(step for step in (1, 2, 3, 6) if len(months) / step <= 5)
            return [
                (day, said.tick_month.format(year=day.year, month=said.months_short[day.month - 1]))
                for day in months
                if (day.month - 1) % every == 0
            ]
        years = [day for day in months if day.month == 1]
        every = max(1, -(-len(years) // 7))
        return [(day, said.year.format(year=day.year)) for day in years[::every]]


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of months within a span."""
    year, month = first.year, first.month + (first.day > 1)
    while (day := _month(year, month)) is not None and day <= last:
        yield day
        month += 1


def _month(year: int, month: int) -> date | None:
    """The first day of a month counted from January of a year; None behind the end of the calendar."""
    year += (month - 1) // 12
    return date(year, (month - 1) % 12 + 1, 1) if year <= date.max.year else None
