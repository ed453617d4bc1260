"""A team is a server that the bot is in: what it has entered, marked and said of itself, and who is still of it."""

import discord

from bot.deadlines.agenda import Team
from bot.interactions.desk import Desk
from bot.store import marks, own


async def team_in(desk: Desk, server: int | None, *, withdrawn: bool = False) -> Team:
    """A team's classes, own deadlines and marks; of nobody where there is no server.

    Args:
        desk: what it is kept by.
        server: its id.
        withdrawn: whether the deadlines that it withdrew are among them.
    """
    if server is None:
        return Team()
    settings = await desk.servers.get(server)
    mine = await own.of_team(desk.store, server, withdrawn=withdrawn)
    return Team(settings.classes, mine, await marks.of_team(desk.store, server))


async def is_of_team(client: discord.Client, server: int, user: int) -> bool:
    """Whether somebody is a member of a server that the bot is in. Discord is asked: no member is kept in memory.

    Raises:
        discord.HTTPException: Discord does not say.
    """
    guild = client.get_guild(server)
    if guild is None:
        return False
    try:
        await guild.fetch_member(user)
    except discord.NotFound:
        return False
    return True
