"""Which unknown words an answer may leave aside: ordinary ones, but no names and nothing that asks for something else.

"Who let the *cat* out of the *bag* about the tie-up" may; "did *meituan* fail to get approval" may not, nor may "did
Alibaba *appeal* the fine". What is left aside is said with the answer.
"""

from collections.abc import Iterator, Sequence

from knowledge.matching.chinese import simplify
from knowledge.matching.normal import is_hanzi
from knowledge.matching.words import is_chinese_word, is_english_word
from knowledge.questions.question import Question, Span

_LONGEST = 4
"""Hanzi of the longest word in the dictionary."""


def unknown_words(question: Question) -> float | None:
    """How many words nothing explains; None if one of them may not be left aside. A lone Hanzi is half a word."""
    lost = question.leftover
    if any(span.telling for span in lost):
        return None
    count = 0.0
    for run in _runs(lost):
        words = _hanzi_words(question, run) if is_hanzi(run[0].text[0]) else _english_words(question, run)
        if words is None:
            return None
        count += words
    return count


def _runs(lost: Sequence[Span]) -> Iterator[list[Span]]:
    """Hanzi that stand together, and each Latin word for itself."""
    run: list[Span] = []
    for span in lost:
        together = run and run[-1].end == span.start and is_hanzi(span.text[0]) and is_hanzi(run[-1].text[-1])
        if run and not together:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _english_words(question: Question, run: Sequence[Span]) -> float | None:
    ordinary = all(not question.is_capital(span) and is_english_word(span.text.lower()) for span in run)
    return float(len(run)) if ordinary else None


def _hanzi_words(question: Question, run: Sequence[Span]) -> float | None:
    """The words of a run by the dictionary; two single Hanzi side by side are no words, and so may be a name."""
    text = simplify(question.text[run[0].start : run[-1].end])
    words, lone, place = 0.0, False, 0
    while place < len(text):
        size = next((size for size in range(_LONGEST, 1, -1) if is_chinese_word(text[place : place + size])), 1)
        if size == 1 and lone:
            return None
        lone = size == 1
        words += 0.5 if lone else 1.0
        place += size
    return words
