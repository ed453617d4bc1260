"""Whether Discord has the commands that this version declares, each once."""

import asyncio

import discord

from bot.client import tree_of
from bot.doctor.network import LONGEST, TROUBLE, sentence
from bot.doctor.report import Report
from bot.interactions.translations import Translations
from bot.registration import arrange, differences, fetch


async def check(report: Report, client: discord.Client, sync_guild: int | None) -> None:
    """Compare what Discord has with what the bot would register.

    Args:
        report: where it is said.
        client: logged in.
        sync_guild: id of the only server that gets the commands; None for everywhere.
    """
    try:
        async with asyncio.timeout(LONGEST):
            await _compare(report, client, sync_guild)
    except discord.Forbidden:
        report.wrong("Commands", "Discord does not let the bot register any in the server of SYNC_GUILD; see below.")
    except TROUBLE as error:
        report.warning("Commands", f"what is registered could not be found out: {sentence(error)}")


async def _compare(report: Report, client: discord.Client, sync_guild: int | None) -> None:
    tree = tree_of(client)
    await tree.set_translator(Translations())
    arrange(tree, sync_guild)
    where = "everywhere" if sync_guild is None else "in the server of SYNC_GUILD alone"
    changed = await differences(tree, sync_guild)
    if changed:
        report.warning(
            "Commands",
            f"not registered {where} as this version has them: {', '.join(changed)}. The bot does that when it starts; "
            "if it is running, start it anew.",
        )
    else:
        count = len(tree.get_commands(guild=discord.Object(sync_guild) if sync_guild is not None else None))
        report.ok("Commands", f"{count} are registered {where}, as this version has them.")
    if sync_guild is not None and await fetch(client, None):
        report.warning(
            "Commands",
            "others are registered everywhere, so the server of SYNC_GUILD shows each twice. The bot takes them back "
            "when it starts.",
        )
