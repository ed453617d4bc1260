"""What is pressed under a reminder: acknowledge it, put it off, cancel it, have others join, plan the one after it."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import discord

from bot.cards.card import Action, ActionKind, Card
from bot.cards.deadlines import when_of
from bot.cards.deliveries import moment
from bot.cards.reminders import invitation_card
from bot.cards.words import words
from bot.deadlines.agenda import Asked, Entry
from bot.deadlines.ladder import write_ladder
from bot.interactions import deputies
from bot.interactions.deadlines import Here, here, there
from bot.interactions.desk import desk_of, language_of
from bot.interactions.permissions import require_writer, team_of
from bot.interactions.reminders import KIND, ReminderSettings, dues_of
from bot.interactions.reminding import Given, keep_reminder, list_reminders, plan_reminder, tell_planned
from bot.interactions.reply import reply, say
from bot.interactions.teams import is_of_team
from bot.schedule.clock import now
from bot.schedule.delivery.subscribing import GIVE_UP
from bot.schedule.times import instant
from bot.schedule.zones import zone_of
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.subscriptions import Subscription

OF_REMINDERS: frozenset[ActionKind] = frozenset(
    {"remind", "ack", "snooze", "forget", "reminders", "invite", "join", "next"}
)
"""The buttons that `press_reminder` is for."""


async def press_reminder(interaction: discord.Interaction[Any], action: Action) -> None:
    """Have one planned, join somebody's; or acknowledge one, put it off, or cancel it: only whose it is."""
    desk, said, kind, value = desk_of(interaction), words(language_of(interaction)), action.kind, action.value
    if kind == "reminders":
        await list_reminders(interaction, action)
        return
    if kind in {"remind", "join"}:
        desk.limits.let_in(interaction.user.id, interaction.guild_id)
        await (plan_reminder(interaction, value, Given()) if kind == "remind" else _join(interaction, value))
        return
    days, _, identifier = value.rpartition(" ")
    found = await subscriptions.find(desk.store, identifier)
    kinds = {KIND, deputies.KIND} if kind == "ack" else {KIND}
    if found is None or found.kind not in kinds or found.user != interaction.user.id:
        await say(interaction, said.too_old)
    elif kind == "invite":
        await _invite(interaction, found)
    elif kind == "forget":
        await deputies.dismiss(desk, found.id)
        await subscriptions.remove(desk.store, found.id)
        await say(interaction, said.remind_cancelled.format(name=found.settings["name"]))
    elif kind == "ack":
        await _acknowledge(interaction, found)
    elif kind == "next":
        await _next(interaction, found)
    else:
        await _put_off(interaction, found, int(days))


async def _acknowledge(interaction: discord.Interaction[Any], found: Subscription) -> None:
    """Say no more of it; what was posted stays, so that its buttons go on working."""
    desk, language = desk_of(interaction), language_of(interaction)
    said = words(language)
    if found.kind != KIND:
        await deliveries.call_off(desk.store, found.id)
        await say(interaction, said.deputy_acknowledged)
        return
    kept = replace(ReminderSettings.of(found.settings), acknowledged=True).kept
    await subscriptions.change(desk.store, found.id, replace(found.wish, settings=kept), None, None)
    await deliveries.call_off(desk.store, found.id)
    again = _following(await there(desk, found, now()), found) if await _is_still_there(interaction, found) else None
    actions = (Action("next", found.id, said.button_next_time.format(when=when_of(again, language))),) if again else ()
    sentence = said.remind_acknowledged.format(name=found.settings["name"])
    await reply(interaction, Card("notice", sentence, language=language, actions=actions), private=True)


async def _is_still_there(interaction: discord.Interaction[Any], reminder: Subscription) -> bool:
    """Whether the person is of the team whose deadline it is; taken for not so where Discord does not say."""
    try:
        return reminder.server is None or await is_of_team(interaction.client, reminder.server, interaction.user.id)
    except discord.HTTPException:
        return False


def _following(place: Here, reminder: Subscription) -> Entry | None:
    """The next date of what somebody was reminded of; None where it does not come again."""
    settings = ReminderSettings.of(reminder.settings)
    return place.following(settings.key, date.fromisoformat(settings.due)) if settings.due else None


async def _next(interaction: discord.Interaction[Any], reminder: Subscription) -> None:
    """Be reminded of the next date in the same way; who has left the server of the deadline is not."""
    said = words(language_of(interaction))
    if not await _is_still_there(interaction, reminder):
        await say(interaction, said.too_old)
        return
    place = await there(desk_of(interaction), reminder, now())
    found, settings = _following(place, reminder), ReminderSettings.of(reminder.settings)
    if found is None:
        await say(interaction, said.due_gone)
        return
    first = str(found.first_day)
    kept = ReminderSettings(found.key, found.name, settings.ladder, first, first).kept
    planned = await keep_reminder(interaction, place, replace(reminder.wish, settings=kept), found)
    if planned is not None:
        await tell_planned(interaction, place, planned, found)


async def _invite(interaction: discord.Interaction[Any], reminder: Subscription) -> None:
    """Tell the channel what somebody is reminded of, so that others can be as well."""
    require_writer(interaction)
    desk_of(interaction).limits.let_in(interaction.user.id, interaction.guild_id)
    place, said = await here(interaction), words(language_of(interaction))
    found = place.entry(reminder.settings["key"], Asked())
    if found is None or place.server is None or place.server != reminder.server:
        await say(interaction, said.due_gone)
        return
    days = [each.date for each in dues_of(reminder, found) if each.at > now()]
    join = Action("join", reminder.id, words(place.language).button_join)
    await reply(interaction, invitation_card(interaction.user.display_name, found, days, join, place.language))


async def _join(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Be reminded of the same deadline on the same days."""
    found = await subscriptions.find(desk_of(interaction).store, identifier)
    if found is None or found.kind != KIND or found.server is None or found.server != team_of(interaction):
        await say(interaction, words(language_of(interaction)).too_old)
        return
    settings = ReminderSettings.of(found.settings)
    await plan_reminder(interaction, settings.key, Given(write_ladder(settings.ladder), found.zone, found.at))


async def _put_off(interaction: discord.Interaction[Any], reminder: Subscription, days: int) -> None:
    desk, said, zone = desk_of(interaction), words(language_of(interaction)), zone_of(reminder.zone)
    if zone is None or not 1 <= days <= 31:
        await say(interaction, said.too_old)
        return
    instant_now = now()
    day = instant_now.astimezone(zone).date() + timedelta(days=days)
    due = Due(day, instant(day, time.fromisoformat(reminder.at), zone))
    if reminder.state == "paused":
        await subscriptions.resume(desk.store, reminder.id, None, None)
    await deliveries.plan_single(desk.store, reminder, due, due.at + GIVE_UP)
    desk.wake()
    when = moment(due.at, reminder.zone, language_of(interaction))
    await say(interaction, said.remind_put_off.format(name=reminder.settings["name"], when=when))
