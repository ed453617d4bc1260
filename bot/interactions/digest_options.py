"""The options of /digest: what was given → what is wished, or a sentence that says what cannot be used and why.

A digest is posted where the person and the bot may write; the bot has to see the channel's history, too, or nobody
could find out what became of a lost answer.
"""

from dataclasses import asdict, dataclass
from typing import Any, cast

import discord

from bot.cards.words import Words
from bot.deadlines.agenda import LONGEST
from bot.interactions.desk import desk_of
from bot.interactions.digesting import DigestSettings
from bot.interactions.options import WrongOptionError, time_given, zone_given
from bot.interactions.written import written
from bot.schedule.times import Calendar, Every, Rule
from bot.schedule.times_of_day import read_monthday, read_weekday
from bot.store.subscriptions import Wish

EVERY: tuple[str, ...] = ("daily", "weekdays", "weekly", "monthly")
CALENDARS: tuple[str, ...] = ("all", "weekdays", "china")
WHEN_EMPTY: tuple[str, ...] = ("post", "skip", "heartbeat")
CLEARED: tuple[str, ...] = ("subject", "ping")
LONGEST_WITHIN = LONGEST

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
    clear: str | None = None


def wished(interaction: discord.Interaction[Any], before: Wish, given: Given, said: Words) -> Wish:
    """What is wished now: what was given, and the rest as it was.

    Args:
        interaction: of the command.
        before: what it was; the defaults for a new one.
        given: the options.
        said: the words for what is wrong.

    Raises:
        WrongOptionError: something that was given cannot be used.
    """
    every = given.every or before.every or "daily"
    day = before.day if given.day is None and every == before.every else _day(every, given.day, said)
    settings = DigestSettings.of(before.settings)
    subject = None if given.clear == "subject" else settings.subject
    if given.subject is not None:
        subject = _subject(interaction, given.subject, said)
    channel = _channel(interaction, before, given.channel, said)
    role = given.ping
    ping = None if given.clear == "ping" else before.ping
    if role is None and ping is not None and channel != before.channel and interaction.guild is not None:
        role = interaction.guild.get_role(ping)  # there the bot may not be allowed to mention it
    if role is not None:
        ping = _ping(interaction, channel, role, said)
    calendar = given.calendar or before.calendar
    Rule(cast("Every", every), day, cast("Calendar", calendar))  # it is one that the schedule knows
    kept = DigestSettings(
        given.within or settings.within, subject, cast("Any", given.when_empty or settings.when_empty)
    )
    return Wish(
        before.kind,
        before.owner,
        before.server,
        channel=channel,
        settings=asdict(kept),
        language=before.language,
        ping=ping,
        every=every,
        day=day,
        calendar=calendar,
        at=f"{time_given(given.at, said):%H:%M}" if given.at is not None else before.at,
        zone=zone_given(given.timezone, said) if given.timezone is not None else before.zone,
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


def _subject(interaction: discord.Interaction[Any], given: str, said: Words) -> str:
    name = written(given)
    try:
        desk_of(interaction).knowledge.subject(name)
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


def _ping(interaction: discord.Interaction[Any], channel: int, role: discord.Role, said: Words) -> int:
    """The role to mention: one that the person may mention themselves, and the bot may, and never everyone.

    A role that is not mentionable for all can be mentioned with “Mention @everyone, @here, and All Roles” (Discord,
    topics/permissions), and without it Discord shows the mention and notifies nobody.
    """
    if role.is_default() or not (role.mentionable or interaction.permissions.mention_everyone):
        raise WrongOptionError(said.digest_no_ping.format(name=role.name))
    place = interaction.client.get_channel(channel)
    if channel == interaction.channel_id or not isinstance(place, discord.abc.GuildChannel | discord.Thread):
        bots = interaction.app_permissions
    else:
        bots = place.permissions_for(place.guild.me)
    if not (role.mentionable or bots.mention_everyone):
        raise WrongOptionError(said.digest_bot_may_not_ping.format(name=role.name))
    return role.id
