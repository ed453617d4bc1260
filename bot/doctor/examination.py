"""The checks in their order: first what lies here, then Discord, from the network up to single channels."""

from pathlib import Path

import discord

from bot.client import intents
from bot.doctor import application, commands, invitation, machine, network, servers
from bot.doctor.report import Report
from bot.schedule.clock import now
from bot.settings import Settings
from bot.store.look import Look


async def examine(settings: Settings, env_file: Path, report: Report) -> None:
    """Check everything, and say it.

    Args:
        settings: what is set.
        env_file: the file that may hold the token.
        report: where it is said.
    """
    kept = await look_here(settings, env_file, report)
    await look_there(settings, kept, report)


async def look_here(settings: Settings, env_file: Path, report: Report) -> Look:
    """Check what lies on this machine.

    Returns:
        What was seen of the database.
    """
    machine.check_settings(report, settings, env_file)
    if machine.check_zones(report):
        machine.check_zone(report, settings, now())
    machine.check_knowledge(report, settings)
    return await machine.check_database(report, settings)


async def look_there(settings: Settings, kept: Look, report: Report) -> None:
    """Check the way to Discord and what is set there, and say how to invite the bot.

    Args:
        settings: what is set.
        kept: what the database says of the servers.
        report: where it is said.
    """
    async with discord.Client(intents=intents()) as client:
        reached = await network.check(report, client.http.user_agent, needed=settings.discord_token is not None)
        if await application.check(report, client, settings.discord_token, reached=reached):
            await commands.check(report, client, settings.sync_guild)
            await servers.check(report, client, settings.sync_guild, kept)
    invitation.tell(report, client.application_id or application.named_in(settings.discord_token))
