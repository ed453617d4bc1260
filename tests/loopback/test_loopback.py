"""The loopback server is like Discord where a test rests on it; asked by discord.py itself."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import discord
import pytest
import yarl

from tests.loopback import TOKEN, Control, Server, ServerProcess
from tests.loopback.waiting import until

MESSAGES = "/channels/*/messages"


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    """A server that this process's discord.py talks to."""
    async with Server() as opened:
        monkeypatch.setattr(discord.http.Route, "BASE", opened.addresses.rest)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(opened.addresses.gateway))
        yield opened


@pytest.fixture
def control(server: Server) -> Control:
    """What can be done to it."""
    return server.control


class Listener(discord.Client):
    """A bot that keeps what it hears."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True), guild_ready_timeout=0.05
        )
        self.heard: list[discord.Message] = []
        self.left: list[int] = []
        self.joined: list[int] = []

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.left.append(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.joined.append(guild.id)

    @property
    def room(self) -> discord.TextChannel:
        return self.guilds[0].text_channels[0]


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Listener]:
    """A bare bot that is connected."""
    client = Listener()
    running = asyncio.create_task(client.start(TOKEN))
    await until(client.is_ready)
    yield client
    await client.close()
    await asyncio.wait([running])


async def test_a_nonce_holds_for_its_window_and_its_author(bot: Listener, control: Control) -> None:
    """The same message comes back, in another channel too; after the window there is a second one."""
    first = await bot.room.send("a", nonce="n1")
    assert (await bot.room.send("b", nonce="n1")).id == first.id
    other = await control.add_channel(str(bot.guilds[0].id), "other")
    assert (await control.messages(other["id"])) == []
    place = bot.get_partial_messageable(int(other["id"]))
    assert (await place.send("c", nonce="n1")).id == first.id
    await control.nonce_window(0)
    assert (await bot.room.send("d", nonce="n1")).id != first.id
    assert [each["content"] for each in await control.messages()] == ["a", "d"]


async def test_a_nonce_whose_message_was_deleted(bot: Listener, control: Control) -> None:
    """Is answered with 10008."""
    await control.delete_message(str((await bot.room.send("a", nonce="n1")).id))
    with pytest.raises(discord.NotFound) as refused:
        await bot.room.send("a", nonce="n1")
    assert refused.value.code == 10008


async def test_history(bot: Listener, control: Control) -> None:
    """Pages from either end, without nonces; nothing at all without the permission."""
    sent = [await bot.room.send(str(number), nonce=f"n{number}") for number in range(5)]
    assert [each.content async for each in bot.room.history(limit=2)] == ["4", "3"]
    assert [each.content async for each in bot.room.history(after=sent[1], oldest_first=True)] == ["2", "3", "4"]
    assert [each.content async for each in bot.room.history(before=sent[2])] == ["1", "0"]
    assert [each.nonce async for each in bot.room.history()] == [None] * 5
    await control.deny(str(bot.room.id), ["read_message_history"])
    assert [each async for each in bot.room.history()] == []


async def test_own_messages_are_heard_with_their_nonce(bot: Listener) -> None:
    sent = await bot.room.send("a", nonce="n1")
    await asyncio.sleep(0.05)
    assert [(each.id, each.nonce) for each in bot.heard] == [(sent.id, "n1")]


async def test_direct_messages(bot: Listener, control: Control) -> None:
    """One channel for each person; a closed one refuses when something is sent."""
    alice = (await control.say("hello"))["author"]["id"]
    person = discord.Object(int(alice))
    first, again = await bot.create_dm(person), await bot.create_dm(person)
    assert first.id == again.id
    await first.send("a")
    assert [each["content"] for each in await control.messages(str(first.id))] == ["a"]
    await control.close_dms("alice")
    with pytest.raises(discord.Forbidden) as refused:
        await first.send("b")
    assert refused.value.code == 50007


@pytest.mark.parametrize(("denied", "code"), [("view_channel", 50001), ("send_messages", 50013)])
async def test_missing_permissions(bot: Listener, control: Control, denied: str, code: int) -> None:
    """Each has Discord's code, and discord.py knows beforehand."""
    await control.deny(str(bot.room.id), [denied])
    await asyncio.sleep(0.05)
    assert not getattr(bot.room.permissions_for(bot.guilds[0].me), denied)
    with pytest.raises(discord.Forbidden) as refused:
        await bot.room.send("a")
    assert refused.value.code == code


async def test_a_channel_that_is_gone(bot: Listener, control: Control) -> None:
    room = bot.room
    await control.remove_channel(str(room.id))
    with pytest.raises(discord.NotFound) as refused:
        await room.send("a")
    assert refused.value.code == 10003


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_connection_that_is_cut(bot: Listener, control: Control, accepted: bool) -> None:
    """discord.py raises, whether or not the message is there."""
    await control.fault("POST", MESSAGES, drop=True, accepted=accepted)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.room.send("a")
    assert len(await control.messages()) == int(accepted)
    assert [(call["accepted"], call["status"]) for call in await control.calls("POST", MESSAGES)] == [(accepted, None)]


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_server_error(bot: Listener, control: Control, accepted: bool) -> None:
    """A 502 is tried again by discord.py with the same nonce; so one message whether or not it had worked."""
    await control.fault("POST", MESSAGES, status=502, accepted=accepted)
    await bot.room.send("a")
    assert len(await control.messages()) == 1
    assert len(await control.calls("POST", MESSAGES)) == 2


async def test_a_rate_limit(bot: Listener, control: Control) -> None:
    """With Via discord.py waits and tries again; without it is a ban by the proxy, raised at once."""
    await control.fault("POST", MESSAGES, status=429, retry_after=0.2)
    await bot.room.send("a")
    await control.fault("POST", MESSAGES, status=429, via=False)
    with pytest.raises(discord.HTTPException) as refused:
        await bot.room.send("b")
    assert refused.value.status == 429
    assert len(await control.messages()) == 1


async def test_a_limit_that_is_used_up(bot: Listener, control: Control) -> None:
    """The call that takes the last one returns only when the next is free; the message is there at once."""
    await control.limit("POST", MESSAGES, 1, every=0.4)
    start = time.monotonic()
    await bot.room.send("a")
    assert time.monotonic() - start >= 0.4
    assert (await control.calls("POST", MESSAGES))[0]["at"] - start < 0.3


async def test_slow_answers(bot: Listener, control: Control) -> None:
    """What is held was done before the wait, what is delayed after it."""
    await control.fault("POST", MESSAGES, hold=0.3)
    sending = asyncio.create_task(bot.room.send("a"))
    await control.wait_messages(1, seconds=5)
    assert not sending.done()
    await sending
    await control.fault("POST", MESSAGES, delay=0.3)
    sending = asyncio.create_task(bot.room.send("b"))
    await control.wait_calls("POST", MESSAGES, 2)
    assert len(await control.messages()) == 1
    await sending


async def test_resuming(bot: Listener, control: Control) -> None:
    """After op 7, a close code or a cut, discord.py resumes, and hears what it missed."""
    for number, hurt in enumerate((control.ask_to_reconnect, control.close_gateway, control.cut_gateway), start=1):
        await hurt()
        await control.wait_gone()
        await control.say(str(number))
        await control.wait_said(6, number)
        await control.wait_ready()
    await until(lambda: len(bot.heard) == 3)
    assert len(await control.said(2)) == 1


@pytest.mark.slow
async def test_a_session_that_is_over(bot: Listener, control: Control) -> None:
    """Op 9: it identifies anew, some seconds later."""
    await control.invalidate()
    await control.wait_said(2, 2)
    await control.wait_ready()


async def test_ports_that_are_closed(bot: Listener, control: Control) -> None:
    """REST and gateway go down for real, apart from each other, and come back at the same address."""
    await control.down("rest")
    assert await control.sessions()
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.room.send("a")
    await control.up("rest")
    await bot.room.send("a")
    await control.down("gateway")
    assert await control.sessions() == []
    await control.up("gateway")
    await control.wait_ready()


async def test_servers_come_and_go(bot: Listener, control: Control) -> None:
    gone = await control.remove_guild(str(bot.guilds[0].id))
    await control.invite_back(gone)
    await until(lambda: bot.joined)
    assert bot.left == bot.joined == [int(gone["id"])]


async def test_an_interaction_is_answered_once_and_in_time(bot: Listener, control: Control) -> None:
    """A second answer gets 40060, a late one 10062, a follow-up without an answer 10015."""
    codes: list[int] = []
    tree = discord.app_commands.CommandTree(bot)

    @tree.command(name="ping", description="x")
    async def ping(interaction: discord.Interaction, wait: float = 0.0) -> None:
        await asyncio.sleep(wait)
        fresh = discord.InteractionResponse(interaction)
        for response in (interaction.response, fresh):
            try:
                await response.send_message("pong")
            except discord.HTTPException as refused:
                codes.append(refused.code)

    await tree.sync()
    answered = await control.slash("ping", {})
    assert answered["message"]["content"] == "pong"
    await control.interactions(within=0.05)
    late = await control.slash("ping", {"wait": 0.1}, seconds=0)
    await until(lambda: len(codes) == 3)
    assert codes == [40060, 10062, 10062]
    assert (await control.outcome(late["id"]))["refused"] == [10062, 10062]
    with pytest.raises(discord.NotFound) as refused:
        await discord.Webhook.partial(1, late["token"], client=bot).send("x", wait=True)
    assert refused.value.code == 10015


async def test_commands_keep_their_ids(bot: Listener, control: Control) -> None:
    """Overwritten with the same or changed, a command's id stays; its version moves when it changed."""
    tree = discord.app_commands.CommandTree(bot)
    for description in ("x", "x", "y"):

        @tree.command(name="ping", description=description)
        async def ping(interaction: discord.Interaction) -> None: ...

        await tree.sync()
        tree.remove_command("ping")
    bodies = [call["body"] for call in await control.calls("PUT", "/applications/*/commands")]
    assert [body[0]["description"] for body in bodies] == ["x", "x", "y"]
    world = await control.world()
    assert [each["description"] for each in world["commands"][""]] == ["y"]


async def test_as_a_process(tmp_path: Path) -> None:
    """The same operations over HTTP; what does not happen in time is a TimeoutError, a mistake says what it is."""
    async with ServerProcess(tmp_path) as process:
        remote = process.control
        world = await remote.world()
        assert json.dumps(world)
        message = await remote.say("hello", user="bob")
        assert [each["id"] for each in await remote.messages()] == [message["id"]]
        with pytest.raises(TimeoutError):
            await remote.wait_ready(seconds=0.05)
        with pytest.raises(RuntimeError, match="no command 'ask'"):
            await remote.slash("ask")
        assert await process.stop() == 0
