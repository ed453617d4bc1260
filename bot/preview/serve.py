"""The preview from beginning to end: store, bot and scene joined, addresses told, and all of it ended again."""

import asyncio
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.app import delivery, furnish, stop_signal
from bot.client import Client
from bot.interactions.posting import Posting
from bot.journal import configure
from bot.preview.live import Live, Place
from bot.preview.scene import SERVER, set_up
from bot.settings import Settings
from bot.store.engine import Store
from knowledge import Knowledge

_NAME = "Briefdesk"
_OPEN = "Briefdesk as it is in Discord: open an address in a browser on this computer. No token, no network."
_LAST = 3.0
"""Seconds that what is being posted has for arriving in the end."""
_END = "Ctrl-C ends it, and what was asked is forgotten."


async def serve(
    settings: Settings, knowledge: Knowledge, folder: Path, port: int, open_page: Callable[[str], object] | None
) -> None:
    """Serve the preview until SIGTERM, Ctrl-C or “End preview session” in the browser.

    Args:
        settings: what was set.
        knowledge: what it answers from.
        folder: for the store.
        port: of the first page; 0 for any that are free.
        open_page: shows an address to a person; none is shown if None.

    Raises:
        PreviewError: a port is taken.
    """
    # A line for each answer would bury the addresses; who sets a level gets it.
    level = settings.log_level if "log_level" in settings.model_fields_set else "WARNING"
    configure(level, settings.log_format)
    stopped = stop_signal()
    store = await Store.open(f"sqlite+aiosqlite:///{folder / 'preview.db'}")
    desk = furnish(settings, knowledge, store)
    posting = Posting(desk)
    client, machine = Client(desk, None, posting), delivery(desk, posting, alone=True)
    try:
        async with Live(client, _NAME, settings.time_zone, port) as live:
            places = await set_up(live, desk)
            addresses = await live.open(SERVER, places)
            _tell(places, addresses)
            if open_page is not None:  # some browsers keep who opens them waiting until they are closed
                threading.Thread(target=open_page, args=(addresses[0],), daemon=True).start()
            posted = asyncio.create_task(machine.run())
            await live.run(stopped)
            await machine.finish(_LAST)
            posted.cancel()
    finally:
        await store.close()


def _tell(places: Sequence[Place], addresses: Sequence[str]) -> None:
    lines = [f"  {place!s:16} {address}" for place, address in zip(places, addresses, strict=True)]
    sys.stdout.write("\n".join([_OPEN, "", *lines, "", _END, ""]))
    sys.stdout.flush()
