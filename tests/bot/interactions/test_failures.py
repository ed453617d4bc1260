"""Failures: a sentence with an error id for the person, its cause in the log, and nothing of what was asked."""

import re
from typing import Any

import pytest
import simcord
import structlog

from bot.client import Client
from bot.journal import without_messages
from tests.bot.conftest import seen

pytestmark = pytest.mark.simcord(check_errors=False)
ASKED = "project nightingale"


@pytest.fixture
def broken(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that chokes on every question and repeats it in its error."""

    def ask(text: str, **_: object) -> None:
        try:
            raise KeyError(text)
        except KeyError as error:
            raise RuntimeError(f"can't read {text}") from error

    monkeypatch.setattr(client.desk.knowledge, "ask", ask)


def logged(lines: list[Any]) -> dict[str, Any]:
    """The line of the failure, as it would be written."""
    (line,) = (each for each in lines if each["event"] == "failed")
    return dict(without_messages(None, "error", dict(line)))


@pytest.mark.usefixtures("broken")
async def test_a_command_that_fails(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """Only the person sees it; the id in the sentence is the id in the log; the log has the whole chain, no text."""
    with structlog.testing.capture_logs() as lines:
        shown = await alice.slash(room, "ask", question=ASKED)
    assert shown.ephemeral
    assert shown.response is not None
    text = seen(shown.response.components)
    line = logged(lines)
    assert line["error_id"] in text
    assert re.search(r"RuntimeError < KeyError", line["error"])
    assert any("ask.py" in place for place in line["at"])
    assert ASKED not in f"{line}{text}"


@pytest.mark.usefixtures("broken")
async def test_a_direct_message_that_fails(alice: simcord.MemberActor) -> None:
    """The same in a direct message."""
    with structlog.testing.capture_logs() as lines:
        await alice.send_dm(ASKED)
    history = alice.user.dm_channel.history()
    assert len(history) == 2
    line = logged(lines)
    assert line["error_id"] in str(history[-1].components)
    assert ASKED not in str(line)


@pytest.mark.usefixtures("broken")
async def test_the_next_one_is_answered(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure leaves nothing broken behind."""
    await alice.slash(room, "ask", question=ASKED)
    monkeypatch.undo()
    shown = await alice.slash(room, "ask", question="latest fine on Alibaba")
    assert shown.response is not None
    assert "500,000 yuan" in seen(shown.response.components)


async def test_an_interaction_that_is_over(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """Discord's “unknown interaction” is logged as a warning; nobody is left to tell."""
    simcord_env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062, times=1)
    with structlog.testing.capture_logs() as lines:
        await alice.slash(room, "ask", question=ASKED)
    events = [each["event"] for each in lines]
    assert "too late to answer" in events
    assert "failed" not in events


async def test_a_channel_where_the_bot_may_not_write(simcord_env: simcord.Env, client: Client) -> None:
    """A mention in a channel that is read-only for the bot: whoever asked is told so in private, and it is logged."""
    guild = simcord_env.create_guild()
    room = guild.create_text_channel("general")
    alice = guild.add_member(simcord_env.create_user("alice"))
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=1)
    assert client.user is not None
    with structlog.testing.capture_logs() as lines:
        await alice.send(room, f"<@{client.user.id}> latest fine on Alibaba")
    (line,) = (each for each in lines if each["event"] == "may not write where it was asked")
    assert (line["log_level"], line["code"]) == ("warning", 50013)
    assert len(room.history()) == 1
    (told,) = alice.user.dm_channel.history()
    assert "#general" in seen(told.components)
    assert "Send Messages" in seen(told.components)


@pytest.mark.parametrize("text", ["two\nlines", "\x1b[31mred", "a\u202eb", "\u2028", "\x00", "\x9b"])
def test_a_log_entry_stays_one_line(text: str) -> None:
    """Whatever a library logs, nothing in it ends the line, commands a terminal or hides."""
    shown = without_messages(None, "info", {"event": text, "command": text})
    assert "".join(shown.values()).isprintable()
    assert shown["event"] == shown["command"] == text.encode("unicode_escape").decode()
