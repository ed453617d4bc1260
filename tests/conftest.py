"""What all tests share: the shipped knowledge, opened once."""

from pathlib import Path

import pytest

import knowledge
from tests.knowledge.workshop import Workshop


@pytest.fixture(scope="session")
def base() -> knowledge.Knowledge:
    """The shipped knowledge."""
    return knowledge.load()


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A small base to break."""
    return Workshop(tmp_path)
