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
from knowledge import Fact, Knowledge, SourceInfo, Subject

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
        subject: whose it is, where it is not the team's.
        may_apply: how many more there are of which nobody knows whether they apply.
        changes: since the digest before; none where there is none.
        documents: new ones since then.
        fines: new ones on its subject since then.
        seen: for the next one to tell what has changed.
    """

    asked: Asked
    subject: Subject | None
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
    subject = knowledge.subject(asked.company, language) if asked.company is not None else None
    far = Asked(asked.company, asked.within + _FURTHER)
    everything = agenda(knowledge, far, team, today, language)
    end = today + timedelta(days=asked.within)
    near = [each for each in everything if each.latest <= end]
    fines = _fines(knowledge, subject, today, language)
    documents = knowledge.sources()
    known_fines, known_documents = (before.fines, before.documents) if before is not None else ((), ())
    return Digest(
        asked,
        subject,
        overdue=_of(near, "overdue"),
        coming=_of(near, "applies"),
        may_apply=len(_of(near, "may apply")),
        changes=tuple(_changes(everything, before, today, end)) if before is not None else (),
        documents=[each for each in documents if before is not None and each.id not in known_documents],
        fines=[each for each in fines if before is not None and each.record not in known_fines],
        seen=Seen(
            {each.key: _line(each) for each in everything if each.group != "may apply"},
            today + timedelta(days=far.within),
            tuple(each.id for each in documents),
            tuple(each.record for each in fines),
        ),
    )


def _fines(knowledge: Knowledge, subject: Subject | None, today: date, language: str) -> Sequence[Fact]:
    """The fines on a company, or of a regulator; nobody can say which are on a class of firms."""
    if subject is not None and subject.kind == "class":
        return ()
    answer = knowledge.fines(subject.name if subject is not None else None, today=today, language=language)
    return (*answer.facts, *answer.more) if answer.status == "answered" else ()


def _of(entries: Iterable[Entry], group: str) -> list[Entry]:
    return [each for each in entries if each.group == group]


def _line(entry: Entry) -> Line:
    latest = entry.latest.isoformat() if entry.latest != date.max else ""
    return Line(latest, entry.group == "settled", entry.name)


def _changes(everything: Sequence[Entry], before: Seen, today: date, end: date) -> Iterable[Change]:
    """What has moved, come, gone or been settled, as far as it was or is due by the end; of what may apply, nothing."""
    now = {each.key for each in everything}
    first, last = (today - LOOKED_BACK).isoformat(), end.isoformat()
    gone = {key: line for key, line in before.due.items() if key not in now and line.latest >= first}
    for each in everything:
        change = _change(each, before, gone) if each.group != "may apply" else None
        if change is not None and (each.latest <= end or (change.before and change.before <= last)):
            yield change
    for line in gone.values():
        if not line.settled and line.latest <= last:
            yield Change("withdrawn", line.name, None, line.latest)


def _change(entry: Entry, before: Seen, gone: dict[str, Line]) -> Change | None:
    """What has become of one that is there; a date that it had before is no longer among those that are gone."""
    known, name = before.due.get(entry.key), entry.name
    if known is None:
        earlier = _same_duty(entry, gone)
        if earlier is not None:
            return Change("moved", name, entry, gone.pop(earlier).latest)
        new = entry.latest <= before.until and entry.group != "settled"
        return Change("new", name, entry) if new else None
    if known.latest != _line(entry).latest:
        return Change("moved", name, entry, known.latest)
    return Change("completed", name, entry) if entry.group == "settled" and not known.settled else None


def _same_duty(entry: Entry, gone: Mapping[str, Line]) -> str | None:
    """The key of the date of the same duty that is gone and was nearest, a quarter of a year away at most."""
    duty = entry.key.rpartition("@")[0]
    found = {
        key: abs(date.fromisoformat(line.latest) - entry.latest)
        for key, line in gone.items()
        if key.rpartition("@")[0] == duty and line.latest
    }
    nearest = min(found, key=lambda key: found[key], default=None)
    return nearest if nearest is not None and found[nearest] <= LOOKED_BACK else None
