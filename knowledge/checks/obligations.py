"""Obligations: a rule of time says what its quote says, classes of firms are there, a register shows how fresh it is.

A due date that is off by a day is worse than none. So the words that date a rule are copied from the document, and the
days, months and numbers of the rule have to be among them.
"""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from knowledge.deadlines.occurrences import occurrences
from knowledge.deadlines.words import words
from knowledge.loading import Base, Entry
from knowledge.problems import Problem
from knowledge.questions import numerals
from knowledge.records.dates import ends
from knowledge.records.entity import Entity
from knowledge.records.firm_class import FirmClass
from knowledge.records.obligation import Obligation
from knowledge.records.rule import Rule, YearDay

Path = tuple[str | int, ...]

_MONTHS = words("en").months
_END = ("end of", "last day of", "底", "末")
_YEARLY = ("year", "annual", "年")
_NUMBER = re.compile(rf"\d+|{numerals.ENGLISH}|{numerals.CHINESE}", re.IGNORECASE)


def rules_fit_their_words(base: Base) -> Iterator[Problem]:
    """A rule names the words that date it; they stand in a quote of the record and hold its days and numbers."""
    for entry, _, rule in _rules(base):
        if rule.basis == "public record":
            continue
        quotes = [each.quote for _, each in entry.evidence()]
        if rule.printed is None:
            message = "The rule does not say by which words of the document it is dated."
            yield _problem(entry, ("rule",), message, "Copy them: “printed:”.")
        elif not any(rule.printed in quote for quote in quotes):
            message = f"The printed words “{rule.printed}” are in no quote of the record."
            yield _problem(entry, ("rule", "printed"), message, "Copy them as the document prints them.")
        else:
            for what in _unsaid(rule, rule.printed, quotes):
                message = f"The rule says {what}, and its words do not: “{rule.printed}”."
                yield _problem(entry, ("rule",), message, "Correct the rule, or copy the words that say it.")


def rules_give_dates(base: Base) -> Iterator[Problem]:
    """A rule gives the first date that the document names, something is due while it is in force, and it ends last."""
    for entry, model, rule in _rules(base):
        start, end = model.start, model.end
        if start is not None and end is not None and end.latest < start.earliest:
            message = f"It ends on {end.value}, before it begins on {start.value}."
            yield _problem(entry, ("end",), message, "Correct one of the dates.")
            continue
        first = rule.first
        if first is not None and not any(each.latest == first for each in occurrences(model, first, first)):
            message = f"The rule gives no due date on {first}, which is named as its first."
            yield _problem(entry, ("rule", "first"), message, "Correct the rule or its first date.")
        elif rule.fixed is not None and not occurrences(model, *ends(rule.fixed)):
            message = f"It is due on {rule.fixed} alone, and is not in force then."
            yield _problem(entry, ("rule", "fixed"), message, "Correct the date, the start or the end.")


def classes_resolve(base: Base) -> Iterator[Problem]:
    """Every class that a record names is in classes.yaml, and none is part of itself."""
    if base.unread:
        return
    for entry in base.entries:
        for path, identifier in _classes(entry):
            if identifier not in base.classes and identifier not in base.damaged:
                near = get_close_matches(identifier, sorted(base.classes), n=1, cutoff=0.5)
                message = f"“{identifier}” is not the id of a class of firms."
                remedy = "Correct it, or add the class to classes.yaml."
                yield _problem(entry, path, message, remedy, near[0] if near else None)
        if isinstance(entry.model, FirmClass) and _is_within(base, entry.id, entry.id):
            message = f"“{entry.id}” is part of itself."
            yield _problem(entry, ("within",), message, "Take it out on one side.")


def registers_are_fresh(base: Base) -> Iterator[Problem]:
    """What a compiled register says names its original and the day on which that was read last."""
    for entry in base.entries:
        model = entry.model
        if not isinstance(model, Obligation) or not base.is_compiled(model.evidence):
            continue
        if not model.sources:
            message = "It comes from a register that this project compiled, and names no original."
            yield _problem(entry, (), message, "Add the public sources: “sources:”.")
        if model.checked is None:
            message = "It comes from a register that this project compiled, and does not say when it was checked."
            yield _problem(entry, (), message, "Add the day on which the sources were read last: “checked:”.")


def _rules(base: Base) -> Iterator[tuple[Entry, Obligation, Rule]]:
    for entry in base.entries:
        if isinstance(entry.model, Obligation) and entry.model.rule is not None:
            yield entry, entry.model, entry.model.rule


def _classes(entry: Entry) -> Iterator[tuple[Path, str]]:
    model = entry.model
    if isinstance(model, Obligation):
        yield from ((("binds", place), each) for place, each in enumerate(model.binds))
        yield from ((("except_for", place), each) for place, each in enumerate(model.except_for))
    elif isinstance(model, FirmClass):
        yield from ((("within", place), each) for place, each in enumerate(model.within))
    elif isinstance(model, Entity):
        yield from ((("classes", place, "firm_class"), each.firm_class) for place, each in enumerate(model.classes))


def _is_within(base: Base, firm_class: str, goal: str) -> bool:
    """Whether a class is part of another, directly or through others."""
    seen: set[str] = set()
    waiting = [firm_class]
    while waiting:
        found = base.classes.get(waiting.pop())
        if found is None or found.id in seen:
            continue
        if goal in found.within:
            return True
        seen.add(found.id)
        waiting.extend(found.within)
    return False


def _unsaid(rule: Rule, printed: str, quotes: list[str]) -> Iterator[str]:
    """What a rule says and neither its printed words nor, for the days that it counts from, its quotes do."""
    if rule.fixed is not None and not _says_date(printed, rule.fixed):
        yield rule.fixed
    for day in rule.yearly or ():
        yield from _unsaid_of_year(day, printed)
    if rule.every is not None:
        yield from _unsaid_number(rule.every.months, "months", printed)
        yield from _unsaid_day(rule.every.first, quotes)
    if rule.at_least_once is not None:
        yield from _unsaid_number(rule.at_least_once.years, "years", printed)
        yield from _unsaid_day(rule.at_least_once.counted_from, quotes)
    if rule.within is not None:
        yield from _unsaid_number(rule.within.years, "years", printed)
    if rule.after is not None:
        number, unit = rule.after.length
        yield from _unsaid_number(number, unit, printed)
        yield from _unsaid_day(rule.after.happened, quotes)


def _unsaid_of_year(day: YearDay, printed: str) -> Iterator[str]:
    if day.month is None:
        if not any(word in printed for word in _YEARLY):
            yield "every year"
        return
    month = _MONTHS[day.month - 1]
    if isinstance(day.day, int):
        if not any(
            form in printed for form in (f"{day.day} {month}", f"{month} {day.day}", f"{day.month}月{day.day}日")
        ):
            yield f"{day.day} {month}"
    elif month not in printed and f"{day.month}月" not in printed:
        yield month
    elif day.day == "end" and not any(word in printed for word in _END):
        yield f"the end of {month}"


def _unsaid_number(number: int, unit: str, printed: str) -> Iterator[str]:
    """A number in digits or in words; one year, or twelve months, may be said as “yearly”."""
    said = {_value(found) for found in _NUMBER.findall(printed)}
    yearly = (number, unit) in ((1, "years"), (12, "months")) and any(word in printed for word in _YEARLY)
    if number not in said and not yearly:
        yield f"{number} {unit.replace('_', ' ')}"


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return int(numerals.english(text.lower()) if text.isascii() else numerals.chinese(text))


def _unsaid_day(day: date | None, quotes: list[str]) -> Iterator[str]:
    if day is not None and not any(_says_date(quote, day.isoformat()) for quote in quotes):
        yield day.isoformat()


def _says_date(text: str, value: str) -> bool:
    """Whether a text holds a date in one of the ways to write it."""
    if value in text:
        return True
    day, month = ends(value)[0], _MONTHS[ends(value)[0].month - 1]
    forms = {
        10: (
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            f"{day.year}年{day.month}月{day.day}日",
        ),
        7: (f"{month} {day.year}", f"{day.year}年{day.month}月"),
    }
    return any(form in text for form in forms.get(len(value), ()))


def _problem(entry: Entry, path: Path, message: str, remedy: str, nearest: str | None = None) -> Problem:
    return Problem(entry.file.name, entry.line(*path), entry.id, message, remedy, nearest)
