"""A team's own deadlines: the form that enters or changes one, and what is answered to it.

Every member of a server may enter one. Only whoever entered it, or a curator of the server, changes or withdraws it.
"""

from datetime import date
from typing import Any

import discord

from bot.cards.card import Card, Item
from bot.cards.dates import shown
from bot.cards.deadlines import deadline_card
from bot.cards.escape import clean, one_line
from bot.cards.words import words
from bot.deadlines.agenda import Asked
from bot.deadlines.grammar import Given, read
from bot.interactions.deadlines import here
from bot.interactions.desk import desk_of, language_of, today_of
from bot.interactions.following import follow
from bot.interactions.forms import Field, filled_in, open_form
from bot.interactions.permissions import require_author, require_team
from bot.interactions.reply import reply
from bot.schedule.clock import now
from bot.store import own
from bot.store.own import Own

ENTERING = "entering"
"""The form of a new deadline."""
CHANGING = "changing"
"""The form of one that is changed; its id goes on with the deadline's number."""
_WHAT, _WHO, _WHEN = 200, 100, 60
"""Characters that each field takes."""


async def ask_for_new(interaction: discord.Interaction[Any]) -> None:
    """Show the form of a new deadline."""
    require_team(interaction)
    said = words(language_of(interaction))
    await open_form(interaction, said.own_title, ENTERING, _fields(language_of(interaction), None))


async def ask_for_change(interaction: discord.Interaction[Any], number: int) -> None:
    """Show the form of a deadline with what it holds now."""
    found = await _mine(interaction, number)
    if found is not None:
        language = language_of(interaction)
        await open_form(interaction, words(language).own_title, f"{CHANGING}:{number}", _fields(language, found))


async def entered(interaction: discord.Interaction[Any], _value: str) -> None:
    """Keep a new deadline."""
    server, new = require_team(interaction), await _read(interaction, 0)
    if new is not None:
        number = await own.add(desk_of(interaction).store, server, new)
        await _confirm(interaction, number)


async def changed(interaction: discord.Interaction[Any], value: str) -> None:
    """Keep what a deadline has become: from now on it was entered by whoever changed it."""
    found = await _mine(interaction, int(value))
    new = await _read(interaction, int(value)) if found is not None else None
    if new is not None:
        server = require_team(interaction)
        await own.change(desk_of(interaction).store, server, new)
        await follow(desk_of(interaction), server)
        await _confirm(interaction, new.id)


async def withdraw(interaction: discord.Interaction[Any], number: int) -> None:
    """Take a deadline back."""
    found = await _mine(interaction, number)
    if found is not None:
        await own.withdraw(desk_of(interaction).store, require_team(interaction), number, now())
        language = language_of(interaction)
        sentence = words(language).own_withdrawn.format(what=found.what)
        await reply(interaction, Card("notice", sentence, language=language), private=True)


async def _mine(interaction: discord.Interaction[Any], number: int) -> Own | None:
    """A deadline that the person may change; where the team has none of that number, it is said.

    Raises:
        NotAllowedError: somebody else entered it, and the person is no curator.
    """
    server = require_team(interaction)
    found = await own.find(desk_of(interaction).store, server, number)
    if found is None:
        language = language_of(interaction)
        await reply(interaction, Card("notice", words(language).due_gone, language=language), private=True)
        return None
    await require_author(interaction, found.user)
    return found


def _fields(language: str, found: Own | None) -> tuple[Field, ...]:
    said = words(language)
    what, who, when = (found.what, found.who, found.due.isoformat()) if found is not None else ("", "", "")
    return (
        Field("what", said.own_what, _WHAT, filled=what),
        Field("who", said.own_who, _WHO, filled=who, needed=False),
        Field("when", said.own_when, _WHEN, hint=said.own_examples, filled=when),
    )


async def _read(interaction: discord.Interaction[Any], number: int) -> Own | None:
    """What was filled in; where it cannot be read, that is said with what was written, and nothing is kept."""
    texts = {name: one_line(clean(text)) for name, text in filled_in(interaction).items()}
    today, user = await today_of(interaction), interaction.user
    given = read(texts["when"], today)
    if given is None or given.earliest != given.latest or not texts["what"]:
        language = language_of(interaction)
        sentence = _refusal(texts["when"], given, language)
        written = tuple(Item(texts[name]) for name in ("what", "who") if texts.get(name))
        await reply(interaction, Card("notice", sentence, written, language=language), private=True)
        return None
    written = f"{texts['when']} ({today.isoformat()})" if given.relative else texts["when"]
    return Own(number, texts["what"], texts.get("who", ""), written, given.earliest, user.id, user.display_name, now())


def _refusal(text: str, given: Given | None, language: str) -> str:
    said = words(language)
    if given is None or given.earliest == given.latest:
        return said.own_bad_date.format(value=text, examples=said.own_examples)
    first, last = (_shown(each, language) for each in (given.earliest, given.latest))
    return said.own_unsure.format(value=text, first=first, last=last)


def _shown(day: date, language: str) -> str:
    return shown(day.isoformat(), language)


async def _confirm(interaction: discord.Interaction[Any], number: int) -> None:
    """Show the deadline as everybody in the team sees it from now on."""
    place, asked = await here(interaction), Asked()
    found = place.entry(f"own/{number}@own", asked)
    if found is None:  # withdrawn in between
        sentence = words(place.language).due_gone
        await reply(interaction, Card("notice", sentence, language=place.language), private=True)
        return
    title = words(place.language).own_kept.format(number=number)
    await reply(interaction, deadline_card(found, place.view(asked), title), private=True)
