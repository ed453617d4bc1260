"""Whether an answer lists fines beside one another, so that a face may draw them.

One fine is an answer in itself; the question has to ask for several, by its words ("list", "compare") or by its
plural, and there have to be several whose sums are known.
"""

from collections.abc import Sequence

from knowledge.answers.facts import Known
from knowledge.questions.question import Ask, Question


def lists_fines(question: Question, facts: Sequence[Known]) -> bool:
    """Whether the facts that answer a question are fines to be seen beside one another."""
    stated = [known for known in facts if known.kind == "fine" and known.amounts]
    return len(stated) > 1 and not question.yes_no and _asks_for_several(question)


def _asks_for_several(question: Question) -> bool:
    if question.asks & {Ask.LIST, Ask.COMPARE}:
        return True
    return any("fine" in span.topics and span.text.casefold().endswith("s") for span in question.spans)
