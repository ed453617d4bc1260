"""Staying connected: what ends it and what does not, how long it waits, and when the gateway counts as alive."""

import asyncio
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest
import yarl

from bot.connection import Connection, final, pause
from tests.bot.conftest import Hands
from tests.loopback import TOKEN, Server
from tests.loopback.waiting import until


def refusal(status: int, **headers: str) -> Any:
    """An answer of Discord."""
    return SimpleNamespace(status=status, reason="", headers={name.replace("_", "-"): v for name, v in headers.items()})


def closed(code: int) -> discord.ConnectionClosed:
    """The end of a connection."""
    return discord.ConnectionClosed(SimpleNamespace(close_code=code), shard_id=None, code=code)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (discord.LoginFailure("x"), 2, "DISCORD_TOKEN"),
        (closed(4004), 2, "DISCORD_TOKEN"),
        (closed(4012), 1, "4012"),
        (discord.Forbidden(refusal(403), "x"), 2, "SYNC_GUILD"),
    ],
)
def test_what_no_further_try_can_mend(error: Exception, status: int, said: str) -> None:
    """Ends it, with a sentence that says what to do."""
    ending = final(error)
    assert ending is not None
    assert ending.status == status
    assert said in (ending.sentence or "")


@pytest.mark.parametrize(
    "error",
    [
        OSError(), ConnectionRefusedError(), TimeoutError(), aiohttp.ServerDisconnectedError(),
        AttributeError("no gateway", name="sequence", obj=None), discord.GatewayNotFound(), closed(1006),
        discord.DiscordServerError(refusal(503), "x"), discord.HTTPException(refusal(429), "x"),
        discord.RateLimited(9), None,
    ],
)  # fmt: skip
def test_what_may_pass(error: Exception | None) -> None:
    """Is tried again."""
    assert final(error) is None


@pytest.mark.parametrize("error", [ZeroDivisionError(), AttributeError("x", name="shelf", obj=None)])
def test_a_mistake_of_ours_ends_it(error: Exception) -> None:
    """It is not hidden by trying for ever; whatever runs the program starts it again."""
    ending = final(error)
    assert ending is not None
    assert ending.status == 1


def test_each_wait_is_longer_up_to_two_minutes() -> None:
    """Between half of and all of 2, 4, 8 … 120 seconds, so that a day has fewer than 1,000 tries."""
    waits = [pause(OSError(), failures) for failures in range(1, 12)]
    assert all(min(120, 2**n) / 2 <= wait <= min(120, 2**n) for n, wait in enumerate(waits, start=1))
    assert 86_400 / (120 / 2 * 1.5) < 1000


def test_discord_says_how_long() -> None:
    """A ban's Retry-After, and a rate limit's, are waited for; a header that is no number counts for nothing."""
    assert pause(discord.HTTPException(refusal(429, Retry_After="3600"), "x"), 1) == 3600
    assert pause(discord.RateLimited(77.5), 1) == 77.5
    assert pause(discord.HTTPException(refusal(429, Retry_After="soon"), "x"), 1) <= 2


async def test_alive_only_while_heartbeats_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before it is ready, not when Discord has been silent for 100 seconds, not while it reconnects."""
    async with Server() as server:
        monkeypatch.setattr(discord.http.Route, "BASE", server.addresses.rest)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.addresses.gateway))
        await server.control.gateway(heartbeat=0.2)
        clock, stopped = Hands(), asyncio.Event()

        def make(sharded: bool) -> discord.Client:
            return discord.Client(intents=discord.Intents(guilds=True), guild_ready_timeout=0.01)

        connection = Connection(make, TOKEN, now=clock)
        assert connection.latency() is None
        holding = asyncio.create_task(connection.hold(stopped))
        await until(connection.latency)
        assert connection.servers == 1
        for _ in range(3):
            clock.now += 90
            before = len(await server.control.said())
            await asyncio.sleep(0.5)
            assert len(await server.control.said()) == before == 2  # of heartbeats only the last is kept
            assert connection.latency() is not None
        await server.control.gateway(acknowledges=False)
        await asyncio.sleep(0.3)
        assert connection.latency() is not None
        clock.now += 101
        assert connection.latency() is None
        await server.control.gateway(acknowledges=True)
        await until(connection.latency)
        await server.control.down("gateway")
        await until(lambda: connection.latency() is None)
        stopped.set()
        ending = await asyncio.wait_for(holding, 10)
        assert ending.status == 0
        assert connection.latency() is None
