"""Nothing lost, nothing doubled, whatever is killed; and the method finds what naive senders lose or double."""

from pathlib import Path

import pytest

from tests.bot.conftest import new_database
from tests.bot.schedule.delivery.kills import Count, Killing
from tests.loopback import Server


async def at_each_point(folder: Path, strategy: str, first: int = 1) -> tuple[int, Count]:
    """Killed before and after each commit and each request."""
    async with Server() as server, Killing(server, folder, strategy) as killing:
        points = await killing.at_each_point(first)
        return points, await killing.counted()


async def at_random(folder: Path, kills: int, *, workers: int, pauses: int, url: str | None = None) -> Count:
    """Killed and paused anywhere, mostly around a posting, in all kinds of weather."""
    async with Server() as server, Killing(server, folder, url=url) as killing:
        await killing.at_random(kills, workers, pauses)
        return await killing.counted()


def check(count: Count) -> None:
    """All that was planned has arrived, once, and the rows say so."""
    assert (count.lost, count.doubled) == ([], [])
    assert count.states == {"sent": len(count.planned)}


async def test_killed_at_each_commit_and_request(tmp_path: Path) -> None:
    """Also where Discord has forgotten the nonce by then, and the mark alone tells."""
    points, count = await at_each_point(tmp_path, "full")
    assert points == count.kills >= 20
    check(count)
    assert count.confirmed["history"] >= 1


async def test_killed_and_paused_at_random_with_two_workers(tmp_path: Path) -> None:
    count = await at_random(tmp_path, 7, workers=2, pauses=2)
    assert (count.kills, count.pauses) == (5, 2)
    check(count)


async def test_the_same_on_postgresql(tmp_path: Path, postgres: str) -> None:
    """Two workers that are killed and paused claim from one database server."""
    count = await at_random(tmp_path, 7, workers=2, pauses=2, url=await new_database(postgres))
    assert (count.kills, count.pauses) == (5, 2)
    check(count)


@pytest.mark.parametrize(("strategy", "wrong"), [("after", "doubled"), ("before", "lost")])
async def test_the_method_finds_what_is_wrong(tmp_path: Path, strategy: str, wrong: str) -> None:
    """Who marks a posting after it doubles some; who marks it before loses some; each does only that.

    What matters is one point, about the twenty-fourth. Which it is exactly depends on how a start goes, so that one
    sweep can step over it; four do not.
    """
    found = {"doubled": False, "lost": False}
    for sweep in range(4):
        folder = tmp_path / str(sweep)
        folder.mkdir()
        _, count = await at_each_point(folder, strategy, first=12)
        found = {"doubled": found["doubled"] or bool(count.doubled), "lost": found["lost"] or bool(count.lost)}
        if found[wrong]:
            break
    assert found == {"doubled": wrong == "doubled", "lost": wrong == "lost"}


@pytest.mark.slow
async def test_killed_hundreds_of_times_on_postgresql(tmp_path: Path, postgres: str) -> None:
    count = await at_random(tmp_path, 150, workers=2, pauses=30, url=await new_database(postgres))
    assert count.kills + count.pauses == 150
    check(count)


@pytest.mark.slow
@pytest.mark.parametrize(("kills", "workers", "pauses"), [(250, 1, 25), (150, 2, 40)])
async def test_killed_hundreds_of_times(tmp_path: Path, kills: int, workers: int, pauses: int) -> None:
    count = await at_random(tmp_path, kills, workers=workers, pauses=pauses)
    assert count.kills + count.pauses == kills
    check(count)
