"""The door's list of what is due: whose, when, on what proof."""

import json
from datetime import date, timedelta

import pytest

import knowledge

TODAY = date(2026, 11, 24)
DMA, MINORS = "obligation/eu-dma-compliance-report", "obligation/cn-minors-audit-report"
OFFICER, AUDIT = "obligation/cn-protection-officer-report", "obligation/eu-dsa-audit-publication"


def test_the_next_year_by_date(base: knowledge.Knowledge) -> None:
    """The dates that a compliance team has in its calendar, soonest first, what has no date last."""
    found = base.deadlines(today=TODAY)
    assert [each.date for each in found if each.date is not None] == [
        "2026", "2027-01-31", "2027-02-17", "2027-02-28", "2027-02-28", "2027-03-07", "2027-05-01", "2027-08-17",
        "2027-08-31", "2027",
    ]  # fmt: skip
    assert [each.obligation for each in found if each.latest is None] == [OFFICER, AUDIT]
    assert len({each.key for each in found}) == len(found)


def test_applies_needs_proof(base: knowledge.Knowledge) -> None:
    """A duty of a class is a company's with a quote that it is in the class; else it may apply."""
    by_company = {each.obligation: each for each in base.deadlines("字节跳动", today=TODAY)}
    assert by_company[DMA].applies == "applies"
    assert by_company[DMA].because == ("ByteDance is among those designated as gatekeepers on 5 September 2023.",)
    assert any("designated as gatekeepers" in quote.quote for quote in by_company[DMA].proof)
    assert by_company[MINORS].applies == "may apply"
    assert not by_company[MINORS].because
    assert not by_company[MINORS].proof
    assert {each.applies for each in base.deadlines("Tencent", today=TODAY)} == {"may apply"}


def test_what_names_other_firms_is_left_out(base: knowledge.Knowledge) -> None:
    """Alibaba's reports are not Tencent's, not even perhaps; without a company they are shown as Alibaba's."""
    span = {"start": date(2023, 1, 1), "end": date(2024, 1, 1), "today": TODAY}
    reports = "obligation/alibaba-self-examination-reports"
    assert reports not in {each.obligation for each in base.deadlines("Tencent", **span)}
    for company in ("Alibaba", None):
        (found,) = [each for each in base.deadlines(company, **span) if each.obligation == reports]
        assert (found.applies, found.standing, found.past, found.open) == ("applies", "completed", True, False)
        assert (found.date, found.when) == (None, "within 3 years from 10 April 2021")
        assert "by the public record is of 10 April 2021" in found.arithmetic
        assert not found.compiled


def test_the_classes_that_a_team_is_in(base: knowledge.Knowledge) -> None:
    """Its own word counts as much as proof, wider classes with it; what replaces a duty does."""
    assert list(base.classes())[:2] == ["gatekeeper", "handler-of-minors-information"]
    assert base.classes("zh_hans")["gatekeeper"] == "《数字市场法》的守门人"
    found = {each.obligation: each.applies for each in base.deadlines(classes=["handler-over-10-million"], today=TODAY)}
    assert found[OFFICER] == found["obligation/cn-personal-information-audit"] == "applies"
    assert found[DMA] == "may apply"
    platform = {
        each.obligation: each.applies for each in base.deadlines(classes=["very-large-online-platform"], today=TODAY)
    }
    assert platform["obligation/eu-dsa-transparency-report-very-large"] == "applies"
    assert platform["obligation/eu-dsa-transparency-report"] == "may apply"


def test_an_event_that_the_firm_knows_gives_a_date(base: knowledge.Knowledge) -> None:
    """Counted from it; over a year whose calendar is not known here, a range."""
    events = {OFFICER: [date(2026, 9, 18)], AUDIT: [date(2026, 11, 30)]}
    found = {each.obligation: each for each in base.deadlines(today=date(2026, 10, 1), events=events)}
    assert found[OFFICER].date == "2026-11-05"
    assert "weekend days worked to make up: 20 September 2026, 10 October 2026" in found[OFFICER].arithmetic
    assert found[AUDIT].date == "2027-02-28"
    late = {OFFICER: [date(2040, 12, 10)]}
    (uncertain,) = [
        each for each in base.deadlines(today=date(2040, 12, 11), events=late) if each.obligation == OFFICER
    ]
    assert uncertain.date is None
    assert uncertain.earliest is not None
    assert uncertain.latest is not None
    assert uncertain.earliest < uncertain.latest
    assert "the official calendar of 2040, 2041 is not known here" in uncertain.arithmetic


def test_past_fresh_and_encouraged(base: knowledge.Knowledge) -> None:
    """Relative to today alone; what binds nobody says so."""
    found = base.deadlines(start=date(2024, 1, 1), end=date(2030, 1, 1), today=TODAY)
    assert all(each.past == (each.latest is not None and each.latest < TODAY) for each in found)
    assert {each.obligation for each in found if each.encouraged} == {"obligation/cn-general-data-risk-assessment"}
    assert not any(each.check_again for each in found)
    later = base.deadlines(today=date(2026, 11, 23) + timedelta(days=180))
    assert all(each.check_again for each in later if each.compiled)
    assert all(each.checked == date(2026, 11, 23) and each.originals for each in later if each.compiled)


def test_each_date_is_stated_derived_or_of_the_public_record(base: knowledge.Knowledge) -> None:
    """And says how it comes about, with quotes that stand in their documents."""
    for each in base.deadlines(start=date(2021, 1, 1), end=date(2030, 1, 1), today=TODAY):
        assert each.basis in ("stated", "derived", "public record")
        assert each.arithmetic
        assert each.evidence
        assert (each.source is not None) == (each.basis == "public record")
        json.dumps(each.as_dict())


def test_the_first_dates_are_those_that_the_sources_name(base: knowledge.Knowledge) -> None:
    """Before them nothing is due."""
    firsts = {
        "cn-minors-audit-report": "2026-01-31",
        "cn-personal-information-audit": "2027-05-01",
        "cn-protection-officer-report-2025": "2025-08-29",
        "cn-important-data-risk-assessment": "2025",
        "cn-general-data-risk-assessment": "2029-08-20",
        "eu-dsa-transparency-report": "2026-02-28",
        "eu-dsa-transparency-report-very-large": "2026-02-28",
        "eu-dsa-average-recipients": "2023-02-17",
        "eu-dma-compliance-report": "2024-03-07",
        "eu-dma-profiling-report": "2024-03-07",
    }
    found = base.deadlines(start=date(1990, 1, 1), end=date(2035, 1, 1), today=TODAY)
    first: dict[str, str] = {}
    for each in found:
        if each.date is not None:
            first.setdefault(each.obligation.removeprefix("obligation/"), each.date)
    assert first == firsts


@pytest.mark.parametrize(
    "asked",
    [
        {"company": "Xiaomi"},
        {"classes": ["gatekeepers"]},
        {"events": {"obligation/nothing": [TODAY]}},
    ],
)
def test_what_the_base_does_not_know_is_an_error(base: knowledge.Knowledge, asked: dict[str, object]) -> None:
    """An empty list would say that nothing is due."""
    with pytest.raises(KeyError):
        base.deadlines(**asked, today=TODAY)  # pyright: ignore[reportArgumentType]


def test_a_name_in_any_spelling_or_an_id(base: knowledge.Knowledge) -> None:
    """As everywhere else."""
    wanted = [each.key for each in base.deadlines("product/tiktok", today=TODAY)]
    for name in ("TikTok", "tik tok", "tiktok "):
        assert [each.key for each in base.deadlines(name, today=TODAY)] == wanted


def test_the_far_end_of_the_calendar(base: knowledge.Knowledge) -> None:
    """Days that are nearly no days any more raise nothing."""
    assert base.deadlines(today=date(9999, 6, 1))
    assert base.deadlines(today=date(1, 1, 1)) != []


def test_each_due_date_is_found_again_by_its_key(base: knowledge.Knowledge) -> None:
    """With the same words, for the same firm; a key that means nothing finds nothing."""
    found = base.deadlines("Alibaba", start=date(2023, 1, 1), end=date(2029, 1, 1), today=TODAY)
    assert len(found) > 12
    for each in found:
        assert base.due(each.key, "Alibaba", today=TODAY) == each
    for key in ("", "@", "x@2027-01-31", "obligation/cn-minors-audit-report@2027-02-30", f"{found[0].obligation}@0000"):
        assert base.due(key, today=TODAY) is None


def test_keys_leave_room_in_a_button(base: knowledge.Knowledge) -> None:
    """Discord gives 100 characters, of which a word in front takes eight."""
    assert all(
        len(each.key) <= 90 for each in base.deadlines(start=date(2023, 1, 1), end=date(2040, 1, 1), today=TODAY)
    )


def test_of_a_regulator_and_of_a_class(base: knowledge.Knowledge) -> None:
    """What is owed to a regulator; what the firms of a class owe, which applies to each of them."""
    early = date(2023, 1, 1)
    (owed,) = base.deadlines("samr", start=early, today=early)
    assert owed.obligation == "obligation/alibaba-self-examination-reports"
    assert owed.applies == "applies"
    for name in ("gatekeeper", "Gatekeepers under the Digital Markets Act", "《数字市场法》的守门人"):
        (report,) = base.deadlines(name, today=TODAY)
        assert (report.obligation, report.applies) == ("obligation/eu-dma-compliance-report", "applies")
    assert base.due(report.key, "gatekeeper", today=TODAY) == report
    with pytest.raises(KeyError):
        base.deadlines("Jack Ma", today=TODAY)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("阿里巴巴", ("company/alibaba", "firm")),
        ("company/alibaba", ("company/alibaba", "firm")),
        ("State Administration for Market Regulation", ("regulator/samr", "regulator")),
        ("very large online platforms", ("very-large-online-platform", "class")),
        ("VLOPs", ("very-large-online-platform", "class")),
        ("vlose", ("very-large-online-search-engine", "class")),
    ],
)
def test_whose_a_name_is(base: knowledge.Knowledge, name: str, found: tuple[str, str]) -> None:
    subject = base.subject(name)
    assert (subject.id, subject.kind) == found
