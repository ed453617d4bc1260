"""What was asked, as a line that a button can carry: a question as typed, or a timeline by what it was given.

A timeline has a wording as a question, too, but with a subject that is none, that may be answered by something else
than the refusal that was shown; so its parts are carried.

A conversation is several of them, a line each, so the line breaks within a question are written as two characters.
"""

from collections.abc import Iterable
from datetime import date

from knowledge import Answer, Knowledge

_TIMELINE = "/timeline "
_BETWEEN = "|"


def timeline_call(subject: str | None, start: str | None, end: str | None) -> str:
    """A timeline as a line: subject, first and last date, each empty where it is not given."""
    parts = (" ".join((each or "").replace(_BETWEEN, " ").split()) for each in (subject, start, end))
    return _TIMELINE + _BETWEEN.join(parts)


def packed(calls: Iterable[str]) -> str:
    """The calls of a conversation, a line each."""
    return "\n".join(call.replace("\\", "\\\\").replace("\n", "\\n") for call in calls)


def unpacked(lines: str) -> tuple[str, ...]:
    """The calls that were packed."""
    return tuple("\\".join(part.replace("\\n", "\n") for part in line.split("\\\\")) for line in lines.split("\n"))


def answer_to(
    call: str, knowledge: Knowledge, today: date, before: Answer | None = None, language: str | None = None
) -> Answer:
    """The answer to a call.

    Args:
        call: a question or a timeline.
        knowledge: what answers.
        today: the day.
        before: the answer before it in the conversation.
        language: of the frame words; that of the question by default.
    """
    parts = call.removeprefix(_TIMELINE).split(_BETWEEN)
    if not call.startswith(_TIMELINE) or len(parts) != 3:
        return knowledge.ask(call, today=today, before=before, language=language)
    subject, start, end = (part or None for part in parts)
    return knowledge.timeline(subject, start=start, end=end, today=today, language=language)
