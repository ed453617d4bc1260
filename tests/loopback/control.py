"""What a test can do to Discord and see of it: one method each, in and out as JSON, so that it works over HTTP too."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tests.loopback.gateway import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS
from tests.loopback.interactions import AUTOCOMPLETE, BUTTON, COMMAND, FORM, command_data
from tests.loopback.limits import Limit
from tests.loopback.permissions import bits
from tests.loopback.shapes import member_shape

if TYPE_CHECKING:
    from tests.loopback.server import Server

Json = dict[str, Any]


class Control:
    """The operations. Ids are strings, as Discord sends them; a `channel` that is not given is the first one.

    Every operation that waits has `seconds` for it and raises TimeoutError after them.
    """

    def __init__(self, server: "Server") -> None:
        self._server, self._world = server, server.world

    # What there is

    async def world(self) -> Json:
        """The bot, servers, channels, people and registered commands."""
        world = self._world
        return {
            "bot": world.bot, "guilds": world.guilds, "channels": world.channels, "people": world.people,
            "commands": world.commands, "application": world.application,
        }  # fmt: skip

    async def add_guild(self, name: str, channels: list[str]) -> Json:
        """A server with text channels; a bot that is connected is told that it was invited."""
        guild = self._world.add_guild(name)
        for channel in channels:
            self._world.add_channel(guild["id"], channel)
        await self._server.gateway.dispatch("GUILD_CREATE", _invited(guild), guild["id"], GUILDS)
        return guild

    async def remove_guild(self, guild: str) -> Json:
        """A server takes the bot out; gives the server, for `invite_back`."""
        gone = self._world.remove_guild(guild)
        await self._server.gateway.dispatch("GUILD_DELETE", {"id": guild}, guild, GUILDS)
        return gone

    async def invite_back(self, guild: Json) -> None:
        """A server that took the bot out invites it again."""
        self._world.put_guild(guild)
        await self._server.gateway.dispatch("GUILD_CREATE", _invited(guild), guild["id"], GUILDS)

    async def add_channel(self, guild: str, name: str) -> Json:
        """One more text channel."""
        channel = self._world.add_channel(guild, name)
        await self._server.gateway.dispatch("CHANNEL_CREATE", channel, guild, GUILDS)
        return channel

    async def remove_channel(self, channel: str) -> None:
        """A channel is deleted (10003 from now on)."""
        gone = self._world.remove_channel(channel)
        await self._server.gateway.dispatch("CHANNEL_DELETE", gone, gone.get("guild_id"), GUILDS)

    async def deny(self, channel: str, permissions: list[str]) -> None:
        """Deny the bot permissions in a channel (`send_messages`, `read_message_history` …), these and no others."""
        place = self._world.channels[channel]
        denied = {"id": self._world.bot["id"], "type": 1, "allow": "0", "deny": str(int(bits(permissions)))}
        place["permission_overwrites"] = [denied]
        await self._server.gateway.dispatch("CHANNEL_UPDATE", place, place["guild_id"], GUILDS)

    async def add_member(self, guild: str, name: str, permissions: list[str]) -> Json:
        """Somebody in a server, with a role of their own that has permissions (`manage_guild` …)."""
        user, place = self._world.person(name), self._world.guilds[guild]
        role = {
            **place["roles"][0],
            "id": self._world.ids.next(),
            "name": name,
            "permissions": str(int(bits(permissions))),
        }
        place["roles"].append(role)
        place["members"].append(member_shape(user, [role["id"]]))
        await self._server.gateway.dispatch("GUILD_ROLE_CREATE", {"guild_id": guild, "role": role}, guild, GUILDS)
        return user

    async def close_dms(self, user: str) -> None:
        """Somebody takes no direct messages any more (50007 when one is sent)."""
        self._world.closed_to_dms.add(self._world.person(user)["id"])

    async def application(self, **fields: Any) -> Json:
        """Change what Discord says of the application."""
        self._world.application |= fields
        return self._world.application

    async def messages(self, channel: str | None = None) -> list[Json]:
        """What is stored in a channel, or everywhere, oldest first; nonces too."""
        return self._world.messages(channel)

    async def delete_message(self, message: str) -> None:
        """A moderator deletes a message."""
        gone = self._world.delete(message)
        data = {key: gone[key] for key in ("id", "channel_id", "guild_id") if key in gone}
        await self._server.gateway.dispatch("MESSAGE_DELETE", data, gone.get("guild_id"), GUILD_MESSAGES)

    # What people do

    async def say(self, text: str, user: str = "alice", channel: str | None = None) -> Json:
        """Somebody writes in a channel of a server."""
        place, author = self._place(channel), self._world.person(user)
        message = self._world.say(place, author, {"content": text})
        member = {key: value for key, value in member_shape({}, []).items() if key != "user"}
        guild = message.get("guild_id")
        data = {**message, "member": member} if guild else message
        await self._server.gateway.dispatch("MESSAGE_CREATE", data, guild, GUILD_MESSAGES if guild else DIRECT_MESSAGES)
        return message

    async def say_directly(self, text: str, user: str = "alice") -> Json:
        """Somebody writes to the bot in a direct message."""
        return await self.say(text, user, self._world.dm(self._world.person(user)["id"])["id"])

    async def slash(
        self,
        command: str,
        options: Json | None = None,
        user: str = "alice",
        channel: str | None = None,
        seconds: float = 10,
        **more: Any,
    ) -> Json:
        """Somebody uses a command (`"knowledge reload"` names one below another); gives its `Outcome`.

        With `seconds` 0 it gives it at once; ask for `outcome` later. `more` goes into the interaction (`locale=…`).
        """
        name, *below = command.split()
        place = self._place(channel)
        known = self._world.find_command(name, 1, self._world.channels[place].get("guild_id"))
        return await self._emit(COMMAND, command_data(known, below, options or {}), user, place, seconds, **more)

    async def autocomplete(
        self,
        command: str,
        option: str,
        typed: str,
        *,
        user: str = "alice",
        channel: str | None = None,
        seconds: float = 10,
    ) -> Json:
        """Somebody types in an option; the choices are in the outcome's callback."""
        name, *below = command.split()
        place = self._place(channel)
        known = self._world.find_command(name, 1, self._world.channels[place].get("guild_id"))
        data = command_data(known, below, {option: typed}, typed=option)
        return await self._emit(AUTOCOMPLETE, data, user, place, seconds)

    async def menu(self, name: str, message: str, user: str = "alice", seconds: float = 10) -> Json:
        """Somebody chooses a command in the menu of a message."""
        target = self._world.message(message)
        known = self._world.find_command(name, 3, target.get("guild_id"))
        data = {**command_data(known, [], {}), "target_id": message, "resolved": {"messages": {message: target}}}
        return await self._emit(COMMAND, data, user, target["channel_id"], seconds)

    async def press(
        self, message: str, custom_id: str, values: list[str] | None = None, user: str = "alice", seconds: float = 10
    ) -> Json:
        """Somebody presses a button under a message, or with `values` chooses from its list."""
        target = self._world.message(message)
        data: Json = {"custom_id": custom_id, "component_type": 2}
        if values is not None:
            data |= {"component_type": 3, "values": values}
        return await self._emit(BUTTON, data, user, target["channel_id"], seconds, message=target)

    async def submit(self, outcome: str, components: list[Json], user: str = "alice", seconds: float = 10) -> Json:
        """Somebody sends off the form that an interaction was answered with."""
        shown = self._server.interactions.outcomes[outcome]
        if shown.callback is None:
            raise LookupError("that interaction was not answered")
        data = {"custom_id": shown.callback["data"]["custom_id"], "components": components}
        return await self._emit(FORM, data, user, shown.channel, seconds)

    async def outcome(self, interaction: str, seconds: float = 0) -> Json:
        """What became of an interaction; with `seconds` once it is answered (more than a sign that the bot thinks)."""
        found = self._server.interactions.outcomes[interaction]
        await self._until(lambda: found.answered, seconds)
        return found.as_json()

    async def interactions(self, within: float | None = None, lives: float | None = None) -> None:
        """Set how many seconds the first answer may take (3), and how many a token lives (900)."""
        rules = self._server.interactions
        rules.within, rules.lives = within or rules.within, lives or rules.lives

    # What goes wrong

    async def fault(self, method: str = "*", path: str = "*", **what: Any) -> None:
        """Plan a fault for a request to come: the fields of `Fault` (faults.py)."""
        self._server.rest.plan.add(method=method, path=path, **what)

    async def pending_faults(self) -> list[Json]:
        """Faults that have not struck yet."""
        return self._server.rest.plan.pending()

    async def clear_faults(self) -> None:
        """No more faults, no more limits."""
        self._server.rest.plan.faults.clear()
        self._server.rest.limits.limits.clear()

    async def limit(self, method: str, path: str, most: int, every: float, whole: bool = False) -> None:
        """So many requests in so many seconds for each path, or with `whole` for all of them (a global limit)."""
        self._server.rest.limits.limits.append(Limit(method, path, most, every, whole))

    async def nonce_window(self, seconds: float) -> None:
        """How long a nonce is known (180)."""
        self._world.nonce_window = seconds

    async def shards(self, count: int) -> None:
        """How many connections a bot has to have (1)."""
        self._world.shards = count

    async def down(self, *parts: str) -> None:
        """Close the port of `rest`, `gateway` or both, and cut what is connected."""
        for part in parts or ("rest", "gateway"):
            await self._server.close_port(part)

    async def up(self, *parts: str) -> None:
        """Open them again, at the same address."""
        for part in parts or ("rest", "gateway"):
            await self._server.open_port(part)

    async def gateway(
        self, heartbeat: float | None = None, acknowledges: bool | None = None, refuses: int | None = None
    ) -> None:
        """Set seconds between heartbeats, whether they are answered, and a status that connections are refused with."""
        gateway = self._server.gateway
        gateway.heartbeat = gateway.heartbeat if heartbeat is None else heartbeat
        gateway.acknowledges = gateway.acknowledges if acknowledges is None else acknowledges
        gateway.refuses = gateway.refuses if refuses is None else refuses

    async def ask_to_reconnect(self) -> None:
        """Op 7: connect again and resume."""
        await self._server.gateway.say({"op": 7, "d": None, "s": None, "t": None})

    async def invalidate(self, resumable: bool = False) -> None:
        """Op 9: the session is over, or is to be resumed."""
        if not resumable:
            self._server.gateway.forget_sessions()
        await self._server.gateway.say({"op": 9, "d": resumable, "s": None, "t": None})

    async def close_gateway(self, code: int = 4000) -> None:
        """End all connections with a close code."""
        await self._server.gateway.close(code)

    async def cut_gateway(self) -> None:
        """End all connections without a word."""
        await self._server.gateway.cut()

    # What is seen

    async def calls(self, method: str = "*", path: str = "*") -> list[Json]:
        """Requests that came, oldest first: method, path, query, body, files, sizes, at, accepted, status."""
        return [asdict(call) for call in self._server.rest.seen(method, path)]

    async def wait_calls(self, method: str, path: str, count: int, seconds: float = 10) -> int:
        """Wait until so many such requests have come in all; gives their number."""
        await self._until(lambda: len(self._server.rest.seen(method, path)) >= count, seconds)
        return len(self._server.rest.seen(method, path))

    async def wait_messages(self, count: int, channel: str | None = None, seconds: float = 10) -> list[Json]:
        """Wait until so many messages are stored."""
        await self._until(lambda: len(self._world.messages(channel)) >= count, seconds)
        return self._world.messages(channel)

    async def said(self, op: int | None = None) -> list[Json]:
        """What bots said over the gateway: 2 identify, 6 resume, 1 the last heartbeat; with its instant."""
        return [each for each in self._server.gateway.log if op is None or each["op"] == op]

    async def wait_said(self, op: int, count: int, seconds: float = 10) -> list[Json]:
        """Wait until bots said something so many times in all."""
        await self._until(
            lambda: len([each for each in self._server.gateway.log if each["op"] == op]) >= count, seconds
        )
        return await self.said(op)

    async def sessions(self) -> list[str]:
        """Ids of the sessions that are connected."""
        return [session.id for session in self._server.gateway.connected]

    async def wait_ready(self, count: int = 1, seconds: float = 20) -> None:
        """Wait until so many sessions are connected."""
        await self._until(lambda: len(self._server.gateway.connected) >= count, seconds)

    async def wait_gone(self, seconds: float = 10) -> None:
        """Wait until no session is connected."""
        await self._until(lambda: not self._server.gateway.connected, seconds)

    async def forget(self) -> None:
        """Forget what was seen so far: requests, outcomes, what was said."""
        self._server.rest.calls.clear()
        self._server.interactions.outcomes.clear()
        self._server.gateway.log.clear()

    def _place(self, channel: str | None) -> str:
        return channel or next(iter(self._world.channels))

    async def _emit(self, kind: int, data: Json, user: str, channel: str, seconds: float, **more: Any) -> Json:
        interactions = self._server.interactions
        event = interactions.start(kind, data, self._world.person(user), channel, **more)
        outcome = interactions.outcomes[event["id"]]
        if "message" in more:
            outcome.message = more["message"]
        await self._server.gateway.dispatch("INTERACTION_CREATE", event, event.get("guild_id"))
        if seconds:
            await self._until(lambda: outcome.answered, seconds)
        return outcome.as_json()

    async def _until(self, true: Callable[[], bool], seconds: float) -> None:
        if seconds and not true():
            async with asyncio.timeout(seconds), self._server.change:
                await self._server.change.wait_for(true)


def _invited(guild: Json) -> Json:
    """A server as it comes when the bot was just invited: not one that was unavailable."""
    return {key: value for key, value in guild.items() if key != "unavailable"}
