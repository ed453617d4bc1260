"""Fines → a chart: a bar for each sum that compares with the others, on one true scale from zero.

What does not compare is never drawn as a length: a sum in another currency, and a sum per incident, whose total no
document states and which is therefore neither multiplied nor divided. It stands below as a mark with its words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.cards.card import LONGEST_ALT, Picture
from bot.cards.charts.foot import left_out, without_glyph
from bot.cards.charts.letters import BETWEEN, drawable, joined, plain, width
from bot.cards.charts.look import BODY, GROUND, LEFT, NAME, RIGHT, ROOM, RULE, SCALE, TRACK, bar_of, mark_of
from bot.cards.charts.paper import Anchor, Paper
from bot.cards.charts.said import certainty, when, who
from bot.cards.charts.scale import Money, amount, money
from bot.cards.words import words
from knowledge import Fact, Sum

MOST = 6
"""Fines on one picture; more make it too high to be read on a phone."""
_BAR, _GAP, _INDENT = 26, 26, 40
_NAME_LINE, _BODY_LINE = 36, 32
_BESIDE = 28
"""Between a name and its sum."""


@dataclass(frozen=True)
class Row:
    """One fine as it is drawn.

    Attributes:
        who: names that fit, each with what stands behind it.
        amount: its sum in words.
        details: why it is not on the scale, date, certainty.
        modality: how sure it is, for its pattern.
        value: how long its bar is, in units of the currency; None where it is not on the scale.
    """

    who: tuple[str, ...]
    amount: str
    details: tuple[str, ...]
    modality: str
    value: Decimal | None


@dataclass(frozen=True)
class Chart:
    """All that is drawn and said: the bars with their scale, and under a heading what is not on it."""

    title: str
    ruler: Money
    bars: Sequence[Row]
    heading: str
    aside: Sequence[Row]
    feet: Sequence[str]


def fines_picture(facts: Sequence[Fact], language: str) -> Picture | None:
    """The chart of some fines, in their order; None where there are not two, or nothing that a scale can be made for.

    Args:
        facts: of an answer; only the fines among them are drawn.
        language: of the words.
    """
    fines = [fact for fact in facts if fact.kind == "fine"]
    for count in range(min(len(fines), MOST), 1, -1):
        picture = _picture(fines[:count], len(fines) - count, language)
        if picture is None or len(picture.alt) <= LONGEST_ALT:
            return picture
    return None


def compared(fines: Sequence[Fact]) -> str | None:
    """The currency that a scale is made for: that of most totals; None where no fine has one."""
    totals = Counter(fine.sums[0].currency for fine in fines if fine.sums and not fine.sums[0].per_incident)
    return totals.most_common(1)[0][0] if totals else None


def _picture(fines: Sequence[Fact], rest: int, language: str) -> Picture | None:
    currency = compared(fines)
    if currency is None:
        return None
    rows = [_row(fine, currency, language) for fine in fines]
    bars = [row for row in rows if row.value is not None]
    ruler = money(max(row.value for row in bars if row.value is not None), currency, language)
    said = words(language)
    chart = Chart(
        drawable(plain(said.picture_fines.format(unit=ruler.unit))),
        ruler,
        bars,
        said.picture_aside,
        [row for row in rows if row.value is None],
        [*left_out(rest, language), *without_glyph(_texts(fines), language)],
    )
    return Picture("fines", _drawn(chart), _told(chart, language))


def _texts(fines: Sequence[Fact]) -> list[str]:
    return [text for fine in fines for text in (*fine.about, *(each.printed for each in fine.sums[:1]))]


def _row(fine: Fact, currency: str, language: str) -> Row:
    stated = fine.sums[0] if fine.sums else None
    why = _aside(stated, currency, language)
    amount = _amount(stated, language)
    return Row(
        tuple(who(fine, NAME.size, ROOM - (_INDENT if why else 0), language, most=2)),
        amount,
        (*([why] if why else []), when(fine, language), *certainty(fine, language)),
        fine.modality,
        None if why or stated is None else stated.value,
    )


def _aside(stated: Sum | None, currency: str, language: str) -> str | None:
    """Why a fine is not on the scale; None where it is."""
    said = words(language)
    if stated is None:
        return said.picture_no_sum
    if stated.per_incident:
        return said.picture_per_incident
    return None if stated.currency == currency else said.picture_other_currency


def _amount(stated: Sum | None, language: str) -> str:
    """The sum in the document's words where they are the reader's and fit, else in our own."""
    if stated is None:
        return ""
    printed = drawable(plain(stated.printed))
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in printed)
    if chinese == language.startswith("zh") and width(printed, NAME.size) <= ROOM - _INDENT:
        return printed
    return drawable(plain(amount(stated.value, stated.currency, language)))


def _told(chart: Chart, language: str) -> str:
    said = words(language)
    bars, aside = (
        [
            said.picture_row.format(
                who="".join(row.who), amount=row.amount, details=said.picture_between.join(row.details)
            )
            for row in rows
        ]
        for rows in (chart.bars, chart.aside)
    )
    return "\n".join([chart.title, *bars, *([chart.heading, *aside] if aside else []), *chart.feet])


def _drawn(chart: Chart) -> str:
    paper = Paper(chart.title)
    paper.y += 12
    for row in chart.bars:
        _bar(paper, row, chart.ruler)
        paper.y += _GAP
    for share, name in chart.ruler.ticks():
        anchor: Anchor = "start" if share == 0 else "end" if share == 1 else "middle"
        paper.say(_x(share), paper.y, name, SCALE, anchor)
    if chart.aside:
        paper.y += 26
        paper.line((LEFT, paper.y), (RIGHT, paper.y), RULE)
        paper.y += 36
        paper.say(LEFT, paper.y, chart.heading, BODY)
    for row in chart.aside:
        paper.y += 6
        paper.diamond(LEFT + 13, paper.y + _NAME_LINE - 10, 12, mark_of(row.modality))
        _words(paper, row, LEFT + _INDENT)
    paper.y += 8 if chart.feet else 0
    return paper.finish(chart.feet)


def _x(share: Decimal) -> float:
    return LEFT + ROOM * float(share)


def _bar(paper: Paper, row: Row, ruler: Money) -> None:
    _words(paper, row, LEFT)
    paper.y += 12
    paper.box(LEFT, paper.y, ROOM, _BAR, TRACK)
    for share, _ in ruler.ticks():
        if 0 < share < 1:
            paper.line((_x(share), paper.y), (_x(share), paper.y + _BAR), GROUND, 2)
    length = ROOM * float((row.value or Decimal(0)) / ruler.top)
    paper.box(LEFT, paper.y, length, _BAR, bar_of(row.modality))
    paper.y += _BAR


def _words(paper: Paper, row: Row, left: float) -> None:
    names = joined(row.who, "", NAME.size, RIGHT - left)
    for line in names:
        paper.y += _NAME_LINE
        paper.say(left, paper.y, line, NAME)
    if width(names[-1], NAME.size) + _BESIDE + width(row.amount, NAME.size) <= RIGHT - left:
        paper.say(RIGHT, paper.y, row.amount, NAME, "end")
    else:
        paper.y += _NAME_LINE
        paper.say(left, paper.y, row.amount, NAME)
    for line in joined(row.details, BETWEEN, BODY.size, RIGHT - left):
        paper.y += _BODY_LINE
        paper.say(left, paper.y, line, BODY)
