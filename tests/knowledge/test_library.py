"""The Python door: what a caller of `knowledge` can rely on."""

import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import knowledge

TODAY = date(2026, 11, 24)


def test_the_door_names_all_that_it_offers() -> None:
    assert sorted(knowledge.__all__) == knowledge.__all__
    assert all(getattr(knowledge, name).__doc__ for name in knowledge.__all__)


@pytest.mark.parametrize(
    ("prefix", "first"),
    [("ali", "Alibaba"), ("阿里", "Alibaba"), ("TENC", "Tencent"), ("er x", "Er xuan yi"), ("di", "Didi")],
)
def test_names_complete_a_prefix_in_any_script(base: knowledge.Knowledge, prefix: str, first: str) -> None:
    assert base.names(prefix)[0].casefold() == first.casefold()


def test_names_of_a_kind_and_of_a_number(base: knowledge.Knowledge) -> None:
    terms = base.names("", 100, {"term"})
    assert len(terms) == len([each for each in base.things if each.startswith("term/")])
    assert len(base.names("", 4)) == 4
    assert base.names("qqqqzzzz") == []


def test_suggestions_go_on_from_what_is_typed(base: knowledge.Knowledge) -> None:
    assert all("alibaba" in each.casefold() for each in base.suggest("alibaba", today=TODAY))
    assert base.suggest("latest fine on al", today=TODAY)[0] == "latest fine on Alibaba"


def test_sources_are_counted(base: knowledge.Knowledge) -> None:
    register, article = base.sources()
    assert (article.id, register.id) == ("tech-crackdown-2021-07", "obligations-register")
    assert article.published == base.newest == "2021-07", "a register that was compiled here is no news"
    assert (article.compiled, register.compiled) == (None, "2026-11-23")
    assert article.records + register.records == len(base.things) + len(base.records)


def test_show_gives_plain_data_or_nothing(base: knowledge.Knowledge) -> None:
    found = base.show("fine/alibaba-2021-04")
    assert found is not None
    assert found["modality"] == "done"
    assert base.show("fine/nothing") is None


def test_fines_and_timeline(base: knowledge.Knowledge) -> None:
    latest = base.fines("Alibaba", today=TODAY)
    assert [fact.date for fact in latest.facts] == ["2021-07-07", "2021-04-10"]
    largest = base.fines("阿里巴巴", sort="largest", today=TODAY)
    assert largest.facts[0].record == "fine/alibaba-2021-04"
    assert largest.language == "zh_hans"
    assert [fact.record for fact in base.fines(since="2021-05", today=TODAY).facts] == ["fine/unreported-deals-2021-07"]
    assert base.fines("Alibaba", since="2022", today=TODAY).status == "unknown"
    told = base.timeline(today=TODAY)
    assert told.facts[0].record == "fine/alibaba-2021-04"
    assert base.timeline("Xiaomi", today=TODAY).status == "unknown"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"subject": "Alibaba"},
        {"subject": "腾讯", "start": "2021-06"},
        {"subject": "Didi", "start": "2021", "end": "2021-07"},
        {"end": "2021-04"},
    ],
)
def test_a_timeline_can_be_had_again_from_its_question(base: knowledge.Knowledge, given: dict[str, str]) -> None:
    told = base.timeline(**given, today=TODAY)  # type: ignore[arg-type]
    assert told.status == "answered"
    assert told.listing == "timeline"
    again = base.ask(told.question, today=TODAY)
    assert again == told


def test_a_timeline_is_asked_for_in_words(base: knowledge.Knowledge) -> None:
    for question in ("timeline of Alibaba", "Alibaba timeline", "chronology of Didi in 2021", "阿里巴巴时间线"):
        dates = [fact.days for fact in base.ask(question, today=TODAY).facts]
        assert len(dates) > 1
        assert [last for _, last in dates if last] == sorted(last for _, last in dates if last)
    for question in ("timeline of Xiaomi", "timeline for ByteDance going public", "Alibaba share price timeline"):
        assert base.ask(question, today=TODAY).listing is None


def test_what_lists_fines_says_so(base: knowledge.Knowledge) -> None:
    for question in (
        "compare fines",
        "list all fines",
        "latest fines on Alibaba",
        "alibaba vs didi fines",
        "有哪些罚款",
    ):
        assert base.ask(question, today=TODAY).listing == "fines", question
    for question in (
        "latest fine on Alibaba",
        "fines on Tencent",
        "did Tencent pay fines of 18.2 billion?",
        "fines 2020",
    ):
        assert base.ask(question, today=TODAY).listing is None, question


def test_a_fact_has_its_sums_days_and_names(base: knowledge.Knowledge) -> None:
    incident, total = base.fines(today=TODAY).facts
    assert total.sums == (
        knowledge.Sum(Decimal(18_200_000_000), "CNY", per_incident=False, printed="18.2 billion yuan"),
        knowledge.Sum(Decimal(2_800_000_000), "USD", per_incident=False, printed="$2.8 billion"),
    )
    assert [each.per_incident for each in incident.sums] == [True]
    assert incident.about == ("Didi", "Alibaba", "Tencent")
    assert total.days == (date(2021, 4, 10), date(2021, 4, 10))
    (removal,) = base.facts("removal/didi-apps-2021-07")
    assert removal.days == (date(2021, 7, 1), date(2021, 7, 31))
    assert base.facts("company/didi")[0].days is None
    assert base.facts("fine/unreported-deals-2021-07", "zh_hans")[0].about[0] == "滴滴（Didi）"


def test_the_contract_has_no_new_keys(base: knowledge.Knowledge) -> None:
    answer = base.fines(today=TODAY).as_dict()
    assert list(answer) == ["question", "status", "headline", "facts", "note", "suggestions"]
    assert list(answer["facts"][0])[-2:] == ["standing", "evidence"]


def test_define_and_profile_in_a_language(base: knowledge.Knowledge) -> None:
    assert "single platform" in base.define("er xuan yi", today=TODAY).headline
    chinese = base.define("er xuan yi", today=TODAY, language="zh_hans")
    assert chinese.headline.startswith("二选一")
    assert base.profile("腾讯", today=TODAY).facts[0].record == "company/tencent"


def test_follow_ups(base: knowledge.Knowledge) -> None:
    first = base.ask("latest fine on Alibaba", today=TODAY)
    second = base.ask("and Didi?", today=TODAY, before=first)
    assert second.facts[0].record == "fine/unreported-deals-2021-07"
    third = base.ask("why?", today=TODAY, before=second)
    assert "approval in 22 deals" in third.headline
    assert base.ask("and Xiaomi?", today=TODAY, before=first).status == "unknown"
    assert base.ask("and Didi?", today=TODAY).status != "ambiguous"


def test_threads_may_read_one_base(base: knowledge.Knowledge) -> None:
    questions = ["latest fine on Alibaba", "what is er xuan yi", "滴滴 罚款", "Alibaba share price"] * 5
    alone = [base.ask(each, today=TODAY).as_dict() for each in questions]
    found: list[list[dict[str, object]]] = []

    def work() -> None:
        found.append([base.ask(each, today=TODAY).as_dict() for each in questions])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 4


def test_a_bad_folder_raises_the_one_error_with_all_problems(tmp_path: Path) -> None:
    with pytest.raises(knowledge.BadKnowledge) as raised:
        knowledge.load(tmp_path)
    assert len(raised.value.problems) >= 8
    assert knowledge.check(tmp_path) == list(raised.value.problems)


def test_related_questions_work_and_are_others(base: knowledge.Knowledge) -> None:
    for question in (
        "latest fine on Alibaba",
        "what is er xuan yi",
        "who is Angela Zhang",
        "how many apps were removed",
    ):
        answer = base.ask(question, today=TODAY)
        related = base.related(answer)
        assert related
        assert question not in related
        assert all(base.ask(each, today=TODAY).status == "answered" for each in related)


def test_every_piece_of_a_question_is_explained(base: knowledge.Knowledge) -> None:
    answer = base.ask("latest fien on alibab over 18 billion yuan since 2021 zzz", today=TODAY)
    found = {reading.text: reading for reading in base.readings(answer)}
    assert found["latest"].kind == "order"
    assert (found["fien"].kind, found["fien"].meaning.split(":")[0]) == ("topic", "“fine”")
    assert found["alibab"].kind == "name"
    assert "Alibaba" in found["alibab"].meaning
    assert (found["over 18 billion yuan"].kind, found["over 18 billion yuan"].meaning) == (
        "amount",
        "> 18,000,000,000 CNY",
    )
    assert found["since 2021"].meaning == "2021-01-01"
    assert found["zzz"].kind == "unknown"


def test_a_quote_in_its_surroundings(base: knowledge.Knowledge) -> None:
    quote = base.ask("what is er xuan yi", today=TODAY).facts[0].evidence[0]
    around = base.surroundings(quote)
    assert quote.quote in " ".join(passage.text for passage in around.covering)
    assert around.before is not None
    assert around.after is not None
    assert around.after.text.startswith("Alibaba was also ordered")


def test_facts_of_a_record(base: knowledge.Knowledge) -> None:
    (fine,) = base.facts("fine/alibaba-2021-04")
    assert fine.evidence
    assert base.facts("company/alibaba", "zh_hans")[0].text.startswith("阿里巴巴")
    assert base.facts("fine/nothing") == []
