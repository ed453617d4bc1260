"""Pictures of the people and the bot in the preview: a letter on a colour, drawn when it starts."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_SIZE = 160
"""Pixels of a side; a page shows it at 40 and a good screen has twice or three times as many."""


def face(letter: str, colour: int) -> bytes:
    """A picture as PNG.

    Args:
        letter: what stands in the middle.
        colour: of the ground, 0xRRGGBB.
    """
    picture = Image.new("RGB", (_SIZE, _SIZE), f"#{colour:06x}")
    font = ImageFont.load_default(size=_SIZE * 0.55)
    ImageDraw.Draw(picture).text((_SIZE / 2, _SIZE / 2), letter, fill="white", font=font, anchor="mm")
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
