"""/status: whether the bot is well."""

import math
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import discord

from bot.cards.desk import Status, status_card
from bot.cards.words.en import EN
from bot.interactions.desk import desk_of, language_of
from bot.interactions.permissions import is_curator
from bot.interactions.reply import reply
from bot.interactions.slash import slash
from bot.schedule.clock import seconds
from bot.store import notices, subscriptions


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
        paused=await _paused(interaction),
        untold=len(await notices.unseen(desk.store, interaction.user.id)),
    )
    await reply(interaction, status_card(known, language_of(interaction)), private=True)


async def _paused(interaction: discord.Interaction[Any]) -> int:
    """How many digests of the server are paused; for those who may do something about it."""
    if interaction.guild_id is None or not await is_curator(interaction):
        return 0
    theirs = await subscriptions.of_server(desk_of(interaction).store, interaction.guild_id)
    return sum(each.kind == "digest" and each.state == "paused" for each in theirs)


def _version() -> str:
    try:
        return version("briefdesk")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "?"
