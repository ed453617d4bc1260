"""What happened → a strip: a mark for each date on one true scale of time, and a numbered list of what it was.

A day is a dot. A date that is only known to be of a month or a year is a bar as long as that month or year, never a
point within it. What has no date is listed as undated, without a mark.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.cards.card import LONGEST_ALT, Picture
from bot.cards.charts.foot import left_out, without_glyph
from bot.cards.charts.letters import BETWEEN, joined, lines, width
from bot.cards.charts.look import (
    BADGE,
    BODY,
    DAY,
    LEFT,
    NAME,
    NUMBER,
    QUIET,
    RIGHT,
    ROOM,
    RULE,
    SCALE,
    SPAN,
    mark_of,
)
from bot.cards.charts.paper import Paper
from bot.cards.charts.said import certainty, titled, when
from bot.cards.charts.scale import Days
from bot.cards.words import words
from knowledge import Fact

MOST_DATES, MOST_ENTRIES = 6, 7
"""Dates and entries on one picture; more make it too high to be read on a phone."""
_INDENT, _ICON = 52, 28
_NAME_LINE, _BODY_LINE, _GAP = 36, 33, 10
_BAR, _LANE, _BADGE = 24, 34, 15
_APART = 2 * _BADGE + 6
"""How far apart two numbers stand at least."""


@dataclass(frozen=True)
class Entry:
    """One thing that happened: what it was, name by name, and how sure it is."""

    title: tuple[str, ...]
    details: tuple[str, ...]
    modality: str


@dataclass(frozen=True)
class Group:
    """What is of one date.

    Attributes:
        when: the date in words, with its basis.
        days: its first and its last day; None for what is undated.
        entries: what is of that date, as much of it as is drawn.
        more: how many more there are of it.
    """

    when: str
    days: tuple[date, date] | None
    entries: tuple[Entry, ...]
    more: int = 0


@dataclass(frozen=True)
class Dot:
    """A day on the strip, with its number in the list."""

    number: int
    x: float


@dataclass(frozen=True)
class Bar:
    """A month or a year on the strip, with its number in the list and the lane below the axis that it is in."""

    number: int
    start: float
    end: float
    lane: int = 0

    @property
    def holds_number(self) -> bool:
        """Whether it is long enough for its number to stand in it."""
        return self.end - self.start >= _APART

    @property
    def numbered_behind(self) -> bool:
        """Whether its number stands behind it; at the end of the scale it stands in front."""
        return self.end + _APART <= RIGHT

    @property
    def left(self) -> float:
        """Where it begins, with its number."""
        return self.start if self.holds_number or self.numbered_behind else self.start - _APART

    @property
    def right(self) -> float:
        """Where it ends, with its number."""
        return self.end + _APART if not self.holds_number and self.numbered_behind else self.end


def timeline_picture(facts: Sequence[Fact], language: str) -> Picture | None:
    """The strip of some facts, in their order; None where none has a date or there are not two.

    Args:
        facts: of an answer.
        language: of the words.
    """
    groups = _groups(facts, language)
    if len(facts) < 2 or groups[0].days is None:
        return None
    for entries in range(MOST_ENTRIES, 0, -1):
        picture = _picture(_chosen(groups, entries), facts, language)
        if len(picture.alt) <= LONGEST_ALT:
            return picture
    return None


def _groups(facts: Sequence[Fact], language: str) -> list[Group]:
    """The facts by date and basis, in their order, the undated ones last."""
    found: dict[str, Group] = {}
    for fact in sorted(facts, key=lambda fact: fact.date is None):
        told = when(fact, language)
        group = found.get(told, Group(told, fact.days, ()))
        entry = Entry(
            tuple(titled(fact, BODY.size, ROOM - _INDENT - _ICON, language)),
            tuple(certainty(fact, language)),
            fact.modality,
        )
        found[told] = replace(group, entries=(*group.entries, entry))
    return list(found.values())


def _chosen(groups: Sequence[Group], most: int) -> list[Group]:
    """As many as are drawn: the first dates and what has none, one entry of each, then more of each in turn."""
    undated = [group for group in groups if group.days is None]
    room = min(MOST_DATES, most)
    kept = [*groups[: max(1, room - len(undated))], *undated] if len(groups) > room else list(groups)
    counts = [1] * len(kept)
    while sum(counts) < most:
        short = [place for place, group in enumerate(kept) if counts[place] < len(group.entries)]
        if not short:
            break
        counts[min(short, key=lambda place: counts[place])] += 1
    return [
        replace(group, entries=group.entries[:count], more=len(group.entries) - count)
        for group, count in zip(kept, counts, strict=True)
    ]


def _picture(groups: Sequence[Group], facts: Sequence[Fact], language: str) -> Picture:
    said = words(language)
    rest = len(facts) - sum(len(group.entries) + group.more for group in groups)
    names = [name for fact in facts for name in fact.about]
    feet = [*left_out(rest, language), *without_glyph(names, language)]
    title = said.picture_timeline
    told = [title, *(_told(group, language) for group in groups), *feet]
    return Picture("timeline", _drawn(title, groups, feet, language), "\n".join(told))


def _told(group: Group, language: str) -> str:
    said = words(language)
    entries = [
        said.picture_told.format(title="".join(entry.title), details=said.picture_join.join(entry.details))
        for entry in group.entries
    ]
    return said.picture_of_date.format(
        date=group.when, entries=said.picture_between.join([*entries, *_more(group, language)])
    )


def _more(group: Group, language: str) -> list[str]:
    said = words(language)
    if group.more == 0:
        return []
    return [said.picture_same_date_one if group.more == 1 else said.picture_same_date_many.format(count=group.more)]


def _drawn(title: str, groups: Sequence[Group], feet: Sequence[str], language: str) -> str:
    paper = Paper(title)
    paper.y += 18
    _strip(paper, groups, language)
    for place, group in enumerate(groups):
        _listed(paper, group, place + 1, language)
        paper.y += _GAP
    return paper.finish(feet)


def _strip(paper: Paper, groups: Sequence[Group], language: str) -> None:
    """Draw the scale of time with its marks."""
    dated = [(place + 1, group.days) for place, group in enumerate(groups) if group.days is not None]
    ruler = Days.around(min(first for _, (first, _) in dated), max(last for _, (_, last) in dated))
    dots = [Dot(number, _x(ruler, first, 0.5)) for number, (first, last) in dated if first == last]
    bars = _lanes([Bar(n, _x(ruler, first), _x(ruler, last, 1)) for n, (first, last) in dated if first != last])
    axis = paper.y + (2 * _BADGE + 40 if dots else 12)
    bottom = axis + 12 + _LANE * (max((bar.lane for bar in bars), default=-1) + 1)
    _ruled(paper, ruler.ticks(language), axis, bottom)
    paper.line((LEFT, axis), (RIGHT, axis), QUIET, 2)
    for dot, x in zip(dots, spread([dot.x for dot in dots]), strict=True):
        paper.line((x, paper.y + 2 * _BADGE), (dot.x, axis), QUIET)
        _badge(paper, x, paper.y + _BADGE, dot.number)
        paper.dot(dot.x, axis, 9, DAY)
    for bar in bars:
        _bar(paper, bar, axis + 12 + _LANE * bar.lane)
    paper.y = bottom + 44


def _ruled(paper: Paper, ticks: Iterable[tuple[float, str]], axis: float, bottom: float) -> None:
    """Draw the ticks, each with its name where that does not touch the one before."""
    free = 0.0
    for share, name in ticks:
        x = LEFT + ROOM * share
        paper.line((x, axis), (x, bottom + 4), RULE)
        wide = width(name, SCALE.size)
        start = min(x, RIGHT - wide)
        if start >= free:
            paper.say(start, bottom + 28, name, SCALE)
            free = start + wide + 12


def _x(ruler: Days, day: date, part: float = 0) -> float:
    return LEFT + ROOM * ruler.share(day, part)


def spread(wanted: Sequence[float]) -> list[float]:
    """Where the numbers of dots stand: above their dots, moved aside only as far as they would touch."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    found = [0.0] * len(wanted)
    least = float(LEFT + _BADGE)
    for place in order:
        found[place] = least = max(wanted[place], least)
        least += _APART
    most = float(RIGHT - _BADGE)
    for place in reversed(order):
        found[place] = most = min(found[place], most)
        most -= _APART
    return found


def _lanes(bars: Sequence[Bar]) -> list[Bar]:
    """The bars, each in the first lane where it touches no other."""
    found: list[Bar] = []
    for bar in bars:
        taken = {other.lane for other in found if other.left < bar.right and bar.left < other.right}
        found.append(replace(bar, lane=next(lane for lane in range(len(bars)) if lane not in taken)))
    return found


def _bar(paper: Paper, bar: Bar, y: float) -> None:
    paper.box(bar.start, y, bar.end - bar.start, _BAR, SPAN)
    if bar.holds_number:
        paper.say((bar.start + bar.end) / 2, y + 19, str(bar.number), NUMBER, "middle")
    else:
        beside = bar.end + _BADGE + 4 if bar.numbered_behind else bar.start - _BADGE - 4
        _badge(paper, beside, y + _BAR / 2, bar.number)


def _badge(paper: Paper, x: float, y: float, number: int) -> None:
    paper.dot(x, y, _BADGE, BADGE)
    paper.say(x, y + 7, str(number), NUMBER, "middle")


def _listed(paper: Paper, group: Group, number: int, language: str) -> None:
    """Draw what is of one date."""
    paper.y += _NAME_LINE
    if group.days is not None:
        _badge(paper, LEFT + _BADGE, paper.y - 9, number)
    for place, line in enumerate(lines(group.when, NAME.size, ROOM - _INDENT)):
        paper.y += _NAME_LINE if place else 0
        paper.say(LEFT + _INDENT, paper.y, line, NAME)
    left = LEFT + _INDENT + _ICON
    for entry in group.entries:
        paper.dot(left - _ICON + 9, paper.y + _BODY_LINE - 8, 8, mark_of(entry.modality))
        *above, last = joined(entry.title, "", BODY.size, RIGHT - left)
        for line in (*above, *joined((last, *entry.details), BETWEEN, BODY.size, RIGHT - left)):
            paper.y += _BODY_LINE
            paper.say(left, paper.y, line, BODY)
    for line in _more(group, language):
        paper.y += _BODY_LINE
        paper.say(left, paper.y, line, BODY)
