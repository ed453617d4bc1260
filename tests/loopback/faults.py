"""What goes wrong, planned beforehand: which request, how often, and in what way."""

import re
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Fault:
    """A request that goes wrong.

    Attributes:
        method: of the request, `*` for any.
        path: of the request without `/api/v10`; `*` stands for one part of it, alone for every path.
        times: how many requests it hits.
        skip: how many it lets through before.
        accepted: whether what was asked is done all the same.
        delay: seconds that pass before anything is done.
        hold: seconds that pass between doing it and the answer.
        drop: the connection is cut in place of an answer.
        status: of the answer; the true one if None.
        code: Discord's own number in the answer.
        message: the sentence in it.
        retry_after: seconds, for a 429.
        via: whether Discord answers itself; without it a proxy before it does, with a page (a ban by Cloudflare).
        everywhere: whether a 429 is of the whole bot.
    """

    method: str = "*"
    path: str = "*"
    times: int = 1
    skip: int = 0
    accepted: bool = False
    delay: float = 0.0
    hold: float = 0.0
    drop: bool = False
    status: int | None = None
    code: int = 0
    message: str = "planned by a test"
    retry_after: float = 0.5
    via: bool = True
    everywhere: bool = False

    @property
    def done_all_the_same(self) -> bool:
        """Whether what was asked is done: said so, or nothing but slow."""
        return self.accepted or (self.status is None and not self.drop)

    @property
    def headers(self) -> dict[str, str]:
        """Headers of the answer."""
        if self.status != 429:
            return {"Via": "1.1 google"} if self.via else {}
        shown = {"Retry-After": str(max(1, round(self.retry_after)))}
        if self.via:
            shown |= {"Via": "1.1 google", "X-RateLimit-Scope": "global" if self.everywhere else "user"}
        return shown

    @property
    def body(self) -> dict[str, Any] | str:
        """What the answer says: a page where a proxy answers."""
        if not self.via:
            return f"error code: {'1015' if self.status == 429 else self.status}"
        if self.status == 429:
            return {
                "message": "You are being rate limited.", "retry_after": self.retry_after, "global": self.everywhere,
            }  # fmt: skip
        return {"code": self.code, "message": self.message}


def fits(pattern: str, value: str) -> bool:
    """Whether a method or a path is one that a pattern means."""
    return pattern == "*" or re.fullmatch(re.escape(pattern).replace(r"\*", "[^/]+"), value) is not None


@dataclass
class Plan:
    """All faults that are still to come, oldest first."""

    faults: list[Fault] = field(default_factory=list[Fault])

    def add(self, **what: Any) -> None:
        """Plan one more."""
        self.faults.append(Fault(**what))

    def next(self, method: str, path: str) -> Fault | None:
        """The fault that hits a request, if one does."""
        for fault in self.faults:
            if not (fits(fault.method, method) and fits(fault.path, path)):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.faults.remove(fault)
            return fault
        return None

    def pending(self) -> list[dict[str, Any]]:
        """What is still to come."""
        return [asdict(fault) for fault in self.faults]
