"""The health file: whole, written only while the bot is alive, and judged by the age of what stands in it."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from bot.health import OLD, Health, keep, report, write

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
WELL = Health(NOW, NOW, 41, 2, 1, 40, "2021-07", 123)


def test_what_stands_in_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "health.json"
    write(file, WELL)
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "instant": "2026-11-24T09:30:00+00:00", "started": "2026-11-24T09:30:00+00:00", "latency_ms": 41, "servers": 2,
        "documents": 1, "records": 40, "newest": "2021-07", "pid": 123, "stands_by": False,
    }  # fmt: skip
    assert [each.name for each in file.parent.iterdir()] == ["health.json"]


@pytest.mark.parametrize(
    ("age", "status", "said"), [(0, 0, "in 41 ms"), (OLD, 0, "90 seconds"), (OLD + 1, 1, "restart")]
)
def test_its_age_decides(tmp_path: Path, age: float, status: int, said: str) -> None:
    """Up to a minute and a half a reconnect may take; after that something is wrong."""
    write(tmp_path / "h", WELL)
    told = report(tmp_path / "h", NOW + timedelta(seconds=age))
    assert told[0] == status
    assert said in told[1]


def test_who_stands_by_is_well(tmp_path: Path) -> None:
    """Nothing is to be restarted for waiting."""
    write(tmp_path / "h", replace(WELL, stands_by=True))
    status, said = report(tmp_path / "h", NOW)
    assert status == 0
    assert "another process has the connection" in said


@pytest.mark.parametrize("content", [None, "", "{}", "[1]", '{"instant": "x", "latency_ms": 1}', "\x00\xff"])
def test_what_is_no_health_file(tmp_path: Path, content: str | None) -> None:
    """Is never taken for health."""
    file = tmp_path / "h"
    if content is not None:
        file.write_text(content, encoding="latin-1")
    assert report(file, NOW)[0] == 1


async def test_written_while_alive_only(tmp_path: Path) -> None:
    """Alive, then not, then alive again: the file stands still in between; nobody ever reads half of it."""
    file, looks = tmp_path / "h", iter(range(10_000))

    def look() -> Health | None:
        number = next(looks)
        return None if 20 <= number < 40 or number >= 60 else Health(NOW, NOW, number, 0, 0, 0, "x" * 100_000, 1)

    keeping = asyncio.create_task(keep(file, look, every=0.001))
    read: list[int] = []
    async with asyncio.timeout(10):
        while not read or read[-1] < 59:
            await asyncio.sleep(0)
            if file.exists():
                read.append(json.loads(file.read_text(encoding="utf-8"))["latency_ms"])
    await asyncio.sleep(0.05)
    assert json.loads(file.read_text(encoding="utf-8"))["latency_ms"] == 59
    assert not any(20 <= number < 40 for number in read)
    keeping.cancel()


async def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """Is logged once, and does not end anything."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with structlog.testing.capture_logs() as lines:
        keeping = asyncio.create_task(keep(tmp_path / "file" / "h", lambda: WELL, every=0.001))
        await asyncio.sleep(0.1)
    assert not keeping.done()
    assert [line["event"] for line in lines] == ["the health file can't be written"]
    keeping.cancel()
