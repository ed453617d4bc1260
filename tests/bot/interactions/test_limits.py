"""Limits: so many a minute and not one more, in any minute, for each person and server apart; memory bounded."""

import random
from collections import defaultdict

import pytest
import simcord
from hypothesis import given
from hypothesis import strategies as st

from bot.client import Client
from bot.interactions import limits as module
from bot.interactions.limits import Limits, TooManyError
from tests.bot.conftest import Hands, seen


def refused(limits: Limits, user: int, server: int | None = None) -> TooManyError | None:
    """What a question is refused with."""
    try:
        limits.let_in(user, server)
    except TooManyError as error:
        return error
    return None


@given(
    steps=st.lists(
        st.tuples(st.sampled_from([0.0, 0.1, 1, 7.5, 29.9, 30, 60, 61]), st.integers(1, 3), st.integers(1, 2))
    ),
    per_user=st.integers(0, 4),
    per_server=st.integers(0, 6),
)
def test_never_more_in_any_minute(steps: list[tuple[float, int, int]], per_user: int, per_server: int) -> None:
    """Counted by hand, none is let in too many, and none is refused that could have been let in."""
    clock = Hands()
    limits = Limits(per_user, per_server, now=clock)
    taken: dict[tuple[str, int], list[float]] = defaultdict(list)

    def full(key: tuple[str, int], limit: int) -> bool:
        return limit > 0 and len([at for at in taken[key] if at + 60 > clock.now]) >= limit

    for step, user, server in steps:
        clock.now += step
        error = refused(limits, user, server)
        if full(("user", user), per_user) or full(("server", server), per_server):
            assert error is not None
            assert 1 <= error.wait <= 60
            continue
        assert error is None
        taken["user", user].append(clock.now)
        taken["server", server].append(clock.now)


@pytest.mark.parametrize("began", [1000.1, 0.3, 123456.789])
def test_a_whole_minute_is_sixty_seconds(began: float) -> None:
    """Whatever the fractions of seconds that the clock counts in."""
    clock = Hands()
    clock.now = began
    limits = Limits(1, 0, now=clock)
    limits.let_in(1, None)
    error = refused(limits, 1)
    assert error is not None
    assert error.wait == 60


def test_when_to_ask_again_is_true() -> None:
    """A second before it is refused, then it is let in."""
    clock = Hands()
    limits = Limits(2, 0, now=clock)
    for _ in range(2):
        assert refused(limits, 1) is None
        clock.now += 10
    error = refused(limits, 1)
    assert error is not None
    assert (error.wait, error.limit, error.here, error.told) == (40, 2, False, False)
    clock.now += 39
    error = refused(limits, 1)
    assert error is not None
    assert (error.wait, error.told) == (1, True)
    clock.now += 1
    assert refused(limits, 1) is None


def test_the_longer_wait_is_told() -> None:
    """Where both limits are reached, the one that lasts longer."""
    clock = Hands()
    limits = Limits(1, 1, now=clock)
    assert refused(limits, 1, server=None) is None
    clock.now += 20
    assert refused(limits, 2, server=7) is None
    error = refused(limits, 1, server=7)
    assert error is not None
    assert (error.here, error.wait) == (True, 60)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many people ask, so many are kept; when they are silent, none."""
    monkeypatch.setattr(module, "_MOST", 100)
    clock = Hands()
    limits = Limits(1, 1, now=clock)
    for _ in range(5000):
        clock.now += 0.001
        refused(limits, random.randrange(1000), random.randrange(1000))  # noqa: S311
    assert len(limits) <= 300
    clock.now += 61
    refused(limits, 1, 1)
    assert len(limits) <= 3


def test_nothing_is_kept_without_limits() -> None:
    limits = Limits(0, 0)
    for user in range(1000):
        limits.let_in(user, user)
    assert len(limits) == 0


async def test_each_reader_in_their_language(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client, simcord_env: simcord.Env
) -> None:
    """The sentence says how many, and when; it is private and nothing of it is an error of ours."""
    client.desk.limits = Limits(1, 0)
    await alice.slash(room, "ask", question="latest fine on Alibaba")
    shown = await alice.slash(room, "sources")
    assert shown.ephemeral
    assert "You have asked 1 questions within a minute. Please ask again in 60 s." in seen(shown.response.components)
    assert [type(error).__name__ for error in simcord_env.errors] == ["TooManyError"]
