"""The deputy of whoever is reminded: asked by direct message, and told of the deadline if nobody acknowledges it.

They are told only if they agree, half a working day after the last reminder, and only if nobody of the team has
acknowledged any; a deadline that was settled, withdrawn or is no longer reminded of is not told of either.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import discord

from bot.cards.card import Action, ActionKind, Card
from bot.cards.deadlines import when_of
from bot.cards.deliveries import moment
from bot.cards.reminders import deputy_card
from bot.cards.words import words
from bot.deadlines.agenda import Asked, Entry
from bot.interactions.deadlines import there
from bot.interactions.desk import Desk, desk_of, language_of
from bot.interactions.reminders import ReminderSettings, after_the_last, is_acknowledged
from bot.interactions.reply import say
from bot.schedule.clock import now
from bot.schedule.delivery.subscribing import remind
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.subscriptions import Subscription, Wish

KIND = "deputy"
OF_DEPUTIES: frozenset[ActionKind] = frozenset({"agree", "decline"})
"""The buttons that `press_deputy` is for."""
_AT_ONCE = timedelta(seconds=1)
_LEAST = timedelta(hours=1)
"""How long whoever is reminded has left to acknowledge it, where the deputy agrees after the last reminder."""


@dataclass(frozen=True)
class DeputySettings:
    """What is kept of a deputy.

    Attributes:
        reminder: id of the reminder.
        by: name of the person who is reminded.
        name: name of the deputy.
        agreed: whether they want to be told.
    """

    reminder: str
    by: str
    name: str
    agreed: bool = False

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "DeputySettings":
        """From what a subscription keeps."""
        return cls(**settings)


async def ask_deputy(desk: Desk, reminder: Subscription, by: str, deputy: discord.Member) -> None:
    """Ask somebody of the team by direct message; who agreed for this reminder before is not asked again."""
    for each in await _of(desk, reminder.id):
        if each.user == deputy.id:
            return
        await subscriptions.remove(desk.store, each.id)
    settings = DeputySettings(reminder.id, by, deputy.display_name)
    wish = Wish(
        KIND,
        reminder.owner,
        reminder.server,
        user=deputy.id,
        settings=asdict(settings),
        language=reminder.language,
        at=reminder.at,
        zone=reminder.zone,
    )
    instant = now()
    await remind(desk.store, wish, [Due(desk.day_of(instant, reminder.zone), instant + _AT_ONCE)], instant)


async def say_deputy(desk: Desk, subscription: Subscription, due: datetime) -> Card | None:
    """What a deputy is asked, or told; nothing where there is nothing to be told any more."""
    settings, said = DeputySettings.of(subscription.settings), words(subscription.language)
    found = await _deadline(desk, settings.reminder, due)
    if found is None or found.group == "settled":
        return None
    reminder = await subscriptions.find(desk.store, settings.reminder)
    key = ReminderSettings.of(reminder.settings).key if reminder is not None else ""
    if await is_acknowledged(desk, subscription.server, key):
        return None
    sentence = said.deputy_told if settings.agreed else said.deputy_asked
    title = sentence.format(who=settings.by, name=found.name, when=when_of(found, subscription.language))
    answers = (
        (Action("ack", subscription.id, said.button_ack),)
        if settings.agreed
        else (
            Action("agree", subscription.id, said.button_agree),
            Action("decline", subscription.id, said.button_decline),
        )
    )
    return deputy_card(title, found, answers, desk.shelf, subscription.language)


async def press_deputy(interaction: discord.Interaction[Any], action: Action) -> None:
    """Agree or decline: only who was asked."""
    desk, language = desk_of(interaction), language_of(interaction)
    said, asked = words(language), await subscriptions.find(desk.store, action.value)
    if asked is None or asked.kind != KIND or asked.user != interaction.user.id:
        await say(interaction, said.too_old)
        return
    settings, instant = DeputySettings.of(asked.settings), now()
    detail = {"who": settings.name}
    if action.kind == "decline":
        await deliveries.tell(desk.store, settings.reminder, "declined", detail, instant)
        await subscriptions.remove(desk.store, asked.id)
        desk.wake()
        await say(interaction, said.deputy_declined)
        return
    found = await _deadline(desk, settings.reminder, instant)
    reminder = await subscriptions.find(desk.store, settings.reminder)
    due = _when(reminder.wish, found, instant) if found is not None and reminder is not None else None
    if due is None:
        await say(interaction, said.due_gone)
        return
    wish = replace(asked.wish, settings=asdict(replace(settings, agreed=True)))
    await remind(desk.store, wish, [due], instant)  # anew: the day that they were asked may be the day to tell them
    await subscriptions.remove(desk.store, asked.id)
    await deliveries.tell(desk.store, settings.reminder, "agreed", detail, instant)
    desk.wake()
    await say(interaction, said.deputy_agreed.format(who=settings.by, when=moment(due.at, asked.zone, language)))


async def follow(desk: Desk, reminder: str, wish: Wish, entry: Entry) -> None:
    """Have the deputy of a reminder told by its new days."""
    instant = now()
    due = _when(wish, entry, instant)
    for each in await _of(desk, reminder):
        if DeputySettings.of(each.settings).agreed and due is not None:
            await remind(desk.store, each.wish, [due], instant, each.id)


async def dismiss(desk: Desk, reminder: str) -> None:
    """A reminder is cancelled: nobody stands in for it."""
    for each in await _of(desk, reminder):
        await subscriptions.remove(desk.store, each.id)


async def named(desk: Desk, reminder: str, language: str) -> str:
    """Who stands in for a reminder, in words; empty for nobody."""
    said = words(language)
    for each in await _of(desk, reminder):
        settings = DeputySettings.of(each.settings)
        return (said.deputy_is if settings.agreed else said.deputy_may).format(who=settings.name)
    return ""


def _when(reminder: Wish, entry: Entry, instant: datetime) -> Due | None:
    due = after_the_last(reminder, entry)
    return Due(due.date, max(due.at, instant + _LEAST)) if due is not None else None


async def _deadline(desk: Desk, reminder: str, instant: datetime) -> Entry | None:
    """The deadline of a reminder as it is now; None where either is gone."""
    found = await subscriptions.find(desk.store, reminder)
    if found is None:
        return None
    place = await there(desk, found, instant)
    return place.entry(ReminderSettings.of(found.settings).key, Asked())


async def _of(desk: Desk, reminder: str) -> list[Subscription]:
    """Deputies of a reminder; one at most, but for a moment."""
    found = await subscriptions.find(desk.store, reminder)
    if found is None or found.server is None:
        return []
    mine = await subscriptions.of_server(desk.store, found.server)
    return [each for each in mine if each.kind == KIND and DeputySettings.of(each.settings).reminder == reminder]
