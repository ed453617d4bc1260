"""Hostile text through every path that prints: it never pings, links or formats, and never breaks a body or a layout.

What a text would do to a reader is judged by `tests.bot.markdown`, written from Discord's own pages, and by the
renderer of the simulated Discord, never by the bot's own escaping; what Discord takes, by its own description.
"""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

import discord
import pytest
import simcord
import structlog
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import build
from bot.cards.answers import answer_actions, answer_card
from bot.cards.card import Action, Card
from bot.cards.components import pressable, view_of
from bot.cards.deadlines import View, deadline_card, deadlines_card
from bot.cards.deliveries import Told, deputy_notice_card, notice_card, posted_card
from bot.cards.desk import Setup, Status, privacy_card, refused_card, setup_card, status_card
from bot.cards.digest import digest_card
from bot.cards.help import help_card
from bot.cards.pages import opened, pages
from bot.cards.passages import passages_card
from bot.cards.reminders import Left, deputy_card, invitation_card, planned_card, reminder_card, reminders_card
from bot.cards.shelf import Shelf
from bot.cards.sources import records_card, sources_card
from bot.cards.text import plain
from bot.cards.why import other_card, why_card
from bot.cards.words.en import EN
from bot.client import Client
from bot.deadlines.agenda import Asked, Entry, Team, entry
from bot.deadlines.digest import Change, Digest, Seen
from bot.interactions.autocomplete import choices
from bot.interactions.custom_ids import LONGEST, custom_ids
from bot.settings import Settings
from bot.store.engine import Store
from bot.store.marks import Mark
from bot.store.own import Own
from bot.terminal.pipe import answer_lines
from bot.terminal.session import Session
from knowledge import (
    Answer,
    DateSource,
    Fact,
    Knowledge,
    Passage,
    Problem,
    Quote,
    Reading,
    SourceInfo,
    Subject,
    Surroundings,
)
from tests.bot.conftest import TODAY, buttons
from tests.bot.hostile import CORPUS, strings
from tests.bot.markdown import effects, marks
from tests.bot.openapi import mistakes

FEW, MANY = 2000, 20_000
"""Texts in the fast tests, and in the slow ones."""
PATH = "/channels/1/messages"
how_many = pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])


def fact_with(text: str) -> Fact:
    """A fact that says the text wherever a curator can write."""
    source = DateSource(text, text, text)
    quotes = (Quote(text, text, 0, len(text)), Quote("doc", text, 3, 9))
    return Fact(text, "fine", text, "announced", text, "2021-07", "public record", source, text, quotes, text)


def source_with(text: str, identifier: str = "doc") -> SourceInfo:
    """A document that is called by the text."""
    return SourceInfo(identifier, text, text, "2021-07", "public record", text, text, 3)


def shelf_with(text: str) -> Shelf:
    """A shelf with documents that are called by the text, one by its id too."""
    return Shelf.of([source_with(text), source_with(text, text or "none"), source_with("Title", "other")])


def _answered(text: str) -> Card:
    facts = (fact_with(text), replace(fact_with(text), modality=text, date_basis="derived"))
    answer = Answer(text, "answered", text, facts, (text, f"a\n{text}"), (), more=facts * 4)
    return answer_card(
        answer, shelf_with(text), answer_actions(answer, text, (text, text[:80]), private=True), asked=text
    )


def _refused(text: str) -> Card:
    answer = Answer(text, "unknown", f"I don't have “{text}”.", suggestions=(text, f"latest fine on {text}"))
    return answer_card(answer, shelf_with(text), answer_actions(answer, text, ()), asked=text)


def _passages(text: str) -> Card:
    around = Surroundings(Passage(0, 1, text), (Passage(0, 30 + len(text), f"x {text} y"),), Passage(0, 1, text))
    return passages_card([fact_with(text), fact_with(text)], shelf_with(text), lambda quote: around, "en")


def _why(text: str) -> Card:
    readings = [Reading(text, kind, text) for kind in ("amount", "period", "topic", "frame", "unknown")]
    return why_card(Answer(text, "answered", text), readings)


def _setup(text: str) -> Card:
    return setup_card(Setup(text, text, None, True, f"#{text}", (f"@{text}", text)), "en", saved=True)


NOW = datetime(2026, 11, 25, tzinfo=UTC)


def _own(text: str, number: int) -> Own:
    return Own(number, text, text, text, TODAY, 1, text, NOW)


def _entry(text: str) -> Entry:
    mark = Mark("waived", 1, text, 1, text, NOW, text)
    return entry(_own(text, 1), Team(marks={"own/1@own": mark}), TODAY)


def _deadlines(text: str) -> Card:
    entries = [entry(_own(text, number), Team(), TODAY) for number in range(2, 5)]
    return deadlines_card([*entries, _entry(text)], View(Asked(text, 30), shelf_with(text), "en", team=True))


def _deadline(text: str) -> Card:
    return deadline_card(_entry(text), View(Asked(text), shelf_with(text), "en", team=True), text)


def _digest(text: str) -> Card:
    due = [entry(_own(text, number), Team(), TODAY) for number in range(1, 12)]
    changes = [
        Change(kind, text, due[0] if kind != "withdrawn" else None, "2026-01-01")
        for kind in ("new", "moved", "withdrawn", "completed")
    ]
    seen_ones = Seen({}, TODAY, (), ())
    whose = Subject("company/alibaba", "firm", text)
    made = Digest(Asked(text), whose, due[:2], due[2:], 3, changes, [source_with(text)], [fact_with(text)], seen_ones)
    return posted_card(digest_card(made, shelf_with(text), TODAY, "en"), "0" * 24, late=text, missed=[TODAY] * 9)


def _deputy(text: str) -> Card:
    answers = (Action("agree", text, text), Action("decline", text, text))
    return deputy_card(text, _entry(text), answers, shelf_with(text), "en")


def _reminder(text: str) -> Card:
    return reminder_card(_entry(text), Left(3, 0, chinese=True), "r" * 16, shelf_with(text), "en")


CARDS: dict[str, Callable[[str], Card]] = {
    "answered": _answered,
    "refused": _refused,
    "passages": _passages,
    "why": _why,
    "other": lambda text: other_card(Answer(text, "answered", text), (text, "a question")),
    "sources": lambda text: sources_card(shelf_with(text), "en", asked=text),
    "records": lambda text: records_card(
        source_with(text), [fact_with(text), replace(fact_with(text), record="r")], shelf_with(text), "en"
    ),
    "setup": _setup,
    "status": lambda text: status_card(Status(text, 1, 2, text, 3.0, 0.1), "en"),
    "problems": lambda text: refused_card([Problem(text, 1, text, text, text)] * 12, "en"),
    "notice": lambda text: Card("notice", EN.zone_unknown.format(value=text)),
    "help": lambda text: help_card("discord", "en", (text, "an example")),
    "shown": lambda text: replace(_answered(text), asked=EN.asked_by.format(name=text, question=text)),
    "deadlines": _deadlines,
    "deadline": _deadline,
    "digest": _digest,
    "reminder": _reminder,
    "reminders": lambda text: reminders_card([(f"{number}{text[:16]}", text, text) for number in range(12)], "en"),
    "planned": lambda text: planned_card(text, [TODAY] * 3, text, "en"),
    "deputy": _deputy,
    "deputy told of": lambda text: deputy_notice_card("agreed", text, text, "1" * 24, "en"),
    "invitation": lambda text: invitation_card(text, _entry(text), [TODAY], Action("join", text, text), "en"),
    "told": lambda text: notice_card(Told("paused", "digest", text, text, 10003, "0" * 24), "1" * 24, "en"),
    "privacy": lambda text: privacy_card(len(text), len(text), len(text), "en"),
}


def bodies(card: Card) -> Iterator[dict[str, Any]]:
    """The message of each page, at most the first two and the last."""
    found = list(pages(card))
    for page in [*found[:2], *found[2:][-1:]]:
        shown = opened(card, page.start)
        view = view_of(shown, {each: f"{each.kind}:{place}" for place, each in enumerate(pressable(shown))})
        yield {"flags": 1 << 15, "components": view.to_components(), "allowed_mentions": {"parse": []}}


def texts_of(components: list[dict[str, Any]]) -> list[str]:
    """Every text of some components."""
    inner = [text for each in components for text in texts_of(each.get("components", []))]
    return [*(each["content"] for each in components if each["type"] == 10), *inner]


def counted(components: list[dict[str, Any]]) -> int:
    """How many components there are, those within others too."""
    return sum(1 + counted(each.get("components", [])) + ("accessory" in each) for each in components)


def check_limits(body: dict[str, Any]) -> None:
    """Discord's limits of a message, in its own unit."""
    components = body["components"]
    texts, pressed = texts_of(components), buttons(components)
    assert counted(components) <= 40
    assert all(len(text.strip()) > 0 for text in texts)
    assert sum(map(len, texts)) <= 4000
    assert all(0 < len(each["label"].strip()) <= 80 and 0 < len(each["custom_id"]) <= 100 for each in pressed)
    assert len({each["custom_id"] for each in pressed}) == len(pressed)
    str(body).encode("utf-8")


def check_harmless(body: dict[str, Any], plain_one: Counter[str] | None = None) -> None:
    """Nothing in it formats, links or pings but what the card itself formats; no label hides anything."""
    found = [mark for text in texts_of(body["components"]) for mark in marks(text)]
    assert list(effects(found)) == []
    kinds = Counter(mark.kind for mark in found)
    assert kinds["heading"] <= 1
    if plain_one is not None:
        assert {kind: count for kind, count in kinds.items() if count > plain_one[kind]} == {}
    labels = [each["label"] for each in buttons(body["components"])]
    assert [each for each in (*texts_of(body["components"]), *labels) if hidden(each.replace("@\u200b", "@"))] == []


IN_PICTURES = "\u200d\ufe0f"
"""A joiner and a selector, which are part of a picture behind a sign, and hide behind anything else."""


TOWER = r"[\u0300-\u036f]{5,}|[\u0e47-\u0e4e]{5,}|\n\s*\n\s*\n"
"""Accents that grow over the lines above, and walls of empty lines that push everything else away."""


def hidden(text: str) -> list[str]:
    """What a terminal would obey, what turns the direction of reading, what nobody sees, what hides other text.

    Judged by Unicode's names and categories.
    """
    found = [letter for letter in set(text) - set(IN_PICTURES) if hides(letter)]
    for match in re.finditer(f"[{IN_PICTURES}]", text):
        before = text[max(match.start() - 1, 0) : match.start()]
        if not before or before.isalpha() or not (before.isprintable() or before in IN_PICTURES):
            found.append(match[0])
    return [*found, *re.findall(TOWER, text)]


@cache
def hides(letter: str) -> bool:
    """Whether a character does, wherever it stands."""
    if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return letter not in "\n\t"
    blank = r"VARIATION SELECTOR|HANGUL.* FILLER|INVISIBLE|GRAPHEME JOINER|BRAILLE PATTERN BLANK|VOWEL INHERENT"
    return re.search(blank, unicodedata.name(letter, "")) is not None


@how_many
async def test_cards(count: int) -> None:
    """Every card, each page of it, and its plain twin, with the text wherever somebody else can write."""
    kinds = list(CARDS)
    harmless = {kind: _most(CARDS[kind]("x")) for kind in kinds}
    steps = (0, 3, 7) if count > FEW else (0,)
    for number, text in enumerate(strings(count)):
        short = len(f"{text}x".splitlines()) == 1 and len(text) < 30
        for kind in kinds if number < len(CORPUS) else [kinds[(number + step) % len(kinds)] for step in steps]:
            card = CARDS[kind](text)
            messages = list(bodies(card))
            for body in messages:
                check_limits(body)
                check_harmless(body, harmless[kind] if short else None)
            check_terminal(plain(card))
            if number % 10 == 0:
                assert [mistake for body in messages for mistake in mistakes("POST", PATH, body)] == []


def _most(card: Card) -> Counter[str]:
    """The most marks of each kind that a page of a card makes with a harmless word in it."""
    found: Counter[str] = Counter()
    for body in bodies(card):
        found |= Counter(mark.kind for text in texts_of(body["components"]) for mark in marks(text))
    return found + Counter({"list": 3})  # a question that its button cannot show is said in a list, too


def check_terminal(shown: str) -> None:
    """One title, everything else indented under it, nothing hidden."""
    assert hidden(shown) == []
    title, *rest = shown.removesuffix("\n").split("\n")
    assert not title.startswith("  ")
    assert [line for line in rest if line and not line.startswith("  ")] == []


@how_many
async def test_questions(count: int, base: Knowledge, shelf: Shelf) -> None:
    """The text as each thing that can be asked, answered from the shipped knowledge."""
    ways: tuple[Callable[[str], Answer], ...] = (
        partial(base.ask, today=TODAY),
        lambda text: base.ask(f"latest fine on {text}", today=TODAY, language="zh_hant"),
        partial(base.define, today=TODAY),
        partial(base.profile, today=TODAY),
        lambda text: base.fines(text, since=text, today=TODAY),
        lambda text: base.timeline(text, start=text, end=text, today=TODAY),
    )
    for number, text in enumerate(strings(count)):
        answer = ways[number % len(ways)](text)
        card = answer_card(answer, shelf, answer_actions(answer, text, base.related(answer), private=True), asked=text)
        for each in (card, why_card(answer, base.readings(answer))):
            for body in bodies(each):
                check_limits(body)
                check_harmless(body)
            check_terminal(plain(each))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), st.sampled_from(sorted(CARDS)))
async def test_any_text(text: str, kind: str) -> None:
    """The same for whatever text is found to do harm."""
    for body in bodies(CARDS[kind](text)):
        check_limits(body)
        check_harmless(body)
    check_terminal(plain(CARDS[kind](text)))


CONTEXT = {
    "everyone": True,
    "users": {"1": "somebody"},
    "roles": {"1": "some role"},
    "channels": {"1": "some channel"},
    "commands": {"1": "ask"},
    "emojis": {"1": {"name": "a", "animated": False}},
}
"""What a mention can resolve to, so that each would."""


def kinds_of(tokens: list[dict[str, Any]]) -> Iterator[str]:
    """What the simulated Discord makes of a text, without the text itself."""
    for token in tokens:
        yield str(token["type"]).removesuffix("_open").removesuffix("_close")
        yield from kinds_of(token.get("children", []))


@pytest.mark.parametrize("count", [300, pytest.param(MANY // 4, marks=pytest.mark.slow)])
async def test_the_simulated_discord_shows_it_as_text(count: int) -> None:
    """A second judge, another reader of markdown: it makes no more of a text than of a harmless word."""
    from simcord.preview._markdown import markdown_tokens

    def kinds(card: Card) -> set[str]:
        texts = (text for body in bodies(card) for text in texts_of(body["components"]))
        return {kind for text in texts for kind in kinds_of(markdown_tokens(text, "text_display", context=CONTEXT))}

    live = {kind for text in CORPUS[2:10] for kind in kinds_of(markdown_tokens(text, "text_display", context=CONTEXT))}
    assert {"strong", "em", "link", "mention", "command", "code_block", "spoiler", "heading"} <= live, "it can see them"
    ours = {kind: kinds(CARDS[kind]("x")) for kind in CARDS}
    for number, text in enumerate(strings(count)):
        kind = list(CARDS)[number % len(CARDS)]
        assert (
            kinds(CARDS[kind](text)) - ours[kind] - {"list_item", "bullet_list", "paragraph", "break", "subtext"}
            == set()
        )


@how_many
async def test_buttons_carry_it_and_completion_offers_it(count: int, store: Store) -> None:
    """Any question fits into a button or is kept for it; any name is offered so that nothing in it is hidden."""
    for number, text in enumerate(strings(count)):
        offered = choices([text, f"{text} {text}"[:90]])
        assert all(0 < len(each.name) <= 100 and not hidden(each.name) for each in offered)
        if number % 20 == 0:
            answer = Answer(text, "answered", text, (fact_with(text),) * 2)
            for custom_id in (await custom_ids(answer_actions(answer, text, (text,), private=True), store, 1)).values():
                assert 0 < len(custom_id) <= LONGEST
                custom_id.encode("utf-8")


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_the_pipe(count: int, base: Knowledge, shelf: Shelf) -> None:
    """Lines of any bytes: an answer to each, nothing in it that a terminal would obey."""
    lines = [text.replace("\n", " ") for text in strings(count)]
    lines = [
        line if number % 3 else f"/{['ask', 'define', 'fines', 'timeline', 'sources'][number % 5]} {line}"
        for number, line in enumerate(lines)
    ]
    given = b"".join(line.encode("utf-8", "surrogatepass") + b"\n" for line in lines if line.strip() != "/quit")
    out = io.StringIO()
    answer_lines(Session(base, shelf, lambda: TODAY), io.BytesIO(given), out)
    shown = out.getvalue()
    assert hidden(shown) == []
    titles = [line for line in shown.split("\n") if line and not line.startswith("  ")]
    assert len(titles) == len(lines) + 1, "the greeting and an answer to each"


def fit_for_discord(count: int, most: int = 6000) -> list[str]:
    """Texts that Discord would let through: its own limit of length, nothing that JSON cannot hold, not empty."""
    fitting = (text.encode("utf-8", "ignore").decode()[:most].strip() for text in strings(count))
    return [text for text in fitting if text]


def answers_of(env: simcord.Env, before: int) -> list[dict[str, Any]]:
    """The messages that were sent since."""
    sent = [each for each in env.http_requests[before:] if each.json is not None and each.method != "GET"]
    return [body for each in sent if "components" in (body := each.json.get("data", each.json))]


@pytest.fixture
def client(base: Knowledge, store: Store, bare: pytest.MonkeyPatch) -> Client:
    """A bot that answers whoever asks, however much."""
    del bare
    return build(Settings(rate_per_user=0, rate_per_server=0), base, store, lambda zone: TODAY)


@pytest.fixture
def boss(simcord_env: simcord.Env, room: simcord.ChannelHandle) -> simcord.MemberActor:
    """Somebody who may do everything."""
    role = simcord_env.guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
    return simcord_env.guild.add_member(simcord_env.create_user("boss"), roles=[role])


@pytest.mark.parametrize("count", [len(CORPUS), pytest.param(600, marks=pytest.mark.slow)])
async def test_every_way_into_discord(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle, client: Client, count: int
) -> None:
    """Commands with each of their options, direct message, mention, menu, completion, and every button of the reply."""
    ways = (
        "question",
        "term",
        "name",
        "company",
        "since",
        "subject",
        "from",
        "document",
        "zone",
        "dm",
        "mention",
        "menu",
    )
    for number, text in enumerate(fit_for_discord(count)):
        for way in ways[number % len(ways) :][: 1 if count == len(CORPUS) else 3]:
            before = len(simcord_env.http_requests)
            with structlog.testing.capture_logs() as lines:
                reply = await _say(boss, room, client, way, text)
                pressed = buttons(reply.components) if reply is not None else []
                own = [
                    each for each in pressed if "+" not in each["custom_id"][:8]
                ]  # a page that was turned has others
                for button in own[number % 2 :: 2][:4]:
                    await (boss.user if way == "dm" else boss).click(reply, custom_id=button["custom_id"])
            sent = answers_of(simcord_env, before)
            assert sent
            for body in sent:
                assert body["allowed_mentions"]["parse"] == []
                check_limits(body)
                check_harmless(body)
            assert [line for line in lines if line["event"] == "failed"] == []
            assert len(text) < 12 or not any(text in str(line) for line in lines), "no log line holds it"


async def _say(boss: simcord.MemberActor, room: simcord.ChannelHandle, client: Client, way: str, text: str) -> Any:
    """Put a text in by one of the ways; the message that is replied."""
    command = {
        "question": "ask", "term": "define", "name": "profile", "company": "fines", "since": "fines",
        "subject": "timeline", "from": "timeline", "document": "sources", "zone": "setup",
    }.get(way)  # fmt: skip
    if command is not None:
        option = "time_zone" if way == "zone" else way
        if way not in ("since", "from"):
            offered = await boss.autocomplete(room, command, option, text)
            assert all(not hidden(each["name"]) for each in offered)
        return (await boss.slash(room, command, **{option: text})).response
    if way == "dm":
        await boss.send_dm(text[:2000])
        return boss.user.dm_channel.history()[-1]
    assert client.user is not None
    if way == "mention":
        await boss.send(room, f"<@{client.user.id}> {text[:1900]}")
        return room.history()[-1]
    return (await boss.context_menu(room, "Look this up", await boss.send(room, text[:2000]))).response


async def test_channels_and_roles_with_hostile_names(
    simcord_env: simcord.Env, boss: simcord.MemberActor, room: simcord.ChannelHandle
) -> None:
    """/setup shows them as they are called, without effect."""
    for text in fit_for_discord(len(CORPUS), 100):
        channel = simcord_env.guild.create_text_channel(text)
        role = simcord_env.guild.create_role(text)
        before = len(simcord_env.http_requests)
        await boss.slash(room, "setup", notices=channel, curator=role)
        for body in answers_of(simcord_env, before):
            check_limits(body)
            check_harmless(body)


def test_the_judge_sees_what_is_hidden() -> None:
    """It finds each of these, and nothing in what people write."""
    for text in (
        "a" + "\u0301" * 5,
        "a\n\n \nb",
        "\u200b",
        "a\u200d",
        "\u202e",
        "\x1b",
        "\x9b",
        "\u3164",
        "\u2800",
        "\ufe0f",
        "\U000e0041",
        "a\ufe0f",
    ):
        assert hidden(text), ascii(text)
    for text in ("plain, “quoted” – 18.2 %", "二选一", "👩\u200d💻 ❤\ufe0f", "שלום", "a\tb\nc"):
        assert not hidden(text), text
