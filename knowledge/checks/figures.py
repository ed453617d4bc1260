"""Every figure that a record's sentence gives stands in one of its quotes: a figure is never rounded or worked out."""

import re
from collections.abc import Iterator

from knowledge.loading import Base
from knowledge.problems import Problem

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


def figures_are_quoted(base: Base) -> Iterator[Problem]:
    """English sentences alone: Chinese ones may count in 亿 what the document counts in billions."""
    for entry in base.entries:
        for path, claim in entry.claims():
            quoted = {figure for each in claim.evidence for figure in _FIGURE.findall(each.quote)}
            for figure in _FIGURE.findall(claim.text.en):
                if figure not in quoted:
                    message = f"The sentence says {figure}, and no quote of it does."
                    remedy = "Say what the quote says, or quote the sentence that has the figure."
                    yield Problem(entry.file.name, entry.line(*path, "text"), entry.id, message, remedy)
