"""Our own rate limits: so many questions a minute for each person and each server, so that nobody takes all.

A question counts when it is let in; one that is refused does not. What is kept lives for a minute, and there is a
limit to how many are kept, so that no flood fills the memory.
"""

import math
from collections import OrderedDict, deque
from collections.abc import Callable

from discord import app_commands

from bot.schedule.clock import seconds

_MINUTE = 60.0
_MOST = 10_000
"""People, and servers, that are kept; who was silent longest is forgotten first."""


class TooManyError(app_commands.CheckFailure):
    """Too many questions within a minute.

    Attributes:
        limit: how many are let in a minute.
        wait: whole seconds until the next one is let in.
        here: whether it was the server's limit; else the person's own.
        told: whether the person was told so already and has not waited.
    """

    def __init__(self, limit: int, wait: int, *, here: bool, told: bool) -> None:
        super().__init__()
        self.limit, self.wait, self.here, self.told = limit, wait, here, told


class _Minute:
    """What was let in within the last minute, for each id."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._taken: OrderedDict[int, deque[float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._taken)

    def wait(self, key: int, now: float) -> float:
        """Seconds until one more is let in; 0 for at once."""
        taken = self._taken.get(key)
        while taken and taken[0] + _MINUTE <= now:
            taken.popleft()
        return taken[0] + _MINUTE - now if taken and len(taken) >= self.limit > 0 else 0.0

    def take(self, key: int, now: float) -> None:
        """Let one in."""
        if self.limit:
            self._taken.setdefault(key, deque()).append(now)
            self._taken.move_to_end(key)
        while self._taken:
            oldest = next(iter(self._taken.values()))
            if len(self._taken) <= _MOST and oldest and oldest[-1] + _MINUTE > now:
                break
            self._taken.popitem(last=False)


class Limits:
    """The limits.

    Args:
        per_user: questions a minute of one person; 0 for no limit.
        per_server: questions a minute in one server; 0 for no limit.
        now: seconds on a clock that only goes forward.
    """

    def __init__(self, per_user: int = 0, per_server: int = 0, now: Callable[[], float] = seconds) -> None:
        self._users, self._servers, self._now = _Minute(per_user), _Minute(per_server), now
        self._told: OrderedDict[int, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._users) + len(self._servers) + len(self._told)

    def let_in(self, user: int, server: int | None) -> None:
        """Count a question.

        Raises:
            TooManyError: it is one too many for the person or for the server.
        """
        now = self._now()
        self._forget_told(now)
        own = self._users.wait(user, now)
        theirs = self._servers.wait(server, now) if server is not None else 0.0
        wait = max(own, theirs)
        if wait:
            limit = self._users.limit if own == wait else self._servers.limit
            told = self._told.get(user, 0.0) > now
            self._told[user] = now + wait
            self._told.move_to_end(user)
            raise TooManyError(limit, _whole(wait), here=own != wait, told=told)
        self._users.take(user, now)
        if server is not None:
            self._servers.take(server, now)

    def _forget_told(self, now: float) -> None:
        """Forget who may ask again, and make room for one more."""
        while self._told and (len(self._told) >= _MOST or next(iter(self._told.values())) <= now):
            self._told.popitem(last=False)


def _whole(wait: float) -> int:
    """Whole seconds that are enough; a sum of fractions may miss the true one by a trifle."""
    return max(1, math.ceil(round(wait, 3)))
