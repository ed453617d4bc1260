"""Dates in a question: "in 2021", "since July 2021", "last year", "2021年4月", "去年".

What is relative is relative to `today`, which the caller gives. Works on the folded text of consecutive words;
`find` gives every period that the words spell, longest first at each place.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from knowledge.questions.numerals import years_in_digits
from knowledge.questions.question import Period

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ZH_MONTHS = {
    name: number
    for number, name in enumerate(("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), start=1)
}

# A date of its own, as spelt in folded text: words apart by one space, Hanzi apart from digits by one.
_ABSOLUTE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<y>{_YEAR}) (?P<m>\d{{1,2}}) (?P<d>\d{{1,2}})",
        rf"(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH}) (?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}) (?P<d>{_DAY}) (?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}) (?:of )?(?P<y>{_YEAR})",
        rf"(?P<y>{_YEAR}) (?P<m>{_MONTH})",
        rf"(?P<y>{_YEAR}) ?年 ?(?P<m>\d{{1,2}}) ?月 ?(?P<d>\d{{1,2}}) ?[日号]",
        rf"(?P<y>{_YEAR}) ?年 ?(?P<m>\d{{1,2}}) ?月(?: ?份)?",
        rf"(?P<y>{_YEAR}) ?年 ?(?P<zm>十[一二]|[一二三四五六七八九十]) ?月(?: ?份)?",
        rf"(?P<y>{_YEAR}) (?P<m>0[1-9]|1[0-2])",
        rf"(?P<y>{_YEAR}) q(?P<q>[1-4])",
        rf"q(?P<q>[1-4]) (?P<y>{_YEAR})",
        rf"(?P<y>{_YEAR})(?: ?年)?",
        rf"(?P<d>{_DAY}) (?:of )?(?P<m>{_MONTH})",
        rf"(?P<m>{_MONTH}) (?P<d>{_DAY})",
        rf"(?P<m>{_MONTH})(?! (?:i|we|you|it|they|he|she|be|not|have|the|a|an|also|still|only)\b)",
        r"(?P<m>\d{1,2}) ?月(?: ?份)?",
        r"(?P<zm>十[一二]|[一二三四五六七八九十]) ?月(?: ?份)?",
    )
)
_IN_FIGURES = re.compile(
    rf"(?<![\w.,-])(?P<y>{_YEAR})(?P<s>[-/])(?P<m>\d{{1,2}})(?:(?P=s)(?P<d>\d{{1,2}}))?(?![\w-])", re.ASCII
)
_RELATIVE = {
    "today": (0, "day"), "yesterday": (1, "day"), "this week": (0, "week"), "last week": (1, "week"),
    "this month": (0, "month"), "last month": (1, "month"), "previous month": (1, "month"),
    "this year": (0, "year"), "last year": (1, "year"), "previous year": (1, "year"),
    "the year before last": (2, "year"),
    "next year": (-1, "year"), "next month": (-1, "month"), "next week": (-1, "week"),
    "今天": (0, "day"), "昨天": (1, "day"), "本周": (0, "week"), "上周": (1, "week"), "这个月": (0, "month"),
    "本月": (0, "month"), "上个月": (1, "month"), "今年": (0, "year"), "去年": (1, "year"), "前年": (2, "year"),
    "明年": (-1, "year"), "下个月": (-1, "month"), "下月": (-1, "month"), "下周": (-1, "week"),
}  # fmt: skip
_NUMBER = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
    "twelve": 12,
    "两": 2,
    "三": 3,
    "五": 5,
    "十": 10,
}
_LAST_N = re.compile(
    r"(?:in |over |within )?(?:the )?(?:last|past|previous) (?P<n>\d{1,3}|two|three|four|five|six|ten|twelve) "
    r"(?P<unit>day|week|month|year)s?|(?:过去|最近|近) ?(?P<zn>\d{1,3}|两|三|五|十) ?(?:个 ?)?(?P<zunit>天|周|月|年)"
)
_NEXT_N = re.compile(
    r"(?:in |over |within |during )?(?:the )?(?:next|coming) (?P<n>\d{1,3}) (?P<unit>day|week|month)s?"
    r"|within (?P<wn>\d{1,3}) (?P<wunit>day|week|month)s?"
    r"|(?:未来|接下来|今后) ?(?P<zn>\d{1,3}) ?(?:个 ?)?(?P<zunit>天|周|月)"
)
"""Days ahead, in figures; “in the next three years” in words is what a document says and no span from today on."""
_REST = re.compile(
    r"(?:for |in |during )?(?:the )?(?:rest|remainder) of (?:the|this) (?P<unit>year|month)"
    r"|(?:before|by|until|till) (?:the )?(?:end of (?:the|this) (?P<until>year|month)|(?P<end>year) ?end)"
    r"|(?P<zh>年底|月底)(?:前|之前|以前)"
)
"""From today to the end of the running year or month."""
_ZH_UNIT = {"天": "day", "周": "week", "月": "month", "年": "year"}
_AFTER = r"(?:since|after|from|later than|post|starting|beginning|as of)"
_BEFORE = r"(?:before|until|till|prior to|earlier than|up to|by|pre)"
_IN = (
    r"(?:in|during|on|of|for|dated|throughout|within|around|back in|the year|in the year|in early|in late|in mid|early"
    r"|late|mid|end of|start of|the end of|calendar year|fy|in calendar year)"
)
_HEAD = re.compile(rf"(?:(?P<after>{_AFTER})|(?P<before>{_BEFORE})|(?P<within>{_IN})) ")
_TAIL = re.compile(r" ?(?P<after>以来|以后|之后|后|起)|(?P<before> ?(?:以前|之前|前))| (?P<on>onwards|onward)")


def no_day(text: str) -> str | None:
    """What is written like a day or a month in figures and is none: 2021-07-32, 2021-13; None where there is no such.

    Left to be read as numbers, its parts would be figures that somebody asks about.
    """
    for match in _IN_FIGURES.finditer(text):
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"] or 1)
        if not 1 <= month <= len(_ZH_MONTHS) or not 1 <= day <= monthrange(year, month)[1]:
            return match.group()
    return None


def find(text: str, today: date) -> list[tuple[int, int, Period]]:
    """Every period that folded text spells, as (start, end, period) with offsets into that text."""
    text = years_in_digits(text)
    found: list[tuple[int, int, Period]] = []
    for start in (match.start() for match in re.finditer(r"(?<![a-z0-9])\S", text)):
        best = _at(text, start, today)
        if best is not None:
            found.append((start, best[0], best[1]))
    return found


def _at(text: str, start: int, today: date) -> tuple[int, Period] | None:
    for pattern, shape in ((_BETWEEN, "between"), (_SPAN_ZH, "between")):
        if (match := pattern.match(text, start)) is not None:
            low, high = _absolute(match["a"], today), _absolute(match["b"], today)
            if low and high and shape:
                return match.end(), Period(low[1].start, high[1].end, match.group().strip())
    found = _LAST_N.match(text, start)
    if found is not None:
        number = found["n"] or found["zn"]
        count = int(number) if number.isdigit() else _NUMBER[number]
        unit = found["unit"] or _ZH_UNIT[found["zunit"]]
        return found.end(), Period(_back(today, count, unit), today, found.group())
    found = _NEXT_N.match(text, start)
    if found is not None and _edge(text, found.end()):
        unit = found["unit"] or found["wunit"] or _ZH_UNIT[found["zunit"]]
        return found.end(), Period(
            today, _ahead(today, int(found["n"] or found["wn"] or found["zn"]), unit), found.group()
        )
    found = _REST.match(text, start)
    if found is not None and _edge(text, found.end()):
        unit = found["unit"] or found["until"] or found["end"] or {"年底": "year", "月底": "month"}[found["zh"]]
        return found.end(), Period(today, _relative(0, unit, "", today).end, found.group())
    return _with_preposition(text, start, today)


def _with_preposition(text: str, start: int, today: date) -> tuple[int, Period] | None:
    head = _HEAD.match(text, start)
    if head is not None and (inner := _bare(text, head.end(), today)) is not None:
        end, period = inner
        return end, _turn(period, "after" if head["after"] else "before" if head["before"] else "", head.group(), today)
    inner = _bare(text, start, today)
    if inner is None:
        return None
    end, period = inner
    tail = _TAIL.match(text, end)
    if tail is not None and text[start:end] and not period.label.startswith("last"):
        way = "before" if tail["before"] else "since"
        return tail.end(), _turn(period, way, "", today, since="后" not in tail.group() or "以来" in tail.group())
    return end, period


def _turn(period: Period, way: str, word: str, today: date, *, since: bool = True) -> Period:
    """Open the period at one end; "since", "from" include it, "after" and "before" do not."""
    label = (word + period.label).strip()
    if way in ("after", "since"):
        exclusive = word.startswith(("after", "later", "post")) or not since
        edge = period.end if exclusive else period.start
        return replace(
            period,
            start=edge + timedelta(days=1) if exclusive and edge else edge,
            end=None,
            label=label,
            month_only=None,
        )
    if way == "before":
        inclusive = word.startswith(("until", "till", "up", "by"))
        edge = period.end if inclusive else period.start
        return replace(
            period,
            start=None,
            end=edge if inclusive or edge is None else edge - timedelta(days=1),
            label=label,
            month_only=None,
        )
    return replace(period, label=label)


def _bare(text: str, start: int, today: date) -> tuple[int, Period] | None:
    for words, (back, unit) in _RELATIVE.items():
        if text.startswith(words, start) and _edge(text, start + len(words)):
            return start + len(words), _relative(back, unit, words, today)
    found = _absolute(text[start:], today)
    return (start + found[0], found[1]) if found else None


def _edge(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isascii() and text[end].isalnum() and text[end - 1].isascii())


def _absolute(text: str, today: date) -> tuple[int, Period] | None:
    for pattern in _ABSOLUTE:
        match = pattern.match(text)
        if match is None or not _edge(text, match.end()):
            continue
        period = _period_of(match.groupdict(), match.group(), today)
        if period is not None:
            return match.end(), period
    return None


def _period_of(part: dict[str, str | None], label: str, today: date) -> Period | None:
    month = _month_of(part)
    if part.get("q"):
        year, first = int(part["y"] or 0), int(part["q"] or 1) * 3 - 2
        return Period(date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1]), label)
    day = int(re.sub(r"\D", "", part["d"] or "")) if part.get("d") else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if not part.get("y"):
        return Period(None, None, label, month_only=month, day_only=day) if month else None
    return _dated(int(part["y"] or 0), month, day, label)


def _dated(year: int, month: int | None, day: int | None, label: str) -> Period | None:
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31), label)
    last = monthrange(year, month)[1]
    if day is None:
        return Period(date(year, month, 1), date(year, month, last), label)
    return Period(date(year, month, day), date(year, month, day), label) if day <= last else None


def _month_of(part: dict[str, str | None]) -> int | None:
    if part.get("zm"):
        return _ZH_MONTHS[part["zm"] or ""]
    month = part.get("m")
    return None if not month else int(month) if month.isdigit() else _MONTHS[month]


def _relative(back: int, unit: str, label: str, today: date) -> Period:
    """The day, week, month or year so many back; a negative number lies ahead."""
    if unit == "day":
        day = today - timedelta(days=back)
        return Period(day, day, label)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return Period(monday, monday + timedelta(days=6), label)
    if unit == "month":
        index = today.year * 12 + today.month - 1 - back
        year, month = divmod(index, 12)
        return Period(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), label)
    return Period(date(today.year - back, 1, 1), date(today.year - back, 12, 31), label)


_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _ahead(today: date, count: int, unit: str) -> date:
    return today + timedelta(days=min(_DAYS[unit] * count, (date.max - today).days))


def _back(today: date, count: int, unit: str) -> date:
    days = _DAYS[unit] * count
    return today - timedelta(days=min(days, today.toordinal() - 1))


_DATE = rf"(?:(?:{_DAY} (?:of )?)?{_MONTH} )?(?:{_DAY} )?{_YEAR}(?: ?年)?(?: ?\d{{1,2}} ?月)?"
_BETWEEN = re.compile(rf"(?:between|from) (?P<a>{_DATE}) (?:and|to|until|till|through) (?P<b>{_DATE})")
_SPAN_ZH = re.compile(rf"(?P<a>{_DATE}) ?(?:到|至|和) ?(?P<b>{_DATE})")
