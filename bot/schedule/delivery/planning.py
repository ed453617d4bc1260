"""From a subscription to what is to be posted: the newest date that is due, once; older ones are listed, not posted."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import takewhile
from typing import cast

from bot.journal import get_log
from bot.schedule.times import Calendar, Every, Rule, Schedule
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due, Plan
from bot.store.engine import Store
from bot.store.subscriptions import Subscription, Wish

_FARTHEST = timedelta(days=400)
"""How far back dates are listed that were missed."""

_log = get_log("bot.schedule.delivery.planning")


def schedule_of(wish: Wish) -> Schedule | None:
    """The schedule of a subscription; None where its dates are given one by one."""
    if wish.every is None:
        return None
    rule = Rule(cast("Every", wish.every), wish.day, cast("Calendar", wish.calendar))
    return Schedule(rule, time.fromisoformat(wish.at), wish.zone)


def first_due(wish: Wish, after: datetime) -> Due | None:
    """The first date after an instant; None where its dates are given one by one."""
    schedule = schedule_of(wish)
    if schedule is None:
        return None
    slot = schedule.next(after)
    return Due(slot.date, slot.instant)


async def plan_due(store: Store, now: datetime, give_up: timedelta) -> int:
    """Plan all that is due.

    A subscription that was made later than `now` waits: then the clock is wrong.

    Returns:
        How many postings were planned.
    """
    planned = 0
    for subscription in await subscriptions.due(store, now):
        plan = _plan(subscription, now, give_up)
        if plan is not None and await deliveries.plan(store, subscription, plan, now):
            planned += 1
    return planned


def _plan(subscription: Subscription, now: datetime, give_up: timedelta) -> Plan | None:
    if subscription.made_at > now:
        return None
    try:
        *missed, due = _due(subscription, now)
        following = first_due(subscription, now)
    except (KeyError, ValueError) as error:  # a zone that this machine does not know (any more)
        _log.error("a subscription has no schedule that can be read", subscription=subscription.id, exc_info=error)
        return None
    if following is None:
        return None
    return Plan(due, min(following.at, now + give_up), following, tuple(missed))


def _due(subscription: Subscription, now: datetime) -> Iterator[Due]:
    """Its dates up to now, oldest first; the one that was the next to come is among them."""
    schedule = schedule_of(subscription)
    if schedule is None or subscription.next_at is None or subscription.next_date is None:
        raise ValueError("without a rule nothing is due by itself")
    first, farthest = Due(subscription.next_date, subscription.next_at), now - _FARTHEST
    yield first
    for slot in takewhile(lambda slot: slot.instant <= now, schedule.slots(max(first.at, farthest))):
        yield Due(slot.date, slot.instant)


async def set_right(store: Store, now: datetime) -> int:
    """Give each subscription that waits the next date by its rule, wherever it has another one.

    So it is after the clock was wrong, and after the rules of a zone or a calendar changed. A date that was planned
    before is not planned again.

    Returns:
        How many had another one.
    """
    moved = 0
    for subscription in await subscriptions.waiting(store, now):
        try:
            due = first_due(subscription, now)
        except (KeyError, ValueError):  # said when it is due
            continue
        if due is not None and (due.date, due.at) != (subscription.next_date, subscription.next_at):
            moved += await subscriptions.move(store, subscription, due.date, due.at)
    return moved
