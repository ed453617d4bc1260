"""/ask: answers, refusals, follow-ups, hostile and over-long questions."""

import pytest
import simcord

from tests.bot.conftest import seen

HOSTILE = "@everyone @here <@1> **x** [a](https://evil.example) https://evil.example <t:0> :smile: `y` ||z||\n# big"


async def ask(who: simcord.MemberActor, room: simcord.ChannelHandle, question: str) -> str:
    """The text of the answer."""
    shown = await who.slash(room, "ask", question=question)
    assert shown.response is not None
    return seen(shown.response.components)


async def test_answered_from_evidence(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """The latest fine on Alibaba is the one of 500,000 yuan per incident, with its quote behind a bar."""
    text = await ask(alice, room, "latest fine on Alibaba")
    assert "> Also, Chinese officials moved to levy fines on Didi, Alibaba and Tencent" in text
    assert "Announced" in text


async def test_defined_from_evidence(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """The second sample question."""
    assert "sell exclusively on a single platform" in await ask(alice, room, "what is er xuan yi")


async def test_unknown_is_refused(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """An unknown company gets no quote, but something to ask instead."""
    text = await ask(alice, room, "latest fine on Xiaomi")
    assert "\n> " not in text
    assert text.endswith("You can ask:")


async def test_follow_up(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """“and Tencent?” follows the last question of the same person in the same channel, and nobody else's."""
    await ask(alice, room, "latest fine on Alibaba")
    assert "> " in await ask(alice, room, "and Tencent?")


async def test_follow_ups_are_not_shared(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """Another person's last question, or one in another channel, is not followed."""
    other = simcord_env.guild.create_text_channel("other")
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    first = await ask(bob, room, "and the largest?")
    await ask(alice, room, "latest fine on Alibaba")
    assert await ask(bob, room, "and the largest?") == first
    assert await ask(alice, other, "and the largest?") == first


@pytest.mark.parametrize("question", [HOSTILE, f"latest fine on {HOSTILE}", f"what is {HOSTILE}"])
async def test_hostile_text_neither_pings_nor_formats(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, question: str
) -> None:
    """The body allows no mention, and what was typed comes back without any effect."""
    text = await ask(alice, room, question)
    sent = simcord_env.http_requests[-1].json["data"]
    assert sent["allowed_mentions"] == {"parse": []}
    for live in ("@everyone", "@here", "<@1>", "](http", "https://", "<t:0>", " :smile:", "**x**", "||z||", "\n# "):
        assert live not in text


@pytest.mark.parametrize("question", ["x" * 6000, "latest fine on Alibaba " * 260, "😀" * 6000, "阿里巴巴" * 1500])
async def test_six_thousand_characters(alice: simcord.MemberActor, room: simcord.ChannelHandle, question: str) -> None:
    """As long as Discord lets a question be: a short answer that asks for a shorter one."""
    text = await ask(alice, room, question)
    assert 0 < len(text) < 1000
    assert "1000" in text or "1,000" in text


@pytest.mark.parametrize("question", [" ", "😀🎉", "?!…", "\u200f\u202e", "\x00\x1b[2J", "'; DROP TABLE fines; --"])
async def test_no_real_question(alice: simcord.MemberActor, room: simcord.ChannelHandle, question: str) -> None:
    """Spaces, emoji, punctuation, marks, control characters and code get a sentence, not a fact and not a failure."""
    text = await ask(alice, room, question)
    assert text
    assert "\n> " not in text
    assert "went wrong" not in text


async def test_in_a_direct_message(simcord_env: simcord.Env) -> None:
    """/ask works in the bot's direct messages."""
    user = simcord_env.create_user("alice")
    shown = await user.slash("ask", question="latest fine on Alibaba")
    assert shown.response is not None
    assert "500,000 yuan per incident" in seen(shown.response.components)
