"""Deadlines → a calendar file (RFC 5545). The same deadlines, told at the same time, give the same bytes.

A deadline is a day, or the last of the days that it can mean; what has no date at all stands in no calendar. Its name
never changes, its SEQUENCE rises when something about it does, and what no longer has to be done is cancelled, so that
a calendar that has read an earlier file follows.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.cards.card import Card
from bot.cards.deadlines import item_of, link_of, when_of
from bot.cards.escape import clean, one_line
from bot.cards.text import plain
from bot.cards.words import words
from bot.deadlines.agenda import Entry
from bot.store.marks import Told

ALARM = 7
"""Days before a deadline on which a calendar reminds of it."""
_DROPPED = frozenset({"waived", "not ours"})
"""States in which it leaves the calendar."""


def dated(entries: Iterable[Entry]) -> list[Entry]:
    """Those that have a day to stand on."""
    return [each for each in entries if each.latest != date.max]


def content(entry: Entry, language: str = "en") -> str:
    """What tells whether a deadline has changed since a calendar was told of it: the digest of all that it is told.

    Args:
        entry: the deadline.
        language: of the words; always the same one for the same team, or each reader would seem to change it.
    """
    told = (entry.latest.isoformat(), _summary(entry), _described(entry, language), str(_cancelled(entry)))
    return hashlib.sha256("\0".join(told).encode("utf-8", "replace")).hexdigest()


def calendar(entries: Iterable[Entry], told: Mapping[str, Told], store: str, language: str, today: date) -> bytes:
    """A calendar with an event for each deadline that has a date.

    Args:
        entries: the deadlines, withdrawn ones too.
        told: what calendars were told of each, by its key; one that is not kept is named by its key, its stamp is the
            day on which its register was checked.
        store: name of the database, or of what stands for one.
        language: of the words.
        today: the stamp of what has neither.
    """
    # Here, since it takes 90 ms and 9 MB that nobody else needs.
    from icalendar import Calendar  # noqa: PLC0415

    found: Any = Calendar()
    found.add("prodid", "-//Briefdesk//Deadlines//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for each in dated(entries):
        found.add_component(_event(each, told.get(each.key), store, language, today))
    return found.to_ical()


def _event(entry: Entry, told: Told | None, store: str, language: str, today: date) -> Any:
    from icalendar import Event  # noqa: PLC0415 as above

    event: Any = Event()  # its `add` takes a value of any type
    number = told.id if told is not None else hashlib.sha256(entry.key.encode()).hexdigest()[:16]
    stamp = told.changed_at if told is not None else datetime.combine(_checked(entry) or today, time(), UTC)
    event.add("uid", f"occurrence-{number}@{store}")
    event.add("dtstamp", stamp)
    event.add("sequence", told.sequence if told is not None else 0)
    event.add("dtstart", entry.latest)
    event.add("dtend", entry.latest + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(entry))
    event.add("description", _described(entry, language))
    if link := link_of(entry):
        event.add("url", link)
    event.add("status", "CANCELLED" if _cancelled(entry) else "CONFIRMED")
    if not _cancelled(entry) and entry.group != "settled":
        event.add_component(_alarm(entry, language))
    return event


def _alarm(entry: Entry, language: str) -> Any:
    from icalendar import Alarm  # noqa: PLC0415 as above

    alarm: Any = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-ALARM))
    alarm.add("description", clean(words(language).due_alarm.format(days=ALARM, name=_summary(entry))))
    return alarm


def _summary(entry: Entry) -> str:
    return one_line(clean(entry.name))


def _described(entry: Entry, language: str) -> str:
    """Its quotes, how its date comes about and what became of it; nothing that each day changes by itself."""
    timeless = replace(entry, group="applies" if entry.due is None else entry.due.applies, late=0)
    lines = plain(Card("notice", "", (replace(item_of(timeless, language), text=when_of(entry, language)),)))
    return "\n".join(line.strip() for line in lines.splitlines() if line.strip())


def _cancelled(entry: Entry) -> bool:
    withdrawn = entry.own is not None and entry.own.withdrawn
    return withdrawn or (entry.mark is not None and entry.mark.state in _DROPPED)


def _checked(entry: Entry) -> date | None:
    return entry.due.checked if entry.due is not None else None
