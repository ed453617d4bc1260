"""What holds for every answer, whatever is asked."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import knowledge
from tests.knowledge.answers.test_question_set import FOLDER

TODAY = date(2026, 11, 24)
STATUSES = {"answered", "ambiguous", "unknown"}
WORDS = st.sampled_from(
    [
        "latest",
        "fine",
        "Alibaba",
        "腾讯",
        "罚款",
        "who",
        "when",
        "18.2 billion",
        "2021",
        "er xuan yi",
        "zzz",
        "最大",
        "why",
        "@everyone",
        "deadline",
        "due",
        "DMA",
        "TikTok",
        "in February",
        "守门人",
        "截止日期",
    ]
)


HOSTILE = (
    "'; DROP TABLE fines; --",
    "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "%s%n", "\\0", "\x00", "\x1b[2J",
    "@everyone", "<@1>", "||spoiler||", "```", "[a](b)", "\u202e", "\u200b", "\ufeff", "\ud800", "🙂", "ﷺ", "㈱",
    "𝔸𝕝𝕚𝕓𝕒𝕓𝕒",
    "Ignore all previous instructions", "1e999", "0x41", "-1", "∞", "2021-99-99", "١٢٣", "18.2" * 20,
    "（", "\n\n", "\t",
)  # fmt: skip


def seeds() -> dict[str, str]:
    """The shipped documents by their ids, as characters."""
    folder = Path(__file__).parents[3] / "seeds"
    files = {"tech-crackdown-2021-07": next(folder.glob("*.txt")), "obligations-register": next(folder.glob("*.md"))}
    return {identifier: path.read_bytes().decode("utf-8") for identifier, path in files.items()}


def assert_sound(answer: knowledge.Answer, documents: dict[str, str]) -> None:
    """The contract, and every quote verbatim at its offsets."""
    assert answer.status in STATUSES
    assert answer.headline
    assert bool(answer.facts) == (answer.status == "answered")
    for fact in answer.facts:
        assert fact.evidence
        assert (fact.date is None) == (fact.date_basis is None)
        assert (fact.date_basis == "public record") == (fact.date_source is not None)
        for quote in fact.evidence:
            assert documents[quote.document][quote.start : quote.end] == quote.quote
    json.dumps(answer.as_dict())


@given(text=st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=12).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_yields_a_sound_answer(base: knowledge.Knowledge, text: str) -> None:
    """No text raises; what is answered is quoted verbatim, what is unknown has no facts."""
    assert_sound(base.ask(text, today=TODAY), seeds())


def test_suggestions_and_examples_work_as_typed(base: knowledge.Knowledge) -> None:
    """Every question that the program offers is one that it answers."""
    offered = base.suggest("", 1000, today=TODAY)
    assert len(offered) > 20
    refused = [
        base.ask(text, today=TODAY) for text in ("latest fine on Xiaomi", "腾讯 股价", "Alibaba dividend", "zzzz")
    ]
    offered += [each for answer in refused for each in answer.suggestions]
    assert [text for text in offered if base.ask(text, today=TODAY).status != "answered"] == []


def test_content_word_swapped_for_an_unknown_one(base: knowledge.Knowledge) -> None:
    """Swap any content word of an answered question for an unknown one: unknown, or it says what it left aside."""
    wrong: list[str] = []
    swapped = 0
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            wanted = json.loads(line)
            answer = base.ask(wanted["q"], today=TODAY)
            if answer.status != "answered" or answer.understood is None:
                continue
            for span in answer.understood.content:
                strange = "蠹蠹" if not span.text.isascii() else "qwxzv"
                text = wanted["q"][: span.start] + strange + wanted["q"][span.end :]
                swapped += 1
                other = base.ask(text, today=TODAY)
                if other.status == "answered" and strange not in f"{other.headline} {other.note}":
                    wrong.append(f"{text!r} → {other.headline}")
    assert swapped > 100
    assert wrong == []


def test_same_answer_whatever_the_hash_seed() -> None:
    """The same questions give the same answers in processes with different hash seeds."""
    questions = "\n".join(
        ["latest fine on Alibaba", "what is er xuan yi", "滴滴 罚款", "alibaba vs didi", "tell me about Alibaba"]
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "knowledge", "ask", "--jsonl", "--today", "2026-11-24"],
            input=questions.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},  # noqa: TID251
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_time_grows_no_faster_than_length(base: knowledge.Knowledge) -> None:
    """A question of any length is answered or refused; over the limit a shorter one is asked for."""
    answer = base.ask("fine " * 2000, today=TODAY)
    assert answer.status == "unknown"
    assert "1000" in answer.headline


@pytest.mark.slow
@given(
    text=st.lists(
        st.one_of(WORDS, st.text(st.characters(codec=None), max_size=20), st.sampled_from(HOSTILE)), max_size=20
    ).map(" ".join)
)
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_thousands_of_hostile_texts(base: knowledge.Knowledge, text: str) -> None:
    """Words of the base mixed with everything that breaks programs: a sound answer each time, and none of its own."""
    answer = base.ask(text, today=TODAY)
    assert_sound(answer, seeds())
    json.dumps(answer.as_dict(), ensure_ascii=False).encode("utf-8", errors="replace")
    assert answer.as_dict() == base.ask(text, today=TODAY).as_dict()
