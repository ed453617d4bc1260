"""Rate limits, set by a test: so many requests in so many seconds, told in the headers as Discord does."""

import time
from collections import deque
from dataclasses import dataclass, field

from tests.loopback.faults import Fault, fits


@dataclass
class Limit:
    """So many requests of a kind in so many seconds.

    Attributes:
        whole: whether all requests of the kind count together; else those of each path do.
    """

    method: str
    path: str
    most: int
    seconds: float
    whole: bool = False
    taken: dict[str, deque[float]] = field(default_factory=dict[str, deque[float]])

    def take(self, path: str) -> tuple[int, float]:
        """Take one: how many are left (-1 where there was none), and seconds until the next is free."""
        now, mine = time.monotonic(), self.taken.setdefault("" if self.whole else path, deque())
        while mine and mine[0] <= now - self.seconds:
            mine.popleft()
        if len(mine) >= self.most:
            return -1, mine[0] + self.seconds - now
        mine.append(now)
        return self.most - len(mine), mine[0] + self.seconds - now


@dataclass
class Limits:
    """All limits that are set."""

    limits: list[Limit] = field(default_factory=list[Limit])

    def take(self, method: str, path: str) -> tuple[dict[str, str], Fault | None]:
        """The headers for a request, and the 429 that it gets where its limit is used up."""
        headers: dict[str, str] = {}
        for place, limit in enumerate(self.limits):
            if not (fits(limit.method, method) and fits(limit.path, path)):
                continue
            left, wait = limit.take(path)
            if left < 0:
                return headers, Fault(status=429, retry_after=wait, everywhere=limit.whole)
            if not limit.whole:
                headers = {
                    "X-RateLimit-Limit": str(limit.most), "X-RateLimit-Remaining": str(left),
                    "X-RateLimit-Reset": str(time.time() + wait), "X-RateLimit-Reset-After": f"{wait:.3f}",
                    "X-RateLimit-Bucket": f"bucket{place}",
                }  # fmt: skip
        return headers, None
