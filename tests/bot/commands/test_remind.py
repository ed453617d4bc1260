"""/remind and /reminders: planned, told by direct message, acknowledged, put off, moved along, cancelled."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import simcord

from bot.client import Client
from bot.interactions import assigning, deputies, following, reminder_buttons, reminding
from bot.interactions.limits import Limits
from bot.schedule.delivery.machine import Machine
from bot.store import deliveries, subscriptions
from bot.store.engine import Store
from tests.bot.commands import test_digest as of_digests
from tests.bot.commands.test_deadline import add, text_of
from tests.bot.commands.test_deadlines import opens
from tests.bot.commands.test_digest import Clock
from tests.bot.conftest import buttons

client, deliver = of_digests.client, of_digests.deliver


@pytest.fixture
def clock(bare: pytest.MonkeyPatch) -> Clock:
    """What the delivery and the reminders read in place of the real one."""
    made = Clock()
    for module in (
        of_digests.lease,
        of_digests.posting_module,
        reminding,
        reminder_buttons,
        assigning,
        deputies,
        following,
    ):
        bare.setattr(module, "now", made)
    bare.setattr(of_digests.machine, "_BETWEEN", 0.001)
    made.put_on(datetime(2026, 11, 23, 12, tzinfo=UTC))
    return made


async def told(deliver: Machine, clock: Clock, store: Store, alice: simcord.MemberActor) -> list[Any]:
    """Go to the next day of the only reminder, and give all direct messages so far."""
    (found,) = await subscriptions.of_user(store, alice.id)
    rows = await deliveries.of_subscription(store, found.id)
    coming = min(row.due_at for row in rows if row.state == "planned")
    clock.put_on(coming + timedelta(seconds=1))
    await deliver.once()
    async with asyncio.timeout(10):
        while deliver.under_way:  # noqa: ASYNC110 the machine works beside it
            await asyncio.sleep(0.01)
    return alice.user.dm_channel.history()


async def only_key(alice: simcord.MemberActor, room: simcord.ChannelHandle, typed: str) -> str:
    """What is offered for what is typed."""
    (offered,) = await alice.autocomplete(room, "remind", "deadline", typed)
    return str(offered["value"])


async def opened(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> Any:
    """The card of the team's first own deadline."""
    listed = (await alice.slash(room, "deadlines")).response
    return (await alice.click(listed, custom_id=opens(listed, "own/1@own"))).response


async def test_from_the_plan_to_the_acknowledgement(  # noqa: PLR0917 what a life takes
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, deliver: Machine, clock: Clock,
    simcord_env: simcord.Env,
) -> None:  # fmt: skip
    """Each day in words; a direct message with what is due and how long there is; nothing more once acknowledged."""
    await add(alice, room, "send the report", "2026-12-18")
    key = await only_key(alice, room, "send the")
    shown = await alice.slash(room, "remind", deadline=key, lead="5, 3, same day", timezone="shanghai")
    assert shown.ephemeral
    text = text_of(shown.response)
    assert "by direct message at 09:00 (Asia/Shanghai) of: send the report, due 18 December 2026" in text
    assert "11 December 2026, 15 December 2026, 18 December 2026" in text
    assert "Monday to Friday" in text
    (first,) = await told(deliver, clock, store, alice)
    assert "5 working days left (Monday to Friday): send the report, due 18 December 2026" in text_of(first)
    assert "Entered by alice" in text_of(first)
    body = next(each.json for each in reversed(simcord_env.http_requests) if each.method == "POST")
    assert body["allowed_mentions"]["parse"] == []
    listed = await alice.slash(room, "reminders")
    assert "Next: 15 December 2026, 09:00 (Asia/Shanghai)" in text_of(listed.response)
    put_off = await alice.user.click(first, label="Again in 1 d")
    assert "Next: 12 December 2026, 09:00" in text_of(put_off.response)
    assert len(await told(deliver, clock, store, alice)) >= 2
    done = await alice.user.click(first, label="Acknowledge")
    assert "not reminded of it again" in text_of(done.response)
    (kept,) = await subscriptions.of_user(store, alice.id)
    assert {row.state for row in await deliveries.of_subscription(store, kept.id)} == {"sent"}
    assert "reminded of nothing" in text_of((await alice.slash(room, "reminders")).response)
    await alice.user.click(first, label="Again in 3 d")
    assert [row.state for row in await deliveries.of_subscription(store, kept.id)].count("planned") == 1


async def test_the_next_time(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    deliver: Machine, clock: Clock,
) -> None:  # fmt: skip
    """What comes again is offered with the acknowledgement, in the same way; not to who has left, or where it ends."""
    await add(alice, room, "send the report", "end of every quarter")
    await alice.slash(room, "remind", deadline="own/1@2026-12-31", lead="5", timezone="shanghai", at="10:00")
    (message,) = await told(deliver, clock, store, alice)
    done = await alice.user.click(message, label="Acknowledge")
    label = next(each["label"] for each in buttons(done.response.components))
    assert label == "Remind me of the next one: 31 March 2027"
    planned = text_of((await alice.user.click(done.response, label=label)).response)
    assert "at 10:00 (Asia/Shanghai) of: send the report, due 31 March 2027" in planned
    assert "24 March 2027" in planned
    keys = {each.settings["key"] for each in await subscriptions.of_user(store, alice.id)}
    assert keys == {"own/1@2026-12-31", "own/1@2027-03-31"}
    simcord_env.guild.remove_member(alice)
    again = text_of((await alice.user.click(done.response, label=label)).response)
    assert "report" not in again


async def test_no_next_time(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, deliver: Machine, clock: Clock
) -> None:
    """What is due once is not offered again; what the register dates each year is."""
    await add(alice, room, "send the report", "2026-12-18")
    await alice.slash(room, "remind", deadline="own/1@own", lead="5")
    (message,) = await told(deliver, clock, store, alice)
    done = await alice.user.click(message, label="Acknowledge")
    assert buttons(done.response.components) == []
    key = (await alice.autocomplete(room, "remind", "deadline", "minors"))[0]["value"]
    await alice.slash(room, "remind", deadline=key, lead="10 days")
    (kept,) = [each for each in await subscriptions.of_user(store, alice.id) if each.settings["key"] == key]
    (row,) = await deliveries.of_subscription(store, kept.id)
    clock.put_on(row.due_at + timedelta(seconds=1))
    await deliver.once()
    async with asyncio.timeout(10):
        while deliver.under_way:  # noqa: ASYNC110 the machine works beside it
            await asyncio.sleep(0.01)
    done = await alice.user.click(alice.user.dm_channel.history()[-1], label="Acknowledge")
    assert [each["label"] for each in buttons(done.response.components)] == [
        "Remind me of the next one: 31 January 2028"
    ]


async def test_it_moves_along_and_ends_with_its_deadline(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, deliver: Machine, clock: Clock
) -> None:
    """A new date has new days; one that is done reminds nobody."""
    await add(alice, room, "send the report", "2026-12-18")
    card = await opened(alice, room)
    planned = await alice.click(card, label="Remind me")
    assert "3 December 2026" not in text_of(planned.response)
    assert "9 December 2026" in text_of(planned.response)
    form = await alice.slash(room, "deadline edit", number=1)
    await alice.submit_modal(form, {"what": "send the report", "who": "", "when": "2026-12-25"})
    (found,) = await subscriptions.of_user(store, alice.id)
    days = sorted(row.date.isoformat() for row in await deliveries.of_subscription(store, found.id))
    assert days[-3:] == ["2026-12-22", "2026-12-24", "2026-12-25"]
    card = await opened(alice, room)
    await alice.click(card, label="Done")
    await told(deliver, clock, store, alice)
    assert alice.user.dm_channel.history() == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"lead": "soon"}, "cannot be read"),
        ({"timezone": "CST"}, "can mean several places. Choose one: Asia/Shanghai"),
        ({"timezone": "Mars"}, "not a time zone"),
        ({"at": "25:00"}, "no time of day"),
        ({"lead": "60"}, "All of these days are past"),
        ({"deadline": "own/99@own"}, "not known here any more"),
    ],
)
async def test_what_cannot_be_used(  # noqa: PLR0917 what it takes
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock, given: dict[str, str],
    said: str,
) -> None:  # fmt: skip
    """A sentence for each, and nothing is kept."""
    await add(alice, room, "send the report", "2026-12-18")
    shown = await alice.slash(room, "remind", **{"deadline": "own/1@own", **given})
    assert said in text_of(shown.response)
    assert await subscriptions.of_user(store, alice.id) == []


async def test_typed_and_not_chosen(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock
) -> None:
    """Words that fit one duty mean its next date; words that fit several are told apart; and none is guessed."""
    await add(alice, room, "send the report", "2026-12-18")
    await add(alice, room, "weekly check", "every friday")
    shown = await alice.slash(room, "remind", deadline="The Report", lead="5")
    assert "of: send the report, due 18 December 2026" in text_of(shown.response)
    shown = await alice.slash(room, "remind", deadline="check", lead="1")
    assert "of: weekly check, due 27 November 2026" in text_of(shown.response)
    shown = await alice.slash(room, "remind", deadline="e")
    assert "fits several deadlines: " in text_of(shown.response)
    for typed in ("nothing of the kind", "", "<@1>"):
        assert "not known here any more" in text_of((await alice.slash(room, "remind", deadline=typed)).response)
    assert len(await subscriptions.of_user(store, alice.id)) == 2


async def test_what_is_over_says_so(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock
) -> None:
    """A reminder of what was withdrawn stays in the list, to be cancelled, and says that it reminds of nothing."""
    await add(alice, room, "send the report", "2026-12-18")
    await alice.slash(room, "remind", deadline="own/1@own")
    await alice.slash(room, "deadline withdraw", number=1)
    text = text_of((await alice.slash(room, "reminders")).response)
    assert "Its deadline is settled or was withdrawn" in text
    assert "Next:" not in text


async def test_past_its_date(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock
) -> None:
    """There is no day left to be reminded on: the button is not there, and the command says so."""
    await add(alice, room, "send the report", "2026-11-20")
    assert "Remind me" not in [each["label"] for each in buttons((await opened(alice, room)).components)]
    shown = await alice.slash(room, "remind", deadline="own/1@own", lead="same day")
    assert "past its date" in text_of(shown.response)
    assert await subscriptions.of_user(store, alice.id) == []


async def test_it_is_of_one_person(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock
) -> None:
    """Nobody else sees or cancels it; another team has none of its deadlines; asked again it is one reminder."""
    await add(alice, room, "send the report", "2026-12-18")
    for _ in range(2):
        await alice.slash(room, "remind", deadline="own/1@own")
    assert len(await subscriptions.of_user(store, alice.id)) == 1
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    assert "reminded of nothing" in text_of((await bob.slash(room, "reminders")).response)
    listed = (await alice.slash(room, "reminders")).response
    other = simcord_env.create_guild()
    elsewhere = other.create_text_channel("general")
    carol = other.add_member(simcord_env.create_user("carol"))
    refused = await carol.slash(elsewhere, "remind", deadline="own/1@own")
    assert "not known here any more" in text_of(refused.response)
    cancelled = await alice.click(listed, custom_id=buttons(listed.components)[0]["custom_id"])
    assert "Cancelled: send the report" in text_of(cancelled.response)
    assert await subscriptions.of_user(store, alice.id) == []


async def test_of_the_register(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock, client: Client
) -> None:
    """A deadline that a document dates, in direct messages with the bot too, where there is no team."""
    shown = await alice.autocomplete(room, "remind", "deadline", "minors")
    key = shown[0]["value"]
    planned = await alice.slash(room, "remind", deadline=key, lead="10 days")
    assert "21 January 2027" in text_of(planned.response)


async def test_many(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock, client: Client
) -> None:
    """The list has pages, so that each can be cancelled."""
    client.desk.limits = Limits()  # nobody types so fast
    for number in range(1, 12):
        await add(alice, room, f"thing {number}", "2026-12-18")
        await alice.slash(room, "remind", deadline=f"own/{number}@own")
    listed = (await alice.slash(room, "reminders")).response
    text = text_of(listed)
    for _ in range(4):
        if not any(each["label"] == "Next ›" for each in buttons(listed.components)):
            break
        listed = (await alice.click(listed, label="Next ›")).response
        text += text_of(listed)
    assert all(f"thing {number}" in text for number in range(1, 12))


async def test_assigned_to_somebody(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    deliver: Machine, clock: Clock,
) -> None:  # fmt: skip
    """They have it from then on and are told by direct message who gave it to them; a bot, or a second one, has not."""
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    robot = simcord_env.guild.add_member(simcord_env.create_user("robot", bot=True))
    await add(alice, room, "send the report", "2026-12-18")
    asked = (await alice.click(await opened(alice, room), label="Assign to …")).response
    assert asked.ephemeral
    assert "a person of this server" in text_of((await alice.select(asked, [robot])).response)
    assert "Assigned to bob" in text_of((await alice.select(asked, [bob])).response)
    assert "Assigned to bob" in text_of(await opened(alice, room))
    assert "Undo that first" in text_of((await alice.select(asked, [alice])).response)
    (message,) = await told(deliver, clock, store, bob)
    assert "alice assigned this to you: send the report, due 18 December 2026" in text_of(message)


async def test_assigned_to_oneself(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, clock: Clock
) -> None:
    """Nobody is told by direct message what they have just done."""
    await add(alice, room, "send the report", "2026-12-18")
    asked = (await alice.click(await opened(alice, room), label="Assign to …")).response
    shown = text_of((await alice.select(asked, [alice])).response)
    assert "Assigned to you." in shown
    assert "direct message" not in shown
    assert await subscriptions.of_user(store, alice.id) == []


async def change(alice: simcord.MemberActor, room: simcord.ChannelHandle, when: str) -> None:
    """The team's first own deadline gets another date."""
    form = await alice.slash(room, "deadline edit", number=1)
    await alice.submit_modal(form, {"what": "send the report", "who": "", "when": when})


async def test_its_buttons_work_after_its_deadline_moved(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, deliver: Machine, clock: Clock
) -> None:
    """It stays the same reminder; and once acknowledged it is not brought back by another date."""
    await add(alice, room, "send the report", "2026-12-18")
    await alice.slash(room, "remind", deadline="own/1@own", lead="5, 3")
    (first,) = await told(deliver, clock, store, alice)
    await change(alice, room, "2026-12-25")
    (kept,) = await subscriptions.of_user(store, alice.id)
    rows = await deliveries.of_subscription(store, kept.id)
    assert {row.date.isoformat() for row in rows if row.state == "planned"} == {"2026-12-18", "2026-12-22"}
    done = await alice.user.click(first, label="Acknowledge")
    assert "not reminded of it again" in text_of(done.response)
    await change(alice, room, "2026-12-30")
    assert "planned" not in {row.state for row in await deliveries.of_subscription(store, kept.id)}
    await alice.slash(room, "remind", deadline="own/1@own", lead="5, 3")  # wished again, it is one again
    assert [row.state for row in await deliveries.of_subscription(store, kept.id)].count("planned") == 2


async def test_who_has_left_is_told_nothing_of_the_team(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    deliver: Machine, clock: Clock,
) -> None:  # fmt: skip
    """Neither by a reminder, nor of what was assigned to them, nor by the buttons of what they got before."""
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    await add(alice, room, "send the report", "2026-12-18")
    await bob.slash(room, "remind", deadline="own/1@own", lead="5, 3")
    (first,) = await told(deliver, clock, store, bob)
    await change(alice, room, "2026-12-21")
    simcord_env.guild.remove_member(bob)
    again = text_of((await bob.user.click(first, label="Refresh")).response)
    assert "report" not in again
    messages = await told(deliver, clock, store, bob)
    async with asyncio.timeout(10):
        while len(messages) < 2:
            await deliver.once()
            await asyncio.sleep(0.01)
            messages = bob.user.dm_channel.history()
    notice = text_of(messages[-1])
    assert "no longer a member of the server" in notice
    assert "report" not in notice
    (kept,) = await subscriptions.of_user(store, bob.id)
    assert kept.state == "paused"
    assert "report" not in text_of((await bob.user.click(messages[-1], label="Refresh")).response)


async def test_who_has_left_is_assigned_nothing(  # noqa: PLR0917 what it takes
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    deliver: Machine, clock: Clock,
) -> None:  # fmt: skip
    """Who leaves between being chosen and being told."""
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    await add(alice, room, "send the report", "2026-12-18")
    asked = (await alice.click(await opened(alice, room), label="Assign to …")).response
    await alice.select(asked, [bob])
    simcord_env.guild.remove_member(bob)
    assert all("report" not in text_of(each) for each in await told(deliver, clock, store, bob))
