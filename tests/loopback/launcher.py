"""`python -m bot`, pointed at a loopback server: `python -m tests.loopback.launcher REST GATEWAY [arguments …]`.

The product knows nothing of this: the two addresses are changed in discord.py before the bot is imported.
"""

import sys

import discord
import discord.gateway
import discord.http
import yarl


def point_at(rest: str, gateway: str) -> None:
    """Make discord.py in this process talk to a loopback server."""
    discord.http.Route.BASE = rest
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


if __name__ == "__main__":
    point_at(*sys.argv[1:3])
    from bot.__main__ import main

    sys.exit(main(sys.argv[3:]))
