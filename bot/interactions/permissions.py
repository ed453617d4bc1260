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
    server = await server_of(interaction)
    if server is None:
        raise NotAllowedError
    roles = {role.id for role in getattr(interaction.user, "roles", ())}
    if not interaction.permissions.manage_guild and not roles & server.curators:
        raise NotAllowedError
