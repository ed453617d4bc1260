"""The buttons of deadlines: another page, one of them, a file; and what becomes of one in a team.

Every member of a server may take a deadline on and say that it is done, waived or not the team's. Only whoever said so,
or a curator of the server, takes it back; so that a slip is put right at once, and nobody undoes another's word.
"""

from dataclasses import replace
from typing import Any, cast

import discord

from bot.cards.card import Action, ActionKind
from bot.cards.deadlines import read_list, read_one
from bot.cards.words import words
from bot.deadlines.agenda import Asked
from bot.interactions.assigning import ask_whom
from bot.interactions.deadlines import FileKind, give_list, give_one, here, show_again, show_list, show_one
from bot.interactions.desk import desk_of, language_here, language_of
from bot.interactions.forms import Field, filled_in, open_form
from bot.interactions.permissions import require_author, require_team
from bot.schedule.clock import now
from bot.store import marks
from bot.store.marks import SETTLED, Mark, State

OF_DEADLINES: frozenset[ActionKind] = frozenset(
    {"due", "ics", "csv", "one", "ics1", "mine", "assign", "done", "waive", "notours", "undo"}
)
"""The buttons that `press` is for."""
WAIVING = "waiving"
"""The form that asks why a deadline is waived; its id goes on with the deadline's key."""
_LONGEST_REASON = 300
_STATES: dict[ActionKind, State] = {"mine": "assigned", "done": "done", "notours": "not ours"}


async def press(interaction: discord.Interaction[Any], action: Action) -> None:
    """Do what a button of deadlines is for."""
    kind, value = action.kind, action.value
    if not action.turns and kind != "one":  # looking closer asks nothing
        desk_of(interaction).limits.let_in(interaction.user.id, interaction.guild_id)
    if kind in {"due", "ics", "csv"}:
        asked = read_list(value)
        if kind == "due":
            await show_list(interaction, asked, action)
        else:
            await give_list(interaction, asked, cast("FileKind", kind))
        return
    key, asked = read_one(value)
    if kind == "one":
        await show_one(interaction, key, asked)
    elif kind == "ics1":
        await give_one(interaction, key, asked)
    elif kind == "assign":
        await ask_whom(interaction, key)
    elif kind == "waive":
        await _ask_why(interaction, key)
    elif kind == "undo":
        await _undo(interaction, key, asked)
    else:
        await _mark(interaction, key, asked, _STATES[kind])


async def waived(interaction: discord.Interaction[Any], key: str) -> None:
    """Mark a deadline as waived, for the reason that was written into the form."""
    await _mark(interaction, key, Asked(), "waived", filled_in(interaction)["reason"])


async def _ask_why(interaction: discord.Interaction[Any], key: str) -> None:
    require_team(interaction)
    said = words(language_of(interaction))
    field = Field("reason", said.waive_reason, _LONGEST_REASON)
    await open_form(interaction, said.waive_title, f"{WAIVING}:{key}", (field,))


async def _mark(
    interaction: discord.Interaction[Any], key: str, asked: Asked, state: State, reason: str | None = None
) -> None:
    """Say what became of a deadline; where somebody was quicker, show what they said and leave it."""
    server, place = require_team(interaction), await here(interaction)
    before, user, instant = place.team.mark(key), interaction.user, now()
    if place.entry(key, asked) is None or (state == "waived" and not reason):
        await show_again(interaction, key, asked)
        return
    taken = before is not None and (before.state in SETTLED or state == "assigned")
    mark = Mark(state, before.assignee if before else None, before.assignee_name if before else None)
    if state == "assigned":
        mark = Mark(state, user.id, user.display_name)
    mark = replace(mark, user=user.id, user_name=user.display_name, at=instant, reason=reason)
    await _put(interaction, server, key, asked, before, None if taken else mark)


async def _undo(interaction: discord.Interaction[Any], key: str, asked: Asked) -> None:
    """Take back what became of a deadline; whoever had it before it was settled has it again."""
    server, place = require_team(interaction), await here(interaction)
    before = place.team.mark(key)
    if before is None:
        await show_again(interaction, key, asked)
        return
    await require_author(interaction, before.assignee if before.state == "assigned" else before.user)
    after = Mark("open")
    if before.state in SETTLED and before.assignee is not None:
        holder, name = before.assignee, before.assignee_name
        after = Mark("assigned", holder, name, user=holder, user_name=name, at=now())
    await _put(interaction, server, key, asked, before, after)


async def _put(  # noqa: PLR0913, PLR0917 a change names what it changes, from what and to what
    interaction: discord.Interaction[Any], server: int, key: str, asked: Asked, before: Mark | None, after: Mark | None
) -> None:
    store = desk_of(interaction).store
    kept = after is not None and await marks.put(store, server, key, after, before, now())
    title = None if kept else words(await language_here(interaction)).due_meanwhile
    await show_again(interaction, key, asked, title)
