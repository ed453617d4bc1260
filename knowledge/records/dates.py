"""Dates that are only as precise as their source, each with where it comes from.

A year or a month is an interval, not its first day: `earliest` and `latest` are its ends, and whether a fact
falls within a period is decided on those alone. Ordering of dates is defined here and nowhere else.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Basis = Literal["stated", "derived", "public record"]
"""`stated` in the document, `derived` from it with the derivation in words, or taken from the `public record`."""

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


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

    value: str
    basis: Basis
    source: Source | None = None
    derivation: str | None = None
    printed: str | None = None

    @field_validator("value", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        """YAML reads an unquoted 2021-04-10 as a date and 2021 as a number; both are meant as text here."""
        return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, int) else value

    @field_validator("value")
    @classmethod
    def _a_real_date(cls, value: str) -> str:
        found = _SHAPE.fullmatch(value)
        if found is None:
            raise ValueError(f"“{value}” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else 1 for part in found.groups())
        try:
            date(year, month, day)
        except ValueError as wrong:
            raise ValueError(f"“{value}” is not in the calendar: {wrong}") from None
        return value

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
        return date.fromisoformat(self.value + "-01-01"[: 10 - len(self.value)] if len(self.value) < 10 else self.value)

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        first = self.earliest
        if len(self.value) == 4:
            return date(first.year, 12, 31)
        if len(self.value) == 7:
            return date(first.year, first.month, monthrange(first.year, first.month)[1])
        return first
