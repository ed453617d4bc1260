"""Registering the commands: once, and again only when something about them has changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.app import build
from bot.client import Client
from bot.registration import differences, different
from bot.settings import Settings
from bot.store import registered
from bot.store.engine import Store
from knowledge import Knowledge
from tests.bot.conftest import TODAY
from tests.bot.doctor.portal import TOKEN, Portal, as_discord_gives_them

Command = dict[str, Any]
SERVER = 1456074443980800009


def puts(env: simcord.Env) -> list[str]:
    """Paths of the requests that registered commands, in their order."""
    return [each.path for each in env.http_requests if each.method == "PUT" and each.path.endswith("/commands")]


def sent(env: simcord.Env) -> list[Command]:
    """What was registered last."""
    return [each.json for each in env.http_requests if each.method == "PUT"][-1]


@pytest.fixture
def again(base: Knowledge, store: Store, bare: pytest.MonkeyPatch) -> Callable[..., Client]:
    """Makes the bot of the next start."""
    return lambda **given: build(Settings(**given), base, store, lambda zone: TODAY)


async def test_a_restart_without_a_change_registers_nothing(
    simcord_env: simcord.Env, again: Callable[..., Client]
) -> None:
    assert len(puts(simcord_env)) == 1
    for _ in range(2):
        await simcord_env.restart_bot(again())
    assert len(puts(simcord_env)) == 1


async def test_a_restart_with_a_lost_database_registers_nothing(
    simcord_env: simcord.Env, base: Knowledge, tmp_path: Path
) -> None:
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}")
    await simcord_env.restart_bot(build(Settings(), base, other, lambda zone: TODAY))
    assert len(puts(simcord_env)) == 1
    await other.close()


async def test_a_restart_with_a_change_registers_once(
    simcord_env: simcord.Env, again: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A translation is enough of a change."""
    from bot.cards.words import LANGUAGES

    monkeypatch.setitem(LANGUAGES["zh_hant"].options, "ask.question", "另一個說法")  # type: ignore[arg-type]
    for _ in range(2):
        await simcord_env.restart_bot(again())
    assert len(puts(simcord_env)) == 2
    (ask,) = (each for each in sent(simcord_env) if each["name"] == "ask")
    assert ask["options"][0]["description_localizations"]["zh-TW"] == "另一個說法"


async def test_what_somebody_else_changed_is_put_right(simcord_env: simcord.Env, again: Callable[..., Client]) -> None:
    simcord_env.backend.commands[None].pop(("fines", 1))
    await simcord_env.restart_bot(again())
    assert ("fines", 1) in simcord_env.backend.commands[None]
    assert len(puts(simcord_env)) == 2


async def test_the_form_of_an_answer_is_no_change(simcord_env: simcord.Env) -> None:
    wanted = sent(simcord_env)
    assert different(wanted, as_discord_gives_them(wanted), None) == []


def at(*steps: Any, value: Any) -> Callable[[Command], None]:
    """Sets something deep inside a command."""

    def change(command: Command) -> None:
        for step in steps[:-1]:
            command = command[step]
        command[steps[-1]] = value

    return change


CHANGES: dict[str, tuple[str, Callable[[Command], None]]] = {
    "description": ("ask", at("description", value="Other.")),
    "translated name": ("ask", at("name_localizations", "zh-CN", value="另")),
    "translated description": ("ask", at("description_localizations", value=None)),
    "context": ("ask", at("contexts", value=[0])),
    "installs": ("ask", at("integration_types", value=[0])),
    "who sees it": ("setup", at("default_member_permissions", value="8")),
    "nobody sees it": ("ask", at("default_member_permissions", value="0")),
    "everybody sees it": ("setup", at("default_member_permissions", value=None)),
    "for adults": ("ask", at("nsfw", value=True)),
    "option's name": ("ask", at("options", 0, "name_localizations", "zh-TW", value="另")),
    "option is needed": ("fines", at("options", 0, "required", value=True)),
    "option completes": ("fines", at("options", 0, "autocomplete", value=False)),
    "option's type": ("fines", at("options", 0, "type", value=4)),
    "option's channels": ("setup", at("options", 3, "channel_types", value=[5])),
    "option is gone": ("fines", lambda command: command["options"].pop()),
    "order of options": ("fines", lambda command: command["options"].reverse()),
    "choice's name": ("fines", at("options", 1, "choices", 0, "name_localizations", "zh-TW", value="另")),
    "choice's value": ("fines", at("options", 1, "choices", 0, "value", value="other")),
    "shortest": ("ask", at("options", 0, "min_length", value=0)),
    "command in a group": ("knowledge", at("options", 0, "description_localizations", "zh-CN", value="另")),
    "menu's name": ("Look this up", at("name_localizations", "zh-CN", value="另")),
    "it is gone": ("sources", lambda command: command.update(name="other")),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_each_change_is_seen(simcord_env: simcord.Env, change: str) -> None:
    name, make = CHANGES[change]
    wanted = sent(simcord_env)
    found = as_discord_gives_them(wanted)
    make(next(each for each in found if each["name"] == name))
    assert name in different(wanted, found, None)


async def test_one_server_for_trying_out_gets_them_alone_and_gives_them_back(
    simcord_env: simcord.Env, again: Callable[..., Client], store: Store
) -> None:
    """Set, the server sees each command once; not set again, too; and nobody else is left without."""
    guild = simcord_env.create_guild()
    room = guild.create_text_channel("general")
    alice = guild.add_member(simcord_env.create_user("alice"))

    def visible() -> list[str]:
        found = simcord_env.backend.visible_commands(user_id=alice.user.id, channel_id=room.id)
        return [each["name"] for each in found]

    usual = visible()
    assert "ask" in usual
    await simcord_env.restart_bot(again(sync_guild=guild.id))
    assert visible() == usual
    assert simcord_env.backend.commands[None] == {}
    shown = await alice.slash(room, "ask", question="latest fine on Alibaba")
    assert shown.response is not None
    before = len(puts(simcord_env))
    await simcord_env.restart_bot(again(sync_guild=guild.id))
    assert len(puts(simcord_env)) == before
    await simcord_env.restart_bot(again())
    assert visible() == usual
    assert simcord_env.backend.commands[guild.id] == {}
    assert await registered.servers(store) == frozenset()
    before = len(puts(simcord_env))
    await simcord_env.restart_bot(again())
    assert len(puts(simcord_env)) == before


@pytest.mark.parametrize(("failure", "kept"), [((403, 50001), False), ((404, 10004), False), ((503, 0), True)])
async def test_a_server_that_cannot_be_cleared_keeps_nobody_from_starting(
    simcord_env: simcord.Env, again: Callable[..., Client], store: Store, failure: tuple[int, int], kept: bool
) -> None:
    """One that the bot was taken out of is forgotten; where Discord itself fails, the next start tries again."""
    await registered.note(store, SERVER)
    status, code = failure
    simcord_env.inject_error("GET", f"/applications/*/guilds/{SERVER}/commands", status=status, code=code, times=1)
    await simcord_env.restart_bot(again())
    assert (SERVER in await registered.servers(store)) == kept


async def test_on_the_wire_a_second_start_only_asks(
    again: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Translations are asked for, or every start would take them for changed; a server's own commands, too."""
    portal = Portal()
    monkeypatch.setattr(discord.http.Route, "BASE", await portal.start())
    for given in ({}, {}, {"sync_guild": portal.servers[0].id}, {"sync_guild": portal.servers[0].id}, {}):
        portal.requests.append(("start", str(given)))
        async with again(**given) as client:
            await client.login(TOKEN)
    await portal.stop()
    asked = [path for method, path in portal.requests if method != "GET"]
    everywhere, there = "/applications/1100/commands", "/applications/1100/guilds/1300/commands"
    one = str({"sync_guild": 1300})
    assert asked == ["{}", everywhere, "{}", one, everywhere, there, one, "{}", everywhere, there]


async def test_what_differs_can_be_asked(simcord_env: simcord.Env, client: Client) -> None:
    assert await differences(client.tree, None) == []
    client.tree.remove_command("fines")
    client.tree.remove_command("Look this up", type=discord.AppCommandType.message)
    assert await differences(client.tree, None) == ["Look this up", "fines"]
