"""What somebody said has somebody who said it, and direct speech stands in quotation marks."""

import re
from collections.abc import Iterator

from knowledge.loading import Base
from knowledge.problems import Problem
from knowledge.records.modality import Modality
from knowledge.records.statement import Statement

_MARKS = re.compile('[“”"「」『』]')


def speech_has_a_speaker(base: Base) -> Iterator[Problem]:
    """An opinion without its speaker would read as a finding; words that are not quoted are not direct speech."""
    for entry in base.entries:
        for path, claim in entry.claims():
            speaker = claim.speaker if isinstance(claim, Statement) else None
            if claim.modality is Modality.OPINION and claim.attributed_to is None and speaker is None:
                message = "It is an opinion, but nobody is named whose."
                line = entry.line(*path, "modality")
                yield Problem(entry.file.name, line, entry.id, message, "Add “attributed_to:” or a “speaker:”.")
            direct = isinstance(claim, Statement) and claim.speech == "direct"
            if direct and not any(_MARKS.search(each.quote) for each in claim.evidence):
                message = "It is direct speech, but no quote of it holds quotation marks."
                line = entry.line(*path, "speech")
                yield Problem(entry.file.name, line, entry.id, message, "Quote the marks too, or write “indirect”.")
