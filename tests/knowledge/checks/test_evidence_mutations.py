"""Change any one character inside a quoted span of a document, and the check says so."""

import random
import shutil
from pathlib import Path

import pytest

import knowledge
from knowledge.checks.evidence import quotes_stand_once
from knowledge.library import DATA
from knowledge.loading import read
from knowledge.sources.documents import default_folder

CHANGES = 500


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A copy of the shipped documents."""
    return Path(shutil.copytree(default_folder(), tmp_path / "documents"))


def spans() -> list[tuple[str, int, int]]:
    """Every quoted span of the shipped base, as the document's id and offsets."""
    base, problems = read(DATA, default_folder())
    assert problems == []
    return sorted({(document, *place) for (document, _), place in base.located.items()})


def test_any_changed_character_is_found(documents: Path) -> None:
    chance, quoted = random.Random(20261124), spans()  # noqa: S311
    assert len(quoted) > 15
    base, _ = read(DATA, documents)
    files = {each.entry.id: each.entry.file for each in base.documents.values()}
    unseen: list[str] = []
    for _ in range(CHANGES):
        document, start, end = chance.choice(quoted)
        place = chance.randrange(start, end)
        path = documents / files[document]
        text = path.read_bytes().decode("utf-8")
        other = chance.choice([char for char in "aZ9 ’“'.,中\n" if char != text[place]])
        path.write_bytes((text[:place] + other + text[place + 1 :]).encode("utf-8"))
        changed, _ = read(DATA, documents)
        if not any(True for _ in quotes_stand_once(changed)):
            unseen.append(f"{document}:{place} {text[place]!r} → {other!r}")
        path.write_bytes(text.encode("utf-8"))
    assert unseen == []


def test_the_command_finds_it_too(documents: Path) -> None:
    """Through the whole door, once."""
    (path,) = documents.glob("*.txt")
    path.write_bytes(path.read_bytes().replace(b"18.2 billion", b"18.3 billion"))
    assert any("does not stand in" in problem.message for problem in knowledge.check(DATA, documents))
