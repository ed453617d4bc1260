"""The curator's guide is true: its example is sound as it stands, and answers what it says."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

import knowledge
from knowledge.library import DATA
from knowledge.sources.documents import default_folder

GUIDE = (DATA / "README.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 24)


def test_every_yaml_file_has_its_part() -> None:
    """The example adds to each file that a curator adds records to."""
    assert {file for file, _ in _parts()} == {
        "catalogue.yaml", "entities.yaml", "terms.yaml", "events.yaml", "obligations.yaml",
    }  # fmt: skip


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The shipped records and documents with the guide's example copied behind them."""
    folder = tmp_path_factory.mktemp("guide")
    data, documents = folder / "data", folder / "documents"
    shutil.copytree(DATA, data)
    shutil.copytree(default_folder(), documents)
    name, text = re.findall(r"`([\w-]+\.txt)`:\n\n```text\n(.*?)```", GUIDE, re.DOTALL)[0]
    (documents / name).write_text(text, encoding="utf-8")
    for file, part in _parts():
        (data / file).write_text((data / file).read_text(encoding="utf-8") + "\n" + part, encoding="utf-8")
    return data, documents


def test_the_example_is_sound(folders: tuple[Path, Path]) -> None:
    """Copied as it stands it passes the check."""
    assert list(map(str, knowledge.check(*folders))) == []


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("why was Northwind fined", "fine/northwind-2020"),
        ("北风被罚多少元", "fine/northwind-2020"),
        ("what is a mooring fee", "term/mooring-fee"),
        ("what is Northwind", "company/northwind"),
        ("what is due for Northwind", "obligation/northwind-report"),
        ("when must Northwind file its report", "obligation/northwind-report"),
    ],
)
def test_the_example_answers(folders: tuple[Path, Path], question: str, record: str) -> None:
    """Each record of the example is found by the question that it is for."""
    answer = knowledge.load(*folders).ask(question, today=TODAY)
    assert (answer.status, answer.facts[0].record) == ("answered", record)


def test_the_duty_of_the_example_is_due_in_the_future(folders: tuple[Path, Path]) -> None:
    """Ten years after the document, as its rule says."""
    due = knowledge.load(*folders).deadlines("Northwind", end=date(2031, 1, 1), today=TODAY)
    found = [(each.obligation, each.when) for each in due if each.applies == "applies"]
    assert found == [("obligation/northwind-report", "1 June 2030")]


def test_a_due_date_that_is_written_as_date(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """A date after the document's is no due date; the remedy says how to write one."""
    data = tmp_path / "data"
    shutil.copytree(folders[0], data)
    file = data / "obligations.yaml"
    text, rule = file.read_text(encoding="utf-8"), "rule: {fixed: 2030-06-01, printed: by 1 June 2030, basis: stated}"
    assert text.count(rule) == 1
    file.write_text(text.replace(rule, "date: {value: 2030-06-01, basis: stated}"), encoding="utf-8")
    (problem,) = knowledge.check(data, folders[1])
    assert problem.record == "obligation/northwind-report"
    assert "rule: {fixed: …" in problem.remedy


def _parts() -> list[tuple[str, str]]:
    return re.findall(r"In `(\w+\.yaml)`[^\n]*:\n\n```yaml\n(.*?)```", GUIDE, re.DOTALL)
