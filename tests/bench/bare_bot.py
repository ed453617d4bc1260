"""What Briefdesk is measured against: discord.py with one command that sends a ready-made card, and nothing else.

    python tests/bench/bare_bot.py REST GATEWAY CARDS

CARDS is a file of JSON: the components of a message for each question, whatever its case. They are made once, at the
start, and sent as they are, so this is as little as a bot can do to send messages of that size.
"""

import json
import sys
from pathlib import Path

import discord
from discord import app_commands

from tests.loopback import TOKEN
from tests.loopback.launcher import point_at


def view_of(components: list[dict]) -> discord.ui.LayoutView:
    """The components of a message, made once; discord.py need not keep them, so sending them leaves nothing behind."""
    view = discord.ui.LayoutView(timeout=None)
    for component in components:
        view.add_item(item_of(component))
    view.stop()
    return view


def item_of(component: dict) -> discord.ui.Item:
    """One component: a text, a button, a line, or a row or box of them."""
    if component["type"] == 10:
        return discord.ui.TextDisplay(component["content"])
    if component["type"] == 2:
        style = discord.ButtonStyle(component["style"])
        return discord.ui.Button(style=style, label=component["label"], custom_id=component["custom_id"])
    if component["type"] == 14:
        return discord.ui.Separator()
    inner = [item_of(each) for each in component["components"]]
    if component["type"] == 9:
        return discord.ui.Section(*inner, accessory=item_of(component["accessory"]))
    if component["type"] == 1:
        return discord.ui.ActionRow(*inner)
    return discord.ui.Container(*inner, accent_colour=component.get("accent_color"))


class Bare(discord.Client):
    """The bot."""

    def __init__(self, cards: dict[str, list[dict]]) -> None:
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        self.tree = app_commands.CommandTree(self)
        views = {question.casefold(): view_of(components) for question, components in cards.items()}

        @self.tree.command(description="Sends a card.")
        async def ask(interaction: discord.Interaction, question: str) -> None:
            await interaction.response.send_message(view=views[question.casefold()], ephemeral=True)

    async def setup_hook(self) -> None:
        await self.tree.sync()


if __name__ == "__main__":
    point_at(*sys.argv[1:3])
    Bare(json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))).run(TOKEN, log_handler=None)
