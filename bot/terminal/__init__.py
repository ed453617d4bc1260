"""The terminal: the same questions, commands and cards as in Discord, without a token.

On a screen there is a prompt with history, completion and colours; anywhere else it reads line by line and writes
plain text. It ends with status 0 at the end of input, on /quit, Ctrl-C, SIGTERM, or when nobody reads on.
"""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from bot.cards.shelf import Shelf
from bot.schedule.clock import today
from bot.settings import Settings
from bot.terminal.pipe import answer_lines
from bot.terminal.session import Session
from knowledge import Knowledge


def run(settings: Settings, knowledge: Knowledge) -> int:
    """Answer until the input ends.

    Returns:
        The exit status, 0.
    """
    zone = settings.zone
    session = Session(knowledge, Shelf.of(knowledge.sources()), lambda: today(zone))
    try:
        signal.signal(signal.SIGTERM, _end)
        if sys.stdin.isatty() and sys.stdout.isatty():
            from bot.terminal.prompt import prompt  # noqa: PLC0415 a pipe needs no prompt and starts sooner

            prompt(session, settings.home / "history")
        else:
            answer_lines(session, sys.stdin.buffer, sys.stdout)
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:
        # Nobody reads on. The interpreter flushes standard output when it ends; let that go nowhere, too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
