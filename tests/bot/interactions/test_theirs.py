"""Whose a card is: who turns its pages, who may show it, whose questions are stored, who sees an answer."""

from typing import Any

import discord
import pytest
import simcord
from sqlalchemy import func, select

from bot.client import Client
from bot.interactions.desk import is_private
from bot.store import asked
from bot.store.engine import Store
from bot.store.servers import Server
from bot.store.tables import ASKED
from tests.bot.conftest import buttons, seen

LONG = "please " * 60 + "list all fines"


@pytest.fixture
def bob(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody else who can write there."""
    return simcord_env.guild.add_member(simcord_env.create_user("bob"))


async def rows(store: Store) -> int:
    """Questions that are stored, of anybody."""
    async with store.read() as connection:
        return await connection.scalar(select(func.count()).select_from(ASKED)) or 0


async def test_a_long_question_stays_with_its_asker(
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """Whoever presses what, it is stored once, for who asked; they can have it deleted, and then it is gone."""
    shown = (await alice.slash(room, "ask", question=LONG)).response
    public = (await alice.click(shown, label="Show everyone")).followups[0]
    for person in (alice, bob):
        for label in ("Why this?", "Next ›", "Show source"):
            if any(each["label"] == label for each in buttons(public.components)):
                await person.click(public, label=label)
    assert [await asked.count_of(store, person.id) for person in (alice, bob)] == [1, 0]
    assert await rows(store) == 1
    await alice.slash(room, "privacy", delete=True)
    assert await rows(store) == 0
    assert "too old" in seen((await bob.click(public, label="Why this?")).response.components)


async def test_pages_of_others(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    bob: simcord.MemberActor,
    room: simcord.ChannelHandle,
    client: Client,
) -> None:
    """Who asked turns the page for all; anybody else gets the page to themselves, and the card stays as it is."""
    await client.desk.servers.put(simcord_env.guild.id, Server(private=False))
    public = (await alice.slash(room, "timeline")).response
    before = seen(room.history()[-1].components)
    label = "Next ›"
    own = await bob.click(public, label=label)
    assert own.response.ephemeral
    assert seen(own.response.components) != before
    assert seen(room.history()[-1].components) == before
    await alice.click(public, label=label)
    turned = seen(room.history()[-1].components)
    assert turned != before
    assert turned.startswith("-# alice asked:")


async def test_pages_are_not_turned_for_ever(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """More than a person can read in a minute is refused, kindly."""
    shown = (await alice.slash(room, "timeline")).response
    label = "Next ›"
    for _ in range(60):
        client.desk.turns.let_in(alice.id, simcord_env.guild.id)
    told = (await alice.click(shown, label=label)).followups or [(await alice.click(shown, label=label)).response]
    assert "within a minute" in seen(told[0].components)


async def test_shown_once_and_by_who_may_write(
    simcord_env: simcord.Env, alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """The button is gone after it was pressed; who may not write in a channel posts nothing there."""
    shown = (await alice.slash(room, "ask", question="latest fine on Alibaba")).response
    pressed = await alice.click(shown, label="Show everyone")
    assert seen(pressed.followups[0].components).startswith("-# alice asked: latest fine on Alibaba\n")
    assert [each["label"] for each in buttons(pressed.response.components) if each["label"] == "Show everyone"] == []
    shut = {bob: discord.PermissionOverwrite(send_messages=False)}
    quiet = simcord_env.guild.create_text_channel("announcements", overwrites=shut)
    private = (await bob.slash(quiet, "ask", question="latest fine on Alibaba")).response
    refused = await bob.click(private, label="Show everyone")
    assert "may not write" in seen(refused.response.components)
    assert [message for message in quiet.history() if not message.flags.ephemeral] == []


async def test_a_picture_is_shown_to_everyone(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """With its card; and the private card keeps its own."""
    shown = (await alice.slash(room, "fines")).response
    pressed = await alice.click(shown, label="Show everyone")
    for message in (pressed.response, pressed.followups[0]):
        assert [each.filename for each in message.attachments] == ["fines.png"]


async def test_sources_are_as_private_as_answers(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """As the server has set it."""
    assert (await alice.slash(room, "sources")).response.ephemeral
    await client.desk.servers.put(simcord_env.guild.id, Server(private=False))
    assert not (await alice.slash(room, "sources")).response.ephemeral


@pytest.mark.parametrize(("context", "private"), [(1, False), (2, True)])
async def test_where_only_the_person_has_installed_it(
    simcord_env: simcord.Env, client: Client, alice: simcord.MemberActor, context: int, private: bool
) -> None:
    """In a group, or a direct message with somebody else, an answer is for the asker alone until they show it.

    SimCord knows no such place (Discord's context 2), so the interaction is made of what Discord would send.
    """
    data: dict[str, Any] = {
        "id": "1", "application_id": "2", "type": 2, "token": "t", "version": 1, "context": context, "locale": "en-US",
        "channel": {"id": "3", "type": 3 if context == 2 else 1, "recipients": [], "last_message_id": None},
        "channel_id": "3", "user": {"id": str(alice.id), "username": "alice", "discriminator": "0", "avatar": None},
        "authorizing_integration_owners": {"1": str(alice.id)}, "entitlements": [], "attachment_size_limit": 1,
        "data": {"id": "4", "name": "ask", "type": 1, "options": []},
    }  # fmt: skip
    interaction = discord.Interaction[Client](data=data, state=client._connection)  # type: ignore[arg-type]
    assert await is_private(interaction) is private
