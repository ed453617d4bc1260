"""“Look this up” in the menu of a message: its text as a question."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.card import Card
from bot.cards.words import words
from bot.cards.words.en import EN
from bot.interactions.desk import conversation, desk_of, frame_language, language_of, today_of
from bot.interactions.on_card import questions_on
from bot.interactions.reply import reply, reply_answer
from bot.interactions.written import written


async def _look_up(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    text = written(message.content)
    if message.author == interaction.client.user:
        text = next(reversed(await questions_on(message, desk_of(interaction).store)), "")
    if not text:
        language = language_of(interaction)
        await reply(interaction, Card("notice", words(language).nothing_to_look_up, language=language), private=True)
        return
    desk, language = desk_of(interaction), await frame_language(interaction, text)
    asked = desk.ask(text, await conversation(interaction), await today_of(interaction), language)
    await reply_answer(interaction, asked)


look_up: app_commands.ContextMenu = app_commands.ContextMenu(name=EN.look_up, callback=_look_up)
