"""Registering the commands with Discord, but only when Discord has others: most starts change nothing.

What Discord has is asked for and compared, not remembered: it is the truth, whoever changed it. It is asked for with
its translations, which Discord otherwise leaves out. Compared is what decides how a command looks and who sees it
where; ids, versions and what Discord fills in by itself are not.

The commands are registered for everywhere, or for one server alone. Discord shows a command that is registered for
both twice, so what one setting of SYNC_GUILD registered is taken back under another; for that the store knows the
servers with commands of their own. (The fields: docs.discord.com, Application Commands, Application Command Object.)
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import discord
from discord import app_commands
from discord.http import Route

from bot.journal import get_log
from bot.store import registered
from bot.store.engine import Store

_GLOBAL_ONLY = frozenset({"contexts", "integration_types"})
"""Fields that Discord keeps only of a command that is registered for everywhere."""
_FIELDS: Mapping[str, Any] = {
    "name": "",
    "name_localizations": {},
    "description": "",
    "description_localizations": {},
    "type": 1,
    "default_member_permissions": None,
    "nsfw": False,
    "contexts": None,
    "integration_types": None,
    "required": False,
    "autocomplete": False,
    "channel_types": [],
    "min_value": None,
    "max_value": None,
    "min_length": None,
    "max_length": None,
    "value": None,
}
"""What is compared of a command, an option or a choice, with what a missing one stands for."""

Tree = app_commands.CommandTree[Any]
Payload = Mapping[str, Any]

_log = get_log("bot.registration")


def arrange(tree: Tree, sync_guild: int | None) -> None:
    """Leave the commands for everywhere, or move them to one server."""
    if sync_guild is not None:
        tree.copy_global_to(guild=discord.Object(sync_guild))
        tree.clear_commands(guild=None)


async def register(tree: Tree, store: Store, sync_guild: int | None) -> None:
    """Bring Discord's commands in step with the tree, everywhere and in the servers that have or had their own.

    Args:
        tree: the commands, arranged.
        store: knows which servers have commands of their own.
        sync_guild: the only server that gets the commands; None for everywhere.

    Raises:
        discord.HTTPException: Discord refuses them, or the bot was not let into that server with its commands.
    """
    await _register(tree, None)
    if sync_guild is not None:
        await registered.note(store, sync_guild)
        await _register(tree, sync_guild)
    for server in await registered.servers(store) - {sync_guild}:
        try:
            await _register(tree, server)
        except (discord.Forbidden, discord.NotFound):  # the bot is no longer there, and neither are its commands
            _log.info("a server with commands of its own is gone", server=server)
        except discord.HTTPException as error:  # no reason not to start; the next start tries again
            _log.warning("a server's own commands were not taken back", server=server, exc_info=error)
            continue
        await registered.forget(store, server)


async def differences(tree: Tree, server: int | None) -> list[str]:
    """Names of the commands that are not registered as the tree has them, each once; none if all are.

    Args:
        tree: the commands, arranged, with their translator.
        server: id of a server; None for everywhere.

    Raises:
        discord.HTTPException: Discord does not say.
    """
    return different(await _declared(tree, server), await fetch(tree.client, server), server)


async def fetch(client: discord.Client, server: int | None) -> list[dict[str, Any]]:
    """The commands that Discord has, for everywhere or for one server, with all their translations.

    Raises:
        discord.HTTPException: Discord does not say; Forbidden where the bot was invited without its commands.
    """
    path = "/applications/{application_id}" + ("/commands" if server is None else "/guilds/{guild_id}/commands")
    route = Route("GET", path, application_id=client.application_id, guild_id=server)
    found = await client.http.request(route, params={"with_localizations": "true"})
    return cast("list[dict[str, Any]]", found)


def different(wanted: Iterable[Payload], found: Iterable[Payload], server: int | None) -> list[str]:
    """Names of the commands that differ, that one side lacks, or that stand in another order of their options.

    Args:
        wanted: as they would be sent.
        found: as Discord gives them.
        server: where they are registered; None for everywhere.
    """
    ignored = _GLOBAL_ONLY if server is not None else frozenset[str]()
    ours, theirs = (
        {(str(each["name"]), each.get("type", 1)): _compared(each, ignored) for each in side}
        for side in (wanted, found)
    )
    return sorted({key[0] for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)})


async def _register(tree: Tree, server: int | None) -> None:
    guild = None if server is None else discord.Object(server)
    changed = await differences(tree, server)
    if not changed:
        _log.info("commands are registered already", server=server)
        return
    await tree.sync(guild=guild)
    _log.info("commands registered", changed=changed, server=server)


async def _declared(tree: Tree, server: int | None) -> list[dict[str, Any]]:
    guild = None if server is None else discord.Object(server)
    translator = tree.translator
    commands = tree.get_commands(guild=guild)
    if translator is None:
        return [each.to_dict(tree) for each in commands]
    return [await each.get_translated_payload(tree, translator) for each in commands]


def _compared(command: Payload, ignored: frozenset[str]) -> dict[str, Any]:
    """A command, an option or a choice in the one form that both sides have."""
    given = {field: command[field] for field in _FIELDS if field not in ignored and command.get(field) is not None}
    if "default_member_permissions" in given:
        given["default_member_permissions"] = str(given["default_member_permissions"])
    for unordered in given.keys() & {"contexts", "integration_types", "channel_types"}:
        given[unordered] = sorted(given[unordered])
    return {
        **_FIELDS,
        **given,
        "options": [_compared(each, ignored) for each in command.get("options") or ()],
        "choices": [_compared(each, ignored) for each in command.get("choices") or ()],
    }
