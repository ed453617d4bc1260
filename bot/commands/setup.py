"""/setup: what a server sets for itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

import discord
from discord import app_commands

from bot.cards.desk import Setup, setup_card
from bot.cards.words import Words, words
from bot.cards.words.en import EN
from bot.interactions.autocomplete import MOST, zones
from bot.interactions.desk import desk_of, language_of
from bot.interactions.options import WrongOptionError, zone_given
from bot.interactions.permissions import require_manager
from bot.interactions.reply import reply, say
from bot.interactions.slash import slash
from bot.interactions.translations import choices_of
from bot.store.servers import Server
from knowledge import Knowledge

_CLEARED: Mapping[str, Mapping[str, Any]] = {
    "time_zone": {"zone": None},
    "notices": {"notices_channel": None},
    "curators": {"curators": frozenset[int]()},
    "classes": {"classes": frozenset[str]()},
}
"""What stands in the settings once each of them was cleared."""


async def classes_offered(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """Classes of firms whose name or id holds what is typed."""
    typed, known = current.casefold(), desk_of(interaction).knowledge.classes(language_of(interaction))
    fitting = {key: name for key, name in known.items() if typed in f"{key} {name}".casefold()}
    return [app_commands.Choice(name=name[:100], value=key) for key, name in fitting.items()][:MOST]


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
    classes=EN.options["setup.classes"],
    clear=EN.options["setup.clear"],
)
@app_commands.choices(
    language=choices_of(lambda said, value: said.languages[value], ("en", "zh_hans", "zh_hant", "reader")),
    clear=choices_of(
        lambda said, value: said.choices[f"setup.clear.{value}"], ("time_zone", "notices", "curators", "classes")
    ),
)
@app_commands.autocomplete(time_zone=zones, classes=classes_offered)
async def setup(  # noqa: PLR0913, PLR0917 an option is a parameter
    interaction: discord.Interaction[Any],
    time_zone: str | None = None,
    language: Literal["en", "zh_hans", "zh_hant", "reader"] | None = None,
    private: bool | None = None,
    notices: discord.TextChannel | None = None,
    curator: discord.Role | None = None,
    classes: str | None = None,
    clear: Literal["time_zone", "notices", "curators", "classes"] | None = None,
) -> None:
    """Change what is given, and show all settings."""
    require_manager(interaction)
    desk, reader, guild = desk_of(interaction), language_of(interaction), interaction.guild_id or 0
    before = await desk.servers.get(guild)
    said = words(reader)
    try:
        zone = zone_given(time_zone, said) if time_zone is not None else None
        firm_class = _class_given(desk.knowledge, before, classes, said) if classes is not None else None
        if curator is not None and curator.is_default():
            raise WrongOptionError(said.setup_everyone)
    except WrongOptionError as wrong:
        await say(interaction, str(wrong))
        return
    rest = replace(before, **_CLEARED[clear]) if clear is not None else before
    after = replace(
        rest,
        zone=zone or rest.zone,
        language=rest.language if language is None else None if language == "reader" else language,
        private=rest.private if private is None else private,
        notices_channel=notices.id if notices is not None else rest.notices_channel,
        curators=rest.curators if curator is None else rest.curators ^ {curator.id},
        classes=rest.classes if firm_class is None else rest.classes ^ {firm_class},
    )
    if after != before:
        await desk.servers.put(guild, after)
    await reply(interaction, setup_card(_shown(interaction, after), reader, saved=after != before), private=True)


def _class_given(knowledge: Knowledge, before: Server, given: str, said: Words) -> str:
    """The id of a class, by that or by its name; one that the knowledge has lost can still be taken away.

    Raises:
        WrongOptionError: there is no such class.
    """
    found = given if given in before.classes else knowledge.class_meant(given)
    if found is None:
        raise WrongOptionError(said.setup_unknown_class.format(value=given))
    return found


def _shown(interaction: discord.Interaction[Any], server: Server) -> Setup:
    """The settings with names in place of ids; an id that names nothing any more is shown as it is."""
    guild = interaction.guild
    channel = guild.get_channel(server.notices_channel) if guild and server.notices_channel else None
    roles = {role: guild.get_role(role) if guild else None for role in sorted(server.curators)}
    known = desk_of(interaction).knowledge.classes(language_of(interaction))
    return Setup(
        zone=server.zone,
        default_zone=desk_of(interaction).zone,
        language=server.language,
        private=server.private,
        notices=f"#{channel.name}" if channel else str(server.notices_channel) if server.notices_channel else None,
        curators=tuple(f"@{role.name}" if role else str(identifier) for identifier, role in roles.items()),
        classes=tuple(known.get(each, each) for each in sorted(server.classes)),
    )
