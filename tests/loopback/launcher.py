"""`python -m bot`, pointed at a loopback server: `python -m tests.loopback.launcher REST GATEWAY [arguments …]`.

The product knows nothing of this: the two addresses are changed in discord.py before the bot is imported. TURN_SECONDS
in the environment makes turns shorter, CLOCK_SECONDS puts the clock on (or back, where it is below zero).
"""

import os
import sys
from datetime import timedelta

import discord
import discord.gateway
import discord.http
import yarl

from bot.schedule import clock


def point_at(rest: str, gateway: str) -> None:
    """Make discord.py in this process talk to a loopback server."""
    discord.http.Route.BASE = rest
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


def put_on(by: float) -> None:
    """Put the clock of this process on by seconds; before anything that reads it is imported."""
    real = clock.now
    clock.now = lambda: real() + timedelta(seconds=by)


if __name__ == "__main__":
    point_at(*sys.argv[1:3])
    put_on(float(os.environ.get("CLOCK_SECONDS", "0")))  # noqa: TID251 no setting of the product
    from bot import standby
    from bot.__main__ import main

    standby.LASTS = timedelta(seconds=float(os.environ.get("TURN_SECONDS", "30")))  # noqa: TID251 no setting of the product

    sys.exit(main(sys.argv[3:]))
