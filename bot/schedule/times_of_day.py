"""A time of day as a person writes it, and a day of the week or the month."""

import re
import unicodedata
from datetime import time

_CLOCK = re.compile(r"(\d{1,2})(?: ?[:.h] ?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_CHINESE = re.compile(r"(上午|早上|下午|晚上)?(\d{1,2})[点點时時:](?:(\d{2})分?|(半))?")
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE_DAYS = "一二三四五六日"


def read_time(text: str) -> time | None:
    """A time of day; None where it is none (`9` alone is nine in the morning, `24:00` is none).

    Args:
        text: `09:00`, `9:00`, `9`, `9am`, `5:30 pm`, `17.30`, `上午9点`, `下午5点半`.
    """
    written = unicodedata.normalize("NFKC", text).casefold().strip()
    if (found := _CLOCK.fullmatch(written)) is not None:
        half = (found[3] or "").replace(".", "")
        return _time(int(found[1]), int(found[2] or 0), half)
    if (found := _CHINESE.fullmatch(written)) is not None:
        half = {"上午": "am", "早上": "am", "下午": "pm", "晚上": "pm"}.get(found[1] or "", "")
        return _time(int(found[2]), 30 if found[4] else int(found[3] or 0), half if int(found[2]) <= 12 else "")
    return None


def read_weekday(text: str) -> int | None:
    """A day of the week, 1 for Monday to 7; by its name, the beginning of it (three letters), or 周一."""
    written = unicodedata.normalize("NFKC", text).casefold().strip()
    named = [number for number, day in enumerate(_WEEK, start=1) if len(written) >= 3 and day.startswith(written)]
    if named:
        return named[0]
    found = re.fullmatch(rf"(?:周|週|星期|礼拜|禮拜)([{_CHINESE_DAYS}天])", written)
    return _CHINESE_DAYS.index(found[1].replace("天", "日")) + 1 if found is not None else None


def read_monthday(text: str) -> int | None:
    """A day of the month, 1 to 31: `1`, `15.`, `31`, `last`, `15日`, `月底`."""
    written = unicodedata.normalize("NFKC", text).casefold().strip()
    if written in {"last", "end", "月底", "最后一天", "最後一天"}:
        return 31
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.|日|号|號)?", written)
    return int(found[1]) if found is not None and 1 <= int(found[1]) <= 31 else None


def _time(hour: int, minute: int, half: str) -> time | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None
