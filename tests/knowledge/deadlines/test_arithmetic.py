"""The arithmetic of a due date in words, in each language, so that anybody can count after it."""

import string
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from knowledge.deadlines.arithmetic import arithmetic, on_a_weekend, when
from knowledge.deadlines.occurrences import Occurrence, occurrences
from knowledge.deadlines.words import LANGUAGES, Sentences
from knowledge.deadlines.workdays import official
from tests.knowledge.deadlines.obligations import obligation

EVENT = {"en": "the report is received", "zh": "收到报告"}
SAID: list[tuple[dict[str, Any], str, str, str]] = [
    # rule, when it is due, how that comes about; and in simplified Chinese
    ({"fixed": "2026-03-31"}, "31 March 2026", "31 March 2026, as it is given", "2026年3月31日，日期直接给出"),
    ({"fixed": "2026"}, "some time in 2026", "2026; no day is given", "2026年；未给出具体日期"),
    (
        {"yearly": [{"month": 1, "day": 31}]},
        "31 January 2026",
        "31 January each year: 31 January 2026",
        "每年1月31日：2026年1月31日",
    ),
    (
        {"yearly": [{"month": 2, "day": "end"}]},
        "28 February 2026",
        "the end of February each year: 28 February 2026",
        "每年2月底：2026年2月28日",
    ),
    (
        {"yearly": [{"month": 3}]},
        "some time in March 2026",
        "March each year, no day is given: March 2026",
        "每年3月，未给出具体日期：2026年3月",
    ),
    (
        {"yearly": [{}]},
        "some time in 2026",
        "once each year, no day is given: 2026",
        "每年一次，未给出具体日期：2026年",
    ),
    (
        {"every": {"months": 9, "first": "2025-10-17"}, "basis": "derived"},
        "17 July 2026",
        "every 9 months, counted from 17 October 2025: 17 July 2026 (so far)",
        "每9个月一次，自2025年10月17日起算：2026年7月17日（如此）",
    ),
    (
        {"every": {"months": 12, "first": "2026-10-17"}},
        "17 October 2026",
        "17 October 2026, the first date",
        "2026年10月17日，首个日期",
    ),
    (
        {"at_least_once": {"years": 2, "counted_from": "2024-05-01"}},
        "1 May 2026",
        "at least once in 2 years, counted from 1 May 2024: 1 May 2026 at the latest",
        "每2年至少一次，自2024年5月1日起算：最迟2026年5月1日",
    ),
    (
        {"at_least_once": {"years": 1, "counted_from": "2024-05-01"}},
        "1 May 2026",
        "at least once in 1 year, counted from 1 May 2024: 1 May 2026 at the latest, if each time before was on its "
        "last day",
        "每1年至少一次，自2024年5月1日起算：最迟2026年5月1日（假定此前每次都在最后一天完成）",
    ),
    (
        {"after": {"event": EVENT, "happened": "2026-01-31", "months": 3}},
        "30 April 2026",
        "3 months from 31 January 2026: 30 April 2026",
        "自2026年1月31日起3个月：2026年4月30日",
    ),
    (
        {"after": {"event": EVENT, "months": 3}},
        "3 months after the report is received",
        "3 months after the report is received; when that was, each firm knows for itself",
        "收到报告后3个月内；该事件的日期由各企业自知",
    ),
    (
        {"after": {"event": EVENT, "happened": "2026-06-01", "working_days": 5, "calendar": "weekdays"}},
        "8 June 2026",
        "5 working days from 1 June 2026, working days being Monday to Friday: 8 June 2026",
        "自2026年6月1日起5个工作日，工作日为星期一至星期五：2026年6月8日",
    ),
    (
        {"after": {"event": EVENT, "happened": "2026-09-18", "working_days": 10, "calendar": "china"}},
        "9 October 2026",
        "10 working days from 18 September 2026, Chinese working days including make-up days (weekend days worked to "
        "make up: 20 September 2026; weekdays off: 6): 9 October 2026",
        "自2026年9月18日起10个工作日，按中国工作日计算（含调休上班日）（调休上班的周末日：2026年9月20日；放假的平日：6天）："
        "2026年10月9日",
    ),
    (
        {"within": {"years": 3, "counted_from": "2025-04-10"}},
        "within 3 years from 10 April 2025",
        "within 3 years from 10 April 2025: 10 April 2028 at the latest",
        "自2025年4月10日起3年之内：最迟2028年4月10日",
    ),
    (
        {"within": {"years": 3}},
        "within 3 years; from which day is not said",
        "within 3 years; from which day is not said, so there is no date",
        "3年之内；未说明自何日起算，因此没有日期",
    ),
]


def due(rule: dict[str, Any]) -> Occurrence:
    """The one that a rule gives for 2026."""
    (found,) = occurrences(obligation(dict(rule)), date(2026, 1, 1), date(2026, 12, 31))
    return found


@pytest.mark.parametrize(("rule", "said_when", "english", "chinese"), SAID, ids=lambda each: str(each)[:40])
def test_each_form_says_how_it_comes_about(rule: dict[str, Any], said_when: str, english: str, chinese: str) -> None:
    """When it is due, no more precisely than it is known, and the count."""
    found = due(rule)
    assert when(found, "en") == said_when
    assert arithmetic(found, "en") == english
    assert arithmetic(found, "zh_hans") == chinese
    assert arithmetic(found, "zh_hant") not in (english, "")


def test_the_thirty_working_days_of_2025() -> None:
    """As a compliance person counts them: from when, which days, which date."""
    rule = {"after": {"event": EVENT, "happened": "2025-07-18", "working_days": 30, "calendar": "china"}}
    (found,) = occurrences(obligation(rule), date(2025, 1, 1), date(2025, 12, 31))
    assert arithmetic(found, "en") == (
        "30 working days from 18 July 2025, Chinese working days including make-up days: 29 August 2025"
    )
    assert (
        arithmetic(found, "zh_hant") == "自2025年7月18日起30個工作日，按中國工作日計算（含調休上班日）：2025年8月29日"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_calendar_gives_a_range_with_its_reason(language: str) -> None:
    """Both ends, which year is not known, and what each end assumes; never one guessed date."""
    year = next(year for year in range(2026, 2100) if official(date(year, 6, 1)) is None)
    rule = {"after": {"event": EVENT, "happened": f"{year - 1}-12-20", "working_days": 30, "calendar": "china"}}
    (found,) = occurrences(obligation(rule), date(year - 1, 1, 1), date(year + 1, 1, 1))
    said = arithmetic(found, language)
    assert found.written is None
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest < found.latest
    assert all(str(each) in said for each in (year, 3, 6, found.earliest.day, found.latest.day))
    assert str(found.latest.day) in when(found, language)


def test_weekends_are_pointed_out_and_never_moved() -> None:
    """31 January 2027 is a Sunday; that it moves is nowhere said, so it does not."""
    (sunday,) = occurrences(obligation({"fixed": "2027-01-31"}), date(2027, 1, 1), date(2027, 12, 31))
    assert on_a_weekend(sunday, "en") == "31 January 2027 is a Sunday; nothing here says that the date moves."
    assert on_a_weekend(sunday, "zh_hans") == "2027年1月31日是星期日；此处没有依据说明日期会顺延。"
    assert on_a_weekend(due({"fixed": "2026-03-31"}), "en") is None
    assert on_a_weekend(due({"fixed": "2026"}), "en") is None


def entries(language: str) -> dict[str, str]:
    """Every sentence of a language by its key, those in tables too."""

    def each() -> Iterator[tuple[str, str]]:
        for field in fields(Sentences):
            value = getattr(LANGUAGES[language], field.name)
            if isinstance(value, str):
                yield field.name, value
            elif isinstance(value, tuple):
                yield from ((f"{field.name}.{place}", text) for place, text in enumerate(value))
            else:
                yield from (
                    (f"{field.name}.{key}", text if isinstance(text, str) else " ".join(text))
                    for key, text in value.items()
                )

    return dict(each())


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_languages_say_the_same(language: str) -> None:
    """The same sentences with the same places to fill, none in another language or script."""

    def places(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}

    english, own = entries("en"), entries(language)
    assert own.keys() == english.keys()
    dated = ("day", "month", "year")
    assert [key for key in own if places(own[key]) != places(english[key]) and not key.startswith(dated)] == []
    assert [key for key, text in own.items() if text == english[key] and len(text) > 6] == []
    opencc = pytest.importorskip("opencc")
    simplified = opencc.OpenCC("t2s").convert
    if language == "zh_hans":
        assert [key for key, text in own.items() if simplified(text) != text] == []
    else:
        assert simplified(own["weekend"]) != own["weekend"]
