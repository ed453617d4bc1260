"""The parts of a card → Discord's markdown: a heading, a label in bold, quotes behind a bar, small print.

Each part is escaped here, once, and each cut is a cut of plain text, so that no escape is cut in two. A quote stands
last in its item: what came behind it on a line of its own would look like a part of it to some readers of markdown.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest

from bot.cards.card import Card, Item, Label, Quotation
from bot.cards.escape import escape, one_line, shortened
from bot.cards.words import words

_TITLE, _NOTE, _FOOTER, _CHOICES_TITLE = 900, 1500, 300, 200
_CHOICE, _CHOICES, _NOTES = 150, 5, 9
_LABEL, _DETAIL, _DETAILS = 300, 300, 4
"""Characters of each part, and how many of them, at most; an item keeps all of its details while it fits."""


def title(card: Card) -> str:
    """The headline, as a heading, by which a screen reader can jump from card to card."""
    return f"### {_fitting(one_line(card.title) or '…', _TITLE)}"


@lru_cache(maxsize=256)
def item(given: Item) -> str:
    """A thing with all that stands beside it; the same facts are shown again and again, so the last ones are kept."""
    return "\n".join(_lines(given)).strip("\n") or "…"


def item_within(given: Item, room: int, language: str) -> str:
    """A thing that is too long: further quotes go first, then texts are shortened, each with the mark of a cut."""
    mark, share = words(language).cut, room
    while share > 0:
        found = item(_smaller(given, share, mark))
        if len(found) <= room:
            return found
        share = share * 2 // 3
    return "…"


def note(card: Card) -> str:
    """What a careful reader would add: a sentence beside its label, several in small print under it."""
    sentences = [each for line in (card.note or "").split("\n") if (each := one_line(line))]
    if not sentences:
        return ""
    name = words(card.language).note
    if len(sentences) == 1:
        return f"**{escape(name)}** · {_fitting(sentences[0], _NOTE)}"
    told = [*sentences[:_NOTES], *([" ".join(sentences[_NOTES:])] if len(sentences) > _NOTES else [])]
    share = _NOTE if sum(map(len, told)) <= _NOTE else _NOTE // len(told)
    lines = (f"-# • {_fitting(each, share)}" for each in told)
    return "\n".join([f"**{escape(name)}**", *lines])


def choices(card: Card, pressed: Collection[str]) -> str:
    """What can be typed next under its title; without what can be read on a button already."""
    lines = [f"- {_fitting(one_line(each), _CHOICE)}" for each in card.choices[:_CHOICES] if each not in pressed]
    asked = bool(lines or pressed) and one_line(card.choices_title)
    return "\n".join([*([_fitting(asked, _CHOICES_TITLE)] if asked else []), *lines])


def small(text: str) -> str:
    """A line of small print."""
    return f"-# {_fitting(one_line(text), _FOOTER)}"


def _lines(given: Item) -> Iterator[str]:
    if given.label is not None and (label := _label(given.label)):
        yield label
    if text := escape(given.text).strip():
        yield text
    for detail in given.details:
        if line := escape(one_line(detail)):
            yield f"-# {line}"
    for quote, after in zip_longest(given.quotes, given.quotes[1:]):
        goes_on = after is not None and after.source == quote.source and not quote.entry
        yield from (f"> {line}" for line in _quotation(quote, named=not goes_on))


def _label(given: Label) -> str:
    name, value = _fitting(one_line(given.name), _LABEL), _fitting(one_line(given.value), _LABEL)
    parts = (escape(given.sign), f"**{name}**" if name else "", "·" if name and value else "", value)
    return " ".join(part for part in parts if part)


def _quotation(quote: Quotation, *, named: bool) -> Iterable[str]:
    """The quote, in bold where its own sentence says more; what stands around it in small print; the source.

    Args:
        quote: the words.
        named: whether the source stands under them; of several from one document it does so under the last, and an
            empty line parts them.
    """
    around, lines = quote.context, (escape(quote.text).strip() or "…").split("\n")
    if around.opening or around.closing:
        lines = [f"**{line.strip()}**" if line.strip() else "" for line in lines]
        lines[0] = escape(around.opening) + lines[0]
        lines[-1] += escape(around.closing)
    if before := escape(one_line(around.before)):
        yield f"-# {before}"
    yield from lines
    if after := escape(one_line(around.after)):
        yield f"-# {after}"
    yield f"-# — {escape(one_line(quote.source))}" if named else ""
    yield from (f"-# {line}" for each in quote.entry if (line := escape(one_line(each))))


def _smaller(given: Item, share: int, mark: str) -> Item:
    return Item(
        text=_cut(given.text, share, mark),
        details=tuple(shortened(detail, _DETAIL) for detail in given.details[:_DETAILS]),
        quotes=tuple(
            Quotation(_cut(quote.text, share, mark), shortened(quote.source, _DETAIL)) for quote in given.quotes[:1]
        ),
        label=given.label,
    )


def _cut(text: str, limit: int, mark: str) -> str:
    return text if len(text) <= limit else mark.format(text=shortened(text, limit, mark=""))


def _fitting(text: str, limit: int) -> str:
    """Escaped text within a limit: what is cut is the plain text, so that no escape is cut in two."""
    found, room = escape(shortened(text, limit)), limit
    while len(found) > limit:
        room = room * 3 // 4
        found = escape(shortened(text, room))
    return found
