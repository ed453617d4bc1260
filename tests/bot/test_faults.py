"""A Discord that fails while the real bot, a process of its own, answers: what is tried again, told, or let go.

One bot runs through all of it, at LOG_LEVEL=DEBUG; what it printed in the end holds neither a token nor a question.
"""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.conftest import seen
from tests.bot.openapi import mistakes
from tests.loopback import BotProcess, Control, Server

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = "lAtEsT fine on Alibaba"
ANSWER = "500,000 yuan per incident"
CALLBACK = ("POST", "/interactions/*/*/callback")
MESSAGES = ("POST", "/channels/*/messages")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server() -> AsyncIterator[Server]:
    """A Discord."""
    async with Server() as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(server: Server, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotProcess]:
    """The bot, connected to it."""
    settings = {"LOG_LEVEL": "DEBUG", "RATE_PER_USER": "0", "RATE_PER_SERVER": "0"}
    async with BotProcess(server.addresses, tmp_path_factory.mktemp("bot"), **settings) as process:
        await server.control.wait_ready()
        yield process
        assert await process.stop() == 0
        assert process.leaks("lAtEsT") == []
        assert [line for _, line in process.lines if "Traceback" in line] == []


@pytest_asyncio.fixture(loop_scope="module")
async def discord(server: Server, bot: BotProcess) -> AsyncIterator[Control]:
    """What can be done to it; after each test nothing is planned any more, and the bot still answers."""
    await server.control.forget()
    yield server.control
    await server.control.clear_faults()
    assert ANSWER in seen((await ask(server.control))["message"]["components"])
    sent = [call for call in await server.control.calls("POST") if call["body"] is not None]
    assert [wrong for call in sent for wrong in mistakes("POST", call["path"], call["body"])] == []


async def ask(discord: Control, question: str = "latest fine on Alibaba", seconds: float = 10) -> dict:
    """An /ask, and what became of it."""
    return await discord.slash("ask", {"question": question}, seconds=seconds)


@pytest.mark.parametrize("accepted", [True, False])
async def test_an_answer_that_is_cut_off(discord: Control, bot: BotProcess, accepted: bool) -> None:
    """The connection is lost while /ask is answered: sent again; one answer, whether or not it had arrived."""
    since = time.monotonic()
    await discord.fault(*CALLBACK, drop=True, accepted=accepted)
    outcome = await ask(discord, ASKED)
    assert ANSWER in seen(outcome["message"]["components"])
    await discord.wait_calls(*CALLBACK, 2)
    await bot.wait_line("answered .*command=ask", since=since)
    outcome = await discord.outcome(outcome["id"])
    assert outcome["followups"] == []
    assert outcome["refused"] == ([40060] if accepted else [])
    assert bot.printed("failed|too late", since=since) == []


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("fault", [{"drop": True}, {"status": 503}, {"status": 500}])
async def test_a_reply_that_is_lost(discord: Control, bot: BotProcess, fault: dict, accepted: bool) -> None:
    """The answer to a direct message is cut off or meets an error of the server: one reply all the same."""
    before, since = len(await discord.messages()), time.monotonic()
    await discord.fault(*MESSAGES, **fault, accepted=accepted)
    await discord.say_directly(ASKED)
    await bot.wait_line("answered .*command=message", since=since)
    messages = (await discord.messages())[before:]
    assert [ANSWER in seen(message["components"]) for message in messages] == [False, True]
    assert len(await discord.calls(*MESSAGES)) == 2


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_picture_that_is_cut_off(discord: Control, bot: BotProcess, accepted: bool) -> None:
    """The connection is lost while a card with a picture is sent: the second try has the whole file again."""
    before, since = len(await discord.messages()), time.monotonic()
    await discord.fault(*MESSAGES, drop=True, accepted=accepted)
    await discord.say_directly("compare fines")
    await bot.wait_line("answered .*command=message", since=since)
    first, second = await discord.calls(*MESSAGES)
    assert first["files"] == second["files"] == ["fines.png"]
    assert first["sizes"] == second["sizes"] > [10_000]
    assert [ANSWER in seen(message["components"]) for message in (await discord.messages())[before:]] == [False, True]


async def test_a_server_that_fails_under_an_answer(discord: Control, bot: BotProcess) -> None:
    """A 503 on /ask is tried again in time."""
    await discord.fault(*CALLBACK, status=503)
    outcome = await ask(discord, ASKED)
    assert ANSWER in seen(outcome["message"]["components"])
    assert 0.9 < outcome["seconds"] < 3


async def test_a_rate_limit(discord: Control) -> None:
    """A 429 of Discord's own is waited for."""
    await discord.fault(*CALLBACK, status=429, retry_after=0.3)
    outcome = await ask(discord, ASKED)
    assert ANSWER in seen(outcome["message"]["components"])
    assert outcome["seconds"] >= 0.3


async def test_a_ban_by_the_proxy(discord: Control, bot: BotProcess) -> None:
    """A 429 without Via (Cloudflare) is a ban: nothing more is sent, which would prolong it; the log says why."""
    since = time.monotonic()
    await discord.fault(*CALLBACK, status=429, via=False, times=3)
    await discord.fault(*MESSAGES, status=429, via=False, times=3)
    await ask(discord, ASKED, seconds=0)
    await bot.wait_line(r"failed .*HTTPException\(429", since=since)
    await discord.say_directly(ASKED)
    await bot.wait_line(r"failed .*command=message.*HTTPException\(429", since=since)
    await asyncio.sleep(0.3)
    assert len(await discord.calls(*CALLBACK)) == 1
    assert len(await discord.calls(*MESSAGES)) == 1


async def test_an_interaction_that_is_over(discord: Control, bot: BotProcess) -> None:
    """Too late (10062): nobody is left to tell, so a warning in the log is all."""
    since = time.monotonic()
    await discord.interactions(within=0.001)
    await discord.fault(*CALLBACK, delay=0.05)
    outcome = await ask(discord, ASKED, seconds=0)
    await bot.wait_line(r"too late to answer .*10062", since=since)
    await discord.interactions(within=3)
    assert (await discord.outcome(outcome["id"]))["refused"] == [10062]
    assert bot.printed("failed", since=since) == []


async def test_one_error_id(discord: Control, bot: BotProcess) -> None:
    """What is our fault, or nobody's, is told to the person with an id under which the log has the cause."""
    since = time.monotonic()
    await discord.fault(*CALLBACK, status=400, code=50035, message="Invalid Form Body")
    outcome = await ask(discord, ASKED)
    assert outcome["message"]["flags"] & 64
    told = seen(outcome["message"]["components"])
    line = await bot.wait_line(r"failed .*error_id=", since=since)
    assert line.partition("error_id=")[2].split()[0].strip("'") in told
    assert "HTTPException(400 50035)" in line


@pytest.mark.parametrize("hurt", ["ask_to_reconnect", "close_gateway", "cut_gateway"])
async def test_the_gateway_goes_away(discord: Control, hurt: str) -> None:
    """Told to reconnect (op 7), closed with 4000 or cut: it resumes, and answers what was asked meanwhile."""
    await getattr(discord, hurt)()
    await discord.wait_gone()
    outcome = await ask(discord, ASKED)
    assert ANSWER in seen(outcome["message"]["components"])
    assert [said["op"] for said in await discord.said() if said["op"] != 1] == [6]


async def test_the_gateway_is_down_for_a_while(discord: Control, bot: BotProcess) -> None:
    """Its port is closed, then it refuses with 503: the bot stays, comes back and resumes."""
    await discord.gateway(refuses=503)
    await discord.down("gateway")
    await asyncio.sleep(1)
    await discord.up("gateway")
    await asyncio.sleep(1)
    await discord.gateway(refuses=0)
    await discord.wait_ready(seconds=30)
    assert [said["op"] for said in await discord.said() if said["op"] != 1] == [6]
    assert bot.running


async def test_rest_is_down_for_a_while(discord: Control, bot: BotProcess) -> None:
    """Nothing can be answered, which is logged with its cause; the next question is answered."""
    since = time.monotonic()
    await discord.down("rest")
    await ask(discord, ASKED, seconds=0)
    await bot.wait_line("failed .*ClientConnectorError", since=since)
    await discord.up("rest")
