"""An error → a sentence for the person and a log line for whoever runs the bot, joined by an error id.

- `CheckFailure`: not allowed here, or not for this person
- `NotFound` 10062, 40060: the interaction is over, or an earlier try has answered it; nobody is left to tell
- anything else: something is wrong on our side
"""

import secrets
from typing import Any

import discord
from discord import app_commands

from bot.cards.card import Card
from bot.cards.words import words
from bot.interactions.desk import language_of
from bot.interactions.reply import reply, reply_to
from bot.journal import causes, get_log
from knowledge import written_in

_OVER = frozenset({10062, 40060})
"""Discord's codes for an interaction that is over, or that an earlier try has answered."""

_log = get_log("bot.failures")


def failure_card(error: str, language: str) -> Card:
    """What a person is told: that it failed, what to do, and the id under which it is logged."""
    return Card(tone="failure", title=words(language).failed.format(error=error), language=language)


async def tell(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Say that a command failed, to the person alone, and log why."""
    language = language_of(interaction)
    command = interaction.command.qualified_name if interaction.command else None
    if isinstance(error, app_commands.CheckFailure):
        _log.info("refused", command=command, reason=type(error).__name__)
        card = Card(tone="failure", title=words(language).not_allowed, language=language)
    elif any(isinstance(each, discord.HTTPException) and each.code in _OVER for each in causes(error)):
        _log.warning("too late to answer", command=command, exc_info=error)
        return
    else:
        card = failure_card(_logged(error, command=command), language)
    try:
        await reply(interaction, card, private=True)
    except discord.HTTPException as unsent:
        _log.warning("could not tell of a failure", command=command, exc_info=unsent)


async def tell_author(message: discord.Message, error: Exception) -> None:
    """Say that a message could not be answered, and log why; where we may not write, only log."""
    identity = _logged(error, command="message")
    if any(isinstance(each, discord.Forbidden) for each in causes(error)):
        return
    try:
        await reply_to(message, failure_card(identity, written_in(message.content)))
    except discord.HTTPException as unsent:
        _log.warning("could not tell of a failure", command="message", exc_info=unsent)


def _logged(error: Exception, command: str | None) -> str:
    identity = secrets.token_hex(4)
    _log.error("failed", error_id=identity, command=command, exc_info=error)
    return identity
