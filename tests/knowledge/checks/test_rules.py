"""Every rule of the check: break one thing, and it is named with file, line, record, sentence and remedy."""

from datetime import date

import pytest

import knowledge
from tests.knowledge.workshop import Workshop

QUOTE = "The Harbour Authority fined Northwind 2.5 million yuan on 3 May 2020}"

BROKEN = [
    # file, what stands there, what is put in its place, record, message, nearest
    (
        "events.yaml",
        QUOTE,
        "The Harbour Authority fined Northwind 2.5 million yuan on 3 May 2021}",
        "fine/northwind-2020",
        "The quote does not stand in “news”: at character 68 of the quote it has “1” where the document has “0”.",
        "The Harbour Authority fined Northwind 2.5 million yuan on 3 May 2020",
    ),
    (
        "events.yaml",
        "quote: Southwind’s app was removed.",
        "quote: Southwind's app was removed.",
        "removal/southwind-2021",
        "The quote does not stand in “notice”: at character 10 of the quote it has ' (apostrophe, U+0027) where the "
        "document has ’ (right single quotation mark, U+2019).",
        "Southwind’s app was removed.",
    ),
    (
        "entities.yaml",
        "quote: The Harbour Authority fined}",
        "quote: The Harbour Authority said so}",
        "regulator/harbour-authority",
        "The quote stands 2 times in “news”, at characters 171, 202.",
        None,
    ),
    (
        "events.yaml",
        "printed: 2.5 million yuan",
        "printed: 2.5m yuan",
        "fine/northwind-2020",
        "The printed words “2.5m yuan” are in no quote of the record.",
        None,
    ),
    (
        "events.yaml",
        "date: {value: 2020-05-03, basis: stated}",
        'date: {value: 2020-05-03, basis: stated, printed: "4 May"}',
        "fine/northwind-2020",
        "The printed words “4 May” are not in the document.",
        None,
    ),
    (
        "catalogue.yaml",
        "{value: 2020-05-04, basis: stated}",
        '{value: 2020-05-04, basis: stated, printed: "4 May"}',
        "news",
        "The printed words “4 May” are not in the document.",
        None,
    ),
    (
        "events.yaml",
        "fined Northwind 2.5 million yuan., zh",
        "fined Northwind 3.5 million yuan., zh",
        "fine/northwind-2020",
        "“text, en” says 3.5 million yuan, and no quote or field of the record does.",
        None,
    ),
    (
        "terms.yaml",
        "id: term/late-report",
        "id: company/northwind",
        "company/northwind",
        "The id is given twice; the first is in entities.yaml:1.",
        None,
    ),
    (
        "vocabulary.yaml",
        "- id: removal",
        "- id: fine",
        "fine",
        "The id is given twice; the first is in vocabulary.yaml:1.",
        None,
    ),
    (
        "terms.yaml",
        "id: term/late-report",
        "id: company/late-report",
        "company/late-report",
        "Records of the kind “company” belong into entities.yaml.",
        None,
    ),
    (
        "terms.yaml",
        "id: term/late-report",
        "id: words/late-report",
        "words/late-report",
        "“words” is not a kind of terms.yaml; its kinds are term.",
        None,
    ),
    (
        "events.yaml",
        "by: [regulator/harbour-authority]",
        "by: [regulator/harbor-authority]",
        "fine/northwind-2020",
        "“regulator/harbor-authority” is not the id of a record.",
        "regulator/harbour-authority",
    ),
    (
        "obligations.yaml",
        "owed_by: [company/northwind]",
        "owed_by: [company/northwinds]",
        "obligation/northwind-plan",
        "“company/northwinds” is not the id of a record.",
        "company/northwind",
    ),
    (
        "statements.yaml",
        "speaker: person/ada-lind",
        "speaker: person/ada-lint",
        "statement/lind-appeal",
        "“person/ada-lint” is not the id of a record.",
        "person/ada-lind",
    ),
    (
        "entities.yaml",
        "{document: news, quote: Ada Lind said}",
        "{document: new, quote: Ada Lind said}",
        "person/ada-lind",
        "“new” is not the id of a document.",
        "news",
    ),
    (
        "events.yaml",
        "also: [yuan]",
        "also: [yuans]",
        "fine/northwind-2020",
        "“yuans” is not the id of a topic of vocabulary.yaml.",
        "yuan",
    ),
    (
        "events.yaml",
        "also: [yuan]",
        "replies: [{topics: [yuans], text: {en: It was fined., zh: 被罚。}}]",
        "fine/northwind-2020",
        "“yuans” is not the id of a topic of vocabulary.yaml.",
        "yuan",
    ),
    (
        "entities.yaml",
        "strong: [Southwind, 南风]",
        "strong: [Southwind, 南风, northwind]",
        "company/southwind",
        "The name “northwind” is a strong name of company/northwind (entities.yaml:4), too.",
        None,
    ),
    (
        "entities.yaml",
        "strong: [Southwind, 南风]",
        "strong: [Southwind, 南风, South-Wind]",
        "company/southwind",
        "The name “South-Wind” is given twice, as “Southwind”.",
        None,
    ),
    (
        "entities.yaml",
        "strong: [Southwind, 南风]",
        "strong: [Southwind, 南風, 南风]",
        "company/southwind",
        "The name “南风” is given twice, as “南風”.",
        None,
    ),
    (
        "entities.yaml",
        "strong: [Ada Lind]",
        'strong: [Ada Lind, "?!"]',
        "person/ada-lind",
        "The name “?!” has no letters or digits.",
        None,
    ),
    (
        "entities.yaml",
        "strong: [Ada Lind]",
        "strong: [Ada Lind, A]",
        "person/ada-lind",
        "“A” is too short for a strong name.",
        None,
    ),
    (
        "entities.yaml",
        "strong: [Ada Lind]",
        "strong: [Ada Lind, fine]",
        "person/ada-lind",
        "“fine” is an everyday word, so it cannot be a strong name.",
        None,
    ),
    (
        "events.yaml",
        "date: {value: 2021-01, basis: stated}",
        "date: {value: 2020-01, basis: stated}",
        "removal/southwind-2021",
        "It follows “fine/northwind-2020” of 2020-05-03, but is dated 2020-01.",
        None,
    ),
    (
        "events.yaml",
        "follows: [fine/northwind-2020]",
        "follows: [removal/southwind-2021]",
        "removal/southwind-2021",
        "It follows “removal/southwind-2021”, which follows it.",
        None,
    ),
    (
        "events.yaml",
        "follows: [fine/northwind-2020]",
        "follows: [company/northwind]",
        "removal/southwind-2021",
        "“company/northwind” is not an event, so nothing can follow it.",
        None,
    ),
    (
        "events.yaml",
        "date: {value: 2021-02, basis: stated}",
        "date: {value: 2020-12, basis: stated}",
        "removal/southwind-2021",
        "Step 1 of the status is of 2020-12, before 2021-01.",
        None,
    ),
    (
        "events.yaml",
        "      evidence:\n        - {document: notice, quote: Its data was vast.}\n",
        "",
        "removal/southwind-2021",
        "Step 1 of the status needs quotes (evidence) or a public source: one of the two.",
        None,
    ),
    (
        "events.yaml",
        "date: {value: 2020-05-03, basis: stated}",
        "date: {value: 2020-12-03, basis: stated}",
        "fine/northwind-2020",
        "It is dated 2020-12-03, but “news” is of 2020-05-04.",
        None,
    ),
    (
        "statements.yaml",
        "  speaker: person/ada-lind\n",
        "",
        "statement/lind-appeal",
        "It is an opinion, but nobody is named whose.",
        None,
    ),
    (
        "statements.yaml",
        'quote: "“We will appeal,” Ada Lind said."',
        "quote: Ada Lind said.",
        "statement/lind-appeal",
        "It is direct speech, but no quote of it holds quotation marks.",
        None,
    ),
    (
        "floors.yaml",
        "fine: 1",
        "fine: 2",
        None,
        "There are 1 records of the kind “fine”; there have to be 2.",
        None,
    ),
]


def test_the_small_base_is_sound_and_answers(workshop: Workshop) -> None:
    assert workshop.problems() == []
    base = knowledge.load(workshop.data, workshop.documents)
    answer = base.ask("what penalty did Northwind get", today=date(2026, 11, 24))
    assert answer.facts[0].record == "fine/northwind-2020"
    quote = answer.facts[0].evidence[0]
    text = (workshop.documents / "news.txt").read_bytes().decode("utf-8")
    assert text[quote.start : quote.end] == quote.quote


@pytest.mark.parametrize(
    ("file", "old", "new", "record", "message", "nearest"), BROKEN, ids=lambda each: str(each)[:30]
)
def test_rule(  # noqa: PLR0917
    workshop: Workshop, file: str, old: str, new: str, record: str | None, message: str, nearest: str | None
) -> None:
    workshop.edit(file, old, new)
    found = [problem for problem in workshop.problems() if problem.message == message]
    assert found, "\n".join(map(str, workshop.problems()))
    problem = found[0]
    lines = (workshop.data / file).read_text(encoding="utf-8").split("\n")
    assert (problem.file, problem.record, problem.nearest) == (file, record, nearest)
    assert problem.line is not None
    assert 1 <= problem.line <= len(lines)
    assert problem.remedy.endswith(".")
    with pytest.raises(knowledge.BadKnowledge):
        knowledge.load(workshop.data, workshop.documents)


def test_the_line_is_the_one_to_mend(workshop: Workshop) -> None:
    line = workshop.edit("events.yaml", "by: [regulator/harbour-authority]", "by: [regulator/harbor-authority]")
    assert workshop.problem().line == line
    assert str(workshop.problem()).startswith(f"events.yaml:{line}: fine/northwind-2020: “regulator/harbor-authority”")


def test_all_problems_are_listed_of_form_and_of_truth(workshop: Workshop) -> None:
    workshop.edit("events.yaml", QUOTE, "Nothing of the kind}")
    workshop.edit("entities.yaml", "strong: [Ada Lind]", "strong: [Ada Lind, A]")
    workshop.edit("obligations.yaml", "owed_by: [company/northwind]", "owed_by: [company/nobody]")
    workshop.edit("terms.yaml", "modality: done", "modality: certain")
    workshop.edit("vocabulary.yaml", "- id: say\n  en: [say]\n", "- id: say\n  eng: [say]\n")
    (workshop.documents / "notice.txt").write_bytes(b"\xff\xfe")
    found = {(problem.file, problem.record) for problem in workshop.problems()}
    assert found >= {
        ("events.yaml", "fine/northwind-2020"),
        ("entities.yaml", "person/ada-lind"),
        ("obligations.yaml", "obligation/northwind-plan"),
        ("terms.yaml", "term/late-report"),
        ("vocabulary.yaml", "say"),
        ("notice.txt", None),
    }


def test_what_hangs_on_a_damaged_entry_is_not_blamed(workshop: Workshop) -> None:
    workshop.edit("entities.yaml", "  name: {en: Southwind, zh: 南风}\n", "  name: {en: Southwind}\n")
    problem = workshop.problem()
    assert (problem.file, problem.record) == ("entities.yaml", "company/southwind")
    assert "“zh”" in problem.message
