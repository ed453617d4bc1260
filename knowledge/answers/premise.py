"""False premises: a question that says of one what a document says of another is answered with the true fact.

Only where the rest of the question points to one particular fact: a figure, or a topic that is not shared by all
penalties. "Was ByteDance fined?" has no fact to correct it with; "was Tencent fined 18.2 billion?" has.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from knowledge.answers.cover import cover
from knowledge.answers.facts import Known
from knowledge.answers.offence import offence
from knowledge.questions.question import Question, Span
from knowledge.records.event import Event
from knowledge.records.record import Aspect

_SHARED = frozenset(
    {
        "fine",
        "levy",
        "order",
        "crackdown",
        "regulator",
        "tech-company",
        "antitrust",
        "rival",
        "edict",
        "first-step",
        "duty",
        "plan",
    }
)
_ACTORS = ("company/", "regulator/", "person/", "outlet/", "institution/")


_GRANTING = frozenset({Aspect.WHO, Aspect.WHY, Aspect.HOW, Aspect.HOW_MUCH})
"""What can only be asked of what happened."""


@dataclass(frozen=True)
class Correction:
    """The true fact and what was wrong.

    Attributes:
        facts: what the documents say instead, the nearest first.
        wrong: the pieces that do not hold.
        what: whether a name, a figure or what a penalty was for is wrong.
    """

    facts: list[Known]
    wrong: tuple[Span, ...]
    what: Literal["name", "figure", "offence"]


def correct(question: Question, known: Iterable[Known]) -> Correction | None:
    """The fact that corrects a question, or None where nothing in particular does."""
    facts = tuple(known)
    return (
        _unknown_name(question, facts)
        or _wrong_name(question, facts)
        or _wrong_figure(question, facts)
        or _wrong_offence(question, facts)
    )


def _wrong_figure(question: Question, facts: tuple[Known, ...]) -> Correction | None:
    figures = tuple(span for span in question.spans if span.quantity is not None and span.quantity.comparison == "=")
    if not figures or question.leftover:
        return None
    rest = [span for span in question.spans if span not in figures]
    found = [
        cover(fact, question, rest)
        for fact in facts
        if (fact.amounts or fact.counts) and fact.kind in ("fine", "obligation")
    ]
    whole = sorted(
        (
            each
            for each in found
            if each.score > 0 and not each.missing and (each.anchored or _counts_such(each.known, rest))
        ),
        key=lambda each: (not _same_number(each.known, figures), -each.score, each.known.place),
    )
    if any(not cover(each.known, question, figures).missing for each in whole):
        return None  # the figure is right, so it is something else that does not hold
    if not whole or not any(span.names or span.topics - _SHARED for span in rest if span.must_be_met):
        return None
    recorded = " ".join(note.text.en for note in whole[0].known.claim.public_record).split()
    wrong = tuple(
        figure
        for figure in figures
        if cover(whole[0].known, question, [figure]).missing and figure.text not in recorded
    )
    return Correction([each.known for each in whole], wrong, "figure") if wrong else None


def _same_number(known: Known, figures: tuple[Span, ...]) -> bool:
    """Whether it is the currency alone that is wrong."""
    asked = {span.quantity.value for span in figures if span.quantity is not None}
    return any(amount.value in asked for amount in known.amounts)


def _counts_such(known: Known, rest: list[Span]) -> bool:
    """Whether the fact counts the very things that the question gives a number of."""
    asked = {topic for span in rest for topic in span.topics}
    return any(asked & set(count.of) for count in known.counts)


def _wrong_name(question: Question, facts: tuple[Known, ...]) -> Correction | None:
    named = tuple(span for span in question.named if any(match.record.startswith(_ACTORS) for match in span.names))
    if not named or question.leftover or not _presupposes(question):
        return None
    found = [cover(fact, question) for fact in facts]
    whole = [
        each
        for each in found
        if each.anchored
        and each.missing
        and set(each.missing) <= set(named)
        and _particular(each.known, question, each.missing)
        and _same_kind(each.known, each.missing)
    ]
    if not whole:
        return None
    best = max(each.score for each in whole)
    leading = sorted(
        (each for each in whole if each.score >= best - 2), key=lambda each: (-each.score, each.known.place)
    )
    return Correction([each.known for each in leading], leading[0].missing, "name")


def _unknown_name(question: Question, facts: tuple[Known, ...]) -> Correction | None:
    """One name is unknown here, all the rest is one particular fact: "did the SEC fine Alibaba 18.2 billion?"."""
    lost = _in_slot(question) if question.yes_no and question.named else ()
    if not lost:
        return None
    rest = [span for span in question.spans if span not in lost]
    found = [
        each
        for each in (cover(fact, question, rest) for fact in facts)
        if each.whole and _particular(each.known, question, lost)
    ]
    if not found or any(not span.explained for span in rest) or len([s for s in rest if s.must_be_met]) < 2:
        return None
    found.sort(key=lambda each: (-each.score, each.known.place))
    return Correction([found[0].known], lost, "name")


def _wrong_offence(question: Question, facts: tuple[Known, ...]) -> Correction | None:
    """A penalty is said to be for what it is not for: "was Alibaba fined over user data?"."""
    done = offence(question) if question.yes_no and not question.leftover else frozenset[Span]()
    rest = [span for span in question.spans if span not in done]
    if not any(span.names or span.quantity or "historic" in span.topics for span in rest):
        return None
    found = [cover(fact, question, rest) for fact in facts if isinstance(fact.record, Event)]
    whole = [each for each in found if each.whole and Aspect.WHY in each.known.claim.says]
    whole.sort(key=lambda each: (-each.score, each.known.place))
    wrong = [cover(each.known, question, [span for span in question.spans if span in done]).missing for each in whole]
    return Correction([each.known for each in whole], wrong[0], "offence") if wrong and all(wrong) else None


_SLOT = re.compile(
    r"^\s*(?:so |and |but |hey |please )?(?:is|are|was|were|did|does|do|has|have|had) (?:it )?(?:the )?$"
    r"|\b(?:by|at|with) (?:the )?$",
    re.IGNORECASE,
)
"""Where a name stands that a question gets wrong: its subject, or the one by, at or with whom."""


def _same_kind(known: Known, missing: tuple[Span, ...]) -> bool:
    """Whether the fact names others of the kinds that the question gets wrong: a company corrects a company."""
    kinds = {name.partition("/")[0] for name in known.names}
    return all(any(match.record.partition("/")[0] in kinds for match in span.names) for span in missing)


def _in_slot(question: Question) -> tuple[Span, ...]:
    """The unknown name where a question puts one, with a known word in front: "the central bank"."""
    lost = question.leftover
    if not lost:
        return ()
    for back in (0, 1):
        place = question.spans.index(lost[0]) - back
        name = question.spans[place : question.spans.index(lost[-1]) + 1] if place >= 0 else ()
        if not name or any(span.names for span in name) or (back and not name[0].topics and not name[0].ignorable):
            continue
        typed = question.text[name[0].start : name[-1].end].split()
        if _SLOT.search(question.text[: name[0].start]) and typed == [w for span in name for w in span.text.split()]:
            return name
    return ()


def _presupposes(question: Question) -> bool:
    """Whether the question takes something for granted, so that silence would confirm it."""
    return question.yes_no or bool(question.aspects & _GRANTING) or any(span.quantity for span in question.spans)


def _particular(known: Known, question: Question, missing: tuple[Span, ...]) -> bool:
    for span in question.spans:
        if span in missing:
            continue
        if span.quantity is not None or ("historic" in span.topics and "historic" in known.also):
            return True
        if span.must_be_met and (span.topics & known.topics) - _SHARED:
            return known.record is not None or _own_name_kept(known, question, missing)
        if span.names and any(match.record.startswith("term/") for match in span.names):
            return bool(known.amounts)
    return False


def _own_name_kept(known: Known, question: Question, missing: tuple[Span, ...]) -> bool:
    """What a thing is corrects a question that names the thing itself and gets something else wrong."""
    kept = {match.record for piece in question.named if piece not in missing for match in piece.names}
    return known.id in kept and known.kind != "company"
