"""Dates agree with one another: what came before is earlier, and nothing is known before it happened."""

from collections.abc import Iterator

from knowledge.loading import Base
from knowledge.problems import Problem
from knowledge.records.event import Event
from knowledge.records.modality import Modality
from knowledge.records.obligation import Obligation
from knowledge.records.record import Record

_DATE = "Correct the date or the document's."
_RULE = (
    "Write when it is due as “rule: {fixed: …, printed: …, basis: stated}”; “date:” is when the duty was imposed, "
    "which the document cannot know before."
)
_HAPPENED = frozenset({Modality.DONE, Modality.ORDERED, Modality.ANNOUNCED})


def order_agrees(base: Base) -> Iterator[Problem]:
    """An event is not earlier than one that it follows, and no event follows itself, not even through others."""
    for entry in base.entries:
        if not isinstance(entry.model, Event):
            continue
        for place, other in enumerate(entry.model.follows):
            line = entry.line("follows", place)
            before = base.events.get(other)
            if before is None:
                if other in base.things or other in base.records:
                    message = f"“{other}” is not an event, so nothing can follow it."
                    yield Problem(entry.file.name, line, entry.id, message, "Name an event.")
                continue
            if _leads_to(base, other, entry.id):
                message = f"It follows “{other}”, which follows it."
                yield Problem(entry.file.name, line, entry.id, message, "Take it out on one side.")
                continue
            date, earlier = entry.model.date, before.date
            if date is not None and earlier is not None and date.latest < earlier.earliest:
                message = f"It follows “{other}” of {earlier.value}, but is dated {date.value}."
                yield Problem(entry.file.name, line, entry.id, message, "Correct one of the dates, or the order.")


def steps_follow(base: Base) -> Iterator[Problem]:
    """The steps of a status stand in order of date, none before the record's own, each with one kind of proof."""
    for entry in base.entries:
        if not isinstance(entry.model, Record):
            continue
        last = entry.model.date
        for place, step in enumerate(entry.model.status):
            if bool(step.evidence) == (step.source is not None):
                message = f"Step {place + 1} of the status needs quotes (evidence) or a public source: one of the two."
                line = entry.line("status", place)
                yield Problem(entry.file.name, line, entry.id, message, "Add the one, or delete the other.")
            if step.date is not None and last is not None and step.date.latest < last.earliest:
                message = f"Step {place + 1} of the status is of {step.date.value}, before {last.value}."
                line = entry.line("status", place, "date")
                yield Problem(entry.file.name, line, entry.id, message, "Correct the date, or put the steps in order.")
            last = step.date or last


def nothing_before_it_happened(base: Base) -> Iterator[Problem]:
    """A document cannot tell of what happened after it was published."""
    for entry in base.entries:
        for path, claim in entry.claims():
            if claim.date is None or claim.modality not in _HAPPENED:
                continue
            for each in claim.evidence:
                source = base.documents.get(each.document)
                if source is not None and claim.date.earliest > source.entry.published.latest:
                    published = source.entry.published.value
                    message = f"It is dated {claim.date.value}, but “{each.document}” is of {published}."
                    line = entry.line(*path, "date")
                    due = isinstance(claim, Obligation) and claim.rule is None
                    yield Problem(entry.file.name, line, entry.id, message, _RULE if due else _DATE)


def _leads_to(base: Base, start: str, goal: str) -> bool:
    """Whether one follows `goal`, directly or through others."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        event = base.events.get(waiting.pop())
        if event is None or event.id in seen:
            continue
        if goal in event.follows or event.id == goal:
            return True
        seen.add(event.id)
        waiting.extend(event.follows)
    return False
