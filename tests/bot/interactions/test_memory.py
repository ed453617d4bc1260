"""The memory of conversations: separate, bounded, short-lived."""

from typing import Any, cast

from bot.interactions.memory import Asked, Memory
from knowledge import Answer
from tests.bot.conftest import Hands


def understood(headline: str) -> Asked:
    """An answer to a question that was read."""
    return Asked(Answer("q", "answered", headline, understood=cast("Any", object())), ("q",))


def test_each_conversation_has_its_own() -> None:
    """Another person or another channel remembers nothing of it."""
    memory = Memory()
    memory.keep((1, 1), understood("a"))
    last = memory.last((1, 1))
    assert last is not None
    assert last.answer.headline == "a"
    assert memory.last((1, 2)) is None
    assert memory.last((2, 1)) is None


def test_what_was_not_read_does_not_count() -> None:
    """After nonsense, a follow-up still follows the question before it."""
    memory = Memory()
    memory.keep((1, 1), understood("a"))
    memory.keep((1, 1), Asked(Answer("zzz", "unknown", "b"), ("zzz",)))
    last = memory.last((1, 1))
    assert last is not None
    assert last.answer.headline == "a"


def test_it_is_bounded() -> None:
    """The conversation that was silent longest is forgotten first; speaking keeps one alive."""
    memory = Memory(most=2)
    for key in ((1, 0), (2, 0), (1, 0), (3, 0)):
        memory.keep(key, understood("x"))
    assert len(memory) == 2
    assert memory.last((2, 0)) is None
    assert memory.last((1, 0)) is not None


def test_it_is_short_lived() -> None:
    """After its lifetime an answer is gone, and so is its memory."""
    clock = Hands()
    memory = Memory(lifetime=600, now=clock)
    memory.keep((1, 1), understood("a"))
    clock.now = 599
    assert memory.last((1, 1)) is not None
    clock.now = 600
    assert memory.last((1, 1)) is None
    assert len(memory) == 0
