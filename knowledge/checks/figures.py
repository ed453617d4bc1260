"""Every figure that a record gives in words of its own is proven: a figure is never rounded or worked out.

Figures are compared by what they mean, so 182亿元 is the document's 18.2 billion yuan, and 18.2 million is not. They
are read as those of a question are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from knowledge.checks.sentences import Part, Path, parts
from knowledge.deadlines.words import words
from knowledge.loading import Base, Entry
from knowledge.loading.sentences import said
from knowledge.problems import Problem
from knowledge.questions import quantities
from knowledge.records.event import Event
from knowledge.records.money import Amount

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_MONTHS = words("en").months
_MONTH = re.compile(rf"\b(?:{'|'.join(month for month in _MONTHS if month != 'May')})\b|\bMay(?= \d)|(?<=\d )May\b")
"""Months by name; May is also a word, so a number has to stand beside it."""
_DATE = re.compile(
    rf"(?:\d{{1,2}} )?(?:{_MONTH.pattern})(?: \d{{1,2}}\b)?|\d{{4}}-\d\d(?:-\d\d)?|\d{{4}} ?年|\d{{1,2}} ?[月日号]"
    r"|\d{1,2}(?:st|nd|rd|th)\b|(?<![\d.,])(?:19|20)\d\d(?![.,]?\d)"
)
"""Where numbers are days, months and years."""
_EACH = re.compile(r"\bper\b|\beach\b|\bapiece\b|每")


@dataclass(frozen=True)
class Figure:
    """A number in a text.

    Attributes:
        currency: ISO 4217, if it is money.
        written: how it stands there.
        dated: whether it is a day, a month or a year: the 10th of April proves no number of deals.
    """

    value: Decimal
    currency: str | None
    written: str
    dated: bool = False

    def proves(self, other: "Figure") -> bool:
        """Whether another text may give that figure if this one stands in the proof."""
        alike = self.value == other.value and other.currency in (None, self.currency)
        return alike and (other.dated or not self.dated)


def figures_are_proven(base: Base) -> Iterator[Problem]:
    """Each figure of each text, English and Chinese, is in the quotes or in what the record states in its fields."""
    for entry in base.entries:
        for part in parts(entry):
            stated = list(_stated(part))
            for path, text in part.sentences():
                for figure in read(text):
                    if not any(each.proves(figure) for each in (*stated, *_proof(base, part, path))):
                        message = f"{said(path)} says {figure.written}, and no quote or field of the record does."
                        remedy = "Say what the quote says, or quote the sentence that has the figure."
                        yield Problem(entry.file.name, entry.line(*path), entry.id, message, remedy)


def amounts_are_printed(base: Base) -> Iterator[Problem]:
    """An amount or a number is what its printed words say; the exact amount rounds to it."""
    for entry in base.entries:
        if not isinstance(entry.model, Event):
            continue
        for place, amount in enumerate(entry.model.amounts):
            yield from _amount(entry, place, amount)
        for place, count in enumerate(entry.model.counts):
            found = read(count.printed)
            if count.value is not None and found and all(each.value != count.value for each in found):
                message = f"The number is {count.value}, and its printed words are “{count.printed}”."
                line = entry.line("counts", place, "value")
                yield Problem(entry.file.name, line, entry.id, message, "Correct the value, or the words.")


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Figure, ...]:
    """The figures of a text: amounts, numbers in digits and in words, months by name."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Figure]:
    dates = [match.span() for match in _DATE.finditer(text)]
    counted = quantities.find(text)
    for start, end, quantity in counted:
        dated = quantity.currency is None and any(first < end and start < last for first, last in dates)
        yield Figure(quantity.value, quantity.currency, text[start:end].strip(), dated)
    for number in _NUMBER.finditer(text):
        if not any(start <= number.start() < end for start, end, _ in counted):  # a share, or within a name
            dated = any(first <= number.start() < last for first, last in dates)
            yield Figure(Decimal(number[0].replace(",", "")), None, number[0], dated)
    for month in _MONTH.findall(text):
        yield Figure(Decimal(_MONTHS.index(month) + 1), None, month, dated=True)


def _amount(entry: Entry, place: int, amount: Amount) -> Iterator[Problem]:
    printed = [quantity for _, _, quantity in quantities.find(amount.printed)]
    line = entry.line("amounts", place, "value")
    stated = next((each for each in printed if each.value == amount.value), None)
    if stated is None or stated.currency not in (None, amount.currency):
        message = f"The amount is {amount.value} {amount.currency}, and its printed words are “{amount.printed}”."
        remedy = "Write the value in whole units of the currency, and copy all of the words that say it."
        yield Problem(entry.file.name, line, entry.id, message, remedy)
    elif amount.unit == "total" and _EACH.search(amount.printed):
        message = f"The amount is given as a total, and its printed words are “{amount.printed}”."
        remedy = "Write “unit: per incident”: what is stated of each is never multiplied."
        yield Problem(entry.file.name, line, entry.id, message, remedy)
    elif amount.exact is not None and not stated.rounds_from(amount.exact):
        message = f"The exact amount is {amount.exact}, which does not round to “{amount.printed}”."
        line = entry.line("amounts", place, "exact")
        yield Problem(entry.file.name, line, entry.id, message, "Correct one of the two.")


def _proof(base: Base, part: Part, path: Path) -> Iterator[Figure]:
    return (figure for text in part.proof(base, path) for figure in read(text))


def _stated(part: Part) -> Iterator[Figure]:
    """The figures of its fields."""
    for value in part.values():
        if isinstance(value, Decimal):
            yield Figure(value, None, str(value))
        elif isinstance(value, date):
            yield from _numbers(str(value).split("-"))
        elif re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            yield from _numbers(value.split("-"))
        else:
            yield from read(value)


def _numbers(texts: Iterable[str]) -> Iterator[Figure]:
    yield from (Figure(Decimal(text), None, text, dated=True) for text in texts)
