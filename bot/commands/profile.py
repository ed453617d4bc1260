"""/profile: all about a company, a regulator or a person."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import names_of
from bot.interactions.desk import desk_of, frame_language, today_of
from bot.interactions.reply import reply_answer
from bot.interactions.slash import slash
from bot.interactions.written import written


@slash(EN.commands["profile"])
@app_commands.describe(name=EN.options["profile.name"])
@app_commands.autocomplete(name=names_of(None))
async def profile(interaction: discord.Interaction[Any], name: str) -> None:
    """Show everything about one name."""
    desk = desk_of(interaction)
    language = await frame_language(interaction, name)
    await reply_answer(
        interaction, desk.knowledge.profile(written(name), today=await today_of(interaction), language=language)
    )
