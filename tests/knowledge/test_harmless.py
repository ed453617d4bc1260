"""Cleaning: what would command, hide or turn goes; what was written stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import clean


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Clean text stays as it is."""
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, 18.2 billion yuan ($2.8 billion)", "plain words, 18.2 billion yuan ($2.8 billion)"),
        ("“er xuan yi,” 二选一，騰訊", "“er xuan yi,” 二选一，騰訊"),
        ("\x1b[2J\x1b]0;title\x07red\x00", "[2J]0;titlered"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("\ud800half", "\ufffdhalf"),
        ("👩\u200d💻 and x\u200dy", "👩\u200d💻 and xy"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("a\u202eb\u200fc\u2066d", "abcd"),
        ("no\u00a0break", "no\u00a0break"),
        ("a\u3164b\u2800c\u034fd\ufe00e\U000e0101", "abcde"),
        ("1\ufe0f\u20e3 a\ufe0f ⚠\ufe0f", "1\ufe0f\u20e3 a ⚠\ufe0f"),
        ("e" + "\u0301" * 90, "e" + "\u0301" * 4),
        ("a\n\n \n\n\nb\n\nc", "a\n\nb\n\nc"),
    ],
)
def test_what_cleaning_keeps(text: str, shown: str) -> None:
    """Words, quotes, scripts and joined emoji stay; what hides, turns or commands goes."""
    assert clean(text) == shown
