"""The phrasebook: every word and phrase that the program understands, with what it can mean.

Built once from the vocabulary, the signals and the function words; looked up word by word, with inflections.
A Latin word is one step of a phrase, and so is each single Hanzi.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from knowledge.matching.chinese import pinyin
from knowledge.matching.normal import is_hanzi, tokens
from knowledge.questions import function_words, light_words, telling_words
from knowledge.questions.forms import forms
from knowledge.questions.question import Ask, Order
from knowledge.questions.signals import SIGNALS
from knowledge.records.record import Aspect
from knowledge.records.topic import Topic

_VERBS = (
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "ca", "could", "wo", "would", "should",
)  # fmt: skip
_NEGATIONS = ("not", "cannot", *(f"{verb}n't" for verb in _VERBS), *(f"{verb}nt" for verb in _VERBS))
"""What may stand for the "not" of a phrase."""


_SENTENCE_END = re.compile(r"[.!?;]\s|[。！？；\n]")


@dataclass(frozen=True)
class Unit:
    """One step of a question: a Latin word or number, or a single Hanzi, with offsets into the text as typed.

    Attributes:
        opens: whether a sentence begins with it that is not the first, so that no phrase reaches into it.
        read_as: the word that it may be a slip of.
    """

    text: str
    start: int
    end: int
    opens: bool = False
    read_as: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """What it may be an inflection of."""
        return forms(self.read_as or self.text)


@dataclass
class Meaning:
    """Everything that a phrase can mean."""

    topics: set[str] = field(default_factory=set[str])
    aspects: set[Aspect] = field(default_factory=set[Aspect])
    order: Order | None = None
    ask: Ask | None = None
    ignorable: bool = False
    light: bool = False
    telling: bool = False

    @property
    def means_something(self) -> bool:
        """Whether it has any reading, even one that asks for nothing."""
        return bool(
            self.topics or self.aspects or self.order or self.ask or self.ignorable or self.light or self.telling
        )

    def join(self, other: "Meaning") -> None:
        """Take in what another spelling of the same phrase can mean."""
        self.topics |= other.topics
        self.aspects |= other.aspects
        self.order = self.order or other.order
        self.ask = self.ask or other.ask
        self.ignorable = self.ignorable or other.ignorable
        self.light = self.light or other.light
        self.telling = self.telling or other.telling


@dataclass
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict[str, "_Node"])
    meaning: Meaning | None = None


def units(text: str) -> tuple[Unit, ...]:
    """The steps of a text as typed."""
    found = tuple(unit for token in tokens(text) for unit in _units_of(token.text, token.start, token.end))
    if _SENTENCE_END.search(text) is None:
        return found
    ends = (0, *(unit.end for unit in found))
    between = [text[end : unit.start] for end, unit in zip(ends, found, strict=False)]
    return tuple(
        replace(unit, opens=True) if _SENTENCE_END.search(gap) else unit
        for unit, gap in zip(found, between, strict=True)
    )


def _steps(phrase: str) -> Sequence[str]:
    """The texts of its units; plain lower-case words, as most phrases are, need no folding."""
    plain = phrase.isascii() and phrase.islower() and phrase.replace(" ", "").isalnum()
    return phrase.split() if plain else [unit.text for unit in units(phrase)]


def _units_of(text: str, start: int, end: int) -> Iterator[Unit]:
    if text and is_hanzi(text[0]) and len(text) == end - start:
        for offset, char in enumerate(text):
            yield Unit(char, start + offset, start + offset + 1)
    else:
        yield Unit(text, start, end)


def _pinyin(phrases: Iterable[str]) -> Iterator[str]:
    """The pinyin of Chinese phrases as people type it, where there is enough of it to be told from English."""
    for phrase in phrases:
        if len(phrase) > 1 and all(is_hanzi(char) for char in phrase):
            syllables = [pinyin(char) for char in phrase]
            if "".join(syllables) not in telling_words.NAMES:
                yield " ".join(syllables)
                yield "".join(syllables)


def _all(english: Iterable[str], chinese: Sequence[str] = ()) -> Iterator[str]:
    """Every spelling of English and of Chinese phrases."""
    for phrase in english:
        yield from _spellings(phrase)
    yield from chinese
    yield from _pinyin(chinese)


def _spellings(phrase: str) -> Iterator[str]:
    """The phrase, with every contraction of a "not" in it: "not address", "aren't address"."""
    before, negation, behind = f" {phrase} ".partition(" not ")
    if negation:
        yield from (f"{before} {each} {behind}" for each in _NEGATIONS)
    else:
        yield phrase


class Phrasebook:
    """All phrases, for looking up at a place in a question.

    Args:
        topics: what the phrases can mean.
        telling: words that ask for something else, whatever they could mean besides.
    """

    def __init__(self, topics: Iterable[Topic], telling: Collection[str] = telling_words.TELLING) -> None:
        self._root = _Node()
        topics = tuple(topics)
        for topic in topics:
            for phrase in _all(topic.en, topic.zh):
                self._add(phrase).topics.add(topic.id)
        self._add_signals()
        self._add_framing(telling)
        latin = (
            *(phrase for topic in topics for phrase in topic.en),
            *(phrase for signal in SIGNALS for phrase in signal.en),
            *function_words.ENGLISH,
            *function_words.ENGLISH_PHRASES,
            *light_words.ENGLISH,
        )
        self._words = frozenset(step for phrase in latin for step in _steps(phrase) if len(step) >= 4)

    def _add_signals(self) -> None:
        for signal in SIGNALS:
            for phrase in _all(signal.en, signal.zh):
                meaning = self._add(phrase)
                if isinstance(signal.meaning, Aspect):
                    meaning.aspects.add(signal.meaning)
                elif isinstance(signal.meaning, Order):
                    meaning.order = meaning.order or signal.meaning
                else:
                    meaning.ask = meaning.ask or signal.meaning

    def _add_framing(self, telling: Collection[str]) -> None:
        for phrase in _all(sorted(function_words.ENGLISH | function_words.ENGLISH_PHRASES)):
            self._add(phrase).ignorable = True
        for phrase in function_words.CHINESE:
            self._add(phrase).ignorable = True
        for word in sorted(light_words.ENGLISH | light_words.CHINESE):
            self._add(word).light = True
        for phrase in sorted(telling):
            meaning = self._add(phrase)
            meaning.telling = True
            if len(units(phrase)) > 1:  # a whole phrase is no accident, whatever else it could mean
                meaning.topics.clear()

    @property
    def words(self) -> frozenset[str]:
        """Every Latin word of four letters or more that stands in a phrase: what a misspelt word may have been."""
        return self._words

    def at(self, question: Sequence[Unit], start: int) -> dict[int, Meaning]:
        """What begins at a step: for each step behind the end of a phrase, what the phrase can mean."""
        found: dict[int, Meaning] = {}
        nodes = [self._root]
        for place in range(start, len(question)):
            if question[place].opens and place > start:
                break
            nodes = [node.next[form] for node in nodes for form in question[place].forms if form in node.next]
            if not nodes:
                break
            for node in nodes:
                if node.meaning is not None:
                    found.setdefault(place + 1, Meaning()).join(node.meaning)
        return found

    def _add(self, phrase: str) -> Meaning:
        node = self._root
        for step in _steps(phrase):
            node = node.next.setdefault(step, _Node())
        if node.meaning is None:
            node.meaning = Meaning()
        return node.meaning
