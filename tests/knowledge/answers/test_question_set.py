"""The question set: each line is a question and what a careful reader of the documents would answer.

A line holds `q`, the `status` wanted, pieces of the document of which one has to be cited (`cite`), groups of words
of which one each has to be said (`expect`), the piece that the first fact has to quote (`first`) and words that
must not appear (`forbid`). A failure prints the question, the answer given and what was wanted. A line that is known to
be `missed` has to fail: once it is answered right, its mark has to go.

The writers of all files but `forms`, `deadlines` and `mistaken` had read the documents only and never seen the
program. The vocabulary was grown on these files, `untouched/` excepted: what its questions give is what a stranger's
questions give.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import knowledge

TODAY = date(2026, 11, 24)
FOLDER = Path(__file__).parents[2] / "questions"
MISSED = pytest.mark.xfail(strict=True, reason="a question that is known to be missed")


def rows() -> list[Any]:
    """Every line of every file, named by file and line."""
    return [
        pytest.param(row, id=f"{path.stem}:{number}", marks=[MISSED] if row.get("missed") else [])
        for path in sorted(FOLDER.glob("*.jsonl"))
        for number, row in enumerate(read(path), start=1)
    ]


def read(path: Path) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


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


def test_missed_are_few() -> None:
    """Of the questions that the vocabulary was grown on, one in thirty is missed at most."""
    marked = [bool(row.get("missed")) for path in FOLDER.glob("*.jsonl") for row in read(path)]
    assert sum(marked) * 30 <= len(marked)


def test_untouched_questions(base: knowledge.Knowledge) -> None:
    """Of questions that nothing was tuned to, at least 95 % are right, and at most 2 % of the unknown are answered."""
    wanted = [row for path in sorted((FOLDER / "untouched").glob("*.jsonl")) for row in read(path)]
    wrong = [(row, base.ask(row["q"], today=TODAY)) for row in wanted if faults(row, base.ask(row["q"], today=TODAY))]
    unknown = [row for row in wanted if row["status"] == "unknown"]
    false = [row["q"] for row, answer in wrong if row["status"] == "unknown" and answer.status == "answered"]
    assert len(wanted) >= 100
    assert len(wrong) * 20 <= len(wanted), [row["q"] for row, _ in wrong]
    assert len(false) * 50 <= len(unknown), false
