"""The order in which deadlines are shown, one for every face: overdue, then what applies, what may, what is settled.

Overdue is what applies, is past its date and was not marked as settled by the team; nobody else knows whether it was
done, so without a team it only says how long ago its date was.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.deadlines.grammar import counts_working_days
from bot.deadlines.repeats import days
from bot.store.marks import SETTLED, Mark
from bot.store.own import Own
from knowledge import Deadline, Knowledge

LOOKED_BACK = timedelta(days=90)
"""How far back something past its date is still called overdue."""
_A_YEAR_ON = timedelta(days=400)
WITHIN = 180
"""Days ahead that are shown where nobody says."""
LONGEST = 1830
"""Days ahead that can be asked for: five years."""

Group = Literal["overdue", "applies", "may apply", "settled"]
GROUPS: tuple[Group, ...] = ("overdue", "applies", "may apply", "settled")


@dataclass(frozen=True)
class Entry:
    """One due date with what became of it.

    Attributes:
        key: what names it for ever.
        group: where it stands in the list.
        due: what the knowledge dates; None for what the team entered itself.
        own: what the team entered; None for the knowledge's.
        mark: what became of it in the team, or None.
        late: days since its last day; 0 where that is not past.
        by_class: whether it applies since the team says that it is in a class.
    """

    key: str
    group: Group
    due: Deadline | None = None
    own: Own | None = None
    mark: Mark | None = None
    late: int = 0
    by_class: bool = False

    @property
    def name(self) -> str:
        """What has to be done, in a few words."""
        return self.own.what if self.own is not None else self.due.name if self.due is not None else self.key

    @property
    def first_day(self) -> date | None:
        """The first day that it can mean, which whoever prepares counts back from; None where it has no date."""
        if self.own is not None:
            return self.own.due
        return self.due.earliest if self.due is not None else None

    @property
    def in_working_days(self) -> bool:
        """Whether its date is counted in working days: here always those of the official Chinese calendar."""
        if self.own is not None:
            return counts_working_days(self.own.written)
        return self.due is not None and counts_working_days(self.due.arithmetic)

    @property
    def latest(self) -> date:
        """The day it has to be done by; the end of time for what has no date."""
        if self.own is not None:
            return self.own.due
        return (self.due.latest if self.due is not None else None) or date.max


@dataclass(frozen=True)
class Team:
    """What is a team's own.

    Attributes:
        classes: classes of firms that it says it is in; those that the knowledge does not have do not count.
        own: deadlines that it entered.
        marks: what became of due dates, by their keys.
    """

    classes: Collection[str] = ()
    own: tuple[Own, ...] = ()
    marks: Mapping[str, Mark] | None = None

    def mark(self, key: str) -> Mark | None:
        """What became of a due date, if anything did."""
        return (self.marks or {}).get(key)


@dataclass(frozen=True)
class Asked:
    """Which deadlines were asked for, and how many days ahead.

    Attributes:
        company: the name of a company, a regulator or a class of firms; None for the team itself.
        within: days ahead.
    """

    company: str | None = None
    within: int = WITHIN


def agenda(knowledge: Knowledge, asked: Asked, team: Team, today: date, language: str) -> list[Entry]:
    """Deadlines in the order in which they are shown; what the team entered itself stands where no company is named.

    Args:
        knowledge: what it is dated by.
        asked: which ones.
        team: whose.
        today: what is past.
        language: of the words.

    Raises:
        KeyError: a company that the knowledge does not have.
    """
    end = today + timedelta(days=asked.within)
    classes = classes_for(asked, team, knowledge)
    found = knowledge.deadlines(
        asked.company, classes=classes, start=today - LOOKED_BACK, end=end, today=today, language=language
    )
    entries = [entry(each, team, today, by_class=bool(classes)) for each in found]
    if asked.company is None:
        start = today - LOOKED_BACK
        entries += [entry(each, team, today) for own in team.own for each in days(own, start, end)]
    return sorted(_shown(entries), key=lambda each: (GROUPS.index(each.group), each.latest, each.key))


def entry(what: Deadline | Own, team: Team, today: date, *, by_class: bool = False) -> Entry:
    """One deadline with what became of it in the team.

    Args:
        what: what is due.
        team: whose marks count.
        today: what is past.
        by_class: whether it was looked for by the team's classes, so that what applies does so for them.
    """
    mark = team.mark(what.key)
    if isinstance(what, Own):
        late = max(0, (today - what.due).days)
        group = "settled" if _settled(mark) else "overdue" if late else "applies"
        return Entry(what.key, group, own=what, mark=mark, late=late)
    late = (today - what.latest).days if what.past and what.latest is not None else 0
    return Entry(
        what.key, _group(what, mark), due=what, mark=mark, late=late, by_class=by_class and what.applies == "applies"
    )


def classes_for(asked: Asked, team: Team, knowledge: Knowledge) -> list[str]:
    """The team's classes that count: all of them for itself and for what it owes a regulator, none for others.

    Raises:
        KeyError: a company that the knowledge does not have.
    """
    own = asked.company is None or knowledge.subject(asked.company).kind == "regulator"
    return known(team.classes, knowledge) if own else []


def known(classes: Iterable[str], knowledge: Knowledge) -> list[str]:
    """Those of some classes that the knowledge has, in its order."""
    wanted = frozenset(classes)
    return [each for each in knowledge.classes() if each in wanted]


def same_duty(knowledge: Knowledge, key: str, before: date, today: date, language: str) -> Deadline | None:
    """The date of the same duty that is nearest to one that is gone, three months away at most; None where none is.

    Args:
        knowledge: what it is dated by.
        key: of the date that is gone.
        before: that date.
        today: what is past.
        language: of the words.
    """
    duty = key.rpartition("@")[0]
    start, end = before - LOOKED_BACK, before + LOOKED_BACK
    found = knowledge.deadlines(start=start, end=end, today=today, language=language)
    dated = [(abs((each.earliest - before).days), each) for each in found if each.earliest is not None]
    same = [(days, each) for days, each in dated if each.obligation == duty]
    return min(same, key=lambda each: each[0])[1] if same else None


def same_own(team: Team, key: str, before: date) -> Own | None:
    """The same for what a team entered itself, where it comes again on other days than before, or no longer does."""
    start, end, duty = before - LOOKED_BACK, before + LOOKED_BACK, key.rpartition("@")[0]
    mine = [each for own in team.own for each in days(own, start, end) if each.key.rpartition("@")[0] == duty]
    near = [each for each in mine if each.due >= start]
    return min(near, key=lambda each: abs(each.due - before), default=None)


def next_time(  # noqa: PLR0913, PLR0917 what it was, and where it is looked for
    knowledge: Knowledge, team: Team, key: str, day: date, today: date, language: str
) -> Deadline | Own | None:
    """The next date of the same duty after a day, a year and a month on at most; None where it does not come again.

    Args:
        knowledge: what it is dated by.
        team: whose own deadlines count.
        key: of the date before it.
        day: that date.
        today: what is past.
        language: of the words.
    """
    duty, start, end = key.rpartition("@")[0], day + timedelta(days=1), day + _A_YEAR_ON
    for own in team.own:
        following = next((each for each in days(own, start, end) if each.due >= start), None)
        if following is not None and following.key.rpartition("@")[0] == duty:
            return following
    found = knowledge.deadlines(start=start, end=end, today=today, language=language)
    dated = {each.earliest: each for each in found if each.obligation == duty and each.earliest is not None}
    coming = min((each for each in dated if each > day), default=None)
    return dated[coming] if coming is not None else None


def _settled(mark: Mark | None) -> bool:
    return mark is not None and mark.state in SETTLED


def _group(due: Deadline, mark: Mark | None) -> Group:
    if _settled(mark) or due.standing in {"completed", "overturned"}:
        return "settled"
    if due.past and (due.applies == "applies" or (mark is not None and mark.state == "assigned")):
        return "overdue"
    return due.applies


def _shown(entries: Iterable[Entry]) -> list[Entry]:
    """Without what only may apply and is past: nobody can say that it was missed."""
    return [each for each in entries if not (each.group == "may apply" and each.late)]
