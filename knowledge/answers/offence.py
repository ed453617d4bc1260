"""What a question says that a penalty is for: "fine for *insider trading*", "*tax evasion* fine", 因*泄露数据*被罚.

A base that holds one fine would answer any of these with it, since all the rest fits. So the words of an offence are
never left aside: a fact that does not have each of them is no answer.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.matching.normal import is_hanzi
from knowledge.questions.question import Question, Span

_FINE = "fine"
_PENALTIES = frozenset({_FINE, "removal", "revamp"})
"""The topics of words for a fine, and for any penalty."""
_FOR = frozenset({"for", "over", "due", "because", "owing"})
_BESIDE = frozenset({"say", "told", "report-news", "point-to", "cac", "regulator", "company", "tech-company", "china"})
"""Topics of words that tell of a penalty or say by whom: "the fines that are mentioned", "did the watchdog fine"."""
_ENDS = frozenset({"on", "against", "by", "in", "at", "from", "to", "with", "under", "and", "or"})
_BREAKS = ".!?;:,。！？；：，"


def offence(question: Question) -> frozenset[Span]:
    """The pieces that say what a penalty is for; none where it is about no penalty, or says nothing of the kind."""
    spans = question.spans
    found = {
        piece
        for place, span in enumerate(spans)
        if span.topics & _PENALTIES
        for piece in (*_behind(question, spans[place:]), *_before(question, spans[: place + 1]))
    }
    return frozenset(found)


def _behind(question: Question, spans: Sequence[Span]) -> Iterator[Span]:
    """English: what stands behind "for", up to whom, where or when."""
    inside, pieces = False, list[Span]()
    for before, span in pairwise(spans):
        word = span.text.lower()
        if _apart(question, before, span) or (inside and (word in _ENDS or _narrows(span))):
            break
        if inside:
            pieces.append(span)
        inside = inside or word in _FOR
    last = max((place for place, span in enumerate(pieces) if span.topics or not span.explained), default=-1)
    yield from (span for place, span in enumerate(pieces) if _says_what(span) or place == last)


def _before(question: Question, spans: Sequence[Span]) -> Iterator[Span]:
    """What stands right in front of a fine: the words of an English compound, all of a Chinese clause."""
    penalty = spans[-1]
    chinese = is_hanzi(penalty.text[0])
    for behind, span in pairwise(spans[::-1]):
        if _FINE not in penalty.topics or _apart(question, span, behind):
            return
        if _says_what(span):
            yield span
        elif not chinese:
            return


def _says_what(span: Span) -> bool:
    """Whether a piece is a word of what was done, its name, or may be one that nobody knows."""
    if not span.explained or _names_a_practice(span):
        return True
    asks = _narrows(span) or span.order or span.aspects or span.ask is not None
    return bool(span.topics - _BESIDE) and not (asks or span.ignorable or span.light)


def _narrows(span: Span) -> bool:
    """Whether a piece says whom, how much or when."""
    return bool((span.names and not _names_a_practice(span)) or span.quantity or span.period)


def _names_a_practice(span: Span) -> bool:
    return any(match.record.startswith("term/") for match in span.names)


def _apart(question: Question, first: Span, second: Span) -> bool:
    return any(each in _BREAKS for each in question.text[first.end : second.start])
