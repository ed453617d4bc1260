"""A question's text → its spans, each with what it can mean.

The order of the steps: the text's words and single Hanzi; every reading of every run of them (names, phrases,
dates, quantities); the cheapest way to cover the question with such runs, where a word left over costs most,
then a guess at a spelling, then each run, so that the longest known runs win.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.matching.chinese import simplify
from knowledge.matching.index import NameIndex
from knowledge.matching.names import Match
from knowledge.matching.normal import is_hanzi, tokens
from knowledge.matching.words import is_chinese_word
from knowledge.questions import periods, quantities, telling_words
from knowledge.questions.phrases import Meaning, Phrasebook, Unit, units
from knowledge.questions.question import Period, Quantity, Question, Span, is_capital
from knowledge.questions.spelling import Speller
from knowledge.records.topic import Topic

_LEFTOVER, _RUN, _GUESS, _FRAME = 1000, 100, 30, 4
_LONGEST_WORD = 4
"""Hanzi of the longest word in the dictionary."""
_YES_NO = re.compile(
    r"(?:^|[.!?;,:]\s+|\b(?:whether|if|wondering|true that|case that)\s+)"
    r"(?:so |and |but |ok |hey |hi |please |then )?"
    r"(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|may|might|isn['’]?t|aren['’]?t|"
    r"wasn['’]?t|didn['’]?t|hasn['’]?t|weren['’]?t|doesn['’]?t|won['’]?t)\b(?! you\b)"
    r"|,\s*(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)n['’]?t (?:it|they|he|she|we|you)\b"
    r"|\bwhether\b|\bor not\b|\btrue or false\b|,? (?:right|correct|yes|no)\s*\??$"
    r"|未\s*[?？。]?\s*$|吗|有冇|系咪|係咪|会唔会|會唔會|是否|是不是|有没有|能不能|会不会|对不对|对吧|可不可以|能否",
    re.IGNORECASE,
)


@dataclass
class _Run:
    """Consecutive units and everything that they can mean; a Chinese word of none of the base's may mean nothing."""

    names: list[Match] = field(default_factory=list[Match])
    meaning: Meaning = field(default_factory=Meaning)
    period: Period | None = None
    quantity: Quantity | None = None

    @property
    def cost(self) -> int:
        if not (self.names or self.period or self.quantity or self.meaning.means_something):
            return _LEFTOVER
        guessed = bool(self.names) and all(match.guessed for match in self.names) and not self.meaning.topics
        only_frame = self.meaning.ignorable and not (self.names or self.meaning.topics or self.period)
        return _RUN + (_GUESS if guessed else 0) + (_FRAME if only_frame else 0)


class Parser:
    """Understands questions with one base's names and vocabulary. Holds no state of any question.

    Args:
        names: the names.
        topics: the vocabulary.
        telling: words that ask for something else, whatever they could mean besides.
    """

    def __init__(
        self, names: NameIndex, topics: Iterable[Topic], telling: Collection[str] = telling_words.TELLING
    ) -> None:
        self._names = names
        self._phrases = Phrasebook(topics, telling)
        self._speller = Speller(self._phrases.words)

    def parse(self, text: str, today: date) -> Question:
        """Understand a question.

        Args:
            text: as typed; any text at all.
            today: what "last year" is relative to.
        """
        question = units(text)
        spans = self._spans(text, question, today)
        guesses = self._guesses(text, question, spans)
        if guesses:
            question = tuple(replace(unit, read_as=guesses.get(unit.start)) for unit in question)
            spans = self._spans(text, question, today)
        yes_no = _YES_NO.search(text) is not None
        return Question(
            text=text,
            language=_language(text, spans),
            spans=tuple(map(_particular, spans)) if yes_no else _weighed(spans),
            yes_no=yes_no,
            definite=re.search(r"\bthe\b", text, re.IGNORECASE) is not None,
            today=today,
        )

    def period(self, text: str, today: date) -> Period | None:
        """The days that a text names, if it names days and nothing else.

        Args:
            text: as typed, such as “2021-07” or “last year”.
            today: what relative dates are relative to.
        """
        spans = self._spans(text, units(text), today)
        return spans[0].period if len(spans) == 1 else None

    def _guesses(self, text: str, question: Sequence[Unit], spans: Sequence[Span]) -> dict[int, str]:
        lost = {span.start for span in spans if not span.explained}
        lost |= {span.start for span in spans if span.names and all(match.guessed for match in span.names)}
        found = {
            unit.start: self._speller.nearest(unit.text)
            for unit in question
            if unit.start in lost and not is_capital(text, unit.start)
        }
        typo_names = {span.start: span for span in spans if span.names}
        return {
            start: word
            for start, word in found.items()
            if word is not None and not _name_is_nearer(typo_names.get(start), word)
        }

    def _spans(self, text: str, question: Sequence[Unit], today: date) -> tuple[Span, ...]:
        runs = self._runs(text, question, today)
        return tuple(
            _span(text, question, start, end, runs.get((start, end))) for start, end in _cheapest(len(question), runs)
        )

    def _runs(self, text: str, question: Sequence[Unit], today: date) -> dict[tuple[int, int], _Run]:
        runs: dict[tuple[int, int], _Run] = {}
        by_start = {unit.start: place for place, unit in enumerate(question)}
        by_end = {unit.end: place + 1 for place, unit in enumerate(question)}
        for match in self._names.spot(tokens(text)):
            if match.start in by_start and match.end in by_end:
                runs.setdefault((by_start[match.start], by_end[match.end]), _Run()).names.append(match)
        for start in range(len(question)):
            for end, meaning in self._phrases.at(question, start).items():
                runs.setdefault((start, end), _Run()).meaning.join(meaning)
        for start, end, quantity in quantities.find(text):
            inside = [place for place, unit in enumerate(question) if start <= unit.start and unit.end <= end]
            if inside:
                runs.setdefault((inside[0], inside[-1] + 1), _Run()).quantity = quantity
        self._add_periods(question, today, runs)
        for start, end in _chinese_words(question):
            runs.setdefault((start, end), _Run())
        return runs

    @staticmethod
    def _add_periods(question: Sequence[Unit], today: date, runs: dict[tuple[int, int], _Run]) -> None:
        folded = ""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for place, unit in enumerate(question):
            if folded and not (is_hanzi(folded[-1]) and is_hanzi(unit.text[0])):
                folded += " "
            starts[len(folded)] = place
            folded += unit.text
            ends[len(folded)] = place + 1
        for start, end, period in periods.find(folded, today):
            close = len(folded[:end].rstrip())
            if start in starts and close in ends:
                run = runs.setdefault((starts[start], ends[close]), _Run())
                run.period = period
                if run.quantity is not None and not run.quantity.money:
                    run.quantity = None


def _chinese_words(question: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Where Chinese words stand, so that the 未 ("not") of 未成年人 is not taken out of it."""
    for start in range(len(question)):
        typed = question[start].text
        for end in range(start + 2, min(start + _LONGEST_WORD, len(question)) + 1):
            if len(question[end - 1].text) > 1 or not is_hanzi(question[end - 1].text):
                break
            typed += question[end - 1].text
            if is_hanzi(typed[0]) and is_chinese_word(typed):
                yield start, end


def _name_is_nearer(span: Span | None, word: str) -> bool:
    """Whether a misspelt word is better read as the name: the same first letter decides, then the name."""
    if span is None or not span.names:
        return False
    typed = span.text[:1].lower()
    return any(match.name.text[:1].lower() == typed for match in span.names) or word[:1] != typed


def _cheapest(length: int, runs: dict[tuple[int, int], _Run]) -> list[tuple[int, int]]:
    """The runs that cover a question at the least cost, in order."""
    cost = [0] * (length + 1)
    step = [0] * (length + 1)
    by_start: dict[int, list[tuple[int, int]]] = {}
    for (start, end), run in runs.items():
        by_start.setdefault(start, []).append((end, run.cost))
    for start in range(length - 1, -1, -1):
        cost[start], step[start] = _LEFTOVER + cost[start + 1], start + 1
        for end, price in sorted(by_start.get(start, ()), reverse=True):
            if price + cost[end] < cost[start]:
                cost[start], step[start] = price + cost[end], end
    path: list[tuple[int, int]] = []
    place = 0
    while place < length:
        path.append((place, step[place]))
        place = step[place]
    return path


def _span(text: str, question: Sequence[Unit], start: int, end: int, run: _Run | None) -> Span:
    first, last = question[start], question[end - 1]
    run = run or _Run()
    read_as = " ".join(unit.read_as or unit.text for unit in question[start:end])
    guessed = any(unit.read_as for unit in question[start:end])
    return Span(
        text=text[first.start : last.end],
        start=first.start,
        end=last.end,
        names=tuple(run.names),
        topics=frozenset(run.meaning.topics),
        aspects=frozenset(run.meaning.aspects),
        order=run.meaning.order,
        ask=run.meaning.ask,
        period=run.period,
        quantity=run.quantity,
        ignorable=run.meaning.ignorable,
        light=run.meaning.light and not is_capital(text, first.start),
        telling=run.meaning.telling,
        read_as=read_as if guessed and not run.names else None,
    )


def _weighed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Where hardly anything else is said, light words are what the question is about: "Alibaba Tencent deal"."""
    telling = [span for span in spans if span.topics and not (span.ignorable or span.names)]
    frame = [span for span in spans if not span.names and span not in telling]
    if len(frame) > 1 or not all(span.light for span in telling) or not all(span.explained for span in spans):
        return spans
    return tuple(replace(span, light=False) if span in telling else span for span in spans)


def _particular(span: Span) -> Span:
    """A piece of a yes/no question: "the record fine" there is that very fine, not the largest of those that fit."""
    return replace(span, order=None, ignorable=False) if span.order and "historic" in span.topics else span


def written_in(text: str) -> str:
    """The language that a text is written in: `zh_hant`, `zh_hans` where no character is traditional, else `en`."""
    if not any(map(is_hanzi, text)):
        return "en"
    return "zh_hant" if simplify(text) != text else "zh_hans"


def _language(text: str, spans: Sequence[Span]) -> str:
    """The language of the words around the names; of the names where there is nothing else."""
    frame = "".join(span.text for span in spans if not span.names) or text
    letters = [char for char in frame if char.isalpha()] or [char for char in text if char.isalpha()]
    return written_in(text) if any(is_hanzi(char) for char in letters) else "en"
