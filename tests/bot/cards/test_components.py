"""A card as Discord's components: within the limits, nothing lost silently, nothing that formats or pings."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Action, Card, Item, Picture, Quotation
from bot.cards.components import MOST_TEXT, texts, view_of

LONG = "word " * 3000


def items(count: int, size: int = 20) -> tuple[Item, ...]:
    """So many things with a quote of a size."""
    return tuple(Item(f"thing {n}", ("a detail",), (Quotation("q" * size, "source"),)) for n in range(count))


async def test_a_small_card_is_one_container() -> None:
    """Title in bold, quote behind a bar, details small, choices as a list."""
    card = Card("answered", "Title", items(1), "Note", "Ask:", ("one",), "Footer")
    assert texts(card) == [
        "**Title**",
        f"thing 0\n> {'q' * 20}\n-# — source\n-# a detail",
        "Note",
        "Ask:\n- one",
        "-# Footer",
    ]
    view = view_of(card)
    assert view.has_components_v2()
    assert view.total_children_count == 6
    assert view.is_finished(), "discord.py would keep it in memory otherwise"


@pytest.mark.parametrize(
    "card",
    [
        Card(
            "answered",
            LONG,
            (Item(LONG, (LONG,) * 9, (Quotation(LONG, LONG),) * 9),) * 9,
            LONG,
            LONG,
            (LONG,) * 9,
            LONG,
        ),
        Card("answered", "t", items(200)),
        Card("answered", "t", items(2, 5000)),
        Card("answered", "*" * 6000, (Item("_" * 6000, (), (Quotation("`" * 6000, "["),)),), "~" * 6000),
        Card("unknown", "😀" * 6000, (), "👩\u200d💻" * 3000, "x", ("🇨🇳" * 200,) * 30),
        Card("unknown", "@everyone" * 700),
        Card("notice", "t", (Item("\n" * 6000, (), (Quotation("\n" * 6000, "s"),)),)),
    ],
)
async def test_discords_limits_hold(card: Card) -> None:
    """Never more than 4,000 characters or 40 components, never an empty text."""
    view = view_of(card)
    assert view.content_length() <= MOST_TEXT
    assert view.total_children_count <= 40
    assert all(text.strip() for text in texts(card))


async def test_a_picture_stands_under_the_title() -> None:
    """Its words are its description, within Discord's 1,024 characters; it takes no room from the texts."""
    card = Card("answered", "Title", items(2), picture=Picture("fines", "<svg/>", "words " * 400))
    (container,) = view_of(card).to_components()
    gallery = container["components"][1]
    assert gallery["type"] == 12
    assert gallery["items"][0]["media"] == {"url": "attachment://fines.png"}
    assert len(gallery["items"][0]["description"]) <= 1024
    texts_shown = [each["content"] for each in container["components"] if each["type"] == 10]
    assert texts_shown == texts(card)


async def test_components_are_few_enough_with_everything_at_once() -> None:
    """Twenty things, a note, choices, a footer, ten buttons and a picture are within 40."""
    actions = tuple(Action(kind, "x", "label") for kind in ("source", "why", "other", "everyone", "ask") * 5)
    card = Card(
        "answered", "t", items(200, 5), "n", "Ask:", ("c",), "f", actions, picture=Picture("timeline", "<svg/>", "a")
    )
    view = view_of(card, {place: f"ask:{place}" for place in range(len(actions))})
    assert view.total_children_count == 39


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 4)), max_size=60),
    st.integers(0, 5000),
    st.sampled_from(["x", "*", "汉", "😀", "a b "]),
)
def test_limits_hold_for_any_sizes(sizes: list[tuple[int, int, int]], rest: int, letter: str) -> None:
    """The same for any number of items of any size."""
    card = Card(
        "answered",
        letter * rest,
        tuple(Item(letter * a, (letter * 30,), (Quotation(letter * b, "source"),) * n) for a, b, n in sizes),
        letter * rest,
        "Ask:",
        (letter * rest,) * 7,
        letter * rest,
    )
    found = [text for text in texts(card) if text != "****"]
    assert sum(map(len, found)) <= MOST_TEXT
    assert len(found) + 1 <= 40


def test_what_does_not_fit_is_counted() -> None:
    """Items left out are counted in a line of their own; shown and left out make the whole."""
    found = texts(Card("answered", "t", items(200)))
    left = next(int(match[1]) for text in found if (match := re.match(r"-# (\d+) more entries", text)))
    assert sum(text.startswith("thing") for text in found) + left == 200


def test_the_answer_is_the_last_to_be_cut() -> None:
    """A first item that fits alone is shown whole, though others do not fit beside it."""
    found = texts(Card("answered", "t", items(3, 2500)))
    assert "q" * 2500 in found[1]
    assert any("2 more entries" in text for text in found)


def test_a_cut_is_marked() -> None:
    """A quote that is too long for a message ends with the mark of a cut, outside the quoted words."""
    found = texts(Card("answered", "t", (Item("", (), (Quotation(LONG, "source"),)),)))
    assert re.search(r"word \\\[…\]\n-# — source$", found[1])


def test_lines_of_a_quote_all_stand_behind_the_bar() -> None:
    """A quote of several lines cannot break out of its block, nor begin a heading in it."""
    found = texts(Card("answered", "t", (Item("", (), (Quotation("one\n# two\n>>> three", "s"),)),)))
    assert found[1] == "> one\n> \\# two\n> \\>>> three\n-# — s"


def test_titles_and_small_print_are_one_line() -> None:
    """A line break in a title, a detail, a choice or a footer cannot begin a line of its own."""
    card = Card(
        "answered",
        "a\n# b",
        (Item("x", ("c\n# d",), (Quotation("q", "e\n# f"),)),),
        None,
        "g\n# h",
        ("i\n# j",),
        "k\n# l",
    )
    assert not re.search(r"(?m)^\s*(\\?#|-# \\?#)", "\n".join(texts(card)))
