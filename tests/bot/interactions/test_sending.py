"""Sending once: what is tried again, what counts as sent, and what is raised."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.interactions import sending
from bot.interactions.sending import send_once


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses."""
    monkeypatch.setattr(sending, "_PAUSES", (0.0, 0.001, 0.002))


def refusal(status: int, code: int = 0) -> discord.HTTPException:
    """What Discord answers."""
    answer: Any = SimpleNamespace(status=status, reason="")
    return discord.HTTPException(answer, {"code": code, "message": ""})


LOST = aiohttp.ServerDisconnectedError()


@pytest.mark.parametrize(
    ("answers", "tries", "raised"),
    [
        ([None], 1, None),
        ([LOST, None], 2, None),
        ([ConnectionResetError(), refusal(503), None], 3, None),
        ([LOST, refusal(400, 40060)], 2, None),
        ([refusal(503), refusal(400, 40060)], 2, None),
        ([refusal(400, 40060)], 1, discord.HTTPException),
        ([LOST, refusal(404, 10062)], 2, discord.HTTPException),
        ([refusal(500)], 1, discord.HTTPException),
        ([refusal(429)], 1, discord.HTTPException),
        ([LOST, LOST, LOST], 3, aiohttp.ServerDisconnectedError),
        ([TimeoutError()], 1, TimeoutError),
        ([ValueError()], 1, ValueError),
    ],
)
async def test_what_becomes_of_it(answers: list[Exception | None], tries: int, raised: type[Exception] | None) -> None:
    """Lost ones are sent again; “answered already” after a lost one means that it had arrived."""
    tried: list[Exception | None] = []

    async def send() -> None:
        answer = answers[len(tried)]
        tried.append(answer)
        if answer is not None:
            raise answer

    if raised is None:
        await send_once(send)
    else:
        with pytest.raises(raised):
            await send_once(send)
    assert len(tried) == tries


async def test_nothing_is_sent_after_three_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interaction is over then."""
    now = iter((0.0, 3.1))
    monkeypatch.setattr(sending, "seconds", lambda: next(now))
    tried: list[int] = []

    async def send() -> None:
        tried.append(1)
        raise LOST

    with pytest.raises(aiohttp.ServerDisconnectedError):
        await send_once(send)
    assert len(tried) == 1
