"""Which deadline is meant: offered while somebody types, or found by the words of what was typed and not chosen."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.deadlines import when_of
from bot.cards.words import Words
from bot.deadlines.agenda import Asked, Entry
from bot.interactions.autocomplete import keyed
from bot.interactions.deadlines import Here, here
from bot.interactions.options import WrongOptionError
from bot.interactions.written import written

_NAMED = 5
"""Deadlines that are named where several are meant."""
_KEY = 100
"""Characters of what a choice hands to its command."""


async def deadlines_offered(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The deadlines of where one is whose words or dates hold what is typed, the team's first."""
    place = await here(interaction)
    fitting = [each for each in _holding(place, current) if len(each.key) <= _KEY]
    return keyed({each.key: f"{when_of(each, place.language)} · {each.name}" for each in fitting})


def deadline_meant(place: Here, typed: str, said: Words) -> Entry:
    """The next date of the only duty whose words hold what was typed.

    Raises:
        WrongOptionError: there is none, or there are several.
    """
    found = _holding(place, written(typed)) if written(typed) else []
    duties = {each.key.rpartition("@")[0]: each.name for each in found}
    if len(duties) > 1:
        names = "; ".join(list(duties.values())[:_NAMED])
        raise WrongOptionError(said.remind_several.format(value=typed, names=names))
    if not found:
        raise WrongOptionError(said.due_gone)
    return next((each for each in found if not each.late), found[-1])


def _holding(place: Here, typed: str) -> list[Entry]:
    """The dated deadlines of a place that are not settled and whose words or dates hold what is typed."""
    entries = [each for each in place.entries(Asked()) if each.group != "settled" and each.first_day is not None]
    shown = (f"{when_of(each, place.language)} · {each.name} {each.key}".casefold() for each in entries)
    return [each for each, text in zip(entries, shown, strict=True) if typed.casefold() in text]
