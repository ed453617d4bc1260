"""Every figure that a record's sentence gives stands in one of its quotes: a figure is never rounded or worked out."""

import re
from collections.abc import Iterator

from knowledge.loading import Base, Entry
from knowledge.problems import Problem
from knowledge.records.entity import Entity
from knowledge.records.record import Evidence

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


def figures_are_quoted(base: Base) -> Iterator[Problem]:
    """English sentences alone: Chinese ones may count in 亿 what the document counts in billions."""
    for entry in base.entries:
        for path, text, evidence in _sentences(entry):
            quoted = {figure for each in evidence for figure in _FIGURE.findall(each.quote)}
            for figure in _FIGURE.findall(text):
                if figure not in quoted:
                    message = f"The sentence says {figure}, and no quote of it does."
                    remedy = "Say what the quote says, or quote the sentence that has the figure."
                    yield Problem(entry.file.name, entry.line(*path, "text"), entry.id, message, remedy)


def _sentences(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str, list[Evidence]]]:
    """Each sentence that an entry proves, with its quotes."""
    for path, claim in entry.claims():
        yield path, claim.text.en, claim.evidence
    if isinstance(entry.model, Entity):
        for place, membership in enumerate(entry.model.classes):
            yield ("classes", place), membership.text.en, membership.evidence
