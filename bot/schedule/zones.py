"""Time zones: which names are one, and which one somebody means who types a city.

A zone is an IANA name of a region and a city, or UTC. Abbreviations and fixed offsets are none here, though some are
in the database (EST, CET, Etc/GMT+5): they mean several places at once, or the opposite of what they seem to. Neither
are the database's other tables of the same names (posix/…, right/…, which counts leap seconds).
"""

import unicodedata
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_NO_REGIONS = ("Etc/", "posix/", "right/", "SystemV/")
_CITIES = {
    "beijing": "Asia/Shanghai", "shenzhen": "Asia/Shanghai", "hangzhou": "Asia/Shanghai",
    "guangzhou": "Asia/Shanghai", "北京": "Asia/Shanghai", "上海": "Asia/Shanghai", "深圳": "Asia/Shanghai",
    "杭州": "Asia/Shanghai", "广州": "Asia/Shanghai", "廣州": "Asia/Shanghai", "香港": "Asia/Hong_Kong",
    "澳门": "Asia/Macau", "澳門": "Asia/Macau", "台北": "Asia/Taipei", "臺北": "Asia/Taipei",
    "新加坡": "Asia/Singapore", "东京": "Asia/Tokyo", "東京": "Asia/Tokyo", "伦敦": "Europe/London",
    "倫敦": "Europe/London", "布鲁塞尔": "Europe/Brussels", "布魯塞爾": "Europe/Brussels", "巴黎": "Europe/Paris",
    "柏林": "Europe/Berlin", "首尔": "Asia/Seoul", "首爾": "Asia/Seoul", "悉尼": "Australia/Sydney",
    "雪梨": "Australia/Sydney", "洛杉矶": "America/Los_Angeles", "洛杉磯": "America/Los_Angeles",
    "旧金山": "America/Los_Angeles", "舊金山": "America/Los_Angeles", "纽约": "America/New_York",
    "紐約": "America/New_York", "washington": "America/New_York", "san francisco": "America/Los_Angeles",
    "frankfurt": "Europe/Berlin", "geneva": "Europe/Zurich", "milan": "Europe/Rome", "delhi": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
}  # fmt: skip
"""Where people of this trade are and no zone has the city's name."""


_COMMON = (
    "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Asia/Kolkata", "Asia/Dubai", "Europe/London",
    "Europe/Brussels", "Europe/Berlin", "Europe/Paris", "America/New_York", "America/Chicago", "America/Los_Angeles",
    "Australia/Sydney", "UTC",
)  # fmt: skip
"""What is offered before anything is typed."""


_ABBREVIATIONS = {
    "cst": ("Asia/Shanghai", "America/Chicago", "America/Havana"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "est": ("America/New_York", "America/Panama"),
    "edt": ("America/New_York",),
    "cdt": ("America/Chicago", "America/Havana"),
    "mst": ("America/Denver", "America/Phoenix"),
    "pst": ("America/Los_Angeles", "Asia/Manila"),
    "pdt": ("America/Los_Angeles",),
    "gmt": ("Europe/London", "Africa/Abidjan", "UTC"),
    "cet": ("Europe/Brussels", "Europe/Berlin", "Africa/Algiers"),
    "cest": ("Europe/Brussels", "Europe/Berlin"),
    "eet": ("Europe/Helsinki", "Africa/Cairo"),
    "hkt": ("Asia/Hong_Kong",),
    "sgt": ("Asia/Singapore",),
    "jst": ("Asia/Tokyo",),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
}
"""Abbreviations that people write for a zone, and where they are used: half of them in several places."""


def meant_by(abbreviation: str) -> tuple[str, ...]:
    """The zones that an abbreviation can mean; none where it is no abbreviation."""
    return _ABBREVIATIONS.get(abbreviation.strip().casefold(), ())


def zone_of(name: str) -> ZoneInfo | None:
    """A zone by its exact name, or UTC; None for anything else."""
    return ZoneInfo(name) if name in _names() else None


def zone_meant(typed: str) -> str | None:
    """The name of the zone that somebody means: in any case, with spaces, or by its city alone; None for none."""
    wanted = _folded(typed)
    exact = next((name for name in _names() if _folded(name) == wanted), None)
    by_city = [name for name in _names() if _folded(name).rpartition("/")[2] == wanted]
    return exact or _CITIES.get(typed.strip().casefold()) or min(by_city, key=len, default=None)


def zones_like(typed: str) -> list[str]:
    """The zones that hold what is typed: the one that is meant first, then those whose city begins like it."""
    meant, wanted = zone_meant(typed), _folded(typed)
    if not wanted:
        return list(dict.fromkeys([*_COMMON, *_names()]))
    first = [meant] if meant is not None else []
    cities = [name for city, name in _CITIES.items() if city.startswith(typed.strip().casefold())]
    holding = [name for name in _names() if wanted in _folded(name)]
    begin = [name for name in holding if _folded(name).rpartition("/")[2].startswith(wanted)]
    return list(dict.fromkeys([*first, *cities, *begin, *holding]))


@cache
def _names() -> tuple[str, ...]:
    known = (name for name in available_timezones() if "/" in name and not name.startswith(_NO_REGIONS))
    return ("UTC", *sorted(known))


def _folded(name: str) -> str:
    """Without case, and without the accents that the database leaves out (Sao_Paulo)."""
    apart = unicodedata.normalize("NFKD", name.strip().casefold().replace(" ", "_"))
    return "".join(each for each in apart if not unicodedata.combining(each))
