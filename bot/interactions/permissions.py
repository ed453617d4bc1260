"""Who may do what, checked in code: a declared default can be overridden by a server's administrators."""

from typing import Any

import discord
from discord import app_commands

from bot.interactions.desk import desk_of, server_of


class NotAllowedError(app_commands.CheckFailure):
    """The person may not do this here."""


def require_manager(interaction: discord.Interaction[Any]) -> None:
    """Let through who manages the server.

    Raises:
        NotAllowedError: they do not, or this is no server.
    """
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise NotAllowedError


async def require_curator(interaction: discord.Interaction[Any]) -> None:
    """Let through who manages the server or has a curator's role.

    Raises:
        NotAllowedError: neither, or this is no server.
    """
    if not await is_curator(interaction):
        raise NotAllowedError


class NotYoursToReloadError(NotAllowedError):
    """The knowledge serves all servers, and this one is not among those that may have it read again."""


async def require_librarian(interaction: discord.Interaction[Any]) -> None:
    """Let through a curator who may have the knowledge read again, of which every server is answered.

    That is one of a server that the operator has named, of the only server that the bot is in, or one who runs the bot.

    Raises:
        NotAllowedError: no curator of this server.
        NotYoursToReloadError: a curator, but not of a server that may.
    """
    await require_curator(interaction)
    client, named = interaction.client, desk_of(interaction).librarians
    alone = not named and len(client.guilds) == 1
    if not alone and interaction.guild_id not in named and not _runs_it(client.application, interaction.user.id):
        raise NotYoursToReloadError


def _runs_it(application: discord.AppInfo | None, user: int) -> bool:
    if application is None:
        return False
    team = application.team.members if application.team is not None else [application.owner]
    return user in {each.id for each in team}


async def is_curator(interaction: discord.Interaction[Any]) -> bool:
    """Whether the person manages the server or has a curator's role; nobody does where there is no server."""
    server = await server_of(interaction)
    if server is None:
        return False
    roles = {role.id for role in getattr(interaction.user, "roles", ())}
    return interaction.permissions.manage_guild or bool(roles & server.curators)


class MayNotWriteError(NotAllowedError):
    """The person may not write in this channel, so nothing is posted there for them."""


def require_writer(interaction: discord.Interaction[Any]) -> None:
    """Let through who may write where they are: what is posted for them is as if they wrote it.

    Raises:
        MayNotWriteError: they may not.
    """
    may, channel = interaction.permissions, interaction.channel
    in_thread = isinstance(channel, discord.Thread)
    if interaction.guild_id is not None and not (may.send_messages_in_threads if in_thread else may.send_messages):
        raise MayNotWriteError


def is_theirs(interaction: discord.Interaction[Any]) -> bool:
    """Whether the message whose button is pressed answers the person who pressed, and so is theirs to change."""
    message = interaction.message
    if message is None or message.flags.ephemeral or interaction.guild_id is None:
        return True
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id == interaction.user.id
    answered = message.reference.resolved if message.reference is not None else None
    return isinstance(answered, discord.Message) and answered.author.id == interaction.user.id


def require_team(interaction: discord.Interaction[Any]) -> int:
    """Let through a member of a server that the bot is in; gives the id of that server.

    Raises:
        NotAllowedError: this is a direct message, or a server in which only the person has installed the bot.
    """
    server = team_of(interaction)
    if server is None:
        raise NotAllowedError
    return server


def team_of(interaction: discord.Interaction[Any]) -> int | None:
    """The id of the server whose member speaks there, if the bot is in it."""
    guild = interaction.guild_id
    inside = guild is not None and interaction.client.get_guild(guild) is not None
    return guild if inside and isinstance(interaction.user, discord.Member) else None


async def require_author(interaction: discord.Interaction[Any], author: int | None) -> None:
    """Let through whoever did something, and those who may curate: they alone may take it back.

    Raises:
        NotAllowedError: somebody else did it, and the person is no curator.
    """
    if interaction.user.id != author and not await is_curator(interaction):
        raise NotAllowedError
