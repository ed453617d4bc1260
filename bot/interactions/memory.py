"""The last answer of each conversation, so that “and Tencent?” has something to follow.

Kept in memory only, for a short while and for so many conversations; nothing of it is written anywhere.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.schedule.clock import seconds
from knowledge import Answer

Key = tuple[int, int]
"""A conversation: a person's id and a channel's."""


@dataclass(frozen=True)
class Asked:
    """An answer and how it can be had again.

    Attributes:
        answer: the answer.
        questions: the questions that lead to it: it alone, or those that it follows before it.
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

    def __init__(self, most: int = 1000, lifetime: float = 600, now: Callable[[], float] = seconds) -> None:
        self._most, self._lifetime, self._now = most, lifetime, now
        self._kept: OrderedDict[Key, tuple[float, Asked]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def last(self, key: Key) -> Asked | None:
        """The last answer that was understood in a conversation, if it is not too long ago."""
        self._forget()
        kept = self._kept.get(key)
        return kept[1] if kept is not None else None

    def keep(self, key: Key, asked: Asked) -> None:
        """Remember an answer; one whose question was not read leaves the last one in place."""
        if asked.answer.understood is not None:
            self._kept.pop(key, None)
            self._kept[key] = (self._now() + self._lifetime, asked)
        self._forget()

    def forget(self, user: int) -> None:
        """Forget all conversations of a person."""
        for key in [key for key in self._kept if key[0] == user]:
            del self._kept[key]

    def _forget(self) -> None:
        """The oldest stand first, since every `keep` puts its own at the end."""
        now = self._now()
        while self._kept and (len(self._kept) > self._most or next(iter(self._kept.values()))[0] <= now):
            self._kept.popitem(last=False)
