"""What stands at the foot of a picture: what it leaves out, and what the font cannot draw."""

from collections.abc import Iterable

from bot.cards.charts.letters import lacking, plain
from bot.cards.words import words

_MOST_NAMED = 4


def left_out(count: int, language: str) -> list[str]:
    """A line that says how many are not drawn; none where all are."""
    said = words(language)
    if count == 0:
        return []
    return [said.picture_left_out_one if count == 1 else said.picture_left_out_many.format(count=count)]


def without_glyph(texts: Iterable[str], language: str) -> list[str]:
    """A line that names the characters which the font lacks, by their numbers in Unicode; none where it has all."""
    said = words(language)
    missing = list(dict.fromkeys(letter for text in texts for letter in lacking(plain(text))))
    if not missing:
        return []
    named = ", ".join(f"U+{ord(letter):04X}" for letter in missing[:_MOST_NAMED])
    more = len(missing) - _MOST_NAMED
    if more > 0:
        named = said.picture_no_glyph_more.format(characters=named, count=more)
    return [said.picture_no_glyph.format(characters=named)]
