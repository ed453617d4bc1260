"""A digest → a card, and back: what it has seen goes along with what was posted, for the next one to compare.

What it has seen is kept within the posting itself, so it is always that of the digest that really arrived.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from pydantic import TypeAdapter

from bot.cards.card import Action, Card, Item, Label
from bot.cards.dates import shown
from bot.cards.deadlines import item_of, list_value, one_value, when_of
from bot.cards.facts import fact_item
from bot.cards.shelf import Shelf
from bot.cards.words import words
from bot.deadlines.agenda import Entry
from bot.deadlines.digest import Change, Digest, Seen

_SHOWN = 8
"""Deadlines that a digest names; the rest is counted, and one press away."""
_NEWS = 6
"""Changes, new documents and new fines that are named, of each kind."""

_SEEN = TypeAdapter(Seen)


def digest_card(digest: Digest, shelf: Shelf, today: date, language: str) -> Card:
    """The digest as it is posted.

    Args:
        digest: what there is to say.
        shelf: the documents, for naming them.
        today: its day.
        language: of the words.
    """
    said, asked = words(language), digest.asked
    until = shown((today + timedelta(days=asked.within)).isoformat(), language)
    due = [*digest.overdue, *digest.coming]
    return Card(
        "notice" if digest.is_empty else "answered",
        _title(digest, until, language),
        tuple(_items(digest, due, shelf, language)),
        note="\n".join(_notes(digest, len(due), language)) or None,
        footer=said.digest_footer.format(
            documents=shelf.documents, newest=shown(shelf.newest or "", language), register=shelf.register(language)
        ),
        actions=(Action("due", list_value(asked), said.digest_all),),
        language=language,
        kept=_SEEN.dump_json(digest.seen).decode(),
    )


def seen_by(card: Card) -> Seen | None:
    """What a digest that was posted has seen; None of any other card."""
    return _SEEN.validate_json(card.kept) if card.kept else None


def _title(digest: Digest, until: str, language: str) -> str:
    said, company = words(language), digest.asked.company
    overdue, coming = len(digest.overdue), len(digest.coming)
    if not overdue and not coming:
        title = said.digest_none.format(until=until)
    elif not overdue:
        title = said.digest_coming.format(coming=coming, until=until)
    else:
        title = said.digest_both.format(overdue=overdue, coming=coming, until=until)
    return said.digest_of.format(company=company, title=title) if company else title


def _items(digest: Digest, due: list[Entry], shelf: Shelf, language: str) -> Iterable[Item]:
    said = words(language)
    for each in due[:_SHOWN]:
        action = Action("one", one_value(each.key, digest.asked), said.button_open)
        yield replace(_short(item_of(each, language, shelf)), action=action)
    named = {each.key for each in due[:_SHOWN]}
    for change in digest.changes[:_NEWS]:
        yield _change_item(change, named, shelf, language)
    for source in digest.documents[:_NEWS]:
        yield Item(label=Label(said.digest_document, source.title))
    for fact in digest.fines[:_NEWS]:
        yield replace(fact_item(fact, shelf, language), label=Label(said.digest_fine, fact.text), text="")


def _change_item(change: Change, named: Collection[str], shelf: Shelf, language: str) -> Item:
    """What has changed; with its proof where it moved, or where the deadline itself is not named."""
    label = Label(words(language).digest_changes[change.kind], _changed(change, language))
    if change.entry is None or (change.kind != "moved" and change.entry.key in named):
        return Item(label=label)
    return replace(_short(item_of(change.entry, language, shelf)), text="", label=label)


def _short(item: Item) -> Item:
    """The first of its details and its quote; the rest is fine print, which Discord leaves to its button."""
    return replace(item, details=item.details[:3], fine=item.details[3:])


def _changed(change: Change, language: str) -> str:
    said, was = words(language), shown(change.before, language)
    now = when_of(change.entry, language) if change.entry is not None else ""
    if change.kind == "moved":
        return said.digest_moved.format(name=change.name, before=was, now=now)
    return said.digest_dated.format(name=change.name, date=now or was)


def _notes(digest: Digest, due: int, language: str) -> Iterable[str]:
    said = words(language)
    left = max(0, due - _SHOWN)
    if left:
        yield said.digest_more.format(count=left)
    unnamed = sum(max(0, len(each) - _NEWS) for each in (digest.changes, digest.documents, digest.fines))
    if unnamed:
        yield said.digest_more_news.format(count=unnamed)
    stale = sum(each.due is not None and each.due.check_again for each in (*digest.overdue, *digest.coming))
    if stale:
        yield said.digest_check.format(count=stale)
    if digest.may_apply:
        firm = digest.subject is not None and digest.subject.kind == "firm"
        may = said.digest_may_company if firm else said.digest_may
        yield may.format(count=digest.may_apply, company=digest.asked.company)
