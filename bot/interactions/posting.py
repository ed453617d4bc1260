"""The Discord side of what is posted by itself: making it, sending it with its nonce and its mark, finding it again.

A call is never cancelled, however long it takes: discord.py can wait for ever after that. Whoever waits for it stops
waiting; the lease keeps what is left over from posting too late.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from pydantic import TypeAdapter

from bot.cards.card import Card
from bot.cards.deliveries import Told, deputy_notice_card, moment, notice_card, posted_card
from bot.cards.pages import opened
from bot.cards.words import words
from bot.interactions.desk import Desk
from bot.interactions.reply import NOBODY, message_of
from bot.interactions.teams import is_of_team
from bot.schedule.clock import now, seconds
from bot.schedule.delivery.lease import Lease, LeaseOverError, check
from bot.schedule.delivery.port import Absent, Accepted, Lost, NoPlaceError, NotTaken, Refused, Unsure
from bot.store import deliveries, subscriptions
from bot.store.deliveries import Delivery
from bot.store.notices import Notice
from bot.store.subscriptions import Subscription

DELETED = 10008
"""Discord's answer to a nonce whose message was deleted since: it was posted."""
GONE = frozenset({10003, 10004})
"""Codes of places that are gone: a channel, a server."""
NO_MEMBER = 10007
"""Code of somebody who is not, or no longer, a member of a server."""
FINAL = frozenset({*GONE, 50001, 50013, 50007, 50278, 50035})
"""Codes that no further try can mend: no such channel or server, no access, no permission, closed direct messages, no
server in common, a form that is wrong (Discord, topics/opcodes-and-status-codes)."""
_SAID_LATE = timedelta(minutes=10)
"""After which a posting says that it is late."""
_WAITED = 0.6
"""Part of a lease for which an answer is waited for; the rest is for writing down what came of it."""
_LOOKED_THROUGH = 10_000
"""Messages of a channel that are looked through for one: a hundred requests."""
_A_PAGE = 100
"""Messages that come with one request."""
_NONCE = 24
"""Characters of a nonce of ours; those of replies are numbers with fewer."""

_CARD = TypeAdapter(Card)


def guard() -> aiohttp.TraceConfig:
    """What a client needs to be made with (`http_trace`), so that no request goes out after its lease."""
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(check)
    return trace


class Posting:
    """The way to Discord.

    Args:
        desk: what contents are made from.

    Attributes:
        client: the client that is connected now; they come and go.
        heard: is told of each own message with a nonce of ours.
        woken: is called when postings can go out again.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.client: discord.Client | None = None
        self.heard: Callable[[str, int], Awaitable[None]] | None = None
        self.woken: Callable[[], None] | None = None
        self._echoes: dict[str, asyncio.Future[int]] = {}

    def connected(self, client: discord.Client) -> None:
        """A client can be used from now on."""
        self.client = client
        if self.woken is not None:
            self.woken()

    @property
    def ready(self) -> bool:
        """Whether a client is connected and has its servers."""
        return self.client is not None and self.client.is_ready() and not self.client.is_closed()

    async def hear(self, message: discord.Message) -> None:
        """An own message came over the gateway: whoever waits for its answer need not wait any longer."""
        nonce = str(message.nonce or "")
        if len(nonce) != _NONCE:
            return
        echo = self._echoes.get(nonce)
        if echo is not None and not echo.done():
            echo.set_result(message.id)
        elif self.heard is not None:
            await self.heard(nonce, message.id)

    async def write(self, about: Subscription | Notice, delivery: Delivery) -> str | None:
        """What is posted, as JSON."""
        if isinstance(about, Notice):
            return _written(await self._notice(about, delivery))
        content = self._desk.contents.get(about.kind)
        card = await content(about, delivery.due_at) if content is not None else None
        if card is None:
            return None
        late = now() - delivery.due_at > _SAID_LATE
        if _is_diverted(delivery, about):
            aside = words(card.language).posted_aside
            card = replace(card, note=" ".join(filter(None, (card.note, aside))))
        missed = [each.date for each in await deliveries.missed(self._desk.store, delivery)]
        due = moment(delivery.due_at, about.zone, card.language) if late else None
        return _written(posted_card(card, delivery.nonce, late=due, missed=missed))

    async def place(self, delivery: Delivery, about: Subscription | Notice) -> "Channel":
        """Where it is posted.

        Raises:
            NoPlaceError: it cannot be reached now, or is gone.
        """
        client = self.client
        if client is None or not self.ready:
            raise NoPlaceError(NotTaken("not connected"))
        ping = Ping(about.ping) if isinstance(about, Subscription) and about.ping is not None else None
        if isinstance(about, Subscription) and about.user is not None and _is_diverted(delivery, about):
            ping = Ping(about.user, person=True)
        try:
            if isinstance(about, Subscription) and about.user is not None and about.server is not None:
                await _require_of_team(client, about.server, about.user)
            return Channel(self._desk, client, await _channel_of(client, delivery), self._echoes, ping)
        except _RAISED as error:
            raise NoPlaceError(_before(error)) from error

    async def _notice(self, notice: Notice, delivery: Delivery) -> Card:
        nonce = delivery.nonce
        about = await subscriptions.find(self._desk.store, notice.subscription or "")
        language, zone = (about.language, about.zone) if about is not None else ("en", "UTC")
        if notice.kind in {"agreed", "declined"}:
            what = str(about.settings.get("name", "")) if about is not None else ""
            return deputy_notice_card(notice.kind, notice.detail["who"], what, nonce, language)
        told = Told(
            kind=notice.kind,
            what=_what(about, delivery),
            place=self._name(notice.detail["channel"]),
            due=moment(datetime.fromisoformat(notice.detail["due"]), zone, language),
            code=notice.detail.get("code"),
            nonce=notice.detail["nonce"],
            others=about is not None and about.user not in {None, about.owner},
        )
        return notice_card(told, nonce, language)

    def _name(self, channel: int | None) -> str | None:
        """The name of a channel; None where it is gone, empty for direct messages."""
        if channel is None:
            return ""
        return getattr(self.client.get_channel(channel), "name", None) if self.client is not None else None


@dataclass(frozen=True)
class Ping:
    """Who is mentioned: a role, or a person."""

    id: int
    person: bool = False

    @property
    def tag(self) -> str:
        """How Discord writes it."""
        return f"<@{self.id}>" if self.person else f"<@&{self.id}>"

    @property
    def allowed(self) -> discord.AllowedMentions:
        """Nobody else is mentioned, whatever the text holds."""
        one = [discord.Object(self.id)]
        users, roles = (one, False) if self.person else (False, one)
        return discord.AllowedMentions(everyone=False, users=users, roles=roles)


class Channel:
    """A channel, of a server or of direct messages."""

    def __init__(
        self,
        desk: Desk,
        client: discord.Client,
        channel: discord.abc.Messageable,
        echoes: dict[str, asyncio.Future[int]],
        ping: "Ping | None",
    ) -> None:
        self._desk, self._client, self._channel, self._echoes, self._ping = desk, client, channel, echoes, ping

    @property
    def fence(self) -> int | None:
        """Id of its last message, as far as the gateway told; one that is too old only makes the search longer."""
        return getattr(self._channel, "last_message_id", None)

    @property
    def readable(self) -> bool:
        """Whether its history may be read."""
        channel = self._channel
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return True
        return channel.permissions_for(channel.guild.me).read_message_history

    async def find(
        self, nonce: str, after: int | datetime, keep: Callable[[], Awaitable[None]]
    ) -> Accepted | Absent | Unsure:
        """Look for a posting by its mark, from the oldest message on."""
        since = discord.Object(after if isinstance(after, int) else discord.utils.time_snowflake(after))
        mark, own, count = _mark(nonce), self._client.user, 0
        try:
            async for message in self._channel.history(limit=_LOOKED_THROUGH, after=since, oldest_first=True):
                count += 1
                if count % _A_PAGE == 0:
                    await keep()
                if own is not None and message.author.id == own.id and mark in _marks(message.components):
                    return Accepted(message.id, "history")
        except _RAISED as error:
            raise NoPlaceError(_before(error)) from error
        return Unsure() if count == _LOOKED_THROUGH else Absent()

    async def send(self, nonce: str, body: str, lease: Lease) -> Accepted | NotTaken | Lost | Refused:
        """Post it; the answer or the gateway's echo tells that it is there, whichever is first."""
        echo = self._echoes[nonce] = asyncio.get_running_loop().create_future()
        lease.requests = 0
        sending = asyncio.create_task(self._send(nonce, body))
        sending.add_done_callback(_looked_at)
        left = (lease.seconds - seconds()) * _WAITED
        try:
            await asyncio.wait({sending, echo}, timeout=max(left, 0), return_when=asyncio.FIRST_COMPLETED)
            if echo.done():
                return Accepted(echo.result(), "echo")
            return Accepted(sending.result(), "answer") if sending.done() else Lost("no answer in time")
        except _RAISED as error:
            return outcome_of(error, lease.requests)
        finally:
            del self._echoes[nonce]

    async def _send(self, nonce: str, body: str) -> int:
        card = read_card(body)
        message = await message_of(self._desk, opened(card), 0)
        view, allowed = message.view, NOBODY
        if self._ping is not None:
            view, allowed = _calling(self._ping, view), self._ping.allowed
        sent = await self._channel.send(view=view, files=message.files(), allowed_mentions=allowed, nonce=nonce)
        return sent.id


_RAISED = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError, LeaseOverError, RuntimeError)
"""What can come of a request; aiohttp raises RuntimeError where the client was closed meanwhile."""


def outcome_of(error: Exception, requests: int = 1) -> Accepted | NotTaken | Lost | Refused:
    """What a failed sending means for the message.

    Args:
        error: what was raised in the end.
        requests: how many requests went out; of those before the last one nothing is known.
    """
    if isinstance(error, discord.HTTPException) and error.code == DELETED:
        return Accepted(None, "deleted")
    told = _told(error)
    earlier = requests if isinstance(error, LeaseOverError) else requests - 1
    return Lost(repr(error)) if earlier > 0 and not isinstance(told, Lost) else told


def _told(error: Exception) -> NotTaken | Lost | Refused:
    """What the last request means for itself."""
    if isinstance(error, LeaseOverError | aiohttp.ClientConnectorError):
        return NotTaken(repr(error))
    if isinstance(error, discord.RateLimited):
        return NotTaken(repr(error), timedelta(seconds=error.retry_after))
    if not isinstance(error, discord.HTTPException) or error.status >= 500:
        return Lost(repr(error))
    return Refused(error.code, str(error), error.code in GONE) if error.code in FINAL else NotTaken(str(error))


def _before(error: Exception) -> NotTaken | Refused:
    """The same for what was asked before sending, which posts nothing."""
    told = _told(error)
    return NotTaken(told.error) if isinstance(told, Lost) else told


async def _require_of_team(client: discord.Client, server: int, user: int) -> None:
    """What a person is told of a team's deadline is of the team alone: who has left it is told nothing more of it.

    Raises:
        NoPlaceError: they have, or the bot has.
        discord.HTTPException: Discord does not say.
    """
    if client.get_guild(server) is None:
        raise NoPlaceError(Refused(10004, "the bot is not in the server"))
    if not await is_of_team(client, server, user):
        raise NoPlaceError(Refused(NO_MEMBER, "they are no member of the server"))


async def _channel_of(client: discord.Client, delivery: Delivery) -> discord.abc.Messageable:
    if delivery.user is not None:
        return await client.create_dm(discord.Object(delivery.user))
    place = delivery.channel or 0
    channel = client.get_channel(place) or await client.fetch_channel(place)
    if isinstance(channel, discord.abc.GuildChannel | discord.Thread) and not channel.guild.me:
        raise NoPlaceError(NotTaken("the server is not there yet"))
    if not isinstance(channel, discord.abc.Messageable):
        raise NoPlaceError(Refused(10003, "it is no channel for messages", gone=True))
    return channel


def _is_diverted(delivery: Delivery, about: Subscription | Notice) -> bool:
    """Whether a channel gets what a person should have had."""
    return isinstance(about, Subscription) and about.user is not None and delivery.user is None


def _what(about: Subscription | None, delivery: Delivery) -> str:
    """What a notice calls a subscription: its owner's, or the server's where the server is told."""
    kind = about.kind if about is not None else "other"
    return kind if delivery.channel is None else f"{kind} here"


def _calling(ping: Ping, view: discord.ui.LayoutView) -> discord.ui.LayoutView:
    """The same message, with who is mentioned above it."""
    above = discord.ui.LayoutView(timeout=None)
    above.add_item(discord.ui.TextDisplay(ping.tag))
    for item in view.children:
        above.add_item(item)
    above.stop()
    return above


def _mark(nonce: str) -> str:
    """The custom id of the button that every posting has."""
    return f"refresh:{nonce}"


def _marks(components: Iterable[Any]) -> set[str]:
    """All custom ids in a message."""
    found: set[str] = set()
    for component in components:
        found.add(getattr(component, "custom_id", None) or "")
        found |= _marks(getattr(component, "children", ()))
    return found


def read_card(body: str) -> Card:
    """What was posted, as it was made."""
    return _CARD.validate_json(body)


def _written(card: Card) -> str:
    return _CARD.dump_json(card).decode()


def _looked_at(task: asyncio.Task[int]) -> None:
    """An exception that nobody waits for any more is no warning."""
    with suppress(asyncio.CancelledError):
        task.exception()
