"""Dates that are only as precise as their source, each with where it comes from.

A year or a month is an interval, not its first day: `earliest` and `latest` are its ends, and whether a fact
falls within a period is decided on those alone. Ordering of dates is defined here and nowhere else.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

Basis = Literal["stated", "derived", "public record"]
"""`stated` in the document, `derived` from it with the derivation in words, or taken from the `public record`."""

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def _as_text(value: object) -> object:
    """YAML reads an unquoted 2021-04-10 as a date and 2021 as a number; both are meant as text here."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, int) else value


def _a_real_date(value: str) -> str:
    found = _SHAPE.fullmatch(value)
    if found is None:
        raise ValueError(f"“{value}” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError as wrong:
        raise ValueError(f"“{value}” is not in the calendar: {wrong}") from None
    return value


DateText = Annotated[
    str, BeforeValidator(_as_text), AfterValidator(_a_real_date), WithJsonSchema({"type": ["string", "integer"]})
]
"""`YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a date as precise as it is known; a year without quotes is a number in YAML."""


def _a_day(value: object) -> object:
    """A day and nothing vaguer; a number would be read as seconds of 1970."""
    text = _as_text(value)
    if not isinstance(text, str) or len(text) != 10:
        raise ValueError(f"“{text}” is not a day: write YYYY-MM-DD")
    return date.fromisoformat(_a_real_date(text))


Day = Annotated[date, BeforeValidator(_a_day), WithJsonSchema({"type": "string", "format": "date"})]
"""One day, written YYYY-MM-DD."""


def ends(value: str) -> tuple[date, date]:
    """The first and the last day that a date, given as precisely as it is known, can mean."""
    if len(value) == 4:
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date.fromisoformat(value)
    return day, day


class Source(BaseModel):
    """A public source outside the documents: where anyone can look a date or a decision up."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    publisher: str
    address: str = Field(description="Web address without the scheme, as a person would type it.")


class When(BaseModel):
    """A date with its precision and its basis.

    Attributes:
        value: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the length is the precision.
        basis: where the date comes from.
        source: the public source; required for `public record`, refused otherwise.
        derivation: how it was worked out, in words; required for `derived`.
        printed: the words of the document where it prints a date that differs or lacks the year.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: DateText
    basis: Basis
    source: Source | None = None
    derivation: str | None = None
    printed: str | None = None

    @model_validator(mode="after")
    def _basis_is_shown(self) -> "When":
        if (self.basis == "public record") != (self.source is not None):
            raise ValueError("a date of basis “public record” names its source, and no other date does")
        if self.basis == "derived" and not self.derivation:
            raise ValueError("a derived date says in words how it was derived (derivation:)")
        return self

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return ends(self.value)[0]

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        return ends(self.value)[1]
