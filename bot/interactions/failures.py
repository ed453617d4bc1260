"""An error → a sentence for the person and a log line for whoever runs the bot, joined by an error id.

- `TooManyError`: too many questions; they are told when to ask again
- `CheckFailure`: not allowed here, or not for this person
- 10062, 40060, 10015, 50027: the interaction is over, or an earlier try has answered it; nobody is left to tell
- 429: Discord lets nothing through; telling would only make it worse
- anything else: something is wrong on our side
"""

import secrets
from typing import Any

import discord
from discord import app_commands

from bot.cards.card import Card
from bot.cards.words import words
from bot.interactions.desk import language_of
from bot.interactions.limits import TooManyError
from bot.interactions.permissions import MayNotWriteError, NotYoursToReloadError
from bot.interactions.reply import reply, reply_to, tell_privately
from bot.interactions.sending import ANSWERED, UNSENT
from bot.journal import causes, get_log
from knowledge import written_in

_OVER = frozenset({10062, ANSWERED, 10015, 50027})
"""Discord's codes for an interaction that is over, or that an earlier try has answered."""

_log = get_log("bot.failures")


def failure_card(error: str, language: str) -> Card:
    """What a person is told: that it failed, what to do, and the id under which it is logged."""
    return Card(tone="failure", title=words(language).failed.format(error=error), language=language)


def too_many_card(refused: TooManyError, language: str) -> Card:
    """What a person is told who has asked too much: of whom it was too much, and when to ask again."""
    said = words(language)
    sentence = (said.too_many_server if refused.here else said.too_many_user).format(
        limit=refused.limit, seconds=refused.wait
    )
    return Card(tone="notice", title=sentence, language=language)


async def tell(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Say that a command failed, to the person alone, and log why."""
    command = interaction.command.qualified_name if interaction.command else None
    card = _card(error, command, language_of(interaction))
    if card is None:
        return
    try:
        await reply(interaction, card, private=True)
    except UNSENT as unsent:
        _log.warning("could not tell of a failure", command=command, exc_info=unsent)


def _card(error: Exception, command: str | None, language: str) -> Card | None:
    """What is said of a failure, which is logged here; None where nobody is left to tell."""
    if isinstance(error, TooManyError):
        _log.info("too many questions", command=command, wait=error.wait)
        return too_many_card(error, language)
    if isinstance(error, NotYoursToReloadError):
        return Card(tone="failure", title=words(language).reload_not_here, language=language)
    if isinstance(error, MayNotWriteError):
        return Card(tone="failure", title=words(language).may_not_write, language=language)
    if isinstance(error, app_commands.CheckFailure):
        _log.info("refused", command=command, reason=type(error).__name__)
        return Card(tone="failure", title=words(language).not_allowed, language=language)
    if any(isinstance(each, discord.HTTPException) and each.code in _OVER for each in causes(error)):
        _log.warning("too late to answer", command=command, exc_info=error)
        return None
    identity = logged(error, command=command)
    return None if _shut_out(error) else failure_card(identity, language)


async def tell_author(message: discord.Message, error: Exception) -> None:
    """Say that a message could not be answered, and log why; where we may not write, only log.

    Who asks too much is told once, and then not again before they have waited: an answer to each would only make the
    flood twice as long.
    """
    try:
        if isinstance(error, TooManyError):
            _log.info("too many questions", command="message", wait=error.wait)
            if not error.told:
                await tell_privately(message, too_many_card(error, written_in(message.content)))
            return
        identity = logged(error, command="message")
        if not _shut_out(error):
            await reply_to(message, failure_card(identity, written_in(message.content)))
    except UNSENT as unsent:
        _log.warning("could not tell of a failure", command="message", exc_info=unsent)


async def tell_where_not(message: discord.Message, error: discord.Forbidden) -> None:
    """Say in a direct message that the bot may not write where it was asked, and what would let it."""
    _log.warning("may not write where it was asked", channel=message.channel.id, code=error.code)
    language, name = written_in(message.content), getattr(message.channel, "name", "")
    try:
        sentence = words(language).cannot_write.format(name=name)
        await tell_privately(message, Card("failure", sentence, language=language))
    except UNSENT as unsent:
        _log.warning("could not tell of a failure", command="message", exc_info=unsent)


def _shut_out(error: Exception) -> bool:
    """Whether Discord lets nothing through: each further request would prolong it (Discord, topics/rate-limits)."""
    return any(
        isinstance(each, discord.RateLimited) or (isinstance(each, discord.HTTPException) and each.status == 429)
        for each in causes(error)
    )


def logged(error: Exception, command: str | None) -> str:
    """Log a failure; gives the id under which it is found."""
    identity = secrets.token_hex(4)
    _log.error("failed", error_id=identity, command=command, exc_info=error)
    return identity
