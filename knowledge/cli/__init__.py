"""The library's commands: ask, deadlines, check, list, show, names, schema.

The contract: `ask` ends with 0 for an answer, 3 for an ambiguous or unknown one, 2 for wrong usage; with `--jsonl`
it reads a question a line (lines end at LF alone, invalid bytes are replaced) and prints an object a line, in
order, and ends with 0. On a terminal people see colours and tables; piped, it is plain text or, with `--json`, JSON.
"""

import io
import sys
from datetime import date

from knowledge.cli.commands import app
from knowledge.cli.output import complain
from knowledge.problems import BadKnowledge


def run(arguments: list[str], today: date) -> int:
    """Run one command.

    Args:
        arguments: without the program's name.
        today: the default of `--today`.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(arguments, prog_name="python -m knowledge", obj=today, standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BadKnowledge as bad:
        complain(bad.problems)
        return 1
    return 0
