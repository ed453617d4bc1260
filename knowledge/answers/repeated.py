"""Questions that say the same again and again: what is said often is read once.

Every fact is measured against every piece of a question, and a comparison does so for every name, so the work grows
faster than the length. No question of a person has so many pieces; what repeats in one that has adds nothing to it.
"""

from dataclasses import replace

from knowledge.questions.question import Question, Span

ENOUGH = 60
"""Pieces up to which a question is taken as it stands."""


def said_once(question: Question) -> Question:
    """The question itself, or with the first of all pieces that read alike where there are too many."""
    if len(question.spans) <= ENOUGH:
        return question
    first: dict[str, Span] = {}
    for span in question.spans:
        first.setdefault(span.text.casefold(), span)
    return replace(question, spans=tuple(first.values()))
