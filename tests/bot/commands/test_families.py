"""/define, /profile, /fines, /timeline, /sources and /help, each against the shipped knowledge."""

import pytest
import simcord

from tests.bot.conftest import buttons, seen


async def text_of(who: simcord.MemberActor, room: simcord.ChannelHandle, command: str, **given: str) -> str:
    """The text that a command replies with."""
    shown = await who.slash(room, command, **given)
    assert shown.response is not None
    return seen(shown.response.components)


@pytest.mark.parametrize("term", ["er xuan yi", "二选一", "erxuanyi", "super app"])
async def test_define(alice: simcord.MemberActor, room: simcord.ChannelHandle, term: str) -> None:
    """A term in any spelling is defined from its quote."""
    assert "> " in await text_of(alice, room, "define", term=term)


async def test_define_unknown(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """A term that no document has is not defined."""
    assert "\n> " not in await text_of(alice, room, "define", term="Foreign Corrupt Practices Act")


@pytest.mark.parametrize("name", ["Alibaba", "SAMR", "Angela Zhang", "腾讯"])
async def test_profile(alice: simcord.MemberActor, room: simcord.ChannelHandle, name: str) -> None:
    """A company, a regulator, a person: everything that is known, each with its quote."""
    assert "> " in await text_of(alice, room, "profile", name=name)


async def test_fines_by_order(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """The latest leads by default, the largest or the first when asked for."""

    async def first_quote(**given: str) -> str:
        text = await text_of(alice, room, "fines", company="Alibaba", **given)
        return next(line for line in text.splitlines() if line.startswith("> "))

    assert "500,000 yuan" in await first_quote()
    assert "18.2 billion" in await first_quote(sort="largest")
    assert "18.2 billion" in await first_quote(sort="first")


async def test_fines_since(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """A date leaves earlier fines out; one after all of them leaves nothing, and that is said."""
    shown = await text_of(alice, room, "fines", company="Alibaba", since="2021-06")
    assert "500,000 yuan" in shown
    assert "\n> " not in await text_of(alice, room, "fines", company="Alibaba", since="2024")


async def test_fines_of_all(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """Without a company both fines are there."""
    text = await text_of(alice, room, "fines")
    assert "500,000 yuan" in text
    assert "18.2 billion" in text


async def test_fines_of_nobody(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """An unknown company has no fines here, and none of another's are shown."""
    assert "\n> " not in await text_of(alice, room, "fines", company="Xiaomi")


async def test_timeline_is_in_order(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """The fine of April 2021 comes before that of July 2021; limits leave out what is not between them."""
    text = await text_of(alice, room, "timeline", subject="Alibaba")
    assert text.index("10 April 2021") < text.index("7 July 2021")
    later = await text_of(alice, room, "timeline", subject="Alibaba", **{"from": "2021-06", "to": "2021-12"})
    assert "10 April 2021 (" not in later
    assert "7 July 2021" in later


async def test_sources(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """The one document, with its date marked as public record and how many records quote it."""
    text = await text_of(alice, room, "sources")
    assert "Alibaba and Tencent consider sharing" in text
    assert "public record" in text
    assert "records quote it" in text


async def test_help_is_private_and_its_examples_work(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """Only the person sees it; every example in it is answered."""
    shown = await alice.slash(room, "help")
    assert shown.ephemeral
    assert shown.response is not None
    examples = [button["label"] for button in buttons(shown.response.components)]
    assert examples
    for example in examples:
        assert "> " in seen((await alice.click(shown.response, label=example)).response.components)
