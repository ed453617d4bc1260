"""/digest: from its making to its posting, in SimCord, with the real delivery beside it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.app import furnish
from bot.client import Client
from bot.interactions import digests as digests_module
from bot.interactions import posting as posting_module
from bot.interactions.posting import Posting
from bot.schedule.clock import now
from bot.schedule.delivery import lease, machine
from bot.schedule.delivery.machine import Machine
from bot.schedule.delivery.timing import Timing
from bot.settings import Settings
from bot.store import deliveries, subscriptions
from bot.store.engine import Store
from bot.store.servers import Server
from bot.store.subscriptions import Subscription
from knowledge import Knowledge
from tests.bot.commands.test_deadline import add, text_of
from tests.bot.conftest import TODAY, buttons

TIMING = Timing(tick=timedelta(seconds=0.05), first=timedelta(seconds=0.05), longest=timedelta(seconds=0.2))


class Clock:
    """The real clock, put on."""

    by = timedelta()

    def __call__(self) -> datetime:
        return now() + self.by

    def put_on(self, instant: datetime) -> None:
        """It is this instant now."""
        self.by = instant - now()


@pytest.fixture
def clock(bare: pytest.MonkeyPatch) -> Clock:
    """What the delivery reads in place of the real one."""
    made = Clock()
    for module in (lease, posting_module, digests_module):
        bare.setattr(module, "now", made)
    bare.setattr(machine, "_BETWEEN", 0.001)
    return made


@pytest.fixture
def client(base: Knowledge, store: Store, bare: pytest.MonkeyPatch) -> Client:
    """A bot that posts by itself, once `deliver` runs."""
    desk = furnish(Settings(), base, store, lambda zone: TODAY)
    return Client(desk, None, Posting(desk))


@pytest.fixture
async def deliver(client: Client, store: Store, clock: Clock) -> AsyncIterator[Machine]:
    """The delivery, which the test starts by its clock."""
    posting = client._posting
    assert posting is not None
    made = Machine(store, posting, TIMING, clock, alone=True)
    posting.heard, posting.woken, client.desk.wake = made.heard, made.wake, made.wake
    yield made
    await made.finish(5)


@pytest.fixture
def boss(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Who manages the server."""
    role = simcord_env.guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    return simcord_env.guild.add_member(simcord_env.create_user("boss"), roles=[role])


async def say(who: simcord.MemberActor, room: simcord.ChannelHandle, command: str, **given: Any) -> str:
    """What a command says to the person alone."""
    shown = await who.slash(room, f"digest {command}", **given)
    assert shown.ephemeral
    return text_of(shown.response)


async def only(store: Store, server: int) -> Subscription:
    """The one digest of a server."""
    (found,) = await subscriptions.of_server(store, server)
    return found


async def posted(deliver: Machine, clock: Clock, store: Store, room: simcord.ChannelHandle) -> list[Any]:
    """Go to the next date of the digest, and give all that was posted in the room so far."""
    (found,) = [each for each in await subscriptions.waiting(store, clock()) if each.kind == "digest"]
    assert found.next_at is not None
    clock.put_on(found.next_at + timedelta(seconds=1))
    await deliver.once()
    async with asyncio.timeout(10):
        while deliver.under_way:  # noqa: ASYNC110 the machine works beside it
            await asyncio.sleep(0.01)
    rows = await deliveries.of_subscription(store, found.id)
    assert rows[0].state in ("sent", "skipped"), rows[0]
    return [message for message in room.history() if message.author.bot and not message.flags.ephemeral]


async def test_made_posted_and_changed(  # noqa: PLR0917 what a life takes
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    deliver: Machine, clock: Clock,
) -> None:  # fmt: skip
    """It says when it is posted; it is posted once with what is due; the next one says what has changed since."""
    await add(boss, room, "send the report", "in 10 days")
    text = await say(boss, room, "create", every="daily", at="9am", timezone="shanghai", when_empty="skip")
    assert "This digest is posted from now on" in text
    assert "Every day · 09:00 · Asia/Shanghai · #general" in text
    assert "09:00 (Asia/Shanghai)" in text
    digest = await only(store, simcord_env.guild.id)
    assert digest.next_at is not None
    assert (digest.next_at.hour, digest.next_at.minute) == (1, 0)
    (first,) = await posted(deliver, clock, store, room)
    assert "send the report" in text_of(first)
    assert "Entered by boss" in text_of(first)
    assert "not legal advice" in text_of(first)
    assert "New ·" not in text_of(first)
    body = next(each.json for each in reversed(simcord_env.http_requests) if each.method == "POST")
    assert body["allowed_mentions"]["parse"] == []

    await add(boss, room, "file the answer", "in 5 days")
    form = await boss.slash(room, "deadline edit", number=1)
    await boss.submit_modal(form, {"what": "send the report", "who": "", "when": "in 12 days"})
    _, second = await posted(deliver, clock, store, room)
    assert "New · file the answer" in text_of(second).replace("**", "")
    moved = text_of(second).replace("**", "").partition("Moved · ")[2]
    assert moved.startswith("send the report: from 3 December 2026 to 5 December 2026")
    assert "Entered by boss" in moved.partition("·")[0]

    await boss.slash(room, "deadline withdraw", number=2)
    custom_id = next(each["custom_id"] for each in buttons(second.components) if each["label"] == "Open")
    opened = await boss.click(second, custom_id=custom_id)
    assert opened.response.ephemeral
    *_, third = await posted(deliver, clock, store, room)
    assert "Withdrawn · file the answer" in text_of(third).replace("**", "")
    refreshed = await boss.click(third, label="Refresh")
    assert refreshed.response.ephemeral
    assert "Withdrawn" not in text_of(refreshed.response)


async def test_silence_and_heartbeat(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, deliver: Machine,
    clock: Clock,
) -> None:  # fmt: skip
    """Nothing due: a heartbeat once a week, every time, or never, as it was chosen."""
    await say(boss, room, "create", every="daily", at="09:00", within=1, subject="Didi")
    for _ in range(8):
        sent = await posted(deliver, clock, store, room)
    assert len(sent) == 2
    assert "Nothing is due until" in text_of(sent[0])
    digest = await only(store, simcord_env.guild.id)
    await say(boss, room, "edit", digest=digest.id, when_empty="skip")
    assert len(await posted(deliver, clock, store, room)) == 2
    assert "stays silent" in await say(boss, room, "preview", digest=digest.id)
    await say(boss, room, "edit", digest=digest.id, when_empty="post")
    assert len(await posted(deliver, clock, store, room)) == 3


async def test_listed_previewed_paused_and_deleted(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """Each of the commands, and what is offered for their option."""
    assert "no digest yet" in await say(boss, room, "list")
    await say(boss, room, "create", every="monthly", at="17:30", day="last", timezone="Europe/Brussels", within=60)
    digest = await only(store, simcord_env.guild.id)
    (offered,) = await boss.autocomplete(room, "digest pause", "digest", "brussels")
    assert offered["value"] == digest.id
    assert "Every month (31) · 17:30 · Europe/Brussels" in await say(boss, room, "list")
    preview = await say(boss, room, "preview", digest=digest.id)
    assert "What would be posted now" in preview
    assert await deliveries.of_subscription(store, digest.id) == []
    assert "Paused" in await say(boss, room, "pause", digest="europe/brussels")
    assert "/digest resume" in await say(boss, room, "list")
    assert "Next:" in await say(boss, room, "resume", digest=digest.id)
    assert "Deleted" in await say(boss, room, "delete", digest=digest.id)
    assert "no such digest" in await say(boss, room, "delete", digest=digest.id)
    assert await subscriptions.of_server(store, simcord_env.guild.id) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"at": "25:00"}, "no time of day"),
        ({"at": "noonish"}, "no time of day"),
        ({"timezone": "CST"}, "can mean several places. Choose one: Asia/Shanghai, America/Chicago"),
        ({"timezone": "Mars/Base"}, "not a time zone"),
        ({"every": "weekly", "day": "32"}, "no day of the week"),
        ({"every": "monthly", "day": "friday"}, "no day of the month"),
        ({"day": "mon"}, "has no day of its own"),
        ({"subject": "@everyone **Zorkmid**"}, "No company"),
    ],
)
async def test_what_cannot_be_used(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    given: dict[str, str], said: str,
) -> None:  # fmt: skip
    """A sentence says what, and how to write it; nothing is kept."""
    assert said in await say(boss, room, "create", **{"every": "daily", "at": "09:00", **given})
    assert await subscriptions.of_server(store, simcord_env.guild.id) == []


async def test_who_may(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, alice: simcord.MemberActor, boss: simcord.MemberActor, room: simcord.ChannelHandle,
    client: Client, store: Store,
) -> None:  # fmt: skip
    """Who manages the server or curates; where the bot and the person may write; of their own server alone."""
    desks = simcord_env.guild.create_role("desk")
    curator = simcord_env.guild.add_member(simcord_env.create_user("curator"), roles=[desks])
    await client.desk.servers.put(simcord_env.guild.id, Server(curators=frozenset({desks.id})))
    assert "cannot be used here or by you" in await say(alice, room, "create", every="daily", at="09:00")
    assert "posted from now on" in await say(curator, room, "create", every="daily", at="09:00")
    digest = await only(store, simcord_env.guild.id)
    assert await alice.autocomplete(room, "digest delete", "digest", "") == []
    everyone = {simcord_env.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    shut = simcord_env.guild.create_text_channel("announcements", overwrites=everyone)
    assert "You may not write in #announcements" in await say(
        curator, room, "create", every="daily", at="09:00", channel=shut
    )
    mentioning = simcord_env.guild.create_role(
        "mentioning", permissions=discord.Permissions(manage_guild=True, mention_everyone=True)
    )
    dora = simcord_env.guild.add_member(simcord_env.create_user("dora"), roles=[mentioning])
    bot = simcord_env.guild.me
    assert bot is not None
    mute = {bot: discord.PermissionOverwrite(mention_everyone=False)}
    unheard = simcord_env.guild.create_text_channel("unheard", overwrites=mute)
    ping = await say(dora, room, "create", every="daily", at="09:00", ping=desks, channel=unheard)
    assert "The bot may not mention the role desk" in ping
    ping = await say(curator, room, "create", every="daily", at="09:00", ping=desks)
    assert "You may not mention the role desk" in ping
    await say(dora, room, "edit", digest=digest.id, ping=desks)
    moved = await say(dora, room, "edit", digest=digest.id, channel=unheard)
    assert "The bot may not mention the role desk" in moved
    assert "#unheard" in await say(dora, room, "edit", digest=digest.id, channel=unheard, clear="ping")
    await say(dora, room, "edit", digest=digest.id, channel=room)
    other = simcord_env.create_guild()
    elsewhere = other.create_text_channel("general")
    role = other.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    carol = other.add_member(simcord_env.create_user("carol"), roles=[role])
    for command in ("preview", "pause", "delete", "resume"):
        assert "no such digest" in await say(carol, elsewhere, command, digest=digest.id)
    kept = await subscriptions.find(store, digest.id)
    assert kept is not None
    assert (kept.state, kept.ping, kept.channel) == (digest.state, None, room.id)
    assert [type(error).__name__ for error in simcord_env.errors] == ["NotAllowedError"]


async def test_privacy_and_status(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """A digest that names somebody is counted and stays without them; one that is paused is said to who may mend it."""
    await say(boss, room, "create", every="daily", at="09:00")
    digest = await only(store, simcord_env.guild.id)
    assert "1 digests, reminders and notices" in text_of((await boss.slash(room, "privacy")).response)
    await boss.slash(room, "privacy", delete=True)
    assert (await only(store, simcord_env.guild.id)).owner is None
    assert "digests, reminders" not in text_of((await boss.slash(room, "privacy")).response)
    assert "Paused digests" not in text_of((await boss.slash(room, "status")).response)
    await say(boss, room, "pause", digest=digest.id)
    assert "Paused digests" in text_of((await boss.slash(room, "status")).response).replace("**", "")


async def test_a_button_from_elsewhere(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, client: Client, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    deliver: Machine, clock: Clock,
) -> None:  # fmt: skip
    """A posting's button tells nothing in another server: its id may have been copied."""
    await add(boss, room, "send the report", "in 10 days")
    await say(boss, room, "create", every="daily", at="09:00")
    (sent,) = await posted(deliver, clock, store, room)
    refresh = next(each["custom_id"] for each in buttons(sent.components) if each["label"] == "Refresh")
    other = simcord_env.create_guild()
    elsewhere = other.create_text_channel("general")
    carol = other.add_member(simcord_env.create_user("carol"))
    copied, channel = discord.ui.LayoutView(timeout=None), client.get_channel(elsewhere.id)
    copied.add_item(discord.ui.ActionRow(discord.ui.Button(label="Refresh", custom_id=refresh)))
    copied.stop()
    assert isinstance(channel, discord.TextChannel)
    await channel.send(view=copied)
    told = text_of((await carol.click(elsewhere.history()[-1], custom_id=refresh)).response)
    assert "too old" in told
    assert "send the report" not in told
    assert "send the report" in text_of((await boss.click(sent, custom_id=refresh)).response)


async def test_of_a_regulator_and_of_a_class(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """A digest can be about what the firms of a class owe, or about a regulator; both are offered."""
    offered = [each["value"] for each in await boss.autocomplete(room, "digest create", "subject", "")]
    assert "gatekeepers under the Digital Markets Act" in offered
    assert "State Administration for Market Regulation (SAMR)" in offered
    (vlops,) = await boss.autocomplete(room, "digest create", "subject", "VLOP")
    assert vlops["value"] == "very large online platforms"
    given = {"every": "daily", "at": "09:00", "within": 200, "when_empty": "post"}
    await say(boss, room, "create", **given, subject="gatekeepers under the Digital Markets Act")
    digest = await only(store, simcord_env.guild.id)
    shown = await say(boss, room, "preview", digest=digest.id)
    assert "gatekeepers under the Digital Markets Act: Due until 13 June 2027: 1" in shown
    assert "7 March 2027" in shown
    assert "may apply" not in shown
    await say(boss, room, "edit", digest=digest.id, subject="SAMR")
    assert "SAMR: Nothing is due until" in await say(boss, room, "preview", digest=digest.id)
    assert "SAMR" not in await say(boss, room, "edit", digest=digest.id, clear="subject")
