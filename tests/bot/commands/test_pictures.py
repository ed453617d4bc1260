"""Pictures in Discord: sent along with the card, described in words, in private and in public, and never in the way."""

from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.cards.charts.press import Press
from bot.client import Client
from tests.bot.conftest import raw, seen

GALLERY = 12
"""Discord's number for a gallery of pictures."""


def galleries(message: Any) -> list[dict[str, Any]]:
    """The pictures that a message shows in its card: address and description of each."""
    container = raw(message.components)[0]
    return [
        item for component in container["components"] if component["type"] == GALLERY for item in component["items"]
    ]


def files(message: Any) -> list[str]:
    """The names of the files that came with it."""
    return [each.filename for each in message.attachments]


async def test_fines(simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """The chart stands under the headline, in the private answer and in the public one, with all it says in words."""
    shown = await alice.slash(room, "fines")
    assert shown.ephemeral
    assert files(shown.response) == ["fines.png"]
    (picture,) = galleries(shown.response)
    assert "Alibaba: 18.2 billion yuan; 10 April 2021 (public record); stated as a fact" in picture["description"]
    assert "a sum per incident, no total stated; 7 July 2021 (public record)" in picture["description"]
    sent = simcord_env.http_requests[-1].json["data"]
    assert sent["attachments"] == [{"id": 0, "filename": "fines.png"}]
    kinds = [each["type"] for each in sent["components"][0]["components"]]
    assert kinds.index(GALLERY) == 1
    public = await alice.click(shown.response, label="Show everyone")
    assert not public.ephemeral
    assert files(room.history()[-1]) == ["fines.png"]
    assert galleries(room.history()[-1])[0]["description"] == picture["description"]


async def test_timeline(alice: simcord.MemberActor, room: simcord.ChannelHandle) -> None:
    """The strip of what was asked for; shown to everyone it is the same timeline, not another answer."""
    given = {"subject": "Alibaba", "from": "2021-06", "to": "2021-12"}
    shown = await alice.slash(room, "timeline", **given)
    assert files(shown.response) == ["timeline.png"]
    (picture,) = galleries(shown.response)
    assert "7 July 2021 (public record): Fine: Didi, Alibaba, Tencent" in picture["description"]
    assert "10 April 2021" not in picture["description"]
    await alice.click(shown.response, label="Show everyone")
    everyone = room.history()[-1]
    assert files(everyone) == ["timeline.png"]
    assert galleries(everyone)[0]["description"] == picture["description"]
    asked, _, rest = seen(everyone.components).partition("\n")
    assert asked == "-# alice asked: timeline of Alibaba since 2021-06 until 2021-12"
    assert rest == seen(shown.response.components)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("compare the fines of Alibaba and Didi", ["fines.png"]),
        ("list all fines", ["fines.png"]),
        ("timeline of Didi", ["timeline.png"]),
        ("latest fine on Alibaba", []),
        ("what is er xuan yi", []),
        ("Alibaba share price", []),
    ],
)
async def test_questions(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, question: str, found: list[str]
) -> None:
    """Lists and comparisons have a picture, by command and by direct message; one fact has none."""
    shown = await alice.slash(room, "ask", question=question)
    assert files(shown.response) == found
    assert len(galleries(shown.response)) == len(found)
    await alice.send_dm(question)
    assert files(alice.user.dm_channel.history()[-1]) == found


async def test_in_the_readers_language(
    simcord_env: simcord.Env, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """The words of the picture are those of the card."""
    await alice.send_dm("比较阿里巴巴和滴滴的罚款")
    assert "罚款（按真实比例，单位：亿元）" in galleries(alice.user.dm_channel.history()[-1])[0]["description"]


async def test_where_files_may_not_be_sent(
    simcord_env: simcord.Env, client: Client, alice: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """The answer comes without its picture where the bot may write but not attach files."""
    assert client.user is not None
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    await alice.send(room, f"<@{client.user.id}> compare fines")
    answer = room.history()[-1]
    assert "18.2 billion yuan" in seen(answer.components)
    assert files(answer) == galleries(answer) == []


async def test_a_drawing_that_fails_takes_nothing_along(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client, tmp_path: Path
) -> None:
    """The same card, without the picture."""
    with_picture = seen((await alice.slash(room, "fines")).response.components)
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit(1)", encoding="utf-8")
    client.desk.press = Press(broken)
    shown = await alice.slash(room, "fines")
    assert seen(shown.response.components) == with_picture
    assert files(shown.response) == galleries(shown.response) == []
