"""The REST API: what comes in is noted, limited, hurt as planned, done, and answered."""

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.loopback.faults import Fault, Plan, fits
from tests.loopback.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, Gateway
from tests.loopback.interactions import Interactions
from tests.loopback.limits import Limits
from tests.loopback.permissions import Permission
from tests.loopback.shapes import member_shape
from tests.loopback.world import Refusal, World, unknown

Json = dict[str, Any]
PREFIX = "/api/v10"


@dataclass
class Call:
    """A request that came.

    Attributes:
        at: when, on the clock that only goes forward.
        accepted: whether what it asks was done.
        status: of the answer; None where none was given (yet).
        files: names of what was uploaded.
        sizes: how many bytes of each came.
    """

    method: str
    path: str
    query: dict[str, str]
    body: Any
    at: float
    accepted: bool = False
    status: int | None = None
    files: list[str] = field(default_factory=list[str])
    sizes: list[int] = field(default_factory=list[int])


Handler = Callable[[Call, dict[str, str]], Awaitable[Any]]


class Rest:
    """Discord's REST API over a world.

    Attributes:
        calls: what came, oldest first.
        plan: what goes wrong.
        limits: rate limits.
    """

    def __init__(
        self, world: World, gateway: Gateway, interactions: Interactions, changed: Callable[[], Awaitable[None]]
    ) -> None:
        self._world, self._gateway, self._interactions, self._changed = world, gateway, interactions, changed
        self.calls: list[Call] = []
        self.plan, self.limits = Plan(), Limits()
        self._routes = [(method, _pattern(path), handler) for method, path, handler in self._handlers()]

    def seen(self, method: str, path: str) -> list[Call]:
        """The requests that a pattern means."""
        return [call for call in self.calls if fits(method, call.method) and fits(path, call.path)]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request."""
        call = await _read(request)
        self.calls.append(call)
        await self._changed()
        headers, limited = self.limits.take(call.method, call.path)
        fault = limited or self.plan.next(call.method, call.path) or Fault()
        await asyncio.sleep(fault.delay)
        status, data = await self._done(call, request) if fault.done_all_the_same else (0, None)
        await self._changed()
        await asyncio.sleep(fault.hold)
        if fault.drop:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.status is not None:
            status, data = fault.status, fault.body
        call.status = status
        await self._changed()
        return _answer(status, data, headers | fault.headers)

    async def _done(self, call: Call, request: web.Request) -> tuple[int, Any]:
        try:
            handler, parts = self._route(call)
            open_to_all = call.path.startswith(("/interactions/", "/webhooks/"))
            if not open_to_all and request.headers.get("Authorization") != f"Bot {self._world.token}":
                raise Refusal(401, 0, "401: Unauthorized")
            data = await handler(call, parts)
        except Refusal as refusal:
            return refusal.status, refusal.body
        call.accepted = True
        return (204, None) if data is None else (200, data)

    def _route(self, call: Call) -> tuple[Handler, dict[str, str]]:
        for method, pattern, handler in self._routes:
            match = pattern.fullmatch(call.path)
            if match is not None and method == call.method:
                return handler, match.groupdict()
        raise Refusal(404, 0, "404: Not Found")

    def _handlers(self) -> list[tuple[str, str, Handler]]:
        return [
            ("GET", "/users/@me", self._me),
            ("GET", "/users/@me/guilds", self._my_guilds),
            ("POST", "/users/@me/channels", self._open_dm),
            ("GET", "/users/{user}", self._user),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            ("GET", "/gateway", self._gateway_address),
            ("GET", "/gateway/bot", self._gateway_address),
            ("GET", "/applications/{app}/commands", self._commands),
            ("PUT", "/applications/{app}/commands", self._overwrite),
            ("GET", "/applications/{app}/guilds/{guild}/commands", self._commands),
            ("PUT", "/applications/{app}/guilds/{guild}/commands", self._overwrite),
            ("GET", "/guilds/{guild}", self._guild),
            ("GET", "/guilds/{guild}/channels", self._guild_channels),
            ("GET", "/guilds/{guild}/roles", self._guild_roles),
            ("GET", "/guilds/{guild}/members/{user}", self._member),
            ("GET", "/channels/{channel}", self._channel),
            ("GET", "/channels/{channel}/messages", self._history),
            ("POST", "/channels/{channel}/messages", self._post),
            ("POST", "/channels/{channel}/typing", self._typing),
            ("GET", "/channels/{channel}/messages/{message}", self._message),
            ("PATCH", "/channels/{channel}/messages/{message}", self._edit),
            ("DELETE", "/channels/{channel}/messages/{message}", self._delete),
            ("POST", "/interactions/{interaction}/{token}/callback", self._callback),
            ("POST", "/webhooks/{app}/{token}", self._follow),
            ("GET", "/webhooks/{app}/{token}/messages/{message}", self._answer),
            ("PATCH", "/webhooks/{app}/{token}/messages/{message}", self._edit_answer),
            ("DELETE", "/webhooks/{app}/{token}/messages/{message}", self._delete_answer),
        ]

    async def _me(self, call: Call, parts: dict[str, str]) -> Any:
        return self._world.bot

    async def _my_guilds(self, call: Call, parts: dict[str, str]) -> Any:
        return [{**guild, "owner": False, "permissions": "0"} for guild in self._world.guilds.values()]

    async def _open_dm(self, call: Call, parts: dict[str, str]) -> Any:
        return self._world.dm(str(call.body["recipient_id"]))

    async def _user(self, call: Call, parts: dict[str, str]) -> Any:
        if parts["user"] not in self._world.people:
            raise unknown("User", 10013)
        return self._world.people[parts["user"]]

    async def _application(self, call: Call, parts: dict[str, str]) -> Any:
        return self._world.application

    async def _gateway_address(self, call: Call, parts: dict[str, str]) -> Any:
        starts = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self._gateway.address, "shards": self._world.shards, "session_start_limit": starts}

    async def _commands(self, call: Call, parts: dict[str, str]) -> Any:
        return self._world.commands[parts.get("guild", "")]

    async def _overwrite(self, call: Call, parts: dict[str, str]) -> Any:
        if "guild" in parts and parts["guild"] not in self._world.guilds:
            raise Refusal(403, 50001, "Missing Access")
        return self._world.overwrite(parts.get("guild", ""), call.body)

    async def _guild(self, call: Call, parts: dict[str, str]) -> Any:
        if parts["guild"] not in self._world.guilds:
            raise unknown("Guild", 10004)
        return self._world.guilds[parts["guild"]]

    async def _guild_channels(self, call: Call, parts: dict[str, str]) -> Any:
        return (await self._guild(call, parts))["channels"]

    async def _guild_roles(self, call: Call, parts: dict[str, str]) -> Any:
        return (await self._guild(call, parts))["roles"]

    async def _member(self, call: Call, parts: dict[str, str]) -> Any:
        members = (await self._guild(call, parts))["members"]
        for member in members:
            if member["user"]["id"] == parts["user"]:
                return member
        raise unknown("Member", 10007)

    async def _channel(self, call: Call, parts: dict[str, str]) -> Any:
        return self._world.channel(parts["channel"])

    async def _history(self, call: Call, parts: dict[str, str]) -> Any:
        before, after = (call.query.get(name) for name in ("before", "after"))
        return self._world.history(
            parts["channel"],
            limit=int(call.query.get("limit", "50")),
            before=int(before) if before else None,
            after=int(after) if after else None,
        )

    async def _post(self, call: Call, parts: dict[str, str]) -> Any:
        message, new = self._world.post(parts["channel"], call.body)
        if new:
            await self._echo("MESSAGE_CREATE", message)
        return message

    async def _typing(self, call: Call, parts: dict[str, str]) -> Any:
        self._world.channel(parts["channel"], Permission.SEND_MESSAGES)

    async def _message(self, call: Call, parts: dict[str, str]) -> Any:
        self._world.channel(parts["channel"], Permission.READ_MESSAGE_HISTORY)
        return self._world.message(parts["message"])

    async def _edit(self, call: Call, parts: dict[str, str]) -> Any:
        self._world.channel(parts["channel"])
        message = self._world.edit(parts["message"], call.body)
        await self._echo("MESSAGE_UPDATE", message)
        return message

    async def _delete(self, call: Call, parts: dict[str, str]) -> Any:
        self._world.channel(parts["channel"])
        await self._echo("MESSAGE_DELETE", self._world.delete(parts["message"]))

    async def _callback(self, call: Call, parts: dict[str, str]) -> Any:
        answer = self._interactions.answer(parts["interaction"], parts["token"], call.body)
        await self._echo_public(answer.get("resource", {}).get("message"))
        return answer if call.query.get("with_response") else None

    async def _follow(self, call: Call, parts: dict[str, str]) -> Any:
        message = self._interactions.follow(parts["token"], call.body)
        await self._echo_public(message)
        return message

    async def _answer(self, call: Call, parts: dict[str, str]) -> Any:
        return self._interactions.message(parts["token"], parts["message"])

    async def _edit_answer(self, call: Call, parts: dict[str, str]) -> Any:
        return self._interactions.edit(parts["token"], parts["message"], call.body)

    async def _delete_answer(self, call: Call, parts: dict[str, str]) -> Any:
        self._world.delete(self._interactions.message(parts["token"], parts["message"])["id"])

    async def _echo_public(self, message: Json | None) -> None:
        if message is not None and not message["flags"] & 64:
            await self._echo("MESSAGE_CREATE", message)

    async def _echo(self, event: str, message: Json) -> None:
        """Tell the bot of a message, as Discord tells everyone who sees the channel."""
        guild = message.get("guild_id")
        data = dict(message)
        if event == "MESSAGE_DELETE":
            data = {"id": message["id"], "channel_id": message["channel_id"], **({"guild_id": guild} if guild else {})}
        elif guild is not None:
            data["member"] = {key: value for key, value in member_shape({}, []).items() if key != "user"}
        await self._gateway.dispatch(event, data, guild, GUILD_MESSAGES if guild else DIRECT_MESSAGES)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))


async def _read(request: web.Request) -> Call:
    path = request.path.removeprefix(PREFIX)
    call = Call(request.method, path, dict(request.query), None, time.monotonic())
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            if getattr(part, "name", None) == "payload_json":
                call.body = json.loads(await part.text())  # type: ignore[union-attr]
            else:
                call.files.append(getattr(part, "filename", None) or "")
                call.sizes.append(len(await part.read(decode=False)))  # type: ignore[union-attr]
    elif request.can_read_body:
        text = await request.text()
        call.body = json.loads(text) if text else None
    return call


def _answer(status: int, data: Any, headers: dict[str, str]) -> web.Response:
    """discord.py reads JSON only where the content type says nothing but that."""
    if data is None:
        return web.Response(status=status, headers=headers)
    if isinstance(data, str):
        return web.Response(text=data, status=status, headers=headers, content_type="text/html")
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers, content_type="application/json")
