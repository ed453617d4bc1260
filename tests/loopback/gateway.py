"""The gateway: sessions that identify, beat, get events, resume, and are sent away.

Opcodes and close codes: Discord, topics/opcodes-and-status-codes; intents: events/gateway.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.loopback.world import World

Json = dict[str, Any]

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
_REMEMBERED = 1000
"""Events that a session can be given again."""
_ENDING = frozenset({1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014})
"""Close codes after which a session can't be resumed."""
_SESSIONS = 5
"""Sessions without a connection that can still be resumed."""


@dataclass
class Session:
    """One login of a bot."""

    id: str
    intents: int
    shard: tuple[int, int]
    sequence: int = 0
    events: deque[Json] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    socket: web.WebSocketResponse | None = None
    transport: asyncio.Transport | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def dispatch(self, name: str, data: Json) -> None:
        """Send an event, in order; where there is no connection it waits for a resume."""
        async with self.lock:
            self.sequence += 1
            event = {"op": 0, "t": name, "s": self.sequence, "d": data}
            self.events.append(event)
            await send(self.socket, event)

    async def resume(self, socket: web.WebSocketResponse, sequence: int) -> None:
        """Send again what came after an event, then say so."""
        async with self.lock:
            self.socket = socket
            for event in [each for each in self.events if each["s"] > sequence]:
                await send(socket, event)
        await self.dispatch("RESUMED", {})

    def sees(self, guild: str | None) -> bool:
        """Whether a server's events come here; direct messages come to the first shard."""
        shard, shards = self.shard
        return shard == (0 if guild is None else (int(guild) >> 22) % shards)


async def send(socket: web.WebSocketResponse | None, payload: Json) -> None:
    """Send, unless the other side is gone."""
    if socket is not None and not socket.closed:
        try:
            await socket.send_str(json.dumps(payload))
        except ConnectionError:
            return


class Gateway:
    """All sessions.

    Attributes:
        heartbeat: seconds between heartbeats that a bot is told.
        acknowledges: whether heartbeats are answered.
        refuses: a status that every connection is refused with.
        log: what bots said: opcode, data, instant.
    """

    def __init__(self, world: World, changed: Callable[[], Awaitable[None]]) -> None:
        self._world, self._changed = world, changed
        self.address = ""
        self.heartbeat, self.acknowledges, self.refuses = 41.25, True, 0
        self.sessions: dict[str, Session] = {}
        self.log: list[Json] = []

    @property
    def connected(self) -> list[Session]:
        """Sessions with a connection."""
        return [each for each in self.sessions.values() if each.socket is not None and not each.socket.closed]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One connection, from HELLO to its end."""
        if self.refuses:
            return web.Response(status=self.refuses)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await send(socket, {"op": 10, "d": {"heartbeat_interval": round(self.heartbeat * 1000)}, "s": None, "t": None})
        session: Session | None = None
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                session = await self._hear(session, socket, json.loads(message.data), request.transport)
        if session is not None and session.socket is socket:
            session.socket = None
            if socket.close_code in _ENDING:
                self.sessions.pop(session.id, None)
        await self._changed()
        return socket

    async def _hear(
        self, session: Session | None, socket: web.WebSocketResponse, said: Json, transport: asyncio.Transport | None
    ) -> Session | None:
        """One thing that a bot says; gives the session that the connection has then."""
        self._note(said)
        if said["op"] == 1 and self.acknowledges:
            await send(socket, {"op": 11, "d": None, "s": None, "t": None})
        elif said["op"] in (2, 6):
            session = await (self._identify if said["op"] == 2 else self._resume)(socket, said["d"])
            if session is not None:
                session.transport = transport
            await self._changed()
        elif said["op"] == 8 and session is not None:
            await self._members(session, said["d"])
        return session

    async def dispatch(self, name: str, data: Json, guild: str | None = None, intents: int = 0) -> None:
        """An event for each session that wants it and that it belongs to."""
        for session in list(self.sessions.values()):
            if session.sees(guild) and (not intents or session.intents & intents):
                await session.dispatch(
                    name, _without_content(data, session, self._world) if "content" in data else data
                )

    async def say(self, payload: Json) -> None:
        """The same to every connection, outside the events (op 7, op 9)."""
        for session in self.connected:
            await send(session.socket, payload)

    async def close(self, code: int) -> None:
        """End every connection with a close code; some of them end the session too."""
        for session in self.connected:
            socket, session.socket = session.socket, None
            if code in _ENDING:
                self.sessions.pop(session.id, None)
            if socket is not None:
                await socket.close(code=code)

    async def cut(self) -> None:
        """End every connection without a word."""
        for session in self.connected:
            if session.transport is not None:
                session.transport.abort()
            session.socket = None

    def forget_sessions(self) -> None:
        """No session can be resumed from now on."""
        self.sessions = {each.id: each for each in self.connected}
        for session in self.sessions.values():
            session.events.clear()

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        if data["token"] != self._world.token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return None
        shard = tuple(data.get("shard") or (0, 1))
        if shard[1] < self._world.shards:
            await socket.close(code=4011, message=b"Sharding required.")
            return None
        session = Session(f"session-{self._world.ids.next()}", data["intents"], (shard[0], shard[1]), socket=socket)
        self.sessions[session.id] = session
        gone = [each for each in self.sessions.values() if each.socket is None]
        for old in gone[:-_SESSIONS]:
            del self.sessions[old.id]
        guilds = [guild for guild in self._world.guilds.values() if session.sees(guild["id"])]
        await session.dispatch(
            "READY",
            {
                "v": 10,
                "user": self._world.bot,
                "session_id": session.id,
                "resume_gateway_url": self.address,
                "guilds": [{"id": guild["id"], "unavailable": True} for guild in guilds],
                "shard": list(shard),
                "application": {"id": self._world.application["id"], "flags": self._world.application["flags"]},
            },
        )
        for guild in guilds:
            await session.dispatch("GUILD_CREATE", guild)
        return session

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] != self._world.token or len(session.events) == 0:
            await send(socket, {"op": 9, "d": False, "s": None, "t": None})
            return None
        await session.resume(socket, data["seq"])
        return session

    async def _members(self, session: Session, asked: Json) -> None:
        guild = self._world.guilds[str(asked["guild_id"])]
        chunk = {
            "guild_id": guild["id"],
            "members": guild["members"],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
        }
        await session.dispatch("GUILD_MEMBERS_CHUNK", {**chunk, "nonce": asked.get("nonce")})

    def _note(self, said: Json) -> None:
        """Keep what a bot said, without its token; of heartbeats only the last."""
        if said["op"] == 1:
            self.log = [each for each in self.log if each["op"] != 1]
        data = {**said["d"], "token": None} if isinstance(said["d"], dict) else said["d"]
        self.log.append({"op": said["op"], "data": data, "at": time.monotonic()})


def _without_content(message: Json, session: Session, world: World) -> Json:
    """A message as a bot without the intent gets it: content of its own, direct and mentioning ones alone."""
    own = message.get("author", {}).get("id") == world.bot["id"]
    mentioned = any(user["id"] == world.bot["id"] for user in message.get("mentions", ()))
    if session.intents & MESSAGE_CONTENT or own or mentioned or "guild_id" not in message:
        return message
    return {**message, "content": "", "embeds": [], "components": [], "attachments": []}
