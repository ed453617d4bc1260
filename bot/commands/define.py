"""/define: the glossary."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import names_of
from bot.interactions.desk import desk_of, frame_language, today_of
from bot.interactions.reply import reply_answer
from bot.interactions.slash import slash
from bot.interactions.written import written


@slash(EN.commands["define"])
@app_commands.describe(term=EN.options["define.term"])
@app_commands.autocomplete(term=names_of({"term"}))
async def define(interaction: discord.Interaction[Any], term: str) -> None:
    """Say what a term means."""
    desk = desk_of(interaction)
    language = await frame_language(interaction, term)
    answer = desk.knowledge.define(written(term), today=await today_of(interaction), language=language)
    await reply_answer(interaction, answer)
