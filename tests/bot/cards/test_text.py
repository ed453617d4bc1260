"""A card as text: nothing that a terminal would obey, and the colours change no word."""

from io import StringIO

from rich.cells import cell_len
from rich.console import Console

from bot.cards.card import Card, Context, Item, Label, Quotation
from bot.cards.colours import coloured
from bot.cards.text import lines, plain

WIDE = Console(file=StringIO(), width=1000)
CARD = Card(
    tone="answered",
    title="A title\nin two lines",
    items=(
        Item(
            "First thing",
            ("a detail",),
            (
                Quotation(
                    "a quote\nof two lines",
                    "The source",
                    Context("before", "It is ", ", they say.", "after"),
                    ("its entry",),
                ),
            ),
            Label("Announced", "2021", "◑"),
            ("fine print",),
        ),
        Item("", (), (Quotation("only a quote", "The source"),)),
    ),
    note="A note.",
    choices_title="You can ask:",
    choices=("one", "two"),
    footer="From 1 document",
)


def test_plain_text() -> None:
    """Every part in its place, the title on one line, a quote's lines each behind the bar."""
    assert plain(CARD) == (
        "A title in two lines\n"
        "  ◑ Announced · 2021\n"
        "    First thing\n"
        "    a detail\n"
        "    fine print\n"
        "    │ before\n"
        "    │ It is a quote\n"
        "    │ of two lines, they say.\n"
        "    │ after\n"
        "    └ The source\n"
        "      its entry\n"
        "    │ only a quote\n"
        "    └ The source\n"
        "  A note.\n"
        "  You can ask:\n"
        "    one\n"
        "    two\n"
        "  From 1 document\n"
    )


def test_colours_change_no_word() -> None:
    """What the screen shows is what the pipe carries, line for line."""
    assert coloured(CARD, WIDE).plain == "".join(f"{line.lead}{line.text}\n" for line in lines(CARD))


def test_a_narrow_window_wraps_under_the_beginning() -> None:
    """No line is wider than the window; each goes on where it began, a quote behind its bar."""
    words = " ".join(["word", "罚款"] * 20)
    card = Card("answered", words, (Item(words, (words,), (Quotation(words, "The source"),)),), words)
    shown = coloured(card, Console(file=StringIO(), width=40)).plain.splitlines()
    assert max(map(cell_len, shown)) <= 40
    bars = [line for line in shown if line.startswith("    │ ")]
    assert len(bars) > 3
    assert " ".join(" ".join(line.split("│", 1)[1] for line in bars).split()) == words
    assert "罚款" in shown[1]


def test_nothing_commands_the_terminal() -> None:
    """Escape sequences, bells and carriage returns in any part are gone; brackets are no markup."""
    evil = "\x1b[31mred\x1b]0;x\x07\rover [bold]not[/bold]"
    card = Card("unknown", evil, (Item(evil, (evil,), (Quotation(evil, evil),)),), evil, evil, (evil,), evil)
    for text in (plain(card), coloured(card, WIDE).plain):
        assert not any(letter in text for letter in "\x1b\x07\r")
        assert "[bold]not[/bold]" in text
