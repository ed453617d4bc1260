"""Line by line: a question a line in, a plain card out, each written at once so that a program can wait for it.

Lines end at LF alone; bytes that are not UTF-8 are replaced. Of a line that never ends only the beginning is kept:
it is far too long to be answered anyway.
"""

from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from bot.cards.text import plain
from bot.terminal.session import Session

_LONGEST = 1 << 16
"""Bytes kept of one line."""


def answer_lines(session: Session, source: BinaryIO, target: TextIO) -> None:
    """Answer every line, the empty ones too, until the input ends or a line says so."""
    _forgive(target)
    _write(target, session.greeting() + "\n\n")
    for line in _lines(source):
        card = session.respond(line)
        if card is None:
            return
        _write(target, plain(card) + "\n")


def _forgive(target: TextIO) -> None:
    """What the output cannot hold becomes a question mark, rather than an end to all answers."""
    if isinstance(target, TextIOWrapper):
        target.reconfigure(errors="replace")


def _write(target: TextIO, text: str) -> None:
    target.write(text)
    target.flush()


def _lines(source: BinaryIO) -> Iterator[str]:
    while line := source.readline(_LONGEST):
        rest = line
        while len(rest) == _LONGEST and not rest.endswith(b"\n"):
            rest = source.readline(_LONGEST)
        yield line.removesuffix(b"\n").decode("utf-8", errors="replace")
