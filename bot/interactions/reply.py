"""Sending a card. Every message says for itself that it mentions nobody, whatever its text holds."""

from typing import Any

import discord

from bot.cards.answers import answer_card
from bot.cards.card import Card
from bot.cards.components import view_of
from bot.interactions.desk import conversation, desk_of
from knowledge import Answer

NOBODY = discord.AllowedMentions.none()


async def reply_answer(interaction: discord.Interaction[Any], answer: Answer) -> None:
    """Reply to a command with an answer, and remember it for what is asked next."""
    desk = desk_of(interaction)
    desk.memory.keep(conversation(interaction), answer)
    interaction.extras["status"] = answer.status
    await reply(interaction, answer_card(answer, desk.shelf))


async def reply(interaction: discord.Interaction[Any], card: Card, *, private: bool = False) -> None:
    """Reply to a command with a card; private ones are seen by that person alone."""
    view = view_of(card)
    if interaction.response.is_done():
        await interaction.followup.send(view=view, allowed_mentions=NOBODY, ephemeral=private)
    else:
        await interaction.response.send_message(view=view, allowed_mentions=NOBODY, ephemeral=private)


async def reply_to(message: discord.Message, card: Card) -> None:
    """Reply to a message with a card, even if the message has been deleted meanwhile."""
    reference = message.to_reference(fail_if_not_exists=False)
    await message.channel.send(view=view_of(card), reference=reference, mention_author=False, allowed_mentions=NOBODY)
