"""Any known name under any one supported mangling is found first, or among the choices."""

import random
import string

import opencc
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

import knowledge
from knowledge.matching.index import NameIndex
from knowledge.matching.names import Name
from knowledge.matching.normal import LEGAL_FORMS, is_hanzi, key
from knowledge.matching.words import is_english_word

TRADITIONAL = opencc.OpenCC("s2t")
MADE_UP = [
    "Northwind Trading", "Silverline Logistics", "Harbour Bridge Capital", "Quantum Kites", "Obelisk Data Systems",
    "蓝海物流", "云端科技", "金桥证券", "晨星软件", "Zephyrine", "Marwick & Sons", "Kestrel-Nine", "Vantablue",
]  # fmt: skip


def shipped() -> list[Name]:
    """Every name of the shipped base, and some made up, so that there is something to be mixed up with."""
    names = [
        Name(text, thing.id, "strong" if text in thing.names.strong else "weak")
        for thing in knowledge.load().things.values()
        for text in (*thing.names.strong, *thing.names.weak)
    ]
    return names + [Name(text, f"company/made-up-{place}") for place, text in enumerate(MADE_UP)]


NAMES = shipped()
INDEX = NameIndex(NAMES)
LATIN = [name for name in NAMES if name.text.isascii() and sum(map(str.isalpha, name.text)) >= 5]
HANZI = [name for name in NAMES if name.text and all(is_hanzi(char) for char in name.text) and len(name.text) > 1]


def strange(name: Name) -> bool:
    """Whether a slip in it can be told from an English word."""
    words = name.text.casefold().split()
    return len(key(name.text)) >= 6 and any(len(word) >= 6 and not is_english_word(word) for word in words)


SLIPPING = [name for name in LATIN if strange(name)]


def offered(text: str, record: str, most: int = 5) -> bool:
    """Whether a record is among what is found for a text."""
    return record in [match.record for match in INDEX.find(text, most)]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.text)
@pytest.mark.parametrize(
    "mangle",
    [
        str, str.upper, str.lower, str.title, lambda text: f"  {text}\t", lambda text: f"“{text}”!",
        lambda text: "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text),
        lambda text: text.replace(" ", "  "), lambda text: text.replace(" ", "-"), lambda text: text.replace(" ", "_"),
        lambda text: text.replace("-", " "), lambda text: text.replace(" ", ""),
    ],
    ids=["as is", "upper", "lower", "title", "spaces", "quotes", "full width", "double space", "hyphen", "underscore",
         "no hyphen", "joined"]
)  # fmt: skip
def test_spelling_that_means_nothing(name: Name, mangle: "type[str]") -> None:
    typed = mangle(name.text)
    best = INDEX.find(typed)[0]
    same = {other.record for other in NAMES if key(other.text) == key(name.text)}
    assert best.record in same
    assert not best.guessed
    assert best.reason


@given(st.sampled_from(SLIPPING), st.data())
@settings(max_examples=400, deadline=None)
def test_one_slip(name: Name, data: st.DataObject) -> None:
    """One letter missing, added, wrong, or two swapped, but for the first letter."""
    text = name.text.casefold()
    letters = [place for place in range(1, len(text) - 1) if text[place].isalpha() and text[place + 1].isalpha()]
    place = data.draw(st.sampled_from(letters))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    kind = data.draw(st.sampled_from(["missing", "added", "wrong", "swapped"]))
    typed = {
        "missing": text[:place] + text[place + 1 :],
        "added": text[:place] + letter + text[place:],
        "wrong": text[:place] + letter + text[place + 1 :],
        "swapped": text[:place] + text[place + 1] + text[place] + text[place + 2 :],
    }[kind]
    assume(not LEGAL_FORMS & set(typed.split()))  # “wechat pty” is WeChat with a legal form, and no slip
    assert offered(typed, name.record) or name.record in [match.record for match in INDEX.nearest(typed, 5)]


@pytest.mark.parametrize("name", [name for name in LATIN if len(name.text.split()) > 1], ids=lambda name: name.text)
def test_words_in_another_order(name: Name) -> None:
    words = name.text.split()
    typed = " ".join([*words[1:], words[0]])
    assert name.record in [match.record for match in INDEX.nearest(typed, 5)]


@pytest.mark.parametrize("form", ["Ltd", "Inc.", "Co., Ltd.", "Limited", "PLC", "LLC", "GmbH"])
@pytest.mark.parametrize("text", ["Alibaba", "Tencent", "Northwind Trading", "ByteDance"])
def test_legal_forms_say_nothing(text: str, form: str) -> None:
    assert INDEX.find(f"{text} {form}")[0].record == INDEX.find(text)[0].record


@pytest.mark.parametrize("name", HANZI, ids=lambda name: name.text)
def test_chinese_in_every_script_and_pinyin(name: Name) -> None:
    assert offered(TRADITIONAL.convert(name.text), name.record)
    plain = lazy_pinyin(name.text)
    toned = lazy_pinyin(name.text, style=Style.TONE)
    numbered = lazy_pinyin(name.text, style=Style.TONE3, neutral_tone_with_five=True)
    for typed in (
        "".join(plain),
        " ".join(plain),
        "-".join(plain),
        " ".join(toned),
        "".join(toned),
        " ".join(numbered),
    ):
        assert offered(typed, name.record), typed


@pytest.mark.parametrize(
    "typed", ["erxuanyi", "er-xuan-yi", "Er Xuan Yi", "èr xuǎn yī", "er4 xuan3 yi1", "二选一", "二選一", "ER XUANYI"]
)
def test_er_xuan_yi(typed: str) -> None:
    assert INDEX.find(typed)[0].record == "term/er-xuan-yi"


def test_the_order_of_names_and_of_records_makes_no_difference() -> None:
    shuffled = NAMES.copy()
    random.Random(7).shuffle(shuffled)  # noqa: S311 (chance that can be repeated)
    other = NameIndex(shuffled)
    for text in ("alibab", "tencnt", "eng xun", "wechat", "二选", "zhang", "northwnd trading", "qq"):
        assert [(m.record, m.score) for m in INDEX.nearest(text, 5)] == [
            (m.record, m.score) for m in other.nearest(text, 5)
        ]
