"""Reminders → cards: what is due and how long there is, what somebody is reminded of, and on which days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.cards.card import Action, Card, Item, Label
from bot.cards.dates import shown
from bot.cards.deadlines import item_of, link_of, when_of
from bot.cards.shelf import Shelf
from bot.cards.words import words
from bot.deadlines.agenda import Entry

SNOOZES: tuple[int, ...] = (1, 3, 7)
"""Days after which somebody can be reminded again."""


@dataclass(frozen=True)
class Left:
    """How long there is.

    Attributes:
        days: working days; 0 on the day itself.
        late: days since the day; 0 where it is not past.
        chinese: whether they are those of the official Chinese calendar.
    """

    days: int
    late: int
    chinese: bool


def reminder_card(entry: Entry, left: Left, reminder: str, shelf: Shelf, language: str) -> Card:
    """A reminder as it is sent.

    Args:
        entry: what is due.
        left: how long there is.
        reminder: id of its subscription.
        shelf: the documents, for naming them.
        language: of the words.
    """
    said = words(language)
    if left.late:
        sentence = said.remind_late
    elif left.days == 0:
        sentence = said.remind_today
    else:
        sentence = said.remind_left_china if left.chinese else said.remind_left
    title = sentence.format(days=left.late or left.days, name=entry.name, when=when_of(entry, language))
    item = item_of(entry, language, shelf, whole=True)
    text = entry.due.text if entry.due is not None else ""
    actions = (
        Action("ack", reminder, said.button_ack),
        *(Action("snooze", f"{days} {reminder}", said.button_snooze.format(days=days)) for days in SNOOZES),
    )
    return Card("answered", title, (replace(item, text=text),), actions=actions, language=language, link=link_of(entry))


def deputy_card(title: str, entry: Entry, answers: tuple[Action, ...], shelf: Shelf, language: str) -> Card:
    """What a deputy is asked, or told.

    Args:
        title: that, in a sentence.
        entry: what is due.
        answers: what can be said to it.
        shelf: the documents, for naming them.
        language: of the words.
    """
    text = entry.due.text if entry.due is not None else ""
    item = replace(item_of(entry, language, shelf, whole=True), text=text)
    return Card("answered", title, (item,), actions=answers, language=language, link=link_of(entry))


def invitation_card(who: str, entry: Entry, days: Sequence[date], join: Action, language: str) -> Card:
    """What others see of a reminder, to join it.

    Args:
        who: name of the person who is reminded.
        entry: of what.
        days: on which days.
        join: what has one reminded, too.
        language: of the words.
    """
    said = words(language)
    title = said.remind_invitation.format(who=who, name=entry.name, when=when_of(entry, language))
    return Card("notice", title, _listed(days, said.remind_on, language), actions=(join,), language=language)


def planned_card(title: str, days: Sequence[date], note: str, language: str) -> Card:
    """What somebody will be reminded of.

    Args:
        title: what for.
        days: on which days.
        note: which working days count, and what else they have to know.
        language: of the words.
    """
    return Card("notice", title, _listed(days, words(language).remind_days, language), note=note, language=language)


def _listed(days: Sequence[date], name: str, language: str) -> tuple[Item, ...]:
    listed = ", ".join(shown(each.isoformat(), language) for each in days)
    return (Item(label=Label(name, listed)),)


def reminders_card(named: Sequence[tuple[str, str, str]], language: str) -> Card:
    """A person's reminders: id, what it is of, and when the next is; each with what cancels it."""
    said = words(language)
    if not named:
        return Card("notice", said.remind_none, language=language)
    items = tuple(
        Item(label=Label(name, following), action=Action("forget", key, said.button_forget))
        for key, name, following in named
    )
    title, turned_by = said.remind_list.format(count=len(named)), Action("reminders", "-", "")
    return Card("notice", title, items, language=language, turned_by=turned_by)
