"""Reminders: planned for a person before a deadline, said when they are due, acknowledged, put off, cancelled.

What a reminder says is looked up when it is due, so a deadline that was settled or withdrawn meanwhile reminds nobody,
and one that moved is said with its new date.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

import discord

from bot.cards.card import Action, Card
from bot.cards.dates import shown
from bot.cards.deadlines import when_of
from bot.cards.deliveries import moment
from bot.cards.reminders import Left, planned_card, reminder_card, reminders_card
from bot.cards.words import Words, words
from bot.deadlines.agenda import Asked, Entry
from bot.deadlines.ladder import DEFAULT, read_ladder, working_days_until
from bot.interactions import deputies
from bot.interactions.choosing import deadline_meant
from bot.interactions.deadlines import Here, here, there
from bot.interactions.desk import Desk, desk_of, language_of, server_of
from bot.interactions.options import WrongOptionError, time_given, zone_given
from bot.interactions.permissions import team_of
from bot.interactions.reminders import KIND, ReminderSettings, dues_of, reminders_of
from bot.interactions.reply import reply, say, turn
from bot.schedule.clock import now
from bot.schedule.delivery.subscribing import remind
from bot.store import deliveries, subscriptions
from bot.store.subscriptions import Subscription, Wish

_MOST_REMINDERS = 40
"""Reminders of a person at most: as many as a card lists."""
_NINE = time(9)


async def say_reminder(desk: Desk, subscription: Subscription, due: datetime) -> Card | None:
    """What a reminder says; nothing where there is nothing left to do."""
    settings, place = ReminderSettings.of(subscription.settings), await there(desk, subscription, due)
    found = place.entry(settings.key, Asked())
    if found is None or found.group == "settled":
        return None
    first, chinese = found.first_day, found.in_working_days
    days = working_days_until(place.today, first, chinese=chinese) if first is not None else 0
    left = Left(
        days=max(days, int(first is not None and first > place.today)),
        late=max(0, (place.today - found.latest).days),
        chinese=chinese,
    )
    card = reminder_card(found, left, subscription.id, desk.shelf, subscription.language)
    if settings.asked in {"", str(first)}:
        return card
    moved = words(subscription.language).remind_moved
    return replace(card, note=moved.format(before=shown(settings.asked, subscription.language)))


@dataclass(frozen=True)
class Given:
    """The options of /remind as they were given; None where one was not."""

    lead: str | None = None
    timezone: str | None = None
    at: str | None = None
    deputy: discord.abc.User | None = None


async def plan_reminder(interaction: discord.Interaction[Any], key: str, given: Given) -> None:
    """Remind the person of a deadline, and say on which days."""
    place, desk, said = await here(interaction), desk_of(interaction), words(language_of(interaction))
    try:
        found = place.entry(key, Asked()) or deadline_meant(place, key, said)
        if found.first_day is None:
            raise WrongOptionError(said.remind_undated)
        deputy = _deputy(interaction, given.deputy, said)
        wish = await _wished(interaction, place, found, given, said)
    except WrongOptionError as wrong:
        await say(interaction, str(wrong))
        return
    reminder = await keep_reminder(interaction, place, wish, found)
    if reminder is not None and deputy is not None:
        await deputies.ask_deputy(desk, reminder, interaction.user.display_name, deputy)
        desk.wake()
    if reminder is not None:
        await tell_planned(interaction, place, reminder, found)


async def keep_reminder(
    interaction: discord.Interaction[Any], place: Here, wish: Wish, found: Entry
) -> Subscription | None:
    """Keep a reminder with its days to come, in place of one of the same deadline; say why where there is none."""
    desk, said, instant_now, user = place.desk, words(wish.language), now(), interaction.user.id
    coming = [due for due in dues_of(wish, found) if due.at > instant_now]
    if not coming:
        await say(interaction, said.remind_past if found.late else said.remind_too_late)
        return None
    mine = await reminders_of(desk, user)
    before = next((each.id for each in mine if each.settings["key"] == found.key and each.server == place.server), None)
    if before is None and len(await _coming(desk, user)) >= _MOST_REMINDERS:
        await say(interaction, said.remind_too_many.format(count=_MOST_REMINDERS))
        return None
    reminder = await remind(desk.store, wish, coming, instant_now, before)
    await deputies.follow(desk, reminder, wish, found)
    desk.wake()
    return await subscriptions.find(desk.store, reminder)


async def tell_planned(
    interaction: discord.Interaction[Any], place: Here, reminder: Subscription, found: Entry
) -> None:
    """Say on which days somebody is reminded, and who stands in."""
    said, desk = words(reminder.language), place.desk
    days = [each.date for each in dues_of(reminder, found) if each.at > now()]
    card = _planned(found, reminder, days, place.language)
    note = [card.note or "", await deputies.named(desk, reminder.id, reminder.language)]
    invite = (Action("invite", reminder.id, said.button_invite),) if team_of(interaction) is not None else ()
    await reply(interaction, replace(card, note=" ".join(filter(None, note)) or None, actions=invite), private=True)


async def list_reminders(interaction: discord.Interaction[Any], pressed: Action | None = None) -> None:
    """Show a person's reminders, or turn to another page of them."""
    desk, language = desk_of(interaction), language_of(interaction)
    named: list[tuple[str, str, str]] = []
    for each, due in await _coming(desk, interaction.user.id):
        following = await _following(desk, each, due, language)
        deputy = await deputies.named(desk, each.id, language)
        named.append((each.id, each.settings["name"], " · ".join(filter(None, (following, deputy)))))
    card = reminders_card(named, language)
    if pressed is not None and pressed.turns:
        await turn(interaction, card, pressed.at)
    else:
        await reply(interaction, card, private=True)


async def _following(desk: Desk, reminder: Subscription, due: datetime, language: str) -> str:
    """When it is next, or that there is nothing left to remind of."""
    said, place = words(language), await there(desk, reminder, now())
    found = place.entry(ReminderSettings.of(reminder.settings).key, Asked())
    if found is None or found.group == "settled":
        return said.remind_over
    return said.digest_next.format(when=moment(due, reminder.zone, language))


def _stand_in(interaction: discord.Interaction[Any]) -> int | None:
    """The channel of a server that gets a reminder where direct messages are closed; none of a direct message."""
    return interaction.channel_id if team_of(interaction) is not None else None


async def _coming(desk: Desk, user: int) -> list[tuple[Subscription, datetime]]:
    """A person's reminders that are still to come, each with when it is next."""
    found: list[tuple[Subscription, datetime]] = []
    for each in await reminders_of(desk, user):
        rows = await deliveries.of_subscription(desk.store, each.id)
        due = min((row.due_at for row in rows if row.state == "planned"), default=None)
        if due is not None and each.state == "active":
            found.append((each, due))
    return found


async def _wished(interaction: discord.Interaction[Any], place: Here, entry: Entry, given: Given, said: Words) -> Wish:
    """What is wished: what was given, and the defaults.

    Raises:
        WrongOptionError: something that was given cannot be used.
    """
    ladder = read_ladder(given.lead) if given.lead is not None else DEFAULT
    if ladder is None:
        raise WrongOptionError(said.remind_no_ladder.format(value=given.lead))
    settings = await server_of(interaction)
    zone = (settings.zone if settings else None) or place.desk.zone
    user, due = interaction.user.id, str(entry.first_day)
    return Wish(
        KIND,
        user,
        place.server,
        channel=_stand_in(interaction),
        user=user,
        settings=ReminderSettings(entry.key, entry.name, ladder, due, due).kept,
        language=language_of(interaction),
        at=f"{time_given(given.at, said) if given.at is not None else _NINE:%H:%M}",
        zone=zone_given(given.timezone, said) if given.timezone is not None else zone,
    )


def _deputy(
    interaction: discord.Interaction[Any], given: discord.abc.User | None, said: Words
) -> discord.Member | None:
    """Who stands in, if anybody.

    Raises:
        WrongOptionError: it is nobody else of the team.
    """
    if given is None:
        return None
    if not isinstance(given, discord.Member) or given.bot or given.id == interaction.user.id:
        raise WrongOptionError(said.deputy_nobody)
    return given


def _planned(entry: Entry, wish: Wish | Subscription, days: Sequence[date], language: str) -> Card:
    """What somebody is told once their reminder is planned, in their own language."""
    said = words(wish.language)
    when = when_of(entry, language)
    title = said.remind_planned.format(name=entry.name, when=when, at=wish.at, zone=wish.zone)
    notes = [said.remind_china if entry.in_working_days else said.remind_weekdays]
    if entry.first_day != entry.latest:
        notes.append(said.remind_range)
    return planned_card(title, days, " ".join(notes), wish.language)
