"""The prompt on a screen: history, completion, colours. Only a terminal on a screen imports it."""

import signal
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from rich.console import Console

from bot.cards.colours import coloured
from bot.cards.help import COMMANDS
from bot.terminal.session import Session
from bot.terminal.slash import is_command

_KINDS = {"define": {"term"}, "fines": {"company"}, "deadlines": {"company", "product", "regulator"}}
"""Kinds of name that a command is completed with; the others take any."""
_MOST = 12


def prompt(session: Session, history: Path) -> None:
    """Ask and answer until Ctrl-C, Ctrl-D or /quit.

    Args:
        session: the conversation.
        history: file of what was typed before; where it cannot be written, nothing is kept.
    """
    console = Console(highlight=False, emoji=False)
    console.print(session.greeting(), style="dim", markup=False)
    reader: PromptSession[str] = PromptSession(
        "> ", history=_history(history), completer=LineCompleter(session), complete_while_typing=True
    )
    signal.signal(signal.SIGTERM, lambda number, frame: _end(reader, number, frame))
    while True:
        try:
            line = reader.prompt()
        except (EOFError, KeyboardInterrupt):
            return
        if not line.strip():
            continue
        card = session.respond(line)
        if card is None:
            return
        console.print(coloured(card, console))


def _end(reader: PromptSession[str], _signal: int, _frame: FrameType | None) -> None:
    """End as if by Ctrl-C: the prompt gives the screen back as it found it."""
    app = reader.app
    if not app.is_running or app.loop is None:
        raise KeyboardInterrupt
    app.loop.call_soon_threadsafe(lambda: app.exit(exception=EOFError()))


def _history(path: Path) -> History:
    """The history, in a file that only its owner can read."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


class LineCompleter(Completer):
    """Commands after a stroke, names after a command, questions otherwise."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What the line may become."""
        typed = document.text_before_cursor
        found, start = self._found(typed.lstrip())
        return [Completion(each, start_position=-start) for each in found]

    def _found(self, typed: str) -> tuple[list[str], int]:
        """What may stand in place of how many of the characters typed last."""
        session = self._session
        if not is_command(typed):
            asked = session.knowledge.suggest(typed, limit=_MOST, today=session.today()) if typed else []
            return asked, len(typed)
        name, space, rest = typed[1:].partition(" ")
        if not space:
            return [f"/{each.name}" for each in COMMANDS if each.name.startswith(name.casefold())], len(typed)
        command = next((each for each in COMMANDS if each.name == name.casefold()), None)
        if command is None or not command.subject:
            return [], 0
        if command.name == "ask":
            return session.knowledge.suggest(rest, limit=_MOST, today=session.today()), len(rest)
        if command.name == "sources":
            return [each for each in session.shelf.sources if rest.casefold() in each.casefold()], len(rest)
        word = rest.rpartition(" ")[2]
        options = [f"{option.name}:{choice}" for option in command.options for choice in option.choices or ("",)]
        fitting = [each for each in options if word and each.startswith(word)]
        names = session.knowledge.names(rest, limit=_MOST, kinds=_KINDS.get(command.name)) if ":" not in rest else []
        return (fitting, len(word)) if fitting else (names, len(rest))
