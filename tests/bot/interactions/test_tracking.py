"""What becomes of a deadline in a team: each button, whose it is, after a restart, for whom it is refused."""

from datetime import date
from typing import Any

import discord
import pytest
import simcord
import vobject

from bot.app import build
from bot.client import Client
from bot.deadlines.agenda import Asked, Team
from bot.interactions.deadlines import Here
from bot.settings import Settings
from bot.store import marks
from bot.store.engine import Store
from knowledge import Knowledge
from tests.bot.commands.test_deadlines import labels, opens
from tests.bot.conftest import TODAY, seen

KEY = "obligation/eu-dma-compliance-report@2027-03-07"


def text_of(message: Any) -> str:
    """What a message says, without escapes."""
    return seen(message.components).replace("\\", "")


async def opened(who: simcord.MemberActor, room: simcord.ChannelHandle) -> Any:
    """The card of one deadline, seen by one person."""
    shown = await who.slash(room, "deadlines", company="Alibaba", within=366)
    while not (custom_id := opens(shown.response, KEY)):
        shown = await who.click(shown.response, label="Next ›")
    return (await who.click(shown.response, custom_id=custom_id)).response


@pytest.fixture
def bob(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody else of the same server."""
    return simcord_env.guild.add_member(simcord_env.create_user("bob"))


@pytest.fixture
def curator(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody who manages the server."""
    role = simcord_env.guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    return simcord_env.guild.add_member(simcord_env.create_user("boss"), roles=[role])


async def stand(store: Store, env: simcord.Env) -> marks.Mark | None:
    """What became of the deadline in the server of these tests."""
    return (await marks.of_team(store, env.guild.id)).get(KEY)


async def test_taken_on_done_and_taken_back(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    message = await opened(alice, room)
    assert labels(message) == [
        "Assign to me",
        "Assign to …",
        "Done",
        "Waive",
        "Not applicable to us",
        "Remind me",
        "Calendar file",
    ]
    shown = await alice.click(message, label="Assign to me")
    assert "Assigned to alice" in text_of(shown.response)
    shown = await alice.click(shown.response, label="Done")
    text = text_of(shown.response)
    assert text.startswith("### Settled · 7 March 2027")
    assert "Done: alice, " in text
    assert labels(shown.response) == ["Undo", "Calendar file"]
    mark = await stand(store, simcord_env)
    assert mark is not None
    assert (mark.state, mark.user, mark.assignee) == ("done", alice.user.id, alice.user.id)
    shown = await alice.click(shown.response, label="Undo")
    assert "Assigned to alice" in text_of(shown.response)
    shown = await alice.click(shown.response, label="Undo")
    assert "Assigned" not in text_of(shown.response)
    assert await stand(store, simcord_env) is None


async def test_waived_with_a_reason(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """The reason is required, and shown as text without effect."""
    form = await alice.click(await opened(alice, room), label="Waive")
    assert form.modal is not None
    assert len(form.modal["custom_id"]) <= 100
    shown = await alice.submit_modal(form, {"reason": "**no** @everyone"})
    assert "Waived: alice, " in text_of(shown.response)
    assert "\\*\\*no\\*\\* @\u200beveryone" in seen(shown.response.components)
    mark = await stand(store, simcord_env)
    assert mark is not None
    assert mark.reason == "**no** @everyone"
    again = await alice.click(await opened(alice, room), label="Undo")
    form = await alice.click(again.response, label="Waive")
    await alice.submit_modal(form, {"reason": "   "})
    assert await stand(store, simcord_env) is None


async def test_not_ours(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    shown = await alice.click(await opened(alice, room), label="Not applicable to us")
    assert "Not applicable to this team: alice" in text_of(shown.response)
    calendar = (await alice.click(shown.response, label="Calendar file")).response
    (event,) = vobject.readOne(bytes(await calendar.attachments[0].read()).decode()).vevent_list
    assert event.status.value == "CANCELLED"


async def test_a_calendar_follows(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """One name for ever; the number rises with each change and with nothing else."""

    async def told(message: Any) -> tuple[str, int]:
        calendar = (await alice.click(message, label="Calendar file")).response
        (event,) = vobject.readOne(bytes(await calendar.attachments[0].read()).decode()).vevent_list
        return event.uid.value, int(event.sequence.value)

    message = await opened(alice, room)
    first = await told(message)
    assert first[1] == 0
    assert await told(message) == first
    shown = await alice.click(message, label="Done")
    assert await told(shown.response) == (first[0], 1)
    shown = await alice.click(shown.response, label="Undo")
    assert await told(shown.response) == (first[0], 2)
    assert await told(shown.response) == (first[0], 2)


async def test_of_two_who_press_the_second_is_told(
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    first, second = await opened(alice, room), await opened(bob, room)
    await alice.click(first, label="Done")
    shown = await bob.click(second, label="Not applicable to us")
    text = text_of(shown.response)
    assert "Somebody else changed this meanwhile" in text
    assert "Done: alice" in text


async def test_only_the_author_and_curators_take_back(
    alice: simcord.MemberActor, bob: simcord.MemberActor, curator: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    await alice.click(await opened(alice, room), label="Done")
    refused = await bob.click(await opened(bob, room), label="Undo")
    assert refused.ephemeral
    assert "cannot be used here or by you" in text_of(refused.response)
    assert "Done: alice" in text_of(await opened(bob, room))
    await curator.click(await opened(curator, room), label="Undo")
    assert "Done: alice" not in text_of(await opened(bob, room))


async def test_no_team_sees_anothers(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    await alice.click(await opened(alice, room), label="Done")
    other = simcord_env.create_guild()
    elsewhere = other.create_text_channel("general")
    carol = other.add_member(simcord_env.create_user("carol"))
    text = text_of(await opened(carol, elsewhere))
    assert "Done" not in text
    assert text.startswith("### May apply · 7 March 2027")


async def test_after_a_restart(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    base: Knowledge,
    store: Store,
) -> None:
    """Buttons, and a form that was open meanwhile."""
    message = await opened(alice, room)
    form = await alice.click(message, label="Waive")
    await simcord_env.restart_bot(build(Settings(), base, store, lambda zone: TODAY))
    shown = await alice.submit_modal(form, {"reason": "before the restart"})
    assert "reason: before the restart" in text_of(shown.response)
    await simcord_env.restart_bot(build(Settings(), base, store, lambda zone: TODAY))
    shown = await alice.click(shown.response, label="Undo")
    shown = await alice.click(shown.response, label="Done")
    assert "Done: alice" in text_of(shown.response)


async def test_refused_where_there_is_no_team(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client, store: Store
) -> None:
    """The bot was taken out while the buttons were still there; nothing is kept of a server that it is not in."""
    message = await opened(alice, room)
    gone = client.get_guild(simcord_env.guild.id)
    assert gone is not None
    client._connection._remove_guild(gone)
    for label in ("Done", "Waive"):
        refused = await alice.click(message, label=label)
        assert "cannot be used here or by you" in text_of(refused.response)
    assert await marks.of_team(store, simcord_env.guild.id) == {}


async def test_privacy_takes_the_name_off(
    simcord_env: simcord.Env, alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """What was settled stays settled for the team; what only that person had is nobody's again."""
    shown = await alice.click(await opened(alice, room), label="Assign to me")
    await alice.click(shown.response, label="Done")
    assert "Your name stands beside 1 deadlines" in text_of((await alice.slash(room, "privacy")).response)
    await alice.slash(room, "privacy", delete=True)
    text = text_of(await opened(bob, room))
    assert "Done: somebody whose name was deleted" in text
    assert "Your name" not in text_of((await alice.slash(room, "privacy")).response)


async def test_what_another_firm_owes_can_be_marked_too(
    client: Client,
) -> None:
    """Even by a team that says which classes it is in, none of which owes it."""
    (key,) = {
        each.key
        for each in client.desk.knowledge.deadlines("Alibaba", start=date(2021, 1, 1), today=TODAY)
        if each.key.endswith("@span")
    }
    place = Here(client.desk, 1, Team({"gatekeeper"}), TODAY, "en", private=True)
    assert place.entry(key, Asked("Alibaba")) is not None
    assert place.entry(key, Asked()) is not None
