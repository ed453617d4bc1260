"""Reminders go where their deadlines go: a team changes its own, and a reload of the knowledge may move the others."""

from dataclasses import replace
from datetime import date, datetime

from bot.deadlines.agenda import Asked
from bot.interactions import deputies
from bot.interactions.deadlines import there
from bot.interactions.desk import Desk
from bot.interactions.reminders import KIND, ReminderSettings, dues, dues_of
from bot.journal import get_log
from bot.schedule.clock import now
from bot.schedule.delivery.subscribing import remind
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.engine import FAILURES, StoreError
from bot.store.subscriptions import Subscription

_log = get_log("bot.interactions.following")


async def follow_knowledge(desk: Desk) -> None:
    """Follow what the knowledge says now; a database that cannot be used is logged, and the next time follows it."""
    try:
        await follow(desk)
    except FAILURES as error:
        _log.error("reminders could not follow their deadlines", trouble=str(StoreError.of(error)))


async def follow(desk: Desk, server: int | None = None) -> None:
    """Count the days of reminders anew where their deadline has another date than when they were counted.

    Args:
        desk: what they are kept by.
        server: of which team; all reminders if it is left out.
    """
    instant, moved = now(), 0
    for each in await subscriptions.of_kind(desk.store, KIND):
        if server is None or each.server == server:
            moved += await _followed(desk, each, instant)
    if moved:
        _log.info("reminders moved along with their deadlines", count=moved)
        desk.wake()


async def _followed(desk: Desk, reminder: Subscription, instant: datetime) -> bool:
    """Move one along, if it has to; what was put off stays, and one that was acknowledged is not brought back."""
    settings, place = ReminderSettings.of(reminder.settings), await there(desk, reminder, instant)
    if settings.acknowledged or reminder.state == "paused" or not settings.due:
        return False
    before = date.fromisoformat(settings.due)
    found = place.entry(settings.key, Asked()) or place.successor(settings.key, before)
    if found is None or found.first_day in {None, before}:
        return False
    ladder = {due.date for due in dues(reminder, before, chinese=found.in_working_days)}
    rows = await deliveries.of_subscription(desk.store, reminder.id)
    put_off = {row.date: row.due_at for row in rows if row.state == "planned" and row.date not in ladder}
    kept = replace(settings, key=found.key, due=str(found.first_day))
    wish = replace(reminder.wish, settings=kept.kept)
    days = {**{due.date: due.at for due in dues_of(wish, found)}, **put_off}
    await remind(desk.store, wish, [Due(day, at) for day, at in days.items()], instant, reminder.id)
    await deputies.follow(desk, reminder.id, wish, found)
    return True
