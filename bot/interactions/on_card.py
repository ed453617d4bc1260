"""Which questions a card of ours answers: read from its own buttons, so that it is known after a restart, too."""

from collections.abc import Iterator
from typing import Any

import discord

from bot.interactions.calls import unpacked
from bot.interactions.custom_ids import read
from bot.store.engine import Store

_OF_QUESTIONS = frozenset({"why", "other", "everyone", "proof", "answer"})
"""The buttons that carry the questions of their card's conversation."""


async def questions_on(message: discord.Message, store: Store) -> tuple[str, ...]:
    """The questions of a conversation that led to the card, the last one last; none where it answers no question.

    Args:
        message: one of ours.
        store: where the questions of a button may be kept.
    """
    for custom_id in _pressable(message.components):
        action = await read(custom_id, store)
        if action is not None and action.kind in _OF_QUESTIONS:
            return unpacked(action.value)
    return ()


def _pressable(components: Any) -> Iterator[str]:
    """The custom ids of all buttons, from top to bottom, whatever holds them."""
    for component in components:
        if isinstance(component, discord.Button) and component.custom_id:
            yield component.custom_id
        yield from _pressable(getattr(component, "children", ()))
