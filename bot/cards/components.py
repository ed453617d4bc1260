"""A card → Discord's components, within Discord's limits.

One look for all cards: a container with the headline, the things under it with a line between the large ones, what
turns the page, the note, the small print, and at the end what can be pressed: first what concerns this card, then
further questions. What is pressed finds its way by the custom id alone, so discord.py need not keep the view.

A message of components has no text of its own, and a push notification of it is empty: Discord knows and has not
changed it (github.com/discord/discord-api-docs/issues/7854). An answer comes to somebody who waits for it, so this
costs nothing; what is sent unasked has to go out as text first and be edited into a card, since the notification is
made of the message as it was created. Screen readers read the texts from top to bottom, by their headings.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import discord

from bot.cards import markdown
from bot.cards.card import LONGEST_ALT, Action, Card, Item, Picture, Tone
from bot.cards.escape import label, shortened
from bot.cards.pages import MOST_TEXT, opened
from bot.deadlines.links import host_of

_A_ROW, _ROWS, _LABEL = 5, 2, 80
"""Buttons in a row, rows of a kind of button, and characters on a button, at most."""
_COLOURS: dict[Tone, int] = {
    "answered": 0x2E7D32,
    "ambiguous": 0xF9A825,
    "unknown": 0x757575,
    "notice": 0x1565C0,
    "failure": 0xC62828,
}

Piece = discord.ui.Item[discord.ui.LayoutView]


def view_of(card: Card, custom_ids: Mapping[Action, str] | None = None) -> discord.ui.LayoutView:
    """The card as a message of components; of one that holds too much, the first page.

    A picture has to be sent along as the file that its name says.

    Args:
        card: what is seen.
        custom_ids: of what can be pressed; an action without one is left out.
    """
    page, ids = (card if card.shown else opened(card)), custom_ids or {}
    view = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(accent_colour=_COLOURS[page.tone])
    for piece in _pieces(page, ids):
        container.add_item(piece)
    view.add_item(container)
    view.stop()
    return view


def _gallery(picture: Picture) -> discord.ui.MediaGallery[discord.ui.LayoutView]:
    alt = shortened(picture.alt, LONGEST_ALT)
    return discord.ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{picture.file}", description=alt))


def pressable(card: Card) -> tuple[Action, ...]:
    """What can be pressed on a page."""
    return (*card.actions, *(item.action for item in card.items if item.action is not None))


def _pieces(card: Card, ids: Mapping[Action, str]) -> Iterator[Piece]:
    """Everything from top to bottom."""
    seen: set[str] = set()
    actions = [each for each in card.actions if each in ids and not (ids[each] in seen or seen.add(ids[each]))]
    questions = [each for each in actions if each.kind == "ask"][:_A_ROW]
    readable = [each.label for each in questions if label(each.label, _LABEL) == each.label]
    around = [
        markdown.small(card.asked) if card.asked else "",
        markdown.title(card),
        markdown.small(card.shown) if card.shown else "",
        markdown.note(card),
        markdown.small(card.footer) if card.footer else "",
        markdown.choices(card, readable),
    ]
    asked, title, shown, note, footer, choices = around
    yield from _texts(asked)
    yield discord.ui.TextDisplay(title)
    if card.picture is not None:
        yield _gallery(card.picture)
    yield from _items(card, MOST_TEXT - sum(map(len, around)), ids)
    if card.file is not None:
        yield discord.ui.File(f"attachment://{card.file}")
    yield from _texts(shown)
    yield from _row([each for each in actions if each.turns], ids)
    if note:
        yield discord.ui.Separator()
        yield discord.ui.TextDisplay(note)
    yield from _texts(footer)
    own = list(_row([each for each in actions if not each.turns and each.kind != "ask"], ids, card.link))
    further = [*_texts(choices), *_row(questions, ids)]
    if not card.items:  # there is nothing to see yet, so the questions are what matters
        yield from (*further, *own)
        return
    yield from own
    if further:
        yield discord.ui.Separator()
        yield from further


def _items(card: Card, room: int, ids: Mapping[Action, str]) -> Iterator[Piece]:
    """The items, the large ones set apart by a line, the small ones line under line in one text."""
    for number, (_, group) in enumerate(groupby(enumerate(card.items), _stands_alone)):
        items = [item for _, item in group]
        texts = [markdown.item(item) for item in items]
        if sum(map(len, texts)) + len(texts) > room:  # one thing that is too long for a whole message
            texts = [markdown.item_within(item, room // len(items) - 1, card.language) for item in items]
        room -= sum(map(len, texts)) + len(texts)
        if number:
            yield discord.ui.Separator()
        action = items[0].action
        text: discord.ui.TextDisplay[discord.ui.LayoutView] = discord.ui.TextDisplay("\n".join(texts))
        if action is not None and action in ids:
            yield discord.ui.Section(text, accessory=_button(action, ids[action]))
        else:
            yield text


def _stands_alone(placed: tuple[int, Item]) -> int | None:
    """Its place, for an item that shares its text with no neighbour; None for those that do."""
    place, item = placed
    return place if item.apart or item.action is not None else None


def _texts(*texts: str) -> Iterator[Piece]:
    yield from (discord.ui.TextDisplay(text) for text in texts if text)


def _row(actions: Sequence[Action], ids: Mapping[Action, str], link: str = "") -> Iterator[Piece]:
    buttons = [_button(action, ids[action]) for action in actions][: _ROWS * _A_ROW - bool(link)]
    if link:
        buttons.append(discord.ui.Button(label=_ending(host_of(link)), url=link))
    for first in range(0, len(buttons), _A_ROW):
        yield discord.ui.ActionRow(*buttons[first : first + _A_ROW])


def _ending(host: str) -> str:
    """As much of a host's name as a button shows: its end, which says whose it is."""
    return host if len(host) <= _LABEL else f"…{host[1 - _LABEL :]}"


def _button(action: Action, custom_id: str) -> discord.ui.Button[Any]:
    style = discord.ButtonStyle.primary if action.kind == "everyone" else discord.ButtonStyle.secondary
    return discord.ui.Button(label=label(action.label, _LABEL), custom_id=custom_id, style=style)
