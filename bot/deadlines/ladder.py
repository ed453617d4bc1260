"""The days on which somebody is reminded before a deadline: a ladder of working days, or days of their own choice.

Working days are Monday to Friday, or those of the official Chinese calendar where the deadline is counted in them. A
step of working days lies so many of them before the day it is due; the day itself is the last step, whatever day it is.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from knowledge import worked_in_china

_DAY = timedelta(days=1)
_LONGEST, _MOST = 400, 10
"""Days ahead of a step, and steps of a ladder, at most."""
_STEP = re.compile(
    r"(\d{1,3}) ?"
    r"(?:(?:working days?|[个個]?工作日)|(?P<days>(?:calendar )?days?|d|天|日)|(?P<weeks>weeks?|w|[个個]?星期|[周週]))?"
    r"(?: before|[之以]?前)?"
)
_SAME_DAY = frozenset({"same day", "on the day", "the day", "today", "当天", "當天", "当日", "當日"})


class Step(NamedTuple):
    """So many days before; working ones or all."""

    days: int
    working: bool = True


DEFAULT: tuple[Step, ...] = tuple(map(Step, (30, 14, 7, 3, 1, 0)))
"""The ladder where nobody says another."""


@dataclass(frozen=True)
class Rung:
    """A day on which somebody is reminded, and the step that it is."""

    day: date
    step: Step


def read_ladder(text: str) -> tuple[Step, ...] | None:
    """A ladder as it is written, its farthest step first; None where it is outside the grammar.

    Args:
        text: `30, 7, 1` (working days), `30/14/7`, `10 days` or `10d` (all days), `2 weeks`, `3 working days`,
            `same day`, `30、7、1`, `10天`, `2周`, `3个工作日`, `当天`.
    """
    written = unicodedata.normalize("NFKC", text).casefold().strip()
    parts = [each.strip() for each in re.split(r"[,;/、]|\band\b", written) if each.strip()]
    found = [_step(each) for each in parts]
    steps = {each for each in found if each is not None}
    if not found or None in found or len(steps) > _MOST or any(each.days > _LONGEST for each in steps):
        return None
    return tuple(sorted(steps, key=lambda each: (-each.days, each.working)))


def write_ladder(ladder: tuple[Step, ...]) -> str:
    """A ladder as `read_ladder` reads it."""
    return ", ".join(f"{each.days} working days" if each.working else f"{each.days} days" for each in ladder)


def rungs(ladder: tuple[Step, ...], due: date, *, chinese: bool = False) -> list[Rung]:
    """The days of a ladder, in order, each once; of two steps that meet the nearer one counts.

    Args:
        ladder: its steps.
        due: the day it is due; the first one, where that is a span.
        chinese: whether working days are those of the official Chinese calendar.
    """
    works = worked_in_china if chinese else _weekday
    found: dict[date, Rung] = {}
    for step in ladder:
        day = _before(due, step, works)
        if day is not None and (day not in found or step.days < found[day].step.days):
            found[day] = Rung(day, step)
    return [found[day] for day in sorted(found)]


def working_days_until(today: date, due: date, *, chinese: bool = False) -> int:
    """Working days after today up to the day it is due; 0 where that is today or past."""
    works, span = worked_in_china if chinese else _weekday, (due - today).days
    return sum(works(today + number * _DAY) for number in range(1, span + 1))


def _step(text: str) -> Step | None:
    if text in _SAME_DAY:
        return Step(0)
    found = _STEP.fullmatch(text)
    if found is None:
        return None
    number = int(found[1])
    if found["weeks"]:
        return Step(7 * number, working=False)
    return Step(number, working=not found["days"])


def _before(due: date, step: Step, works: Callable[[date], bool]) -> date | None:
    if due.toordinal() <= 2 * _LONGEST + 7:
        return None
    if not step.working:
        return due - step.days * _DAY
    day, left = due, step.days
    while left:
        day -= _DAY
        left -= works(day)
    return day


def _weekday(day: date) -> bool:
    return day.isoweekday() <= 5
