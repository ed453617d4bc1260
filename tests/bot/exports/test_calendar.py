"""The calendar file, read back by a parser that is not the one that wrote it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject

from bot.cards.words import LANGUAGES
from bot.deadlines.agenda import Asked, Entry, Team, agenda, entry
from bot.exports.calendar import calendar, content
from bot.store.marks import Mark, Told
from bot.store.own import Own
from knowledge import Knowledge

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 15, tzinfo=UTC)
OWN = Own(
    7, "send; the, report\nto BEGIN:VEVENT 阿里巴巴" + "很长" * 60, "Bob", "2026-12-01", date(2026, 12, 1), 1, "Al", NOW
)


def events_of(data: bytes) -> list[Any]:
    """The events of a file that is valid line by line: CRLF, at most 75 bytes."""
    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = vobject.readOne(data.decode("utf-8"))
    for each in found.vevent_list:
        each.validate(raiseException=True)
    return list(found.vevent_list)


def entries(base: Knowledge, language: str = "en") -> list[Entry]:
    return [*agenda(base, Asked("Alibaba", 366), Team(), TODAY, language), entry(OWN, Team(), TODAY)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deadline_with_a_day_is_an_event(base: Knowledge, language: str) -> None:
    found = entries(base, language)
    events = events_of(calendar(found, {}, "here", language, TODAY))
    assert len(events) == len([each for each in found if each.latest != date.max]) == 12
    assert len({each.uid.value for each in events}) == 12
    for each in events:
        assert each.dtstart.params["VALUE"] == ["DATE"]
        assert each.dtend.value - each.dtstart.value == timedelta(days=1)
        assert each.transp.value == "TRANSPARENT"
        assert each.status.value == "CONFIRMED"
        assert each.valarm.trigger.value == timedelta(days=-7)
        assert each.valarm.action.value == "DISPLAY"


def test_what_a_person_typed_is_text(base: Knowledge) -> None:
    """Separators, line breaks and long Chinese lines come back as they were, and open no event of their own."""
    (event,) = events_of(calendar([entry(OWN, Team(), TODAY)], {}, "here", "en", TODAY))
    assert event.summary.value == OWN.what.replace("\n", " ")
    assert event.dtstart.value == date(2026, 12, 1)


def test_the_same_told_again_gives_the_same_bytes(base: Knowledge) -> None:
    """On another day, too: nothing in it grows old by itself."""
    told = {each.key: Told(place, 0, NOW) for place, each in enumerate(entries(base))}
    first = calendar(entries(base), told, "here", "en", TODAY)
    later = agenda(base, Asked("Alibaba", 364), Team(), TODAY + timedelta(days=2), "en")
    again = calendar([*later, entry(OWN, Team(), TODAY + timedelta(days=2))], told, "here", "en", TODAY)
    assert again == first


def test_a_name_for_ever_and_a_number_that_rises(base: Knowledge) -> None:
    one = entry(OWN, Team(), TODAY)
    (event,) = events_of(calendar([one], {one.key: Told(3, 2, NOW)}, "abc", "en", TODAY))
    assert event.uid.value == "occurrence-3@abc"
    assert event.sequence.value == "2"
    assert event.dtstamp.value == NOW


@pytest.mark.parametrize(
    ("gone", "status"),
    [
        (replace(OWN, withdrawn=True), "CANCELLED"),
        (Mark("not ours", user=1, user_name="Al", at=NOW), "CANCELLED"),
        (Mark("waived", user=1, user_name="Al", at=NOW, reason="why"), "CANCELLED"),
        (Mark("done", user=1, user_name="Al", at=NOW), "CONFIRMED"),
    ],
)
def test_what_need_not_be_done_reminds_nobody(gone: Own | Mark, status: str) -> None:
    team = Team(marks={OWN.key: gone}) if isinstance(gone, Mark) else Team()
    before, after = entry(OWN, Team(), TODAY), entry(gone if isinstance(gone, Own) else OWN, team, TODAY)
    (event,) = events_of(calendar([after], {}, "here", "en", TODAY))
    assert event.status.value == status
    assert not hasattr(event, "valarm")
    assert content(before) != content(after)
    assert content(before) == content(entry(OWN, Team(), TODAY + timedelta(days=30)))
