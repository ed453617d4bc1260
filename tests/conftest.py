"""What all tests share: the shipped knowledge, opened once."""

from pathlib import Path

import pytest

import knowledge
from tests.knowledge.workshop import Workshop


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let pictures of the preview be kept."""
    parser.addoption("--screenshots", metavar="DIR", help="keep the pictures that the browser tests take")


@pytest.fixture(scope="session")
def base() -> knowledge.Knowledge:
    """The shipped knowledge."""
    return knowledge.load()


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A small base to break."""
    return Workshop(tmp_path)
