"""Who may do what, checked in code: a declared default can be overridden by a server's administrators."""

from typing import Any

import discord
from discord import app_commands

from bot.interactions.desk import server_of


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


async def is_curator(interaction: discord.Interaction[Any]) -> bool:
    """Whether the person manages the server or has a curator's role; nobody does where there is no server."""
    server = await server_of(interaction)
    if server is None:
        return False
    roles = {role.id for role in getattr(interaction.user, "roles", ())}
    return interaction.permissions.manage_guild or bool(roles & server.curators)


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
