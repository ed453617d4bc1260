"""/knowledge: for curators."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.card import Card
from bot.cards.desk import refused_card, reloaded_card
from bot.cards.words import words
from bot.cards.words.en import EN
from bot.interactions.desk import desk_of, language_of
from bot.interactions.failures import logged
from bot.interactions.permissions import require_librarian
from bot.interactions.reply import reply
from bot.interactions.slash import slash
from knowledge import BadKnowledge

knowledge: app_commands.Group = app_commands.Group(
    name="knowledge",
    description=EN.commands["knowledge"],
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@slash(EN.commands["knowledge reload"], "reload")
async def reload(interaction: discord.Interaction[Any]) -> None:
    """Read the knowledge again beside the old one, and swap it in only if all of it is right."""
    await require_librarian(interaction)
    desk, language = desk_of(interaction), language_of(interaction)
    await interaction.response.defer(ephemeral=True)
    try:
        await desk.reload()
    except BadKnowledge as bad:
        await reply(interaction, refused_card(bad.problems, language), private=True)
        return
    except OSError as wrong:
        identity = logged(wrong, command="knowledge reload")
        sentence = words(language).reload_unread.format(error=identity)
        await reply(interaction, Card("failure", sentence, language=language), private=True)
        return
    await reply(interaction, reloaded_card(desk.shelf.documents, desk.records, language), private=True)


knowledge.add_command(reload)
