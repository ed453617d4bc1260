"""Deleting what was promised to be deleted: old questions and postings, and the data of servers that the bot left."""

import asyncio
from datetime import timedelta

from bot.journal import get_log
from bot.schedule.clock import now
from bot.store import asked, deliveries, notices, subscriptions
from bot.store.engine import FAILURES, Store
from bot.store.servers import Servers

QUESTIONS_KEPT = timedelta(days=90)
POSTINGS_KEPT = timedelta(days=90)
"""Longer than a button under one is pressed, or its nonce could matter."""
LEFT_SERVERS_KEPT = timedelta(days=30)
_EVERY = timedelta(hours=6)

_log = get_log("bot.schedule.tidy")


async def tidy(store: Store) -> None:
    """Delete what is due, now and every few hours, for ever; a failure is logged and tried again the next time."""
    while True:
        try:
            await tidy_once(store)
        except FAILURES as error:
            _log.error("could not tidy up", exc_info=error)
        await asyncio.sleep(_EVERY.total_seconds())


async def tidy_once(store: Store) -> None:
    """Delete what is due now."""
    instant = now()
    questions = await asked.forget_before(store, instant - QUESTIONS_KEPT)
    servers = await Servers(store).forget_left(instant - LEFT_SERVERS_KEPT)
    postings = await deliveries.forget_before(store, instant - POSTINGS_KEPT)
    told = await notices.forget_before(store, instant - POSTINGS_KEPT)
    ended = await subscriptions.forget_ended(store, instant - POSTINGS_KEPT)
    if questions or servers or postings or told or ended:
        _log.info(
            "deleted what was due", questions=questions, servers=servers, postings=postings, notices=told, ended=ended
        )
