"""SimCord's preview made live; the only place that knows SimCord's insides.

SimCord's own preview shows one channel, as it was when it was last refreshed, at a time that stands still. Here every
channel has a page of its own, the clock is the real one, and a page follows its channel by itself. That takes names
that SimCord keeps to itself, so one release of it is asked for exactly, and `check` looks for each name at the start.
"""
# pyright: reportPrivateUsage=false
# The names that this module is about are private; `check` stands in for the promise that they lack.

import asyncio
import json
from collections.abc import Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, cast

import discord
import simcord
from simcord._clock import Clock
from simcord.backend import Backend
from simcord.backend.cdn import CDN_BASE
from simcord.preview import Preview
from simcord.preview._server import PreviewServer

from bot.client import Client
from bot.journal import get_log
from bot.preview.parts import PreviewError, other_simcord
from bot.schedule.clock import now

_INSIDES: tuple[tuple[type, str], ...] = (
    (simcord.run, "_env"),
    (simcord.Env, "_preview"),
    (Backend, "clock bot_user messages transcript http_requests"),
    (Clock, "_epoch elapsed"),
    (Preview, "_server _pages _closed _action _publish _advance_presentation_time _mark_action_dispatched capability"),
    (PreviewServer, "_static"),
)
"""Classes and the names that are used of them here, methods and attributes alike."""
PICTURE = "face"
"""What stands for the version of a picture, where Discord has a hash."""
_EVERY = 0.5
"""Seconds between two looks at the clock and the channels; a page asks for news as often."""
_WATCHED = 60
"""Messages of a channel, from its end, whose changes are noticed; a page shows 50."""
_KEPT = 2000
"""Lines that SimCord may log of what it did before they are thrown away."""

_log = get_log("bot.preview")


@dataclass(frozen=True)
class Place:
    """A channel as it is shown.

    Attributes:
        name: what it is called.
        channel: what SimCord calls it.
        viewers: those by whose eyes it can be seen, by their names; the first one's are used at first.
        direct: whether it is a direct message.
    """

    name: str
    channel: simcord.ChannelHandle
    viewers: Mapping[str, simcord.MemberActor | simcord.UserHandle]
    direct: bool = False

    def __str__(self) -> str:
        return f"{'@' if self.direct else '#'}{self.name}"


def check() -> None:
    """Look whether SimCord is inside as it has to be.

    Raises:
        PreviewError: it is not.
    """
    missing = [
        f"{owner.__name__}.{name}" for owner, names in _INSIDES for name in names.split() if not _has(owner, name)
    ]
    if missing:
        raise other_simcord(f"there is no {', '.join(missing)}")


def _has(owner: type, name: str) -> bool:
    """Whether a class has a method, or sets an attribute when an object of it is made."""
    return hasattr(owner, name) or name in owner.__init__.__code__.co_names


class _Server(PreviewServer):
    """A page's server, which adds the list of channels to the page."""

    def __init__(self, preview: Preview, port: int, added: Mapping[str, str]) -> None:
        super().__init__(preview, port)
        self._added = added

    async def _static(self, request: Any) -> Any:
        response = await super()._static(request)
        if request.path in self._added:
            response.text += self._added[request.path]
        return response


class _All:
    """Stands where SimCord keeps its one preview, and passes on to all of them that something was done."""

    _closed = False

    def __init__(self) -> None:
        self.previews: list[Preview] = []

    def _mark_action_dispatched(self) -> None:
        for preview in self.previews:
            preview._mark_action_dispatched()


class Live:
    """A bot in a simulated Discord that is looked at in a browser.

    Args:
        client: the bot.
        name: what it is called there.
        zone: name of the time zone that times are shown in.
        port: of the first page, the others take the ones after it; 0 for any that are free.
    """

    def __init__(self, client: Client, name: str, zone: str, port: int = 0) -> None:
        self._running = simcord.run(client, check_errors=False)
        self._backend = self._running._env.backend
        self._backend.bot_user.name, self._backend.bot_user.avatar = name, PICTURE
        self._zone, self._port = zone, port
        self._all, self._lock = _All(), asyncio.Lock()
        self._seen: dict[Preview, Hashable] = {}
        self._pictures: dict[str, tuple[str, bytes]] = {}
        self._added: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        self._started = now()
        self._backend.clock._epoch = self._started
        self.env = await self._running.__aenter__()
        return self

    @property
    def bot(self) -> discord.ClientUser:
        """The bot's own user."""
        return cast("discord.ClientUser", self.env.bot.user)  # it is there: the bot has logged in

    async def __aexit__(self, *error: Any) -> None:
        await self._running.__aexit__(*error)

    def show(self, user: int, picture: bytes) -> None:
        """Give the bot or a person, made with the avatar `PICTURE`, a picture: PNG bytes."""
        self._pictures[f"{CDN_BASE}/avatars/{user}/{PICTURE}.png"] = (f"{user}.png", picture)

    async def open(self, server: str, places: Sequence[Place]) -> list[str]:
        """Serve a page for each place.

        Args:
            server: what the server is called.
            places: the channels, and direct messages.

        Returns:
            The addresses, in order. Whoever knows one can use the page: it ends with a secret.

        Raises:
            PreviewError: a port is taken.
        """
        for place in places:
            await self._open(place)
        previews = self._all.previews
        for preview in previews:
            preview.capability = previews[0].capability  # so that one page can lead to the others
        channels = [
            {
                "name": place.name,
                "direct": place.direct,
                "port": preview._server.port,
                "viewers": {str(viewer.id): name for name, viewer in place.viewers.items()},
            }
            for place, preview in zip(places, previews, strict=True)
        ]
        self._added |= _added({"server": server, "channels": channels})
        return [preview.url for preview in previews]

    async def _open(self, place: Place) -> None:
        port = self._port + len(self._all.previews) if self._port else 0
        self.env._preview = None
        preview = self.env.preview(
            place.channel,
            viewers=list(place.viewers.values()),
            layout="channel",
            timezone=self._zone,
            assets=self._pictures,
            port=port,
        )
        preview._server = _Server(preview, port, self._added)
        try:
            await preview.__aenter__()
        except simcord.SetupError as error:
            raise PreviewError(f"Port {port} cannot be used. Name another one: --port NUMBER") from error
        self._all.previews.append(preview)
        self.env._preview = self._all  # pyright: ignore[reportAttributeAccessIssue] see _All
        act = preview._action

        async def locked(context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
            """Do what is asked for in the browser, while nothing else is done; SimCord refuses two at once."""
            async with self._lock:
                done = await act(context_id, body)
                self._follow(preview, except_for=context_id)
                return done

        preview._action = locked
        self._seen[preview] = self._mark(preview)

    async def run(self, stopped: asyncio.Event) -> None:
        """Keep the clock and the pages going until stopped, or ended in the browser."""
        while not stopped.is_set() and not any(preview._closed for preview in self._all.previews):
            async with self._lock:
                await self._tick()
            with suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), _EVERY)

    async def _tick(self) -> None:
        passed = (now() - self._started).total_seconds() - self._backend.clock.elapsed
        try:
            await self.env.advance_time(max(0.0, passed))
        except TimeoutError:
            _log.warning("the bot is busy for long")
        if len(self._backend.transcript) > _KEPT:  # they would grow for ever
            self._backend.transcript.clear()
            self._backend.http_requests.clear()
        for preview in self._all.previews:
            self._follow(preview)

    def _follow(self, preview: Preview, except_for: str | None = None) -> None:
        """Publish a channel if it has changed; else what is being done in a page would be refused as out of date."""
        mark = self._mark(preview)
        if self._seen[preview] == mark:
            return
        self._seen[preview] = mark
        preview._advance_presentation_time()
        for identity, page in tuple(preview._pages.items()):
            if identity != except_for:
                preview._publish(page, reason="refresh")

    def _mark(self, preview: Preview) -> Hashable:
        messages = list(self._backend.messages.get(preview.channel.id, {}).values())[-_WATCHED:]
        return tuple(
            (each.id, each.edited_timestamp, each.flags, each.pinned, repr(each.reactions)) for each in messages
        )


def _added(shown: Mapping[str, Any]) -> dict[str, str]:
    """What is added to SimCord's files so that a page lists the channels."""
    here = Path(__file__).parent
    script = (here / "page.js").read_text(encoding="utf-8")
    return {
        "/preview.css": (here / "page.css").read_text(encoding="utf-8"),
        "/app.js": f"\nconst briefdesk = {json.dumps(shown)};\n{script}",
    }
