"""Questions for what is not so: "which companies were not fined", "who besides Alibaba was fined".

The base knows what the documents say, not what they leave out. So a negation is answered only where a yes or a no is
wanted, by what is so; and an exception takes the facts that concern somebody else too.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from knowledge.answers.facts import Known
from knowledge.questions.question import Ask, Question, Span

_OR = re.compile(r"\bor\b|还是|還是", re.IGNORECASE)
_NOT = re.compile(r"(?:not|never|didn|wasn|weren|hasn|haven|doesn|没|沒|未)", re.IGNORECASE)
_PARTIES = ("company/", "regulator/", "person/", "product/", "outlet/", "institution/")


_LEFT_UNDONE = frozenset({"approval", "restriction", "no-choice", "address"})
"""Topics of what a document itself says was not done, so that a "not" beside them is what it says."""


_BARE = frozenset({"not", "no", "never", "没", "没有", "未", "不", "沒", "沒有"})


def negated(question: Question) -> bool:
    """Whether it asks for what is not so."""
    if question.yes_no or Ask.NOT not in question.asks:
        return False
    return not any(span.topics & _LEFT_UNDONE and span.text.lower() not in _BARE for span in question.spans)


def affirmed(question: Question) -> Question:
    """The question without its negation: "wasn't Alibaba fined?" is answered as "was Alibaba fined?" is."""
    spans = (replace(span, ask=None, ignorable=True) if span.ask is Ask.NOT else span for span in question.spans)
    return replace(question, spans=tuple(spans))


def alternatives(question: Question) -> Question | None:
    """Without its negation: "which did not get it, A or B?"; None where no choice between names is given."""
    if question.yes_no or len(question.named) < 2 or _OR.search(question.text) is None:
        return None
    spans = tuple(
        replace(span, ask=None, topics=frozenset[str](), ignorable=True) if _NOT.match(span.text) else span
        for span in question.spans
    )
    return replace(question, spans=spans) if spans != question.spans else None


def excepting(question: Question, known: Iterable[Known]) -> tuple[Question, tuple[Known, ...]]:
    """The question without its exceptions, and the facts that concern somebody beside them."""
    facts = tuple(known)
    left_out = _left_out(question)
    if not left_out:
        return question, facts
    names = {match.record for span in left_out for match in span.names}
    spans = tuple(span for span in question.spans if span not in left_out and span.ask is not Ask.EXCEPT)
    others = tuple(
        fact
        for fact in facts
        if fact.record is not None and any(each.startswith(_PARTIES) for each in set(fact.record.about) - names)
    )
    return replace(question, spans=spans), others


def _left_out(question: Question) -> tuple[Span, ...]:
    """The names right behind an "except"."""
    found: list[Span] = []
    open_ = False
    for span in question.spans:
        if span.ask is Ask.EXCEPT:
            open_ = True
        elif open_ and span.names:
            found.append(span)
        elif not span.ignorable:
            open_ = False
    return tuple(found)
