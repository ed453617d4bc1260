"""What the bot hears and answers without a slash: direct messages and mentions, nothing else."""

import discord
import pytest
import simcord

from bot.client import Client, intents
from tests.bot.conftest import buttons, seen


def test_no_privileged_intent() -> None:
    """Message content, members and presences are not asked for."""
    asked = intents()
    assert (asked.message_content, asked.members, asked.presences) == (False, False, False)


def test_no_mention_is_allowed(client: Client) -> None:
    """The client's own lock, below that of each message."""
    assert client.allowed_mentions is not None
    assert client.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


async def test_a_direct_message_is_answered(simcord_env: simcord.Env, alice: simcord.MemberActor) -> None:
    """With a reply that pings nobody, not even its author."""
    await alice.send_dm("latest fine on Alibaba")
    reply = alice.user.dm_channel.history()[-1]
    assert "500,000 yuan per incident" in str(reply.components)
    body = simcord_env.http_requests[-1].json
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert body["message_reference"]["fail_if_not_exists"] is False


async def test_a_conversation_in_direct_messages(alice: simcord.MemberActor) -> None:
    """A follow-up follows."""
    await alice.send_dm("latest fine on Alibaba")
    await alice.send_dm("and Tencent?")
    assert "500,000 yuan per incident" in str(alice.user.dm_channel.history()[-1].components)


async def test_a_mention_is_answered_and_left_out(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """In a server the bot answers where it is mentioned, and reads only the rest of the text."""
    assert client.user is not None
    await alice.send(room, f"<@{client.user.id}> latest fine on Alibaba")
    assert "500,000 yuan per incident" in str(room.history()[-1].components)
    await alice.send(room, f"latest fine on Alibaba <@!{client.user.id}>")
    assert "500,000 yuan per incident" in str(room.history()[-1].components)
    assert len(room.history()) == 4


async def test_nothing_but_a_mention_gets_help(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """Who only calls the bot is told how to ask."""
    assert client.user is not None
    await alice.send(room, f"<@{client.user.id}>")
    assert "/ask question" in str(room.history()[-1].components)


async def test_the_rest_is_none_of_its_business(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """Talk without a mention, a mention of everyone or of somebody else, and other bots are not answered."""
    assert client.user is not None
    robot = simcord_env.guild.add_member(simcord_env.create_user("robot", bot=True))
    await alice.send(room, "latest fine on Alibaba")
    await alice.send(room, "@everyone latest fine on Alibaba")
    await alice.send(room, f"{alice.mention} latest fine on Alibaba")
    await robot.send(room, f"<@{client.user.id}> latest fine on Alibaba")
    assert len(room.history()) == 4


async def test_marks_of_others_are_no_figures(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client, simcord_env: simcord.Env
) -> None:
    """A person, a channel or an emoji in a question changes nothing in its answer, whatever way it came."""
    assert client.user is not None
    plain = seen((await alice.slash(room, "ask", question="latest fine on Alibaba")).response.components)
    marked = f"{alice.mention} latest fine on Alibaba {room.mention} <:fine:123456789012345678>"
    assert seen((await alice.slash(room, "ask", question=marked)).response.components) == plain
    message = await alice.send(room, f"<@{client.user.id}> {marked}")
    assert "500,000 yuan per incident" in seen(room.history()[-1].components)
    looked = await alice.context_menu(room, "Look this up", message)
    assert seen(looked.response.components) == plain
    await alice.send_dm(marked)
    assert "500,000 yuan per incident" in seen(alice.user.dm_channel.history()[-1].components)


async def test_replies_to_a_card(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """Anybody's reply follows the card's question; thanks and talk get nothing, an unknown question a refusal."""
    assert client.user is not None
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    await alice.send(room, f"<@{client.user.id}> latest fine on Alibaba")
    card = room.history()[-1]
    for talk in ("thanks!", "👍", "let us talk about zorkmids tomorrow"):
        await bob.send(room, talk, reply_to=card)
    assert len(room.history()) == 5
    await bob.send(room, "what about zorkmids?", reply_to=card)
    assert len(room.history()) == 7
    await bob.send(room, "and Tencent?", reply_to=card)
    assert "Tencent" in seen(room.history()[-1].components)
    assert "500,000 yuan per incident" in seen(room.history()[-1].components)


async def test_the_role_of_the_bot_calls_it(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """Discord makes a role for each bot, which is easily picked in place of it."""
    assert client.user is not None
    role, guild = simcord_env.guild.create_role("Briefdesk", mentionable=True), client.get_guild(simcord_env.guild.id)
    assert guild is not None
    known = guild.get_role(role.id)
    assert known is not None
    await alice.send(room, f"<@&{role.id}> latest fine on Alibaba")
    assert len(room.history()) == 1
    known.tags = discord.RoleTags({"bot_id": client.user.id})  # SimCord makes none for its bot
    await alice.send(room, f"<@&{role.id}> latest fine on Alibaba")
    assert len(room.history()) == 3
    assert "/ask" in seen(room.history()[-1].components)  # Discord shows the text only where the bot itself is named


async def test_a_public_question_does_not_go_on_from_a_private_one(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """Else others would see what was asked before."""
    assert client.user is not None
    await alice.slash(room, "ask", question="latest fine on Alibaba")
    await alice.send(room, f"<@{client.user.id}> and Tencent?")
    public = room.history()[-1]
    private = (await alice.slash(room, "ask", question="latest fine on Alibaba")).response
    private = (await alice.slash(room, "ask", question="and Tencent?")).response
    carried = [
        any(
            "latest fine" in button["custom_id"]
            for button in buttons(message.components)
            if "why" in button["custom_id"]
        )
        for message in (public, private)
    ]
    assert carried == [False, True]


@pytest.mark.parametrize("text", ["@everyone **x** <@1> https://evil.example", "x" * 2000, "😀" * 1000, "?"])
async def test_hostile_messages(simcord_env: simcord.Env, alice: simcord.MemberActor, text: str) -> None:
    """One harmless reply to each."""
    await alice.send_dm(text)
    assert len(alice.user.dm_channel.history()) == 2
    body = simcord_env.http_requests[-1].json
    assert body["allowed_mentions"]["parse"] == []
    shown = str(body["components"])
    assert not any(live in shown for live in ("@everyone", "**x**", "<@1>", "https://"))


async def test_no_view_is_kept(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """Cards without buttons leave nothing in discord.py's memory, private ones neither."""
    for command in ("sources", "help"):
        await alice.slash(room, command)
    await alice.send_dm("latest fine on Alibaba")
    assert client.persistent_views == []
    assert client._connection._view_store._views == {}
    assert client._connection._view_store._synced_message_views == {}
