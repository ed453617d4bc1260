"""Commands that are about the bot and the server: /setup, /privacy, /status, /knowledge reload, “Look this up”."""

import shutil
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
import structlog

from bot.app import build
from bot.client import Client
from bot.settings import Settings
from bot.store.engine import Store
from bot.store.servers import Server, Servers
from bot.store.tables import SERVER
from knowledge import Knowledge, load
from knowledge.library import DATA
from tests.bot.conftest import TODAY, seen


@pytest.fixture
def boss(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody who manages the server."""
    role = simcord_env.guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    return simcord_env.guild.add_member(simcord_env.create_user("boss"), roles=[role])


async def text_of(who: simcord.MemberActor, room: simcord.ChannelHandle, command: str, **options: Any) -> str:
    """What a command says, without escapes."""
    shown = await who.slash(room, command, **options)
    assert shown.response is not None
    return seen(shown.response.components).replace("\\", "")


async def test_setup_shows_and_changes(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    text = await text_of(boss, room, "setup")
    assert "**Time zone** · UTC (not set here)" in text
    assert "**Answers** · Seen by the asker alone" in text
    curator = simcord_env.guild.create_role("desk")
    text = await text_of(
        boss, room, "setup", time_zone="Asia/Shanghai", language="zh_hans", private=False, notices=room, curator=curator
    )
    assert "Saved." in text
    assert "**Time zone** · Asia/Shanghai" in text
    assert "#general" in text
    assert "@desk" in text
    assert await Servers(store).get(simcord_env.guild.id) == Server(
        "Asia/Shanghai", "zh_hans", private=False, notices_channel=room.id, curators=frozenset({curator.id})
    )
    text = await text_of(boss, room, "setup", curator=curator, language="reader")
    assert "@desk" not in text
    assert (await Servers(store).get(simcord_env.guild.id)).language is None


async def test_what_is_set_is_done(
    boss: simcord.MemberActor, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    await boss.slash(room, "setup", private=False, language="zh_hans")
    shown = await alice.slash(room, "ask", question="latest fine on Alibaba")
    assert not shown.ephemeral
    assert "知识库中最新的一项" in seen(room.history()[-1].components)


async def test_a_zone_that_is_none(boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store) -> None:
    assert "is not a time zone" in await text_of(boss, room, "setup", time_zone="Mars/Base", private=False)
    assert "Seen by the asker alone" in await text_of(boss, room, "setup")
    offered = await boss.autocomplete(room, "setup", "time_zone", "shang")
    assert [choice["value"] for choice in offered] == ["Asia/Shanghai"]
    offered = await boss.autocomplete(room, "setup", "time_zone", "new york")
    assert offered[0]["value"] == "America/New_York"
    assert "can mean several places" in await text_of(boss, room, "setup", time_zone="CST")
    for wrong in ("localtime", "posixrules", "Factory", "right/Asia/Shanghai"):
        assert "is not a time zone" in await text_of(boss, room, "setup", time_zone=wrong)
    assert "Asia/Shanghai" in await text_of(boss, room, "setup", time_zone="beijing")


async def test_a_class_by_its_name(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """What was typed and not chosen, in any of the languages; a company is none."""
    await boss.slash(room, "setup", classes="Gatekeepers under the Digital Markets Act")
    assert (await client.desk.servers.get(simcord_env.guild.id)).classes == {"gatekeeper"}
    await boss.slash(room, "setup", classes="《数字市场法》的守门人")
    assert (await client.desk.servers.get(simcord_env.guild.id)).classes == set()
    assert "is no class of firms" in await text_of(boss, room, "setup", classes="Alibaba")


async def test_settings_are_cleared(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """Each by its name, so that the default counts again; what is given at the same time counts."""
    role = simcord_env.guild.create_role("desk")
    await boss.slash(room, "setup", time_zone="Asia/Shanghai", notices=room, curator=role, classes="gatekeeper")
    for what in ("time_zone", "notices", "curators", "classes"):
        assert "saved" in (await text_of(boss, room, "setup", clear=what)).casefold()
    assert await Servers(store).get(simcord_env.guild.id) == Server()
    await boss.slash(room, "setup", clear="time_zone", time_zone="Europe/Paris")
    assert (await Servers(store).get(simcord_env.guild.id)).zone == "Europe/Paris"


async def test_not_everyone_is_a_curator(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, store: Store
) -> None:
    """The role of all members is refused."""
    assert "Not everyone can be a curator" in await text_of(boss, room, "setup", curator=simcord_env.guild.default_role)
    assert await Servers(store).get(simcord_env.guild.id) == Server()


async def test_a_zone_that_is_lost_breaks_nothing(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """A zone that this machine does not know: the bot's own counts, and the log says so once."""
    await client.desk.servers.put(simcord_env.guild.id, Server(zone="Lost/City"))
    with structlog.testing.capture_logs() as lines:
        for _ in range(2):
            assert "500,000 yuan" in await text_of(alice, room, "ask", question="latest fine on Alibaba")
    assert [line["zone"] for line in lines if line["log_level"] == "warning"] == ["Lost/City"]


async def test_reload_concerns_all_servers(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    """In one of several servers it is refused, unless whoever runs the bot has named that server."""
    simcord_env.create_guild()
    assert "KNOWLEDGE_SERVERS" in await reload(boss, room)
    client.desk.librarians = frozenset({simcord_env.guild.id + 1})
    assert "KNOWLEDGE_SERVERS" in await reload(boss, room)
    client.desk.librarians = frozenset({simcord_env.guild.id})
    assert "swapped in" in await reload(boss, room)
    assert [type(error).__name__ for error in simcord_env.errors] == ["NotYoursToReloadError"] * 2


async def test_help_shows_what_one_may_use(
    boss: simcord.MemberActor, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """Commands for those who manage or curate are left out for others."""
    assert "/setup" in await text_of(boss, room, "help")
    theirs = await text_of(alice, room, "help")
    assert "/ask" in theirs
    assert "/setup" not in theirs
    assert "reload" not in theirs


async def test_setup_is_checked_in_code(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    client: Client,
    bare: pytest.MonkeyPatch,
) -> None:
    """Even if an administrator lets everyone see the command, who does not manage the server is refused."""
    command = client.tree.get_command("setup")
    assert isinstance(command, discord.app_commands.Command)
    bare.setattr(command, "default_permissions", None)
    await client.tree.sync()
    text = await text_of(alice, room, "setup", private=False)
    assert "cannot be used here or by you" in text
    assert await Servers(client.desk.store).get(simcord_env.guild.id) == Server()
    assert [type(error) for error in simcord_env.errors] != []


async def test_privacy_shows_and_deletes(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client
) -> None:
    assert "**Stored** · Nothing" in await text_of(alice, room, "privacy")
    await alice.slash(room, "ask", question="please " * 60 + "latest fine on Alibaba")
    assert "too long for a button to carry: 1," in await text_of(alice, room, "privacy")
    assert len(client.desk.memory) == 1
    assert "Deleted: 1 stored" in await text_of(alice, room, "privacy", delete=True)
    assert len(client.desk.memory) == 0
    assert "**Stored** · Nothing" in await text_of(alice, room, "privacy")


async def test_status(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    text = await text_of(alice, room, "status")
    assert "**Knowledge** · documents: 1, records: 52, the newest document of July 2021" in text
    assert "**Running for** · 0:00" in text


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the records, to edit."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def client(
    request: pytest.FixtureRequest, base: Knowledge, store: Store, bare: pytest.MonkeyPatch, tmp_path: Path
) -> Client:
    """A bot whose records can be edited where the test asks for them."""
    if "records" in request.fixturenames:
        folder = request.getfixturevalue("records")
        return build(Settings(data=folder), load(folder), store, lambda zone: TODAY)
    return build(Settings(), base, store, lambda zone: TODAY)


async def reload(who: simcord.MemberActor, room: simcord.ChannelHandle) -> str:
    """What a reload says."""
    shown = await who.slash(room, "knowledge reload")
    assert shown.ephemeral
    found = [shown.response, *shown.followups]
    return "".join(seen(each.components) for each in found if each is not None).replace("\\", "")


async def test_reload_swaps_in_what_is_sound_and_keeps_the_old_otherwise(
    records: Path, boss: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    events = records / "events.yaml"
    sound = events.read_text(encoding="utf-8")
    words = (
        "levied a historic fine of 18.2 billion yuan ($2.8 billion) against Alibaba for a practice known as er xuan yi."
    )
    events.write_text(sound.replace(words, words.replace("historic", "huge"), 1), encoding="utf-8")
    assert "swapped in: 1 documents" in await reload(boss, room)
    assert "levied a huge fine" in await text_of(boss, room, "ask", question="largest fine on Alibaba")
    events.write_text(
        sound.replace("levied a historic fine of 18.2 billion", "levied a fine of 18.2 billion"), encoding="utf-8"
    )
    text = await reload(boss, room)
    assert "was not swapped" in text
    assert "events.yaml:" in text
    assert "The quote does not stand in" in text
    assert "levied a huge fine" in await text_of(boss, room, "ask", question="largest fine on Alibaba")


async def test_reload_is_for_curators(
    simcord_env: simcord.Env,
    boss: simcord.MemberActor,
    room: simcord.ChannelHandle,
) -> None:
    """They see it and may use it, even where they do not manage the server; members do not."""
    role = simcord_env.guild.create_role("desk")
    curator = simcord_env.guild.add_member(simcord_env.create_user("curator"), roles=[role])
    refused = await curator.slash(room, "knowledge reload")
    assert "cannot be used here or by you" in seen(refused.response.components)
    await boss.slash(room, "setup", curator=role)
    assert "swapped in" in await reload(curator, room)
    assert [type(error).__name__ for error in simcord_env.errors] == ["NotAllowedError"]


async def test_look_this_up(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    message = await alice.send(room, "latest fine on Alibaba")
    shown = await alice.context_menu(room, "Look this up", message)
    assert "500,000 yuan per incident" in seen(shown.response.components)
    assert shown.ephemeral


async def test_a_server_that_takes_the_bot_out(simcord_env: simcord.Env, client: Client, store: Store) -> None:
    guild = simcord_env.create_guild()
    await client.desk.servers.put(guild.id, Server(language="en"))
    await client.on_guild_remove(discord.Object(guild.id))  # type: ignore[arg-type]
    async with store.read() as connection:
        assert (await connection.execute(SERVER.select())).one().left_at is not None
    await client.on_guild_join(discord.Object(guild.id))  # type: ignore[arg-type]
    async with store.read() as connection:
        assert (await connection.execute(SERVER.select())).one().left_at is None
