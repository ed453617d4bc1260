"""/ask: any question."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import questions
from bot.interactions.desk import conversation, desk_of, frame_language, today_of
from bot.interactions.reply import reply_answer
from bot.interactions.slash import slash


@slash(EN.commands["ask"])
@app_commands.describe(question=EN.options["ask.question"])
@app_commands.autocomplete(question=questions)
async def ask(interaction: discord.Interaction[Any], question: str) -> None:
    """Answer a question in a person's own words."""
    desk, language = desk_of(interaction), await frame_language(interaction, question)
    asked = desk.ask(question, await conversation(interaction), await today_of(interaction), language)
    await reply_answer(interaction, asked)
