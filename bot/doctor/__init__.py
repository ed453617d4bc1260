"""`python -m bot doctor`: whether everything is as the bot needs it, and what to do about what is not.

Each check says one line, at once, with its remedy in it: `report.py` how it looks, `machine.py` what can be checked
without Discord, `network.py` whether Discord is there and agrees about the time, `application.py` the token and what
is set in the developer portal, `commands.py` what is registered, `servers.py` what the bot may do where, and
`invitation.py` what it needs at all. Nothing is changed anywhere, and it may run beside the bot. As everything that is
said to whoever runs the program, it is in English.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from bot.doctor.examination import examine
from bot.doctor.machine import check_zones
from bot.doctor.report import Report
from bot.journal import configure
from bot.settings import BadSettings, Settings

ENV_FILE = Path(".env")


def run(read: Callable[[], Settings]) -> int:
    """Check everything.

    Args:
        read: gives the settings.

    Returns:
        The exit status: 0 where all is well, or well enough to run; 1 where something is wrong.
    """
    _forgive(sys.stdout)
    report = Report(sys.stdout)
    try:
        _checked(read, report)
    except BrokenPipeError:
        # Nobody reads on. The interpreter flushes standard output when it ends; let that go nowhere, too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if report.counted("wrong") else 0


def _forgive(target: TextIO) -> None:
    """What the terminal can't show becomes a question mark: names of servers may hold anything."""
    if isinstance(target, TextIOWrapper):
        target.reconfigure(errors="replace")


def _checked(read: Callable[[], Settings], report: Report) -> None:
    try:
        settings = read()
    except BadSettings as bad:
        check_zones(report)  # without their data a right TIME_ZONE looks wrong
        for line in bad.lines:
            report.wrong("Settings", f"{line.removesuffix('.')}. Each variable is explained in .env.example.")
    else:
        configure("ERROR", settings.log_format)
        asyncio.run(examine(settings, ENV_FILE, report))
    report.close()
