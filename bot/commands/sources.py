"""/sources: the documents that answers come from."""

from typing import Any

import discord

from bot.cards.sources import sources_card
from bot.cards.words.en import EN
from bot.interactions.desk import desk_of, language_here
from bot.interactions.reply import reply
from bot.interactions.slash import slash


@slash(EN.commands["sources"])
async def sources(interaction: discord.Interaction[Any]) -> None:
    """List the documents."""
    await reply(interaction, sources_card(desk_of(interaction).shelf, await language_here(interaction)))
