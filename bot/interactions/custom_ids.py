"""What a button carries: all that it needs in the 100 characters that Discord gives it, or an id to look it up by.

A button must work after a restart and for months, so nothing of it is kept in memory.
"""

import re
from collections.abc import Sequence
from typing import cast, get_args

from bot.cards.card import Action, ActionKind
from bot.schedule.clock import now
from bot.store import asked
from bot.store.engine import Store

LONGEST = 100
"""Characters of a custom id."""
PATTERN = re.compile(rf"(?P<kind>{'|'.join(get_args(ActionKind))})(?P<how>[:#])(?P<value>.+)", re.DOTALL)
"""`kind:value`, or `kind#id` where the value is looked up."""


async def custom_ids(actions: Sequence[Action], store: Store, user: int) -> dict[int, str]:
    """The custom id of each action, by its place.

    Args:
        actions: what can be pressed on one card.
        store: where a value is kept that does not fit.
        user: whose question it is.
    """
    kept: dict[str, str] = {}
    found: dict[int, str] = {}
    for place, action in enumerate(actions):
        fitting = f"{action.kind}:{action.value}"
        if len(fitting) > LONGEST or (not fitting.isprintable() and "\n" not in fitting):
            if action.value not in kept:
                kept[action.value] = await asked.keep(store, action.value, user, now())
            fitting = f"{action.kind}#{kept[action.value]}"
        found[place] = fitting
    return found


def is_looked_up(custom_id: str) -> bool:
    """Whether a button carries only an id, and its value is stored for whoever asked."""
    match = PATTERN.fullmatch(custom_id)
    return match is not None and match["how"] == "#"


async def read(custom_id: str, store: Store) -> tuple[ActionKind, str] | None:
    """What a button carries: its kind and its value; None where it is no longer kept."""
    match = PATTERN.fullmatch(custom_id)
    if match is None:
        return None
    value = match["value"] if match["how"] == ":" else await asked.find(store, match["value"])
    return None if value is None else (cast("ActionKind", match["kind"]), value)
