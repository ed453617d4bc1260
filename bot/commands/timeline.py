"""/timeline: what happened, in order of date."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import names_of
from bot.interactions.calls import timeline_call
from bot.interactions.desk import desk_of, frame_language, today_of
from bot.interactions.memory import Asked
from bot.interactions.reply import reply_answer
from bot.interactions.slash import slash
from bot.interactions.written import written


@slash(EN.commands["timeline"])
@app_commands.describe(
    subject=EN.options["timeline.subject"], start=EN.options["timeline.from"], end=EN.options["timeline.to"]
)
@app_commands.rename(start="from", end="to")
@app_commands.autocomplete(subject=names_of(None))
async def timeline(
    interaction: discord.Interaction[Any],
    subject: str | None = None,
    start: str | None = None,
    end: str | None = None,
) -> None:
    """Show events by date, of one subject or of all."""
    desk, subject = desk_of(interaction), written(subject or "") or None
    language, today = await frame_language(interaction, subject or ""), await today_of(interaction)
    answer = desk.knowledge.timeline(subject, start=start, end=end, today=today, language=language)
    await reply_answer(interaction, Asked(answer, (timeline_call(subject, start, end),)))
