"""Completion in Discord: useful at once, fitting, and silent when it fails."""

import pytest
import simcord

from bot.client import Client
from bot.interactions.autocomplete import MOST

PLACES = [("ask", "question"), ("define", "term"), ("profile", "name"), ("fines", "company"), ("timeline", "subject")]


@pytest.mark.parametrize(("command", "option"), PLACES)
@pytest.mark.parametrize("typed", ["", "a", "Ali", "阿里", "@everyone", "zzzzzz", "x" * 6000])
async def test_choices_fit(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, command: str, option: str, typed: str
) -> None:
    """At most 25 choices, each of 1 to 100 characters, none twice."""
    choices = await alice.autocomplete(room, command, option, typed)
    assert len(choices) <= MOST
    assert all(0 < len(each["name"]) <= 100 and 0 < len(each["value"]) <= 100 for each in choices)
    assert len({each["value"] for each in choices}) == len(choices)


@pytest.mark.parametrize(("command", "option"), PLACES)
async def test_something_is_offered_at_once(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, command: str, option: str
) -> None:
    """An empty field offers something already."""
    assert await alice.autocomplete(room, command, option, "")


async def test_names_by_prefix_and_kind(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """A company for /fines, in either script; a term for /define."""
    assert "Alibaba" in [each["name"] for each in await alice.autocomplete(room, "fines", "company", "ali")]
    assert "Alibaba" in [each["name"] for each in await alice.autocomplete(room, "fines", "company", "阿里")]
    terms = [each["name"] for each in await alice.autocomplete(room, "define", "term", "")]
    assert "Alibaba" not in terms


async def test_offered_questions_are_answered(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """Every question that is offered works as it stands."""
    for choice in await alice.autocomplete(room, "ask", "question", ""):
        answer = client.desk.knowledge.ask(choice["value"], today=client.desk.day(None))
        assert answer.status == "answered", choice


@pytest.mark.simcord(check_errors=False)
async def test_a_failure_offers_nothing(
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When completion breaks, the field just stays without choices."""

    def broken(*_: object, **__: object) -> list[str]:
        raise RuntimeError("broken")

    monkeypatch.setattr(client.desk.knowledge, "suggest", broken)
    assert await alice.autocomplete(room, "ask", "question", "a") == []
