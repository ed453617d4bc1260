"""The desk: the same question has the same answer ready, for whoever asks, as long as nothing has changed."""

from datetime import date, timedelta

import pytest
import simcord

from bot.client import Client
from bot.interactions.desk import Desk
from bot.interactions.memory import Key
from bot.store import asked
from bot.store.engine import Store
from knowledge import Knowledge, load
from tests.bot.conftest import TODAY, raw, seen

ALICE, BOB = Key(1, 1, private=True), Key(2, 1, private=True)


@pytest.fixture
def desk(client: Client) -> Desk:
    """A desk with the shipped knowledge."""
    return client.desk


def ask(desk: Desk, text: str, key: Key = ALICE, today: date = TODAY, language: str | None = None) -> object:
    """Ask, and remember, as a command does."""
    answered = desk.ask(text, key, today, language)
    desk.memory.keep(key, answered)
    return answered


def test_ready_for_whoever_asks_the_same(desk: Desk) -> None:
    first = ask(desk, "latest fine on Alibaba")
    assert ask(desk, "latest fine on Alibaba", BOB) is first
    assert ask(desk, "latest fine on Alibaba") is first


def test_another_day_or_language_is_another_answer(desk: Desk) -> None:
    first = ask(desk, "latest fine on Alibaba")
    assert ask(desk, "latest fine on Alibaba", today=TODAY + timedelta(days=1)) is not first
    assert ask(desk, "latest fine on Alibaba", language="zh_hans") is not first


def test_what_depends_on_the_question_before_is_never_ready(desk: Desk) -> None:
    """A follow-up is answered by what each of them asked before."""
    ask(desk, "latest fine on Alibaba", ALICE)
    ask(desk, "who is Tencent's president", BOB)
    alice, bob = (desk.ask("and Tencent?", key, TODAY) for key in (ALICE, BOB))
    assert alice.questions == ("latest fine on Alibaba", "and Tencent?")
    assert alice.answer.as_dict() != bob.answer.as_dict()


def test_a_question_that_stands_alone_begins_anew(desk: Desk) -> None:
    """It carries none of the questions before it along."""
    ask(desk, "latest fine on Alibaba")
    assert desk.ask("what is er xuan yi", ALICE, TODAY).questions == ("what is er xuan yi",)


async def test_nothing_is_ready_after_a_reload(desk: Desk) -> None:
    first = ask(desk, "latest fine on Alibaba")
    await desk.reload()
    assert ask(desk, "latest fine on Alibaba") is not first


def test_nothing_is_ready_when_somebody_is_forgotten(desk: Desk) -> None:
    ask(desk, "latest fine on Alibaba")
    desk.forget(1)
    assert len(desk.ready) == len(desk.memory) == 0


async def test_the_same_message_for_everybody(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, simcord_env: simcord.Env, client: Client
) -> None:
    """It is made once, and its buttons work for each of them."""
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    first = await alice.slash(room, "ask", question="latest fine on Alibaba")
    second = await bob.slash(room, "ask", question="latest fine on Alibaba")
    assert len(client.desk.messages) == 1
    assert raw(first.response.components) == raw(second.response.components)
    assert "500,000 yuan per incident" in seen(second.response.components)


async def test_what_is_stored_for_somebody_is_theirs(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, simcord_env: simcord.Env, client: Client, store: Store
) -> None:
    """A question that is too long for its buttons is stored for each who asks it, so that each can have it deleted."""
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    for person in (alice, bob):
        await person.slash(room, "ask", question="please " * 60 + "latest fine on Alibaba")
    assert len(client.desk.messages) == 0
    assert [await asked.count_of(store, person.id) for person in (alice, bob)] == [1, 1]


def test_reading_twice_gives_equal_knowledge(base: Knowledge) -> None:
    """So that a reload without a change changes no answer."""
    again = load()
    for question in ("latest fine on Alibaba", "what is er xuan yi", "Alibaba share price"):
        assert again.ask(question, today=TODAY).as_dict() == base.ask(question, today=TODAY).as_dict()
