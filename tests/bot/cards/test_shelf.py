"""The shelf: how documents are named, and up to when they go."""

from dataclasses import replace

from bot.cards.shelf import Shelf
from knowledge import SourceInfo

ONE = SourceInfo(
    id="one",
    title="First",
    publisher="Gazette",
    published="2021-07-14",
    published_basis="stated",
    address=None,
    language="en",
    records=3,
)


def test_coverage_counts_documents_and_says_up_to_when() -> None:
    """One document, and several."""
    assert Shelf.of([ONE]).coverage("en") == "From 1 document, up to 14 July 2021"
    two = Shelf.of([ONE, replace(ONE, id="two", published="2019-12-31")])
    assert two.coverage("en") == "From 2 documents, up to 14 July 2021"
    assert "14" in two.coverage("zh_hans")


def test_a_month_may_mean_its_last_day() -> None:
    """July 2021 counts as newer than 14 July 2021, and 2021 as newer than both."""
    assert Shelf.of([ONE, replace(ONE, id="m", published="2021-07")]).newest == "2021-07"
    assert Shelf.of([ONE, replace(ONE, id="m", published="2021-06")]).newest == "2021-07-14"
    assert Shelf.of([ONE, replace(ONE, id="y", published="2021")]).newest == "2021"


def test_no_documents() -> None:
    """An empty base says so and does not fail."""
    assert Shelf.of([]).newest is None
    assert Shelf.of([]).coverage("en") == "From 0 documents"


def test_naming() -> None:
    """A document is named by title, publisher and date; an unknown one by its id."""
    shelf = Shelf.of([ONE, replace(ONE, id="two", publisher=None)])
    assert shelf.named("one", "en") == "First, Gazette, 14 July 2021"
    assert shelf.named("two", "en") == "First, 14 July 2021"
    assert shelf.named("three", "en") == "three"


def test_a_register_is_counted_apart() -> None:
    """It makes nothing newer, is no document of the count, and stands alone under what it alone proves."""
    register = replace(ONE, id="register", title="Register", published="2026-11-23", compiled="2026-11-23")
    shelf = Shelf.of([ONE, register])
    assert (shelf.newest, shelf.documents) == ("2021-07-14", 1)
    assert shelf.coverage("en") == shelf.coverage("en", ["one"]) == "From 1 document, up to 14 July 2021"
    assert shelf.coverage("en", ["one", "register"]) == "From 1 document, up to 14 July 2021"
    assert shelf.coverage("en", ["register"]) == "From a register compiled by this project, checked 23 November 2026"
    assert "checked 23 November 2026; not legal advice" in shelf.register("en")
    assert Shelf.of([ONE]).register("en") == ""
