"""The three ports: REST, gateway, control. The first two can be closed and opened again at the same address."""

import asyncio
import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from aiohttp import web

from tests.loopback.control import Control
from tests.loopback.gateway import Gateway
from tests.loopback.interactions import Interactions
from tests.loopback.rest import PREFIX, Rest
from tests.loopback.world import World

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Addresses:
    """Where a server listens."""

    rest: str
    gateway: str
    control: str


class Server:
    """A Discord on this machine, in the running event loop.

    Args:
        rest: port of the REST API; a free one if 0.
        gateway: port of the gateway.
        control: port of the control endpoint.
    """

    def __init__(self, rest: int = 0, gateway: int = 0, control: int = 0) -> None:
        self.change = asyncio.Condition()
        self.world = World()
        guild = self.world.add_guild("Alpha")
        self.world.add_channel(guild["id"], "general")
        self.gateway = Gateway(self.world, self._changed)
        self.interactions = Interactions(self.world)
        self.rest = Rest(self.world, self.gateway, self.interactions, self._changed)
        self.control = Control(self)
        self._ports = {"rest": rest, "gateway": gateway, "control": control}
        self._runners: dict[str, web.AppRunner] = {}
        self._sites: dict[str, web.TCPSite] = {}

    @property
    def addresses(self) -> Addresses:
        """Where it listens."""
        ports = self._ports
        return Addresses(
            rest=f"http://{HOST}:{ports['rest']}{PREFIX}",
            gateway=f"ws://{HOST}:{ports['gateway']}/",
            control=f"http://{HOST}:{ports['control']}",
        )

    async def __aenter__(self) -> Self:
        handlers = {"rest": self.rest.handle, "gateway": self.gateway.handle, "control": self._controlled}
        for part, handler in handlers.items():
            application = web.Application(client_max_size=32 * 2**20)
            application.router.add_route("*", "/{tail:.*}", handler)
            self._runners[part] = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
            await self._runners[part].setup()
            await self.open_port(part)
        self.gateway.address = self.addresses.gateway
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.cut()
        for runner in self._runners.values():
            await runner.cleanup()

    async def open_port(self, part: str) -> None:
        """Listen; a port that was closed is the same as before."""
        if part in self._sites:
            return
        site = web.TCPSite(self._runners[part], HOST, self._ports[part], reuse_address=True)
        await site.start()
        self._sites[part] = site
        self._ports[part] = self._runners[part].addresses[-1][1]

    async def close_port(self, part: str) -> None:
        """Stop listening, and cut what is connected there."""
        site = self._sites.pop(part, None)
        if site is None:
            return
        await site.stop()
        server = self._runners[part].server
        for connection in list(server.connections) if server is not None else []:
            if connection.transport is not None:
                connection.transport.abort()
        if part == "gateway":
            await self.gateway.cut()

    async def _changed(self) -> None:
        async with self.change:
            self.change.notify_all()

    async def _controlled(self, request: web.Request) -> web.Response:
        """POST /OPERATION with its arguments as JSON: an operation of `Control`."""
        name = request.path.strip("/")
        operation = None if name.startswith("_") else getattr(self.control, name, None)
        if operation is None:
            return web.json_response({"error": f"no operation {name!r}"}, status=404)
        given: dict[str, Any] = await request.json() if request.can_read_body else {}
        try:
            return web.json_response({"result": await operation(*given.pop("*", ()), **given)})
        except TimeoutError:
            return web.json_response({"error": f"{name}: it did not happen in time"}, status=408)
        except Exception as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)


def as_line(addresses: Addresses) -> str:
    """The addresses as a line of JSON."""
    return json.dumps(asdict(addresses))
