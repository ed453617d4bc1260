"""What the bot may do in each server and channel that it is in."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import discord

from bot.doctor.invitation import NEEDS
from bot.doctor.network import LONGEST, TROUBLE, sentence
from bot.doctor.report import Report
from bot.registration import fetch
from bot.store.look import Look

Channel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.ForumChannel
"""Where people write to the bot."""
Lacking = frozenset[str]
"""Permissions that are missing, by discord.py's names."""

_PICTURES = frozenset({"embed_links", "attach_files"})
_MOST = 5
"""Channels that are named in one line."""


async def check(report: Report, client: discord.Client, sync_guild: int | None, kept: Look) -> None:
    """Look at each server, one after the other.

    Args:
        report: where it is said.
        client: logged in.
        sync_guild: id of the only server that gets the commands; None for everywhere.
        kept: what the database says of them.
    """
    try:
        async with asyncio.timeout(LONGEST):
            servers = [each async for each in client.fetch_guilds(limit=None, with_counts=False)]
    except TROUBLE as error:
        report.warning("Servers", f"they could not be listed: {sentence(error)}")
        return
    if not servers:
        report.warning("Servers", "the bot is in none yet. Open the invite link below and choose one.")
    if sync_guild is not None and sync_guild not in {each.id for each in servers}:
        report.wrong(
            "Servers",
            f"SYNC_GUILD names {sync_guild}, and the bot is in no such server. Invite it there with the link below, or "
            "leave SYNC_GUILD empty.",
        )
    for each in servers:
        try:
            async with asyncio.timeout(LONGEST):
                await _check_server(report, client, each.id, sync_guild, kept)
        except TROUBLE as error:
            report.warning(_named(each), f"it could not be looked at: {sentence(error)}")


async def _check_server(
    report: Report, client: discord.Client, identifier: int, sync_guild: int | None, kept: Look
) -> None:
    server = await client.fetch_guild(identifier, with_counts=False)
    channels = [each for each in await server.fetch_channels() if isinstance(each, Channel)]
    me = await server.fetch_member(client.user.id if client.user is not None else 0)
    check_permissions(report, server, channels, me)
    check_members(report, server, channels)
    if (chosen := kept.notices.get(identifier)) is not None:
        _check_notices(report, server, next((each for each in channels if each.id == chosen), None), me)
    await _check_commands(report, client, server, own=identifier in {sync_guild, *kept.registered})


def check_permissions(report: Report, server: discord.Guild, channels: Sequence[Channel], me: discord.Member) -> None:
    """Whether the bot may do what it needs, in the whole server and in each channel.

    Args:
        report: where it is said.
        server: with its roles.
        channels: of the server.
        me: the bot there.
    """
    lacking = {channel: _lacking(channel, me) for channel in channels}
    everywhere = frozenset(NEEDS) if lacking else _missing(me.guild_permissions, NEEDS)
    for missing in lacking.values():
        everywhere &= missing
    if everywhere:
        say = report.warning if everywhere <= _PICTURES else report.wrong
        say(
            _named(server),
            f"the bot lacks {_labels(everywhere)} in the whole server. Open the invite link below and choose this "
            f"server again, which gives it what it lacks, or: Server Settings → Roles → {_role(me)} → Permissions.",
        )
    groups: defaultdict[Lacking, list[Channel]] = defaultdict(list)
    for channel, missing in lacking.items():
        groups[missing - everywhere].append(channel)
    for missing, places in groups.items():
        if missing:
            report.warning(
                _named(server),
                f"in {_channels(places)} the bot lacks {_labels(missing)}. Where that is not meant so: Edit Channel → "
                f"Permissions → {_role(me)}.",
            )
    if me.guild_permissions.administrator:
        report.warning(
            _named(server),
            f"the bot is an administrator there, and needs far less: Server Settings → Roles → {_role(me)} → "
            "Administrator off.",
        )
    elif not everywhere and groups.keys() <= {frozenset[str]()}:
        report.ok(_named(server), f"the bot may do all that it needs in each of {len(channels)} channels.")


def check_members(report: Report, server: discord.Guild, channels: Sequence[Channel]) -> None:
    """Whether people may use slash commands, which is theirs to be given and not the bot's.

    Args:
        report: where it is said.
        server: with its roles.
        channels: of the server.
    """
    theirs = [role.permissions for role in server.roles if not role.managed]
    if not any(each.use_application_commands or each.administrator for each in theirs):
        report.warning(
            _named(server),
            "no role may use slash commands. Server Settings → Roles → @everyone → Use Application Commands.",
        )
        return
    closed = [each for each in channels if each.overwrites_for(server.default_role).use_application_commands is False]
    if closed:
        report.warning(
            _named(server),
            f"in {_channels(closed)} @everyone may not use slash commands. Where that is not meant so: Edit Channel → "
            "Permissions → @everyone → Use Application Commands.",
        )


def _check_notices(report: Report, server: discord.Guild, channel: Channel | None, me: discord.Member) -> None:
    if channel is None:
        report.wrong(_named(server), "the channel for the bot's notices is gone. Choose another there: /setup notices")
    elif missing := _lacking(channel, me) - _PICTURES:
        report.wrong(
            _named(server),
            f"the bot's notices go to {_channels([channel])}, and there it lacks {_labels(missing)}. Edit Channel → "
            f"Permissions → {_role(me)}, or choose another channel: /setup notices",
        )


async def _check_commands(report: Report, client: discord.Client, server: discord.Guild, *, own: bool) -> None:
    try:
        found = await fetch(client, server.id)
    except discord.Forbidden:
        report.wrong(
            _named(server),
            "the bot was invited without its commands. Open the invite link below and choose this server again.",
        )
        return
    if found and not own:
        report.warning(
            _named(server),
            f"it has {len(found)} commands of its own, left by another start, beside those registered everywhere, and "
            f"shows them twice. Start the bot once with SYNC_GUILD={server.id}, then as before.",
        )


def _lacking(channel: Channel, me: discord.Member) -> Lacking:
    wanted = set(NEEDS)
    if isinstance(channel, discord.VoiceChannel | discord.StageChannel):
        wanted.discard("send_messages_in_threads")  # they have none
    if isinstance(channel, discord.ForumChannel):
        wanted.discard("send_messages")  # it would begin posts; the bot answers in them
    return _missing(channel.permissions_for(me), wanted)


def _missing(allowed: discord.Permissions, wanted: Iterable[str]) -> Lacking:
    """What is missing; of what follows from something else that is missing, only that other."""
    if not allowed.view_channel:
        return frozenset({"view_channel"})
    found = frozenset(each for each in wanted if not getattr(allowed, each))
    return found - _PICTURES if not allowed.send_messages else found


def _labels(missing: Iterable[str]) -> str:
    labels: Mapping[str, str] = {name: need.label for name, need in NEEDS.items() if name in set(missing)}
    return ", ".join(labels.values())


def _channels(channels: Sequence[Channel]) -> str:
    named = [f"#{each.name}" for each in channels[:_MOST]]
    more = f" and {len(channels) - _MOST} more channels" if len(channels) > _MOST else ""
    return ", ".join(named) + more


def _named(server: discord.Guild) -> str:
    return f"Server “{server.name}”"


def _role(me: discord.Member) -> str:
    """The bot's own role, which Discord made when it was invited; without one, the bot."""
    own = next((role for role in me.roles if role.is_bot_managed()), None)
    return f"the role “{own.name}”" if own is not None else f"“{me.display_name}”"
