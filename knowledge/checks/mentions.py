"""Whatever a record names in words of its own is named in its quotes, or is one that the record refers to."""

import re
from collections.abc import Iterable, Iterator

from knowledge.checks.sentences import Part, parts
from knowledge.loading import Base
from knowledge.loading.sentences import said
from knowledge.problems import Problem

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


def what_is_named_is_proven(base: Base) -> Iterator[Problem]:
    """A sentence about Tencent cannot rest on a quote and references that know of Alibaba alone."""
    if not base.whole or not base.entities:
        return
    owners = {name: entity.id for entity in base.entities.values() for name in entity.names.strong}
    names = _pattern(owners)
    for entry in base.entries:
        for part in parts(entry):
            known = {entry.id, *_referred_to(part)}
            for path, text in part.sentences():
                proof = [*part.proof(base, path)]
                for name in dict.fromkeys(names.findall(text)):
                    thing = owners[name]
                    others = base.entities[thing].names.strong
                    if thing not in known and not any(other in text for text in proof for other in others):
                        message = f"{said(path)} names {name}, which is in no quote of the record."
                        remedy = f"Correct the sentence, or quote what names it; “{thing}” could be a mention."
                        yield Problem(entry.file.name, entry.line(*path), entry.id, message, remedy)


def _referred_to(part: Part) -> Iterator[str]:
    return (value for value in part.texts() if _ID.fullmatch(value))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as they are written; Latin ones as whole words."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile(
        "|".join(
            rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name)
            for name in longest
        )
    )
