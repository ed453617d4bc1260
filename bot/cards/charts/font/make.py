"""Makes the font beside this file; run by a developer, never by the program.

    python bot/cards/charts/font/make.py NotoSansCJK-Regular.ttc

It needs fontTools and the whole font (Debian: /usr/share/fonts/opentype/noto/ of the package fonts-noto-cjk).
README.md says what is kept and why.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools.subset import main as cut  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType] it has none
from fontTools.ttLib import TTFont  # pyright: ignore[reportMissingTypeStubs] it has none

HERE = Path(__file__).parent
SIMPLIFIED = 2
"""Number of the face within the collection whose Hanzi have the shapes of the mainland."""
BLOCKS = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0370, 0x045F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF),
    (0x2100, 0x21FF), (0x2460, 0x24FF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xFF00, 0xFFEE),
)  # fmt: skip
"""Latin, Greek and Cyrillic, signs and currencies, kana, the unified Hanzi, full-width forms."""
CODECS = ("gbk", "big5")
"""Every character of these stays, too."""


def wanted() -> list[int]:
    """The characters that are kept, as far as the font has them."""
    found = {point for first, last in BLOCKS for point in range(first, last + 1)}
    for point in range(0xA0, 0x10000):
        for codec in CODECS:
            try:
                chr(point).encode(codec)
            except UnicodeEncodeError:
                continue
            found.add(point)
    return sorted(found)


def advances(font: Any) -> Iterator[tuple[int, int, int]]:
    """First and last character of each run with one width, and that width in thousandths of the type's size."""
    scale = font["head"].unitsPerEm
    widths = [(point, font["hmtx"][glyph][0] * 1000 // scale) for point, glyph in sorted(font.getBestCmap().items())]
    for (_, width), run in groupby(enumerate(widths), lambda pair: (pair[1][0] - pair[0], pair[1][1])):
        points = [point for _, (point, _) in run]
        yield points[0], points[-1], width


def main(whole: str) -> None:
    """Cut the font and write down how wide each character is."""
    part = HERE / "NotoSansCJKsc-Regular.otf"
    characters = ",".join(f"{point:X}" for point in wanted())
    # Of the font's finer points only kerning is kept; hints are of no use to what is drawn large from its outlines.
    options = ["--layout-features=kern", "--no-hinting", "--notdef-outline", "--name-IDs=*"]
    cut([whole, f"--font-number={SIMPLIFIED}", f"--unicodes={characters}", f"--output-file={part}", *options])
    font: Any = TTFont(part)
    lines = [f"{first:X} {last:X} {width}\n" for first, last, width in advances(font)]
    (HERE / "advances.txt").write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
