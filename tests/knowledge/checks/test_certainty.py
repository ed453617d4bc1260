"""Certainty: a record is never surer than its quote."""

from pathlib import Path

import pytest

from tests.knowledge.workshop import Workshop

HEDGED = [
    ("Officials moved to levy fines on Southwind.", "Officials levied a fine.", "announced", "moved to levy"),
    ("Officials have moved to fine Southwind.", "Officials moved to fine Southwind.", "announced", "moved to fine"),
    ("Southwind could pay a fine.", "Southwind pays a fine.", "could", "could pay"),
    ("Southwind may still close its shop.", "Southwind closes its shop.", "could", "may still"),
    ("Southwind is considering a sale of its app.", "Southwind has a sale.", "considering", "considering sale"),
    ("Southwind is looking to go public.", "Southwind goes public.", "considering", "looking to go"),
    ("南风正考虑出售应用。", "Southwind sells.", "considering", "正考虑出售应用。"),
]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def retell(workshop: Workshop, quote: str, sentence: str, modality: str) -> None:
    """Let the document say something, and the record of the removal tell it."""
    (workshop.documents / "notice.txt").write_text(
        f"Southwind’s app was removed.\n{quote}\nIts data was vast.\n", encoding="utf-8"
    )
    workshop.edit(
        "events.yaml",
        "quote: Southwind’s app was removed.}\n  modality: done",
        f"quote: {quote}}}\n  modality: {modality}",
    )
    workshop.edit(
        "events.yaml",
        "{en: Southwind's app was removed., zh: 南风的应用被下架。}",
        f'{{en: "{sentence}", zh: 南风出售应用。}}',
    )


@pytest.mark.parametrize(("quote", "sentence", "modality", "words"), HEDGED)
def test_surer_than_the_quote(workshop: Workshop, quote: str, sentence: str, modality: str, words: str) -> None:
    """The words that hedge are named, with the modality that fits; with it the record is sound."""
    retell(workshop, quote, sentence, "done")
    problem = workshop.problem()
    assert problem.message == f"It is given as “done”, but its quote only says “{words}”."
    assert problem.remedy.startswith(f"Write “modality: {modality}”")
    assert problem.record == "removal/southwind-2021"
    workshop.edit("events.yaml", f"quote: {quote}}}\n  modality: done", f"quote: {quote}}}\n  modality: {modality}")
    assert workshop.problems() == []


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Southwind has an app, which could be sold.", "Southwind has an app."),
        ("Southwind, whose sale officials may forbid, has an app.", "Southwind has an app."),
        ("Ada Lind said that Southwind may be sold.", "Ada Lind said that Southwind may be sold."),
        ("On 1 May the app was removed.", "The app was removed."),
    ],
)
def test_a_hedge_of_something_else(workshop: Workshop, quote: str, sentence: str) -> None:
    """What a quote says beside the record, or that somebody said, takes nothing from the record."""
    retell(workshop, quote, sentence, "done")
    assert not [problem for problem in workshop.problems() if "only says" in problem.message]
