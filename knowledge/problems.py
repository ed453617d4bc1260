"""Mistakes in the data, as values: collected, never raised one by one, and shown all at once.

    Problem          one mistake: where it is, what is wrong, what to do
    BadKnowledge     the only error: raised by the door's `load`, with every problem

A person who edits the records mends all of them in one round, and a reload that is refused says why with the same
list.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the records or the documents.

    Attributes:
        file: its name, within the folder of the records or of the documents; or the folder, if that is at fault.
        line: counted from 1; None where the mistake is not in a line.
        record: id of the record, or None where the mistake is in none.
        message: a sentence that says what is wrong.
        remedy: a sentence that says what to do.
        nearest: what was probably meant, or the nearest text that there is.
    """

    file: str
    line: int | None
    record: str | None
    message: str
    remedy: str
    nearest: str | None = None

    def __str__(self) -> str:
        """`file:line: record: message`, then the remedy and the nearest text, each on a line of its own."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        head = f"{place}: {self.message}" if self.record is None else f"{place}: {self.record}: {self.message}"
        lines = [head, f"    {self.remedy}"]
        if self.nearest is not None:
            lines.append(f"    Nearest: “{self.nearest}”")
        return "\n".join(lines)

    def as_dict(self) -> dict[str, str | int | None]:
        """The fields by name, for JSON."""
        return asdict(self)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """The key by which problems are listed: down each file."""
        return (self.file, self.line or 0, self.record or "", self.message)


class BadKnowledge(Exception):  # noqa: N818 (it is not an error of the program)
    """The records are not sound; nothing of them was taken.

    Attributes:
        problems: all of them, in order of file and line.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        super().__init__("\n".join(map(str, self.problems)))
