"""What Discord shows of the commands in Chinese: all of it, valid, and from the catalogue."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands

from bot.cards.words import LANGUAGES, words
from bot.client import Client
from bot.interactions.desk import LANGUAGES as LOCALES
from tests.bot.conftest import buttons

Piece = dict[str, Any]
CHAT = re.compile(r"[-_'\w]{1,32}")
"""Letters, digits and three marks (docs.discord.com, Application Command Naming)."""


@pytest.fixture
def commands(simcord_env: simcord.Env) -> list[Piece]:
    """The commands as they were registered."""
    return next(each.json for each in simcord_env.http_requests if each.method == "PUT")


def pieces(command: Piece) -> Iterator[Piece]:
    """A command with its options and choices."""
    yield command
    for each in (*command.get("options", ()), *command.get("choices", ())):
        yield from pieces(each)


async def test_every_string_is_there_in_every_language(commands: list[Piece]) -> None:
    """A name or description that is not translated would be seen in English by a Chinese reader."""
    wanted = {locale.value for locale in LOCALES}
    assert wanted == {"zh-CN", "zh-TW"}
    found = [each for command in commands for each in pieces(command)]
    assert len(found) > 30
    for each in found:
        assert set(each["name_localizations"]) == wanted, each["name"]
        if "description" in each:
            assert set(each["description_localizations"]) == wanted, each["name"]
    (ask,) = (each for each in commands if each["name"] == "ask")
    assert ask["name_localizations"] == {"zh-CN": "提问", "zh-TW": "提問"}
    assert ask["options"][0]["description_localizations"]["zh-CN"] == "您的问题，中英文均可。"


def names_of(siblings: list[Piece], locale: str | None) -> list[str]:
    """What some commands, options or choices are called."""
    return [each["name"] if locale is None else each["name_localizations"][locale] for each in siblings]


async def test_names_are_valid_and_none_stands_for_two(commands: list[Piece]) -> None:
    """Commands, and the options of one command, can be told apart in each language and across them."""
    of_menus = [each for each in commands if each["type"] != 1]
    families = [[each for each in commands if each["type"] == 1]]
    families += [each["options"] for command in commands for each in pieces(command) if each.get("options")]
    for locale in (None, "zh-CN", "zh-TW"):
        for siblings in families:
            names = names_of(siblings, locale)
            assert len(set(names)) == len(names)
            assert [name for name in names if not CHAT.fullmatch(name) or name != name.lower()] == []
        assert all(0 < len(name) <= 32 for name in names_of(of_menus, locale))
        for command in commands:
            for each in pieces(command):
                chosen = names_of(each.get("choices", []), locale)
                assert len(set(chosen)) == len(chosen)
                assert all(0 < len(name) <= 100 for name in chosen)
    english, *others = (dict(enumerate(names_of(families[0], locale))) for locale in (None, "zh-CN", "zh-TW"))
    for names in others:
        assert [name for place, name in names.items() if name in english.values() and english[place] != name] == []


async def test_descriptions_fit(commands: list[Piece]) -> None:
    """At most 100 characters each, and 8,000 for a whole command, of each string the longest translation."""
    for command in commands:
        size = 0
        for each in pieces(command):
            described = [each.get("description", ""), *(each.get("description_localizations") or {}).values()]
            assert all(0 < len(text) <= 100 for text in described) or "description" not in each
            size += max(map(len, described)) + len(str(each.get("value", "")))
            size += max(map(len, (each["name"], *each["name_localizations"].values())))
        assert size <= 8000


@pytest.mark.parametrize(
    ("table", "key"),
    [("command_names", "ask"), ("commands", "knowledge"), ("option_names", "timeline.from"), ("options", "fines.sort"),
     ("choices", "fines.sort.first"), ("languages", "reader")],
)  # fmt: skip
async def test_a_missing_key_is_no_silence(
    simcord_env: simcord.Env, client: Client, monkeypatch: pytest.MonkeyPatch, table: str, key: str
) -> None:
    monkeypatch.delitem(getattr(words("zh_hans"), table), key)
    with pytest.raises(app_commands.TranslationError):
        await client.tree.sync()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_letters_of_their_script(language: str) -> None:
    """No full-width or look-alike character has crept into a name."""
    said = words(language)
    names = [*said.command_names.values(), *said.option_names.values()]
    assert [name for name in names if unicodedata.normalize("NFKC", name) != name] == []


def reading(env: simcord.Env, monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    """From now on everybody reads a language; SimCord itself knows only English readers."""
    emit = env.backend.emit

    def spoken(event: str, payload: Any) -> None:
        if event == "INTERACTION_CREATE":
            payload = {**payload, "locale": locale}
        emit(event, payload)

    monkeypatch.setattr(env.backend, "emit", spoken)


LOOKS = {"en-US": "That it was done is not said", "zh-CN": "文件未说已完成", "zh-TW": "文件未說已完成"}
"""How sure it is that the latest fine on Alibaba was levied, in each language."""


def shown(message: Any) -> str:
    """All that a message shows, buttons too."""
    return str([each if isinstance(each, dict) else each.to_dict() for each in message.components])


@pytest.mark.parametrize("locale", LOOKS)
async def test_the_reader_decides_under_every_command_and_button(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
) -> None:
    """Whoever asks in English reads the frame in the language of their Discord, and no word of another one."""
    reading(simcord_env, monkeypatch, locale)
    said = words(LOCALES.get(discord.Locale(locale), "en"))
    own = set(said.certainty_means.values())
    strange = {text for each in LANGUAGES.values() for text in each.certainty_means.values()} - own
    for command, given in (
        ("ask", {"question": "latest fine on Alibaba"}),
        ("profile", {"name": "Alibaba"}),
        ("fines", {"company": "Alibaba"}),
        ("timeline", {"subject": "Alibaba"}),
    ):
        text = shown((await alice.slash(room, command, **given)).response)
        assert any(meaning in text for meaning in own), command
        assert not any(meaning in text for meaning in strange), command
    answer = (await alice.slash(room, "ask", question="latest fine on Alibaba")).response
    assert LOOKS[locale] in shown((await alice.click(answer, label=said.button_everyone)).response)
    assert said.passage_record.partition("{")[0] in shown(
        (await alice.click(answer, label=said.button_source)).response
    )
    assert said.why_title.partition("{")[0] in shown((await alice.click(answer, label=said.button_why)).response)
    other = (await alice.click(answer, label=said.button_other)).response
    assert said.other_title in shown(other)
    again = (await alice.click(other, label=buttons(other.components)[0]["label"])).response
    assert any(certainty in shown(again) for certainty in said.certainty.values())
    for command, sentence in (("help", said.help_title), ("sources", said.sources_one), ("status", said.status_title)):
        assert sentence in shown((await alice.slash(room, command)).response)
    message = await alice.send(room, "latest fine on Alibaba")
    assert LOOKS[locale] in shown((await alice.context_menu(room, "Look this up", message)).response)


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW"])
async def test_a_chinese_reader_keeps_their_script(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
) -> None:
    """Whichever script the question is in, or none that can be told apart."""
    reading(simcord_env, monkeypatch, locale)
    for question in ("阿里巴巴最新的罚款", "阿里巴巴最新的罰款"):
        answer = (await alice.slash(room, "ask", question=question)).response
        assert LOOKS[locale] in shown(answer)
        why = words(LOCALES[discord.Locale(locale)])
        assert why.why_title.partition("{")[0] in shown((await alice.click(answer, label=why.button_why)).response)


async def test_a_button_of_a_public_answer_speaks_to_whoever_presses_it(
    simcord_env: simcord.Env,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    private = (await alice.slash(room, "ask", question="latest fine on Alibaba")).response
    public = (await alice.click(private, label="Show everyone")).followups[0]
    reading(simcord_env, monkeypatch, "zh-TW")
    bob = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    assert "逐段理解" in shown((await bob.click(public, label="Why this?")).response)
    assert "記錄：" in shown((await bob.click(public, label="Show source")).response)


async def test_the_server_decides_where_it_has_set_a_language(
    simcord_env: simcord.Env,
    client: Client,
    alice: simcord.MemberActor,
    room: simcord.ChannelHandle,
) -> None:
    """For answers, their buttons, the list of sources and mentions; not for what is between the bot and one person."""
    from bot.store.servers import Server

    await client.desk.servers.put(simcord_env.guild.id, Server(language="zh_hans"))
    answer = (await alice.slash(room, "ask", question="latest fine on Alibaba")).response
    assert LOOKS["zh-CN"] in shown(answer)
    assert LOOKS["zh-CN"] in shown((await alice.click(answer, label="让大家看到")).followups[0])
    assert "逐段理解" in shown((await alice.click(answer, label="为什么是这个？")).response)
    assert "记录：" in shown((await alice.click(answer, label="查看原文")).response)
    assert "这一份文件" in shown((await alice.slash(room, "sources")).response)
    assert "The bot is running" in shown((await alice.slash(room, "status")).response)
    assert client.user is not None
    await alice.send(room, f"<@{client.user.id}> latest fine on Alibaba")
    assert LOOKS["zh-CN"] in shown(room.history()[-1])
    await alice.send(room, f"<@{client.user.id}>")
    assert "我只根据手头的文件回答" in shown(room.history()[-1])


@pytest.mark.parametrize(
    ("question", "locale"),
    [("latest fine on Alibaba", "en-US"), ("阿里巴巴最新的罚款", "zh-CN"), ("阿里巴巴最新的罰款", "zh-TW")],
)
async def test_the_question_decides_where_nobody_knows_the_reader(
    alice: simcord.MemberActor, room: simcord.ChannelHandle, client: Client, question: str, locale: str
) -> None:
    """Direct messages and mentions; and an English Discord does not make a Chinese question English."""
    assert client.user is not None
    await alice.send_dm(question)
    assert LOOKS[locale] in shown(alice.user.dm_channel.history()[-1])
    await alice.send(room, f"<@{client.user.id}> {question}")
    assert LOOKS[locale] in shown(room.history()[-1])
    assert LOOKS[locale] in shown((await alice.slash(room, "ask", question=question)).response)


@pytest.mark.parametrize(
    ("locale", "sentence"), [("zh-CN", "命令如下"), ("zh-TW", "命令如下："), ("de", "The commands:")]
)
async def test_a_mention_alone_speaks_the_language_of_the_community(
    simcord_env: simcord.Env, client: Client, locale: str, sentence: str
) -> None:
    assert client.user is not None
    guild = simcord_env.create_guild(preferred_locale=locale)
    room = guild.create_text_channel("general")
    alice = guild.add_member(simcord_env.create_user("alice"))
    await alice.send(room, f"<@{client.user.id}>")
    assert sentence in shown(room.history()[-1])


@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize(
    ("question", "sentence"), [("why", "Something went wrong"), ("为什么", "这里出了错"), ("罰款", "這裡出了錯")]
)
async def test_a_failure_speaks_the_language_of_the_message(
    alice: simcord.MemberActor, client: Client, monkeypatch: pytest.MonkeyPatch, question: str, sentence: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(client.desk.knowledge, "ask", broken)
    await alice.send_dm(question)
    assert sentence in shown(alice.user.dm_channel.history()[-1])
