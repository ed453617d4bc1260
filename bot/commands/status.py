"""/status: whether the bot is well."""

import math
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import discord

from bot.cards.desk import Status, status_card
from bot.cards.words.en import EN
from bot.interactions.desk import desk_of, language_of
from bot.interactions.reply import reply
from bot.interactions.slash import slash
from bot.schedule.clock import seconds


@slash(EN.commands["status"])
async def status(interaction: discord.Interaction[Any]) -> None:
    """Show version, knowledge, running time and latency, to the person alone."""
    desk, latency = desk_of(interaction), interaction.client.latency
    known = Status(
        version=_version(),
        documents=desk.shelf.documents,
        records=desk.records,
        newest=desk.knowledge.newest,
        seconds=seconds() - desk.since,
        latency=latency if math.isfinite(latency) else None,
    )
    await reply(interaction, status_card(known, language_of(interaction)), private=True)


def _version() -> str:
    try:
        return version("briefdesk")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "?"
