"""/setup: what a server sets for itself."""

from dataclasses import replace
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

import discord
from discord import app_commands

from bot.cards.card import Card
from bot.cards.desk import Setup, setup_card
from bot.cards.words import words
from bot.cards.words.en import EN
from bot.interactions.autocomplete import choices
from bot.interactions.desk import desk_of, language_of
from bot.interactions.permissions import require_manager
from bot.interactions.reply import reply
from bot.interactions.slash import slash
from bot.interactions.translations import choices_of
from bot.store.servers import Server


async def zones(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """Time zones that hold what is typed."""
    del interaction
    typed = current.casefold().replace(" ", "_")
    return choices(name for name in sorted(available_timezones()) if typed in name.casefold())


@slash(EN.commands["setup"])
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
@app_commands.describe(
    time_zone=EN.options["setup.time_zone"],
    language=EN.options["setup.language"],
    private=EN.options["setup.private"],
    notices=EN.options["setup.notices"],
    curator=EN.options["setup.curator"],
)
@app_commands.choices(
    language=choices_of(lambda said, value: said.languages[value], ("en", "zh_hans", "zh_hant", "reader"))
)
@app_commands.autocomplete(time_zone=zones)
async def setup(  # noqa: PLR0913, PLR0917 an option is a parameter
    interaction: discord.Interaction[Any],
    time_zone: str | None = None,
    language: Literal["en", "zh_hans", "zh_hant", "reader"] | None = None,
    private: bool | None = None,
    notices: discord.TextChannel | None = None,
    curator: discord.Role | None = None,
) -> None:
    """Change what is given, and show all settings."""
    require_manager(interaction)
    desk, reader, guild = desk_of(interaction), language_of(interaction), interaction.guild_id or 0
    if time_zone is not None and not _is_zone(time_zone):
        sentence = words(reader).setup_unknown_zone.format(value=time_zone)
        await reply(interaction, Card("notice", sentence, language=reader), private=True)
        return
    before = await desk.servers.get(guild)
    after = replace(
        before,
        zone=time_zone or before.zone,
        language=before.language if language is None else None if language == "reader" else language,
        private=before.private if private is None else private,
        notices_channel=notices.id if notices is not None else before.notices_channel,
        curators=before.curators if curator is None else before.curators ^ {curator.id},
    )
    if after != before:
        await desk.servers.put(guild, after)
    await reply(interaction, setup_card(_shown(interaction, after), reader, saved=after != before), private=True)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def _shown(interaction: discord.Interaction[Any], server: Server) -> Setup:
    """The settings with names in place of ids; an id that names nothing any more is shown as it is."""
    guild = interaction.guild
    channel = guild.get_channel(server.notices_channel) if guild and server.notices_channel else None
    roles = {role: guild.get_role(role) if guild else None for role in sorted(server.curators)}
    return Setup(
        zone=server.zone,
        default_zone=desk_of(interaction).zone,
        language=server.language,
        private=server.private,
        notices=f"#{channel.name}" if channel else str(server.notices_channel) if server.notices_channel else None,
        curators=tuple(f"@{role.name}" if role else str(identifier) for identifier, role in roles.items()),
    )
