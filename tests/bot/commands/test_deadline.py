"""/deadline add, edit, withdraw: the team's own deadlines, which no document says."""

import re
from typing import Any

import discord
import pytest
import simcord
import vobject

from bot.app import build
from bot.interactions import entering
from bot.settings import Settings
from bot.store import own
from bot.store.engine import Store
from bot.store.own import Repeat
from knowledge import Knowledge
from tests.bot.commands.test_ask import HOSTILE
from tests.bot.commands.test_deadlines import opens
from tests.bot.conftest import TODAY, buttons, seen


def text_of(message: Any) -> str:
    """What a message says, without escapes."""
    return seen(message.components).replace("\\", "")


async def add(who: simcord.MemberActor, room: simcord.ChannelHandle, what: str, when: str, by: str = "") -> Any:
    """The answer to a form that was filled in."""
    form = await who.slash(room, "deadline add")
    return await who.submit_modal(form, {"what": what, "who": by, "when": when})


@pytest.fixture
def bob(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody else of the same server."""
    return simcord_env.guild.add_member(simcord_env.create_user("bob"))


async def test_entered_and_listed(
    alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """As the team's own, with who entered it, without a quote; in the team's list, and in none of a company."""
    shown = await add(alice, room, "send the report", "in 10 working days", "legal")
    assert shown.ephemeral
    text = text_of(shown.response)
    assert "Kept for this team as number 1:" in text
    assert "Applies · 7 December 2026: send the report" in text
    assert "Owed by: legal" in text
    assert "Entered by alice on " in text
    assert "no document says so" in text
    assert "in 10 working days (2026-11-23)" in text
    assert "Working days are those of the official Chinese calendar" in text
    assert "\n> " not in text
    assert "send the report" in text_of((await bob.slash(room, "deadlines")).response)
    assert "send the report" not in text_of((await bob.slash(room, "deadlines", company="Alibaba")).response)


async def test_no_other_team_sees_it(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    await add(alice, room, "send the report", "2026-12-01")
    other = simcord_env.create_guild()
    elsewhere = other.create_text_channel("general")
    role = other.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    carol = other.add_member(simcord_env.create_user("carol"), roles=[role])
    assert "send the report" not in text_of((await carol.slash(elsewhere, "deadlines")).response)
    assert await carol.autocomplete(elsewhere, "deadline edit", "number", "") == []
    for command in ("deadline edit", "deadline withdraw"):
        assert "not known here any more" in text_of((await carol.slash(elsewhere, command, number=1)).response)


@pytest.mark.parametrize("when", ["next friday", "01/02/2027", HOSTILE[:60]])
async def test_a_date_outside_the_grammar_is_refused(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, when: str
) -> None:
    """With examples, and with what else was typed, so that it need not be written again; nothing is kept."""
    text = text_of((await add(alice, room, "send the report", when)).response)
    assert "is not a date that can be read for sure" in text
    assert "in 30 working days" in text
    assert "send the report" in text
    assert await own.of_team(store, simcord_env.guild.id) == ()


async def test_working_days_beyond_the_calendar_ask_for_a_day(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    text = text_of((await add(alice, room, "x", "in 60 working days")).response)
    assert "lies between " in text
    assert await own.of_team(store, simcord_env.guild.id) == ()


async def test_hostile_text_does_nothing(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    shown = await add(alice, room, HOSTILE, "2026-12-01", HOSTILE[:100])
    for message in (shown.response, (await alice.slash(room, "deadlines")).response):
        text = seen(message.components)
        for live in ("@everyone", "@here", "<@1>", "https://", "<t:0>", " :smile:", "**x**", "||z||", "\n# "):
            assert live not in text
        assert re.search(r"(?<!\\)\[a\]", text) is None
    assert simcord_env.http_requests[-1].json["data"]["allowed_mentions"] == {"parse": []}


async def test_edited_and_withdrawn(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """A calendar that read it before follows: the same name, a higher number, then cancelled."""

    async def told() -> tuple[str, str, str, str]:
        given = (await alice.slash(room, "deadlines", within=30, file="ics")).response
        events = vobject.readOne(bytes(await given.attachments[0].read()).decode()).vevent_list
        (event,) = (each for each in events if "report" in each.summary.value)
        return event.uid.value, event.sequence.value, str(event.dtstart.value), event.status.value

    await add(alice, room, "send the report", "2026-12-01")
    name, *first = await told()
    assert first == ["0", "2026-12-01", "CONFIRMED"]
    offered = await alice.autocomplete(room, "deadline edit", "number", "report")
    assert [choice["name"] for choice in offered] == ["1 · 2026-12-01 · send the report"]
    form = await alice.slash(room, "deadline edit", number=1)
    assert "2026-12-01" in str(form.modal)
    shown = await alice.submit_modal(form, {"what": "send the big report", "who": "", "when": "2026-12-08"})
    assert "8 December 2026: send the big report" in text_of(shown.response)
    assert await told() == (name, "1", "2026-12-08", "CONFIRMED")
    text = text_of((await alice.slash(room, "deadline withdraw", number=1)).response)
    assert "Withdrawn: send the big report" in text
    assert "send the big report" not in text_of((await alice.slash(room, "deadlines", within=30)).response)
    assert await told() == (name, "2", "2026-12-08", "CANCELLED")
    assert "not known here any more" in text_of((await alice.slash(room, "deadline edit", number=1)).response)


async def test_others_change_nothing_but_curators_do(
    simcord_env: simcord.Env, alice: simcord.MemberActor, bob: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    await add(alice, room, "send the report", "2026-12-01")
    for command in ("deadline edit", "deadline withdraw"):
        refused = await bob.slash(room, command, number=1)
        assert "cannot be used here or by you" in text_of(refused.response)
    simcord_env.errors.clear()
    role = simcord_env.guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    boss = simcord_env.guild.add_member(simcord_env.create_user("boss"), roles=[role])
    assert "Withdrawn" in text_of((await boss.slash(room, "deadline withdraw", number=1)).response)


async def test_a_form_outlives_a_restart(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, base: Knowledge, store: Store
) -> None:
    form = await alice.slash(room, "deadline add")
    await simcord_env.restart_bot(build(Settings(), base, store, lambda zone: TODAY))
    shown = await alice.submit_modal(form, {"what": "send the report", "who": "", "when": "下周一"})
    assert "30 November 2026: send the report" in text_of(shown.response)


async def test_overdue_until_it_is_done(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    await add(alice, room, "send the report", "2026-11-20")
    listed = (await alice.slash(room, "deadlines")).response
    assert "Past its date · 20 November 2026: send the report" in text_of(listed)
    one = await alice.click(listed, custom_id=opens(listed, "own/1@own"))
    shown = await alice.click(one.response, label="Done")
    assert "Settled · 20 November 2026: send the report" in text_of(shown.response)


async def test_one_that_comes_again(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """Each of its days is a deadline of its own; another name for it moves none of them."""
    text = text_of((await add(alice, room, "send the report", "end of every quarter")).response)
    assert "Applies · 31 December 2026: send the report" in text
    assert "Comes again every 3 months, on the last day of the month" in text
    assert "It comes again on 31 March 2027, 30 June 2027, 30 September 2027, and so on." in text
    listed = (await alice.slash(room, "deadlines", within=200)).response
    assert "31 March 2027: send the report" in text_of(listed)
    one = await alice.click(listed, custom_id=opens(listed, "own/1@2026-12-31"))
    settled = await alice.click(one.response, label="Done")
    assert "Settled · 31 December 2026: send the report" in text_of(settled.response)
    text = text_of((await alice.slash(room, "deadlines", within=200)).response)
    assert "Applies · 31 March 2027: send the report" in text
    form = await alice.slash(room, "deadline edit", number=1)
    assert "end of every quarter" in str(form.modal)
    given = {"what": "send the big report", "who": "", "when": "end of every quarter"}
    await alice.submit_modal(form, given)
    (before,) = await own.of_team(store, simcord_env.guild.id)
    assert (before.due.isoformat(), before.repeat) == ("2026-12-31", Repeat(3, "months", 31))
    form = await alice.slash(room, "deadline edit", number=1)
    await alice.submit_modal(form, {**given, "when": "2027-04-15"})
    text = text_of((await alice.slash(room, "deadlines", within=200)).response)
    assert "15 April 2027: send the big report" in text
    assert "March 2027: send the" not in text


async def test_with_an_address(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """It can be opened, under its own name alone, and is in the files; one that hides where it leads is refused."""
    form = await alice.slash(room, "deadline add")
    given = {"what": "send the report", "who": "", "when": "2026-12-01"}
    refused = await alice.submit_modal(form, {**given, "link": "https://example.org@evil.example/x"})
    assert "is not an address that can be opened" in text_of(refused.response)
    assert "send the report" in text_of(refused.response)
    assert await own.of_team(store, simcord_env.guild.id) == ()
    form = await alice.slash(room, "deadline add")
    shown = await alice.submit_modal(form, {**given, "link": "example.org/rules"})
    (link,) = (each for each in buttons(shown.response.components) if "url" in each)
    assert (link["label"], link["url"]) == ("example.org", "https://example.org/rules")
    assert "Address: https://example.org/rules" in text_of(shown.response)
    assert "https://" not in seen(shown.response.components)
    given_file = (await alice.slash(room, "deadlines", within=30, file="ics")).response
    events = vobject.readOne(bytes(await given_file.attachments[0].read()).decode()).vevent_list
    assert [each.url.value for each in events if "report" in each.summary.value] == ["https://example.org/rules"]


async def test_nothing_to_be_done(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """Letters that nobody sees say nothing."""
    assert "Say what has to be done" in text_of((await add(alice, room, "\u200b\u2060", "2026-12-01")).response)
    assert await own.of_team(store, simcord_env.guild.id) == ()


async def test_so_many_and_no_more(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A team can enter many deadlines, but not without end; one that is withdrawn makes room."""
    monkeypatch.setattr(entering, "_MOST_OWN", 2)
    for what in ("one", "two", "three"):
        shown = await add(alice, room, what, "2026-12-01")
    assert "has 2 deadlines of its own, which is the most" in text_of(shown.response)
    assert [each.what for each in await own.of_team(store, simcord_env.guild.id)] == ["one", "two"]
    await alice.slash(room, "deadline withdraw", number=1)
    assert "Kept for this team" in text_of((await add(alice, room, "three", "2026-12-01")).response)
