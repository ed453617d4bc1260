"""What becomes of a posting: in time, late, refused, unsure, given up; against a Discord on this machine."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.cards.dates import shown
from bot.schedule.clock import now
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Due
from bot.store.servers import Server, Servers
from tests.bot.conftest import seen
from tests.bot.schedule.delivery.conftest import HISTORY, IN_A_FILE, POST, Bench
from tests.loopback.waiting import until

DUE = now().replace(second=0, microsecond=0)
"""Near the real present, by which the Discord of these tests gives its ids."""
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


async def test_in_time(bench: Bench) -> None:
    """Posted once, without a look at the history; it carries its mark and pings nobody, and the next date is set."""
    bench.clock.set(DUE - SECOND / 5)
    subscription = await bench.subscribe(DUE)
    bench.start()
    (row,) = await bench.ended(subscription)
    assert (row.state, row.date, row.due_at, row.attempts) == ("sent", DUE.date(), DUE, 1)
    (text,) = await bench.posted()
    assert "What is due" in text
    assert "Late" not in text
    (call,) = await bench.discord.calls(*POST)
    assert (call["body"]["nonce"], call["body"]["enforce_nonce"]) == (row.nonce, True)
    assert (
        call["body"]["allowed_mentions"] == {"parse": [], "replied_user": True}
        or "roles" not in call["body"]["allowed_mentions"]
    )
    assert f"refresh:{row.nonce}" in str(call["body"]["components"])
    assert await bench.discord.calls(*HISTORY) == []
    kept = await bench.kept(subscription.id)
    assert (kept.next_date, kept.next_at) == ((DUE + DAY).date(), DUE + DAY)


async def test_a_clean_end(bench: Bench) -> None:
    """What is under way arrives and is written down; what is due besides is not begun, but after the next start."""
    bench.clock.set(DUE)
    await bench.discord.fault(*POST, delay=0.5)
    first = await bench.subscribe(DUE)
    bench.start()
    await until(lambda: bench.machine.under_way == 1)
    await bench.finish()
    (row,) = await bench.ended(first)
    assert (row.state, row.attempts) == ("sent", 1)
    second = await bench.subscribe(DUE)
    bench.machine.wake()
    await asyncio.sleep(0.3)
    assert await deliveries.of_subscription(bench.store, second.id) == []
    await bench.stop()
    bench.start()
    (row,) = await bench.ended(second)
    assert row.state == "sent"
    assert len(await bench.posted()) == 2


async def test_a_role_is_called(bench: Bench) -> None:
    """The one that was named, and no other."""
    bench.clock.set(DUE)
    subscription = await bench.subscribe(DUE, ping=4242)
    bench.start()
    await bench.ended(subscription)
    (call,) = await bench.discord.calls(*POST)
    assert call["body"]["allowed_mentions"]["roles"] in (["4242"], [4242])
    assert call["body"]["allowed_mentions"].get("parse", []) == []
    assert "<@&4242>" in (await bench.posted())[0]


async def test_down_for_days(bench: Bench) -> None:
    """The newest is posted once and says that it is late; older ones are named in it and not posted."""
    bench.clock.set(DUE + 3 * DAY + timedelta(hours=5))
    subscription = await bench.subscribe(DUE)
    bench.start()
    newest, *older = await bench.ended(subscription, 4)
    assert (newest.state, newest.date) == ("sent", (DUE + 3 * DAY).date())
    assert [(row.state, row.reason) for row in older] == [("skipped", "missed")] * 3
    (text,) = await bench.posted()
    text = text.replace("\\", "")
    late, *missed = (shown((DUE + number * DAY).date().isoformat(), "en") for number in (3, 2, 1, 0))
    assert f"Late: due on {late}, {DUE:%H:%M} (UTC)" in text
    assert f"due after them: {', '.join(missed)}." in text
    kept = await bench.kept(subscription.id)
    assert kept.next_at == DUE + 4 * DAY
    assert len(await bench.discord.calls(*HISTORY)) == 1


@pytest.mark.parametrize("fault", [{"drop": True, "accepted": True}, {"status": 503, "accepted": True}, {"drop": True}])
@pytest.mark.parametrize("remembers", [True, False])
async def test_an_answer_that_is_lost(bench: Bench, fault: dict[str, object], remembers: bool) -> None:
    """Once, whether Discord still knows the nonce or not: the gateway or the next try finds out."""
    bench.clock.set(DUE)
    await bench.discord.nonce_window(180 if remembers else 0.5)
    await bench.discord.fault(*POST, **fault)
    subscription = await bench.subscribe(DUE)
    bench.start()
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"
    assert len(await bench.posted()) == 1


@IN_A_FILE
async def test_a_store_that_was_restored(bench: Bench, tmp_path: Path) -> None:
    """Rows that know nothing of their posting: all are late, so all are looked for, and found."""
    bench.clock.set(DUE)
    made = [await bench.subscribe(DUE) for _ in range(5)]
    bench.start()
    for each in made:
        await bench.ended(each)
    await bench.stop()
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        connection.execute(
            "UPDATE delivery SET state='planned', attempts=0, first_try_at=NULL, fence=NULL, body=NULL, message=NULL, "
            "next_try_at=due_at, confirmed=NULL"
        )
        connection.commit()
    await bench.discord.nonce_window(0)
    bench.clock.set(DUE + timedelta(minutes=10))
    bench.start()
    for each in made:
        (row,) = await bench.ended(each)
        assert (row.state, row.confirmed) == ("sent", "history")
    assert len(await bench.posted()) == 5


@IN_A_FILE
async def test_a_backup_of_before(bench: Bench, tmp_path: Path) -> None:
    """The whole file of before the posting is put back: the same date is planned again, looked for, and found."""
    bench.clock.set(DUE - SECOND / 5)
    subscription = await bench.subscribe(DUE)
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(tmp_path / "backup.db"),))
    bench.start()
    (first,) = await bench.ended(subscription)
    await bench.stop()
    with closing(sqlite3.connect(tmp_path / "store.db")) as there:  # what lies in the file is what lay in the backup
        for table in ("delivery", "subscription"):
            there.execute(f"DELETE FROM {table}")  # noqa: S608 no input of anybody's
        there.execute("ATTACH ? AS old", (str(tmp_path / "backup.db"),))
        there.execute("INSERT INTO subscription SELECT * FROM old.subscription")
        there.commit()
    await bench.discord.nonce_window(0)
    bench.clock.set(DUE + timedelta(minutes=5))
    bench.start()
    (row,) = await bench.ended(subscription)
    assert (row.nonce, row.message, row.confirmed) == (first.nonce, first.message, "history")
    assert len(await bench.posted()) == 1


async def test_the_body_is_kept(bench: Bench) -> None:
    """What was tried first is what arrives, whatever the content would be by then."""
    bench.clock.set(DUE)
    await bench.discord.fault(*POST, status=503)
    subscription = await bench.subscribe(DUE)
    bench.start()
    await bench.discord.wait_calls(*POST, 1)
    bench.says = Card("notice", "Something else")
    await bench.ended(subscription)
    assert "What is due" in (await bench.posted())[0]


async def test_what_surely_did_not_go_out_says_that_it_is_late(bench: Bench) -> None:
    """Refused for its rate in time, it goes out an hour later, and says so."""
    bench.clock.set(DUE)
    await bench.discord.fault(*POST, status=429, via=False, times=1000)  # however often it tries before the stop
    subscription = await bench.subscribe(DUE)
    bench.start()
    await bench.discord.wait_calls(*POST, 1)
    await bench.stop()
    await bench.discord.clear_faults()
    bench.clock.set(DUE + timedelta(hours=1))
    bench.start()
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"
    (text,) = await bench.posted()
    assert "Late: due on" in text


async def test_nothing_to_say(bench: Bench) -> None:
    bench.clock.set(DUE)
    bench.says = None
    subscription = await bench.subscribe(DUE)
    bench.start()
    (row,) = await bench.ended(subscription)
    assert (row.state, row.reason) == ("skipped", "empty")
    assert await bench.posted() == []


async def test_paused_before_it_went_out(bench: Bench) -> None:
    """What was planned and never tried is left out; a paused subscription plans nothing."""
    bench.clock.set(DUE)
    subscription = await bench.subscribe(DUE)
    await deliveries.plan_single(bench.store, subscription, Due((DUE - DAY).date(), DUE - DAY), DUE + DAY)
    await subscriptions.pause(bench.store, subscription.id)
    bench.start()
    (row,) = await bench.ended(subscription)
    assert (row.state, row.reason) == ("skipped", "paused")
    assert (await bench.kept(subscription.id)).next_at == DUE


@pytest.mark.parametrize(
    ("what", "code", "said"),
    [("gone", 10003, "The channel is gone"), ("write", 50013, "Send Messages"), ("see", 50001, "View Channel")],
)
async def test_refused(bench: Bench, what: str, code: int, said: str) -> None:
    """Tried once; the subscription is paused and its owner told by direct message."""
    bench.clock.set(DUE)
    channel = await bench.discord.add_channel(next(iter((await bench.discord.world())["guilds"])), "ops")
    subscription = await bench.subscribe(DUE, channel=int(channel["id"]))
    if what == "gone":
        await bench.discord.remove_channel(channel["id"])
    else:
        await bench.discord.deny(channel["id"], ["send_messages" if what == "write" else "view_channel"])
    bench.start()
    (row,) = await bench.ended(subscription)
    assert (row.state, row.reason, row.code) == ("failed", "refused", code)
    kept = await bench.kept(subscription.id)
    assert (kept.state, kept.why) == ("paused", str(code))
    await bench.discord.wait_messages(1)
    (message,) = await bench.told()
    assert said in seen(message["components"])
    assert "resume" in seen(message["components"])
    assert len([call for call in await bench.discord.calls(*POST) if channel["id"] in call["path"]]) <= 1


async def test_a_channel_for_notices(bench: Bench) -> None:
    """A server that has named one is told of its digests there, too; of a person's reminder it is not."""
    bench.clock.set(DUE)
    guild = next(iter((await bench.discord.world())["guilds"]))
    gone, told = [await bench.discord.add_channel(guild, name) for name in ("ops", "notices")]
    await Servers(bench.store).put(bench.guild, Server(notices_channel=int(told["id"])))
    await bench.discord.remove_channel(gone["id"])
    await bench.subscribe(DUE, channel=int(gone["id"]))
    bench.start()
    await bench.discord.wait_messages(2)
    (said,) = await bench.posted(int(told["id"]))
    assert "This server's digest" in said
    assert "The channel is gone" in said
    assert len(await bench.told()) == 1
    await bench.discord.close_dms("olga")
    private = await bench.subscribe(DUE, channel=None, user=bench.owner)
    await bench.ended(private)
    assert len(await bench.posted(int(told["id"]))) == 1


async def test_closed_direct_messages(bench: Bench) -> None:
    """A reminder that cannot be sent pauses; the notice cannot be told either and stays to be shown."""
    bench.clock.set(DUE)
    await bench.discord.close_dms("olga")
    subscription = await bench.subscribe(DUE, channel=None, user=bench.owner)
    bench.start()
    (row,) = await bench.ended(subscription)
    assert (row.state, row.code) == ("failed", 50007)
    (notice,) = await bench.unseen()
    assert notice.detail["code"] == 50007
    await bench.discord.wait_calls(*POST, 2)
    assert await bench.told() == []


async def test_a_direct_message(bench: Bench) -> None:
    """A date that no rule gives, sent to a person."""
    bench.clock.set(DUE)
    subscription = await bench.subscribe(DUE, channel=None, user=bench.owner, every=None)
    await deliveries.plan_single(bench.store, subscription, Due(DUE.date(), DUE), DUE + DAY)
    bench.start()
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"
    (message,) = await bench.told()
    assert f"refresh:{row.nonce}" in str(message["components"])


@pytest.mark.parametrize("pressed", ["there", "again"])
async def test_nobody_is_sure(bench: Bench, pressed: str) -> None:
    """Tried, the answer lost, an outage, and no right to read: it is not posted blindly; its owner decides, once."""
    bench.clock.set(DUE)
    await bench.discord.deny(str(bench.channel), ["read_message_history"])
    await bench.discord.fault(*POST, drop=True)
    subscription = await bench.subscribe(DUE)
    bench.start()
    await bench.discord.wait_calls(*POST, 1)
    await bench.stop()
    bench.clock.set(DUE + timedelta(minutes=30))
    bench.start()
    (row,) = await bench.ended(subscription)
    assert row.state == "unsure"
    assert await bench.posted() == []
    await bench.discord.wait_messages(1)
    (message,) = await bench.told()
    assert "nobody knows" in seen(message["components"])
    stranger = await bench.discord.press(message["id"], f"{pressed}:{row.nonce}", user="bob")
    assert "Only the person" in seen(stranger["message"]["components"])
    for expected in (("counts as posted", "posted anew")[pressed == "again"], "settled before"):
        outcome = await bench.discord.press(message["id"], f"{pressed}:{row.nonce}", user="olga")
        assert expected in seen(outcome["message"]["components"])
    bench.machine.wake()
    rows = await bench.ended(subscription, 2 if pressed == "again" else 1)
    assert {each.state for each in rows} <= {"sent", "skipped"}
    assert len(await bench.posted()) == (1 if pressed == "again" else 0)


async def test_never_tried_and_no_right_to_read(bench: Bench) -> None:
    """Late, but nothing says that it was tried: it is posted."""
    bench.clock.set(DUE + timedelta(hours=1))
    await bench.discord.deny(str(bench.channel), ["read_message_history"])
    subscription = await bench.subscribe(DUE)
    bench.start()
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"
    assert len(await bench.posted()) == 1


@pytest.mark.parametrize("arrived", [True, False])
async def test_given_up_when_the_next_is_due(bench: Bench, arrived: bool) -> None:
    """Nothing is posted after its time; what had arrived all the same is found first; else the owner is told."""
    bench.clock.set(DUE)
    subscription = await bench.subscribe(DUE)
    await bench.discord.fault(*POST, drop=True, accepted=arrived)
    await bench.discord.fault(*HISTORY, status=500, times=1000)
    if arrived:
        bench.posting.hear = _deaf  # type: ignore[method-assign]
    bench.start()
    await bench.discord.wait_calls(*POST, 1)
    await bench.stop()
    await bench.discord.clear_faults()
    bench.clock.set(DUE + timedelta(hours=12, seconds=1))
    bench.start()
    (row,) = await bench.ended(subscription)
    if arrived:
        assert (row.state, row.confirmed) == ("sent", "history")
    else:
        assert (row.state, row.reason) == ("failed", "late")
        await bench.discord.wait_messages(1)
        assert "was not posted" in seen((await bench.told())[0]["components"])
    assert len(await bench.posted()) == arrived
    assert (await bench.kept(subscription.id)).state == "active"


@pytest.mark.parametrize("why", ["unreadable", "unseen", "gone"])
async def test_tried_and_never_found_out(bench: Bench, why: str) -> None:
    """Past its time the history cannot be read, or its channel not seen any more: nobody knows, and the owner decides.

    Where the channel is gone, so is whatever was posted in it.
    """
    bench.clock.set(DUE)
    subscription = await bench.subscribe(DUE)
    await bench.discord.fault(*POST, drop=True, times=1000)  # however often it tries before the stop
    bench.start()
    await bench.discord.wait_calls(*POST, 1)
    await bench.stop()
    await bench.discord.clear_faults()
    if why == "unreadable":
        await bench.discord.fault(*HISTORY, status=503, times=1000)
    elif why == "unseen":
        await bench.discord.deny(str(bench.channel), ["view_channel"])
    else:
        await bench.discord.remove_channel(str(bench.channel))
    hours = 14 if why == "unreadable" else 1
    bench.clock.set(DUE + timedelta(hours=hours))
    bench.start()
    (row,) = await bench.ended(subscription)
    assert (row.state, row.code) == (("failed", 10003) if why == "gone" else ("unsure", None))
    await bench.discord.wait_messages(1)
    kept = await bench.kept(subscription.id)
    assert kept.state == ("paused" if why == "gone" else "active")


async def _deaf(_: object) -> None:
    """An own message that the gateway tells of is not heard."""


async def test_content_that_cannot_be_made(bench: Bench) -> None:
    """It is tried again; the others go out meanwhile."""
    bench.clock.set(DUE)
    bench.says = RuntimeError("a mistake of ours")
    subscription = await bench.subscribe(DUE)
    bench.start()
    while not (rows := await deliveries.of_subscription(bench.store, subscription.id)) or rows[0].attempts < 2:
        bench.machine.wake()
    bench.says = Card("notice", "What is due")
    (row,) = await bench.ended(subscription)
    assert row.state == "sent"


async def test_deleted_by_a_moderator(bench: Bench) -> None:
    """A posting that was deleted while its answer was lost is not posted again."""
    bench.clock.set(DUE)
    bench.posting.hear = _deaf  # type: ignore[method-assign]
    await bench.discord.fault(*POST, drop=True, accepted=True)
    subscription = await bench.subscribe(DUE)
    bench.start()
    (message,) = await bench.discord.wait_messages(1)
    await bench.discord.delete_message(message["id"])
    (row,) = await bench.ended(subscription)
    assert (row.state, row.confirmed) == ("sent", "deleted")
    assert await bench.posted() == []


async def test_the_clock_jumps(bench: Bench) -> None:
    """On by two days, back by two, on again: nothing twice, and no date that comes after it is left out."""
    bench.clock.set(DUE)
    subscription = await bench.subscribe(DUE)
    bench.start()
    await bench.ended(subscription)
    bench.clock.set(DUE + 400 * DAY)  # wrong
    bench.machine.wake()
    await bench.ended(subscription, 2)
    bench.clock.set(DUE + timedelta(hours=1))  # right again
    bench.machine.wake()
    await bench.until(lambda kept: kept.next_at == DUE + DAY, subscription)
    for number in (1, 2, 3):
        bench.clock.set(DUE + number * DAY)
        bench.machine.wake()
        await bench.until(lambda kept, number=number: kept.next_at == DUE + (number + 1) * DAY, subscription)
        rows = await bench.ended(subscription)
    sent = sorted(row.due_at for row in rows if row.state == "sent")
    assert sent == [DUE, DUE + DAY, DUE + 2 * DAY, DUE + 3 * DAY, DUE + 400 * DAY]
    assert len(await bench.posted()) == 5


async def test_what_it_would_say_now(bench: Bench) -> None:
    """The button under a posting shows it to whoever presses, alone; after the subscription is gone it says so."""
    bench.clock.set(DUE)
    subscription = await bench.subscribe(DUE)
    bench.start()
    (row,) = await bench.ended(subscription)
    (message,) = await bench.discord.wait_messages(1)
    bench.says = Card("notice", "What is due by now")
    outcome = await bench.discord.press(message["id"], f"refresh:{row.nonce}", user="bob")
    assert "by now" in seen(outcome["message"]["components"])
    assert outcome["message"]["flags"] & 64
    await subscriptions.remove(bench.store, subscription.id)
    outcome = await bench.discord.press(message["id"], f"refresh:{row.nonce}", user="bob")
    assert "too old" in seen(outcome["message"]["components"])


async def test_twenty_in_one_channel(bench: Bench) -> None:
    """Under a limit of five in a second: each once."""
    bench.clock.set(DUE)
    await bench.discord.limit(*POST, 5, 0.3)
    made = [await bench.subscribe(DUE) for _ in range(20)]
    bench.start()
    for each in made:
        await bench.ended(each, seconds=20)
    assert len(await bench.posted()) == 20


async def test_a_channel_stands_in_for_closed_direct_messages(bench: Bench) -> None:
    """Where one is named: it is posted there once, calls its person and nobody else, and goes on in the same way."""
    bench.clock.set(DUE)
    await bench.discord.close_dms("olga")
    subscription = await bench.subscribe(DUE, user=bench.owner)
    bench.start()
    posted, refused = sorted(await bench.ended(subscription, 2), key=lambda row: -row.generation)
    assert (refused.state, refused.reason, posted.state) == ("skipped", "closed", "sent")
    assert (posted.channel, posted.user, posted.date) == (bench.channel, None, refused.date)
    (text,) = await bench.posted()
    assert f"<@{bench.owner}>" in text
    assert "no direct messages" in text
    call = (await bench.discord.calls(*POST))[-1]
    assert [int(each) for each in call["body"]["allowed_mentions"]["users"]] == [bench.owner]
    assert call["body"]["allowed_mentions"].get("parse", []) == []
    assert (await bench.kept(subscription.id)).state == "active"
    assert await bench.unseen() == []
