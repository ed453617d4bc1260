"""All slash commands at once: names, descriptions, where they can be installed and used, and the table of `/help`."""

from typing import Any

import discord
import pytest
import simcord
from discord import app_commands

from bot.cards.help import COMMANDS as TABLE
from bot.cards.words.en import EN
from bot.client import COMMANDS, Client


def slash_commands() -> list[app_commands.Command[Any, ..., Any]]:
    """Every slash command, those in groups too."""
    found: list[app_commands.Command[Any, ..., Any]] = []
    for each in COMMANDS:
        if isinstance(each, app_commands.Command):
            found.append(each)
        elif isinstance(each, app_commands.Group):
            found.extend(inner for inner in each.walk_commands() if isinstance(inner, app_commands.Command))
    return found


SLASH = slash_commands()


def test_names_are_unique() -> None:
    """No two commands share a name."""
    names = [each.qualified_name for each in (*SLASH, *COMMANDS)]
    assert len(names) - len(set(names)) == len([each for each in COMMANDS if each in SLASH])


@pytest.mark.parametrize("command", SLASH, ids=lambda each: each.qualified_name)
def test_described(command: app_commands.Command[Any, ..., Any]) -> None:
    """The command and each option have a description of at most 100 characters, from the words."""
    assert command.description == EN.commands[command.qualified_name]
    assert 0 < len(command.description) <= 100
    for option in command.parameters:
        assert option.description == EN.options[f"{command.qualified_name}.{option.display_name}"]
        assert 0 < len(str(option.description)) <= 100


def test_the_table_is_what_discord_has() -> None:
    """`/help`'s table has the same commands with the same options, needed ones first, with the same choices."""
    declared = {
        each.qualified_name: [
            (option.display_name, option.required, tuple(choice.value for choice in option.choices))
            for option in each.parameters
        ]
        for each in SLASH
    }
    table = {
        each.name: [
            *([(each.subject, each.needed, ())] if each.subject else []),
            *((option.name, option.needed, option.choices) for option in each.options),
        ]
        for each in TABLE
        if "discord" in each.faces
    }
    assert declared == table


async def test_registered_for_everywhere(simcord_env: simcord.Env) -> None:
    """Each is registered for servers and for users, in servers, direct messages and private channels."""
    bodies = [each.json for each in simcord_env.http_requests if each.method == "PUT"]
    assert len(bodies) == 1
    for command in bodies[0]:
        if command["name"] in ("setup", "knowledge", "deadline", "digest"):  # of a server alone
            assert command["contexts"] == [0]
        if command["name"] == "setup":
            assert command["default_member_permissions"] == discord.Permissions(manage_guild=True).value
        elif command["name"] not in ("deadline", "digest", "knowledge"):
            assert command["integration_types"] == [0, 1]
            assert command["contexts"] == [0, 1, 2]


async def test_every_command_answers(simcord_env: simcord.Env, client: Client) -> None:
    """Each one, given whatever it needs, sends exactly one message that pings nobody."""
    channel = simcord_env.create_guild().create_text_channel("general")
    role = simcord_env.guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    alice = simcord_env.guild.add_member(simcord_env.create_user("alice"), roles=[role])
    for command in SLASH:
        if command.parent is not None:
            continue
        given = {option.display_name: "Alibaba" for option in command.parameters if option.required}
        before = len(simcord_env.http_requests)
        shown = await alice.slash(channel, command.name, **given)
        assert shown.response is not None
        assert shown.followups == []
        sent = simcord_env.http_requests[before:]
        assert len(sent) == 1
        assert sent[0].json["data"]["allowed_mentions"] == {"parse": []}
