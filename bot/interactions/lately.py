"""What was worked out lately, so that it need not be worked out again: for a short while, and only so much of it.

Kept in memory only; nothing of it is written anywhere.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from bot.schedule.clock import seconds

MINUTES = 600.0
"""Seconds until something is forgotten: /privacy says ten minutes."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lately(Generic[K, V]):
    """The last things, by their keys.

    Args:
        most: things kept; the one that was put in longest ago is forgotten first.
        lifetime: seconds until one is forgotten.
        now: seconds on a clock that only goes forward.
    """

    def __init__(self, most: int, lifetime: float = MINUTES, now: Callable[[], float] = seconds) -> None:
        self._most, self._lifetime, self._now = most, lifetime, now
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: K) -> V | None:
        """What was put in under a key, if it is not too long ago."""
        self._forget()
        kept = self._kept.get(key)
        return kept[1] if kept is not None else None

    def put(self, key: K, value: V) -> None:
        """Keep something, in place of what was under that key."""
        self._kept.pop(key, None)
        self._kept[key] = (self._now() + self._lifetime, value)
        self._forget()

    def forget(self, which: Callable[[K], bool] = lambda _: True) -> None:
        """Forget what stands under some keys; everything if not said which."""
        for key in [key for key in self._kept if which(key)]:
            del self._kept[key]

    def _forget(self) -> None:
        """The oldest stand first, since every `put` is at the end."""
        now = self._now()
        while self._kept and (len(self._kept) > self._most or next(iter(self._kept.values()))[0] <= now):
            self._kept.popitem(last=False)
