"""Every button under a card: what it does, for whom, after a restart, and with questions of any length."""

from typing import Any

import pytest
import simcord

from bot.app import build
from bot.client import Client
from bot.interactions.custom_ids import LONGEST, PATTERN
from bot.settings import Settings
from bot.store import asked
from bot.store.engine import Store
from knowledge import Knowledge
from tests.bot.conftest import TODAY, buttons, seen

QUESTION = "latest fine on Alibaba"


async def answered(who: simcord.MemberActor, room: simcord.ChannelHandle, question: str = QUESTION) -> Any:
    """The message with the answer to a question."""
    shown = await who.slash(room, "ask", question=question)
    assert shown.response is not None
    return shown.response


def pressed(message: Any) -> dict[str, str]:
    """Label and custom id of each button of a message."""
    return {button["label"]: button["custom_id"] for button in buttons(message.components)}


async def test_an_answer_is_private_until_it_is_shown(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    shown = await alice.slash(room, "ask", question=QUESTION)
    assert shown.ephemeral
    assert len(room.history()) == 0
    public = await alice.click(shown.response, label="Show everyone")
    assert not public.ephemeral
    assert "500,000 yuan per incident" in seen(room.history()[-1].components)
    assert "Show everyone" not in pressed(room.history()[-1])


async def test_the_source_with_what_stands_around_it(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    shown = await alice.click(await answered(alice, room, "what is er xuan yi"), label="Show source")
    assert shown.ephemeral
    lines = seen(shown.response.components).replace("\\", "").splitlines()
    quote = next(place for place, line in enumerate(lines) if line.startswith("> China’s State Administration"))
    assert lines[quote - 1].startswith("> -# Tencent could make it easier"), "the sentence before it"
    assert lines[quote + 1].startswith("> -# Alibaba was also ordered"), "the sentence after it"
    assert "> -# Characters 1183–1409 of the document tech-crackdown-2021-07" in lines
    assert any(line.startswith("> -# Published: July 2021, by public record") for line in lines)
    assert "-# Record: term/er-xuan-yi" in lines


async def test_why(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    shown = await alice.click(await answered(alice, room, "latest fien on alibab"), label="Why this?")
    assert shown.ephemeral
    text = seen(shown.response.components).replace("\\", "")
    assert "“alibab” is one missing letter from the name “Alibaba”" in text
    assert "“latest” asks for one of several: the latest" in text
    assert "“fien” stands under the topics: “fine”: " in text
    assert "“on” asks for nothing of its own" in text


async def test_not_what_i_meant_offers_questions_that_work(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    shown = await alice.click(await answered(alice, room), label="Not what I meant")
    assert shown.ephemeral
    offered = pressed(shown.response)
    assert offered
    for question in offered:
        assert client.desk.knowledge.ask(question, today=TODAY).status == "answered"
    again = await alice.click(shown.response, label=next(iter(offered)))
    assert "> " in seen(again.response.components)


async def test_related_questions_are_answered(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    first = await answered(alice, room)
    for label, custom_id in pressed(first).items():
        if custom_id.startswith("ask:"):
            shown = await alice.click(first, label=label)
            assert "> " in seen(shown.response.components)


async def test_a_refusal_offers_its_suggestions(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    shown = await alice.slash(room, "ask", question="Alibaba share price")
    assert shown.response is not None
    assert "Show source" not in pressed(shown.response)
    again = await alice.click(shown.response, label="latest fine on Alibaba")
    assert "500,000 yuan per incident" in seen(again.response.components)


async def test_buttons_work_after_a_restart(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    base: Knowledge,
    store: Store,
) -> None:
    message = await answered(alice, room)
    long = await answered(alice, room, "please " * 30 + QUESTION)
    await simcord_env.restart_bot(build(Settings(), base, store, lambda zone: TODAY))
    for each in (message, long):
        assert "Characters" in seen((await alice.click(each, label="Show source")).response.components)
        assert "piece by piece" in seen((await alice.click(each, label="Why this?")).response.components)


async def test_a_follow_up_is_shown_as_it_was_answered(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """A question that means nothing alone carries those before it."""
    await answered(alice, room, "largest fine on Alibaba")
    second = await answered(alice, room, "why?")
    before = seen(second.components)
    await answered(alice, room, "what is er xuan yi")
    shown = await alice.click(second, label="Show everyone")
    assert seen(shown.response.components) == before


async def test_what_is_no_longer_kept_is_said(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    message = await answered(alice, room, "please " * 60 + QUESTION)
    assert await asked.forget_user(store, alice.user.id) == 1
    shown = await alice.click(message, label="Why this?")
    assert "too old" in seen(shown.response.components)
    assert shown.ephemeral


@pytest.mark.parametrize(
    "question", [QUESTION, "阿里巴巴最大的罚款是多少" * 8, "x" * 990, "😀 fine on alibaba", "a\tb fine alibaba"]
)
async def test_custom_ids_fit(alice: simcord.MemberActor, room: simcord.ChannelHandle, question: str) -> None:
    for custom_id in pressed(await answered(alice, room, question)).values():
        assert len(custom_id) <= LONGEST
        assert PATTERN.fullmatch(custom_id)


async def test_direct_messages_have_the_same_buttons(alice: simcord.MemberActor) -> None:
    await alice.send_dm(QUESTION)
    message = alice.user.dm_channel.history()[-1]
    assert {"Show source", "Why this?", "Not what I meant"} <= pressed(message).keys()
    assert "Show everyone" not in pressed(message)
    shown = await alice.user.click(message, label="Show source")
    assert "Characters" in seen(shown.response.components)
