"""What Discord holds: people, servers, channels, messages, commands. No network in it.

Everything is kept as the JSON that Discord sends, so that nothing has to be translated. What Discord would refuse is
raised as `Refusal` with Discord's own status and code.
"""

import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.loopback.permissions import Permission, allowed
from tests.loopback.shapes import channel_shape, dm_shape, guild_shape, message_shape, user_shape

Json = dict[str, Any]

TOKEN = "MTAw.G00000.a-token-for-this-machine-alone"  # noqa: S105 it opens nothing
_EPOCH = 1_420_070_400_000
"""Milliseconds at which Discord's ids begin."""
_EPHEMERAL = 1 << 6


class Refusal(Exception):  # noqa: N818 it is an answer, not a fault
    """What Discord answers instead: a status, its own code and a sentence."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.body = status, {"code": code, "message": message}


def unknown(what: str, code: int) -> Refusal:
    """404 with the code of a kind of thing."""
    return Refusal(404, code, f"Unknown {what}")


class Ids:
    """Ids like Discord's: they rise with the time, so that they can be compared with an instant."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """A new id, higher than all before."""
        self._last = max(self._last + 1, (int(time.time() * 1000) - _EPOCH) << 22)
        return str(self._last)


@dataclass
class World:
    """All that there is.

    Attributes:
        shards: how many connections a bot has to have.
        nonce_window: seconds for which a nonce is known.
        application: the bot's application.
        bot: the bot as a user.
    """

    shards: int = 1
    nonce_window: float = 180.0
    token: str = TOKEN
    people: dict[str, Json] = field(default_factory=dict[str, Json])
    guilds: dict[str, Json] = field(default_factory=dict[str, Json])
    channels: dict[str, Json] = field(default_factory=dict[str, Json])
    commands: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    closed_to_dms: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        self.ids = Ids()
        self.bot = user_shape(self.ids.next(), "briefdesk", bot=True)
        self.application: Json = {
            "id": self.bot["id"], "name": "Briefdesk", "icon": None, "description": "", "summary": "", "flags": 0,
            "bot_public": True, "bot_require_code_grant": False, "verify_key": "00" * 32, "team": None,
            "owner": self.bot, "rpc_origins": [], "integration_types_config": {"0": {}, "1": {}},
        }  # fmt: skip
        self._messages: dict[str, list[Json]] = defaultdict(list)
        self._known: dict[str, Json] = {}
        self._nonces: dict[str, tuple[float, Json]] = {}
        self._deleted: set[str] = set()
        self.people[self.bot["id"]] = self.bot

    def person(self, name: str) -> Json:
        """A person by name; made if not there yet."""
        for known in self.people.values():
            if known["username"] == name:
                return known
        made = user_shape(self.ids.next(), name)
        self.people[made["id"]] = made
        return made

    def add_guild(self, name: str) -> Json:
        """A server with the bot in it and no channel yet."""
        guild = guild_shape(self.ids.next(), name, owner=self.person("alice"), bot=self.bot, role=self.ids.next())
        self.guilds[guild["id"]] = guild
        return guild

    def add_channel(self, guild: str, name: str) -> Json:
        """A text channel."""
        channel = channel_shape(self.ids.next(), guild, name)
        self.channels[channel["id"]] = channel
        self.guilds[guild]["channels"].append(channel)
        return channel

    def remove_channel(self, channel: str) -> Json:
        """A channel that is gone, with all its messages."""
        gone = self.channels.pop(channel)
        if gone.get("guild_id") in self.guilds:
            self.guilds[gone["guild_id"]]["channels"].remove(gone)
        for message in self._messages.pop(channel, []):
            del self._known[message["id"]]
        return gone

    def remove_guild(self, guild: str) -> Json:
        """A server that took the bot out."""
        gone = self.guilds.pop(guild)
        for channel in gone["channels"]:
            self.channels.pop(channel["id"], None)
        return gone

    def put_guild(self, guild: Json) -> None:
        """A server that invites the bot back, as it was."""
        self.guilds[guild["id"]] = guild
        self.channels.update({channel["id"]: channel for channel in guild["channels"]})

    def dm(self, user: str) -> Json:
        """The channel of direct messages with somebody; always the same one."""
        if user not in self.people:
            raise Refusal(400, 50033, "Invalid Recipient(s)")
        for channel in self.channels.values():
            if channel["type"] == 1 and channel["recipients"][0]["id"] == user:
                return channel
        made = dm_shape(self.ids.next(), self.people[user])
        self.channels[made["id"]] = made
        return made

    def channel(self, channel: str, *needed: Permission) -> Json:
        """A channel in which the bot has some permissions, the first missing one is named by Discord's code."""
        found = self.channels.get(channel)
        if found is None:
            raise unknown("Channel", 10003)
        if found["type"] == 1:
            return found
        has = allowed(self.guilds[found["guild_id"]], found, self.bot["id"])
        if Permission.VIEW_CHANNEL not in has:
            raise Refusal(403, 50001, "Missing Access")
        if any(permission not in has for permission in needed):
            raise Refusal(403, 50013, "Missing Permissions")
        return found

    def post(self, channel: str, body: Json) -> tuple[Json, bool]:
        """A message by the bot, and whether it is new: with a nonce that is still known it is the old one.

        Discord, resources/message: `enforce_nonce` is checked "in the past few minutes" for the same author.
        """
        place = self.channel(channel, Permission.SEND_MESSAGES)
        if place["type"] == 1 and place["recipients"][0]["id"] in self.closed_to_dms:
            raise Refusal(403, 50007, "Cannot send messages to this user")
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce"):
            known = self._nonces.get(str(nonce))
            if known is not None and time.monotonic() - known[0] <= self.nonce_window:
                if known[1]["id"] in self._deleted:
                    raise unknown("Message", 10008)
                return known[1], False
        message = self.say(channel, self.bot, body)
        if nonce is not None:
            self._nonces[str(nonce)] = (time.monotonic(), message)
        return message, True

    def say(self, channel: str, author: Json, body: Json) -> Json:
        """A message by anyone, at the end of its channel."""
        message = self._made(channel, author, body)
        self._messages[channel].append(message)
        self._known[message["id"]] = message
        self.channels[channel]["last_message_id"] = message["id"]
        return message

    def say_privately(self, channel: str, body: Json) -> Json:
        """A message of the bot that one person sees: it is in no history."""
        message = self._made(channel, self.bot, body)
        message["flags"] |= _EPHEMERAL
        self._known[message["id"]] = message
        return message

    def _made(self, channel: str, author: Json, body: Json) -> Json:
        mentioned = [
            self.people[each] for each in re.findall(r"<@!?(\d+)>", body.get("content") or "") if each in self.people
        ]
        return message_shape(
            self.ids.next(), channel, author, body, mentions=mentioned, guild=self.channels[channel].get("guild_id")
        )

    def history(self, channel: str, *, limit: int, before: int | None, after: int | None) -> list[Json]:
        """Messages, newest first as Discord gives them; none without the permission to read the history."""
        place = self.channel(channel)
        if place["type"] != 1:
            has = allowed(self.guilds[place["guild_id"]], place, self.bot["id"])
            if Permission.READ_MESSAGE_HISTORY not in has:
                return []
        found = self._messages[channel]
        if after is not None:
            found = [each for each in found if int(each["id"]) > after][:limit]
        elif before is not None:
            found = [each for each in found if int(each["id"]) < before]
        return [{key: value for key, value in each.items() if key != "nonce"} for each in found[-limit:][::-1]]

    def messages(self, channel: str | None = None) -> list[Json]:
        """What is stored, oldest first, nonces too."""
        places = [channel] if channel is not None else list(self._messages)
        return [message for place in places for message in self._messages.get(place, [])]

    def message(self, message: str) -> Json:
        """A message by its id, a private one too."""
        if message not in self._known:
            raise unknown("Message", 10008)
        return self._known[message]

    def edit(self, message: str, body: Json) -> Json:
        """A message with other content."""
        found = self.message(message)
        found.update({key: value for key, value in body.items() if key in ("content", "embeds", "components")})
        found["edited_timestamp"] = instant()
        return found

    def delete(self, message: str) -> Json:
        """A message that is gone; its nonce stays known."""
        found = self.message(message)
        self._deleted.add(message)
        del self._known[message]
        if found in self._messages[found["channel_id"]]:
            self._messages[found["channel_id"]].remove(found)
        return found

    def overwrite(self, scope: str, commands: list[Json]) -> list[Json]:
        """All commands of a scope ("" everywhere, or a server's id); one that was there keeps its id."""
        known = {(each["name"], each.get("type", 1)): each for each in self.commands[scope]}
        self.commands[scope] = [
            self._command(scope, each, known.get((each["name"], each.get("type", 1)))) for each in commands
        ]
        return self.commands[scope]

    def _command(self, scope: str, given: Json, known: Json | None) -> Json:
        kept = {key: value for key, value in (known or {}).items() if key not in ("id", "version")}
        made = {
            "type": 1, "description": "", "default_member_permissions": None, "nsfw": False, "options": [],
            **given, "application_id": self.application["id"], **({"guild_id": scope} if scope else {}),
        }  # fmt: skip
        same = known is not None and kept == made
        identifier = known["id"] if known is not None else self.ids.next()
        return {**made, "id": identifier, "version": known["version"] if known and same else self.ids.next()}

    def find_command(self, name: str, kind: int, guild: str | None) -> Json:
        """A command that can be used in a server, or everywhere."""
        for scope in (guild or "", ""):
            for each in self.commands[scope]:
                if (each["name"], each["type"]) == (name, kind):
                    return each
        raise LookupError(f"no command {name!r} is registered")


def instant() -> str:
    """Now, as Discord writes it."""
    return datetime.fromtimestamp(time.time(), UTC).isoformat()
