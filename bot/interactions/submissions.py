"""A form that was filled in → what it was opened for, by the first word of its id."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import discord

from bot.interactions.desk import desk_of
from bot.interactions.entering import CHANGING, ENTERING, changed, entered
from bot.interactions.failures import tell
from bot.interactions.tracking import WAIVING, waived

_FORMS: Mapping[str, Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, None]]] = {
    WAIVING: waived,
    ENTERING: entered,
    CHANGING: changed,
}


async def submitted(interaction: discord.Interaction[Any]) -> None:
    """Do what a form is for; whatever goes wrong is told to the person alone."""
    data: Any = interaction.data
    name, _, value = str(data["custom_id"]).partition(":")
    form = _FORMS.get(name)
    if form is None:
        return
    try:
        desk_of(interaction).limits.let_in(interaction.user.id, interaction.guild_id)
        await form(interaction, value)
    except Exception as error:  # discord.py would only log it
        await tell(interaction, error)
