"""What the commands of /digest do: read what was given, check who may and whether the bot can, keep it, say when.

Whoever manages the server or has a curator's role may have digests posted. A digest is posted where the person and the
bot may write; the bot has to see the channel's history, too, or nobody could find out what became of a lost answer.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, cast

import discord
from discord import app_commands

from bot.cards.card import Card, Item, Label
from bot.cards.deliveries import moment
from bot.cards.escape import shortened
from bot.cards.words import Words, words
from bot.deadlines.agenda import LONGEST
from bot.interactions.autocomplete import MOST, choices
from bot.interactions.desk import LANGUAGES, desk_of, language_of, server_of
from bot.interactions.digesting import DigestSettings, say
from bot.interactions.permissions import is_curator, require_curator, require_team
from bot.interactions.reply import reply
from bot.interactions.written import written
from bot.schedule.clock import now
from bot.schedule.delivery import subscribing
from bot.schedule.times import Calendar, Every, Rule
from bot.schedule.times_of_day import read_monthday, read_time, read_weekday
from bot.schedule.zones import meant_by, zone_meant, zones_like
from bot.store import subscriptions
from bot.store.subscriptions import Subscription, Wish

EVERY: tuple[str, ...] = ("daily", "weekdays", "weekly", "monthly")
CALENDARS: tuple[str, ...] = ("all", "weekdays", "china")
WHEN_EMPTY: tuple[str, ...] = ("post", "skip", "heartbeat")
LONGEST_WITHIN = LONGEST
KIND = "digest"
_MOST_DIGESTS = 25
"""Digests of a server: as many as Discord offers at once."""
_TEAM = "-"
"""What is typed for the subject that is all of the team's."""

Place = discord.TextChannel | discord.Thread


@dataclass(frozen=True)
class Given:
    """The options as they were given; None where one was not."""

    every: str | None
    at: str | None
    timezone: str | None
    day: str | None
    within: int | None
    channel: Place | None
    subject: str | None
    ping: discord.Role | None
    calendar: str | None
    when_empty: str | None


class WrongOptionError(Exception):
    """Something that was given cannot be used; the sentence says what, and how to write it."""


async def create_digest(interaction: discord.Interaction[Any], given: Given) -> None:
    """Keep a new digest, and say when it is posted first."""
    server, said = await _let_in(interaction), words(language_of(interaction))
    desk, settings = desk_of(interaction), await server_of(interaction)
    if len(await _digests(interaction, server)) >= _MOST_DIGESTS:
        await _say(interaction, said.digest_too_many.format(count=_MOST_DIGESTS))
        return
    guild = interaction.guild
    language = (settings.language if settings else None) or (
        LANGUAGES.get(guild.preferred_locale, "en") if guild is not None else "en"
    )
    zone = (settings.zone if settings else None) or desk.zone
    empty = Wish(KIND, interaction.user.id, server, settings=asdict(DigestSettings()), language=language, zone=zone)
    try:
        wish = _wish(interaction, empty, given, said)
    except WrongOptionError as wrong:
        await _say(interaction, str(wrong))
        return
    identifier = await subscribing.subscribe(desk.store, wish, now())
    desk.wake()
    await _tell(interaction, identifier, said.digest_created)


async def edit_digest(interaction: discord.Interaction[Any], identifier: str, given: Given) -> None:
    """Change what was given of a digest."""
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is None:
        return
    try:
        wish = _wish(interaction, found, given, said)
    except WrongOptionError as wrong:
        await _say(interaction, str(wrong))
        return
    await subscribing.change(desk.store, found.id, wish, now())
    desk.wake()
    await _tell(interaction, found.id, said.digest_changed)


async def list_digests(interaction: discord.Interaction[Any]) -> None:
    """Show the digests of the server."""
    server, language = await _let_in(interaction), language_of(interaction)
    said, found = words(language), await _digests(interaction, server)
    if not found:
        await _say(interaction, said.digest_no_digests)
        return
    card = Card("notice", said.digest_list.format(count=len(found)), language=language)
    items = tuple(Item(label=Label(_named(interaction, each, said), _standing(each, language))) for each in found)
    await reply(interaction, replace(card, items=items), private=True)


async def preview_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Show what would be posted now, and keep nothing of it."""
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is None:
        return
    card = await say(desk, found, now())
    if card is None:
        await _say(interaction, said.digest_silent)
        return
    await reply(interaction, replace(card, asked=said.digest_preview, kept=""), private=True)


async def pause_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Post nothing more of a digest."""
    await _end_or_pause(interaction, identifier, pause=True)


async def end_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Delete a digest."""
    await _end_or_pause(interaction, identifier, pause=False)


async def resume_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Post a digest again, from its next date on."""
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is not None:
        await subscribing.resume(desk.store, found.id, now())
        desk.wake()
        await _tell(interaction, found.id, said.digest_resumed)


async def digests_offered(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The server's digests whose words hold what is typed; nothing for who may not touch them."""
    if interaction.guild_id is None or not await is_curator(interaction):
        return []
    said, typed = words(language_of(interaction)), current.casefold()
    shown = {each.id: _named(interaction, each, said) for each in await _digests(interaction, interaction.guild_id)}
    fitting = {key: text for key, text in shown.items() if typed in text.casefold()}
    return [app_commands.Choice(name=shortened(text, 100), value=key) for key, text in fitting.items()][:MOST]


async def zones_offered(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """Time zones that hold what is typed, or that an abbreviation can mean."""
    del interaction
    return choices(meant_by(current) or zones_like(current))


def _wish(interaction: discord.Interaction[Any], before: Wish, given: Given, said: Words) -> Wish:
    """What is wished now: what was given, and the rest as it was.

    Raises:
        WrongOptionError: something that was given cannot be used.
    """
    every = given.every or before.every or "daily"
    day = before.day if given.day is None and every == before.every else _day(every, given.day, said)
    clock = read_time(given.at) if given.at is not None else None
    if given.at is not None and clock is None:
        raise WrongOptionError(said.digest_no_time.format(value=given.at))
    settings = DigestSettings.of(before.settings)
    subject = settings.subject if given.subject is None else _subject(interaction, given.subject, said)
    channel, ping = _channel(interaction, before, given.channel, said), _ping(interaction, given.ping, said)
    calendar = given.calendar or before.calendar
    Rule(cast("Every", every), day, cast("Calendar", calendar))  # it is one that the schedule knows
    kept = DigestSettings(
        given.within or settings.within, subject, cast("Any", given.when_empty or settings.when_empty)
    )
    return Wish(
        KIND,
        before.owner,
        before.server,
        channel=channel,
        settings=asdict(kept),
        language=before.language,
        ping=ping if given.ping is not None else before.ping,
        every=every,
        day=day,
        calendar=calendar,
        at=f"{clock:%H:%M}" if clock is not None else before.at,
        zone=_zone(given.timezone, said) if given.timezone is not None else before.zone,
    )


def _day(every: str, given: str | None, said: Words) -> int:
    if every == "weekly":
        found = read_weekday(given or "mon")
    elif every == "monthly":
        found = read_monthday(given or "1")
    else:
        found = 1 if given is None else None
    if found is None:
        sentence = {"weekly": said.digest_no_weekday, "monthly": said.digest_no_monthday}.get(every, said.digest_no_day)
        raise WrongOptionError(sentence.format(value=given))
    return found


def _zone(given: str, said: Words) -> str:
    several = meant_by(given)
    if several:
        raise WrongOptionError(said.digest_several_zones.format(value=given, zones=", ".join(several)))
    zone = zone_meant(given)
    if zone is None:
        raise WrongOptionError(said.setup_unknown_zone.format(value=given))
    return zone


def _subject(interaction: discord.Interaction[Any], given: str, said: Words) -> str | None:
    name = written(given)
    if name in {"", _TEAM}:
        return None
    try:
        desk_of(interaction).knowledge.deadlines(name, today=desk_of(interaction).day(None))
    except KeyError:
        raise WrongOptionError(said.due_unknown_company.format(value=given)) from None
    return name


def _channel(interaction: discord.Interaction[Any], before: Wish, given: Place | None, said: Words) -> int:
    """The channel, in which both the person and the bot may write."""
    if given is None and before.channel is not None:
        return before.channel
    channel, guild, person = given or interaction.channel, interaction.guild, interaction.user
    if guild is None or not isinstance(channel, discord.TextChannel | discord.Thread | discord.VoiceChannel):
        raise WrongOptionError(said.digest_no_channel)
    # The rights where it was asked come with the interaction; elsewhere they follow from what the bot knows.
    if given is None or not isinstance(person, discord.Member):
        theirs, bots = interaction.permissions, interaction.app_permissions
    else:
        theirs, bots = given.permissions_for(person), given.permissions_for(guild.me)
    thread = isinstance(channel, discord.Thread)
    name = channel.name
    if not (theirs.send_messages_in_threads if thread else theirs.send_messages):
        raise WrongOptionError(said.digest_you_may_not_write.format(name=name))
    needed = {
        said.permission_view: bots.view_channel,
        said.permission_send: bots.send_messages_in_threads if thread else bots.send_messages,
        said.permission_history: bots.read_message_history,
    }
    missing = [permission for permission, granted in needed.items() if not granted]
    if missing:
        raise WrongOptionError(said.digest_bot_may_not.format(name=name, permissions=", ".join(missing)))
    return channel.id


def _ping(interaction: discord.Interaction[Any], role: discord.Role | None, said: Words) -> int | None:
    """The role to mention: one that the person may mention themselves, and never everyone."""
    if role is None:
        return None
    if role.is_default() or not (role.mentionable or interaction.permissions.mention_everyone):
        raise WrongOptionError(said.digest_no_ping.format(name=role.name))
    return role.id


async def _let_in(interaction: discord.Interaction[Any]) -> int:
    await require_curator(interaction)
    return require_team(interaction)


async def _digests(interaction: discord.Interaction[Any], server: int) -> list[Subscription]:
    return [each for each in await subscriptions.of_server(desk_of(interaction).store, server) if each.kind == KIND]


async def _of(interaction: discord.Interaction[Any], server: int, identifier: str) -> Subscription | None:
    """One of the server's digests; where it has none of that name this is said."""
    found = next((each for each in await _digests(interaction, server) if each.id == identifier.strip()), None)
    if found is None:
        await _say(interaction, words(language_of(interaction)).digest_unknown)
    return found


async def _end_or_pause(interaction: discord.Interaction[Any], identifier: str, *, pause: bool) -> None:
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is None:
        return
    name = _named(interaction, found, said)
    if pause:
        await subscriptions.pause(desk.store, found.id)
    else:
        await subscriptions.remove(desk.store, found.id)
    await _say(interaction, (said.digest_paused if pause else said.digest_deleted).format(name=name))


async def _tell(interaction: discord.Interaction[Any], identifier: str, sentence: str) -> None:
    """Say what a digest is now, and when it is posted next."""
    language = language_of(interaction)
    found = await subscriptions.find(desk_of(interaction).store, identifier)
    if found is not None:
        item = Item(label=Label(_named(interaction, found, words(language)), _standing(found, language)))
        await reply(interaction, Card("notice", sentence, (item,), language=language), private=True)


async def _say(interaction: discord.Interaction[Any], sentence: str) -> None:
    await reply(interaction, Card("notice", sentence, language=language_of(interaction)), private=True)


def _named(interaction: discord.Interaction[Any], digest: Subscription, said: Words) -> str:
    """A digest in a few words: how often, when, where, about what."""
    channel = interaction.client.get_channel(digest.channel or 0)
    place = f"#{getattr(channel, 'name', '?')}" if channel is not None else said.place_gone
    day = said.weekdays[digest.day - 1] if digest.every == "weekly" else str(digest.day)
    day = day if digest.every in {"weekly", "monthly"} else ""
    often = said.choices[f"digest create.every.{digest.every}"] + (f" ({day})" if day else "")
    about = DigestSettings.of(digest.settings).subject
    return " · ".join(each for each in (often, digest.at, digest.zone, place, about) if each)


def _standing(digest: Subscription, language: str) -> str:
    """When it is posted next, or why it is not."""
    said = words(language)
    if digest.state == "paused":
        reason = said.refusals.get(digest.why or "", said.refusals["other"].format(code=digest.why))
        return (
            said.digest_is_paused if digest.why == subscriptions.ASKED else said.digest_is_stopped.format(reason=reason)
        )
    following: datetime | None = digest.next_at
    return said.digest_next.format(when=moment(following, digest.zone, language)) if following is not None else ""
