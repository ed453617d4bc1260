"""Which language a text is written in, for words around it where nothing else says so."""

import pytest

from knowledge import written_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("latest fine on Alibaba", "en"),
        ("Übergabe? 123 😀", "en"),
        ("罚款", "zh_hans"),
        ("二选一 means what", "zh_hans"),
        ("阿里巴巴", "zh_hans"),  # alike in both scripts
        ("罰款", "zh_hant"),
        ("阿里巴巴最新的罰款", "zh_hant"),
    ],
)
def test_the_script_decides(text: str, language: str) -> None:
    assert written_in(text) == language
