"""/fines: the fines of one company, or of all."""

from typing import Any, Literal

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import names_of
from bot.interactions.desk import desk_of, frame_language, today_of
from bot.interactions.reply import reply_answer
from bot.interactions.slash import slash
from bot.interactions.translations import choices_of
from bot.interactions.written import written


@slash(EN.commands["fines"])
@app_commands.describe(
    company=EN.options["fines.company"], sort=EN.options["fines.sort"], since=EN.options["fines.since"]
)
@app_commands.choices(
    sort=choices_of(lambda said, value: said.choices[f"fines.sort.{value}"], ("latest", "largest", "first"))
)
@app_commands.autocomplete(company=names_of({"company"}))
async def fines(
    interaction: discord.Interaction[Any],
    company: str | None = None,
    sort: Literal["latest", "largest", "first"] = "latest",
    since: str | None = None,
) -> None:
    """List fines in the order asked for."""
    desk, company = desk_of(interaction), written(company or "") or None
    language, today = await frame_language(interaction, company or ""), await today_of(interaction)
    answer = desk.knowledge.fines(company, sort=sort, since=since, today=today, language=language)
    await reply_answer(interaction, answer)
