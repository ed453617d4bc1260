"""Pictures that were looked at and found good, kept small.

After a change that is meant to be seen, write them anew and look at tests/data/pictures before they are committed:

    python -m tests.bot.cards.charts.kept
"""

from pathlib import Path

from PIL import Image

import knowledge
from bot.cards.card import Picture
from bot.cards.charts.fines import fines_picture
from bot.cards.charts.pictures import picture_of
from bot.cards.charts.timeline import timeline_picture
from tests.bot.cards.charts.drawing import fact, fine, image_of
from tests.bot.conftest import TODAY

FOLDER = Path(__file__).parents[3] / "data" / "pictures"
WIDE = 380
"""Pixels across: a little wider than a phone shows them."""
_DARK = "#313338"


def cases(base: knowledge.Knowledge) -> dict[str, Picture]:
    """By name: what ships, in two languages, and made-up ones with everything that can be in them."""
    found = {
        "fines-en": picture_of(base.fines(today=TODAY)),
        "fines-zh_hans": picture_of(base.fines(today=TODAY, language="zh_hans")),
        "fines-all": fines_picture(_FINES, "en"),
        "timeline-en": picture_of(base.timeline(today=TODAY)),
        "timeline-zh_hant": picture_of(base.timeline(today=TODAY, language="zh_hant")),
        "timeline-all": timeline_picture(_EVENTS, "en"),
    }
    return {name: picture for name, picture in found.items() if picture is not None}


def small(svg: str) -> Image.Image:
    """A drawing on the ground of Discord's dark theme."""
    image = image_of(svg)
    on_dark = Image.new("RGBA", image.size, _DARK)
    on_dark.alpha_composite(image)
    return on_dark.convert("RGB").resize((WIDE, round(image.height * WIDE / image.width)), Image.Resampling.LANCZOS)


_FINES = [
    fine("Alibaba", value=18_200_000_000, printed="18.2 billion yuan", basis="public record"),
    fine("Didi Global", value=8_026_000_000, printed="8.026 billion yuan", date=None, modality="announced"),
    fine("Meituan", value=3_442_000_000, printed="3.442 billion yuan", date="2021-10", modality="ordered"),
    fine("名字 <&> 😀", value=5_000_000_000, date="2021", modality="could", standing="paid"),
    fine("Didi", "Alibaba", "Tencent", value=500_000, printed="500,000 yuan per incident", per_incident=True),
    fine("Meta Platforms", value=1_200_000_000, printed="1.2 billion euros", currency="EUR", modality="opinion"),
    fine("One more"),
]
_EVENTS = [
    fact("Google", date="2017"),
    fact("Alibaba", basis="public record"),
    fact("Didi", date="2021-04-12", modality="announced"),
    fact("Meta", date="2023-05", modality="could", kind="order", standing="suspended"),
    fact("TikTok", date="2023-05-22", modality="ordered"),
    fact("Apple", date=None, kind="plan", modality="considering"),
    fact(date=None, kind="policy", modality="opinion"),
]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, picture in cases(knowledge.load()).items():
        small(picture.svg).quantize(64).save(FOLDER / f"{name}.png", optimize=True)
