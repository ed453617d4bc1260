"""Fines as a chart: true lengths, nothing drawn that does not compare, and every word in the alt text."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.card import LONGEST_ALT
from bot.cards.charts.fines import MOST, compared, fines_picture
from bot.cards.charts.look import BARS, LEFT, PAD, RIGHT, ROOM
from bot.cards.charts.scale import money
from bot.cards.words import LANGUAGES
from knowledge import Fact, Knowledge
from tests.bot.cards.charts.drawing import HOSTILE, Box, Drawing, facts, fine, image_of, ink_beyond
from tests.bot.conftest import TODAY

TAGS = {"svg", "defs", "pattern", "linearGradient", "stop", "rect", "circle", "line", "polygon", "text"}
PAINTS = tuple({fill.paint for fill in BARS.values()})


def bars(drawing: Drawing) -> list[Box]:
    """The bars of a chart, from top to bottom: rectangles of their height that begin at zero."""
    return [each for each in drawing.rectangles(*PAINTS) if each.left == LEFT and each.bottom - each.top == 26]


def test_the_shipped_fines(base: Knowledge) -> None:
    """The 18.2 billion is a bar; the 500,000 per incident is none, and nobody multiplied it."""
    picture = fines_picture(base.fines(today=TODAY).facts, "en")
    assert picture is not None
    assert picture.alt == (
        "Fines to scale, in billion yuan\n"
        "Alibaba: 18.2 billion yuan; 10 April 2021 (public record); stated as a fact\n"
        "Not on this scale\n"
        "Didi, Alibaba, Tencent: 500,000 yuan per incident; a sum per incident, no total stated; "
        "7 July 2021 (public record); announced, not said to be done"
    )
    (bar,) = bars(Drawing(picture.svg))
    assert bar.right - bar.left == pytest.approx(ROOM * 18.2 / 20, abs=0.01)


def test_in_chinese(base: Knowledge) -> None:
    """Sums in the units of the language, worked out exactly from the number."""
    picture = fines_picture(base.fines(today=TODAY, language="zh_hans").facts, "zh_hans")
    assert picture is not None
    assert "阿里巴巴（Alibaba）：182亿元；2021年4月10日（公开记录）；作为事实陈述" in picture.alt
    assert "50万元；每起金额，未载明总额" in picture.alt


def test_what_does_not_compare_is_no_bar() -> None:
    """A sum per incident however large, another currency, no sum at all: marks with the reason in words."""
    given_ = [
        fine("A", value=3_000_000),
        fine("B", value=1_000_000),
        fine("C", value=9_000_000_000, per_incident=True),
        fine("D", value=9_000_000_000, currency="EUR"),
        fine("E", value=None),
    ]
    picture = fines_picture(given_, "en")
    assert picture is not None
    drawing = Drawing(picture.svg)
    assert [round(bar.right - bar.left) for bar in bars(drawing)] == [ROOM, round(ROOM / 3)]
    assert len([each for each in drawing.root if each.tag.endswith("polygon")]) == 3
    for reason in ("a sum per incident, no total stated", "in another currency", "no sum stated"):
        assert any(reason in line for line in drawing.said)
        assert reason in picture.alt


def test_the_scale_is_that_of_most() -> None:
    """Two in euros and one in yuan: the yuan stand aside."""
    given_ = [fine("A"), fine("B", currency="EUR"), fine("C", currency="EUR")]
    assert compared(given_) == "EUR"
    assert compared([fine("A", per_incident=True), fine("B", value=None)]) is None


@pytest.mark.parametrize(
    "given_",
    [
        [],
        [fine("A")],
        [fine("A", per_incident=True), fine("B", per_incident=True)],
        [fine("A", value=None), fine("B", value=None)],
        [fine("A"), fine("B", kind="order")],
    ],
)
def test_nothing_to_compare_is_not_drawn(given_: list[Fact]) -> None:
    """One fine is a sentence; without a total there is no scale."""
    assert fines_picture(given_, "en") is None


def test_undated_uncertain_and_settled_ones_say_so() -> None:
    """A missing date, an imprecise one, the certainty and what became of it are all in words."""
    given_ = [
        fine("A", date=None, modality="announced"),
        fine("B", date="2021-07", basis="derived", modality="ordered"),
        fine("C", date="2021", basis="public record", standing="paid"),
    ]
    picture = fines_picture(given_, "en")
    assert picture is not None
    for words in (
        "Undated", "announced, not said to be done", "July 2021, day not known (derived)", "ordered",
        "2021, month not known (public record)", "Today: paid",
    ):  # fmt: skip
        assert words in picture.alt
        assert any(words in line for line in Drawing(picture.svg).said)


def test_certainty_is_told_by_a_pattern_too() -> None:
    """No two certainties are filled and outlined alike, and colour is not what tells them apart."""
    assert len({(fill.paint, fill.dash) for fill in BARS.values()}) == len(BARS)
    assert len({fill.edge for fill in BARS.values()}) == 1


def test_more_than_fit_are_counted() -> None:
    """Six are drawn, the rest is said."""
    picture = fines_picture([fine(f"Company {n}", value=10**6 * (n + 1)) for n in range(MOST + 3)], "en")
    assert picture is not None
    assert "3 more are not drawn here" in picture.alt
    assert "3 more are not drawn here" in Drawing(picture.svg).said
    assert f"Company {MOST}" not in picture.alt


def test_fewer_where_the_alt_text_is_full() -> None:
    """What cannot be described is not drawn."""
    names = tuple(f"{letter * 8} International" for letter in "ABCDEFGH")
    more = {"per_incident": True, "date": "2021-09", "modality": "announced", "standing": "overturned"}
    picture = fines_picture([fine(*names), *(fine(*names, **more) for _ in range(5))], "en")
    assert picture is not None
    assert len(picture.alt) <= LONGEST_ALT
    drawn = picture.alt.count(" yuan; ")
    assert 1 < drawn < 6
    assert f"{6 - drawn} more" in picture.alt.rsplit("\n", 1)[1]


def test_a_sum_that_is_too_long_is_not_cut() -> None:
    """A cut number would be a wrong one: it is written anew from its value."""
    picture = fines_picture([fine("A", value=18_200_000_000, printed="18.2 billion yuan " * 9), fine("B")], "en")
    assert picture is not None
    assert "A: 18.2 billion yuan;" in picture.alt


def test_missing_glyphs_are_named() -> None:
    """The mark in their place is explained by the characters' numbers."""
    picture = fines_picture([fine("😀 Ltd"), fine("한국 Ltd")], "en")
    assert picture is not None
    assert "[?] Ltd" in Drawing(picture.svg).said
    assert "[?] stands for what cannot be drawn: U+1F600, U+D55C, U+AD6D" in picture.alt


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    """No element, no attribute, no entity comes out of a name."""
    plain, hostile = fines_picture([fine("A"), fine("B")], "en"), fines_picture([fine("A"), fine(name)], "en")
    assert plain is not None
    assert hostile is not None
    assert Drawing(hostile.svg).tags() == Drawing(plain.svg).tags() <= TAGS
    assert len(bars(Drawing(hostile.svg))) == 2


@settings(max_examples=150, deadline=None)
@given(st.lists(facts(), max_size=9), st.sampled_from(tuple(LANGUAGES)))
def test_any_fines(given_: list[Fact], language: str) -> None:
    """Lengths are true; all that is said is in the alt text; nothing overlaps or leaves the picture."""
    given_ = [fine("Alibaba"), *given_, fine("腾讯", value=3)]
    picture = fines_picture(given_, language)
    assert picture is not None
    drawing = Drawing(picture.svg)
    assert len(picture.alt) <= LONGEST_ALT
    assert drawing.tags() <= TAGS
    assert [part for line in drawing.said for part in line.split("·") if part.strip() not in picture.alt] == []
    nothing_overlaps(drawing)
    lengths_are_true(drawing, given_, language)


def nothing_overlaps(drawing: Drawing) -> None:
    """Each line stands within the margins and touches no other, nor a bar."""
    boxes = [each.box for each in drawing.written]
    for place, box in enumerate(boxes):
        assert box.left >= PAD - 1
        assert box.right <= RIGHT + 1
        assert box.bottom <= drawing.sheet.bottom - 10
        assert not any(box.meets(other) for other in (*boxes[place + 1 :], *bars(drawing)))


def lengths_are_true(drawing: Drawing, given_: Sequence[Fact], language: str) -> None:
    """The bars are the first totals in the currency of the scale, each as long as its value says."""
    found = bars(drawing)
    drawn = next(
        count
        for count in range(min(MOST, len(given_)), 1, -1)
        if len(_values(given_[:count])) == len(found) and _same_rest(drawing, len(given_) - count, language)
    )
    values = _values(given_[:drawn])
    ruler = money(max(values), compared(given_[:drawn]) or "", language)
    for bar, value in zip(found, values, strict=True):
        assert bar.right - bar.left == pytest.approx(ROOM * float(value / ruler.top), abs=0.01)


def _values(fines: Sequence[Fact]) -> list[Decimal]:
    currency = compared(fines)
    return [
        each.sums[0].value
        for each in fines
        if each.sums and each.sums[0].currency == currency and not each.sums[0].per_incident
    ]


def _same_rest(drawing: Drawing, rest: int, language: str) -> bool:
    said = LANGUAGES[language]
    line = said.picture_left_out_one if rest == 1 else said.picture_left_out_many.format(count=rest)
    return (line in drawing.said) == (rest > 0)


@settings(max_examples=8, deadline=None)
@given(st.lists(facts(), min_size=2, max_size=6))
def test_any_fines_in_pixels(given_: list[Fact]) -> None:
    """The margins stay empty: the table of widths did not promise too much."""
    picture = fines_picture([fine("Alibaba"), *given_], "en")
    assert picture is not None
    image, sheet = image_of(picture.svg), Drawing(picture.svg).sheet
    assert image.width == 960
    assert not ink_beyond(image, Box(RIGHT + 4, 30, sheet.right - 4, sheet.bottom - 30))
    assert not ink_beyond(image, Box(30, sheet.bottom - 12, RIGHT, sheet.bottom - 4))
