"""Time zones: names that are one, and what people type for one."""

from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.schedule.zones import zone_meant, zone_of, zones_like


@pytest.mark.parametrize(
    "name",
    ["CST", "EST", "GMT", "Etc/GMT+5", "asia/shanghai", "../etc/passwd", "", "Nowhere/Town", "localtime", "posixrules",
     "Factory", "right/Asia/Shanghai", "posix/Asia/Shanghai", "PRC"],
)  # fmt: skip
def test_what_is_no_zone(name: str) -> None:
    """Abbreviations, offsets, slips, paths, and what the database holds besides zones."""
    assert zone_of(name) is None
    assert zone_of("Asia/Shanghai") == ZoneInfo("Asia/Shanghai")
    assert zone_of("UTC") == ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("asia/shanghai", "Asia/Shanghai"),
        (" Shanghai ", "Asia/Shanghai"),
        ("new york", "America/New_York"),
        ("America/new york", "America/New_York"),
        ("utc", "UTC"),
        ("beijing", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("布鲁塞尔", "Europe/Brussels"),
        ("CST", None),
        ("right/asia/shanghai", None),
        ("", None),
        ("Mars/Base", None),
    ],
)
def test_what_is_meant(typed: str, meant: str | None) -> None:
    """By any spelling of its name, or by its city."""
    assert zone_meant(typed) == meant
    assert meant is None or zones_like(typed)[0] == meant


def test_all_that_is_offered_is_one() -> None:
    """Whatever is typed; and every city of the database is found by its name."""
    assert all(zone_of(name) is not None for typed in ("", "a", "bei", "york") for name in zones_like(typed))
    assert "Asia/Shanghai" in zones_like("beij")
    assert zones_like("hong")[0] == "Asia/Hong_Kong"
    assert zones_like("São P")[0] == "America/Sao_Paulo"
    assert zones_like("")[0] == "Asia/Shanghai"
    for name in sorted(available_timezones()):
        if zone_of(name) is not None:
            assert zone_meant(name) == name
