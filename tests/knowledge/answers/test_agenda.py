"""Questions for what is due: open ones first, each date with its arithmetic, and nothing else answered otherwise."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import knowledge
from knowledge.answers.agenda import register_topics
from knowledge.library import DATA
from knowledge.loading import read
from knowledge.sources.documents import default_folder
from tests.knowledge.answers.test_question_set import FOLDER
from tests.knowledge.workshop import Workshop

TODAY = date(2026, 11, 24)


def records(answer: knowledge.Answer) -> list[str]:
    """Which obligations it shows, in order."""
    return [fact.record.removeprefix("obligation/") for fact in answer.facts]


def test_open_ones_come_first_and_what_is_over_is_marked(base: knowledge.Knowledge) -> None:
    """Alibaba's next deadlines are those of AliExpress; the article's reports are still cited, as completed."""
    answer = base.ask("next deadline for Alibaba", today=TODAY)
    assert records(answer) == [
        "eu-dsa-average-recipients",
        "eu-dsa-transparency-report-very-large",
        "eu-dsa-audit-publication",
        "alibaba-self-examination-reports",
    ]
    assert [fact.date for fact in answer.facts] == ["2027-02-17", "2027-02-28", None, None]
    last = answer.facts[-1]
    assert last.standing == "completed"
    assert "self-examination compliance reports" in last.evidence[0].quote
    assert "self-examination compliance reports (completed)" in (answer.note or "")


def test_the_date_shows_how_it_comes_about(base: knowledge.Knowledge) -> None:
    """In the headline the date, in the notes the count, the weekend, the caveat and where it was read."""
    answer = base.ask("minors audit deadline", today=TODAY)
    assert answer.headline.startswith("Due 31 January 2027: ")
    assert answer.notes == (
        "How the date comes about: 31 January each year: 31 January 2027.",
        "31 January 2027 is a Sunday; nothing here says that the date moves.",
        "No volume threshold applies. Some firms' notes say under 14; the announcement counts minors under 18 and "
        "under 14 separately.",
        "Compiled by this project, checked 23 November 2026, original: arnoldporter.com advisories 2026/01; not legal "
        "advice.",
    )
    (fact,) = answer.facts
    assert (fact.date, fact.date_basis, fact.date_note) == ("2027-01-31", "stated", None)
    assert (fact.attributed_to or "").startswith("CAC Announcement of 29 December 2025")


def test_a_derived_date_says_so(base: knowledge.Knowledge) -> None:
    """Once a year from the first date is 7 March: that is worked out here, and shown as such."""
    (fact, _) = base.ask("when is the next DMA report due", today=TODAY).facts
    assert (fact.date, fact.date_basis) == ("2027-03-07", "derived")
    assert (fact.date_note or "").startswith("7 March each year: 7 March 2027 (the first date is stated; ")


def test_what_nobody_dated_has_no_date(base: knowledge.Knowledge) -> None:
    """Three months after an audit report that each firm received on a day of its own."""
    answer = base.ask("when are DSA audit reports published", today=TODAY)
    assert answer.facts[0].date is None
    assert answer.headline.startswith("Due 3 months after the audit report is received: ")


@pytest.mark.parametrize(
    ("today", "dates"),
    [
        (date(2026, 1, 31), ["2026-01-31"]),
        (date(2026, 2, 1), ["2027-01-31"]),
        (date(2028, 12, 31), ["2029-01-31"]),
        (date(2025, 1, 1), ["2026-01-31"]),
    ],
)
def test_next_is_relative_to_today(base: knowledge.Knowledge, today: date, dates: list[str]) -> None:
    """Due today is still to come; the day after, the next one is; before the first, the first is."""
    assert [fact.date for fact in base.ask("minors audit deadline", today=today).facts] == dates


def test_a_firm_is_shown_its_duties_with_the_proof(base: knowledge.Knowledge) -> None:
    """What TikTok and its owner are is quoted beside the first duty that each of them owes, and said."""
    answer = base.ask("what does TikTok have to file", today=TODAY)
    quotes = [" ".join(quote.quote for quote in fact.evidence) for fact in answer.facts]
    assert [place for place, each in enumerate(quotes) if "Among those platforms is TikTok" in each] == [0]
    gatekeepers = [fact.record for fact in answer.facts if "dma" in fact.record]
    assert "ByteDance, Meta and Microsoft were designated" in quotes[records(answer).index("eu-dma-compliance-report")]
    assert len(gatekeepers) == 2
    assert sum(note.startswith("Why it applies: ") for note in answer.notes) == 2


def test_a_firm_without_proof_is_shown_none(base: knowledge.Knowledge) -> None:
    """Tencent may be in a class; the base does not know, says so, and offers what can be asked."""
    answer = base.ask("next deadline for Tencent", today=TODAY)
    assert answer.status == "unknown"
    assert "No duty in the knowledge base is shown to bind Tencent" in answer.headline
    assert "may apply" in answer.headline
    assert [base.ask(each, today=TODAY).status for each in answer.suggestions] == ["answered"] * 3


def test_nothing_due_then_says_what_is_next(base: knowledge.Knowledge) -> None:
    """An empty span is no list of something else."""
    answer = base.ask("what is due for gatekeepers in June", today=TODAY)
    assert answer.status == "unknown"
    assert "The next is due 7 March 2027: DMA compliance report and its public summary." in answer.headline


@pytest.mark.parametrize(("days", "stale"), [(0, False), (179, False), (180, True), (900, True)])
def test_after_180_days_it_has_to_be_checked_again(base: knowledge.Knowledge, days: int, stale: bool) -> None:
    """Counted from the day of the check to today."""
    today = date(2026, 11, 23) + timedelta(days=days)
    notes = base.ask("minors audit deadline", today=today).notes
    again = f"That check of 23 November 2026 is {days} days old: check again at the original."
    assert (again in notes) is stale
    assert any(note.startswith("Compiled by this project, checked 23 November 2026") for note in notes)


def test_latest_is_measured_by_the_news_alone(base: knowledge.Knowledge) -> None:
    """A register of 2026 makes no fine of 2021 the latest of 2026."""
    answer = base.ask("latest fine on Alibaba", today=TODAY)
    assert "(documents up to 2021-07)" in answer.headline
    assert "newest document is of 2021-07" in (answer.note or "")
    assert "1 document, the newest of 2021-07" in base.ask("latest fine on Xiaomi", today=TODAY).headline
    coverage = base.ask("what do you cover", today=TODAY).headline
    assert "1 document, the newest of 2021-07" in coverage
    assert "register of obligations, compiled by this project and checked on 23 November 2026" in coverage


@pytest.mark.parametrize(
    "question",
    [
        "what is the Digital Markets Act", "what is a very large online platform", "define DSA", "what is PIPL",
        "tell me about AliExpress", "who are the designated firms", "is Amazon a gatekeeper", "什么是数字市场法",
    ],
)  # fmt: skip
def test_the_register_defines_nothing(base: knowledge.Knowledge, question: str) -> None:
    """It dates duties; what a law or a class is, it does not say."""
    facts = base.ask(question, today=TODAY).facts
    assert all(quote.document != "obligations-register" for fact in facts for quote in fact.evidence)


def test_every_other_answer_is_as_it_is_without_the_register() -> None:
    """Take the register, its records and its words away: no answer changes but those for what is due."""
    whole, _ = read(DATA, default_folder())
    own = register_topics(whole)
    bare = replace(
        whole,
        documents={name: each for name, each in whole.documents.items() if each.entry.compiled is None},
        entities={name: each.model_copy(update={"classes": []}) for name, each in whole.entities.items()},
        obligations={name: each for name, each in whole.obligations.items() if not whole.is_compiled(each.evidence)},
        topics={name: each for name, each in whole.topics.items() if name not in own},
        classes={},
    )
    without, with_it = knowledge.Knowledge(bare), knowledge.Knowledge(whole)
    questions = [
        json.loads(line)["q"]
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if path.stem != "deadlines"
    ]
    changed = [
        each
        for each in questions
        if with_it.ask(each, today=TODAY).as_dict() != without.ask(each, today=TODAY).as_dict()
    ]
    assert len(questions) > 2000
    assert changed == ["next deadline for Alibaba", "is there one report or several that Alibaba has to file"]


def test_a_follow_up_takes_what_was_asked_before(base: knowledge.Knowledge) -> None:
    """“And TikTok?” behind a question for a deadline asks for TikTok's."""
    first = base.ask("deadlines for gatekeepers", today=TODAY)
    asked = base.ask("next deadline for ByteDance", today=TODAY)
    assert records(base.ask("and Alibaba?", today=TODAY, before=asked))[:1] == ["eu-dsa-average-recipients"]
    second = base.ask("what is due in February", today=TODAY, before=first)
    assert second.as_dict() == base.ask("what is due in February", today=TODAY).as_dict()


def test_several_spans(base: knowledge.Knowledge) -> None:
    """One from a month to another, two where two are named; an open end goes on."""

    def days(question: str) -> list[str | None]:
        return [fact.date for fact in base.ask(question, today=TODAY).facts]

    assert days("what is due between January and March 2027")[0] == "2027-01-31"
    assert days("what is due between January and March 2027")[-1] == "2027-03-07"
    assert days("what is due for TikTok in February and August") == [
        "2027-02-17", "2027-02-28", "2027-08-17", "2027-08-31",
    ]  # fmt: skip
    assert days("DMA due dates after 2027")[:2] == ["2028-03-07", "2029-03-07"]
    assert days("TikTok due dates in 2028")[:2] == ["2028-02-17", "2028-02-29"]


def test_the_same_in_both_scripts(base: knowledge.Knowledge) -> None:
    """Frame words in the reader's script; the same dates."""
    simple = base.ask("守门人的截止日期", today=TODAY)
    traditional = base.ask("守門人的截止日期", today=TODAY)
    assert [fact.date for fact in simple.facts] == [fact.date for fact in traditional.facts]
    assert any("由本项目整理，2026年11月23日核对" in note for note in simple.notes)
    assert any("由本項目整理，2026年11月23日核對" in note for note in traditional.notes)


def test_more_than_fit_never_crowd_out_what_names_its_firm(base: knowledge.Knowledge) -> None:
    """Six are shown at most, the article's own among them; the headline counts all that are open."""
    answer = base.ask("list all deadlines", today=TODAY)
    assert len(answer.facts) == 6
    assert records(answer)[-1] == "alibaba-self-examination-reports"
    assert answer.headline.startswith("10 due dates; the first, some time in 2026: ")


def test_facts_of_a_duty_are_found_by_its_id(base: knowledge.Knowledge) -> None:
    """What a button under an answer looks up."""
    (fact,) = base.facts("obligation/eu-dma-compliance-report")
    assert fact.evidence[0].document == "obligations-register"
    assert len(base.facts("obligation/alibaba-self-examination-reports")) == 1


def test_a_rule_of_any_document_dates_its_duty(tmp_path: Path) -> None:
    """Not the register's alone; unless its record says in words of its own when it is due."""
    shop = Workshop(tmp_path)
    rule = "  rule: {fixed: 2020-06-01, printed: by 1 June 2020, first: 2020-06-01, basis: stated}\n"
    shop.edit("obligations.yaml", "  topics: [plan]\n", f"  topics: [plan]\n{rule}")
    question, today = "when is Northwind's plan due", date(2020, 5, 20)
    answer = knowledge.load(shop.data, shop.documents).ask(question, today=today)
    assert answer.headline.startswith("Due 1 June 2020: Northwind must file a plan")
    assert answer.facts[0].date == "2020-06-01"
    said = "  says: {when: {en: By 1 June 2020 at the latest., zh: 最迟2020年6月1日。}}\n"
    shop.edit("obligations.yaml", rule, rule + said)
    answer = knowledge.load(shop.data, shop.documents).ask(question, today=today)
    assert answer.headline == "By 1 June 2020 at the latest."
