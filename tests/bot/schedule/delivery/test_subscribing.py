"""What commands do with subscriptions: the dates that follow."""

from datetime import UTC, date, datetime, timedelta

from bot.schedule.delivery.planning import plan_due, set_right
from bot.schedule.delivery.subscribing import change, remind, resume, subscribe
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.engine import Store
from bot.store.subscriptions import Subscription, Wish

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
DAILY = Wish("digest", 5, 1, 6, every="daily", at="02:30", zone="Europe/Berlin")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def kept(store: Store, identifier: str) -> Subscription:
    """A subscription as it is now."""
    found = await subscriptions.find(store, identifier)
    assert found is not None
    return found


async def test_from_the_next_date_on(store: Store) -> None:
    """The day of the change has its date too, at the time that the clocks leave of it."""
    identifier = await subscribe(store, DAILY, NOW)
    made = await kept(store, identifier)
    assert (made.next_date, made.next_at) == (date(2026, 3, 29), datetime(2026, 3, 29, 1, 30, tzinfo=UTC))
    assert await plan_due(store, made.next_at - HOUR, 12 * HOUR) == 0
    assert await plan_due(store, made.next_at, 12 * HOUR) == 1
    assert await plan_due(store, made.next_at, 12 * HOUR) == 0
    (row,) = await deliveries.of_subscription(store, identifier)
    assert (row.due_at, row.until) == (made.next_at, made.next_at + 12 * HOUR)
    assert (await kept(store, identifier)).next_at == datetime(2026, 3, 30, 0, 30, tzinfo=UTC)


async def test_changed_and_resumed(store: Store) -> None:
    """The next date follows from the new rule; what was missed in a pause is not caught up."""
    identifier = await subscribe(store, DAILY, NOW)
    weekly = Wish("digest", 5, 1, 6, every="weekly", day=5, at="09:00", zone="Asia/Shanghai")
    assert await change(store, identifier, weekly, NOW)
    assert (await kept(store, identifier)).next_date == date(2026, 4, 3)
    assert await subscriptions.pause(store, identifier)
    assert await plan_due(store, NOW + 30 * DAY, 12 * HOUR) == 0
    assert await resume(store, identifier, NOW + 30 * DAY)
    again = await kept(store, identifier)
    assert (again.state, again.why, again.next_date) == ("active", None, date(2026, 5, 1))
    assert not await resume(store, "nothing", NOW)
    assert not await change(store, "nothing", DAILY, NOW)


async def test_a_ladder(store: Store) -> None:
    """Dates that are over are left out; each is given up when the next is due."""
    rungs = [Due((NOW + number * DAY).date(), NOW + number * DAY / 4) for number in (-1, 1, 2, 20)]
    identifier = await remind(store, Wish("reminder", 5, user=5), rungs, NOW)
    rows = (await deliveries.of_subscription(store, identifier))[::-1]
    assert [row.due_at for row in rows] == [each.at for each in rungs[1:]]
    assert [row.until - row.due_at for row in rows] == [6 * HOUR, 12 * HOUR, 12 * HOUR]
    assert (await kept(store, identifier)).next_at is None


async def test_a_zone_that_is_gone(store: Store) -> None:
    """One that nobody can read waits, and keeps nobody else waiting."""
    wrong = Wish("digest", 5, 1, 6, every="daily", at="09:00", zone="Atlantis/Town")
    await subscriptions.add(store, wrong, NOW - DAY, NOW.date(), NOW)
    right = await subscribe(store, DAILY, NOW - DAY)
    assert await plan_due(store, NOW, 12 * HOUR) == 1
    assert len(await deliveries.of_subscription(store, right)) == 1
    assert await set_right(store, NOW) == 0


async def test_a_clock_that_is_far_behind(store: Store) -> None:
    """A machine that starts in 1970 plans nothing, and is right again when its clock is."""
    identifier = await subscribe(store, DAILY, NOW)
    past = datetime(1970, 1, 2, tzinfo=UTC)
    assert await set_right(store, past) == 1
    assert await plan_due(store, past + 2 * DAY, 12 * HOUR) == 0
    assert await plan_due(store, NOW + DAY, 12 * HOUR) == 1
    newest, *older = await deliveries.of_subscription(store, identifier)
    assert (newest.state, newest.date) == ("planned", date(2026, 3, 29))
    assert all(row.reason == "missed" for row in older)
