"""`python -m bot digest run --now … --dry-run`: what would be posted at an instant, shown to whoever runs the bot.

Nothing is posted and nothing is written, so it can be tried beside the running bot, for any instant.
"""

import sys
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.app import furnish
from bot.cards.deliveries import moment
from bot.cards.text import plain
from bot.settings import Settings
from bot.store import subscriptions
from bot.store.engine import Store, StoreError, file_of
from bot.store.subscriptions import Subscription
from knowledge import Knowledge


def instant_of(text: str, zone: ZoneInfo) -> datetime:
    """An instant as it is written on a command line; without an offset it is one of the bot's zone.

    Raises:
        ValueError: it is none.
    """
    found = datetime.fromisoformat(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=zone)


async def rehearse(settings: Settings, knowledge: Knowledge, instant: datetime) -> int:
    """Print what is due at an instant and not posted yet, each as text.

    Returns:
        The exit status: 0, or 1 where the database cannot be read.
    """
    file = file_of(settings.database)
    if file is not None and not file.exists():
        sys.stdout.write(f"There is no database at {file} yet, so nothing would be posted.\n")
        return 0
    try:
        store = await Store.open(settings.database)
    except StoreError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    try:
        desk = furnish(settings, knowledge, store)
        due = await subscriptions.due(store, instant)
        sys.stdout.write(f"Due by {instant.isoformat()} and not posted yet: {len(due)}\n")
        for each in due:
            content = desk.contents.get(each.kind)
            card = await content(each, instant) if content is not None else None
            sys.stdout.write("\n".join(["", *_heading(each), plain(card) if card else "It would say nothing.\n"]))
    finally:
        await store.close()
    return 0


def _heading(subscription: Subscription) -> Iterable[str]:
    place = f"channel {subscription.channel}" if subscription.user is None else f"direct message to {subscription.user}"
    when = moment(subscription.next_at, subscription.zone, "en") if subscription.next_at is not None else ""
    yield f"== {subscription.kind} {subscription.id}, {place}, due {when}"
