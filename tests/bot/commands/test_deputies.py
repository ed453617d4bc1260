"""A deputy is asked, and told only where nobody acknowledges; others join a reminder."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import simcord

from bot.schedule.delivery.machine import Machine
from bot.store import deliveries, subscriptions
from bot.store.engine import Store
from tests.bot.commands import test_remind as of_reminders
from tests.bot.commands.test_deadline import add, text_of
from tests.bot.commands.test_digest import Clock

client, deliver, clock = of_reminders.client, of_reminders.deliver, of_reminders.clock
LAST = datetime(2026, 12, 18, 9, tzinfo=UTC)
"""The last reminder of what is due that day."""


@pytest.fixture
def bob(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody else of the server."""
    return simcord_env.guild.add_member(simcord_env.create_user("bob"))


class Post:
    """What arrives by direct message, as time goes on."""

    def __init__(self, deliver: Machine, clock: Clock) -> None:
        self._deliver, self._clock, self._read = deliver, clock, dict[int, int]()

    async def at(self, instant: datetime, who: simcord.MemberActor) -> list[Any]:
        """What somebody got since they looked last, up to an instant."""
        self._clock.put_on(instant)
        async with asyncio.timeout(10):
            for _ in range(3):  # a notice is planned by what it tells of
                await self._deliver.once()
                while self._deliver.under_way:  # noqa: ASYNC110 the machine works beside it
                    await asyncio.sleep(0.01)
        return self.new(who)

    def new(self, who: simcord.MemberActor) -> list[Any]:
        """The same as far as it has come."""
        messages = who.user.dm_channel.history()
        read, self._read[who.id] = self._read.get(who.id, 0), len(messages)
        return messages[read:]


@pytest.fixture
def post(deliver: Machine, clock: Clock) -> Post:
    """The direct messages."""
    return Post(deliver, clock)


async def asked(
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle, post: Post, clock: Clock
) -> Any:
    """The message by which bob is asked to stand in for alice."""
    await add(alice, room, "send the report", "2026-12-18")
    planned = await alice.slash(room, "remind", deadline="own/1@own", lead="5, 0", deputy=bob)
    assert "bob is asked to stand in and has not answered yet" in text_of(planned.response)
    (message,) = await post.at(clock() + timedelta(seconds=2), bob)
    assert "alice asks you to stand in" in text_of(message)
    assert "send the report, due 18 December 2026" in text_of(message)
    return message


async def test_told_where_nobody_acknowledges(  # noqa: PLR0917 what it takes
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle, post: Post, clock: Clock,
    store: Store,
) -> None:  # fmt: skip
    """Four hours after the last reminder, and the one who asked knows that they agreed; nobody else can agree."""
    message = await asked(alice, bob, room, post, clock)
    agreed = await bob.user.click(message, label="Agree")
    assert "you are told on 18 December 2026, 13:00" in text_of(agreed.response)
    (notice,) = await post.at(clock(), alice)
    assert "bob stands in for you" in text_of(notice)
    assert "bob stands in and is told" in text_of((await alice.slash(room, "reminders")).response)
    assert "too old" in text_of((await bob.user.click(message, label="Agree")).response)
    assert await post.at(LAST + timedelta(hours=1), bob) == []
    assert await post.at(LAST + timedelta(hours=3, minutes=59), bob) == []
    (told,) = await post.at(LAST + timedelta(hours=4, seconds=1), bob)
    assert "Nobody has acknowledged the reminders of send the report" in text_of(told)
    assert "You stand in for alice" in text_of(told)
    assert "Acknowledged" in text_of((await bob.user.click(told, label="Acknowledge")).response)
    (kept,) = await subscriptions.of_user(store, bob.id)
    assert [row.state for row in await deliveries.of_subscription(store, kept.id)] == ["sent"]


@pytest.mark.parametrize("settled", ["acknowledged", "acknowledged by another", "done", "cancelled", "not agreed"])
async def test_not_told(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle,
    post: Post, clock: Clock, settled: str,
) -> None:  # fmt: skip
    """Where somebody of the server acknowledged it, it is done or no longer reminded of, or who was asked is silent."""
    message = await asked(alice, bob, room, post, clock)
    if settled != "not agreed":
        await bob.user.click(message, label="Agree")
    carol = simcord_env.guild.add_member(simcord_env.create_user("carol"))
    await carol.slash(room, "remind", deadline="own/1@own", lead="5")
    (reminder,) = await post.at(LAST - timedelta(days=6, hours=23), carol)
    if settled == "acknowledged by another":
        await carol.user.click(reminder, label="Acknowledge")
    if settled == "acknowledged":
        mine = next(each for each in post.new(alice) if "working days left" in text_of(each))
        await alice.user.click(mine, label="Acknowledge")
    if settled == "done":
        await alice.click(await of_reminders.opened(alice, room), label="Done")
    if settled == "cancelled":
        listed = (await alice.slash(room, "reminders")).response
        await alice.click(listed, label="Cancel")
    assert await post.at(LAST + timedelta(hours=5), bob) == []


async def test_declined(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle,
    post: Post, clock: Clock,
) -> None:  # fmt: skip
    """Whoever asked is told so; bots and oneself are no deputies."""
    message = await asked(alice, bob, room, post, clock)
    await bob.user.click(message, label="Decline")
    (notice,) = await post.at(clock(), alice)
    assert "bob does not stand in for you" in text_of(notice)
    assert await post.at(LAST + timedelta(hours=5), bob) == []
    robot = simcord_env.guild.add_member(simcord_env.create_user("robot", bot=True))
    for nobody in (alice, robot):
        refused = await alice.slash(room, "remind", deadline="own/1@own", deputy=nobody)
        assert "another person of this server" in text_of(refused.response)


async def test_it_moves_along(  # noqa: PLR0917 what it takes
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle, post: Post, clock: Clock,
    store: Store,
) -> None:  # fmt: skip
    """With another date the deputy is told by the new days."""
    message = await asked(alice, bob, room, post, clock)
    await bob.user.click(message, label="Agree")
    await of_reminders.change(alice, room, "2026-12-30")
    assert await post.at(LAST + timedelta(hours=5), bob) == []
    assert len(await post.at(LAST + timedelta(days=12, hours=5), bob)) == 1


async def test_closed_direct_messages(  # noqa: PLR0917 what it takes
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle, post: Post, clock: Clock,
    simcord_env: simcord.Env,
) -> None:  # fmt: skip
    """Whoever asked is told that their deputy cannot be."""
    await add(alice, room, "send the report", "2026-12-18")
    await alice.slash(room, "remind", deadline="own/1@own", lead="5, 0", deputy=bob)
    closed = f"/channels/{bob.user.dm_channel.id}/messages"
    simcord_env.inject_error("POST", closed, status=403, code=50007, message="Cannot send messages to this user")
    (notice,) = await post.at(clock() + timedelta(seconds=2), alice)
    assert "Word to your deputy" in text_of(notice)
    assert "Discord lets the bot send them no direct messages" in text_of(notice)


async def test_others_join(
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock
) -> None:
    """The channel sees what one is reminded of, and others are reminded on the same days."""
    await add(alice, room, "send the report", "2026-12-18")
    planned = await alice.slash(room, "remind", deadline="own/1@own", lead="5, 10 days", timezone="shanghai")
    shown = await alice.click(planned.response, label="Let others join")
    assert not shown.ephemeral
    assert "alice is reminded by direct message of: send the report, due 18 December 2026" in text_of(shown.response)
    assert "You are reminded" not in text_of(shown.response)
    joined = await bob.click(shown.response, label="Remind me, too")
    assert joined.ephemeral
    assert "at 09:00 (Asia/Shanghai)" in text_of(joined.response)
    hers, his = [(await subscriptions.of_user(store, who.id))[0] for who in (alice, bob)]
    days = [{row.date for row in await deliveries.of_subscription(store, each.id)} for each in (hers, his)]
    assert days[0] == days[1]
    assert len(days[0]) == 2


async def test_who_has_their_data_deleted(  # noqa: PLR0917 what it takes
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle, post: Post, clock: Clock,
    store: Store,
) -> None:  # fmt: skip
    """Their name goes from what they asked of others, too."""
    message = await asked(alice, bob, room, post, clock)
    assert "alice" in (await subscriptions.of_user(store, bob.id))[0].settings["by"]
    await alice.slash(room, "privacy", delete=True)
    assert await subscriptions.of_user(store, bob.id) == []
    assert "too old" in text_of((await bob.user.click(message, label="Agree")).response)
