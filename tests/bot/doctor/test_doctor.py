"""`python -m bot doctor`: what each trouble makes it say, against a Discord of our own; the token is never said."""

import asyncio
import io
import os
import re
import shutil
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import aiohttp
import discord
import pytest

from bot.client import tree_of
from bot.doctor import invitation, network
from bot.doctor.application import check_application
from bot.doctor.examination import examine, look_there
from bot.doctor.machine import check_space
from bot.doctor.report import Report
from bot.interactions.translations import Translations
from bot.settings import Settings
from bot.store import registered
from bot.store.engine import Store
from bot.store.look import Look, look
from bot.store.migrations import STEPS
from bot.store.servers import Server as Set
from bot.store.servers import Servers
from knowledge.library import DATA
from tests.bot.conftest import new_database
from tests.bot.doctor.portal import BOT, GENERAL, NEWS, PEOPLE, SERVER, TOKEN, Portal, Server, channel
from tests.bot.doctor.portal import as_discord_gives_them as given

Permissions = discord.Permissions
NEEDED = invitation.permissions()


@pytest.fixture
async def portal(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Portal]:
    """A Discord where all is well: one server, and the commands registered."""
    opened = Portal()
    monkeypatch.setattr(discord.http.Route, "BASE", await opened.start())
    opened.commands[None] = given(await declared())
    yield opened
    await opened.stop()


async def declared() -> list[dict[str, Any]]:
    """The commands as the bot would send them."""
    tree = tree_of(discord.Client(intents=discord.Intents.none()))
    return [await each.get_translated_payload(tree, Translations()) for each in tree.get_commands()]


class Said:
    """What the doctor said, by its marks."""

    def __init__(self, text: str) -> None:
        self.text = text

    def with_mark(self, mark: str) -> list[str]:
        """The lines with a mark, without it."""
        return [line[10:] for line in self.text.splitlines() if line.startswith(f"[{mark}]")]

    def one(self, mark: str, beginning: str) -> str:
        """The only line with a mark and a beginning."""
        (found,) = (line for line in self.with_mark(mark) if line.startswith(beginning))
        return found


Examine = Callable[..., Any]


def settings(values: dict[str, Any]) -> Settings:
    """Settings with a token, unless they say otherwise."""
    return Settings(**{"discord_token": TOKEN, **values})


def said_to(target: io.StringIO, report: Report) -> Said:
    """What was said in all: whole lines with known marks, and never the token."""
    report.close()
    text = target.getvalue()
    assert TOKEN not in text
    assert TOKEN.rpartition(".")[2] not in text
    lines = text.removesuffix("\n").split("\n")
    assert [
        line for line in lines if not re.match(r"\[(ok|warning|wrong)\] +\S.+: |Invite|It asks|Nothing|\d", line)
    ] == []
    return Said(text)


@pytest.fixture
def examined(bare: pytest.MonkeyPatch, tmp_path: Path) -> Examine:
    """Has everything examined."""

    async def run(**values: Any) -> Said:
        target = io.StringIO()
        report = Report(target)
        values = {"database_url": url(tmp_path / "kept" / "store.db"), **values}
        await examine(settings(values), tmp_path / ".env", report)
        return said_to(target, report)

    return run


@pytest.fixture
def asked(bare: pytest.MonkeyPatch) -> Examine:
    """Has Discord's side examined alone."""

    async def run(kept: Look | None = None, **values: Any) -> Said:
        target = io.StringIO()
        report = Report(target)
        await look_there(settings(values), kept or Look(None), report)
        return said_to(target, report)

    return run


def url(file: Path) -> str:
    """The address of a database in a file."""
    return f"sqlite+aiosqlite:///{file}"


async def test_all_is_well(portal: Portal, examined: Examine, tmp_path: Path) -> None:
    """A line a check, each with its mark, and no more; nothing is changed here or there."""
    said = await examined()
    assert [line.partition(":")[0] for line in said.with_mark("ok")] == [
        "Settings", "Time zones", "Knowledge", "Database", "Disk", "Network", "Clock", "Token", "Application",
        "Commands", "Server “Desk”",
    ]  # fmt: skip
    assert said.with_mark("warning") == said.with_mark("wrong") == []
    assert said.text.splitlines()[-1] == "Nothing is wrong."
    assert {method for method, _ in portal.requests} == {"GET"}
    assert not (tmp_path / "kept").exists()


async def test_the_invite_link_asks_for_the_least(portal: Portal, asked: Examine) -> None:
    """The bot and its commands, and no permission but those that are explained."""
    said = await asked()
    (line,) = (line for line in said.text.splitlines() if line.startswith("Invite link: "))
    address = urlparse(line.removeprefix("Invite link: "))
    assert (address.hostname, address.path) == ("discord.com", "/oauth2/authorize")
    wanted = {key: value[0] for key, value in parse_qs(address.query).items()}
    assert wanted == {"client_id": str(BOT), "scope": "bot applications.commands", "permissions": "274878024704"}
    assert Permissions(int(wanted["permissions"])) == Permissions(**dict.fromkeys(invitation.NEEDS, True))
    (explained,) = (line for line in said.text.splitlines() if line.startswith("It asks for"))
    assert wanted["permissions"] in explained
    assert all(need.label in explained for need in invitation.NEEDS.values())


async def test_without_a_token(portal: Portal, examined: Examine) -> None:
    """What can be checked is checked, and how to get a token is said; the terminal works, so nothing is wrong."""
    said = await examined(discord_token=None)
    assert "Bot → Reset Token" in said.one("warning", "Token")
    assert said.with_mark("wrong") == []
    assert len(said.with_mark("ok")) == 7
    assert "once DISCORD_TOKEN is set" in said.text
    assert [path for _, path in portal.requests] == ["/gateway"]


@pytest.mark.parametrize(
    ("token", "form"),
    [
        (TOKEN[:-4] + "xxxx", "it has the form of one"),
        ("0" * 64, "it has not the form of one"),
        ("a.b.c", "it has not the form of one"),
        ("qwerty-uiop", "it has not the form of one"),
    ],
)
async def test_a_wrong_token(portal: Portal, asked: Examine, token: str, form: str) -> None:
    """Reset, or never one at all: the remedy is the same, and it helps to know which."""
    said = await asked(discord_token=token)
    line = said.one("wrong", "Token")
    assert "Discord does not accept it" in line
    assert form in line
    assert "Reset Token" in line
    assert token not in said.text
    assert "Server" not in said.text
    assert (f"client_id={BOT}" in said.text) == (form == "it has the form of one")


def free_port() -> int:
    """A port of 127.0.0.1 where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(("token", "mark"), [(TOKEN, "wrong"), (None, "warning")])
async def test_nobody_there(asked: Examine, monkeypatch: pytest.MonkeyPatch, token: str | None, mark: str) -> None:
    """With a token nothing goes without Discord; without one the terminal needs it not."""
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{free_port()}/api/v10")
    said = await asked(discord_token=token)
    assert "Discord can't be reached" in said.one(mark, "Network")
    assert (f"client_id={BOT}" in said.text) == (token is not None)
    if token is not None:
        assert "could not be tried; it has the form of one" in said.one("warning", "Token")


async def test_no_secure_connection(portal: Portal, asked: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE.replace("http:", "https:"))
    assert "secure connection" in (await asked()).one("wrong", "Network")


async def test_no_answer_in_time(asked: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A firewall that lets nothing back."""
    monkeypatch.setattr(network, "PATIENCE", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{silent.getsockname()[1]}/api/v10")
        assert "does not answer in time" in (await asked()).one("wrong", "Network")


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        ((503, {}), "Discord has trouble of its own (503)"),
        ((429, "<html>error code: 1015</html>"), "turns this machine away for a while (429)"),
        ((403, "<html>blocked</html>"), "Discord refuses (403)"),
        ((200, "<html>Please log in to the hotel's network</html>"), "something else answers in Discord's place"),
    ],
)
async def test_trouble_at_the_door(portal: Portal, asked: Examine, failure: tuple[int, Any], sentence: str) -> None:
    portal.failures["/gateway"] = failure
    assert sentence in (await asked()).one("wrong", "Network")


def test_a_name_that_is_not_found() -> None:
    """Asked of the sentence alone: what a machine's name servers say to an unknown name is their own affair."""
    key: Any = aiohttp.client_reqrep.ConnectionKey("discord.com", 443, True, True, None, None, None)
    assert "name servers" in network.sentence(aiohttp.ClientConnectorDNSError(key, OSError("unknown")))


@pytest.mark.parametrize("path", ["/users/@me", "/oauth2/applications/@me"])
async def test_trouble_at_the_login(portal: Portal, asked: Examine, path: str) -> None:
    portal.failures[path] = (503, {"message": "overloaded"})
    assert "could not be tried: Discord has trouble of its own (503)" in (await asked()).one("wrong", "Token")


@pytest.mark.parametrize(
    ("ahead", "mark", "sentence"),
    [(2, "ok", "agrees"), (30, "warning", "30 seconds behind"), (-30, "warning", "30 seconds ahead of"),
     (3600, "wrong", "3,600 seconds behind")],
)  # fmt: skip
async def test_the_clock(portal: Portal, asked: Examine, ahead: int, mark: str, sentence: str) -> None:
    """Seconds do no harm, minutes do."""
    portal.ahead = timedelta(seconds=ahead)
    line = (await asked()).one(mark, "Clock")
    assert re.search(sentence.replace("0 seconds", r"[0-9] seconds"), line) or sentence in line
    assert (mark == "ok") == ("timedatectl" not in line)


async def test_a_server_that_gives_a_permission_too_little(portal: Portal, asked: Examine) -> None:
    """What is missing, where, and what to press."""
    portal.servers = [Server(bot=Permissions(NEEDED.value & ~Permissions(read_message_history=True).value))]
    line = (await asked()).one("wrong", "Server “Desk”")
    assert "lacks Read Message History in the whole server" in line
    assert "invite link" in line
    assert "the role “Briefdesk”" in line


async def test_pictures_can_be_missed(portal: Portal, asked: Examine) -> None:
    portal.servers = [Server(bot=Permissions(NEEDED.value & ~Permissions(attach_files=True).value))]
    said = await asked()
    assert "lacks Attach Files in the whole server" in said.one("warning", "Server")
    assert said.with_mark("wrong") == []


async def test_channels_that_deny_something(portal: Portal, asked: Examine) -> None:
    """Channels with the same lack share a line; a channel that the bot does not see lacks nothing but that."""
    history = Permissions(read_message_history=True)
    portal.servers = [
        Server(
            channels=[
                channel(GENERAL, "general"),
                channel(NEWS, "rules", bot=Permissions(send_messages=True)),
                channel(1403, "board", everyone=Permissions(view_channel=True), bot=Permissions(view_channel=True)),
                *(channel(1410 + place, f"old-{place}", bot=history) for place in range(7)),
                channel(1404, "voice", 2, bot=Permissions(send_messages_in_threads=True)),
                channel(1405, "forum", 15, bot=Permissions(send_messages=True)),
                channel(1406, "a category", 4, bot=Permissions(view_channel=True)),
            ]
        )
    ]
    said = await asked()
    lines = [line.partition("in ")[2] for line in said.with_mark("warning")]
    assert [line.partition(".")[0] for line in lines] == [
        "#rules the bot lacks Send Messages",
        "#board the bot lacks View Channels",
        "#old-0, #old-1, #old-2, #old-3, #old-4 and 2 more channels the bot lacks Read Message History",
    ]
    assert said.with_mark("wrong") == []
    assert "Edit Channel → Permissions → the role “Briefdesk”" in said.text


async def test_a_server_without_channels_for_it(portal: Portal, asked: Examine) -> None:
    portal.servers = [Server(channels=[]), Server(id=1301, name="Empty", channels=[], bot=Permissions.none())]
    said = await asked()
    assert "Server “Desk”" in said.text
    assert "lacks Send Messages" in said.one("wrong", "Server “Empty”")


async def test_a_bot_that_was_told_to_be_silent(portal: Portal, asked: Examine) -> None:
    """A time-out takes the permissions away as well."""
    portal.servers = [Server(timed_out=True)]
    assert "lacks Send Messages" in (await asked()).one("wrong", "Server")


async def test_an_administrator_is_too_much(portal: Portal, asked: Examine) -> None:
    portal.servers = [Server(bot=Permissions(administrator=True))]
    assert "Administrator off" in (await asked()).one("warning", "Server")


async def test_people_who_may_not_use_commands(portal: Portal, asked: Examine) -> None:
    """That is given to people, not to the bot, and looks like a bot that does nothing."""
    commands = Permissions(use_application_commands=True)
    portal.servers = [
        Server(everyone=Permissions(PEOPLE.value & ~commands.value)),
        Server(
            id=1301,
            name="Other",
            channels=[channel(GENERAL, "general"), channel(NEWS, "news", server=1301, everyone=commands)],
        ),
    ]
    said = await asked()
    assert "no role may use slash commands" in said.one("warning", "Server “Desk”")
    assert "in #news @everyone may not use slash commands" in said.one("warning", "Server “Other”")


async def test_in_no_server_yet(portal: Portal, asked: Examine) -> None:
    portal.servers = []
    said = await asked()
    assert "in none yet" in said.one("warning", "Servers")
    assert said.with_mark("wrong") == []


async def test_one_server_that_fails_hides_no_other(portal: Portal, asked: Examine) -> None:
    portal.servers = [Server(), Server(id=1301, name="Broken"), Server(id=1302, name="Third")]
    portal.failures["/guilds/1301/channels"] = (503, {})
    said = await asked()
    assert "trouble of its own" in said.one("warning", "Server “Broken”")
    assert said.one("ok", "Server “Third”")


async def test_names_that_try_to_be_something_else(portal: Portal, asked: Examine) -> None:
    """A server's name is anybody's: it neither begins a line nor commands the terminal."""
    portal.servers = [Server(name="\x1b[2J\n[ok]      Token: fine\u202e", channels=[channel(GENERAL, "a\nb\x07")])]
    said = await asked()
    assert "\x1b" not in said.text
    assert "\u202e" not in said.text
    assert len([line for line in said.text.splitlines() if line.startswith("[ok]      Token")]) == 1


@pytest.mark.parametrize(
    ("fields", "mark", "sentence"),
    [
        ({"interactions_endpoint_url": "https://example.org/x"}, "wrong", "Interactions Endpoint URL"),
        ({"bot_require_code_grant": True}, "wrong", "Requires OAuth2 Code Grant"),
        ({"integration_types_config": {"1": {}}}, "wrong", "Guild Install"),
        ({"integration_types_config": {"0": {}}}, "warning", "User Install"),
    ],
)
async def test_what_is_set_in_the_portal(
    portal: Portal, asked: Examine, fields: dict[str, Any], mark: str, sentence: str
) -> None:
    portal.application = fields
    assert sentence in (await asked()).one(mark, "Application")


async def test_an_application_that_says_nothing_of_where_it_is_installed(portal: Portal, asked: Examine) -> None:
    portal.application = {"integration_types_config": {}}
    assert (await asked()).with_mark("warning") == []


@pytest.mark.parametrize(("flags", "wrong"), [(0, True), (1 << 18, False), (1 << 19, False)])
async def test_an_intent_that_has_to_be_allowed(portal: Portal, flags: int, wrong: bool) -> None:
    """None is asked for today; one that would be is found missing, whichever of the two flags allows it."""
    portal.application = {"flags": flags}
    target = io.StringIO()
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(TOKEN)
        assert client.application is not None
        check_application(Report(target), client.application, discord.Intents(message_content=True))
    assert ("Message Content Intent on" in target.getvalue()) == wrong


async def test_commands_that_are_not_registered_as_they_should(portal: Portal, asked: Examine) -> None:
    """None at all, one old one, none in the server for trying out: the next start does it."""
    portal.commands[None][-1]["description_localizations"]["zh-TW"] = "舊"
    (name,) = (each["name"] for each in portal.commands[None][-1:])
    line = (await asked()).one("warning", "Commands")
    assert f"as this version has them: {name}. The bot does that when it starts" in line
    portal.commands = {}
    assert "Look this up, ask, deadline, deadlines, define" in (await asked()).one("warning", "Commands")


async def test_one_server_for_trying_out(portal: Portal, asked: Examine) -> None:
    """Registered there alone it is well; registered everywhere as well, each command is seen twice."""
    portal.commands[SERVER] = given(await declared(), SERVER)
    said = await asked(sync_guild=SERVER)
    assert "alone" in said.one("ok", "Commands")
    assert "shows each twice" in said.one("warning", "Commands")
    portal.commands[None] = []
    assert (await asked(sync_guild=SERVER)).with_mark("warning") == []
    said = await asked(sync_guild=999)
    assert "SYNC_GUILD names 999" in said.one("wrong", "Servers")


async def test_commands_left_in_a_server(portal: Portal, asked: Examine, tmp_path: Path) -> None:
    """Nobody knows of them: how to take them back is said. The database knows of them: the next start does it."""
    portal.commands[SERVER] = given(await declared(), SERVER)
    assert f"SYNC_GUILD={SERVER}" in (await asked()).one("warning", "Server “Desk”")
    address = url(tmp_path / "known.db")
    store = await Store.open(address)
    await registered.note(store, SERVER)
    assert (await asked(await look(address))).with_mark("warning") == []
    await store.close()


async def test_a_bot_that_was_invited_without_its_commands(portal: Portal, asked: Examine) -> None:
    portal.failures[f"/applications/{BOT}/guilds/{SERVER}/commands"] = (
        403,
        {"message": "Missing Access", "code": 50001},
    )
    assert "invited without its commands" in (await asked()).one("wrong", "Server “Desk”")
    assert "see below" in (await asked(sync_guild=SERVER)).one("wrong", "Commands")


async def test_the_channel_for_notices(portal: Portal, asked: Examine, tmp_path: Path) -> None:
    """Somebody chose it, so it is wrong where the bot can't write to it, or where it is gone."""
    address = url(tmp_path / "notices.db")
    store = await Store.open(address)
    await Servers(store).put(SERVER, Set(notices_channel=NEWS))
    kept = await look(address)
    await store.close()
    assert (await asked(kept)).with_mark("wrong") == []
    portal.servers[0].channels[1] = channel(NEWS, "news", bot=Permissions(send_messages=True))
    line = (await asked(kept)).one("wrong", "Server “Desk”")
    assert "notices go to #news, and there it lacks Send Messages" in line
    del portal.servers[0].channels[1]
    assert "is gone" in (await asked(kept)).one("wrong", "Server “Desk”")


async def test_the_database_beside_a_running_bot(portal: Portal, examined: Examine, tmp_path: Path) -> None:
    """It is looked at while the bot has it open, and not changed by that."""
    file = tmp_path / "running.db"
    running = await Store.open(url(file))
    await Servers(running).put(1, Set(language="en"))
    with sqlite3.connect(file) as connection:
        before = list(connection.iterdump())
    assert f"whole, version {len(STEPS)}, and it can be written to" in (await examined(database_url=url(file))).one(
        "ok", "Database"
    )
    await Servers(running).put(2, Set(language="en"))
    await running.close()
    with sqlite3.connect(file) as connection:
        assert len(list(connection.iterdump())) == len(before) + 1


@pytest.mark.slow
async def test_the_database_on_a_server(portal: Portal, examined: Examine, postgres: str) -> None:
    """Which server it is, and how much it holds; what is missing where its driver is."""
    address = await new_database(postgres)
    said = (await examined(database_url=address)).one("ok", "Database")
    assert re.search(r"PostgreSQL \d+[.\d]*, \d+ MB lets the bot in and write", said)
    said = (await examined(database_url=address.replace("asyncpg", "psycopg"))).one("wrong", "Database")
    assert "needs psycopg, which is not installed" in said
    assert 'pip install -c .ci/constraints.txt ".[postgres]"' in said


async def test_the_database_that_somebody_else_holds(portal: Portal, examined: Examine, tmp_path: Path) -> None:
    """A program that writes for ever is named as the trouble, after the five seconds that each write waits."""
    file = tmp_path / "held.db"
    await (await Store.open(url(file))).close()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert "Another program is writing" in (await examined(database_url=url(file))).one("wrong", "Database")
    holder.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("INSERT INTO version VALUES (999)", ("wrong", "Update the program")),
        ("DELETE FROM version WHERE number > 1", ("ok", f"version 1; the bot brings it to version {len(STEPS)}")),
        ("DROP TABLE version", ("ok", "not there yet")),
    ],
)
async def test_the_database_of_another_version(
    portal: Portal, examined: Examine, tmp_path: Path, statement: str, said: tuple[str, str]
) -> None:
    """It is not brought up to date by a look."""
    file = tmp_path / "other.db"
    await (await Store.open(url(file))).close()
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    for _ in range(2):
        assert said[1] in (await examined(database_url=url(file))).one(said[0], "Database")


async def test_a_database_that_cannot_be_used(portal: Portal, examined: Examine, tmp_path: Path) -> None:
    file = tmp_path / "text.db"
    file.write_bytes(b"this is not a database" * 100)
    assert "not a database" in (await examined(database_url=url(file))).one("wrong", "Database")
    said = await examined(database_url="postgresql+nothing://me:geheim@example.org/x")
    assert "DATABASE_URL" in said.one("wrong", "Database")
    assert "geheim" not in said.text


@pytest.mark.skipif(os.name != "posix" or not os.path.isdir("/proc/self"), reason="needs /proc")
async def test_a_database_where_nothing_can_be_made(portal: Portal, examined: Examine) -> None:
    """/proc is a folder that nobody can write to, root included."""
    line = (await examined(database_url=url(Path("/proc/self/store.db")))).text
    assert "[wrong]   Database: " in line


@pytest.mark.parametrize(("free", "mark"), [(10**12, "ok"), (10**8, "warning"), (10**6, "wrong")])
def test_room_on_the_disk(free: int, mark: str) -> None:
    target = io.StringIO()
    check_space(Report(target), Path("/x"), free)
    assert target.getvalue().startswith(f"[{mark}]")


async def test_knowledge_that_is_not_sound(portal: Portal, examined: Examine, tmp_path: Path) -> None:
    """The first problem with its remedy, and the command that shows all."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    events = data / "events.yaml"
    events.write_text(events.read_text(encoding="utf-8").replace("historic fine", "big fine"), encoding="utf-8")
    line = (await examined(data=data)).one("wrong", "Knowledge")
    assert re.search(r"events\.yaml:\d+", line)
    assert f"python -m knowledge check --data {data}" in line


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
async def test_a_token_that_lies_open(portal: Portal, examined: Examine, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("", encoding="utf-8")
    file.chmod(0o644)
    assert "chmod 600" in (await examined()).one("warning", "Settings")
    assert (await examined(discord_token=None)).one("ok", "Settings")
    file.chmod(0o600)
    assert (await examined()).one("ok", "Settings")


Ended = tuple[int, str, str]


@pytest.fixture
def doctor(portal: Portal, environment: dict[str, str], tmp_path: Path) -> Callable[..., Any]:
    """`python -m bot doctor` as a process that takes the portal for Discord; it may take 60 seconds at most."""
    program = (
        "import os, sys; 'PYTHONTZPATH' in os.environ and sys.modules.update(tzdata=None); "  # the package goes, too
        f"import discord.http; discord.http.Route.BASE = {discord.http.Route.BASE!r}; "
        "from bot.__main__ import main; sys.exit(main(['doctor', *sys.argv[1:]]))"
    )

    async def run(*arguments: str, **variables: str) -> Ended:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, *arguments, cwd=tmp_path, env={**environment, **variables},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        async with asyncio.timeout(60):
            out, err = await process.communicate()
        return process.returncode or 0, out.decode(), err.decode()

    return run


async def test_the_process_ends_with_0_where_nothing_is_wrong(doctor: Callable[..., Any], portal: Portal) -> None:
    """And says nothing beside its report."""
    status, out, err = await doctor(DISCORD_TOKEN=TOKEN)
    assert (status, err) == (0, "")
    assert out.endswith("Nothing is wrong.\n")
    portal.application = {"interactions_endpoint_url": "https://example.org/x"}
    status, out, err = await doctor(DISCORD_TOKEN=TOKEN)
    assert (status, err) == (1, "")
    assert out.endswith("1 thing is wrong.\n")
    assert TOKEN not in out


async def test_the_process_with_settings_that_cannot_be_used(doctor: Callable[..., Any]) -> None:
    """They are findings like any other, each with its variable; the value is not said."""
    status, out, _ = await doctor(**{"DISCORD_TOKEN": "two words", "LOG_LEVEL": "LOUD"})
    assert status == 1
    assert re.search(r"\[wrong\] +Settings: DISCORD_TOKEN: .*\n\[wrong\] +Settings: LOG_LEVEL: ", out)
    assert "two words" not in out
    assert "2 things are wrong." in out


async def test_the_process_on_a_machine_without_time_zones(doctor: Callable[..., Any]) -> None:
    """What a slim image lacks is named, not the setting that it makes look wrong."""
    for zone in ("Asia/Shanghai", ""):
        status, out, err = await doctor(PYTHONTZPATH="", TIME_ZONE=zone)
        assert (status, err) == (1, "")
        assert "Install the package tzdata" in out


async def test_options_of_the_knowledge_count(doctor: Callable[..., Any], tmp_path: Path) -> None:
    status, out, _ = await doctor("--data", str(tmp_path / "nowhere"))
    assert status == 1
    assert "nowhere" in out
