"""What a button carries: all that it needs in the 100 characters that Discord gives it, or an id to look it up by.

A button must work after a restart and for months, so nothing of it is kept in memory. What follows the kind says at
which item it opens what it shows, and whether it turns the page of its own card: `proof@6:…`, `answer+6:…`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import cast, get_args

from bot.cards.card import Action, ActionKind
from bot.journal import get_log
from bot.schedule.clock import now
from bot.store import asked
from bot.store.engine import FAILURES, Store, StoreError

LONGEST = 100
"""Characters of a custom id."""
PATTERN = re.compile(
    rf"(?P<kind>{'|'.join(get_args(ActionKind))})(?:(?P<turns>[@+])(?P<at>[0-9]{{1,6}}))?(?P<how>[:#])(?P<value>.+)",
    re.DOTALL,
)
"""`kind:value`, or `kind#id` where the value is looked up; in front of that, the item at which it opens."""

_log = get_log("bot.interactions.custom_ids")


async def custom_ids(
    actions: Iterable[Action], store: Store, user: int, known: Mapping[str, str] | None = None
) -> dict[Action, str]:
    """The custom id of each action; without those whose value can't be kept now, so that the rest goes out.

    Args:
        actions: what can be pressed on one card.
        store: where a value is kept that does not fit.
        user: whose question it is.
        known: the ids of values that are kept already, for whoever asked first.
    """
    kept: dict[str, str] = dict(known or {})
    found: dict[Action, str] = {}
    for action in actions:
        place = f"{'+' if action.turns else '@'}{action.at}" if action.turns or action.at else ""
        fitting = f"{action.kind}{place}:{action.value}"
        if len(fitting) > LONGEST or not fitting.replace("\n", "").isprintable():
            if action.value not in kept:
                try:
                    kept[action.value] = await asked.keep(store, action.value, user, now())
                except FAILURES as error:
                    _log.error("a button was left out: it can't be kept", trouble=str(StoreError.of(error)))
                    continue
            fitting = f"{action.kind}{place}#{kept[action.value]}"
        found[action] = fitting
    return found


def kept_under(custom_id: str, action: Action) -> dict[str, str]:
    """The id of the value that a button looked up; nothing for one that carried it."""
    match = PATTERN.fullmatch(custom_id)
    return {action.value: match["value"]} if match is not None and match["how"] == "#" else {}


def is_looked_up(custom_id: str) -> bool:
    """Whether a button carries only an id, and its value is stored for whoever asked."""
    match = PATTERN.fullmatch(custom_id)
    return match is not None and match["how"] == "#"


async def read(custom_id: str, store: Store) -> Action | None:
    """What a button carries, without its label; None where it is no longer kept."""
    match = PATTERN.fullmatch(custom_id)
    if match is None:
        return None
    value = match["value"] if match["how"] == ":" else await asked.find(store, match["value"])
    if value is None:
        return None
    return Action(cast("ActionKind", match["kind"]), value, "", int(match["at"] or 0), turns=match["turns"] == "+")
