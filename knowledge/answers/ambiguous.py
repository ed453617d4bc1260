"""Names that several things bear: one reading for each thing, and a question for each that works as typed."""

from dataclasses import replace

from knowledge.answers.examples import called
from knowledge.loading import Base
from knowledge.questions.question import Question, Span

MOST = 5
"""How many readings are tried and offered."""


def readings(question: Question, base: Base) -> tuple[Span, list[Question]] | None:
    """The first name that several things share, and the question once for each of them; None if no name is shared.

    A thing that bears the name as a strong one goes before those that bear it as a weak one.
    """
    for place, span in enumerate(question.spans):
        strong = {match.record for match in span.names if match.name.strength == "strong"}
        meant = sorted(strong or {match.record for match in span.names}, key=list(base.things).index)
        if len(meant) > 1:
            return span, [_read_as(question, place, record) for record in meant[:MOST]]
    return None


def spelt_out(question: Question, span: Span, base: Base) -> str:
    """The question as typed, with a shared name replaced by one that only the thing meant bears."""
    record = next(each.names[0].record for each in question.spans if each.start == span.start)
    return question.text[: span.start] + called(base.things[record]) + question.text[span.end :]


def _read_as(question: Question, place: int, record: str) -> Question:
    span = question.spans[place]
    one = replace(span, names=tuple(match for match in span.names if match.record == record))
    return replace(question, spans=(*question.spans[:place], one, *question.spans[place + 1 :]))
