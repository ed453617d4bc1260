"""Whether the bot is alive, for whatever watches over it: a small file, written anew while it is, so its age tells.

A process can run and yet be deaf. So the file is written only while Discord answers heartbeats and the event loop
turns, or while it stands by for a process that does so; when it grows old, something is wrong, whatever the process
list says. `python -m bot health` reads it.
"""

import asyncio
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from bot.journal import get_log

EVERY = 15.0
"""Seconds between two writings."""
OLD = 90.0
"""Seconds of age at which a file no longer speaks for the bot: a short reconnect is no alarm."""

_log = get_log("bot.health")


@dataclass(frozen=True)
class Health:
    """How the bot is.

    Attributes:
        instant: when this was so.
        started: when the process was ready to connect.
        latency_ms: milliseconds that Discord took to answer the last heartbeat.
        servers: how many servers it is in.
        documents: how many documents it answers from.
        records: how many records.
        newest: date of the newest document.
        pid: id of the process.
        stands_by: whether another process on the same database is connected to Discord, and this one waits.
    """

    instant: datetime
    started: datetime
    latency_ms: int
    servers: int
    documents: int
    records: int
    newest: str
    pid: int
    stands_by: bool = False


async def keep(file: Path, look: Callable[[], Health | None], every: float = EVERY) -> None:
    """Write the file while the bot is alive, for ever; a file that cannot be written is logged once.

    Args:
        file: where.
        look: how the bot is; None while it is not alive.
        every: seconds between two writings; while it is not alive, it is looked at each second at least.
    """
    written = True
    while True:
        health = look()
        if health is not None:
            try:
                await asyncio.to_thread(write, file, health)
                written = True
            except OSError as error:
                if written:
                    _log.error("the health file can't be written", exc_info=error)
                written = False
        await asyncio.sleep(every if health is not None else min(every, 1.0))


def write(file: Path, health: Health) -> None:
    """Put the file in place whole: nobody reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{health.pid}")
    beside.write_text(json.dumps(asdict(health), default=datetime.isoformat) + "\n", encoding="utf-8")
    os.replace(beside, file)


def report(file: Path, now: datetime) -> tuple[int, str]:
    """What the file says, as an exit status (0 alive, 1 not) and a sentence.

    The age is that of the instant in it, not of the file, which a copy or a restored backup would make young.
    """
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        age = (now - datetime.fromisoformat(told["instant"])).total_seconds()
        latency, stands_by = int(told["latency_ms"]), bool(told.get("stands_by"))
    except FileNotFoundError:
        return 1, f"There is no health file at {file}: the bot has not been connected yet, or runs with other settings."
    except (OSError, ValueError, KeyError, TypeError):
        return 1, f"{file} can't be read, or no Briefdesk wrote it."
    if age > OLD:
        return 1, f"The bot was last alive {age:.0f} seconds ago. Look into its log, and restart it."
    does = "stood by: another process has the connection" if stands_by else f"Discord answered in {latency} ms"
    return 0, f"The bot was alive {max(age, 0):.0f} seconds ago; {does}."
