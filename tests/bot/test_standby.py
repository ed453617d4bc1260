"""Two processes on one PostgreSQL: one is connected, the other takes over when it is killed, asleep, or ends."""

import asyncio
import json
import signal
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import standby
from bot.schedule.clock import now
from bot.schedule.delivery import subscribing
from bot.store import deliveries, subscriptions, turns
from bot.store.engine import Store
from bot.store.subscriptions import Wish
from tests.bot.conftest import new_database, seen
from tests.loopback import BotProcess, Control, Server

SETTINGS = {"within": 30, "subject": None, "when_empty": "post"}
BRUSSELS = ZoneInfo("Europe/Brussels")
AT, LONG = datetime(2026, 11, 25, tzinfo=UTC), timedelta(seconds=60)


@pytest.fixture
async def url(postgres: str) -> str:
    """A database server's."""
    return await new_database(postgres)


def process(server: Server, folder: Path, url: str, **variables: str) -> BotProcess:
    """One that has short turns."""
    folder.mkdir()
    return BotProcess(server.addresses, folder, DATABASE_URL=url, TURN_SECONDS="3", **variables)


async def test_one_has_the_turn(url: str) -> None:
    """By the database's clock; it is renewed by who has it, given back, and lost when it is over."""
    store = await Store.open(url)
    assert await turns.take(store, "a", LONG, AT)
    assert not await turns.take(store, "b", LONG, AT + timedelta(days=1))
    assert await turns.take(store, "a", LONG, AT)
    await turns.give_back(store, "b")
    assert not await turns.take(store, "b", LONG, AT)
    await turns.give_back(store, "a")
    assert await turns.take(store, "b", timedelta(seconds=-1), AT)
    assert await turns.take(store, "a", LONG, AT)
    await store.close()


async def test_a_database_that_hangs_is_a_lost_turn(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot renew it in time has lost it, whether or not the database ever answers."""
    monkeypatch.setattr(standby, "LASTS", timedelta(seconds=1))
    mine, other = await Store.open(url), await Store.open(url)
    turn = standby.Turn(mine)
    assert await turn.wait(asyncio.Event())
    async with other.write():  # nobody else may write meanwhile
        await asyncio.wait_for(turn.hold(), 5)
    for store in (mine, other):
        await store.close()


async def test_killed_asleep_and_ended(tmp_path: Path, url: str) -> None:
    """Each time the other one takes over, and what was due meanwhile is posted once."""
    async with Server() as server:
        discord: Control = server.control
        channel = next(iter((await discord.world())["channels"]))
        store = await Store.open(url)
        instant = now()

        async def due() -> None:
            """One more digest, due in a second."""
            when = now() + timedelta(seconds=1)
            wish = Wish("digest", 5, 1, int(channel), settings=SETTINGS, every="daily", at=f"{when:%H:%M:%S}")
            await subscriptions.add(store, wish, instant - timedelta(days=1), when.date(), when)

        async with process(server, tmp_path / "a", url) as first, process(server, tmp_path / "b", url) as second:
            await discord.wait_ready()
            active, waiting = (first, second) if first.printed("logging in") else (second, first)
            await waiting.wait_line("stands by")
            assert len(await discord.sessions()) == 1
            await both_well(tmp_path)
            for _ in range(10):
                await due()
            await active.kill()
            await waiting.wait_line("this process's turn")
            await waiting.wait_line("outcome=Accepted.*", seconds=30)
            active, waiting = waiting, await active.start()
            await waiting.wait_line("stands by")
            active.signal(signal.SIGSTOP)
            await waiting.wait_line("this process's turn")
            await due()
            active.signal(signal.SIGCONT)
            assert await active.ended(20) == 1
            assert active.printed("Another process has taken over")
            active, waiting = waiting, await active.start()
            await posted_once(discord, channel, 11)
            assert await active.stop(20) == 0
            await waiting.wait_line("this process's turn", seconds=2)
        await store.close()


@pytest.mark.slow  # what was being sent is held for 45 seconds
@pytest.mark.parametrize(
    "at", [datetime(2026, 3, 29, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)], ids=["gap", "fold"]
)
async def test_killed_in_the_middle(tmp_path: Path, url: str, at: datetime) -> None:
    """Ten are due at 02:30 on a day whose clocks change then; of five tried some have arrived when it is killed.

    In the spring that time is left out, and it is as much later as the clocks go forward; in the autumn it comes twice
    and the first time counts. Each is posted once on that day, and the next is due at 02:30 of the day after it.
    """
    async with Server() as server:
        discord: Control = server.control
        channels = list((await discord.world())["channels"])
        guild = next(iter((await discord.world())["guilds"]))
        channels += [(await discord.add_channel(guild, f"c{number}"))["id"] for number in range(10 - len(channels))]
        store = await Store.open(url)
        for channel in channels:
            place = {"server": int(guild), "channel": int(channel), "zone": "Europe/Brussels"}
            wish = Wish("digest", 5, settings=SETTINGS, every="daily", at="02:30", **place)
            await subscribing.subscribe(store, wish, at - timedelta(hours=12))
        assert {each.next_at for each in await subscriptions.due(store, at)} == {at}
        by = str((at - timedelta(seconds=8) - now()).total_seconds())
        for _ in range(3):  # the last of five that are tried is taken, and its answer is on its way when the kill comes
            await discord.fault("POST", "/channels/*/messages", skip=4, hold=20)
        first, second = (process(server, tmp_path / name, url, CLOCK_SECONDS=by) for name in "ab")
        async with first, second:
            await discord.wait_ready()
            active, waiting = (first, second) if first.printed("logging in") else (second, first)
            await discord.wait_calls("POST", "/channels/*/messages", 5, seconds=30)
            await active.kill()
            assert 0 < len(await discord.messages()) < 10
            await waiting.wait_line("this process's turn")
            async with asyncio.timeout(80):
                while (await deliveries.counts(store)) != {"sent": 10}:  # noqa: ASYNC110 it is another process's work
                    await asyncio.sleep(0.2)
        posted = Counter(message["channel_id"] for message in await discord.messages())
        assert posted == dict.fromkeys(channels, 1)
        following = {each.next_at for each in await subscriptions.of_kind(store, "digest")}
        assert following == {datetime.combine(at.date() + timedelta(days=1), time(2, 30), BRUSSELS).astimezone(UTC)}
        await store.close()


async def both_well(folder: Path) -> None:
    """Who is connected says so in its health file, and who waits says that."""
    said: list[bool] = []
    async with asyncio.timeout(10):
        while said != [False, True]:
            files = [json.loads(file.read_text(encoding="utf-8")) for file in folder.rglob("health.json")]
            said = sorted(each["stands_by"] for each in files)
            await asyncio.sleep(0.1)


async def posted_once(discord: Control, channel: str, count: int) -> None:
    """So many digests are there, and stay so many."""
    texts: list[str] = []
    for _ in range(100):
        me = (await discord.world())["bot"]["id"]
        messages = await discord.messages(channel)
        texts = [seen(each["components"]) for each in messages if each["author"]["id"] == me]
        if len(texts) >= count:
            break
        await asyncio.sleep(0.2)
    await asyncio.sleep(1)
    messages = await discord.messages(channel)
    assert len([each for each in messages if each["author"]["id"] == me]) == len(texts) == count
