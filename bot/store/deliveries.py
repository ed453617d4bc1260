"""Deliveries: one row for each posting, so that it happens once, whatever is killed.

`attempts` is the fence between workers: each claim raises it, and a worker writes only while it is still the one that
it claimed with. What is over (`sent`, `failed`, `skipped`) is never written again.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple

from sqlalchemy import Delete, Row, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import notices, subscriptions
from bot.store.engine import Store
from bot.store.subscriptions import Subscription
from bot.store.tables import DELIVERY, NOTICE, SUBSCRIPTION

State = Literal["planned", "sending", "unknown", "unsure", "sent", "failed", "skipped"]
"""To be tried; being tried; tried with no answer; tried, and nobody can find out; posted; never will be; left out."""
Confirmed = Literal["answer", "echo", "history", "deleted", "person"]
"""How it is known that it was posted: by the answer, the gateway, the channel's history, Discord's word that it was
deleted since, or somebody who looked."""
Reason = Literal["missed", "empty", "paused", "late", "refused", "again", "closed"]
"""Why it was not posted: a newer one was due, there was nothing to say, its subscription was paused, no try arrived in
time, Discord refused it, somebody chose to post it anew, a channel gets it since its person's direct messages are
closed."""

OPEN = ("planned", "sending", "unknown")
_OVER = ("sent", "failed", "skipped")
_A_DAY = timedelta(days=1)


class Due(NamedTuple):
    """A date of a subscription and its instant."""

    date: date
    at: datetime


@dataclass(frozen=True)
class Delivery:
    """A posting.

    Attributes:
        nonce: what identifies it, in Discord too: 24 characters that follow from what it is.
        subscription: whose posting it is; None where it tells a notice.
        channel: where, or None for a direct message.
        user: who gets the direct message.
        date: the local date that it belongs to.
        part: 0 for the first message, where one is too small.
        generation: raised when somebody has it posted anew.
        due_at: when it should be posted.
        until: when it is given up.
        next_try_at: the next try; while it is being sent, the instant until which its worker may.
        attempts: how often it was claimed.
        first_try_at: when its content was fixed; None before.
        fence: id of a message in its channel that is older than it.
        body: its content, from the first try on.
        message: id of the message.
        ended_at: when it was over.
        code: Discord's code for a refusal.
        error: what went wrong the last time, for the log.
    """

    nonce: str
    subscription: str | None
    notice: str | None
    channel: int | None
    user: int | None
    date: date
    part: int
    generation: int
    due_at: datetime
    until: datetime
    state: State
    reason: Reason | None
    next_try_at: datetime
    attempts: int
    worker: str | None
    first_try_at: datetime | None
    fence: int | None
    body: str | None
    message: int | None
    confirmed: Confirmed | None
    ended_at: datetime | None
    code: int | None
    error: str | None


_COLUMNS = tuple(each.name for each in fields(Delivery))


def nonce_of(*key: object) -> str:
    """24 characters that follow from a key, in every process and on a restored copy; Discord takes 25 as a nonce."""
    return hashlib.blake2b("/".join(map(str, key)).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class Plan:
    """What becomes of a subscription that is due.

    Attributes:
        due: what is to be posted.
        until: when it is given up.
        following: the date that comes after it.
        missed: what was due before and is left out.
    """

    due: Due
    until: datetime
    following: Due
    missed: tuple[Due, ...] = ()


async def plan(store: Store, subscription: Subscription, plan: Plan, now: datetime) -> bool:
    """Plan what is due and move the subscription on, in one transaction. False where somebody else did meanwhile."""
    async with store.write() as connection:
        if not await subscriptions.moved(connection, subscription, plan.following.date, plan.following.at):
            return False
        for each in plan.missed:
            over: dict[str, Any] = {"state": "skipped", "reason": "missed", "ended_at": now}
            await _insert(connection, subscription, each, {"until": each.at, **over})
        await _insert(connection, subscription, plan.due, {"until": plan.until, "state": "planned"})
    return True


async def plan_single(store: Store, subscription: Subscription, due: Due, until: datetime) -> str:
    """Plan a posting on a date that no rule gives; the same date twice is one posting. Gives its nonce."""
    async with store.write() as connection:
        return await _insert(connection, subscription, due, {"until": until, "state": "planned"})


async def replan(store: Store, subscription: Subscription, planned: Sequence[tuple[Due, datetime]]) -> None:
    """Plan these in place of all that was planned and not begun, in one transaction; each with when it is given up."""
    async with store.write() as connection:
        await connection.execute(_planned(subscription.id))
        for due, until in planned:
            await _insert(connection, subscription, due, {"until": until, "state": "planned"})


async def _insert(
    connection: AsyncConnection, subscription: Subscription, due: Due, values: Mapping[str, Any], generation: int = 0
) -> str:
    place = subscription.channel if subscription.user is None else subscription.user
    nonce = nonce_of(subscription.kind, subscription.id, place, due.date, 0, generation)
    known = DELIVERY.c
    same = and_(known.subscription == subscription.id, known.date == due.date, known.generation == generation)
    there: str | None = await connection.scalar(select(known.nonce).where(same))
    if there is None:
        row = {"subscription": subscription.id, "user": subscription.user, "due_at": due.at, "next_try_at": due.at}
        row |= {"channel": subscription.channel if subscription.user is None else None}
        identity = {"nonce": nonce, "date": due.date, "part": 0, "generation": generation, "attempts": 0}
        await connection.execute(insert(DELIVERY).values({**row, **identity, **values}))
    return there or nonce


async def soonest(store: Store) -> datetime | None:
    """The instant of the next try of all."""
    async with store.read() as connection:
        return await connection.scalar(select(func.min(DELIVERY.c.next_try_at)).where(DELIVERY.c.state.in_(OPEN)))


async def claim(
    store: Store, worker: str, now: datetime, lease: datetime, busy_with: Collection[str] = ()
) -> Delivery | None:
    """Take one posting that is due, the longest due first; never two of a channel at a time.

    Args:
        store: where.
        worker: who takes it.
        now: what is due.
        lease: until when it may be worked on; later anybody may take it.
        busy_with: nonces of those that the worker still works on, however long ago it took them.
    """
    row, other = DELIVERY.c, DELIVERY.alias()
    busy = exists().where(other.c.channel == row.channel, other.c.state == "sending", other.c.next_try_at > now)
    free = select(row.nonce).where(row.state.in_(OPEN), row.next_try_at <= now, row.nonce.not_in(busy_with), ~busy)
    first = free.order_by(row.due_at, row.nonce).limit(1).with_for_update(skip_locked=True).scalar_subquery()
    values = {"state": "sending", "worker": worker, "next_try_at": lease, "attempts": row.attempts + 1}
    async with store.write() as connection:
        taken = await connection.execute(update(DELIVERY).where(row.nonce == first).values(values).returning(DELIVERY))
        found = taken.one_or_none()
    return _read(found) if found is not None else None


async def keep(store: Store, claimed: Delivery, lease: datetime) -> bool:
    """Hold it for longer. False where somebody else has taken it."""
    return await _write(store, claimed, {"next_try_at": lease})


async def freeze(store: Store, claimed: Delivery, body: str, fence: int | None, now: datetime) -> bool:
    """Fix what is posted, before the first try. False where somebody else has taken it."""
    return await _write(store, claimed, {"body": body, "fence": fence, "first_try_at": now})


async def not_taken(store: Store, claimed: Delivery, at: datetime, error: str) -> bool:
    """It surely was not posted, this time; try again later. It counts as tried only if it was before."""
    state = "planned" if claimed.first_try_at is None else "unknown"
    values = {"state": state, "first_try_at": claimed.first_try_at, "next_try_at": at, "error": error[:200]}
    return await _write(store, claimed, values)


async def lost(store: Store, claimed: Delivery, at: datetime, error: str) -> bool:
    """Nobody knows whether it was posted; find out later."""
    return await _write(store, claimed, {"state": "unknown", "next_try_at": at, "error": error[:200]})


async def sent(store: Store, claimed: Delivery, message: int | None, confirmed: Confirmed, now: datetime) -> bool:
    """It was posted."""
    return await _posted(store, claimed.nonce, message, confirmed, now)


async def heard(store: Store, nonce: str, message: int, now: datetime) -> bool:
    """The gateway tells that it was posted, whoever did it."""
    return await _posted(store, nonce, message, "echo", now)


async def skip(store: Store, claimed: Delivery, reason: Reason, now: datetime) -> bool:
    """It is not posted, and nobody misses it."""
    return await _write(store, claimed, {"state": "skipped", "reason": reason, "ended_at": now})


async def end(store: Store, claimed: Delivery, state: State, now: datetime, **why: Any) -> bool:
    """It is not posted, or nobody knows; the owner of the subscription gets a notice.

    Args:
        store: where.
        claimed: what it was about.
        state: `failed` or `unsure`.
        now: when.
        why: `reason`, `code`, `error`. With a code the subscription is paused: Discord would refuse the next as well.
    """
    values = {"state": state, **why} | ({"ended_at": now} if state == "failed" else {})
    values["error"] = str(why.get("error") or "")[:200]
    code: int | None = why.get("code")
    kinds: list[notices.Kind] = []
    if state == "unsure":
        kinds.append("unsure")
    if code is not None or state == "failed":
        kinds.append("late" if code is None else "paused")
    async with store.write() as connection:
        if not await _written(connection, claimed, values):
            return False
        if claimed.subscription is None:  # a notice that cannot be told is shown where its owner looks
            return True
        if code is not None:
            paused = update(SUBSCRIPTION).where(SUBSCRIPTION.c.id == claimed.subscription)
            await connection.execute(paused.values(state="paused", why=str(code)))
        detail = {"nonce": claimed.nonce, "due": claimed.due_at.isoformat(), "channel": claimed.channel, "code": code}
        channel = await notices.channel_for(connection, claimed.subscription)
        lasting = max(claimed.until - claimed.due_at, _A_DAY)
        for kind in kinds:
            added = await notices.added(connection, claimed.subscription, kind, detail, now)
            if added is not None:
                await _tell(connection, *added, now, lasting)
            if added is not None and channel is not None:
                await _tell_server(connection, added[0], channel, now, lasting)
    return True


async def tell(store: Store, subscription: str, kind: notices.Kind, detail: Mapping[str, Any], now: datetime) -> None:
    """Keep a notice for the owner of a subscription, and plan the direct message that tells it."""
    async with store.write() as connection:
        added = await notices.added(connection, subscription, kind, detail, now)
        if added is not None:
            await _tell(connection, *added, now, _A_DAY)


async def _tell(connection: AsyncConnection, notice: str, user: int, now: datetime, lasting: timedelta) -> None:
    """Plan the direct message that tells a notice, and until when it is tried."""
    values = {"nonce": nonce_of("notice", notice), "user": user}
    await connection.execute(insert(DELIVERY).values({**values, **_of_notice(notice, now, lasting)}))


async def _tell_server(
    connection: AsyncConnection, notice: str, channel: int, now: datetime, lasting: timedelta
) -> None:
    """The same in the channel that a server has named for notices."""
    values = {"nonce": nonce_of("notice", notice, channel), "channel": channel}
    await connection.execute(insert(DELIVERY).values({**values, **_of_notice(notice, now, lasting)}))


def _of_notice(notice: str, now: datetime, lasting: timedelta) -> Mapping[str, Any]:
    times = {"due_at": now, "next_try_at": now, "until": now + lasting, "date": now.date()}
    return {"notice": notice, "state": "planned", "part": 0, "generation": 0, "attempts": 0, **times}


async def divert(store: Store, claimed: Delivery, channel: int, now: datetime) -> bool:
    """Post in a channel what its person's closed direct messages refused. False where somebody else has taken it."""
    over = {"state": "skipped", "reason": "closed", "ended_at": now}
    async with store.write() as connection:
        if not await _written(connection, claimed, over):
            return False
        generation = claimed.generation + 1
        row = {"subscription": claimed.subscription, "channel": channel, "date": claimed.date, "part": claimed.part}
        times = {"due_at": claimed.due_at, "until": claimed.until, "next_try_at": now}
        nonce = nonce_of("diverted", claimed.subscription, channel, claimed.date, claimed.part, generation)
        values = {**row, **times, "nonce": nonce, "generation": generation, "state": "planned", "attempts": 0}
        await connection.execute(insert(DELIVERY).values(values))
    return True


async def is_there(store: Store, unsure: Delivery, now: datetime) -> bool:
    """Somebody has looked after a posting that nobody was sure of, and seen it. False where it was settled before."""
    async with store.write() as connection:
        return await _settled(connection, unsure, {"state": "sent", "confirmed": "person", "ended_at": now})


async def anew(store: Store, subscription: Subscription, unsure: Delivery, until: datetime, now: datetime) -> bool:
    """It is not there, and to be posted anew. False where it was settled before."""
    async with store.write() as connection:
        if not await _settled(connection, unsure, {"state": "skipped", "reason": "again", "ended_at": now}):
            return False
        values = {"until": until, "state": "planned"}
        await _insert(connection, subscription, Due(unsure.date, now), values, unsure.generation + 1)
    return True


async def _settled(connection: AsyncConnection, unsure: Delivery, values: Mapping[str, Any]) -> bool:
    still = update(DELIVERY).where(DELIVERY.c.nonce == unsure.nonce, DELIVERY.c.state == "unsure")
    return (await connection.execute(still.values(values))).rowcount == 1


async def release(store: Store, now: datetime) -> int:
    """Let what a dead process was working on be taken at once; only for whoever knows that no other lives."""
    held = update(DELIVERY).where(DELIVERY.c.state == "sending", DELIVERY.c.next_try_at > now)
    return await _changed(store, held.values(state="unknown", next_try_at=now))


async def hurry(store: Store, now: datetime, latest: datetime) -> int:
    """Try now what waits longer than anything has to: the clock was put back meanwhile."""
    waits = (DELIVERY.c.state.in_(("planned", "unknown")), DELIVERY.c.due_at <= now, DELIVERY.c.next_try_at > latest)
    return await _changed(store, update(DELIVERY).where(*waits).values(next_try_at=now))


async def take_back(store: Store, now: datetime) -> int:
    """Forget decisions on dates that are still to come: only a clock that was put on can have made them."""
    decided = or_(DELIVERY.c.state == "skipped", and_(DELIVERY.c.state == "failed", DELIVERY.c.reason == "late"))
    return await _changed(store, delete(DELIVERY).where(decided, DELIVERY.c.due_at > now))


async def find(store: Store, nonce: str) -> Delivery | None:
    """A posting by its nonce."""
    found = await _found(store, DELIVERY.c.nonce == nonce)
    return found[0] if found else None


async def of_subscription(store: Store, subscription: str, limit: int = 20) -> list[Delivery]:
    """The last postings of a subscription, the newest first."""
    return await _found(store, DELIVERY.c.subscription == subscription, limit=limit)


async def last_sent(store: Store, subscription: str, before: datetime) -> Delivery | None:
    """The posting of a subscription that was the last to arrive of those due before an instant."""
    row = DELIVERY.c
    arrived = (row.subscription == subscription, row.due_at < before, row.state == "sent")
    found = await _found(store, *arrived, limit=1)
    return found[0] if found else None


async def missed(store: Store, delivery: Delivery) -> list[Delivery]:
    """The dates that were left out right before a posting, since one was due too that came later; newest first."""
    row = DELIVERY.c
    earlier = (row.subscription == delivery.subscription, row.due_at < delivery.due_at)
    kept = select(func.max(row.due_at)).where(*earlier, or_(row.reason.is_(None), row.reason != "missed"))
    async with store.read() as connection:
        last = await connection.scalar(kept)
    after = (row.due_at > last,) if last is not None else ()
    return await _found(store, *earlier, *after, row.reason == "missed", limit=400)


async def counts(store: Store) -> dict[str, int]:
    """How many postings are in each state."""
    async with store.read() as connection:
        rows = await connection.execute(select(DELIVERY.c.state, func.count()).group_by(DELIVERY.c.state))
        return {row[0]: row[1] for row in rows}


async def call_off(store: Store, subscription: str) -> int:
    """Forget what was planned of a subscription and not begun; gives how much it was."""
    return await _changed(store, _planned(subscription))


def _planned(subscription: str) -> Delete:
    """Takes out what was planned of a subscription and not begun."""
    return delete(DELIVERY).where(DELIVERY.c.subscription == subscription, DELIVERY.c.state == "planned")


async def forget_before(store: Store, instant: datetime) -> int:
    """Delete what was over before an instant; gives how much it was."""
    return await _changed(store, delete(DELIVERY).where(DELIVERY.c.state.in_(_OVER), DELIVERY.c.due_at < instant))


async def _posted(store: Store, nonce: str, message: int | None, confirmed: Confirmed, now: datetime) -> bool:
    """True where this was news; a posting may be known already, by another way or another process."""
    news = update(DELIVERY).where(DELIVERY.c.nonce == nonce, DELIVERY.c.state.not_in(_OVER))
    values = {"state": "sent", "message": message, "confirmed": confirmed, "ended_at": now, "error": None}
    async with store.write() as connection:
        told = news.values(values).returning(DELIVERY.c.notice, DELIVERY.c.user)
        row = (await connection.execute(told)).one_or_none()
        if row is not None and row.notice is not None and row.user is not None:
            await connection.execute(update(NOTICE).where(NOTICE.c.id == row.notice).values(seen_at=now))
    return row is not None


async def _write(store: Store, claimed: Delivery, values: Mapping[str, Any]) -> bool:
    async with store.write() as connection:
        return await _written(connection, claimed, values)


async def _written(connection: AsyncConnection, claimed: Delivery, values: Mapping[str, Any]) -> bool:
    """Write, as long as it is still the worker's that claimed it, and not over."""
    row = DELIVERY.c
    mine = (row.nonce == claimed.nonce, row.attempts == claimed.attempts, row.state == "sending")
    changed = await connection.execute(update(DELIVERY).where(*mine).values(values))
    return changed.rowcount == 1


async def _changed(store: Store, statement: Any) -> int:
    async with store.write() as connection:
        return (await connection.execute(statement)).rowcount


async def _found(store: Store, *where: Any, limit: int | None = None) -> list[Delivery]:
    ordered = select(DELIVERY).where(*where).order_by(DELIVERY.c.due_at.desc(), DELIVERY.c.nonce).limit(limit)
    async with store.read() as connection:
        return [_read(row) for row in await connection.execute(ordered)]


def _read(row: Row[Any]) -> Delivery:
    return Delivery(**{name: getattr(row, name) for name in _COLUMNS})
