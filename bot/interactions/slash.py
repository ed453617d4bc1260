"""A function → a slash command, with types that discord.py's own decorator leaves unknown."""

from collections.abc import Callable, Coroutine
from typing import Any

from discord import app_commands

Callback = Callable[..., Coroutine[Any, Any, None]]
SlashCommand = app_commands.Command[Any, ..., None]


def slash(description: str, name: str | None = None) -> Callable[[Callback], SlashCommand]:
    """Make a command of a function; its options are the function's parameters.

    Args:
        description: what Discord shows beside it, 100 characters at most.
        name: what it is called; the function's name by default.
    """

    def make(callback: Callback) -> SlashCommand:
        return app_commands.Command(name=name or callback.__name__, description=description, callback=callback)

    return make
