"""The question set: each line is a question and what a careful reader of the documents would answer.

A line holds `q`, the `status` wanted, pieces of the document of which one has to be cited (`cite`), groups of words
of which one each has to be said (`expect`), the piece that the first fact has to quote (`first`) and words that
must not appear (`forbid`). A failure prints the question, the answer given and what was wanted.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import knowledge

TODAY = date(2026, 11, 24)
FOLDER = Path(__file__).parents[2] / "questions"


def rows() -> list[Any]:
    """Every line of every file, named by file and line."""
    return [
        pytest.param(json.loads(line), id=f"{path.stem}:{number}")
        for path in sorted(FOLDER.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line.strip()
    ]


def faults(wanted: dict[str, Any], answer: knowledge.Answer) -> list[str]:
    """What is wrong with an answer; nothing if it is right."""
    if answer.status != wanted["status"]:
        return [f"status is {answer.status}, wanted {wanted['status']}"]
    if answer.status != "answered":
        return ["an answer that knows nothing has facts"] if answer.facts else []
    quotes = [quote.quote for fact in answer.facts for quote in fact.evidence]
    said = " ".join([answer.headline, *(fact.text for fact in answer.facts), *quotes]).casefold()
    found: list[str] = []
    if wanted["cite"] and not any(piece in quote for piece in wanted["cite"] for quote in quotes):
        found.append(f"cites none of {wanted['cite']}")
    found += [
        f"says none of {group}" for group in wanted["expect"] if not any(word.casefold() in said for word in group)
    ]
    if wanted["first"] and not any(wanted["first"] in quote.quote for quote in answer.facts[0].evidence):
        found.append(f"the first fact does not quote {wanted['first']!r}")
    found += [f"says {word!r}" for word in wanted["forbid"] if word.casefold() in said]
    return found


@pytest.mark.parametrize("wanted", rows())
def test_question(base: knowledge.Knowledge, wanted: dict[str, Any]) -> None:
    """The answer has the status, the citation and the words that the line wants."""
    answer = base.ask(wanted["q"], today=TODAY)
    found = faults(wanted, answer)
    assert not found, json.dumps(
        {"question": wanted["q"], "wrong": found, "given": answer.as_dict()}, ensure_ascii=False, indent=1
    )
