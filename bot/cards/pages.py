"""A card that holds more than one message can → the card of one of its pages, with what turns to the others.

Nothing of it is kept: a page is named by an item that stands on it, and the pages are worked out anew from the whole
card, so a button turns to the right page after a restart and, as far as can be, after the knowledge has changed.
What does not stand on a page is counted, never dropped silently.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards import markdown
from bot.cards.card import Action, Card, Item
from bot.cards.words import words

MOST_TEXT = 4000
"""Characters of text in one message, by Discord's own count: code points ("our API uses Python 3",
github.com/discord/discord-api-docs/issues/1315)."""
MOST_COMPONENTS = 40
"""Components of one message, those within others too."""
_COUNT = 120
"""Characters kept for the line that says what stands here."""
_APART, _LINES = 6, 30
"""Large items on a page, and small ones, at most: more could be sent, but not read on a phone."""
_SPARE = 3
"""Components left to a picture and what surrounds it."""


def pages(card: Card) -> Iterator[range]:
    """The places of the items on each page, worked out as they are asked for; one page even without items."""
    first, end = 0, _end(card, 0)
    yield range(first, end)
    while end < len(card.items):
        first, end = end, _end(card, end)
        yield range(first, end)


def opened(card: Card, at: int = 0) -> Card:
    """The page that holds an item, or the last one where there is no such item.

    Args:
        card: all of it.
        at: place of the item, from 0.
    """
    before, page, count = range(0), range(0), len(card.items)
    for each in pages(card):
        before, page = page, each
        if at in page:
            break
    if len(page) == count:
        return card
    items, said = card.items[page.start : page.stop], words(card.language)
    if card.turned_by is None:
        left = count - len(items)
        shown = said.more_one if left == 1 else said.more_many.format(count=left)
        return replace(card, items=items, shown=shown)
    turns: list[Action] = []
    if page.start > 0:
        turns.append(replace(card.turned_by, label=said.button_previous, at=before.start, turns=True))
    if page.stop < count:
        turns.append(replace(card.turned_by, label=said.button_next, at=page.stop, turns=True))
    return replace(
        card,
        items=items,
        note=card.note if page.start == 0 else None,
        picture=card.picture if page.start == 0 else None,
        shown=said.shown.format(first=page.start + 1, last=page.stop, count=count),
        actions=(*turns, *(_beside(action, page.start) for action in card.actions)),
    )


def _beside(action: Action, place: int) -> Action:
    """What shows the proof of each item begins with the first one of the page that it stands under."""
    return replace(action, at=place) if action.kind == "proof" else action


def _end(card: Card, first: int) -> int:
    """The place behind the last item of a page that begins with an item."""
    text, components, apart = _room(card, first), _components_left(card), 0
    for place in range(first, len(card.items)):
        each = card.items[place]
        text -= len(markdown.item(each)) + 1
        components -= _components_of(each, card.items[place - 1] if place > first else None)
        apart += each.apart
        full = text < 0 or components < 0 or apart > _APART or place - first >= _LINES
        if full and place > first:
            return place
    return len(card.items)


def _room(card: Card, first: int) -> int:
    """Characters left for the items of a page, by the place of its first one: the note stands on the first alone."""
    around = [
        markdown.small(card.asked) if card.asked else "",
        markdown.title(card),
        markdown.note(card) if first == 0 else "",
        markdown.choices(card, ()),
        markdown.small(card.footer) if card.footer else "",
    ]
    return MOST_TEXT - _COUNT - sum(map(len, around))


def _components_of(item: Item, before: Item | None) -> int:
    """What an item adds: a text, the line above it, a section with its button; small ones share a text."""
    if item.action is not None:
        return 4
    if item.apart:
        return 2
    return 0 if before is not None and not before.apart and before.action is None else 2


def _components_left(card: Card) -> int:
    """What is left when container, title, count, note, footer, choices, rows and each button have theirs."""
    around, rows, turning = 9 + bool(card.asked), 3, 2
    return MOST_COMPONENTS - _SPARE - around - rows - turning - len(card.actions)
