"""A card → Discord's components, within Discord's limits.

The text of one message may be 4,000 characters in all and its components 40. Discord counts characters as code
points ("our API uses Python 3", github.com/discord/discord-api-docs/issues/1315), so `len` is its own unit. Nothing
is cut silently: what does not fit is counted in a line of its own, a cut text ends with a mark, and the first item,
the answer, is the last to lose anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import discord

from bot.cards.card import LONGEST_ALT, Action, Card, Item, Picture, Quotation, Tone
from bot.cards.escape import clean, escape, one_line, shortened
from bot.cards.words import words

MOST_TEXT = 4000
"""Characters of text in one message."""
_MOST_ITEMS = 20
"""Items shown; with the texts around them and the container they stay below the 40 components of a message."""
_TITLE, _NOTE, _FOOTER, _CHOICES_TITLE = 900, 900, 200, 200
_CHOICE, _CHOICES = 150, 5
_A_ROW, _LABEL = 5, 80
"""Buttons in a row, and characters on a button, at most."""
_COLOURS: dict[Tone, int] = {
    "answered": 0x2E7D32,
    "ambiguous": 0xF9A825,
    "unknown": 0x757575,
    "notice": 0x1565C0,
    "failure": 0xC62828,
}


def view_of(card: Card, custom_ids: Mapping[int, str] | None = None) -> discord.ui.LayoutView:
    """The card as a message of components.

    What is pressed finds its way by the custom id alone, so discord.py need not keep the view. A picture has to be
    sent along as the file that its name says.

    Args:
        card: what is seen.
        custom_ids: of the card's actions, by their places; an action without one is left out.
    """
    view = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(accent_colour=_COLOURS[card.tone])
    title, *rest = texts(card)
    container.add_item(discord.ui.TextDisplay(title))
    if card.picture is not None:
        container.add_item(_gallery(card.picture))
    for text in rest:
        container.add_item(discord.ui.TextDisplay(text))
    view.add_item(container)
    for row in _rows(card.actions, custom_ids or {}):
        view.add_item(row)
    view.stop()
    return view


def _gallery(picture: Picture) -> discord.ui.MediaGallery[discord.ui.LayoutView]:
    alt = shortened(picture.alt, LONGEST_ALT)
    return discord.ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{picture.file}", description=alt))


def _rows(actions: Sequence[Action], custom_ids: Mapping[int, str]) -> Iterable[discord.ui.ActionRow[Any]]:
    """Buttons: what concerns this answer in the first row, further questions in the rows below it."""
    shown = [(action, custom_ids[place]) for place, action in enumerate(actions) if place in custom_ids]
    own = [each for each in shown if each[0].kind != "ask"]
    further = [each for each in shown if each[0].kind == "ask"]
    for group in (own[:_A_ROW], further[:_A_ROW]):
        if group:
            buttons = (_button(action, custom_id) for action, custom_id in group)
            yield discord.ui.ActionRow(*buttons)


def _button(action: Action, custom_id: str) -> discord.ui.Button[Any]:
    style = discord.ButtonStyle.primary if action.kind == "everyone" else discord.ButtonStyle.secondary
    return discord.ui.Button(label=shortened(clean(one_line(action.label)), _LABEL), custom_id=custom_id, style=style)


def texts(card: Card) -> list[str]:
    """The texts of a card, in Discord's markdown, that fit into one message."""
    head = f"**{_fitting(one_line(card.title), _TITLE)}**"
    tail = _tail(card)
    room = MOST_TEXT - len(head) - sum(len(text) for text in tail)
    shown: list[str] = []
    for place, item in enumerate(card.items[:_MOST_ITEMS]):
        left = len(card.items) - place
        reserve = len(_more(left, card.language)) if left > 1 else 0
        text = _item(item)
        if len(text) > room - reserve:
            if place > 0:
                break
            text = _item_within(item, room - reserve, card.language)
        room -= len(text)
        shown.append(text)
    dropped = len(card.items) - len(shown)
    return [text for text in (head, *shown, _more(dropped, card.language) if dropped else "", *tail) if text]


def _tail(card: Card) -> list[str]:
    found: list[str] = []
    if card.note:
        found.append(_fitting(card.note, _NOTE))
    if card.choices:
        lines = [f"- {_fitting(one_line(each), _CHOICE)}" for each in card.choices[:_CHOICES]]
        found.append("\n".join([_fitting(one_line(card.choices_title), _CHOICES_TITLE), *lines]))
    if card.footer:
        found.append(_small(_fitting(one_line(card.footer), _FOOTER)))
    return found


def _item(item: Item) -> str:
    return "\n".join(
        [
            *([escape(item.text)] if item.text else []),
            *(line for quote in item.quotes for line in _quotation(quote)),
            *(_small(escape(one_line(detail))) for detail in item.details),
        ]
    )


def _quotation(quote: Quotation) -> Iterable[str]:
    for line in escape(quote.text).split("\n"):
        yield f"> {line}"
    yield _small(f"— {escape(one_line(quote.source))}")


def _small(line: str) -> str:
    return f"-# {line}"


def _more(count: int, language: str) -> str:
    said = words(language)
    return _small(escape(said.more_one if count == 1 else said.more_many.format(count=count)))


def _item_within(item: Item, room: int, language: str) -> str:
    """An item that is too long: further quotes go first, then texts are shortened, each with the mark of a cut."""
    mark = words(language).cut
    share = room
    while share > 0:
        cut = Item(
            text=_cut(item.text, share, mark),
            details=tuple(shortened(detail, 200) for detail in item.details[:4]),
            quotes=tuple(
                Quotation(_cut(quote.text, share, mark), shortened(quote.source, 200)) for quote in item.quotes[:1]
            ),
        )
        text = _item(cut)
        if len(text) <= room:
            return text
        share = share * 2 // 3
    return ""


def _cut(text: str, limit: int, mark: str) -> str:
    return text if len(text) <= limit else mark.format(text=shortened(text, limit, mark=""))


def _fitting(text: str, limit: int) -> str:
    """Escaped text within a limit: what is cut is the plain text, so that no escape is cut in two."""
    found, room = escape(text), limit
    while len(found) > limit:
        room = room * 3 // 4
        found = escape(shortened(text, room))
    return found
