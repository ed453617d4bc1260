"""An answer → a card: the source's certainty, dates with their basis, quotes verbatim."""

from dataclasses import replace

import pytest

from bot.cards.answers import answer_card
from bot.cards.card import Label
from bot.cards.shelf import Shelf
from knowledge import Answer, DateSource, Fact, Knowledge, Quote, SourceInfo
from tests.bot.conftest import TODAY

SHELF = Shelf.of(
    [
        SourceInfo(
            id="doc",
            title="The article",
            publisher=None,
            published="2021-07",
            published_basis="public record",
            address=None,
            language="en",
            records=1,
        )
    ]
)
QUOTE = Quote("doc", "moved to levy fines on “all” three", 10, 44)
FACT = Fact(
    record="fine/x",
    kind="fine",
    text="Officials moved to levy fines.",
    modality="announced",
    attributed_to="Chinese officials",
    date="2021-07-07",
    date_basis="public record",
    date_source=DateSource("A report", "The Times", "times.example/a"),
    standing="in force",
    evidence=(QUOTE,),
)
ANSWER = Answer("q", "answered", "The latest one.", (FACT,), ("A caveat.",), ("ask this",))


def details(fact: Fact, language: str = "en") -> str:
    """What stands beside a fact."""
    item = answer_card(replace(ANSWER, facts=(fact,), language=language), SHELF).items[0]
    assert item.label is not None
    return "\n".join((item.label.sign, item.label.name, item.label.value, *item.details))


def test_everything_is_shown() -> None:
    """Headline, fact, certainty with its speaker, date with source, standing, quote, note, suggestions, coverage."""
    card = answer_card(ANSWER, SHELF)
    assert (card.tone, card.title, card.note, card.choices) == (
        "answered",
        "The latest one.",
        "A caveat.",
        ("ask this",),
    )
    item = card.items[0]
    assert item.text == FACT.text
    assert item.quotes[0].text == QUOTE.quote
    assert item.quotes[0].source == "The article, July 2021"
    assert item.label == Label("Announced", "7 July 2021 (public record)", "◑")
    assert item.details == (
        "According to Chinese officials",
        "That it was done is not said",
        "The date is not in the document; it is from The Times",
        "Today: in force",
    )
    assert item.fine == ("Title and address: A report, times.example/a",)
    assert card.footer == "From 1 document, up to July 2021"


def test_a_fact_that_the_headline_says_is_not_said_twice() -> None:
    """Its quotes and details are still shown."""
    card = answer_card(replace(ANSWER, headline=f"The latest: {FACT.text}"), SHELF)
    assert card.items[0].text == ""
    assert card.items[0].quotes


@pytest.mark.parametrize(
    ("modality", "sign"),
    [
        ("ordered", "Ordered\n"),
        ("announced", "That it was done is not said"),
        ("considering", "not decided"),
        ("could", "possibility"),
        ("opinion", "not a finding"),
    ],
)
def test_uncertain_facts_say_so(modality: str, sign: str) -> None:
    """No plan, order or view looks like something that happened."""
    assert sign in details(replace(FACT, modality=modality))


def test_a_date_says_where_it_is_from() -> None:
    """Stated, derived with how, public record; and what the document prints instead."""
    assert "(in the document)" in details(replace(FACT, date_basis="stated", date_source=None))
    derived = replace(FACT, date_basis="derived", date_source=None, date_note="three years from the order")
    assert "derived: three years from the order" in details(derived)
    assert details(derived).count("three years") == 1
    assert "The document prints: Wednesday (July 13)" in details(replace(FACT, date_note="Wednesday (July 13)"))
    assert "2021" not in details(replace(FACT, date=None, date_basis=None, date_source=None))


def test_chinese_frame_and_original_quote() -> None:
    """The words around follow the question's language, the quote never does."""
    card = answer_card(replace(ANSWER, language="zh_hans"), SHELF)
    assert "公开记录" in card.items[0].label.value
    assert card.items[0].quotes[0].text == QUOTE.quote


def test_refusals_claim_no_coverage_of_their_own() -> None:
    """Unknown and ambiguous answers have no facts; an ambiguous one asks to choose."""
    unknown = answer_card(Answer("q", "unknown", "Nothing.", suggestions=("this",)), SHELF)
    assert (unknown.items, unknown.footer, unknown.choices_title) == ((), None, "You can ask:")
    assert (
        answer_card(Answer("q", "ambiguous", "Which?", suggestions=("a", "b")), SHELF).choices_title
        == "Please choose one:"
    )


def test_shipped_answers_name_their_document(base: Knowledge, shelf: Shelf) -> None:
    """A real answer's quotes are under a title, not under an id."""
    answer = base.ask("latest fine on Alibaba", today=TODAY)
    card = answer_card(answer, shelf)
    assert card.tone == "answered"
    assert card.items[0].quotes
    assert all(quote.source not in shelf.sources for item in card.items for quote in item.quotes)
