"""No record is surer than its quote: "moved to levy" is not "levied", and "could" is not "did".

A quote holds more than its record says of it, so a hedge counts only where the record's own sentence takes up what
stands behind it. What somebody may do beside that is no business of the record, nor is it where the record is that
somebody said so.
"""

import re
from collections.abc import Iterator

from knowledge.loading import Base
from knowledge.problems import Problem
from knowledge.records.modality import Modality
from knowledge.records.record import Claim

_ENGLISH = {
    Modality.ANNOUNCED: "moved? to|moves to|moving to|set out to|sets out to|began to|vowed to|pledged to",
    Modality.CONSIDERING: (
        "considers?|considered|considering|weighs?|weighed|weighing|mulls?|mulled|mulling|look(?:s|ed|ing)? to"
        "|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|seek(?:s|ing)? to|sought to|aim(?:s|ed|ing)? to"
        "|hop(?:es?|ed|ing) to|want(?:s|ed|ing)? to|propos(?:es?|ed|ing)(?: to)?|expected to"
    ),
    Modality.COULD: "could|may|might|would|possibly|perhaps|potentially|is likely to|are likely to",
}
_CHINESE = {
    Modality.ANNOUNCED: "着手|拟|将要",
    Modality.CONSIDERING: "正?考虑|有意|计划|打算|寻求|希望|提议",
    Modality.COULD: "可能|或将|也许|或许",
}
_ORDER = (Modality.COULD, Modality.CONSIDERING, Modality.ANNOUNCED, Modality.ORDERED, Modality.DONE)
"""Weakest first; an opinion is nobody's finding and has no place among them."""

_WORD = re.compile(r"[A-Za-z][a-z]*")
_LIGHT = frozenset(
    (
        "a",
        "an",
        "the",
        "to",
        "be",
        "been",
        "being",
        "have",
        "has",
        "had",
        "not",
        "it",
        "its",
        "their",
        "his",
        "her",
        "some",
        "any",
        "more",
        "than",
        "also",
        "and",
    )
)
_ASIDE = r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )"
"""Not of what a noun is beside: “a collaboration that would share”."""
_REPORTED = re.compile(r"\b(?:reported|said|says|told|wrote) (?:\w+ )?that\b")
"""A sentence that is about what was said: the hedge is within it."""
_STEM = 4
"""Letters that a word and its forms share: levy, levied."""
_TAKEN_UP = 2
"""Words behind a hedge that tell what it is about."""
_HANZI = 6
"""Signs behind a hedge that tell what it is about, read in pairs."""


def no_surer_than_the_quote(base: Base) -> Iterator[Problem]:
    """A modality is no stronger than the words of the quote that the sentence takes up."""
    for entry in base.entries:
        for path, claim in entry.claims():
            hedge = _hedge(claim)
            if hedge is not None:
                words, certainty = hedge
                message = f"It is given as “{claim.modality}”, but its quote only says “{words}”."
                remedy = f"Write “modality: {certainty}”, or quote the sentence that says more."
                line = entry.line(*path, "modality")
                yield Problem(entry.file.name, line, entry.id, message, remedy)


def _hedge(claim: Claim) -> tuple[str, Modality] | None:
    """The first words of its quotes that are less sure than it is, with what they stand for."""
    if claim.modality not in _ORDER or _REPORTED.search(claim.text.en):
        return None
    for certainty in _ORDER[: _ORDER.index(claim.modality)]:
        for each in claim.evidence:
            words = _english(certainty, each.quote, claim.text.en) or _chinese(certainty, each.quote, claim.text.zh)
            if words is not None:
                return words, certainty
    return None


def _english(certainty: Modality, quote: str, sentence: str) -> str | None:
    said = {word.lower()[:_STEM] for word in _WORD.findall(sentence)}
    for match in re.finditer(rf"{_ASIDE}\b(?:{_ENGLISH.get(certainty, '(?!)')})\b", quote):
        behind = [word for word in _WORD.findall(quote[match.end() :]) if word.islower() and word not in _LIGHT]
        if said & {word[:_STEM] for word in behind[:_TAKEN_UP]}:
            return f"{match[0]} {behind[0]}"
    return None


def _chinese(certainty: Modality, quote: str, sentence: str) -> str | None:
    for match in re.finditer(_CHINESE.get(certainty, "(?!)"), quote):
        behind = quote[match.end() : match.end() + _HANZI]
        if any(behind[place : place + 2] in sentence for place in range(len(behind) - 1)):
            return match[0] + behind
    return None
