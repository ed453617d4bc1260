"""What can be checked without Discord: settings, time zones, knowledge, database."""

import os
import shutil
import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import available_timezones

from bot.doctor.report import Report
from bot.settings import Settings
from bot.store.engine import StoreError
from bot.store.look import Look, look
from knowledge import BadKnowledge, load

_MEGABYTE = 1_000_000
_FEW, _TOO_FEW = 500 * _MEGABYTE, 20 * _MEGABYTE
"""Free bytes below which somebody should know, and below which a write may fail any time."""


def check_settings(report: Report, settings: Settings, env_file: Path) -> None:
    """Whether a token lies open; that the settings can be read was found out before."""
    try:
        mode = env_file.stat().st_mode
    except OSError:  # not there: the settings come from the environment
        report.ok("Settings", "all can be used.")
        return
    if settings.discord_token is not None and os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        report.warning(
            "Settings", f"others on this machine can read {env_file} and the token in it: chmod 600 {env_file}"
        )
    else:
        report.ok("Settings", f"all can be used, those in {env_file} too.")


def check_zones(report: Report) -> bool:
    """Whether the machine knows the time zones; said only where it does not."""
    if available_timezones():
        return True
    report.wrong(
        "Time zones",
        "this machine has no data of them. Install the package tzdata, with the system's means or with pip.",
    )
    return False


def check_zone(report: Report, settings: Settings, now: datetime) -> None:
    """Whether it is the day that whoever set the zone thinks it is."""
    local = now.astimezone(settings.zone)
    report.ok("Time zones", f"in {settings.time_zone}, as TIME_ZONE says, it is {local:%A %d %B %Y, %H:%M}.")


def check_knowledge(report: Report, settings: Settings) -> None:
    """Whether the knowledge is sound."""
    try:
        base = load(settings.data, settings.documents)
    except BadKnowledge as bad:
        given = (("--data", settings.data), ("--documents", settings.documents))
        options = "".join(f" {option} {folder}" for option, folder in given if folder is not None)
        report.wrong("Knowledge", f"{next(iter(bad.problems))} To see all: python -m knowledge check{options}")
        return
    documents, records = len(base.sources()), len(base.records) + len(base.things)
    report.ok("Knowledge", f"sound; documents: {documents}, records: {records}, the newest of {base.newest}.")


async def check_database(report: Report, settings: Settings) -> Look:
    """Whether the database can be used, beside a running bot too.

    Returns:
        What was seen of it.
    """
    try:
        seen = await look(settings.database)
    except StoreError as wrong:
        report.wrong("Database", str(wrong))
        return Look(None)
    if seen.file is None:
        report.ok("Database", f"{seen.server or 'the server'} lets the bot in and write; {_version(seen)}")
        return seen
    folder = _nearest(seen.file.parent)
    if not os.access(folder, os.W_OK | os.X_OK):
        report.wrong(
            "Database",
            f"the bot may not write into {folder}. Give its user the right to, or name another file in DATABASE_URL.",
        )
        return seen
    report.ok("Database", f"{seen.file}, {_version(seen)}")
    check_space(report, folder, shutil.disk_usage(folder).free)
    return seen


def check_space(report: Report, folder: Path, free: int) -> None:
    """Whether the disk has room.

    Args:
        report: where it is said.
        folder: of the database.
        free: bytes that are left.
    """
    left = f"{free // _MEGABYTE:,} MB are free in {folder}"
    if free < _TOO_FEW:
        report.wrong("Disk", f"{left}. Make room: the bot can keep nothing more.")
    elif free < _FEW:
        report.warning("Disk", f"{left}. Make room before it is full.")
    else:
        report.ok("Disk", f"{left}.")


def _version(seen: Look) -> str:
    if not seen.version:
        return "not there yet; the bot makes it when it first starts."
    if seen.version < seen.newest:
        return f"version {seen.version}; the bot brings it to version {seen.newest} when it starts."
    return f"whole, version {seen.version}, and it can be written to."


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.absolute().parents) if os.path.isdir(each)), folder)
