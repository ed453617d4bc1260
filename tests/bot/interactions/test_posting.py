"""What an error means for the message: surely not taken, refused for good, or nobody knows."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.interactions.posting import outcome_of
from bot.schedule.delivery.lease import LeaseOverError
from bot.schedule.delivery.port import Accepted, Lost, NotTaken, Refused


def http(status: int, code: int = 0) -> discord.HTTPException:
    """An error as discord.py raises it."""
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    return kind(SimpleNamespace(status=status, reason=""), {"code": code, "message": "no"})  # type: ignore[arg-type]


def unreachable() -> aiohttp.ClientConnectorError:
    """Nobody listens."""
    key: Any = SimpleNamespace(ssl=None, host="127.0.0.1", port=1, is_ssl=False)
    return aiohttp.ClientConnectorError(key, OSError(111, "refused"))


@pytest.mark.parametrize(
    "error", [http(500), http(503), TimeoutError(), aiohttp.ServerDisconnectedError(), OSError(), RuntimeError()]
)
def test_nobody_knows(error: Exception) -> None:
    assert isinstance(outcome_of(error), Lost)


@pytest.mark.parametrize("error", [unreachable(), http(429), http(400, 50109), http(404, 0)])
def test_surely_not_taken(error: Exception) -> None:
    """Unless an earlier request of the same try went out, of which nobody knows."""
    assert isinstance(outcome_of(error), NotTaken)
    assert isinstance(outcome_of(error, 2), Lost)


def test_the_lease_was_over() -> None:
    """The last request was not sent at all, so one is one too many."""
    assert isinstance(outcome_of(LeaseOverError(), 0), NotTaken)
    assert isinstance(outcome_of(LeaseOverError(), 1), Lost)


def test_as_long_as_discord_says() -> None:
    assert outcome_of(discord.RateLimited(90.0)) == NotTaken(repr(discord.RateLimited(90.0)), timedelta(seconds=90))


@pytest.mark.parametrize(
    ("code", "gone"), [(10003, True), (50001, False), (50013, False), (50007, False), (50035, False)]
)
def test_refused_for_good(code: int, gone: bool) -> None:
    found = outcome_of(http(403, code))
    assert isinstance(found, Refused)
    assert (found.code, found.gone) == (code, gone)
    assert isinstance(outcome_of(http(403, code), 3), Lost)


def test_deleted_since() -> None:
    """Discord knows the nonce, and that its message is gone: it was posted."""
    assert outcome_of(http(404, 10008), 4) == Accepted(None, "deleted")
