"""What a command does with a subscription: the store's rows with the dates that follow from their rule."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from bot.schedule.delivery.planning import first_due
from bot.schedule.delivery.timing import Timing
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.engine import Store
from bot.store.subscriptions import Wish

_GIVE_UP: timedelta = Timing().give_up


async def subscribe(store: Store, wish: Wish, now: datetime) -> str:
    """Keep a wish whose dates follow from its rule; the first is the next one after now. Gives its id."""
    return await subscriptions.add(store, wish, now, *_next(wish, now))


async def remind(store: Store, wish: Wish, dates: Sequence[Due], now: datetime) -> str:
    """Keep a wish whose dates are given one by one; those that are over are left out. Gives its id.

    Each is given up when the next is due, twelve hours after it at most.
    """
    identifier = await subscriptions.add(store, wish, now, None, None)
    subscription = await subscriptions.find(store, identifier)
    coming = sorted((due for due in dates if due.at > now), key=lambda due: due.at)
    if subscription is not None and coming:
        last = Due(coming[-1].date, coming[-1].at + _GIVE_UP)
        for due, following in pairwise([*coming, last]):
            await deliveries.plan_single(store, subscription, due, min(following.at, due.at + _GIVE_UP))
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
