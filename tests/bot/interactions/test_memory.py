"""The memory of conversations: separate, bounded, short-lived."""

from typing import Any, cast

from bot.interactions.memory import Asked, Key, Memory
from knowledge import Answer
from tests.bot.conftest import Hands


def understood(headline: str) -> Asked:
    """An answer to a question that was read."""
    return Asked(Answer("q", "answered", headline, understood=cast("Any", object())), ("q",))


def mine(person: int, channel: int) -> Key:
    """A private conversation."""
    return Key(person, channel, private=True)


def test_each_conversation_has_its_own() -> None:
    """Another person or another channel remembers nothing of it."""
    memory = Memory()
    memory.keep(mine(1, 1), understood("a"))
    last = memory.last(mine(1, 1))
    assert last is not None
    assert last.answer.headline == "a"
    assert memory.last(mine(1, 2)) is None
    assert memory.last(mine(2, 1)) is None


def test_what_was_not_read_does_not_count() -> None:
    """After nonsense, a follow-up still follows the question before it."""
    memory = Memory()
    memory.keep(mine(1, 1), understood("a"))
    memory.keep(mine(1, 1), Asked(Answer("zzz", "unknown", "b"), ("zzz",)))
    last = memory.last(mine(1, 1))
    assert last is not None
    assert last.answer.headline == "a"


def test_it_is_bounded() -> None:
    """The conversation that was silent longest is forgotten first; speaking keeps one alive."""
    memory = Memory(most=2)
    for person in (1, 2, 1, 3):
        memory.keep(mine(person, 0), understood("x"))
    assert len(memory) == 2
    assert memory.last(mine(2, 0)) is None
    assert memory.last(mine(1, 0)) is not None


def test_it_is_short_lived() -> None:
    """After its lifetime an answer is gone, and so is its memory."""
    clock = Hands()
    memory = Memory(lifetime=600, now=clock)
    memory.keep(mine(1, 1), understood("a"))
    clock.now = 599
    assert memory.last(mine(1, 1)) is not None
    clock.now = 600
    assert memory.last(mine(1, 1)) is None
    assert len(memory) == 0


def test_what_was_private_is_followed_in_private_alone() -> None:
    """A question that others see never goes on from one that they did not; the other way round there is no secret."""
    memory = Memory()
    memory.keep(mine(1, 1), understood("private"))
    assert memory.last(Key(1, 1, private=False)) is None
    memory.keep(Key(1, 1, private=False), understood("public"))
    last = memory.last(mine(1, 1))
    assert last is not None
    assert last.answer.headline == "public"
