"""What every command answers from: the knowledge, the day, the conversations and what each server has set."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

import discord

from bot.cards.card import Card
from bot.cards.charts.press import Press
from bot.cards.shelf import Shelf
from bot.interactions.calls import answer_to
from bot.interactions.lately import Lately
from bot.interactions.limits import Limits
from bot.interactions.memory import Asked, Key, Memory
from bot.interactions.written import written
from bot.journal import get_log
from bot.schedule.clock import seconds
from bot.schedule.zones import zone_of
from bot.store.engine import FAILURES, Store, StoreError
from bot.store.servers import Server, Servers
from bot.store.subscriptions import Subscription
from knowledge import Answer, BadKnowledge, Knowledge, written_in

LANGUAGES = {
    discord.Locale.chinese: "zh_hans",
    discord.Locale.taiwan_chinese: "zh_hant",
}
_MOST_REASONS = 20
"""Problems of a refused knowledge that are logged."""
_MOST_READY = 200
"""Answers, and messages made of them, that are kept ready: the questions of a busy ten minutes."""
_MOST_TURNS = 60
"""Pages that a person turns in a minute: more than anybody reads, fewer than a machine that presses."""
_LONGEST_CONVERSATION = 4
"""Questions that a follow-up is understood by; one that follows more starts anew."""

Content = Callable[[Subscription, datetime], Awaitable[Card | None]]
"""What a subscription says at an instant; None for nothing. Errors are tried again until the posting is given up."""

_log = get_log("bot.desk")


async def _nothing() -> None:
    """Nothing was planned by the knowledge."""


@dataclass
class Desk:
    """The parts that commands use.

    Attributes:
        shelf: the documents of the knowledge, for naming them.
        day: says which day it is in a zone; in the bot's own for None.
        store: what outlives a restart.
        servers: what each server has set.
        zone: name of the bot's own time zone.
        load: reads and checks the knowledge again.
        limits: how many questions are let in.
        turns: how many pages are turned and sources looked at, which asks nothing.
        ready: answers that were given lately, by question, day and language: the same question has the same answer.
        messages: what was sent of an answer lately, by the answer's identity and whether it was private.
        press: draws pictures.
        contents: what is posted by itself, by the kind of subscription.
        follow: called after the knowledge was swapped, so that what was planned by the old one follows it.
        wake: called after something was planned, so that it is looked at now.
        lost_zones: time zones of servers that are not known on this machine.
        librarians: ids of the servers whose curators may have the knowledge read again, which concerns all servers.
        since: when the bot was started, in seconds on the clock that only goes forward.
    """

    knowledge: Knowledge
    shelf: Shelf
    day: Callable[[ZoneInfo | None], date]
    store: Store
    servers: Servers
    zone: str
    load: Callable[[], Knowledge]
    memory: Memory = field(default_factory=Memory)
    limits: Limits = field(default_factory=Limits)
    turns: Limits = field(default_factory=lambda: Limits(per_user=_MOST_TURNS))
    ready: Lately[tuple[str, date, str | None], Asked] = field(default_factory=lambda: Lately(_MOST_READY))
    messages: Lately[tuple[int, bool], tuple[Asked, discord.ui.LayoutView]] = field(
        default_factory=lambda: Lately(_MOST_READY)
    )
    press: Press = field(default_factory=Press)
    contents: dict[str, Content] = field(default_factory=dict[str, "Content"])
    follow: Callable[[], Awaitable[None]] = _nothing
    wake: Callable[[], None] = lambda: None
    since: float = field(default_factory=seconds)
    lost_zones: set[str] = field(default_factory=set[str])
    librarians: frozenset[int] = frozenset()
    reloading: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def records(self) -> int:
        """How many records are answered from."""
        return len(self.knowledge.records) + len(self.knowledge.things)

    async def reload(self) -> None:
        """Swap in the knowledge as it is in its files now, all of it at once; questions are answered meanwhile.

        Raises:
            BadKnowledge: it is not sound; the old one stays.
        """
        async with self.reloading:
            try:
                knowledge = await asyncio.to_thread(self.load)
            except BadKnowledge as bad:
                reasons = [str(problem) for problem in bad.problems[:_MOST_REASONS]]
                _log.error("the knowledge was not swapped", problems=len(bad.problems), reasons=reasons)
                raise
            self.knowledge, self.shelf = knowledge, Shelf.of(knowledge.sources())
            self.ready.forget()
            self.messages.forget()
        await self.follow()
        _log.info("the knowledge was swapped in", documents=len(self.shelf.sources), records=self.records)

    async def settings_of(self, server: int) -> Server:
        """What a server has set; while the database cannot be used, the default, by which answers are private.

        So answers go on. What changes settings must not start from this.
        """
        try:
            return await self.servers.get(server)
        except FAILURES as error:
            _log.error("a server's settings can't be read", server=server, trouble=str(StoreError.of(error)))
            return Server()

    def ask(self, text: str, key: Key, today: date, language: str | None = None, follows: Asked | None = None) -> Asked:
        """Answer a question, as a follow-up to the last one of its conversation if it reads like one.

        Args:
            text: the question as it was typed.
            key: whose conversation, and where.
            today: the day there.
            language: of the frame words; that of the question by default.
            follows: what it follows; the last one of its conversation by default.
        """
        text = written(text)
        ready = self.ready.get((text, today, language))
        if ready is not None:
            return ready
        last = follows or self.memory.last(key)
        before = last if last is not None and len(last.questions) < _LONGEST_CONVERSATION else None
        answer = self.knowledge.ask(
            text, today=today, before=before.answer if before is not None else None, language=language
        )
        if before is not None and answer.follows == "does":
            return Asked(answer, (*before.questions, text))
        asked = Asked(answer, (text,))
        if answer.follows == "never":
            self.ready.put((text, today, language), asked)
        return asked

    def today(self, server: Server | None) -> date:
        """The day where a server is: in its zone, or else in the bot's.

        A zone that this machine does not know any more breaks nothing: the bot's own counts, and the log says so once.
        """
        name = server.zone if server is not None else None
        zone = zone_of(name) if name is not None else None
        if name is not None and zone is None and name not in self.lost_zones:
            self.lost_zones.add(name)
            _log.warning("a server's time zone is not known here; the bot's own counts", zone=name)
        return self.day(zone)

    async def language_in(self, guild: discord.Guild | None) -> str:
        """The language of what nobody in particular reads: what the server has set, else what it says it speaks."""
        if guild is None:
            return "en"
        return (await self.settings_of(guild.id)).language or LANGUAGES.get(guild.preferred_locale, "en")

    def day_of(self, instant: datetime, zone: str) -> date:
        """The day of an instant in a zone; today in the bot's own where this machine does not know that zone."""
        known = zone_of(zone)
        return instant.astimezone(known).date() if known is not None else self.day(None)

    def forget(self, user: int) -> None:
        """Forget what is remembered of a person; and what is kept ready, of which nobody knows who asked it."""
        self.memory.forget(user)
        self.ready.forget()
        self.messages.forget()

    def again(self, questions: Sequence[str], today: date, language: str | None = None) -> Answer | None:
        """The answer to the last of some questions or timelines, each following the one before it; None for none."""
        answer: Answer | None = None
        for question in questions:
            answer = answer_to(question, self.knowledge, today, answer, language)
        return answer


class _AtDesk(Protocol):
    desk: Desk


def desk_of(interaction: discord.Interaction[Any]) -> Desk:
    """The desk of the client that an interaction came to."""
    return cast("_AtDesk", interaction.client).desk


def language_of(interaction: discord.Interaction[Any]) -> str:
    """The language of the person's Discord, as far as it is spoken here."""
    return LANGUAGES.get(interaction.locale, "en")


async def language_here(interaction: discord.Interaction[Any]) -> str:
    """The language of what many may read: what the server has set, else that of the person's Discord."""
    server = await server_of(interaction)
    return (server.language if server is not None else None) or language_of(interaction)


async def frame_language(interaction: discord.Interaction[Any], text: str) -> str | None:
    """The language of the words around an answer: what the server has set, else the reader's.

    Args:
        interaction: where the reader is.
        text: what they asked. Who writes Chinese gets Chinese, even if their Discord speaks neither of the two; then
            None is given, which stands for the language of the question.
    """
    server = await server_of(interaction)
    chosen = server is not None and server.language is not None
    if not chosen and language_of(interaction) == "en" and written_in(text) != "en":
        return None
    return await language_here(interaction)


async def server_of(interaction: discord.Interaction[Any]) -> Server | None:
    """What the server has set that somebody speaks in; None in direct messages."""
    if interaction.guild_id is None:
        return None
    return await desk_of(interaction).settings_of(interaction.guild_id)


async def today_of(interaction: discord.Interaction[Any]) -> date:
    """The day where somebody speaks: in the server's zone, or else in the bot's."""
    return desk_of(interaction).today(await server_of(interaction))


async def is_private(interaction: discord.Interaction[Any]) -> bool:
    """Whether an answer is seen by the asker alone.

    In a server unless it has set it otherwise; in other people's direct messages and groups always, where the bot is
    only because the person has installed it; in direct messages with the bot there is nobody else.
    """
    server = await server_of(interaction)
    return server.private if server is not None else interaction.context.private_channel


async def conversation(interaction: discord.Interaction[Any]) -> Key:
    """Who speaks, where, and who sees the answer."""
    return Key(interaction.user.id, interaction.channel_id or 0, await is_private(interaction))
