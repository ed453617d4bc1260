"""What a command does with a subscription: the store's rows with the dates that follow from their rule."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.schedule.delivery.planning import first_due
from bot.schedule.delivery.timing import Timing
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.engine import Store
from bot.store.subscriptions import Wish

GIVE_UP: timedelta = Timing().give_up
"""After which a posting is given up, where the next one is not due before."""


async def subscribe(store: Store, wish: Wish, now: datetime) -> str:
    """Keep a wish whose dates follow from its rule; the first is the next one after now. Gives its id."""
    return await subscriptions.add(store, wish, now, *_next(wish, now))


async def remind(store: Store, wish: Wish, dates: Sequence[Due], now: datetime, instead: str | None = None) -> str:
    """Keep a wish whose dates are given one by one; those that are over are left out. Gives its id.

    Each is given up when the next is due, twelve hours after it at most.

    Args:
        store: where.
        wish: what for.
        dates: when.
        now: what is over.
        instead: id of the one that it takes the place of: what that one planned is called off, what it posted stays
            its own.
    """
    if instead is not None and await subscriptions.change(store, instead, wish, None, None):
        identifier = instead
        await subscriptions.resume(store, identifier, None, None)
    else:
        identifier = await subscriptions.add(store, wish, now, None, None)
    subscription = await subscriptions.find(store, identifier)
    coming = sorted((due for due in dates if due.at > now), key=lambda due: due.at)
    if subscription is not None:
        following = [due.at for due in coming[1:]]
        ends = [min(each, due.at + GIVE_UP) for due, each in zip(coming, following, strict=False)]
        ends += [due.at + GIVE_UP for due in coming[-1:]]
        planned = list(zip(coming, ends, strict=True))
        await deliveries.replan(store, subscription, planned)
    return identifier


async def change(store: Store, identifier: str, wish: Wish, now: datetime) -> bool:
    """Put another wish in its place; a date that has its posting already gets no second one. False if it is gone."""
    return await subscriptions.change(store, identifier, wish, *_next(wish, now))


async def resume(store: Store, identifier: str, now: datetime) -> bool:
    """Go on with one that was paused, from its next date on; what it missed is not posted. False if it is gone."""
    subscription = await subscriptions.find(store, identifier)
    return subscription is not None and await subscriptions.resume(store, identifier, *_next(subscription, now))


def _next(wish: Wish, now: datetime) -> tuple[None, None] | Due:
    return first_due(wish, now) or (None, None)
