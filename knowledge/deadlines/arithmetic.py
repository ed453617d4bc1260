"""A due date in words: when it is, and how it comes about, so that anybody can count after it."""

from collections.abc import Callable
from datetime import date

from knowledge.deadlines.occurrences import Occurrence
from knowledge.deadlines.words import Sentences, words
from knowledge.deadlines.workdays import SURPLUS

_SATURDAY = 5


def day_in_words(day: date, language: str) -> str:
    """A day as people write it."""
    said = words(language)
    return said.day.format(day=day.day, month=said.months[day.month - 1], year=day.year)


def when(occurrence: Occurrence, language: str) -> str:
    """When it is due, no more precisely than it is known: “31 January 2027”, “2027”, “between … and …”."""
    said, rule = words(language), occurrence.rule
    if occurrence.written is not None:
        written = _written(occurrence, said)
        return written if occurrence.precision == "day" else said.vague.format(date=written)
    if occurrence.precision == "range" and occurrence.earliest is not None and occurrence.latest is not None:
        return said.between.format(
            earliest=day_in_words(occurrence.earliest, language), latest=day_in_words(occurrence.latest, language)
        )
    if rule.after is not None:
        return said.event.format(length=_length(*rule.after.length, said), event=rule.after.event.in_(language))
    length = _length(rule.within.years if rule.within else 0, "years", said)
    if occurrence.anchor is None:
        return said.span_undated.format(length=length)
    return said.span.format(length=length, anchor=day_in_words(occurrence.anchor, language))


def arithmetic(occurrence: Occurrence, language: str) -> str:
    """How the date comes about, in words that end no sentence; with how the rule was derived, where it was."""
    rule = occurrence.rule
    found = _FORMS[rule.form](occurrence, language)
    if rule.derivation is None:
        return found
    return words(language).derived.format(arithmetic=found, derivation=rule.derivation.in_(language))


def on_a_weekend(occurrence: Occurrence, language: str) -> str | None:
    """That the day is a Saturday or a Sunday, and that nothing says what then; None on other days."""
    day = occurrence.latest
    if occurrence.precision != "day" or day is None or day.weekday() < _SATURDAY:
        return None
    said = words(language)
    return said.weekend.format(date=day_in_words(day, language), weekday=said.weekdays[day.weekday()])


def _written(occurrence: Occurrence, said: Sentences) -> str:
    day = occurrence.latest or date.min
    frame = {"day": said.day, "month": said.month}.get(occurrence.precision, said.year)
    return frame.format(day=day.day, month=said.months[day.month - 1], year=day.year)


def _length(number: int, unit: str, said: Sentences) -> str:
    one, many = said.lengths[unit]
    return one if number == 1 else many.format(n=number)


def _fixed(occurrence: Occurrence, language: str) -> str:
    said = words(language)
    frame = said.fixed if occurrence.precision == "day" else said.fixed_vague
    return frame.format(date=_written(occurrence, said))


def _yearly(occurrence: Occurrence, language: str) -> str:
    said, day = words(language), occurrence.year_day
    due = _written(occurrence, said)
    if day is None or day.month is None:
        return said.yearly_vague.format(date=due)
    month = said.months[day.month - 1]
    if day.day is None:
        return said.yearly_month.format(month=month, date=due)
    if day.day == "end":
        return said.yearly_end.format(month=month, date=due)
    return said.yearly.format(day=said.day_of_year.format(day=day.day, month=month), date=due)


def _every(occurrence: Occurrence, language: str) -> str:
    said, rule, due = words(language), occurrence.rule.every, when(occurrence, language)
    if rule is None or not occurrence.times:
        return said.every_first.format(date=due)
    anchor = day_in_words(rule.first, language)
    return said.every.format(length=_length(rule.months, "months", said), anchor=anchor, date=due)


def _at_least_once(occurrence: Occurrence, language: str) -> str:
    said, rule = words(language), occurrence.rule.at_least_once
    frame = said.at_least_once if occurrence.times == 1 else said.at_least_again
    return frame.format(
        length=_length(rule.years if rule else 0, "years", said),
        anchor=day_in_words(occurrence.anchor or date.min, language),
        date=when(occurrence, language),
    )


def _after(occurrence: Occurrence, language: str) -> str:
    said, rule = words(language), occurrence.rule.after
    if rule is None:
        return ""
    length = _length(*rule.length, said)
    if occurrence.anchor is None:
        return said.after_undated.format(length=length, event=rule.event.in_(language))
    anchor, due, counted = day_in_words(occurrence.anchor, language), when(occurrence, language), occurrence.counted
    if counted is None:
        return said.after.format(length=length, anchor=anchor, date=due)
    calendar = said.calendars[rule.calendar or "weekdays"]
    if counted.unknown:
        return said.after_unknown.format(
            length=length,
            anchor=anchor,
            calendar=calendar,
            earliest=day_in_words(counted.earliest, language),
            latest=day_in_words(counted.latest, language),
            years=said.list_join.join(str(year) for year in counted.unknown),
            surplus=SURPLUS,
            deficit=counted.weekdays_off,
        )
    if counted.made_up or counted.off:
        made_up = said.list_join.join(day_in_words(day, language) for day in counted.made_up) or "0"
        return said.after_worked_made_up.format(
            length=length, anchor=anchor, calendar=calendar, made_up=made_up, off=counted.off, date=due
        )
    return said.after_worked.format(length=length, anchor=anchor, calendar=calendar, date=due)


def _within(occurrence: Occurrence, language: str) -> str:
    said, rule = words(language), occurrence.rule.within
    length = _length(rule.years if rule else 0, "years", said)
    if occurrence.anchor is None or occurrence.latest is None:
        return said.within_undated.format(length=length)
    return said.within.format(
        length=length,
        anchor=day_in_words(occurrence.anchor, language),
        date=day_in_words(occurrence.latest, language),
    )


_FORMS: dict[str, Callable[[Occurrence, str], str]] = {
    "fixed": _fixed,
    "yearly": _yearly,
    "every": _every,
    "at_least_once": _at_least_once,
    "after": _after,
    "within": _within,
}
