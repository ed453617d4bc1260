"""Inflections: which base forms a word may have."""

import pytest

from knowledge.questions.forms import forms


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("fines", "fine"), ("fined", "fine"), ("fining", "fine"), ("companies", "company"), ("paid", "pay"),
        ("levied", "levy"), ("stopped", "stop"), ("taxes", "tax"), ("sold", "sell"), ("approving", "approve"),
    ],
)  # fmt: skip
def test_inflection_leads_to_its_base(word: str, base: str) -> None:
    assert base in forms(word)
    assert forms(word)[0] == word


@pytest.mark.parametrize(
    ("word", "other"), [("final", "fine"), ("news", "knew"), ("this", "thi"), ("class", "clas"), ("bus", "bu")]
)
def test_likeness_is_no_inflection(word: str, other: str) -> None:
    assert other not in forms(word)
