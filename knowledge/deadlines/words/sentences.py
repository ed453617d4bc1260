"""What can be said of a due date: whole sentences with named places; one missing in a language does not construct."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sentences:
    """The sentences of one language."""

    # dates and lengths
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str
    month: str
    year: str
    day_of_year: str
    lengths: Mapping[str, tuple[str, str]]
    """Unit → one of it, and `{n}` of it."""
    calendars: Mapping[str, str]
    # when it is due
    vague: str
    between: str
    span: str
    span_undated: str
    event: str
    # the arithmetic
    fixed: str
    fixed_vague: str
    yearly: str
    yearly_end: str
    yearly_month: str
    yearly_vague: str
    every_first: str
    every: str
    at_least_once: str
    at_least_again: str
    after: str
    after_worked: str
    after_worked_made_up: str
    after_unknown: str
    after_undated: str
    within: str
    within_undated: str
    weekend: str
    derived: str
    list_join: str
