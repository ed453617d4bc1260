"""/deadlines: what is due, soonest first, of the team or of a company."""

from typing import Any, Literal

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.deadlines.agenda import LONGEST, WITHIN, Asked
from bot.interactions.autocomplete import subjects
from bot.interactions.deadlines import give_list, show_list
from bot.interactions.slash import slash
from bot.interactions.translations import choices_of


@slash(EN.commands["deadlines"])
@app_commands.describe(
    company=EN.options["deadlines.company"],
    within=EN.options["deadlines.within"],
    file=EN.options["deadlines.file"],
)
@app_commands.choices(file=choices_of(lambda said, value: said.choices[f"deadlines.file.{value}"], ("ics", "csv")))
@app_commands.autocomplete(company=subjects)
async def deadlines(
    interaction: discord.Interaction[Any],
    company: str | None = None,
    within: app_commands.Range[int, 1, LONGEST] = WITHIN,
    file: Literal["ics", "csv"] | None = None,
) -> None:
    """List deadlines, or give them as a file."""
    asked = Asked(" ".join(company.split()) or None if company else None, within)
    if file is None:
        await show_list(interaction, asked)
    else:
        await give_list(interaction, asked, file)
