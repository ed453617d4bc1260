"""/deadlines: whose, in which order, in pages, as files, in direct messages."""

import csv
import io
from typing import Any

import discord
import pytest
import simcord
import vobject

from bot.client import Client
from bot.store.engine import Store
from bot.store.servers import Server, Servers
from tests.bot.conftest import buttons, seen


async def listed(who: simcord.MemberActor, room: simcord.ChannelHandle, **given: Any) -> Any:
    """The message with the list."""
    shown = await who.slash(room, "deadlines", **given)
    assert shown.response is not None
    return shown.response


def text_of(message: Any) -> str:
    """What a message says, without escapes."""
    return seen(message.components).replace("\\", "")


def labels(message: Any) -> list[str]:
    """What stands on the buttons of a message."""
    return [each["label"] for each in buttons(message.components)]


def opens(message: Any, key: str) -> str | None:
    """The custom id of what opens a deadline on a page of the list; None where it does not stand there."""
    ids = (each["custom_id"] for each in buttons(message.components))
    return next((each for each in ids if each.startswith(f"one:{key}")), None)


async def file_of(message: Any) -> bytes:
    """The one file of a message."""
    (attachment,) = message.attachments
    return bytes(await attachment.read())


async def test_of_a_company(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """Overdue on top, then what applies with its proof; each with owner, arithmetic, quote, and the register's line."""
    text = text_of(await listed(alice, room, company="Alibaba"))
    assert text.index("Past its date · 31 August 2026") < text.index("Applies · 17 February 2027")
    assert "> Very large online platforms and search engines publish the same report twice a year" in text
    assert "Owed by: very large online platforms" in text
    assert "Date derived: every 6 months, counted from 17 February 2023" in text
    assert "Applies because: AliExpress, which is Alibaba's" in text
    assert "Days past its date: 84; not marked as settled here" in text
    assert "Compiled by this project, checked 23 November 2026; original: " in text
    assert "not legal advice" in text
    assert "original: note on the transparency reports (eoc.org.cy); not legal advice" in text
    assert "do not fit" not in text


async def test_pages_show_everything_once(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    message = await listed(alice, room, company="Alibaba", within=366)
    found: list[str] = []
    while True:
        text = text_of(message)
        found += [line for line in text.splitlines() if " · " in line and "—" not in line]
        if "Next ›" not in labels(message):
            break
        message = (await alice.click(message, label="Next ›")).response
    assert len(found) == len(set(found)) == 13
    groups = [line.partition(" · ")[0] for line in found]
    assert groups == sorted(groups, key=["Past its date", "Applies", "May apply"].index)
    assert "‹ Previous" in labels(message)


async def test_starts_with_what_applies_to_the_team(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    assert "\nApplies · " not in text_of(await listed(alice, room))
    await client.desk.servers.put(simcord_env.guild.id, Server(classes=frozenset({"gatekeeper", "not-any-more"})))
    text = text_of(await listed(alice, room))
    assert text.index("Applies · 7 March 2027: DMA compliance report") < text.index("May apply · ")
    assert "Applies because this team says in /setup" in text


async def test_setup_asks_which_classes_the_team_is_in(
    simcord_env: simcord.Env, room: simcord.ChannelHandle, store: Store
) -> None:
    role = simcord_env.guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    boss = simcord_env.guild.add_member(simcord_env.create_user("boss"), roles=[role])
    offered = await boss.autocomplete(room, "setup", "classes", "gatekeep")
    assert [choice["value"] for choice in offered] == ["gatekeeper"]

    async def said(**given: Any) -> str:
        return text_of((await boss.slash(room, "setup", **given)).response)

    assert "none said" in await said()
    assert "gatekeepers under the Digital Markets Act" in await said(classes="gatekeeper")
    assert (await Servers(store).get(simcord_env.guild.id)).classes == {"gatekeeper"}
    assert "is no class of firms" in await said(classes="emperor")
    assert "none said" in await said(classes="gatekeeper")


async def test_an_unknown_company(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    assert "class of firms “**Xiaomi**” is known" in text_of(await listed(alice, room, company="**Xiaomi**"))


async def test_nothing_is_due(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """What has no date, or only a year, is still listed."""
    text = text_of(await listed(alice, room, within=1))
    assert "some time in 2026" in text
    assert "2027" not in text


async def test_one_of_them_whole(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    message = await listed(alice, room, company="Alibaba")
    shown = await alice.click(message, custom_id=opens(message, "obligation/eu-dsa-average-recipients@2027-02-17"))
    assert shown.ephemeral
    text = text_of(shown.response)
    assert "Rests on: " in text
    assert text.count("\n> ") + text.startswith("> ") >= 3


@pytest.mark.parametrize("how", ["option", "button"])
async def test_as_files(alice: simcord.MemberActor, room: simcord.ChannelHandle, how: str) -> None:
    """The same list, read by parsers that are not ours."""
    if how == "option":
        calendar = await listed(alice, room, company="Alibaba", file="ics")
        sheet = await listed(alice, room, company="Alibaba", file="csv")
    else:
        message = await listed(alice, room, company="Alibaba")
        calendar = (await alice.click(message, label="Calendar file")).response
        sheet = (await alice.click(message, label="Table (CSV)")).response
    events = vobject.readOne((await file_of(calendar)).decode()).vevent_list
    rows = list(csv.DictReader(io.StringIO((await file_of(sheet)).decode("utf-8-sig"))))
    assert {each.summary.value for each in events} < {each["what"] for each in rows}
    assert "2026-08-31" in {str(each.dtstart.value) for each in events}
    assert {each["due"] for each in rows} >= {"2026-08-31", "2027-02-17", "2026"}


async def test_in_a_direct_message_one_can_look(simcord_env: simcord.Env) -> None:
    """There is no team, so nothing can be marked; files are given."""
    user = simcord_env.create_user("carol")
    shown = await user.slash("deadlines", company="Alibaba")
    text = text_of(shown.response)
    assert "Past its date · 31 August 2026" in text
    assert "kept for a server" in text
    custom_id = opens(shown.response, "obligation/eu-dsa-average-recipients@2027-02-17")
    one = await user.click(shown.response, custom_id=custom_id)
    assert labels(one.response) == ["Remind me", "Calendar file"]
    given = await user.click(one.response, label="Calendar file")
    (event,) = vobject.readOne((await file_of(given.response)).decode()).vevent_list
    assert str(event.dtstart.value) == "2027-02-17"
