"""Reminders follow a deadline that new knowledge has moved; what was put off stays."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import simcord

from bot.cards.digest import digest_card
from bot.cards.shelf import Shelf
from bot.client import Client
from bot.deadlines.agenda import Asked, Team
from bot.deadlines.digest import digest
from bot.interactions.following import follow
from bot.store import deliveries, subscriptions
from bot.store.engine import Store
from knowledge import Knowledge, load
from knowledge.library import DATA
from knowledge.sources.documents import default_folder
from tests.bot.commands import test_remind as of_reminders
from tests.bot.commands.test_deadline import add
from tests.bot.commands.test_digest import Clock

client, deliver, clock = of_reminders.client, of_reminders.deliver, of_reminders.clock
MINORS = "obligation/cn-minors-audit-report"


@pytest.fixture
def moved(tmp_path: Path) -> Knowledge:
    """A base whose register has 10 February where ours has 31 January."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    documents = Path(shutil.copytree(default_folder(), tmp_path / "documents"))
    changes = (("31 January", "10 February"), ("1月31日", "2月10日"), ("month: 1, day: 31", "month: 2, day: 10"))
    for file in (data / "obligations.yaml", documents / "obligations-register.md"):
        text = file.read_text(encoding="utf-8").replace("first: 2026-01-31", "first: 2026-02-10")
        for before, after in changes:
            text = text.replace(before, after)
        file.write_text(text, encoding="utf-8")
    return load(data, documents)


async def planned(store: Store, alice: simcord.MemberActor) -> tuple[str, set[str]]:
    """The deadline of the only reminder, and its days to come."""
    (kept,) = await subscriptions.of_user(store, alice.id)
    rows = await deliveries.of_subscription(store, kept.id)
    return kept.settings["key"], {row.date.isoformat() for row in rows if row.state == "planned"}


async def test_new_knowledge(  # noqa: PLR0917 what it takes
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, client: Client, clock: Clock,
    moved: Knowledge,
) -> None:  # fmt: skip
    """After a reload the days are those before the new date, and the reminder says what it was when one asked."""
    await alice.slash(room, "remind", deadline=f"{MINORS}@2027-01-31", lead="10 days")
    assert await planned(store, alice) == (f"{MINORS}@2027-01-31", {"2027-01-21"})
    client.desk.load = lambda: moved
    await client.desk.reload()
    assert await planned(store, alice) == (f"{MINORS}@2027-02-10", {"2027-01-31"})
    (kept,) = await subscriptions.of_user(store, alice.id)
    card = await client.desk.contents["reminder"](kept, datetime(2027, 1, 31, 9, tzinfo=UTC))
    assert card is not None
    assert card.note == "When you asked, it was due on 31 January 2027."
    assert "10 February 2027" in card.title


def test_a_digest_proves_what_has_moved(base: Knowledge, moved: Knowledge) -> None:
    """From when to when, and the words of the document that say so."""
    asked, today = Asked(None, 120), date(2026, 11, 25)
    team = Team(classes=("handler-of-minors-information",))
    before = digest(base, asked, team, today, "en").seen
    card = digest_card(digest(moved, asked, team, today, "en", before), Shelf.of(moved.sources()), today, "en")
    (item,) = [each for each in card.items if each.label is not None and each.label.name == "Moved"]
    assert item.label is not None
    assert item.label.value.endswith("from 31 January 2027 to 10 February 2027")
    assert "by 10 February each year" in item.quotes[0].text


async def test_what_was_put_off_stays(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, client: Client, clock: Clock
) -> None:
    """A team moves its own deadline while somebody has put a reminder off; nothing moves without a new date."""
    await add(alice, room, "send the report", "2026-12-18")
    await alice.slash(room, "remind", deadline="own/1@own", lead="5")
    (kept,) = await subscriptions.of_user(store, alice.id)
    put_off = deliveries.Due(clock().date().replace(day=26), datetime(2026, 11, 26, 9, tzinfo=UTC))
    await deliveries.plan_single(store, kept, put_off, put_off.at.replace(hour=21))
    before = await planned(store, alice)
    assert before[1] == {"2026-11-26", "2026-12-11"}
    await follow(client.desk)
    assert await planned(store, alice) == before
    await of_reminders.change(alice, room, "2026-12-30")
    assert (await planned(store, alice))[1] == {"2026-11-26", "2026-12-23"}


async def test_another_rule(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, store: Store, client: Client, clock: Clock
) -> None:
    """What comes again on other days than before is followed to the nearest of them, and where it ends, to its day."""
    await add(alice, room, "send the report", "end of every month")
    await alice.slash(room, "remind", deadline="own/1@2026-12-31", lead="10 days")
    assert await planned(store, alice) == ("own/1@2026-12-31", {"2026-12-21"})
    await of_reminders.change(alice, room, "every month on the 15th")
    assert await planned(store, alice) == ("own/1@2027-01-15", {"2027-01-05"})
    await of_reminders.change(alice, room, "2026-12-20")
    assert await planned(store, alice) == ("own/1@own", {"2026-12-10"})
    await of_reminders.change(alice, room, "every friday")
    assert await planned(store, alice) == ("own/1@2026-12-18", {"2026-12-08"})
