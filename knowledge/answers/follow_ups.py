"""Questions that leave something out and take it from the one before: "and Tencent?", "why?"."""

from dataclasses import replace
from typing import Literal

from knowledge.questions.question import Question

Lack = Literal["subject", "ask"]
"""What a question leaves out: whom or what it is about, or what it asks of it."""


_BEGINNINGS = (
    "and ", "what about", "how about", "or ", "same for", "also ", "but ", "then ", "那", "和", "还有", "那么", "以及",
)  # fmt: skip
_ENDS = ("呢", "呢?", "呢？")


def is_follow_up(text: str) -> bool:
    """Whether it begins or ends as what follows another question does."""
    folded = text.strip().lower()
    return folded.startswith(_BEGINNINGS) or folded.endswith(_ENDS)


def joined(question: Question, lack: Lack, before: Question) -> Question:
    """The question with what it leaves out, as the one before it had that."""
    if lack == "ask":
        carried = tuple(span for span in before.spans if not span.names)
    else:
        rest = tuple(span for span in question.spans if span.must_be_met)
        bare = all(span.aspects and not span.topics for span in rest)  # "why?" is about all that was asked before
        carried = tuple(span for span in before.spans if span.names or (bare and span.must_be_met and not span.aspects))
    return replace(question, spans=(*question.spans, *carried))
