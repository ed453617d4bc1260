"""Text in a picture: how wide it is, what fits, what the font lacks."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.charts.letters import CUT, FAMILY, FONT, NO_GLYPH, cut, drawable, joined, lacking, lines, plain, width
from bot.cards.charts.look import GROUND
from tests.bot.cards.charts.drawing import HOSTILE, image_of

ROOM, SIZE = 700, 28


@pytest.fixture(scope="module")
def font() -> TTFont:
    """The font, read by a library that knows fonts."""
    return TTFont(FONT)


def test_the_table_is_that_of_the_font(font: TTFont) -> None:
    """Each character of the font is in the table with its width, and nothing else is."""
    glyphs = font.getBestCmap()
    widths = {point: font["hmtx"][glyph][0] for point, glyph in glyphs.items()}
    table = {
        point: int(wide)
        for line in (FONT.parent / "advances.txt").read_text(encoding="ascii").splitlines()
        for first, last, wide in [line.split()]
        for point in range(int(first, 16), int(last, 16) + 1)
    }
    assert font["head"].unitsPerEm == 1000
    assert table == widths


def test_the_font_is_called_what_we_call_it(font: TTFont) -> None:
    """A drawing with any other name would have no text at all."""
    assert font["name"].getDebugName(1) == FAMILY


def test_the_fonts_licence_lies_beside_it() -> None:
    """The Open Font License asks for its text and the copyright wherever the font goes."""
    text = (FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "2014-2021 Adobe" in text
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_every_hanzi_of_a_name_is_there() -> None:
    """The Hanzi of both scripts, those of names too that common lists lack."""
    assert lacking("阿里巴巴騰訊滴滴出行國家市場監督管理總局镕喆堃玥珺婧昇洺") == []


def picture(text: str, family: str = FAMILY) -> bytes:
    """A line of text in pixels."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60">'
        f'<rect width="900" height="60" fill="{GROUND}"/>'
        f'<text x="10" y="40" font-size="28" font-family="{family}">{text}</text></svg>'
    )
    return image_of(svg).tobytes()


def test_hanzi_are_drawn_and_differ() -> None:
    """Not nothing, and not the same box for each; a name that the font does not have would draw nothing."""
    blank = picture("")
    assert len({picture(each) for each in ("罚", "罰", "款", "阿", "〇")} | {blank}) == 6
    assert picture("罚款", "Noto Sans CJK TC") == blank


@pytest.mark.parametrize(
    "text", ["AVAToWaVaTyP. LT" * 3, "fi fl ffi 10 April 2021", "国家市场监督管理总局", "iiiiiIIIII", "MMMMWWWW"]
)
def test_text_is_no_wider_than_computed(text: str) -> None:
    """What is drawn ends where the table says, kerning and all, and not much before."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="60"><rect width="2000" height="60" fill="#fff"/>'
        f'<text x="0" y="40" font-size="28" font-family="{FAMILY}">{text}</text></svg>'
    )
    inked = image_of(svg).convert("L").point(lambda value: 255 - value).getbbox()
    assert inked is not None
    assert 0.85 * width(text, SIZE) <= inked[2] <= width(text, SIZE) + 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_can_be_drawn(text: str) -> None:
    """Whatever it was, each character left has a glyph, on one line."""
    found = drawable(plain(text))
    assert lacking(found) == []
    assert "\n" not in found


def test_what_has_no_glyph_is_shown_as_such() -> None:
    """A run of them is one mark, and the characters are named."""
    assert drawable("😀😀 Didi 한") == f"{NO_GLYPH} Didi {NO_GLYPH}"
    assert lacking("😀😀 Didi 한") == ["😀", "한"]


def test_accents_are_joined() -> None:
    """A letter and its accent that make one character are one."""
    assert plain("cafe\u0301") == "café"


@given(st.text(), st.floats(60, 800))
def test_a_cut_fits(text: str, room: float) -> None:
    """Never wider than there is room; the text itself where it fits."""
    text = drawable(plain(text))
    found = cut(text, SIZE, room)
    assert width(found, SIZE) <= room
    assert found == text or found.endswith(CUT)


@given(st.lists(st.text(), max_size=6), st.floats(120, 800))
def test_lines_fit_and_lose_nothing(parts: list[str], room: float) -> None:
    """Each line fits; together they are the text, but for spaces at their ends and words that were cut."""
    parts = [drawable(plain(part)) for part in parts]
    for found in (lines(" ".join(parts), SIZE, room), joined(parts, "·", SIZE, room)):
        assert all(width(line, SIZE) <= room for line in found)
        if not any(CUT in line for line in found):
            kept = "".join(found).replace(" ", "").replace("·", "")
            assert kept == "".join(parts).replace(" ", "").replace("·", "")


def test_lines_break_where_a_reader_would() -> None:
    """Between words, between Hanzi, never before a closing or behind an opening sign."""
    assert lines("Didi, Alibaba and Tencent", SIZE, 200) == ["Didi, Alibaba", "and Tencent"]
    broken = lines("滴滴出行（滴滴）、阿里巴巴（淘宝）、腾讯。" * 3, SIZE, 300)
    assert all(line[0] not in "）、。" and line[-1] != "（" for line in broken)
    parts = ("7 July 2021 (public record)", "announced, not said to be done")
    assert joined(parts, "·", SIZE, 500) == list(parts)
