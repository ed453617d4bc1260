"""/ask: any question."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import questions
from bot.interactions.desk import conversation, desk_of
from bot.interactions.reply import reply_answer
from bot.interactions.slash import slash


@slash(EN.commands["ask"])
@app_commands.describe(question=EN.options["ask.question"])
@app_commands.autocomplete(question=questions)
async def ask(interaction: discord.Interaction[Any], question: str) -> None:
    """Answer a question in a person's own words."""
    answer = desk_of(interaction).ask(question, conversation(interaction))
    await reply_answer(interaction, answer)
