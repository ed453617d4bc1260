"""A Discord on this machine: enough of its REST API and gateway (v10) to run the real bot against, and to hurt it.

SimCord shows what people see; this shows what happens on the wire: answers that get lost, rate limits, a gateway that
is down, a bot that is killed. The server, the bot and the test can each be a process of their own.

In a test's own event loop, the bot as a process:

    async with Server() as server, BotProcess(server.addresses, folder) as bot:
        discord = server.control
        await discord.wait_ready()
        outcome = await discord.slash("ask", {"question": "latest fine on Alibaba"})
        await discord.fault("POST", "/channels/*/messages", drop=True, accepted=True)  # taken, the answer is lost
        await bot.kill()

As a process (`python -m tests.loopback [--control PORT] [--rest PORT] [--gateway PORT]` prints its addresses as a line
of JSON and ends with SIGTERM), with the same operations over its control address:

    async with ServerProcess() as server:
        await server.control.slash(…)      # Remote: each operation of Control, by name, over HTTP

What can be done is `Control` (control.py), one method each. Anything that speaks discord.py is pointed here by
`point_at` (launcher.py); `python -m tests.loopback.launcher REST GATEWAY [arguments]` is `python -m bot` against it.

All instants are `time.monotonic()`, which all processes of a machine share on Linux. Three ports, since Discord's
parts fail apart: REST, gateway, control; `down` and `up` close and open the first two for real.

Where it is like Discord on purpose: a nonce holds for a while and for the author, whatever the channel; after its
message was deleted the same nonce is answered 10008; history carries no nonce, and is empty without the permission to
read it; an interaction is answered once (40060) and within 3 seconds (10062), its token lives 15 minutes; every
session of a token gets every interaction; without the message content intent only the own, direct and mentioning
messages have content. Where it is kinder: no rate limits unless `limit` sets them, all members are always known.
"""

from tests.loopback.control import Control
from tests.loopback.processes import BotProcess, Remote, ServerProcess
from tests.loopback.server import Addresses, Server
from tests.loopback.world import TOKEN

__all__ = ["TOKEN", "Addresses", "BotProcess", "Control", "Remote", "Server", "ServerProcess"]
