"""Reminders: planned for a person before a deadline, said when they are due, acknowledged, put off, cancelled.

A reminder is a subscription of one person whose dates are given one by one. What it says is looked up when it is due,
so a deadline that was settled or withdrawn meanwhile reminds nobody, and one that moved is said with its new date; the
days move along when the team changes its own deadline.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

import discord
from discord import app_commands

from bot.cards.card import Action, ActionKind, Card
from bot.cards.deadlines import when_of
from bot.cards.deliveries import moment
from bot.cards.escape import shortened
from bot.cards.reminders import Left, planned_card, reminder_card, reminders_card
from bot.cards.words import words
from bot.deadlines.agenda import Asked, Entry
from bot.deadlines.grammar import counts_working_days
from bot.deadlines.ladder import DEFAULT, Step, read_ladder, rungs, working_days_until
from bot.interactions.autocomplete import MOST
from bot.interactions.deadlines import Here, here
from bot.interactions.desk import Desk, desk_of, language_of, server_of
from bot.interactions.digesting import team_in
from bot.interactions.permissions import team_of
from bot.interactions.reply import reply, turn
from bot.schedule.clock import now
from bot.schedule.delivery.subscribing import remind
from bot.schedule.times import instant
from bot.schedule.times_of_day import read_time
from bot.schedule.zones import zone_meant, zone_of
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.subscriptions import Subscription, Wish

KIND = "reminder"
OF_REMINDERS: frozenset[ActionKind] = frozenset({"remind", "ack", "snooze", "forget", "reminders"})
"""The buttons that `press_reminder` is for."""
_MOST_REMINDERS = 40
"""Reminders of a person at most: as many as a card lists."""
_LONGEST_CHOICE = 100


async def say_reminder(desk: Desk, subscription: Subscription, due: datetime) -> Card | None:
    """What a reminder says; nothing where there is nothing left to do."""
    zone = zone_of(subscription.zone)
    today = due.astimezone(zone).date() if zone is not None else desk.day(None)
    place = Here(
        desk, subscription.server, await team_in(desk, subscription.server), today, subscription.language, private=True
    )
    found = place.entry(subscription.settings["key"], Asked())
    if found is None or found.group == "settled":
        return None
    first, chinese = _first_day(found), counts_in_china(found)
    late = max(0, (today - found.latest).days)
    days = working_days_until(today, first, chinese=chinese) if first is not None else 0
    left = Left(max(days, int(first is not None and first > today)), late, chinese)
    return reminder_card(found, left, subscription.id, desk.shelf, subscription.language)


async def plan_reminder(
    interaction: discord.Interaction[Any],
    key: str,
    lead: str | None = None,
    timezone: str | None = None,
    at: str | None = None,
) -> None:
    """Remind the person of a deadline, and say on which days."""
    place, said = await here(interaction), words(language_of(interaction))
    found, desk, user = place.entry(key, Asked()), desk_of(interaction), interaction.user.id
    first = _first_day(found) if found is not None else None
    if found is None or first is None:
        await _say(interaction, said.due_gone if found is None else said.remind_undated)
        return
    ladder = read_ladder(lead) if lead is not None else DEFAULT
    settings = await server_of(interaction)
    zone = zone_meant(timezone) if timezone is not None else (settings.zone if settings else None) or desk.zone
    clock = read_time(at) if at is not None else time(9)
    wrong = (
        said.remind_no_ladder.format(value=lead) if ladder is None
        else said.setup_unknown_zone.format(value=timezone) if zone is None
        else said.digest_no_time.format(value=at) if clock is None
        else None
    )  # fmt: skip
    if wrong is not None or ladder is None or zone is None or clock is None:
        await _say(interaction, wrong or "")
        return
    chinese, instant_now = counts_in_china(found), now()
    days = [each.day for each in rungs(ladder, first, chinese=chinese)]
    coming = [due for due in _dues(days, clock, zone) if due.at > instant_now]
    if not coming:
        await _say(interaction, said.remind_too_late)
        return
    mine = await _of(desk, user)
    before = next((each for each in mine if each.settings["key"] == key and each.server == place.server), None)
    if before is None and len(await _coming(desk, user)) >= _MOST_REMINDERS:
        await _say(interaction, said.remind_too_many.format(count=_MOST_REMINDERS))
        return
    if before is not None:
        await subscriptions.remove(desk.store, before.id)
    kept = {"key": key, "name": found.name, "ladder": [list(each) for each in ladder]}
    wish = Wish(
        KIND,
        user,
        place.server,
        channel=_stand_in(interaction),
        user=user,
        settings=kept,
        language=language_of(interaction),
        at=f"{clock:%H:%M}",
        zone=zone,
    )
    await remind(desk.store, wish, coming, instant_now)
    desk.wake()
    title = said.remind_planned.format(name=found.name, when=when_of(found, place.language), at=wish.at, zone=zone)
    working = said.remind_china if chinese else said.remind_weekdays
    note = said.remind_range if first != found.latest else ""
    card = planned_card(title, [each.date for each in coming], working, language_of(interaction), note)
    await reply(interaction, card, private=True)


async def move_reminders(desk: Desk, server: int, key: str, due: date, *, chinese: bool) -> None:
    """Have the days of all reminders of a deadline follow its new date."""
    for each in await subscriptions.of_server(desk.store, server):
        if each.kind != KIND or each.settings["key"] != key:
            continue
        ladder = tuple(Step(int(days), bool(working)) for days, working in each.settings["ladder"])
        days = [rung.day for rung in rungs(ladder, due, chinese=chinese)]
        await subscriptions.remove(desk.store, each.id)
        instant_now = now()
        coming = [one for one in _dues(days, cast("time", read_time(each.at)), each.zone) if one.at > instant_now]
        if coming:
            wish = Wish(**{name: getattr(each, name) for name in Wish.__dataclass_fields__})
            await remind(desk.store, wish, coming, instant_now)
    desk.wake()


async def list_reminders(interaction: discord.Interaction[Any], pressed: Action | None = None) -> None:
    """Show a person's reminders, or turn to another page of them."""
    desk, language = desk_of(interaction), language_of(interaction)
    named = [
        (each.id, each.settings["name"], words(language).digest_next.format(when=moment(due, each.zone, language)))
        for each, due in await _coming(desk, interaction.user.id)
    ]
    card = reminders_card(named, language)
    if pressed is not None and pressed.turns:
        await turn(interaction, card, pressed.at)
    else:
        await reply(interaction, card, private=True)


async def press_reminder(interaction: discord.Interaction[Any], action: Action) -> None:
    """Have one planned; or acknowledge one, put it off, or cancel it: only whose it is."""
    desk, said, kind, value = desk_of(interaction), words(language_of(interaction)), action.kind, action.value
    if kind == "reminders":
        await list_reminders(interaction, action)
        return
    if kind == "remind":
        desk.limits.let_in(interaction.user.id, interaction.guild_id)
        await plan_reminder(interaction, value)
        return
    days, _, identifier = value.rpartition(" ")
    found = await subscriptions.find(desk.store, identifier)
    if found is None or found.kind != KIND or found.user != interaction.user.id:
        await _say(interaction, said.too_old)
        return
    if kind == "forget":
        await subscriptions.remove(desk.store, found.id)
        await _say(interaction, said.remind_cancelled.format(name=found.settings["name"]))
    elif kind == "ack":
        await deliveries.call_off(desk.store, found.id)  # what was posted stays, so that its buttons go on working
        await _say(interaction, said.remind_acknowledged.format(name=found.settings["name"]))
    else:
        await _put_off(interaction, found, int(days))


async def deadlines_offered(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The deadlines of where one is whose words or dates hold what is typed, the team's first."""
    place = await here(interaction)
    entries = [each for each in place.entries(Asked()) if each.group != "settled" and _first_day(each) is not None]
    shown = {each.key: f"{when_of(each, place.language)} · {each.name}" for each in entries if len(each.key) <= 100}
    typed = current.casefold()
    fitting = [(key, text) for key, text in shown.items() if typed in f"{text} {key}".casefold()][:MOST]
    return [app_commands.Choice(name=shortened(text, _LONGEST_CHOICE), value=key) for key, text in fitting]


def counts_in_china(entry: Entry) -> bool:
    """Whether a deadline is counted in working days, which here are always those of the official Chinese calendar."""
    if entry.own is not None:
        return counts_working_days(entry.own.written)
    return entry.due is not None and counts_working_days(entry.due.arithmetic)


async def _put_off(interaction: discord.Interaction[Any], reminder: Subscription, days: int) -> None:
    desk, said, zone = desk_of(interaction), words(language_of(interaction)), zone_of(reminder.zone)
    if zone is None or not 1 <= days <= 31:
        await _say(interaction, said.too_old)
        return
    instant_now = now()
    day = instant_now.astimezone(zone).date() + timedelta(days=days)
    (due,) = _dues([day], cast("time", read_time(reminder.at)), reminder.zone)
    if reminder.state == "paused":
        await subscriptions.resume(desk.store, reminder.id, None, None)
    await deliveries.plan_single(desk.store, reminder, due, due.at + timedelta(hours=12))
    desk.wake()
    when = moment(due.at, reminder.zone, language_of(interaction))
    await _say(interaction, said.remind_put_off.format(name=reminder.settings["name"], when=when))


def _stand_in(interaction: discord.Interaction[Any]) -> int | None:
    """The channel of a server that gets a reminder where direct messages are closed; none of a direct message."""
    return interaction.channel_id if team_of(interaction) is not None else None


async def _of(desk: Desk, user: int) -> list[Subscription]:
    return [each for each in await subscriptions.of_user(desk.store, user) if each.kind == KIND]


async def _coming(desk: Desk, user: int) -> list[tuple[Subscription, datetime]]:
    """A person's reminders that are still to come, each with when it is next."""
    found: list[tuple[Subscription, datetime]] = []
    for each in await _of(desk, user):
        rows = await deliveries.of_subscription(desk.store, each.id)
        due = min((row.due_at for row in rows if row.state == "planned"), default=None)
        if due is not None and each.state == "active":
            found.append((each, due))
    return found


def _first_day(entry: Entry) -> date | None:
    """The day that a ladder counts back from: the first one where the date is a span; None where it has none."""
    if entry.own is not None:
        return entry.own.due
    return entry.due.earliest if entry.due is not None else None


def _dues(days: Sequence[date], clock: time, name: str) -> list[Due]:
    zone = zone_of(name)
    return [Due(day, instant(day, clock, zone)) for day in days] if zone is not None else []


async def _say(interaction: discord.Interaction[Any], sentence: str) -> None:
    await reply(interaction, Card("notice", sentence, language=language_of(interaction)), private=True)
