"""What happened as a strip of time: true places, a month never a point, every word in the alt text."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.card import LONGEST_ALT
from bot.cards.charts.look import LEFT, PAD, RIGHT, ROOM, SPAN
from bot.cards.charts.scale import Days
from bot.cards.charts.timeline import MOST_DATES, MOST_ENTRIES, spread, timeline_picture
from bot.cards.words import LANGUAGES
from knowledge import Fact, Knowledge
from tests.bot.cards.charts.drawing import HOSTILE, Box, Drawing, fact, facts
from tests.bot.conftest import TODAY

KINDS = ("fine", "order", "plan", "a-kind-of-their-own")


def spans(drawing: Drawing) -> list[Box]:
    """The bars on the strip."""
    return drawing.rectangles(SPAN.paint)


def days(drawing: Drawing) -> list[float]:
    """Where the dots on the strip are: circles of their size."""
    return [(each.left + each.right) / 2 for each in drawing.circles() if each.right - each.left == 18]


def badges(drawing: Drawing) -> list[Box]:
    """The circles that hold a number."""
    return [each for each in drawing.circles() if each.right - each.left == 30]


def test_the_shipped_timeline(base: Knowledge) -> None:
    """Three days and the month in which all the rest was, in the words of the list."""
    picture = timeline_picture(base.timeline(today=TODAY).facts, "en")
    assert picture is not None
    assert picture.alt == (
        "Timeline to scale\n"
        "10 April 2021 (public record): Fine: Alibaba (stated as a fact); Order: Alibaba (ordered, Today: completed)\n"
        "7 July 2021 (public record): Fine: Didi, Alibaba, Tencent (announced, not said to be done)\n"
        "14 July 2021 (public record): Report: The Wall Street Journal (WSJ) (stated as a fact)\n"
        "July 2021, day not known (derived): Removal: Didi (ordered); Fear: Didi (an opinion); "
        "Plan: Alibaba, Tencent (being considered); and 15 more of this date"
    )
    drawing = Drawing(picture.svg)
    ruler = Days(date(2021, 4, 1), date(2021, 7, 31))
    wanted = [LEFT + ROOM * ruler.share(day, 0.5) for day in (date(2021, 4, 10), date(2021, 7, 7), date(2021, 7, 14))]
    assert days(drawing) == pytest.approx(wanted, abs=0.01)
    (month,) = spans(drawing)
    assert (month.left, month.right) == pytest.approx((LEFT + ROOM * ruler.share(date(2021, 7, 1)), RIGHT), abs=0.01)


def test_a_month_and_a_year_are_spans() -> None:
    """As long as they are, from their first to their last day, and no dot anywhere."""
    picture = timeline_picture([fact("A", date="2021"), fact("B", date="2022-02")], "en")
    assert picture is not None
    drawing = Drawing(picture.svg)
    assert days(drawing) == []
    year, month = spans(drawing)
    ruler = Days(date(2021, 1, 1), date(2022, 2, 28))
    assert (year.left, year.right) == pytest.approx((LEFT, LEFT + ROOM * ruler.share(date(2022, 1, 1))), abs=0.01)
    assert (month.left, month.right) == pytest.approx((LEFT + ROOM * ruler.share(date(2022, 2, 1)), RIGHT), abs=0.01)


def test_the_undated_are_listed_without_a_mark() -> None:
    """They stand under their heading, and have no number on the strip."""
    given_ = [fact("A", date=None, kind="plan"), fact("B"), fact("C", date=None)]
    picture = timeline_picture(given_, "en")
    assert picture is not None
    drawing = Drawing(picture.svg)
    assert picture.alt.splitlines()[-1] == "Undated: Plan: A (stated as a fact); Fine: C (stated as a fact)"
    assert "Undated" in drawing.said
    assert len(days(drawing)) == 1
    assert [each.text for each in drawing.written if each.text.isdecimal() and len(each.text) == 1] == ["1", "1"]


def test_the_undated_stay_where_dates_are_many() -> None:
    """They are not what is left out first."""
    picture = timeline_picture([*(fact("A", date=f"20{year}") for year in range(10, 21)), fact("B", date=None)], "en")
    assert picture is not None
    assert "Undated: Fine: B" in picture.alt
    assert "6 more are not drawn here" in picture.alt


def test_one_date_known_in_two_ways_is_listed_twice() -> None:
    """What a document states is not mixed with what the public record says."""
    picture = timeline_picture([fact("A", basis="stated"), fact("B", basis="public record")], "en")
    assert picture is not None
    assert len(picture.alt.splitlines()) == 3


@pytest.mark.parametrize("given_", [[], [fact("A")], [fact("A", date=None), fact("B", date=None)]])
def test_nothing_to_place_is_not_drawn(given_: list[Fact]) -> None:
    """One event is a sentence; without dates there is no axis."""
    assert timeline_picture(given_, "en") is None


@given(st.lists(st.floats(LEFT, RIGHT), max_size=MOST_DATES))
def test_numbers_of_near_dots_stand_apart(wanted: list[float]) -> None:
    """In the order of their dots, within the picture, moved only where they would touch."""
    found = spread(wanted)
    placed = sorted(found)
    assert all(LEFT <= x <= RIGHT for x in found)
    assert all(after - before >= 35.99 for before, after in pairwise(placed))
    if all(abs(a - b) > 40 for n, a in enumerate(wanted) for b in wanted[n + 1 :]):
        assert all(abs(x - min(max(w, LEFT + 15), RIGHT - 15)) < 40 for x, w in zip(found, wanted, strict=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    """No element comes out of a name, in any place that a name has."""
    picture = timeline_picture([fact(name), fact(name, name, date="2021-05")], "en")
    assert picture is not None
    assert Drawing(picture.svg).tags() <= {
        "svg", "defs", "pattern", "linearGradient", "stop", "rect", "circle", "line", "text",
    }  # fmt: skip
    assert len(spans(Drawing(picture.svg))) == 1


@settings(max_examples=150, deadline=None)
@given(st.lists(facts(KINDS), max_size=16), st.sampled_from(tuple(LANGUAGES)))
def test_any_events(given_: list[Fact], language: str) -> None:
    """Marks are where they belong; all that is said is in the alt text; nothing overlaps or leaves the picture."""
    given_ = [*given_, fact("Alibaba"), fact("腾讯", date="2021-07")]
    picture = timeline_picture(given_, language)
    assert picture is not None
    drawing = Drawing(picture.svg)
    assert len(picture.alt) <= LONGEST_ALT
    assert [part for line in drawing.said for part in line.split("·") if part.strip() not in picture.alt] == []
    nothing_overlaps(drawing)
    marks_are_true(drawing, given_)
    everything_is_counted(drawing, given_, language)


def nothing_overlaps(drawing: Drawing) -> None:
    """Lines and marks stand within the margins and do not touch; a number stands in its badge or bar."""
    lines = drawing.written
    for place, line in enumerate(lines):
        assert line.box.left >= PAD - 1
        assert line.box.right <= RIGHT + 1
        assert line.box.bottom <= drawing.sheet.bottom - 10
        assert not any(line.box.meets(other.box) for other in lines[place + 1 :]), line
        if not line.tick:
            assert not any(line.box.meets(other) for other in (*drawing.circles(), *spans(drawing))), line
    marks = [*badges(drawing), *spans(drawing)]
    for place, mark in enumerate(marks):
        assert mark.left >= LEFT - 1
        assert mark.right <= RIGHT + 1
        assert not any(mark.meets(other) for other in marks[place + 1 :])


def marks_are_true(drawing: Drawing, given_: Sequence[Fact]) -> None:
    """Each mark is one of the dates given, at its place on one scale that holds all of the drawn ones."""
    known = {each.days for each in given_ if each.days is not None}
    candidates = {Days.around(first, last) for first, _ in known for _, last in known if first <= last}
    assert any(_fit(drawing, known, ruler) for ruler in candidates)


def _fit(drawing: Drawing, known: set[tuple[date, date]], ruler: Days) -> bool:
    within = [each for each in known if ruler.first <= each[0] and each[1] <= ruler.last]
    points = [LEFT + ROOM * ruler.share(first, 0.5) for first, last in within if first == last]
    bars = [
        (LEFT + ROOM * ruler.share(first), LEFT + ROOM * ruler.share(last, 1))
        for first, last in within
        if first != last
    ]
    return all(any(abs(x - point) < 0.02 for point in points) for x in days(drawing)) and all(
        any(abs(bar.left - start) < 0.02 and abs(bar.right - end) < 0.03 for start, end in bars)
        for bar in spans(drawing)
    )


def everything_is_counted(drawing: Drawing, given_: Sequence[Fact], language: str) -> None:
    """What is drawn, what more there is of a date, and what is left out are all that there is."""
    said = LANGUAGES[language]
    entries = len([each for each in drawing.circles() if each.right - each.left == 16])
    assert 1 <= entries <= MOST_ENTRIES
    ones = {said.picture_same_date_one, said.picture_left_out_one}
    many = [
        re.escape(each).replace(r"\{count\}", r"(\d+)")
        for each in (said.picture_same_date_many, said.picture_left_out_many)
    ]
    counted = [
        1 if line in ones else _number(line)
        for line in drawing.said
        if line in ones or any(re.fullmatch(each, line) for each in many)
    ]
    assert entries + sum(counted) == len(given_)


def _number(line: str) -> int:
    return int(re.findall(r"\d+", line)[0])
