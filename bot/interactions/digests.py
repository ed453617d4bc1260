"""What the commands of /digest do: check who may, keep what is wished, show, pause and delete it, and say when.

Whoever manages the server or has a curator's role may have digests posted.
"""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import discord
from discord import app_commands

from bot.cards.card import Card, Item, Label
from bot.cards.deliveries import moment
from bot.cards.words import Words, words
from bot.interactions.autocomplete import keyed
from bot.interactions.desk import desk_of, language_of, server_of
from bot.interactions.digest_options import Given, wished
from bot.interactions.digesting import DigestSettings, say_digest
from bot.interactions.options import WrongOptionError
from bot.interactions.permissions import is_curator, require_curator, require_team
from bot.interactions.reply import reply, say
from bot.schedule.clock import now
from bot.schedule.delivery import subscribing
from bot.store import subscriptions
from bot.store.subscriptions import Subscription, Wish

KIND = "digest"
_MOST_DIGESTS = 25
"""Digests of a server: as many as Discord offers at once."""


async def create_digest(interaction: discord.Interaction[Any], given: Given) -> None:
    """Keep a new digest, and say when it is posted first."""
    server, said = await _let_in(interaction), words(language_of(interaction))
    desk, settings = desk_of(interaction), await server_of(interaction)
    if len(await _digests(interaction, server)) >= _MOST_DIGESTS:
        await say(interaction, said.digest_too_many.format(count=_MOST_DIGESTS))
        return
    language = await desk.language_in(interaction.guild)
    zone = (settings.zone if settings else None) or desk.zone
    empty = Wish(KIND, interaction.user.id, server, settings=asdict(DigestSettings()), language=language, zone=zone)
    try:
        wish = wished(interaction, empty, given, said)
    except WrongOptionError as wrong:
        await say(interaction, str(wrong))
        return
    identifier = await subscribing.subscribe(desk.store, wish, now())
    desk.wake()
    await _tell(interaction, identifier, said.digest_created)


async def edit_digest(interaction: discord.Interaction[Any], identifier: str, given: Given) -> None:
    """Change what was given of a digest."""
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is None:
        return
    try:
        wish = wished(interaction, found, given, said)
    except WrongOptionError as wrong:
        await say(interaction, str(wrong))
        return
    await subscribing.change(desk.store, found.id, wish, now())
    desk.wake()
    await _tell(interaction, found.id, said.digest_changed)


async def list_digests(interaction: discord.Interaction[Any]) -> None:
    """Show the digests of the server."""
    server, language = await _let_in(interaction), language_of(interaction)
    said, found = words(language), await _digests(interaction, server)
    if not found:
        await say(interaction, said.digest_no_digests)
        return
    card = Card("notice", said.digest_list.format(count=len(found)), language=language)
    items = tuple(Item(label=Label(_named(interaction, each, said), _standing(each, language))) for each in found)
    await reply(interaction, replace(card, items=items), private=True)


async def preview_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Show what would be posted now, and keep nothing of it."""
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is None:
        return
    card = await say_digest(desk, found, now())
    if card is None:
        await say(interaction, said.digest_silent)
        return
    await reply(interaction, replace(card, asked=said.digest_preview, kept=""), private=True)


async def pause_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Post nothing more of a digest."""
    await _end_or_pause(interaction, identifier, pause=True)


async def end_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Delete a digest."""
    await _end_or_pause(interaction, identifier, pause=False)


async def resume_digest(interaction: discord.Interaction[Any], identifier: str) -> None:
    """Post a digest again, from its next date on."""
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is not None:
        await subscribing.resume(desk.store, found.id, now())
        desk.wake()
        await _tell(interaction, found.id, said.digest_resumed)


async def digests_offered(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The server's digests whose words hold what is typed; nothing for who may not touch them."""
    if interaction.guild_id is None or not await is_curator(interaction):
        return []
    said, typed = words(language_of(interaction)), current.casefold()
    shown = {each.id: _named(interaction, each, said) for each in await _digests(interaction, interaction.guild_id)}
    return keyed({key: text for key, text in shown.items() if typed in text.casefold()})


async def _let_in(interaction: discord.Interaction[Any]) -> int:
    await require_curator(interaction)
    return require_team(interaction)


async def _digests(interaction: discord.Interaction[Any], server: int) -> list[Subscription]:
    return [each for each in await subscriptions.of_server(desk_of(interaction).store, server) if each.kind == KIND]


async def _of(interaction: discord.Interaction[Any], server: int, identifier: str) -> Subscription | None:
    """One of the server's digests, by its id or by words that fit no other; where there is no such this is said."""
    said, typed = words(language_of(interaction)), identifier.strip().casefold()
    mine = await _digests(interaction, server)
    fitting = [each for each in mine if typed and typed in _named(interaction, each, said).casefold()]
    found = next((each for each in mine if each.id == typed), fitting[0] if len(fitting) == 1 else None)
    if found is None:
        await say(interaction, said.digest_unknown)
    return found


async def _end_or_pause(interaction: discord.Interaction[Any], identifier: str, *, pause: bool) -> None:
    server, said, desk = await _let_in(interaction), words(language_of(interaction)), desk_of(interaction)
    found = await _of(interaction, server, identifier)
    if found is None:
        return
    name = _named(interaction, found, said)
    if pause:
        await subscriptions.pause(desk.store, found.id)
    else:
        await subscriptions.remove(desk.store, found.id)
    await say(interaction, (said.digest_paused if pause else said.digest_deleted).format(name=name))


async def _tell(interaction: discord.Interaction[Any], identifier: str, sentence: str) -> None:
    """Say what a digest is now, and when it is posted next."""
    language = language_of(interaction)
    found = await subscriptions.find(desk_of(interaction).store, identifier)
    if found is not None:
        item = Item(label=Label(_named(interaction, found, words(language)), _standing(found, language)))
        await reply(interaction, Card("notice", sentence, (item,), language=language), private=True)


def _named(interaction: discord.Interaction[Any], digest: Subscription, said: Words) -> str:
    """A digest in a few words: how often, when, where, about what."""
    channel = interaction.client.get_channel(digest.channel or 0)
    place = f"#{getattr(channel, 'name', '?')}" if channel is not None else said.place_gone
    day = said.weekdays[digest.day - 1] if digest.every == "weekly" else str(digest.day)
    day = day if digest.every in {"weekly", "monthly"} else ""
    often = said.choices[f"digest create.every.{digest.every}"] + (f" ({day})" if day else "")
    about = DigestSettings.of(digest.settings).subject
    return " · ".join(each for each in (often, digest.at, digest.zone, place, about) if each)


def _standing(digest: Subscription, language: str) -> str:
    """When it is posted next, or why it is not."""
    said = words(language)
    if digest.state == "paused":
        reason = said.refusals.get(digest.why or "", said.refusals["other"].format(code=digest.why))
        return (
            said.digest_is_paused if digest.why == subscriptions.ASKED else said.digest_is_stopped.format(reason=reason)
        )
    following: datetime | None = digest.next_at
    return said.digest_next.format(when=moment(following, digest.zone, language)) if following is not None else ""
