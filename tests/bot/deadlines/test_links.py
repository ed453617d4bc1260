"""An address that somebody gives: what a browser opens, and nothing that hides where it leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deadlines.links import LONGEST, host_of, read_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org/rules?id=3#part", "https://example.org/rules?id=3#part"),
        (" example.org/rules ", "https://example.org/rules"),
        ("http://EXAMPLE.org:8080", "http://example.org:8080"),
        ("https://例子.中国/规则", "https://xn--fsqu00a.xn--fiqs8s/%E8%A7%84%E5%88%99"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/%E8%A7", "https://example.org/%E8%A7"),
        ("https://аpple.com", "https://xn--pple-43d.com"),  # its first letter is Cyrillic
    ],
)
def test_read(text: str, link: str) -> None:
    assert read_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "", "rules", "javascript:alert(1)", "ftp://example.org", "https://", "https://user:pw@example.org",
        "https://example.org@evil.example", "https://192.168.0.1/", "https://[::1]/", "https://exa mple.org",
        "https://example.org:port", "https://" + "a" * 600 + ".org", "https://example..org", "https://-a.org",
        "mailto:a@example.org",
        "https://example.org/" + "a" * LONGEST, "discord://example.org", "https://a_b.example.org\n", "[a](https://b.c)",
    ],
)  # fmt: skip
def test_refused(text: str) -> None:
    assert read_link(text) is None


@given(st.text(max_size=80))
def test_whatever_is_typed_it_is_one_that_opens_or_none(text: str) -> None:
    """In ASCII, without spaces, and read again it is the same."""
    link = read_link(f"https://example.org/{text}")
    if link is not None:
        assert link.isascii()
        assert not any(each.isspace() for each in link)
        assert host_of(link) == "example.org"
        assert read_link(link) == link
