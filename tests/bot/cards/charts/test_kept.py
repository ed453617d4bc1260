"""Pictures look as they did when somebody looked at them."""

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from bot.cards.charts.fines import fines_picture
from knowledge import Knowledge
from tests.bot.cards.charts.drawing import fine
from tests.bot.cards.charts.kept import FOLDER, cases, small

NAMES = ("fines-en", "fines-zh_hans", "fines-all", "timeline-en", "timeline-zh_hant", "timeline-all")


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ where they differ most, from 0 to 255; the edges of letters count little."""
    assert one.size == other.size
    apart = ImageChops.difference(one.convert("L"), other.convert("L")).filter(ImageFilter.BoxBlur(4))
    return float(ImageStat.Stat(apart).extrema[0][1])


TOLERANCE = 24
"""Another version of the drawing library moves an edge by a part of a pixel; 64 colours are kept."""


@pytest.mark.parametrize("name", NAMES)
def test_as_it_was(base: Knowledge, name: str) -> None:
    """Within the tolerance, everywhere in the picture."""
    kept = Image.open(FOLDER / f"{name}.png").convert("RGB")
    assert difference(small(cases(base)[name].svg), kept) < TOLERANCE


def test_all_are_compared(base: Knowledge) -> None:
    """No case without its kept picture, and none kept that nothing is compared with."""
    assert sorted(cases(base)) == sorted(NAMES) == sorted(each.stem for each in FOLDER.glob("*.png"))


def test_the_tolerance_lets_no_change_through() -> None:
    """Another sum, another certainty, another date are seen."""
    first = fine("A", value=18_200_000_000, printed="x")
    pictures = [
        fines_picture([first, other], "en")
        for other in (
            fine("B", value=9_000_000_000, printed="x"),
            fine("B", value=8_700_000_000, printed="x"),
            fine("B", value=9_000_000_000, printed="x", modality="ordered"),
            fine("B", value=9_000_000_000, printed="x", date="2021-04-11"),
        )
    ]
    images = [small(each.svg) for each in pictures if each is not None]
    assert all(difference(images[0], other) >= TOLERANCE for other in images[1:])
