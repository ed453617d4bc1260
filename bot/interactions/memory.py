"""The last answer of each conversation, so that “and Tencent?” has something to follow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from bot.interactions.lately import MINUTES, Lately
from bot.schedule.clock import seconds
from knowledge import Answer


class Key(NamedTuple):
    """A conversation: who speaks, where, and whether the answers are seen by that person alone."""

    user: int
    channel: int
    private: bool


@dataclass(frozen=True)
class Asked:
    """An answer and how it can be had again.

    Attributes:
        answer: the answer.
        questions: the questions or timelines that lead to it: it alone, or those that it follows before it.
    """

    answer: Answer
    questions: tuple[str, ...]


class Memory:
    """The last answers.

    Args:
        most: conversations kept; the one that was silent longest is forgotten first.
        lifetime: seconds until an answer is forgotten.
        now: seconds on a clock that only goes forward.
    """

    def __init__(self, most: int = 1000, lifetime: float = MINUTES, now: Callable[[], float] = seconds) -> None:
        self._kept = Lately[Key, Asked](most, lifetime, now)

    def __len__(self) -> int:
        return len(self._kept)

    def last(self, key: Key) -> Asked | None:
        """The last answer that was understood in a conversation, if it is not too long ago.

        What was answered for all to see may be followed in private, too; what was private stays so.
        """
        return self._kept.get(key)

    def keep(self, key: Key, asked: Asked) -> None:
        """Remember an answer; one whose question was not read leaves the last one in place."""
        if asked.answer.understood is not None:
            self._kept.put(key, asked)
            if not key.private:
                self._kept.put(key._replace(private=True), asked)

    def forget(self, user: int) -> None:
        """Forget all conversations of a person."""
        self._kept.forget(lambda key: key.user == user)
