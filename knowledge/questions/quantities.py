"""Amounts and numbers in a question: "18.2 billion yuan", "$2.8bn", "500k", "182亿", "over 1 billion", "22 deals".

Folding turns the point and the comma into spaces, so amounts are read from the text as typed, after NFKC.
"""

import re
import unicodedata
from decimal import Decimal

from knowledge.matching.chinese import simplify
from knowledge.questions import numerals
from knowledge.questions.question import Quantity

_SCALES = {
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "billions": 10**9, "bn": 10**9, "b": 10**9, "bil": 10**9,
    "bln": 10**9,
    "million": 10**6, "millions": 10**6, "mn": 10**6, "m": 10**6, "mil": 10**6, "mln": 10**6, "thousand": 10**3,
    "grand": 10**3,
    "k": 10**3, "万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3,
}  # fmt: skip
_CURRENCIES = {
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "cny": "CNY", "kuai": "CNY", "元人民币": "CNY", "人民币": "CNY",
    "元": "CNY", "块": "CNY",
    "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "dollars": "USD", "dollar": "USD", "usd": "USD",
    "bucks": "USD", "美元": "USD", "美金": "USD",
    "euros": "EUR", "euro": "EUR", "eur": "EUR", "欧元": "EUR", "pounds": "GBP", "gbp": "GBP", "hkd": "HKD",
    "港元": "HKD", "港币": "HKD",
}  # fmt: skip
_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "¥": "CNY",
    "cn¥": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "€": "EUR",
    "£": "GBP",
    "hk$": "HKD",
}
_NO_NUMBER_ALONE = frozenset({"a", "an", "half a", "half an", "zero", "one", "hundred"})
"""English number words that mean a number only before a scale or a currency."""

_MORE = (
    "(?:more than|over|above|greater than|exceeding|upwards of|bigger than|larger than|higher than|north of"
    "|超过|大于|高于|多于|>(?!=))"
)
_LEAST = "(?:at least|no less than|not less than|a minimum of|>=|≥|不少于|不低于|至少)"
_LESS = "(?:less than|under|below|smaller than|lower than|fewer than|不到|低于|小于|少于|不足|<(?!=))"
_MOST = "(?:at most|up to|no more than|not more than|a maximum of|<=|≤|不超过|不多于|不高于|至多|最多)"
_COMPARISONS = {
    ">=": ("least", "least_behind"), "<=": ("most", "most_behind"), ">": ("more",), "<": ("less",),
}  # fmt: skip
_SHARE = re.compile(r"\s?(?:%|percent\b|per cent\b|pct\b|个百分点)")
"""What makes a number a share of something; no record states one."""

_AMOUNT = re.compile(
    rf"(?:(?P<least>{_LEAST})\s*|(?P<most>{_MOST})\s*|(?P<more>{_MORE})\s*|(?P<less>{_LESS})\s*)?(?:a\s+)?"
    rf"(?P<sign>us\$|hk\$|cn¥|\$|¥|€|£|(?<![a-z])(?:usd|rmb|cny))?\s?"
    rf"(?:(?P<english>{numerals.ENGLISH})|(?P<chinese>{numerals.CHINESE})"
    r"|(?P<number>(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![a-z0-9.])\d+(?:\.\d+)?))"
    rf"(?:[\s-]?(?P<scale>{'|'.join(sorted(map(re.escape, _SCALES), key=len, reverse=True))})(?![a-z]))?"
    rf"(?:[\s-]?(?P<currency>{'|'.join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))})(?![a-z]))?"
    r"(?P<least_behind>以上|\s+or (?:more|above|over|higher))?(?P<most_behind>以下|\s+or (?:less|under|below|lower))?"
)


def find(text: str) -> list[tuple[int, int, Quantity]]:
    """Every quantity in a question as typed, with offsets into it.

    A bare number without scale or currency is given with `money=False`: it may count things, or be a year.
    """
    plain = "".join(_same_length(char) for char in text)
    simple = simplify(plain)
    plain = simple if len(simple) == len(plain) else plain
    found: list[tuple[int, int, Quantity]] = []
    for match in _AMOUNT.finditer(plain):
        start, end = match.span()
        while end > start and plain[end - 1].isspace():
            end -= 1
        quantity = _quantity(match)
        if quantity is not None and _SHARE.match(plain, end) is None:
            found.append((start, end, quantity))
    return found


def _same_length(char: str) -> str:
    """NFKC and lower case of one character where that is one character too, so that offsets stay."""
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def _quantity(match: re.Match[str]) -> Quantity | None:
    scale, unit, sign = match["scale"], match["currency"], match["sign"]
    written = _written(match, bare=not (scale or unit or sign))
    if written is None:
        return None
    value = written * _SCALES.get(scale or "", 1)
    currency = _SIGNS.get(sign) if sign else _CURRENCIES.get(unit or "")
    comparison = next((sign for sign, groups in _COMPARISONS.items() if any(match[group] for group in groups)), "=")
    digits = len(str(written).replace(".", "").lstrip("0"))
    money = bool(currency or scale or value >= 10000)
    return Quantity(value, currency, max(digits, 1), comparison, money, match.group().strip())


def _written(match: re.Match[str], *, bare: bool) -> Decimal | None:
    """The number before its scale; None where words like "a" or 一 are no number."""
    english, chinese = match["english"], match["chinese"]
    if english:
        return None if bare and " ".join(english.split()) in _NO_NUMBER_ALONE else numerals.english(english)
    if chinese:
        alone = bare and (len(chinese) == 1 or not numerals.COMPOUND & set(chinese))
        return None if alone else numerals.chinese(chinese)
    return Decimal(match["number"].replace(",", ""))
