"""What is offered while somebody types. A failure here offers nothing; the command itself will say what is wrong."""

from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.cards.escape import label, shortened
from bot.interactions.desk import desk_of, frame_language, language_of, server_of, today_of
from bot.schedule.zones import meant_by, zones_like
from knowledge import written_in

MOST = 25
"""Choices that Discord takes at once."""
_LONGEST = 100
"""Characters of a choice."""


Key = TypeVar("Key", str, int)
Completion = Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


async def questions(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """Whole questions that begin like this or are near to it."""
    desk = desk_of(interaction)
    language, today = await frame_language(interaction, current) or written_in(current), await today_of(interaction)
    return choices(desk.knowledge.suggest(current, limit=MOST, today=today, language=language))


def names_of(kinds: Collection[str] | None) -> Completion:
    """A completion with the names of some kinds of record, or of all."""

    async def names(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
        return choices(desk_of(interaction).knowledge.names(current, limit=MOST, kinds=kinds))

    return names


async def subjects(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """Whose deadlines can be asked for: companies and products, regulators, classes of firms."""
    knowledge, typed = desk_of(interaction).knowledge, current.strip().casefold()
    names = knowledge.names(current, limit=MOST, kinds={"company", "product", "regulator"})
    classes = knowledge.classes(language_of(interaction))
    meant = knowledge.class_meant(current)
    return choices([*names, *(name for each, name in classes.items() if each == meant or typed in name.casefold())])


async def zones(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """Time zones that hold what is typed, or that an abbreviation can mean; at first the server's own."""
    if current.strip():
        return choices(meant_by(current) or zones_like(current))
    settings = await server_of(interaction)
    return choices([(settings.zone if settings else None) or desk_of(interaction).zone, *zones_like("")])


async def documents(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """Documents whose title or id holds what is typed."""
    typed, shelf = current.strip().casefold(), desk_of(interaction).shelf
    found = [
        app_commands.Choice(name=label(source.title, _LONGEST), value=source.id)
        for source in shelf.sources.values()
        if typed in f"{source.title} {source.id}".casefold() and 0 < len(source.id) <= _LONGEST
    ]
    return found[:MOST]


def keyed(shown: Mapping[Key, str]) -> list[app_commands.Choice[Key]]:
    """So many choices as Discord takes, each with its text, shortened where it has to be."""
    return [app_commands.Choice(name=shortened(text, _LONGEST), value=key) for key, text in shown.items()][:MOST]


def choices(found: Iterable[str]) -> list[app_commands.Choice[str]]:
    """So many choices as Discord takes, each once; one that is too long for it is left out."""
    fitting = dict.fromkeys(each for each in found if 0 < len(each) <= _LONGEST)
    return [app_commands.Choice(name=label(each, _LONGEST), value=each) for each in list(fitting)[:MOST]]
