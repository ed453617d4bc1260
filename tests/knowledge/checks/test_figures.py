"""Figures: whatever a record says in words of its own, in any field and language, its quotes or fields have to say."""

from pathlib import Path

import pytest

from tests.knowledge.workshop import Workshop

RECORD = "fine/northwind-2020"
PLACE = "  date: {value: 2020-05-03, basis: stated}\n"
"""A line of the fine of 2.5 million yuan of 3 May 2020; what is tried stands before it."""

WRONG = [
    ("says: {why: {en: For 99 late reports., zh: 因迟交报告。}}", "“says, why, en” says 99"),
    ("says: {why: {en: For late reports., zh: 因迟交 99 份报告。}}", "“says, why, zh” says 99"),
    ("says: {how much: {en: Eleven million yuan., zh: 250 万元。}}", "“says, how much, en” says Eleven million yuan"),
    ("says: {how much: {en: 2.5 million yuan., zh: 2500 万元。}}", "“says, how much, zh” says 2500 万元"),
    ("says: {how much: {en: 2.5 million dollars., zh: 250 万元。}}", "“says, how much, en” says 2.5 million dollars"),
    ("says: {how much: {en: 2.5 billion yuan., zh: 250 万元。}}", "“says, how much, en” says 2.5 billion yuan"),
    ("says: {when: {en: In June 2020., zh: 2020年5月3日。}}", "“says, when, en” says June"),
    ("says: {when: {en: On 3 May 2020., zh: 2020年5月4日。}}", "“says, when, zh” says 4"),
    ("says: {how many: {en: 3 reports., zh: 若干。}}", "“says, how many, en” says 3"),
    ("notes: [{en: It is 4 % of its sales., zh: 无。}]", "“notes 1, en” says 4"),
    ("attributed_to: {en: Order 17, zh: 命令}", "“attributed_to, en” says 17"),
    (
        "replies: [{topics: [say], text: {en: No; it was 7 million., zh: 不是。}}]",
        "“replies 1, text, en” says 7 million",
    ),
]
RIGHT = [
    "says: {how much: {en: 2.5 million yuan., zh: 2500000 元（250万元，二百五十万元）。}}",
    "says: {when: {en: On 3 May 2020., zh: 2020年5月3日。}}",
    "says: {when: {en: In May 2020., zh: 在2020年5月。}}",
    "public_record: [{text: {en: 2.53 million., zh: 253 万。}, source: {title: A, publisher: B, address: c.d}}]\n"
    "  notes: [{en: By the public record it was 2.53 million., zh: 公开记录为253万。}]",
]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.mark.parametrize(("field", "message"), WRONG)
def test_a_figure_that_nothing_proves(workshop: Workshop, field: str, message: str) -> None:
    """In whichever field or language it stands, and be it in words."""
    line = workshop.edit("events.yaml", PLACE, f"  {field}\n{PLACE}") - 1
    problem = workshop.problem()
    assert (problem.file, problem.line, problem.record) == ("events.yaml", line, RECORD)
    assert problem.message == f"{message}, and no quote or field of the record does."


@pytest.mark.parametrize("field", RIGHT)
def test_a_figure_that_is_proven(workshop: Workshop, field: str) -> None:
    """In other units, words and scripts it is the same figure; the public record names its source instead."""
    workshop.edit("events.yaml", PLACE, f"  {field}\n{PLACE}")
    assert workshop.problems() == []


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        (
            "{value: 25000000, currency: CNY, printed: 2.5 million yuan}",
            "The amount is 25000000 CNY, and its printed words",
        ),
        (
            "{value: 2500000, currency: USD, printed: 2.5 million yuan}",
            "The amount is 2500000 USD, and its printed words",
        ),
        ("{value: 2500000, currency: CNY, printed: Northwind}", "The amount is 2500000 CNY, and its printed words"),
        ("{value: 2500000, currency: CNY, printed: 2.5 million yuan, exact: 2600000}", "The exact amount is 2600000"),
    ],
)
def test_an_amount_that_its_printed_words_do_not_say(workshop: Workshop, amount: str, message: str) -> None:
    """Value, currency and rounding: what is compared is what the document prints."""
    workshop.edit("events.yaml", "{value: 2500000, currency: CNY, printed: 2.5 million yuan}", amount)
    assert [problem for problem in workshop.problems() if problem.message.startswith(message)]


def test_what_is_stated_of_each_is_no_total(workshop: Workshop) -> None:
    """The unit is that of the printed words."""
    file = workshop.documents / "news.txt"
    file.write_text(
        file.read_text(encoding="utf-8").replace("million yuan on", "million yuan per ship on"), encoding="utf-8"
    )
    workshop.edit(
        "events.yaml", "fined Northwind 2.5 million yuan on 3 May", "fined Northwind 2.5 million yuan per ship on 3 May"
    )
    workshop.edit("events.yaml", "printed: 2.5 million yuan}", "printed: 2.5 million yuan per ship}")
    assert workshop.problem().message.startswith("The amount is given as a total")
    workshop.edit("events.yaml", "currency: CNY, printed", "currency: CNY, unit: per incident, printed")
    assert workshop.problems() == []


def test_an_amount_may_be_known_more_exactly(workshop: Workshop) -> None:
    """The exact amount rounds to the printed one."""
    workshop.edit("events.yaml", "printed: 2.5 million yuan}", "printed: 2.5 million yuan, exact: 2540000}")
    assert workshop.problems() == []


def test_a_number_that_its_printed_words_do_not_say(workshop: Workshop) -> None:
    """A count with a number in its words is that number."""
    workshop.edit("events.yaml", PLACE, f"  counts: [{{value: 4, of: [say], printed: on 3 May}}]\n{PLACE}")
    assert workshop.problem().message == "The number is 4, and its printed words are “on 3 May”."
