"""Pages: every item stands on exactly one of them, counted exactly, however the items are sized."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Action, Card, Item, Quotation
from bot.cards.pages import opened, pages

TURN = Action("answer", "a question", "")


def card_of(sizes: list[int], note: str | None = "A note.") -> Card:
    """A card with quotes of these sizes."""
    things = tuple(Item(f"thing {n}", (), (Quotation("q" * size, "s"),)) for n, size in enumerate(sizes))
    return Card("answered", "Title", things, note, turned_by=TURN)


@given(st.lists(st.integers(0, 5000), max_size=40))
def test_every_item_stands_on_one_page(sizes: list[int]) -> None:
    """The pages follow one another without a gap, and each page's card holds just its items."""
    card = card_of(sizes)
    found = list(pages(card))
    assert [place for page in found for place in page] == list(range(len(sizes)))
    for page in found:
        for place in page:
            shown = opened(card, place)
            assert shown.items == card.items[page.start : page.stop]
            assert list(pages(shown)) == [range(len(page))] or len(found) == 1


def test_count_and_turning() -> None:
    """31 facts: “1–6 of 31” with Next alone, in the middle both, on the last page Previous alone."""
    card = card_of([20] * 31)
    first, second, last = opened(card), opened(card, 7), opened(card, 30)
    assert (first.shown, second.shown, last.shown) == ("1–6 of 31", "7–12 of 31", "31–31 of 31")
    assert first.actions == (Action("answer", "a question", "Next ›", 6, turns=True),)
    assert second.actions == (
        Action("answer", "a question", "‹ Previous", 0, turns=True),
        Action("answer", "a question", "Next ›", 12, turns=True),
    )
    assert [each.at for each in last.actions] == [24]


def test_the_note_stands_on_the_first_page() -> None:
    """It belongs to the whole answer, and is said once."""
    card = card_of([20] * 7)
    assert opened(card).note == "A note."
    assert opened(card, 6).note is None


@pytest.mark.parametrize("at", [31, 1000, 999_999])
def test_an_item_that_is_no_longer_there_opens_the_last_page(at: int) -> None:
    """After the knowledge has shrunk, an old button still shows something."""
    assert opened(card_of([20] * 31), at).shown == "31–31 of 31"


def test_what_fits_is_one_page() -> None:
    """No count and nothing to turn; a card without items has one page too."""
    card = card_of([20] * 6)
    assert opened(card) is card
    assert list(pages(Card("notice", "t"))) == [range(0)]


def test_without_something_that_turns_the_rest_is_counted() -> None:
    """Nothing is dropped silently."""
    card = Card("failure", "Refused", tuple(Item("p" * 900) for _ in range(10)))
    shown = opened(card)
    left = re.match(r"(\d+) more", shown.shown)
    assert left is not None
    assert int(left[1]) + len(shown.items) == 10
    assert opened(shown) is shown
