"""What the bot hears and answers without a slash: direct messages and mentions, nothing else."""

import discord
import pytest
import simcord

from bot.client import Client, intents


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
