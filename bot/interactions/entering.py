"""A team's own deadlines: the form that enters or changes one, and what is answered to it.

Every member of a server may enter one. Only whoever entered it, or a curator of the server, changes or withdraws it.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

import discord

from bot.cards.card import Card, Item
from bot.cards.dates import shown
from bot.cards.deadlines import deadline_card
from bot.cards.escape import clean, one_line
from bot.cards.words import words
from bot.deadlines.agenda import Asked
from bot.deadlines.grammar import read
from bot.deadlines.links import LONGEST, read_link
from bot.deadlines.repeats import days, read_repeat
from bot.interactions.deadlines import here
from bot.interactions.desk import desk_of, language_of, today_of
from bot.interactions.following import follow
from bot.interactions.forms import Field, filled_in, open_form
from bot.interactions.options import WrongOptionError
from bot.interactions.permissions import require_author, require_team
from bot.interactions.reply import reply, say
from bot.schedule.clock import now
from bot.store import own
from bot.store.own import Own, Repeat

ENTERING = "entering"
"""The form of a new deadline."""
CHANGING = "changing"
"""The form of one that is changed; its id goes on with the deadline's number."""
_WHAT, _WHO, _WHEN = 200, 100, 80
"""Characters that each field takes."""
_MOST_OWN = 200
"""Deadlines that a team can have entered at once: five years of each can be asked for, and it may come every week."""


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
    server, store = require_team(interaction), desk_of(interaction).store
    if len(await own.of_team(store, server)) >= _MOST_OWN:
        await say(interaction, words(language_of(interaction)).own_too_many.format(count=_MOST_OWN))
        return
    new = await _read(interaction, None)
    if new is not None:
        number = await own.add(store, server, new)
        await _confirm(interaction, replace(new, id=number))


async def changed(interaction: discord.Interaction[Any], value: str) -> None:
    """Keep what a deadline has become: from now on it was entered by whoever changed it."""
    found = await _mine(interaction, int(value))
    new = await _read(interaction, found) if found is not None else None
    if new is not None:
        server = require_team(interaction)
        await own.change(desk_of(interaction).store, server, new)
        await follow(desk_of(interaction), server)
        await _confirm(interaction, new)


async def withdraw(interaction: discord.Interaction[Any], number: int) -> None:
    """Take a deadline back."""
    found = await _mine(interaction, number)
    if found is not None:
        await own.withdraw(desk_of(interaction).store, require_team(interaction), number, now())
        await say(interaction, words(language_of(interaction)).own_withdrawn.format(what=found.what))


async def _mine(interaction: discord.Interaction[Any], number: int) -> Own | None:
    """A deadline that the person may change; where the team has none of that number, it is said.

    Raises:
        NotAllowedError: somebody else entered it, and the person is no curator.
    """
    server = require_team(interaction)
    found = await own.find(desk_of(interaction).store, server, number)
    if found is None:
        await say(interaction, words(language_of(interaction)).due_gone)
        return None
    await require_author(interaction, found.user)
    return found


def _fields(language: str, found: Own | None) -> tuple[Field, ...]:
    said = words(language)
    what, who, link = (found.what, found.who, found.link) if found is not None else ("", "", "")
    return (
        Field("what", said.own_what, _WHAT, filled=what),
        Field("who", said.own_who, _WHO, filled=who, needed=False),
        Field("when", said.own_when, _WHEN, hint=said.own_examples, filled=_when(found)),
        Field("link", said.own_link, LONGEST, filled=link, needed=False),
    )


def _when(found: Own | None) -> str:
    """What stands in the form for its date: the day, or how often it comes again, as that was typed."""
    if found is None:
        return ""
    return found.due.isoformat() if found.repeat is None else found.written


async def _read(interaction: discord.Interaction[Any], found: Own | None) -> Own | None:
    """What was filled in; where it cannot be read, that is said with what was written, and nothing is kept.

    Args:
        interaction: of the form.
        found: what it was before, which keeps its date where nothing else was typed for it; None for a new one.
    """
    texts = {name: one_line(clean(text)) for name, text in filled_in(interaction).items()}
    written, user = texts["when"], interaction.user
    try:
        if not texts["what"]:  # nothing that is seen
            raise WrongOptionError(words(language_of(interaction)).own_no_what)
        link = _link(texts.get("link", ""), language_of(interaction))
        if found is not None and written == _when(found):
            due, written, repeat = found.due, found.written, found.repeat
        else:
            due, written, repeat = _dated(written, await today_of(interaction), language_of(interaction))
    except WrongOptionError as wrong:
        typed = tuple(Item(texts[name]) for name in ("what", "who", "link") if texts.get(name))
        await reply(interaction, Card("notice", str(wrong), typed, language=language_of(interaction)), private=True)
        return None
    entered = (user.id, user.display_name, now())
    number = found.id if found is not None else 0
    return Own(number, texts["what"], texts.get("who", ""), written, due, *entered, link=link, repeat=repeat)


def _link(text: str, language: str) -> str:
    link = read_link(text) if text else ""
    if link is None:
        raise WrongOptionError(words(language).own_bad_link.format(value=text))
    return link


def _dated(text: str, today: date, language: str) -> tuple[date, str, Repeat | None]:
    """The first day, how it was written, and how often it comes again.

    Raises:
        WrongOptionError: it is no one day, and no rule.
    """
    said, repeated = words(language), read_repeat(text, today)
    if repeated is not None:
        return repeated.first, text, repeated.repeat
    given = read(text, today)
    if given is None:
        raise WrongOptionError(said.own_bad_date.format(value=text, examples=said.own_examples))
    if given.earliest != given.latest:
        first, last = (shown(each.isoformat(), language) for each in (given.earliest, given.latest))
        raise WrongOptionError(said.own_unsure.format(value=text, first=first, last=last))
    return given.earliest, f"{text} ({today.isoformat()})" if given.relative else text, None


async def _confirm(interaction: discord.Interaction[Any], new: Own) -> None:
    """Show the deadline as everybody in the team sees it from now on."""
    place, asked = await here(interaction), Asked()
    found = place.entry(new.key, asked)
    if found is None:  # withdrawn in between
        await say(interaction, words(place.language).due_gone, place.language)
        return
    title = words(place.language).own_kept.format(number=new.id)
    card = deadline_card(found, place.view(asked), title)
    await reply(interaction, replace(card, note=_further(new, place.language) or card.note), private=True)


def _further(new: Own, language: str) -> str:
    """The days on which it comes again, the next three of them; empty where it does not."""
    if new.repeat is None:
        return ""
    following = islice(days(new, new.due + timedelta(days=1), date.max), 3)
    listed = ", ".join(shown(each.due.isoformat(), language) for each in following)
    return words(language).own_further.format(days=listed) if listed else ""
