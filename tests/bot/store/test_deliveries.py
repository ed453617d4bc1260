"""Rows of postings, in a real file: planned once, claimed by one, written by whoever holds it, never after the end."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.store import deliveries, notices, subscriptions
from bot.store.deliveries import Due, Plan
from bot.store.engine import Store
from bot.store.subscriptions import Subscription, Wish

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY, LEASE = timedelta(days=1), timedelta(seconds=45)
TODAY = NOW.date()
OWNER, SERVER, CHANNEL = 7, 70, 700


async def subscribed(store: Store, channel: int = CHANNEL, **wish: object) -> Subscription:
    """A daily digest that is due now."""
    made = Wish("digest", OWNER, SERVER, channel, every="daily", settings={"within": 30}, **wish)  # type: ignore[arg-type]
    found = await subscriptions.find(store, await subscriptions.add(store, made, NOW - DAY, TODAY, NOW))
    assert found is not None
    return found


async def planned(store: Store, subscription: Subscription, missed: tuple[Due, ...] = ()) -> bool:
    """What is due is planned."""
    plan = Plan(Due(TODAY, NOW), NOW + DAY, Due(TODAY + DAY, NOW + DAY), missed)
    return await deliveries.plan(store, subscription, plan, NOW)


async def test_planned_once(store: Store) -> None:
    """Of many who see that it is due, one plans it, and the subscription has moved on."""
    subscription = await subscribed(store)
    assert subscription.settings == {"within": 30}
    assert [each.id for each in await subscriptions.due(store, NOW)] == [subscription.id]
    done = await asyncio.gather(*(planned(store, subscription) for _ in range(8)))
    assert Counter(done) == {True: 1, False: 7}
    assert await subscriptions.due(store, NOW) == []
    assert await subscriptions.soonest(store) == NOW + DAY
    # The clock is put back, and the same date is due again: it is there already.
    again = await subscriptions.find(store, subscription.id)
    assert again is not None
    assert await subscriptions.move(store, again, TODAY, NOW)
    again = await subscriptions.find(store, subscription.id)
    assert again is not None
    assert await planned(store, again)
    assert len(await deliveries.of_subscription(store, subscription.id)) == 1


async def test_what_was_missed_is_listed(store: Store) -> None:
    """Dates that are left out have their rows, and are found with the one that was posted after them."""
    subscription = await subscribed(store)
    missed = tuple(Due(TODAY - number * DAY, NOW - number * DAY) for number in (3, 2, 1))
    assert await planned(store, subscription, missed)
    newest, *others = await deliveries.of_subscription(store, subscription.id)
    assert (newest.state, [each.reason for each in others]) == ("planned", ["missed"] * 3)
    assert [each.date for each in await deliveries.missed(store, newest)] == [
        TODAY - number * DAY for number in (1, 2, 3)
    ]
    assert await deliveries.soonest(store) == NOW


async def test_claimed_by_one(store: Store) -> None:
    """Each posting is taken once while its lease lasts, and by the next worker when it is over."""
    for number in range(10):
        assert await planned(store, await subscribed(store, CHANNEL + number))
    taken = await asyncio.gather(*(deliveries.claim(store, f"w{n}", NOW, NOW + LEASE) for n in range(16)))
    nonces = [each.nonce for each in taken if each is not None]
    assert len(nonces) == len(set(nonces)) == 10
    assert await deliveries.claim(store, "late", NOW + LEASE - timedelta(microseconds=1), NOW + 2 * LEASE) is None
    again = await deliveries.claim(store, "late", NOW + LEASE, NOW + 2 * LEASE)
    assert again is not None
    assert (again.attempts, again.worker) == (2, "late")


async def test_one_of_a_channel_at_a_time(store: Store) -> None:
    for _ in range(2):
        assert await planned(store, await subscribed(store))
    first = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert first is not None
    assert await deliveries.claim(store, "w", NOW, NOW + LEASE) is None
    assert await deliveries.sent(store, first, 1, "answer", NOW)
    assert await deliveries.claim(store, "w", NOW, NOW + LEASE) is not None


async def test_whoever_lost_it_writes_nothing(store: Store) -> None:
    """A worker that slept past its lease changes nothing more; that it was posted may be told by anybody."""
    assert await planned(store, await subscribed(store))
    old = await deliveries.claim(store, "old", NOW, NOW + LEASE)
    assert old is not None
    assert await deliveries.freeze(store, old, "body", 5, NOW)
    new = await deliveries.claim(store, "new", NOW + LEASE, NOW + 2 * LEASE)
    assert new is not None
    assert (new.body, new.fence, new.first_try_at) == ("body", 5, NOW)
    assert not await deliveries.freeze(store, old, "other", 6, NOW)
    assert not await deliveries.not_taken(store, old, NOW, "busy")
    assert not await deliveries.end(store, old, "failed", NOW, code=50013)
    assert await deliveries.sent(store, old, 99, "answer", NOW)
    assert not await deliveries.lost(store, new, NOW, "no answer")
    assert not await deliveries.heard(store, new.nonce, 98, NOW)
    row = await deliveries.find(store, new.nonce)
    assert row is not None
    assert (row.state, row.message, row.confirmed, row.body) == ("sent", 99, "answer", "body")


@pytest.mark.parametrize(
    ("state", "why", "kind", "paused"),
    [
        ("failed", {"reason": "refused", "code": 10003, "error": "Unknown Channel"}, "paused", "10003"),
        ("failed", {"reason": "late"}, "late", None),
        ("unsure", {"error": "lost"}, "unsure", None),
    ],
)
async def test_the_owner_is_told(
    store: Store, state: deliveries.State, why: dict[str, object], kind: str, paused: str | None
) -> None:
    """A notice, and the direct message that tells it, are kept with the end itself; a refusal pauses."""
    subscription = await subscribed(store)
    assert await planned(store, subscription)
    claimed = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert claimed is not None
    assert await deliveries.end(store, claimed, state, NOW, **why)
    (notice,) = await notices.unseen(store, OWNER)
    assert (notice.kind, notice.subscription, notice.detail["nonce"]) == (kind, subscription.id, claimed.nonce)
    kept = await subscriptions.find(store, subscription.id)
    assert kept is not None
    assert (kept.state, kept.why) == (("paused", paused) if paused else ("active", None))
    telling = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert telling is not None
    assert (telling.notice, telling.user, telling.subscription) == (notice.id, OWNER, None)
    # One that cannot be told makes no further notice; one that was told is seen.
    assert await deliveries.lost(store, telling, NOW, "?")
    assert await deliveries.heard(store, telling.nonce, 5, NOW)
    assert await notices.unseen(store, OWNER) == []


async def test_somebody_settles_what_nobody_knew(store: Store) -> None:
    """It is there, or it is posted anew under another nonce; once."""
    subscription = await subscribed(store)
    assert await planned(store, subscription)
    claimed = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert claimed is not None
    assert await deliveries.end(store, claimed, "unsure", NOW)
    assert await deliveries.anew(store, subscription, claimed, NOW + DAY, NOW)
    assert not await deliveries.anew(store, subscription, claimed, NOW + DAY, NOW)
    assert not await deliveries.is_there(store, claimed, NOW)
    new, old = sorted(await deliveries.of_subscription(store, subscription.id), key=lambda each: -each.generation)
    assert (new.state, new.generation, old.state, old.reason) == ("planned", 1, "skipped", "again")
    assert new.nonce != old.nonce
    taken = [await deliveries.claim(store, "w", NOW, NOW + LEASE) for _ in range(2)]  # the notice's message is one
    (claimed,) = (each for each in taken if each is not None and each.nonce == new.nonce)
    assert await deliveries.end(store, claimed, "unsure", NOW)
    assert await deliveries.is_there(store, claimed, NOW)
    seen = await deliveries.find(store, new.nonce)
    assert seen is not None
    assert (seen.state, seen.confirmed) == ("sent", "person")


async def test_a_new_subscription_is_never_an_old_one(store: Store) -> None:
    """After one is deleted with its postings, a new one for the same channel and date has other nonces."""
    nonces: set[str] = set()
    for _ in range(3):
        subscription = await subscribed(store)
        assert await planned(store, subscription)
        (row,) = await deliveries.of_subscription(store, subscription.id)
        nonces.add(row.nonce)
        assert await subscriptions.remove(store, subscription.id)
        assert await deliveries.find(store, row.nonce) is None
    assert len(nonces) == 3


async def test_what_names_a_person_is_deleted(store: Store) -> None:
    """Their own reminders go, what they made for a channel stays without an owner, who then gets no notice."""
    digest = await subscribed(store)
    await subscriptions.add(store, Wish("reminder", OWNER, user=OWNER), NOW, None, None)
    assert await subscriptions.count_of(store, OWNER) == 2
    assert await subscriptions.forget_user(store, OWNER) == 2
    assert await subscriptions.count_of(store, OWNER) == 0
    assert await planned(store, digest)
    claimed = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert claimed is not None
    assert await deliveries.end(store, claimed, "failed", NOW, code=10003)
    assert await notices.unseen(store, OWNER) == []
    assert await deliveries.counts(store) == {"failed": 1}


async def test_what_is_over_is_forgotten(store: Store) -> None:
    """And nothing that is open."""
    for _ in range(2):
        assert await planned(store, await subscribed(store))
    claimed = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert claimed is not None
    assert await deliveries.sent(store, claimed, 1, "answer", NOW)
    assert await deliveries.forget_before(store, NOW) == 0
    assert await deliveries.forget_before(store, NOW + timedelta(seconds=1)) == 1
    assert await deliveries.counts(store) == {"planned": 1}


async def test_dead_workers_and_clocks_put_back(store: Store) -> None:
    """What a dead process held is free at once; what waits longer than anything has to is tried now."""
    assert await planned(store, await subscribed(store))
    held = await deliveries.claim(store, "dead", NOW, NOW + LEASE)
    assert held is not None
    assert await deliveries.release(store, NOW) == 1
    free = await deliveries.claim(store, "next", NOW, NOW + LEASE)
    assert free is not None
    assert await deliveries.lost(store, free, NOW + timedelta(hours=1), "no answer")
    assert await deliveries.hurry(store, NOW, NOW + timedelta(hours=2)) == 0
    assert await deliveries.hurry(store, NOW, NOW + timedelta(minutes=16)) == 1
    assert await deliveries.soonest(store) == NOW


async def test_dates_that_no_rule_gives(store: Store) -> None:
    """A reminder's ladder: each date once, due when it says."""
    identifier = await subscriptions.add(store, Wish("reminder", OWNER, user=OWNER), NOW, None, None)
    reminder = await subscriptions.find(store, identifier)
    assert reminder is not None
    for _ in range(2):
        for days in (7, 3, 1):
            at = NOW + days * DAY
            await deliveries.plan_single(store, reminder, Due(at.date(), at), at + DAY)
    assert await deliveries.counts(store) == {"planned": 3}
    assert await deliveries.claim(store, "w", NOW, NOW + LEASE) is None
    due = await deliveries.claim(store, "w", NOW + DAY, NOW + DAY + LEASE)
    assert due is not None
    assert (due.date, due.user, due.channel) == (date(2026, 11, 25), OWNER, None)


async def test_the_same_date_keeps_its_nonce(store: Store) -> None:
    """Planned again after its channel was changed, it is still the posting that it was."""
    subscription = await subscribed(store)
    first = await deliveries.plan_single(store, subscription, Due(TODAY, NOW), NOW + DAY)
    moved = replace(subscription, channel=CHANNEL + 1)
    assert await deliveries.plan_single(store, moved, Due(TODAY, NOW), NOW + DAY) == first
    assert await deliveries.counts(store) == {"planned": 1}


async def test_a_long_error_fits(store: Store) -> None:
    """What goes wrong is kept as far as its column goes."""
    assert await planned(store, await subscribed(store))
    claimed = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert claimed is not None
    assert await deliveries.end(store, claimed, "failed", NOW, code=50035, error="x" * 1000)
    row = await deliveries.find(store, claimed.nonce)
    assert row is not None
    assert row.error == "x" * 200


async def test_held_for_longer(store: Store) -> None:
    """A worker that is still at it keeps it, and does not take it twice even where it forgot to."""
    assert await planned(store, await subscribed(store))
    claimed = await deliveries.claim(store, "w", NOW, NOW + LEASE)
    assert claimed is not None
    assert await deliveries.keep(store, claimed, NOW + 3 * LEASE)
    assert await deliveries.claim(store, "other", NOW + 2 * LEASE, NOW + 4 * LEASE) is None
    assert await deliveries.claim(store, "w", NOW + 3 * LEASE, NOW + 4 * LEASE, [claimed.nonce]) is None
    assert await deliveries.claim(store, "other", NOW + 3 * LEASE, NOW + 4 * LEASE) is not None
    assert not await deliveries.keep(store, claimed, NOW + 5 * LEASE)


async def test_decisions_of_a_wrong_clock_are_taken_back(store: Store) -> None:
    """What was left out on dates that are still to come; what was posted or is planned stays."""
    subscription = await subscribed(store)
    missed = tuple(Due(TODAY - number * DAY, NOW - number * DAY) for number in (3, 2, 1))
    assert await planned(store, subscription, missed)
    assert await deliveries.take_back(store, NOW - 2 * DAY - timedelta(hours=1)) == 2
    assert await deliveries.counts(store) == {"planned": 1, "skipped": 1}


async def test_reminders_that_are_over_are_forgotten(store: Store) -> None:
    """Those of which nothing is kept any more; what has a rule, a posting to come, or was made just now stays."""
    wish = Wish("reminder", OWNER, SERVER, user=OWNER)
    over, coming, new = [
        await subscriptions.add(store, wish, made, None, None) for made in (NOW - 100 * DAY, NOW - 100 * DAY, NOW)
    ]
    ruled = await subscribed(store)
    found = await subscriptions.find(store, coming)
    assert found is not None
    await deliveries.plan_single(store, found, Due(TODAY + DAY, NOW + DAY), NOW + 2 * DAY)
    assert await subscriptions.forget_ended(store, NOW - 90 * DAY) == 1
    left = [await subscriptions.find(store, each) for each in (over, coming, new, ruled.id)]
    assert [each is not None for each in left] == [False, True, True, True]
