"""A timeline: what happened, in order of date, of everything or of what a question names.

What `/timeline` asks has a wording of its own that works as typed too, so that an answer can be had again from its
question alone.
"""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answers.cover import cover
from knowledge.answers.facts import Known
from knowledge.matching.normal import is_hanzi
from knowledge.questions.question import Ask, Question


def wording(subject: str | None, start: str | None, end: str | None) -> str:
    """The question for a timeline, in the language of its subject.

    Args:
        subject: a name in any spelling, or None for everything.
        start: YYYY, YYYY-MM or YYYY-MM-DD, or None.
        end: the same.
    """
    if subject and any(is_hanzi(char) for char in subject):
        what = f"{subject} 时间线"
    else:
        what = f"timeline of {subject}" if subject else "timeline"
    return " ".join([what, *([f"since {start}"] if start else []), *([f"until {end}"] if end else [])])


def subject(question: Question) -> Question | None:
    """What a question that asks for a timeline leaves besides; None where it asks for none.

    "Timeline" also means a date to come ("the timeline for going public"), so beside topics it has to be
    "timeline of".
    """
    asked = next((span for span in question.spans if span.ask is Ask.TIMELINE), None)
    if asked is None or question.leftover:
        return None
    rest = tuple(span for span in question.spans if span is not asked)
    plain = not any(span.topics and not (span.ignorable or span.names or span.period) for span in rest)
    clear = asked.text.casefold().endswith(" of") or is_hanzi(asked.text[0])
    return replace(question, spans=rest) if plain or clear else None


def told(question: Question, known: Iterable[Known]) -> list[Known]:
    """The dated facts that cover a question, earliest first.

    What is only known to be of a month or a year comes at its end, behind the days within it.
    """
    found = [
        (each.date, each)
        for each in known
        if each.record is not None and each.date is not None and cover(each, question).whole
    ]
    return [each for _, each in sorted(found, key=lambda pair: (pair[0].latest, pair[0].earliest, pair[1].place))]
