"""Dates in words: as precise as they are, never more."""

import pytest

from bot.cards.dates import shown


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        ("2021-04-10", "en", "10 April 2021"),
        ("2021-07", "en", "July 2021"),
        ("2021", "en", "2021"),
        ("2021-04-10", "zh_hans", "2021年4月10日"),
        ("2021-07", "zh_hant", "2021年7月"),
        ("2021", "zh_hans", "2021年"),
        ("soon", "en", "soon"),
        ("2021-13", "en", "2021-13"),
        ("", "en", ""),
    ],
)
def test_shown(value: str, language: str, words: str) -> None:
    """A date keeps its precision; what is no date is shown as it is."""
    assert shown(value, language) == words
