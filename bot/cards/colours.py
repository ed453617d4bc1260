"""A card → coloured text for a terminal. Only the terminal on a screen imports it, so nobody else loads rich."""

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.cards.card import Card, Tone
from bot.cards.text import Role, lines

_NARROWEST = 20
"""Cells that a line may use at least, however narrow the window."""

_TITLES: dict[Tone, Style] = {
    "answered": Style(bold=True, color="green"),
    "ambiguous": Style(bold=True, color="yellow"),
    "unknown": Style(bold=True),
    "notice": Style(bold=True, color="blue"),
    "failure": Style(bold=True, color="red"),
}
_STYLES: dict[Role, Style] = {
    "label": Style(bold=True),
    "text": Style(),
    "detail": Style(dim=True),
    "quote": Style(italic=True, color="cyan"),
    "context": Style(dim=True, italic=True),
    "source": Style(dim=True),
    "note": Style(),
    "heading": Style(dim=True),
    "choice": Style(color="blue"),
    "footer": Style(dim=True),
}


def coloured(card: Card, console: Console) -> Text:
    """The lines of a card with a style each, wrapped to the console's width; what goes on stands under its beginning.

    The text is never read as markup.
    """
    found = Text()
    for line in lines(card):
        style = _TITLES[card.tone] if line.role == "title" else _STYLES[line.role]
        room = max(_NARROWEST, console.width - cell_len(line.lead))
        goes_on = line.lead if line.role in ("quote", "context") else " " * cell_len(line.lead)
        for place, part in enumerate(Text(line.text, style).wrap(console, room) or [Text()]):
            part.rstrip()
            found.append(goes_on if place else line.lead, Style(dim=True))
            found.append_text(part)
            found.append("\n")
    return found
