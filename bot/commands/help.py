"""/help: how to ask, and the commands. It is seen by the person alone, so that it may be asked for anywhere."""

from typing import Any

import discord

from bot.cards.help import EXAMPLES, Who, help_card
from bot.cards.words.en import EN
from bot.interactions.desk import desk_of, language_of, today_of
from bot.interactions.permissions import is_curator
from bot.interactions.reply import reply
from bot.interactions.slash import slash


@slash(EN.commands["help"], "help")
async def help_command(interaction: discord.Interaction[Any]) -> None:
    """Say how to use the bot."""
    desk, language, today = desk_of(interaction), language_of(interaction), await today_of(interaction)
    examples = tuple(desk.knowledge.suggest("", limit=EXAMPLES, today=today, language=language))
    curator = await is_curator(interaction)
    manager = interaction.guild_id is not None and interaction.permissions.manage_guild
    may = frozenset[Who]((*(("curator",) if curator else ()), *(("manager",) if manager else ())))
    await reply(interaction, help_card("discord", language, examples, may), private=True)
