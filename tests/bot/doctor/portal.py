"""A Discord of our own on 127.0.0.1: as much of its REST as the doctor asks, and as the bot needs to register."""

import base64
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import discord
from aiohttp import web

from bot.doctor.invitation import permissions
from bot.schedule.clock import now

BOT, BOSS, SERVER, GENERAL, NEWS = 1100, 1200, 1300, 1401, 1402
TOKEN = base64.b64encode(str(BOT).encode()).decode().rstrip("=") + ".Gx7bQ1.not-a-real-secret-of-anybody"
PEOPLE = discord.Permissions(view_channel=True, send_messages=True, use_application_commands=True)

Json = dict[str, Any]


def user(identifier: int = BOT, name: str = "briefdesk") -> Json:
    """A user."""
    return {"id": str(identifier), "username": name, "discriminator": "0", "avatar": None, "global_name": None}


def channel(identifier: int, name: str, kind: int = 0, server: int = SERVER, **denied: discord.Permissions) -> Json:
    """A channel; `everyone` and `bot` name what is denied there to these roles."""
    ids = {"everyone": server, "bot": BOT + 1}
    overwrites = [
        {"id": str(ids[who]), "type": 0, "allow": "0", "deny": str(what.value)} for who, what in denied.items()
    ]
    return {
        "id": str(identifier), "type": kind, "name": name, "position": 0, "permission_overwrites": overwrites,
        "nsfw": False, "parent_id": None, "topic": None, "bitrate": 64000, "user_limit": 0, "flags": 0,
        "available_tags": [],
    }  # fmt: skip


def role(identifier: int, name: str, allowed: discord.Permissions, **more: Any) -> Json:
    """A role."""
    return {
        "id": str(identifier), "name": name, "color": 0, "hoist": False, "position": 0, "mentionable": False,
        "permissions": str(allowed.value), "managed": False, "flags": 0, **more,
    }  # fmt: skip


@dataclass
class Server:
    """A server that the bot is in."""

    id: int = SERVER
    name: str = "Desk"
    everyone: discord.Permissions = field(default_factory=lambda: PEOPLE)
    bot: discord.Permissions = field(default_factory=permissions)
    channels: list[Json] = field(default_factory=lambda: [channel(GENERAL, "general"), channel(NEWS, "news")])
    timed_out: bool = False

    def as_dict(self) -> Json:
        """As Discord gives it."""
        managed = {"managed": True, "tags": {"bot_id": str(BOT)}}
        return {
            "id": str(self.id), "name": self.name, "owner_id": str(BOSS), "icon": None, "features": [], "emojis": [],
            "stickers": [], "roles": [role(self.id, "@everyone", self.everyone), role(BOT + 1, "Briefdesk", self.bot,
            **managed)],
        }  # fmt: skip

    def me(self) -> Json:
        """The bot as a member."""
        until = "2999-01-01T00:00:00+00:00" if self.timed_out else None
        return {
            "user": {**user(), "bot": True}, "roles": [str(BOT + 1)], "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False, "mute": False, "flags": 0, "communication_disabled_until": until,
        }  # fmt: skip


class Portal:
    """The server. What it holds and how it misbehaves is set before it is asked.

    Attributes:
        application: fields of the application that differ from the usual ones.
        commands: what is registered, by server, None for everywhere.
        failures: status and body instead of an answer, by path.
        ahead: how far its clock is ahead of ours.
        requests: method and path of what was asked.
    """

    def __init__(self) -> None:
        self.application: Json = {}
        self.servers: list[Server] = [Server()]
        self.commands: dict[int | None, list[Json]] = {}
        self.failures: dict[str, tuple[int, Any]] = {}
        self.ahead = timedelta()
        self.requests: list[tuple[str, str]] = []

    async def start(self) -> str:
        """Listen on a free port of 127.0.0.1; gives the address of the API."""
        app = web.Application()
        app.router.add_route("*", "/api/v10/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/v10"

    async def stop(self) -> None:
        """Listen no more."""
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        self.requests.append((request.method, path))
        status, body = self.failures.get(path) or await self._told(request, path)
        headers = {"Date": format_datetime(now() + self.ahead, usegmt=True)}
        if isinstance(body, str):
            return web.Response(status=status, text=body, headers=headers, content_type="text/html")
        # discord.py reads an answer as JSON only where the type stands alone, without a charset
        return web.Response(
            status=status, body=discord.utils._to_json(body).encode(), headers=headers, content_type="application/json"
        )

    async def _told(self, request: web.Request, path: str) -> tuple[int, Any]:
        if path != "/gateway" and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return 401, {"message": "401: Unauthorized", "code": 0}
        steps = path.strip("/").split("/")
        server = next((each for each in self.servers if str(each.id) in steps), None)
        if steps[0] == "applications":
            return await self._commands(request, server, for_one="guilds" in steps)
        after = int(request.query.get("after", 0))
        told = {
            "/gateway": {"url": "wss://gateway.invalid"},
            "/users/@me": {**user(), "bot": True},
            "/oauth2/applications/@me": self._application(),
            "/users/@me/guilds": [each.as_dict() for each in self.servers if each.id > after],
        }
        if server is not None:
            at = f"/guilds/{server.id}"
            told |= {at: server.as_dict(), f"{at}/channels": server.channels, f"{at}/members/{BOT}": server.me()}
        return (200, told[path]) if path in told else (404, {"message": "404: Not Found", "code": 0})

    def _application(self) -> Json:
        return {
            "id": str(BOT), "name": "briefdesk", "icon": None, "description": "", "bot_public": True, "flags": 0,
            "bot_require_code_grant": False, "verify_key": "00", "owner": user(BOSS, "boss"), "team": None,
            "integration_types_config": {"0": {}, "1": {}}, **self.application,
        }  # fmt: skip

    async def _commands(self, request: web.Request, server: Server | None, *, for_one: bool) -> tuple[int, Any]:
        if for_one and server is None:
            return 403, {"message": "Missing Access", "code": 50001}
        place = server.id if server is not None else None
        if request.method == "PUT":
            self.commands[place] = as_discord_gives_them(await request.json(), place)
        found = self.commands.get(place, [])
        if request.query.get("with_localizations") == "true":
            return 200, found
        return 200, [without_translations(each) for each in found]


def without_translations(piece: Json) -> Json:
    """A command, option or choice as Discord gives it to who does not ask for all languages."""
    left = {key: value for key, value in piece.items() if not key.endswith("_localizations")}
    for inner in ("options", "choices"):
        if inner in left:
            left[inner] = [without_translations(each) for each in left[inner]]
    return left


def as_discord_gives_them(commands: list[Json], server: int | None = None) -> list[Json]:
    """Commands as they are sent, in the form of Discord's answers: more fields, empty ones null or left out."""

    def answered(each: Json) -> Json:
        found = {key: value for key, value in each.items() if value not in (False, [], {}, None)}
        for table in ("name_localizations", "description_localizations"):
            found[table] = dict(reversed(each[table].items())) if each.get(table) else None
        for inner in ("options", "choices"):
            if each.get(inner):
                found[inner] = [answered(one) for one in each[inner]]
        return found

    def whole(place: int, each: Json) -> Json:
        allowed = each["default_member_permissions"]
        everywhere = {
            "dm_permission": 1 in each["contexts"],
            "contexts": each["contexts"][::-1],
            "integration_types": each["integration_types"][::-1],
        }
        of_one = {"guild_id": str(server), "contexts": None, "integration_types": None}
        return {
            **answered(each),
            "id": str(place),
            "application_id": str(BOT),
            "version": "7",
            "description": each.get("description", ""),
            "default_member_permissions": None if allowed is None else str(allowed),
            "nsfw": False,
            **(everywhere if server is None else of_one),
        }

    return [whole(place, each) for place, each in enumerate(reversed(commands), start=1500)]
