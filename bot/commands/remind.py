"""/remind and /reminders: direct messages before a deadline."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import zones
from bot.interactions.choosing import deadlines_offered
from bot.interactions.reminding import Given, list_reminders, plan_reminder
from bot.interactions.slash import slash


@slash(EN.commands["remind"])
@app_commands.describe(
    deadline=EN.options["remind.deadline"],
    lead=EN.options["remind.lead"],
    timezone=EN.options["remind.timezone"],
    at=EN.options["remind.at"],
    deputy=EN.options["remind.deputy"],
)
@app_commands.autocomplete(deadline=deadlines_offered, timezone=zones)
async def remind(  # noqa: PLR0913, PLR0917 an option is a parameter
    interaction: discord.Interaction[Any],
    deadline: str,
    lead: str | None = None,
    timezone: str | None = None,
    at: str | None = None,
    deputy: discord.Member | None = None,
) -> None:
    """Be reminded of a deadline."""
    await plan_reminder(interaction, deadline, Given(lead, timezone, at, deputy))


@slash(EN.commands["reminders"])
async def reminders(interaction: discord.Interaction[Any]) -> None:
    """Show one's reminders."""
    await list_reminders(interaction)
