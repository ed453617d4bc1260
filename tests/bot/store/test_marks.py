"""Marks and own deadlines in a real file: apart by team, one winner, names deleted, gone with the server."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from bot.store import marks, own
from bot.store.engine import Store
from bot.store.identity import name_of
from bot.store.marks import Mark
from bot.store.own import Own
from bot.store.servers import Server, Servers

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
KEY = "obligation/x@2027-01-31"
DONE = Mark("done", user=7, user_name="Al", at=NOW)
OWN = Own(0, "what", "who", "tomorrow", date(2026, 11, 25), 7, "Al", NOW)


async def test_teams_are_apart(store: Store) -> None:
    assert await marks.put(store, 1, KEY, DONE, None, NOW)
    assert await marks.of_team(store, 2) == {}
    assert await marks.put(store, 2, KEY, Mark("not ours", user=8, user_name="Bo", at=NOW), None, NOW)
    assert await marks.of_team(store, 1) == {KEY: DONE}
    number = await own.add(store, 1, OWN)
    assert await own.of_team(store, 2) == ()
    assert await own.find(store, 2, number) is None
    assert not await own.withdraw(store, 2, number, NOW)
    assert [each.what for each in await own.of_team(store, 1)] == ["what"]


async def test_of_twenty_at_once_one_counts(store: Store) -> None:
    each = [Mark("assigned", user, str(user), user=user, user_name=str(user), at=NOW) for user in range(1, 21)]
    kept = await asyncio.gather(*(marks.put(store, 1, KEY, mark, None, NOW) for mark in each))
    assert kept.count(True) == 1
    assert (await marks.of_team(store, 1))[KEY] == each[kept.index(True)]


async def test_what_calendars_were_told(store: Store) -> None:
    """The number rises where the content differs, and the stamp is the last change, not now."""
    later = NOW + timedelta(days=1)
    first = (await marks.told(store, 1, {KEY: "a"}, NOW))[KEY]
    assert (first.sequence, first.changed_at) == (0, NOW)
    assert (await marks.told(store, 1, {KEY: "a"}, later))[KEY] == first
    second = (await marks.told(store, 1, {KEY: "b"}, later))[KEY]
    assert (second.id, second.sequence, second.changed_at) == (first.id, 1, later)
    assert (await marks.told(store, 2, {KEY: "b"}, later))[KEY].id != first.id
    assert await marks.of_team(store, 1) == {}


async def test_a_person_is_forgotten(store: Store) -> None:
    mine = Mark("assigned", 7, "Al", user=7, user_name="Al", at=NOW)
    others = Mark("done", 7, "Al", user=8, user_name="Bo", at=NOW)
    await marks.put(store, 1, KEY, mine, None, NOW)
    await marks.put(store, 1, "obligation/y@2027", others, None, NOW)
    await marks.put(store, 1, "obligation/z@2027", DONE, None, NOW)
    await own.add(store, 1, OWN)
    assert await marks.count_of(store, 7) == 4
    assert await marks.forget_user(store, 7) == 4
    assert await marks.count_of(store, 7) == 0
    assert await marks.of_team(store, 1) == {
        "obligation/y@2027": Mark("done", user=8, user_name="Bo", at=NOW),
        "obligation/z@2027": Mark("done", at=NOW),
    }
    assert (await own.of_team(store, 1))[0].user is None


async def test_all_of_a_server_goes_with_it(store: Store) -> None:
    """Of one that set nothing, too."""
    await marks.put(store, 1, KEY, DONE, None, NOW)
    await own.add(store, 1, OWN)
    servers = Servers(store)
    assert await servers.get(1) == Server()
    await servers.left(1, NOW)
    assert await servers.forget_left(NOW + timedelta(seconds=1)) == 1
    assert await marks.of_team(store, 1) == {}
    assert await own.of_team(store, 1, withdrawn=True) == ()


async def test_a_name_that_stays(store: Store) -> None:
    assert await name_of(store) == await name_of(store)
    assert len(await name_of(store)) == 16
