"""Questions that hold several: two names side by side ("Alibaba vs Didi fines"), two questions in one sentence."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from knowledge.answers.choose import answering
from knowledge.answers.facts import Known
from knowledge.questions.question import Ask, Question, Span

_MOST = 8
"""Names side by side, or questions in one, that are looked at apart; more would take time out of proportion."""
_JOIN = re.compile(
    r"\s*(?:and|or|vs\.?|versus|v\.?|&|/|,|、|和|与|與|跟|及|还是|還是|或|或者|对比|對比|比|than|with|from|to|between"
    r"|against)\s*",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[?;？；。!！]+|\.(?=\s|$)|,|，|、|\b(?:and also|and|plus|as well as|then|or|vs|versus|than|while|whereas|but)\b"
    r"|还是|或者|对比|相比|以及|还有|並且|并且|另外|和|而且|同时|又|、",
    re.IGNORECASE,
)


_MEANT = re.compile(r"\b(?:it|its|they|them|their|that|this|he|she|him|her)\b|[它其他她]", re.IGNORECASE)
"""Words for what was named before."""
_OR = re.compile(r"\s*(?:,\s*)?(?:or|还是|還是|抑或|定系|定係)\s*(?:the\s+)?", re.IGNORECASE)
_TWO = re.compile(
    r"[?;？；]\s*\w|\b(?:and|but|or)\s+(?:also\s+)?(?:what|who|whom|whose|why|when|how|where|which|does|did|do|is|are|was|were"
    r"|has|have|can|could|will|would)\b",
    re.IGNORECASE,
)


def is_choice(question: Question) -> bool:
    """Whether it asks which of several names it is: "was it A or B?"."""
    named = question.named
    return len(named) > 1 and all(
        _OR.fullmatch(question.text[before.end : after.start]) is not None for before, after in pairwise(named)
    )


def asks_twice(question: Question) -> bool:
    """Whether a second question begins within it: "what does A sell, and does it …"."""
    return _TWO.search(question.text.rstrip(" ?？")) is not None


def per_name(question: Question, known: Iterable[Known], *, each: bool = True) -> list[tuple[Span, list[Known]]]:
    """The answer for each of several names that stand side by side.

    Args:
        question: with the names.
        known: the facts.
        each: whether the result is empty unless every one of the names has an answer.
    """
    named = question.named
    if not 2 <= len(named) <= _MOST or not _side_by_side(question, named):
        return []
    facts = tuple(known)
    found: list[tuple[Span, list[Known]]] = []
    for span in named:
        others = [other for other in named if other is not span]
        alone = replace(question, spans=tuple(piece for piece in question.spans if piece not in others))
        answer = answering(alone, facts)
        if answer:
            found.append((span, answer))
        elif each:
            return []
    return found


def _side_by_side(question: Question, named: tuple[Span, ...]) -> bool:
    """Whether nothing but a joining word stands between neighbouring names, or a comparison is asked for."""
    if Ask.COMPARE in question.asks:
        return True
    return all(
        _JOIN.fullmatch(question.text[before.end : after.start]) is not None for before, after in pairwise(named)
    )


def merged(groups: list[list[Known]]) -> list[Known]:
    """The facts of several answers in turn, each once."""
    found: dict[int, Known] = {}
    for place in range(max(map(len, groups), default=0)):
        for group in groups:
            if place < len(group):
                found.setdefault(group[place].place, group[place])
    return list(found.values())


def clauses(question: Question) -> list[tuple[Question, Question]]:
    """The questions that one sentence holds: each with the names of the one before where it has none, and alone."""
    cuts = [match.span() for match in _BREAK.finditer(question.text)]
    inside = {index for span in question.spans for index in range(span.start + 1, span.end)}
    edges = [0, *(end for start, end in cuts if start not in inside), len(question.text)]
    if len(edges) > _MOST + 1:
        return []
    found: list[tuple[Question, Question]] = []
    carried: tuple[Span, ...] = ()
    for start, end in pairwise(edges):
        spans = tuple(span for span in question.spans if start <= span.start and span.end <= end)
        if not any(span.must_be_met or not span.explained for span in spans):
            continue
        own = tuple(span for span in spans if span.names)
        alone = replace(question, text=question.text[start:end].strip(), spans=spans)
        whole = alone if own else replace(alone, spans=spans + carried)
        # "… and why was it imposed" means what stands before it, and nothing of anybody else.
        found.append((whole, whole if carried and _MEANT.search(alone.text) else alone))
        carried = own or carried
    return found
