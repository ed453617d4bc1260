"""What is there when the preview opens: a compliance team's server, its people, its channels and the first cards."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import discord
import simcord

from bot.deadlines.agenda import Asked, agenda
from bot.interactions.desk import Desk
from bot.interactions.digesting import DigestSettings, team_in
from bot.preview.faces import face
from bot.preview.live import PICTURE, Live, Place
from bot.schedule.clock import now
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.servers import Server
from bot.store.subscriptions import Wish

SERVER = "Harbour Compliance"
_CLASSES, _DAYS = 4, 120
"""Classes of firms that the team is in, and days ahead that its digest shows: enough to see what one looks like."""
_BLUE, _TEAL, _ORANGE, _PURPLE = 0x3E63DD, 0x1ABC9C, 0xE67E22, 0x9B59B6


async def set_up(live: Live, desk: Desk) -> tuple[Place, ...]:
    """Make the server, and let people ask what a newcomer should see first.

    Args:
        live: the simulated Discord.
        desk: what the bot answers from.

    Returns:
        The places to look at, the best one to begin with first.
    """
    env, bot = live.env, live.bot
    guild = env.create_guild(SERVER)
    managing = guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True), color=_ORANGE)
    curating = guild.create_role("Curator", color=_TEAL)
    live.show(bot.id, face("B", _BLUE))
    sam_himself = _person(live, "Sam", _PURPLE)
    sam = guild.add_member(sam_himself)
    mei = guild.add_member(_person(live, "Mei", _TEAL), nick="Mei (curator)", roles=[curating])
    dana = guild.add_member(_person(live, "Dana", _ORANGE), nick="Dana (manager)", roles=[managing])
    classes = frozenset(list(desk.knowledge.classes())[:_CLASSES])
    await desk.servers.put(guild.id, Server(curators=frozenset({curating.id}), classes=classes))

    questions = guild.create_text_channel("ask-briefdesk", topic="Type / for the commands, or mention @Briefdesk")
    china = guild.create_text_channel("china-tech", topic="Regulation of platforms in China")
    seen, unseen = discord.PermissionOverwrite(view_channel=True), discord.PermissionOverwrite(view_channel=False)
    due = guild.create_text_channel("deadlines", topic="A digest of what is due is posted here on working days")
    curators = guild.create_text_channel(
        "knowledge-desk",
        topic="For those who curate: /sources, /knowledge reload",
        overwrites={guild.default_role: unseen, managing: seen, curating: seen, bot: seen},
    )
    await sam.send(questions, f"{bot.mention} did Tencent pay the 18.2 billion?")
    await mei.send(china, f"{bot.mention} 滴滴 罚款")
    await mei.slash(curators, "sources")
    await _digest(desk, guild.id, due.id, dana.id)
    await _reminder(desk, guild.id, due.id, sam_himself.id)
    await sam_himself.send_dm(bot.mention)
    everyone = {"Sam": sam, "Mei": mei, "Dana": dana}
    return (
        Place("ask-briefdesk", questions, everyone),
        Place("china-tech", china, everyone),
        Place("deadlines", due, everyone),
        Place("knowledge-desk", curators, {"Mei": mei, "Dana": dana}),
        Place("Briefdesk", sam_himself.dm_channel, {"Sam": sam_himself}, direct=True),
    )


async def _digest(desk: Desk, server: int, channel: int, owner: int) -> None:
    """One that is due at once, so that nobody has to wait for nine in the morning to see it."""
    settings, instant = asdict(DigestSettings(within=_DAYS)), now()
    wish = Wish("digest", owner, server, channel=channel, settings=settings, every="weekdays", zone=desk.zone)
    await subscriptions.add(desk.store, wish, instant, desk.day(None), instant)


async def _reminder(desk: Desk, server: int, channel: int, person: int) -> None:
    """One of what the team has to do next, as it comes by direct message."""
    today, instant, team = desk.day(None), now(), await team_in(desk, server)
    entries = agenda(desk.knowledge, Asked(within=_DAYS), team, today, "en")
    first = next((each for each in entries if each.group == "applies"), None)
    if first is None:
        return
    settings: dict[str, Any] = {"key": first.key, "name": first.name, "ladder": []}
    wish = Wish("reminder", person, server, channel=channel, user=person, settings=settings, zone=desk.zone)
    identifier = await subscriptions.add(desk.store, wish, instant, None, None)
    kept = await subscriptions.find(desk.store, identifier)
    if kept is not None:
        await deliveries.plan_single(desk.store, kept, Due(today, instant), instant + timedelta(hours=1))


def _person(live: Live, name: str, colour: int) -> simcord.UserHandle:
    person = live.env.create_user(name.lower(), global_name=name, avatar=PICTURE)
    live.show(person.id, face(name[0], colour))
    return person
