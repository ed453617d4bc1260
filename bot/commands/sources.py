"""/sources: the documents that answers come from, and what each of them proves."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.sources import records_card, sources_card
from bot.cards.words.en import EN
from bot.interactions.autocomplete import documents
from bot.interactions.desk import desk_of, is_private, language_here
from bot.interactions.reply import reply
from bot.interactions.slash import slash


@slash(EN.commands["sources"])
@app_commands.describe(document=EN.options["sources.document"])
@app_commands.autocomplete(document=documents)
async def sources(interaction: discord.Interaction[Any], document: str | None = None) -> None:
    """List the documents, or the records of one of them."""
    desk, language, private = desk_of(interaction), await language_here(interaction), await is_private(interaction)
    found = desk.shelf.find(document or "")
    if found is None:
        await reply(interaction, sources_card(desk.shelf, language, asked=document), private=private)
    else:
        facts = desk.knowledge.facts_of(found.id, language)
        await reply(interaction, records_card(found, facts, desk.shelf, language), private=private)
