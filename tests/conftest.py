"""What all tests share: the shipped knowledge, opened once."""

import pytest

import knowledge


@pytest.fixture(scope="session")
def base() -> knowledge.Knowledge:
    """The shipped knowledge."""
    return knowledge.load()
