"""Names: a sentence names nothing that neither its quotes nor its references know."""

from pathlib import Path

import pytest

from tests.knowledge.workshop import Workshop

PLACE = "  date: {value: 2020-05-03, basis: stated}\n"


@pytest.mark.parametrize(
    ("field", "where", "name"),
    [
        ("says: {who: {en: Southwind was fined., zh: 北风。}}", "“says, who, en”", "Southwind"),
        ("says: {who: {en: Northwind was fined., zh: 南风被罚款。}}", "“says, who, zh”", "南风"),
        ("notes: [{en: Ada Lind did it., zh: 无。}]", "“notes 1, en”", "Ada Lind"),
    ],
)
def test_a_name_from_elsewhere(tmp_path: Path, field: str, where: str, name: str) -> None:
    """In any field and language; named as a mention it is the curator's word."""
    workshop = Workshop(tmp_path)
    workshop.edit("events.yaml", PLACE, f"  {field}\n{PLACE}")
    assert workshop.problem().message == f"{where} names {name}, which is in no quote of the record."
    workshop.edit("events.yaml", PLACE, f"  mentions: [company/southwind, person/ada-lind]\n{PLACE}")
    assert workshop.problems() == []


@pytest.mark.parametrize(
    ("name", "of"),
    [("penalty", "the topic “fine”"), ("下架", "the topic “removal”"), ("Please", "every other question")],
)
def test_a_strong_name_that_is_a_word_of_questions(tmp_path: Path, name: str, of: str) -> None:
    """It would take every question that uses the word; as a weak name it counts beside other words."""
    workshop = Workshop(tmp_path)
    workshop.edit("entities.yaml", "strong: [Southwind, 南风]", f"strong: [Southwind, 南风, {name}]")
    problem = workshop.problem()
    assert problem.message == f"“{name}” is a word of {of}, so it cannot be a strong name."
    assert problem.remedy.startswith("Make it a weak name")
    workshop.edit(
        "entities.yaml",
        f"strong: [Southwind, 南风, {name}]\n    weak: [Wind]",
        f"strong: [Southwind, 南风]\n    weak: [Wind, {name}]",
    )
    assert workshop.problems() == []
