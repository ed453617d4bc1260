"""A card → coloured text for a terminal. Only the terminal on a screen imports it, so nobody else loads rich."""

from rich.style import Style
from rich.text import Text

from bot.cards.card import Card, Tone
from bot.cards.text import Role, lines

_TITLES: dict[Tone, Style] = {
    "answered": Style(bold=True, color="green"),
    "ambiguous": Style(bold=True, color="yellow"),
    "unknown": Style(bold=True),
    "notice": Style(bold=True, color="blue"),
    "failure": Style(bold=True, color="red"),
}
_STYLES: dict[Role, Style] = {
    "text": Style(),
    "detail": Style(dim=True),
    "quote": Style(italic=True, color="cyan"),
    "source": Style(dim=True),
    "note": Style(),
    "heading": Style(dim=True),
    "choice": Style(color="blue"),
    "footer": Style(dim=True),
}


def coloured(card: Card) -> Text:
    """The lines of a card with a style each. The text is never read as markup."""
    found = Text()
    for line in lines(card):
        found.append(line.lead, Style(dim=True))
        found.append(line.text, _TITLES[card.tone] if line.role == "title" else _STYLES[line.role])
        found.append("\n")
    return found
