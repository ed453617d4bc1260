"""How the doctor speaks: a line a check, each with a mark, said as soon as it is known."""

from collections import Counter
from typing import Literal, TextIO

from bot.cards.escape import one_line

Mark = Literal["ok", "warning", "wrong"]
"""It is well; it works, but somebody should know; it does not work."""


class Report:
    """What was found so far.

    Args:
        target: where it is written.
    """

    def __init__(self, target: TextIO) -> None:
        self._target = target
        self._marks = Counter[Mark]()

    def ok(self, what: str, sentence: str) -> None:
        """Say that something is well."""
        self._say("ok", what, sentence)

    def warning(self, what: str, sentence: str) -> None:
        """Say what works, but not as somebody may expect, and what to do about it."""
        self._say("warning", what, sentence)

    def wrong(self, what: str, sentence: str) -> None:
        """Say what does not work, and what to do about it."""
        self._say("wrong", what, sentence)

    def note(self, sentence: str) -> None:
        """Say something that is no finding."""
        self._write(sentence)

    def close(self) -> None:
        """Say how it is altogether."""
        wrong, warnings = self.counted("wrong"), self.counted("warning")
        well = "Nothing is wrong" if not wrong else "1 thing is wrong" if wrong == 1 else f"{wrong} things are wrong"
        besides = "" if not warnings else ", 1 warning" if warnings == 1 else f", {warnings} warnings"
        self._write(f"{well}{besides}.")

    def counted(self, mark: Mark) -> int:
        """How often a mark was given."""
        return self._marks[mark]

    def _say(self, mark: Mark, what: str, sentence: str) -> None:
        self._marks[mark] += 1
        self._write(f"{what}: {sentence}", f"{f'[{mark}]':<10}")

    def _write(self, line: str, lead: str = "") -> None:
        """A line, harmless for a terminal: names of servers and channels are anybody's."""
        self._target.write(f"{lead}{one_line(line)}\n")
        self._target.flush()
