"""A card as Discord's components: within the limits, nothing lost silently, nothing that formats or pings."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Action, Card, Context, Item, Label, Picture, Quotation
from bot.cards.components import pressable, view_of
from bot.cards.pages import MOST_COMPONENTS, MOST_TEXT, opened, pages
from tests.bot.conftest import buttons, raw

LONG = "word " * 3000


def items(count: int, size: int = 20) -> tuple[Item, ...]:
    """So many things with a quote of a size."""
    return tuple(Item(f"thing {n}", ("a detail",), (Quotation("q" * size, "source"),)) for n in range(count))


def components(card: Card, *, pressed: bool = True) -> list[dict[str, Any]]:
    """The components inside the container, with all that can be pressed."""
    ids = {action: f"{action.kind}:{action.value}{action.at}{action.turns}" for action in pressable(card)}
    return view_of(card, ids if pressed else {}).to_components()[0]["components"]


def texts(card: Card) -> list[str]:
    """The texts of its first page."""
    found = components(card)
    inner = [[each, *each.get("components", [])] for each in found]
    return [each["content"] for group in inner for each in group if each["type"] == 10]


async def test_a_small_card() -> None:
    """A heading; label, thing, detail, and the quote last, behind a bar; note, small print, what can be asked."""
    thing = Item("A thing", ("a detail",), (Quotation("a quote", "source"),), Label("Announced", "2021", "◑"))
    card = Card("answered", "Title", (thing,), "Note", "Ask:", ("one",), "Footer")
    assert texts(card) == [
        "### Title",
        "◑ **Announced** · 2021\nA thing\n-# a detail\n> a quote\n> -# — source",
        "**Note** · Note",
        "-# Footer",
        "Ask:\n- one",
    ]
    view = view_of(card)
    assert view.has_components_v2()
    assert view.is_finished(), "discord.py would keep it in memory otherwise"


async def test_large_things_are_set_apart_and_small_ones_share_a_text() -> None:
    """A line between facts; none between settings."""
    small = tuple(Item(label=Label("Name", f"{n}")) for n in range(4))
    assert [each["type"] for each in components(Card("notice", "t", small))] == [10, 10]
    assert [each["type"] for each in components(Card("notice", "t", items(3)))] == [10, 10, 14, 10, 14, 10]


async def test_what_can_be_pressed() -> None:
    """First what concerns this card, then questions; a question that can be read on its button is not said twice."""
    ask = [Action("ask", f"question {n}", f"question {n}") for n in range(2)]
    long = Action("ask", "long", "x" * 90)
    own = Action("why", "q", "Why this?")
    card = Card(
        "answered", "t", items(1), None, "Ask:", (*(each.label for each in ask), long.label), None, (*ask, long, own)
    )
    found = components(card)
    assert [each["label"] for each in buttons(found)] == ["Why this?", "question 0", "question 1", "x" * 79 + "…"]
    assert texts(card)[-1] == f"Ask:\n- {'x' * 90}"
    unknown = Card("unknown", "t", choices_title="Ask:", choices=(ask[0].label,), actions=(own, ask[0]))
    assert [each["label"] for each in buttons(components(unknown))] == ["question 0", "Why this?"]
    assert buttons(components(card, pressed=False)) == []


async def test_a_button_beside_a_thing() -> None:
    """A thing with something to press stands in a section with it."""
    action = Action("records", "doc", "Records")
    found = components(Card("notice", "t", (Item("A document", action=action), Item("Another"))))
    assert [each["type"] for each in found] == [10, 9, 14, 10]
    assert buttons(found)[0]["label"] == "Records"


async def test_the_same_button_twice_stands_once() -> None:
    """Custom ids are unique in a message."""
    card = Card("unknown", "t", actions=(Action("ask", "q", "one"), Action("ask", "q", "two")))
    view = view_of(card, dict.fromkeys(card.actions, "ask:q"))
    assert len(buttons(raw(view.to_components()))) == 1


MONSTERS = [
    Card("answered", LONG, (Item(LONG, (LONG,) * 9, (Quotation(LONG, LONG),) * 9),) * 9, LONG, LONG, (LONG,) * 9, LONG),
    Card("answered", "t", items(200)),
    Card("answered", "t", items(2, 5000)),
    Card("answered", "*" * 6000, (Item("_" * 6000, (), (Quotation("`" * 6000, "["),)),), "~" * 6000),
    Card("unknown", "😀" * 6000, (), "👩\u200d💻" * 3000, "x", ("🇨🇳" * 200,) * 30),
    Card("unknown", "@everyone" * 700),
    Card("notice", "t", (Item("\n" * 6000, (), (Quotation("\n" * 6000, "s"),)),)),
    Card("notice", "\u200b", (Item("\u200b"), Item(label=Label("\u200b"))), "\u200b", "\u200b", ("\u200b",), "\u200b"),
    Card("notice", "t", tuple(Item(f"{n}", action=Action("records", f"{n}", "\u200b")) for n in range(50))),
    Card("notice", "t", tuple(Item(f"line {n}") for n in range(500)), actions=(Action("why", "q", ""),)),
    Card("notice", "n", (), "\n".join(["note " * 50] * 30)),
    Card(
        "answered",
        "t",
        items(30),
        "note",
        "Ask:",
        ("a",),
        "f",
        tuple(Action("ask", f"{n}", f"{n}") for n in range(9)) + tuple(Action("why", f"{n}", f"{n}") for n in range(9)),
        turned_by=Action("answer", "q", ""),
    ),
]


@pytest.mark.parametrize("card", MONSTERS)
async def test_discords_limits_hold(card: Card) -> None:
    """On no page more than 4,000 characters or 40 components, and never an empty text or label."""
    for page in pages(card):
        view = view_of(
            opened(card, page.start), {each: str(n) for n, each in enumerate(pressable(opened(card, page.start)))}
        )
        assert view.content_length() <= MOST_TEXT
        assert view.total_children_count <= MOST_COMPONENTS
        found = view.to_components()
        assert all(0 < len(each["label"]) <= 80 for each in buttons(found))
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
    """As many things as stand on a page, a note, choices, a footer, ten buttons and a picture are within 40."""
    own = tuple(Action(kind, "x", "label") for kind in ("source", "why", "other", "everyone"))
    ask = tuple(Action("ask", f"{n}", "label") for n in range(5))
    picture = Picture("timeline", "<svg/>", "a")
    for things in (items(200, 5), tuple(Item(f"{n}", action=Action("records", f"{n}", "x")) for n in range(200))):
        card = Card(
            "answered", "t", things, "n", "Ask:", ("c",), "f", own + ask, "en", picture, Action("answer", "q", "")
        )
        page = opened(card, 7)
        view = view_of(replace(page, picture=picture, note="n"), {each: f"{each}"[:99] for each in pressable(page)})
        assert 25 < view.total_children_count <= MOST_COMPONENTS


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 4)), max_size=60),
    st.integers(0, 5000),
    st.sampled_from(["x", "*", "汉", "😀", "a b "]),
)
async def test_limits_hold_for_any_sizes(sizes: list[tuple[int, int, int]], rest: int, letter: str) -> None:
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
    view = view_of(card)
    assert view.content_length() <= MOST_TEXT
    assert view.total_children_count <= MOST_COMPONENTS


async def test_what_does_not_fit_is_counted() -> None:
    """Items left out are counted in a line of their own; shown and left out make the whole."""
    found = texts(Card("answered", "t", items(200)))
    left = next(int(match[1]) for text in found if (match := re.match(r"-# (\d+) more entries", text)))
    assert sum(text.startswith("thing") for text in found) + left == 200


async def test_the_answer_is_the_last_to_be_cut() -> None:
    """A first item that fits alone is shown whole, though others do not fit beside it."""
    found = texts(Card("answered", "t", items(3, 2500)))
    assert "q" * 2500 in found[1]
    assert any("2 more entries" in text for text in found)


async def test_a_cut_is_marked() -> None:
    """A quote that is too long for a message ends with the mark of a cut, outside the quoted words."""
    found = texts(Card("answered", "t", (Item("", (), (Quotation(LONG, "source"),)),)))
    assert re.search(r"word \\\[…\]\n> -# — source$", found[1])


async def test_lines_of_a_quote_all_stand_behind_the_bar() -> None:
    """A quote of several lines cannot break out of its block, nor begin a heading in it."""
    found = texts(Card("answered", "t", (Item("", (), (Quotation("one\n# two\n>>> three", "s"),)),)))
    assert found[1] == "> one\n> \\# two\n> \\>>> three\n> -# — s"


async def test_a_source_is_named_once_for_quotes_in_a_row() -> None:
    """Under the last of those that stand in it; an empty line parts them, so that two do not read as one."""
    quotes = (Quotation("one", "A"), Quotation("two", "A"), Quotation("three", "B"))
    found = texts(Card("answered", "t", (Item("", (), quotes),)))
    assert found[1].split("\n") == ["> one", "> ", "> two", "> -# — A", "> three", "> -# — B"]


async def test_a_quote_in_its_context() -> None:
    """The sentences around it in small print; in its own sentence the quoted words are bold."""
    around = Context("Before.", "They ", " then.", "After.")
    found = texts(Card("notice", "t", (Item("", (), (Quotation("moved\nto *levy*", "s", around, ("entry",)),)),)))
    assert found[1].split("\n") == [
        "> -# Before.",
        "> They **moved**",
        "> **to \\*levy\\*** then.",
        "> -# After.",
        "> -# — s",
        "> -# entry",
    ]
    whole = texts(Card("notice", "t", (Item("", (), (Quotation("all of it", "s", Context("Before.")),)),)))
    assert whole[1] == "> -# Before.\n> all of it\n> -# — s"


async def test_titles_and_small_print_are_one_line() -> None:
    """A line break in a title, a detail, a choice or a footer cannot begin a line of its own."""
    label = Label("m\n# n", "o\n# p")
    card = Card(
        "answered",
        "a\n# b",
        (Item("x", ("c\n# d",), (Quotation("q", "e\n# f"),), label),),
        "r\n# s",
        "g\n# h",
        ("i\n# j",),
        "k\n# l",
    )
    assert len(re.findall(r"(?m)^\s*(#|-# #|> #)", "\n".join(texts(card)))) == 1
