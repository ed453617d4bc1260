"""The real bot started, told, stopped and killed, as whoever runs it does: each life a process, against a Discord.

It runs at LOG_LEVEL=DEBUG; in the end what all its lives printed holds neither a token nor a question.
"""

import asyncio
import json
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.library import DATA
from tests.bot.conftest import Run, seen
from tests.loopback import BotProcess, Control, Server, ServerProcess
from tests.loopback.waiting import until

ASKED = "lAtEsT fine on Alibaba"
ANSWER = "500,000 yuan per incident"
CALLBACK = ("POST", "/interactions/*/*/callback")
SOON = 5.0
"""Seconds within which it ends when it is told to."""


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A Discord."""
    async with Server() as opened:
        yield opened


@pytest.fixture
def discord(server: Server) -> Control:
    """What can be done to it."""
    return server.control


@pytest.fixture
def settings() -> dict[str, str]:
    """What a test sets."""
    return {}


@pytest.fixture
async def bot(server: Server, tmp_path: Path, settings: dict[str, str]) -> AsyncIterator[BotProcess]:
    """The bot, not started yet."""
    process = BotProcess(server.addresses, tmp_path, LOG_LEVEL="DEBUG", **settings)
    yield process
    if process.running:
        await process.kill()
    assert process.leaks("lAtEsT") == []
    assert process.printed("Traceback") == []


async def answer(discord: Control, question: str = ASKED) -> str:
    """What /ask says."""
    return seen((await discord.slash("ask", {"question": question}))["message"]["components"])


@pytest.mark.parametrize("parts", [("rest", "gateway"), ("gateway",)])
async def test_started_before_discord_is_there(discord: Control, bot: BotProcess, parts: tuple[str, ...]) -> None:
    """It waits, says so, and answers when Discord is back; it was never started again."""
    await discord.down(*parts)
    await bot.start()
    await bot.wait_line("can't be reached; trying again")
    await discord.up(*parts)
    await discord.wait_ready()
    assert ANSWER in await answer(discord)
    assert len(bot.printed("logging in")) >= 2


async def test_stopped_while_it_waits(discord: Control, bot: BotProcess) -> None:
    """SIGTERM ends it at once with 0, however long the next try is away."""
    await discord.fault("GET", "/users/@me", status=429, via=False, retry_after=3600)
    await bot.start()
    assert re.search(r"seconds=3600", await bot.wait_line("trying again"))
    assert await bot.stop(SOON) == 0
    assert bot.printed("stopping")


async def test_a_token_that_is_not_accepted(discord: Control, bot: BotProcess) -> None:
    """At the start, or reset while it runs (close code 4004): it ends with 2 and says what to do."""
    await discord.fault("GET", "/users/@me", status=401)
    await bot.start()
    assert await bot.ended(20) == 2
    assert bot.printed("Reset Token")
    await bot.start()
    await discord.wait_ready()
    await discord.close_gateway(4004)
    assert await bot.ended(20) == 2
    assert len(bot.printed("Reset Token")) == 2


async def test_sigterm(discord: Control, bot: BotProcess) -> None:
    """Ends it within seconds, with 0, and it takes leave of the gateway."""
    await bot.start()
    await discord.wait_ready()
    start = time.monotonic()
    assert await bot.stop(SOON) == 0
    assert time.monotonic() - start < SOON
    await discord.wait_gone()


@pytest.mark.slow
async def test_sigterm_at_any_moment(server: Server, discord: Control, tmp_path: Path) -> None:
    """Among its first steps, while it tidies up its database, or while it stores questions: it always ends, with 0."""
    for number in range(40):
        async with BotProcess(server.addresses, tmp_path, RATE_PER_USER="0", RATE_PER_SERVER="0") as bot:
            await bot.wait_line("logging in" if number % 2 else "connected to Gateway")
            if number % 2 == 0:
                for person in range(20):
                    long = {"question": f"{'please ' * 60}{ASKED}"}
                    await discord.slash("ask", long, user=f"user{person}", seconds=0)
            await asyncio.sleep(number / 400)
            assert await bot.stop(2 * SOON) == 0
            assert bot.printed("Traceback") == []


async def test_sigterm_while_discord_hangs(tmp_path: Path) -> None:
    """The same where nothing answers any more."""
    async with ServerProcess(tmp_path) as process, BotProcess(process.addresses, tmp_path) as bot:
        await process.control.wait_ready()
        await process.control.slash("ask", {"question": ASKED})
        process.signal(signal.SIGSTOP)
        start = time.monotonic()
        assert await bot.stop(10) == 0
        assert time.monotonic() - start < 8
        process.signal(signal.SIGCONT)


async def test_a_second_bot(server: Server, discord: Control, bot: BotProcess, tmp_path: Path, run: Run) -> None:
    """Refused with a sentence while the first one runs; right after that was killed it starts at once.

    The doctor and a backup work beside it, a copy is put back only when it is gone.
    """
    url = {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'briefdesk' / 'briefdesk.db'}"}
    await bot.start()
    await discord.wait_ready()
    second = BotProcess(server.addresses, tmp_path)
    await second.start()
    assert await second.ended(20) == 1
    assert second.printed(rf"Another Briefdesk runs on the database .*, process {bot.pid}, since ")
    assert len(await discord.sessions()) == 1
    for command, status, said in (
        (("backup", "copy.db"), 0, b"was copied"),
        (("restore", "copy.db"), 1, b"Another Briefdesk runs"),
        (("doctor",), 0, b"it can be written to"),
    ):
        ended = await asyncio.to_thread(run, *command, **url)
        assert (ended.returncode, said in ended.stdout + ended.stderr) == (status, True), ended
    await bot.kill()
    began = time.monotonic()
    await second.start()
    await second.wait_line("ready")
    assert time.monotonic() - began < 15
    await second.kill()
    ended = await asyncio.to_thread(run, "restore", "copy.db", **url)
    assert (ended.returncode, b"Start the bot again" in ended.stdout) == (0, True)


async def test_killed_in_the_middle(discord: Control, bot: BotProcess) -> None:
    """SIGKILL while it answers; started again it answers, and buttons of its first life work, the long ones too."""
    await bot.start()
    await discord.wait_ready()
    long = f"{'please ' * 30}{ASKED}"
    old = [(await discord.slash("ask", {"question": question}))["message"] for question in (ASKED, long)]
    await discord.fault(*CALLBACK, hold=30)
    calls = len(await discord.calls(*CALLBACK))
    await discord.slash("ask", {"question": ASKED}, seconds=0)
    await discord.wait_calls(*CALLBACK, calls + 1)
    await bot.kill()
    await bot.start()
    await discord.wait_ready()
    for message, shape in zip(old, (r"why:[^\"]+", r"why#[^\"]+"), strict=True):
        button = re.search(shape, json.dumps(message))
        assert button is not None
        pressed = await discord.press(message["id"], json.loads(f'"{button[0]}"'))
        assert "How your question was read" in seen(pressed["message"]["components"])
    assert ANSWER in await answer(discord)


async def test_sighup(server: Server, discord: Control, tmp_path: Path) -> None:
    """Records that are not sound are refused, with the reasons in the log; sound ones are swapped in, connected or not.

    The old ones serve on as if nothing had happened.
    """
    records = Path(shutil.copytree(DATA, tmp_path / "records"))
    events = records / "events.yaml"
    sound = events.read_text(encoding="utf-8")
    async with BotProcess(server.addresses, tmp_path, DATA=str(records)) as bot:
        await discord.wait_ready()
        for broken in (sound + "\n- id: [\n", sound.replace("18.2 billion", "18.3 billion"), "\x00"):
            since = time.monotonic()
            events.write_text(broken, encoding="utf-8")
            bot.signal(signal.SIGHUP)
            line = await bot.wait_line("the knowledge was not swapped", since=since)
            assert "events.yaml:" in line
            assert "levied a historic fine" in await answer(discord, "largest fine on Alibaba")
        events.write_text(sound.replace("levied a historic fine", "levied a huge fine", 1), encoding="utf-8")
        bot.signal(signal.SIGHUP)
        await bot.wait_line("the knowledge was swapped in")
        assert "levied a huge fine" in await answer(discord, "largest fine on Alibaba")
        assert len(await discord.said(2)) == 1
        assert await bot.stop(SOON) == 0


def marked(folder: Path) -> list[tuple[int, bool]]:
    """The servers in the database, and whether the bot is marked as taken out."""
    with closing(sqlite3.connect(folder / "briefdesk" / "briefdesk.db")) as connection:
        rows = connection.execute("SELECT id, left_at FROM server ORDER BY id").fetchall()
    return [(number, left is not None) for number, left in rows]


async def test_taken_out_and_invited_back_while_it_was_down(discord: Control, bot: BotProcess, tmp_path: Path) -> None:
    """What happened meanwhile is noticed at the next start: paused, or served again with what had been set."""
    guild = next(iter((await discord.world())["guilds"]))
    await discord.add_member(guild, "boss", ["manage_guild"])
    await bot.start()
    await discord.wait_ready()
    await discord.slash("setup", {"language": "zh_hans"}, user="boss")
    assert "知识库" in await answer(discord)
    await bot.stop(SOON)
    gone = await discord.remove_guild(guild)
    await bot.start()
    await bot.wait_line("ready .*servers=0")
    await until(lambda: marked(tmp_path) == [(int(guild), True)])
    await bot.stop(SOON)
    await discord.invite_back(gone)
    await bot.start()
    await bot.wait_line("ready .*servers=1", since=bot.lines[-1][0])
    await until(lambda: marked(tmp_path) == [(int(guild), False)])
    channel = gone["channels"][0]["id"]
    shown = await discord.slash("ask", {"question": ASKED}, channel=channel)
    assert "知识库" in seen(shown["message"]["components"])


class TestLimits:
    """Our own limits, as people meet them."""

    @pytest.fixture
    def settings(self) -> dict[str, str]:
        return {"RATE_PER_USER": "2", "RATE_PER_SERVER": "5"}

    async def test_commands_messages_and_buttons(self, discord: Control, bot: BotProcess) -> None:
        """A third question within a minute is refused to that person alone, with when to ask again."""
        await bot.start()
        await discord.wait_ready()
        first = (await discord.slash("ask", {"question": ASKED}))["message"]
        await discord.slash("ask", {"question": ASKED})
        for number in range(3):
            typed = await discord.autocomplete("ask", "question", f"ali{number}")
            assert typed["callback"]["data"]["choices"]
        refused = await discord.slash("ask", {"question": ASKED})
        pressed = await discord.press(first["id"], f"why:{ASKED}")
        source = await discord.press(first["id"], re.search(r"proof[^\"]+", json.dumps(first))[0])  # type: ignore[index]
        for outcome in (refused, pressed):
            assert outcome["message"]["flags"] & 64
            assert re.search(
                r"2 questions within a minute. Please ask again in \d+ s", seen(outcome["message"]["components"])
            )
        assert "Where the answer stands" in seen(source["message"]["components"])

        for person in ("bob", "carol"):
            await discord.slash("ask", {"question": ASKED}, user=person)
        await discord.slash("ask", {"question": ASKED}, user="dora")
        refused = await discord.slash("ask", {"question": ASKED}, user="dora")
        assert "This server has asked 5 questions" in seen(refused["message"]["components"])

    async def test_messages_and_mentions(self, discord: Control, bot: BotProcess) -> None:
        """In a direct message it is told once; a mention in a channel is refused in a direct message, not there."""
        world = await discord.world()
        channel, me = next(iter(world["channels"])), world["bot"]["id"]
        await bot.start()
        await discord.wait_ready()
        for _ in range(5):
            await discord.say_directly(ASKED)
        await discord.say_directly(ASKED, user="bob")
        direct = [each for each in await discord.wait_messages(6 + 4) if each["author"]["id"] == me]
        told = [seen(each["components"]) for each in direct]
        assert len([each for each in told if ANSWER in each]) == 3
        assert len([each for each in told if "Please ask again" in each]) == 1
        for _ in range(3):
            await discord.say(f"<@{me}> {ASKED}", user="dora")
        await discord.wait_messages(10 + 6)
        await asyncio.sleep(0.2)
        own = [each for each in await discord.messages(channel) if each["author"]["id"] == me]
        assert [ANSWER in seen(each["components"]) for each in own] == [True, True]
        assert "Please ask again" in seen((await discord.messages())[-1]["components"])


class TestHealth:
    """The health file, and `python -m bot health`."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> dict[str, str]:
        return {"HEALTH_FILE": str(tmp_path / "here" / "health.json")}

    async def test_alive_or_not(self, discord: Control, bot: BotProcess, tmp_path: Path, run: Run) -> None:
        """There is no file before it is connected; then it says how the bot is, and the command says so."""
        file = tmp_path / "here" / "health.json"
        asked = {"HEALTH_FILE": str(file)}
        await discord.down()
        await bot.start()
        await bot.wait_line("trying again")
        ended = await asyncio.to_thread(run, "health", **asked)
        assert (ended.returncode, b"no health file" in ended.stdout) == (1, True)
        await discord.up()
        await until(file.exists)
        told = json.loads(file.read_text(encoding="utf-8"))
        assert told["pid"] == bot.pid
        assert (told["servers"], told["records"] >= 40, told["latency_ms"] >= 0) == (1, True, True)
        assert [each.name for each in file.parent.iterdir()] == ["health.json"]
        ended = await asyncio.to_thread(run, "health", **asked)
        assert (ended.returncode, b"The bot was alive" in ended.stdout) == (0, True)


async def test_in_more_servers_than_one_connection_takes(discord: Control, bot: BotProcess, tmp_path: Path) -> None:
    """Discord asks for two connections: it has two, answers in the servers of both, and is well only with both."""
    (first,) = (await discord.world())["guilds"]
    other = await discord.add_guild("another", ["general"])
    while (int(other["id"]) >> 22) % 2 == (int(first) >> 22) % 2:
        await discord.remove_guild(other["id"])
        other = await discord.add_guild("another", ["general"])
    await discord.shards(2)
    await bot.start()
    await discord.wait_ready(2)
    assert len(bot.printed("Discord asks for several connections")) == 1
    for channel in (await discord.world())["channels"]:
        shown = await discord.slash("ask", {"question": ASKED}, channel=channel)
        assert ANSWER in seen(shown["message"]["components"])
    await until(lambda: list(tmp_path.rglob("health.json")))
    (health,) = tmp_path.rglob("health.json")
    assert json.loads(health.read_text(encoding="utf-8"))["servers"] == 2
    assert await bot.stop(SOON) == 0
