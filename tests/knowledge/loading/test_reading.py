"""Broken YAML, missing files and fields: each named with file and line, in words, and nothing half loaded."""

import pytest

import knowledge
from knowledge.loading import read
from tests.knowledge.workshop import Workshop

BROKEN = [
    # file, what stands there, what is put in its place, message
    ("terms.yaml", "  name: {en", "\tname: {en", "The line begins with a tab; YAML wants spaces."),
    ("terms.yaml", "  modality", "  modality", None),
    ("terms.yaml", "strong: [late report]", "strong: [late report", "The file is not YAML:"),
    (
        "terms.yaml",
        "      modality: done",
        "      modality: done\n      modality: could",
        "“modality” is given twice; the first is in line 9.",
    ),
    ("terms.yaml", "strong: [late report]", "strong: &names [late report]", "“&names” is a YAML anchor."),
    ("terms.yaml", "strong: [late report]", "strong: *names", "“*names” is a YAML alias."),
    ("terms.yaml", "strong: [late report]", "strong: !!set [late report]", "is a YAML tag."),
    (
        "terms.yaml",
        "strong: [late report]",
        "strong: late report",
        "“names, strong” has to be a list, not “late report”.",
    ),
    ("terms.yaml", "strong: [late report]", "strong: []", "“names, strong” has too few entries."),
    ("terms.yaml", "names:", "nmaes:", "“nmaes” is not a field of a term; did you mean “names”?"),
    (
        "terms.yaml",
        "modality: done",
        "modality: don",
        "“facts 1, modality” is “don”, which is not one of the words for it; did you mean “done”?",
    ),
    (
        "terms.yaml",
        "quote: for late reports",
        "qoute: for late reports",
        "“qoute” is not a field of “facts 1, evidence 1”; did you mean “quote”?",
    ),
    ("terms.yaml", "quote: for late reports", 'quote: "fo"', "“facts 1, evidence 1, quote” is too short: “fo”."),
    (
        "terms.yaml",
        "id: term/late-report",
        "id: Late Report",
        "“id” is “Late Report”, which has not the form of an id.",
    ),
    ("events.yaml", "value: 2500000", 'value: "2,500,000"', "“amounts 1, value” has to be a number, not “2,500,000”."),
    ("events.yaml", "value: 2500000", "value: -1", "“amounts 1, value” has to be over 0, not “-1”."),
    (
        "events.yaml",
        "currency: CNY",
        "currency: yuan",
        "“amounts 1, currency” is “yuan”, which is not one of the words for it",
    ),
    (
        "events.yaml",
        "date: {value: 2020-05-03, basis: stated}",
        "date: {value: 2020-13-03, basis: stated}",
        "“2020-13-03” is not in the calendar",
    ),
    (
        "events.yaml",
        "date: {value: 2020-05-03, basis: stated}",
        "date: {value: 3 May 2020, basis: stated}",
        "“3 May 2020” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    (
        "events.yaml",
        "date: {value: 2020-05-03, basis: stated}",
        "date: {value: 2020-05-03, basis: public record}",
        "names its source",
    ),
    (
        "events.yaml",
        "date: {value: 2020-05-03, basis: stated}",
        "date: {value: 2020-05-03, basis: derived}",
        "says in words how it was derived",
    ),
    ("floors.yaml", "fine: 1", "fine: some", "The least number of “fine” is not a whole number."),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN, ids=lambda each: str(each)[:30])
def test_broken(workshop: Workshop, file: str, old: str, new: str, message: str | None) -> None:
    workshop.edit(file, old, new)
    found = workshop.problems()
    if message is None:
        assert found == []
        return
    problem = next((each for each in found if message in each.message), None)
    assert problem is not None, "\n".join(map(str, found))
    assert problem.file == file
    assert problem.line is not None
    assert problem.remedy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The file is empty."),
        ("# nothing but a comment\n", "The file is empty."),
        ("a: b\n", "The file is not a list of entries."),
        ("[" * 3000, "The nesting is deeper than 20 levels."),
        ("- id: a\n---\n- id: b\n", "A second document begins here (---)."),
        ("- id: \x07\n", "The file holds a control character (U+0007), which YAML does not allow."),
        ("- just words\n", "has to be a block of fields"),
        ("- {? [a]: b}\n", "A field's name is not a word."),
        ("- {<<: {a: b}}\n", "“<<” is a YAML merge key."),
    ],
)
def test_a_file_of_something_else(workshop: Workshop, text: str, message: str) -> None:
    (workshop.data / "terms.yaml").write_text(text, encoding="utf-8")
    found = [problem for problem in workshop.problems() if problem.file == "terms.yaml"]
    assert any(message in problem.message for problem in found), "\n".join(map(str, found))
    assert all(problem.line is not None for problem in found)


def test_bytes_that_are_not_utf8_are_placed(workshop: Workshop) -> None:
    (workshop.data / "terms.yaml").write_bytes(b"- id: a\n- id: \xff\n")
    (workshop.documents / "news.txt").write_bytes(b"first\nsecond \x80\n")
    found = {problem.file: problem for problem in workshop.problems()}
    assert (found["terms.yaml"].line, found["news.txt"].line) == (2, 2)
    assert "byte 0x80 at position 13" in found["news.txt"].message


def test_a_missing_file_a_stranger_and_a_folder(workshop: Workshop) -> None:
    (workshop.data / "terms.yaml").rename(workshop.data / "term.yaml")
    (workshop.documents / "notice.txt").unlink()
    (workshop.documents / "notice.txt").mkdir()
    found = {problem.file: problem for problem in workshop.problems()}
    assert found["terms.yaml"].nearest == "term.yaml"
    assert "is not a file of the records" in found["term.yaml"].message
    assert "“notice.txt” is a folder, not a file." in found["catalogue.yaml"].message


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "a\\b", ".", ""])
def test_a_document_lies_in_the_folder_and_nowhere_else(workshop: Workshop, name: str) -> None:
    line = workshop.edit("catalogue.yaml", "file: notice.txt", f'file: "{name}"'.replace("\\", "\\\\"))
    (problem,) = (problem for problem in workshop.problems() if "is not the name of a file." in problem.message)
    assert (problem.file, problem.line, problem.record) == ("catalogue.yaml", line, "notice")


def test_a_document_that_the_catalogue_does_not_name_is_told(workshop: Workshop) -> None:
    """It is no mistake, so that a document may lie there before its entry is written; hidden files are none."""
    for name in ("later.txt", ".hidden"):
        (workshop.documents / name).write_text("x", encoding="utf-8")
    assert workshop.problems() == []
    assert knowledge.load(workshop.data, workshop.documents).uncatalogued == ("later.txt",)


def test_nothing_is_half_loaded(workshop: Workshop) -> None:
    workshop.edit("terms.yaml", "modality: done", "modality: don")
    with pytest.raises(knowledge.BadKnowledge) as raised:
        knowledge.load(workshop.data, workshop.documents)
    assert [problem.file for problem in raised.value.problems] == ["terms.yaml"]


def test_words_of_yaml_1_1_stay_words(workshop: Workshop) -> None:
    workshop.edit("vocabulary.yaml", "en: [yuan]", "en: [yuan, no, on, off, yes, 12:30]")
    base, problems = read(workshop.data, workshop.documents)
    assert problems == []
    assert base.topics["yuan"].en == ["yuan", "no", "on", "off", "yes", "12:30"]
