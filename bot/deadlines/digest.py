"""What a digest says: what is past its date, what comes, and what has changed since the one before it.

Change is told by what the digest before it has seen (`Seen`), not by when something was written: a file that was edited
twice, or a bot that was down for a week, changes nothing in what its readers have to be told. That a date has come near
is no change, so the digest looks further ahead than it shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.deadlines.agenda import LOOKED_BACK, Asked, Entry, Team, agenda
from knowledge import Fact, Knowledge, SourceInfo

WITHIN = 30
"""Days ahead that a digest shows where nobody says."""
_FURTHER = 400
"""Days that are looked at beyond those that are shown."""

ChangeKind = Literal["new", "moved", "withdrawn", "completed"]


class Line(NamedTuple):
    """A deadline as a digest has seen it: its last day (empty where it has none), whether it was settled, its name."""

    latest: str
    settled: bool
    name: str


@dataclass(frozen=True)
class Seen:
    """What a digest has seen, whether it showed it or not.

    Attributes:
        due: deadlines that apply, or are settled, by their keys.
        until: the last day it looked at.
        documents: ids of the documents.
        fines: ids of the fines on its subject.
    """

    due: Mapping[str, Line]
    until: date
    documents: tuple[str, ...]
    fines: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What is not as it was.

    Attributes:
        name: what has to be done.
        entry: the deadline as it is now; None where it is gone.
        before: its last day before, where that has moved: YYYY-MM-DD.
    """

    kind: ChangeKind
    name: str
    entry: Entry | None = None
    before: str = ""


@dataclass(frozen=True)
class Digest:
    """What there is to say.

    Attributes:
        asked: for whom, and how many days ahead.
        overdue: what is past its date, the longest first.
        coming: what is due within those days, soonest first.
        may_apply: how many more there are of which nobody knows whether they apply.
        changes: since the digest before; none where there is none.
        documents: new ones since then.
        fines: new ones on its subject since then.
        seen: for the next one to tell what has changed.
    """

    asked: Asked
    overdue: Sequence[Entry]
    coming: Sequence[Entry]
    may_apply: int
    changes: Sequence[Change]
    documents: Sequence[SourceInfo]
    fines: Sequence[Fact]
    seen: Seen = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is due and nothing has changed."""
        return not (self.overdue or self.coming or self.changes or self.documents or self.fines)


def digest(  # noqa: PLR0913, PLR0917 what it is about, for whom, when, in which words, since when
    knowledge: Knowledge, asked: Asked, team: Team, today: date, language: str, before: Seen | None = None
) -> Digest:
    """What there is to say on a day.

    Args:
        knowledge: what is dated by.
        asked: for whom, and how many days ahead.
        team: whose own deadlines and marks count.
        today: the day.
        language: of the words.
        before: what the digest before it has seen.

    Raises:
        KeyError: a company that the knowledge does not have.
    """
    far = Asked(asked.company, asked.within + _FURTHER)
    everything = agenda(knowledge, far, team, today, language)
    end = today + timedelta(days=asked.within)
    near = [each for each in everything if each.latest <= end]
    answer = knowledge.fines(asked.company, today=today, language=language)
    fines = (*answer.facts, *answer.more) if answer.status == "answered" else ()
    documents = knowledge.sources()
    known_fines, known_documents = (before.fines, before.documents) if before is not None else ((), ())
    return Digest(
        asked,
        overdue=_of(near, "overdue"),
        coming=_of(near, "applies"),
        may_apply=len(_of(near, "may apply")),
        changes=tuple(_changes(everything, near, before, today)) if before is not None else (),
        documents=[each for each in documents if before is not None and each.id not in known_documents],
        fines=[each for each in fines if before is not None and each.record not in known_fines],
        seen=Seen(
            {each.key: _line(each) for each in everything if each.group != "may apply"},
            today + timedelta(days=far.within),
            tuple(each.id for each in documents),
            tuple(each.record for each in fines),
        ),
    )


def _of(entries: Iterable[Entry], group: str) -> list[Entry]:
    return [each for each in entries if each.group == group]


def _line(entry: Entry) -> Line:
    latest = entry.latest.isoformat() if entry.latest != date.max else ""
    return Line(latest, entry.group == "settled", entry.name)


def _changes(everything: Sequence[Entry], near: Sequence[Entry], before: Seen, today: date) -> Iterable[Change]:
    """What has moved, come, gone or been settled; of what only may apply nothing is told."""
    now = {each.key for each in everything}
    first = (today - LOOKED_BACK).isoformat()
    gone = {key: line for key, line in before.due.items() if key not in now and line.latest >= first}
    for each in near:
        if each.group != "may apply" and (change := _change(each, before, gone)) is not None:
            yield change
    for line in gone.values():
        if not line.settled:
            yield Change("withdrawn", line.name, None, line.latest)


def _change(entry: Entry, before: Seen, gone: dict[str, Line]) -> Change | None:
    """What has become of one that is there; a date that it had before is no longer among those that are gone."""
    known, name = before.due.get(entry.key), entry.name
    if known is None and entry.latest > before.until:
        return None
    if known is None:
        earlier = _same_duty(entry.key, gone)
        if earlier is not None:
            return Change("moved", name, entry, gone.pop(earlier).latest)
        return Change("new", name, entry) if entry.group != "settled" else None
    if known.latest != _line(entry).latest:
        return Change("moved", name, entry, known.latest)
    return Change("completed", name, entry) if entry.group == "settled" and not known.settled else None


def _same_duty(key: str, gone: Mapping[str, Line]) -> str | None:
    """The key of the one date of the same duty that is gone; None for none, or where there are several."""
    duty = key.rpartition("@")[0]
    found = [each for each in gone if each.rpartition("@")[0] == duty]
    return found[0] if len(found) == 1 else None
