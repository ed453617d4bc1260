"""/privacy: what is held on a person, and deleting it."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.card import Card
from bot.cards.desk import privacy_card
from bot.cards.words import words
from bot.cards.words.en import EN
from bot.interactions.desk import desk_of, language_of
from bot.interactions.reply import reply
from bot.interactions.slash import slash
from bot.store import asked, marks, subscriptions


@slash(EN.commands["privacy"])
@app_commands.describe(delete=EN.options["privacy.delete"])
async def privacy(interaction: discord.Interaction[Any], delete: bool = False) -> None:
    """Show what is held on whoever asks, or delete it."""
    desk, language, user = desk_of(interaction), language_of(interaction), interaction.user.id
    if not delete:
        kept, named = await asked.count_of(desk.store, user), await marks.count_of(desk.store, user)
        posted = await subscriptions.count_of(desk.store, user)
        await reply(interaction, privacy_card(kept, named, posted, language), private=True)
        return
    count = sum([await each.forget_user(desk.store, user) for each in (asked, marks, subscriptions)])
    desk.forget(user)
    sentence = words(language).privacy_deleted.format(count=count)
    await reply(interaction, Card("notice", sentence, language=language), private=True)
