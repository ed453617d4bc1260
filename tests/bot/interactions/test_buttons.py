"""Every button under a card: what it does, for whom, after a restart, and with questions of any length."""

import re
from itertools import pairwise
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


async def timeline(who: simcord.MemberActor, room: simcord.ChannelHandle, **options: str) -> Any:
    """The message with a timeline."""
    shown = await who.slash(room, "timeline", **options)
    assert shown.response is not None
    return shown.response


def shown_of(message: Any) -> tuple[int, int, int]:
    """First, last and number of all, as a page says it."""
    match = re.search(r"(?m)^-# (\d+)–(\d+) of (\d+)$", seen(message.components))
    assert match is not None
    return int(match[1]), int(match[2]), int(match[3])


async def test_pages_turn_to_the_end_and_back(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, base: Knowledge
) -> None:
    """Each page goes on where the last one ended, in the same message, and the facts of all are those of the answer."""
    message = await timeline(alice, room)
    texts, ends = [seen(message.components)], [shown_of(message)]
    while "Next ›" in pressed(message):
        turned = await alice.click(message, label="Next ›")
        assert turned.response is None or turned.response.id == message.id
        message = next(each for each in room.history(viewer=alice) if each.id == message.id)
        texts.append(seen(message.components))
        ends.append(shown_of(message))
    facts = base.timeline(None, today=TODAY).facts
    assert (ends[0][0], ends[-1][1]) == (1, len(facts))
    assert all(after[0] == before[1] + 1 for before, after in pairwise(ends))
    whole = "\n".join(texts).replace("\\", "")
    assert all(fact.text in whole for fact in facts)
    assert len(room.history(viewer=alice)) == 1
    back = await alice.click(message, label="‹ Previous")
    assert back.acknowledged
    assert "Show everyone" in pressed(message), "it is still private"


async def test_pages_turn_after_a_restart(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    base: Knowledge,
    store: Store,
) -> None:
    message = await answered(alice, room, "tell me about Alibaba")
    first = shown_of(message)
    await simcord_env.restart_bot(build(Settings(), base, store, lambda zone: TODAY))
    await alice.click(message, label="Next ›")
    message = next(each for each in room.history(viewer=alice) if each.id == message.id)
    assert shown_of(message)[0] == first[1] + 1


async def test_a_timeline_is_shown_to_everyone_as_it_was(
    alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """Its buttons show the same one again, by what the command was given."""
    message = await timeline(alice, room, subject="Alibaba", **{"from": "2021-06", "to": "2021-12"})
    shown = await alice.click(message, label="Show everyone")
    assert seen(shown.response.components) == seen(message.components)
    assert "“Alibaba”" in seen((await alice.click(message, label="Why this?")).response.components)


@pytest.mark.parametrize("question", ["latest fine on Alibaba\nand Tencent?", "what is\n\ner xuan yi", "a\\nb\\"])
async def test_a_question_of_several_lines_is_had_again(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, question: str
) -> None:
    message = await answered(alice, room, question)
    shown = await alice.click(message, label="Show everyone")
    assert seen(shown.response.components) == seen(message.components)


async def test_show_source_reaches_every_fact(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, base: Knowledge
) -> None:
    """Not only the first one's passage can be seen, but on further pages those of all."""
    answer = base.ask("tell me about Tencent", today=TODAY)
    message = await answered(alice, room, answer.question)
    source = (await alice.click(message, label="Show source")).response
    found = seen(source.components)
    while "Next ›" in pressed(source):
        await alice.click(source, label="Next ›")
        source = next(each for each in room.history(viewer=alice) if each.id == source.id)
        found += seen(source.components)
    plain = found.replace("\\", "")
    assert all(f"Record: {fact.record}" in plain for fact in (*answer.facts, *answer.more))


async def test_show_source_begins_with_the_page_that_it_stands_under(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, base: Knowledge
) -> None:
    message = await timeline(alice, room)
    await alice.click(message, label="Next ›")
    message = next(each for each in room.history(viewer=alice) if each.id == message.id)
    fact = base.timeline(None, today=TODAY).facts[shown_of(message)[0] - 1]
    source = (await alice.click(message, label="Show source")).response
    assert fact.text in seen(source.components).replace("\\", "")


async def test_records_of_a_document(alice: simcord.MemberActor, room: simcord.ChannelHandle, base: Knowledge) -> None:
    """/sources has a button for each document, and takes one as an option; both list what it proves."""
    source = max(base.sources(), key=lambda each: each.records)
    documents = await alice.slash(room, "sources")
    assert documents.response is not None
    by_button = (await alice.click(documents.response, custom_id=f"records:{source.id}")).response
    asked_for = await alice.slash(room, "sources", document=source.id)
    assert asked_for.response is not None
    assert seen(by_button.components) == seen(asked_for.response.components)
    assert shown_of(by_button)[2] == len(base.facts_of(source.id)) > 6
    assert "> -# — " in seen(by_button.components)
    offered = await alice.autocomplete(room, "sources", "document", "alibaba")
    assert [each["value"] for each in offered] == [source.id]
    unknown = await alice.slash(room, "sources", document="no such thing")
    assert unknown.response is not None
    assert "There is no document “no such thing”" in seen(unknown.response.components)


async def test_related_questions_speak_the_language_of_the_answer(
    alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    message = await answered(alice, room, "阿里巴巴最新的罚款")
    related = [label for label, custom_id in pressed(message).items() if custom_id.startswith("ask:")]
    assert related
    assert all("\u4e00" <= label[0] <= "\u9fff" for label in related)
