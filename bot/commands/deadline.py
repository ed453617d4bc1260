"""/deadline add, edit, withdraw: the deadlines that a team enters itself."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import keyed
from bot.interactions.desk import desk_of
from bot.interactions.entering import ask_for_change, ask_for_new
from bot.interactions.entering import withdraw as take_back
from bot.interactions.permissions import team_of
from bot.interactions.slash import slash
from bot.store import own

deadline: app_commands.Group = app_commands.Group(
    name="deadline",
    description=EN.commands["deadline"],
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


async def numbers(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[int]]:
    """The team's own deadlines whose number, date or words hold what is typed."""
    server = team_of(interaction)
    mine = await own.of_team(desk_of(interaction).store, server) if server is not None else ()
    days = {each.id: each.due.isoformat() if each.repeat is None else each.written for each in mine}
    shown = {each.id: f"{each.id} · {days[each.id]} · {each.what}" for each in mine}
    return keyed({number: text for number, text in shown.items() if current.casefold() in text.casefold()})


@slash(EN.commands["deadline add"], "add")
async def add(interaction: discord.Interaction[Any]) -> None:
    """Enter a deadline."""
    await ask_for_new(interaction)


@slash(EN.commands["deadline edit"], "edit")
@app_commands.describe(number=EN.options["deadline edit.number"])
@app_commands.autocomplete(number=numbers)
async def edit(interaction: discord.Interaction[Any], number: int) -> None:
    """Change one."""
    await ask_for_change(interaction, number)


@slash(EN.commands["deadline withdraw"], "withdraw")
@app_commands.describe(number=EN.options["deadline withdraw.number"])
@app_commands.autocomplete(number=numbers)
async def withdraw(interaction: discord.Interaction[Any], number: int) -> None:
    """Take one back."""
    await take_back(interaction, number)


for each in (add, edit, withdraw):
    deadline.add_command(each)
