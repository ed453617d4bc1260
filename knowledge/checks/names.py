"""Names: a strong one means one thing alone, and each is given once."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.loading import Base, Entry
from knowledge.matching.normal import key
from knowledge.matching.words import is_english_word
from knowledge.problems import Problem
from knowledge.questions import function_words
from knowledge.records.record import Thing

_SHORTEST = 2
"""Letters of a strong Latin name; a single one stands in every other question."""


@dataclass(frozen=True)
class _Given:
    """A name as it stands in a file."""

    entry: Entry
    text: str
    strong: bool
    line: int

    def problem(self, message: str, remedy: str) -> Problem:
        return Problem(self.entry.file.name, self.line, self.entry.id, message, remedy)


def names_mean_one_thing(base: Base) -> Iterator[Problem]:
    """What leads to one thing for sure cannot lead to another as well; weak names may be shared."""
    first: dict[str, _Given] = {}
    for given in sorted(_names(base), key=lambda given: not given.strong):
        before = first.setdefault(key(given.text), given)
        if before is given or not key(given.text):
            continue
        if before.entry.id == given.entry.id:
            alike = "" if before.text == given.text else f", as “{before.text}”"
            remedy = "Delete one: case, punctuation, spaces and traditional characters are understood anyway."
            yield given.problem(f"The name “{given.text}” is given twice{alike}.", remedy)
        elif before.strong:
            other = f"{before.entry.id} ({before.entry.file.name}:{before.line})"
            remedy = "Make it a weak name of both, or take it from one of them."
            yield given.problem(f"The name “{given.text}” is a strong name of {other}, too.", remedy)


def names_can_be_told(base: Base) -> Iterator[Problem]:
    """A strong name has letters, more than one, and is no word that a question uses for something else."""
    vocabulary = _vocabulary(base)
    for given in _names(base):
        folded = key(given.text)
        if not folded:
            yield given.problem(f"The name “{given.text}” has no letters or digits.", "Delete it.")
        elif given.strong and folded.isascii() and len(folded) < _SHORTEST:
            yield given.problem(f"“{given.text}” is too short for a strong name.", "Make it a weak name.")
        elif given.strong and folded == given.text and len(folded) <= 4 and is_english_word(folded):
            message = f"“{given.text}” is an everyday word, so it cannot be a strong name."
            yield given.problem(message, "Make it a weak name, or write it as the name is written.")
        elif given.strong and folded in vocabulary:
            message = f"“{given.text}” is a word of {vocabulary[folded]}, so it cannot be a strong name."
            yield given.problem(message, "Make it a weak name: a question that uses the word may not mean the name.")


def _vocabulary(base: Base) -> dict[str, str]:
    """Words that mean something else in a question → where they are from."""
    plain = (*function_words.ENGLISH, *function_words.CHINESE)
    words = {key(word): "every other question" for word in plain}
    for topic in base.topics.values():
        words |= {key(word): f"the topic “{topic.id}”" for word in (*topic.en, *topic.zh)}
    return words


def _names(base: Base) -> Iterator[_Given]:
    for entry in base.entries:
        if isinstance(entry.model, Thing):
            for strength, names in (("strong", entry.model.names.strong), ("weak", entry.model.names.weak)):
                for place, text in enumerate(names):
                    yield _Given(entry, text, strength == "strong", entry.line("names", strength, place))
