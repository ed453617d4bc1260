"""The token, and what is set for the application in the developer portal."""

import asyncio
import base64
import binascii
from collections.abc import Iterator

import discord
from pydantic import SecretStr

from bot.client import intents
from bot.doctor.network import LONGEST, TROUBLE, sentence
from bot.doctor.report import Report

_PORTAL = "https://discord.com/developers/applications"
_PRIVILEGED = {
    "members": ("Server Members Intent", "gateway_guild_members"),
    "presences": ("Presence Intent", "gateway_presence"),
    "message_content": ("Message Content Intent", "gateway_message_content"),
}
"""Intents that the portal has to allow: what it calls them, and the flag of the application (also with `_limited`)."""


async def check(report: Report, client: discord.Client, token: SecretStr | None, *, reached: bool) -> bool:
    """Log in, and look at the application.

    Args:
        report: where it is said; the token never is.
        client: logged in afterwards.
        token: what is set.
        reached: whether Discord answers at all.

    Returns:
        Whether the client is logged in.
    """
    if token is None:
        report.warning(
            "Token",
            f"none is set, so the bot answers in the terminal alone. For Discord: make an application at {_PORTAL}, "
            "choose Bot → Reset Token, copy the token and put it into .env as DISCORD_TOKEN=…; then run this again.",
        )
        return False
    if not reached:
        report.warning("Token", f"it could not be tried; it {_form(token)}.")
        return False
    try:
        async with asyncio.timeout(LONGEST):
            await client.login(token.get_secret_value())
    except discord.LoginFailure:
        report.wrong(
            "Token",
            f"Discord does not accept it; it {_form(token)}. Make a new one at {_PORTAL} (your application → Bot → "
            "Reset Token), and set it as DISCORD_TOKEN.",
        )
        return False
    except TROUBLE as error:
        report.wrong("Token", f"it could not be tried: {sentence(error)}")
        return False
    report.ok("Token", f"Discord accepts it; the bot is {client.user} ({client.application_id}).")
    if client.application is not None:
        check_application(report, client.application, intents())
    return True


def named_in(token: SecretStr | None) -> int | None:
    """The id of the bot that a token belongs to, which is its first part; None where there is none to read."""
    first = token.get_secret_value().partition(".")[0] if token is not None else ""
    try:
        number = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return int(number) if number.isdecimal() and len(number) <= 20 else None


def check_application(report: Report, application: discord.AppInfo, asked: discord.Intents) -> None:
    """Whether the portal is set as the bot needs it.

    Args:
        report: where it is said.
        application: as Discord gives it.
        asked: what the bot wants to hear of.
    """
    wrong = [*_mistakes(application), *_missing(application.flags, asked)]
    for each in wrong:
        report.wrong("Application", f"{each} ({_PORTAL})")
    if application.guild_integration_config and not application.user_integration_config:
        report.warning(
            "Application",
            "people can't add it to their own account, to ask wherever they are. If they should: Installation → "
            f"Installation Contexts → User Install ({_PORTAL})",
        )
    if not wrong:
        report.ok("Application", "set as the bot needs it; it asks for no intent that is not allowed.")


def _mistakes(application: discord.AppInfo) -> Iterator[str]:
    if application.interactions_endpoint_url is not None:
        yield (
            "commands are sent to another program: empty General Information → Interactions Endpoint URL, and they "
            "come here"
        )
    if application.bot_require_code_grant:
        yield "the invite link can't work: switch Bot → Requires OAuth2 Code Grant off"
    if application.user_integration_config and not application.guild_integration_config:
        yield "it can't be added to servers: tick Installation → Installation Contexts → Guild Install"


def _missing(flags: discord.ApplicationFlags, asked: discord.Intents) -> Iterator[str]:
    for intent, (label, flag) in _PRIVILEGED.items():
        allowed = getattr(flags, flag) or getattr(flags, f"{flag}_limited")
        if getattr(asked, intent) and not allowed:
            yield f"Discord will not let the bot in: switch Bot → {label} on"


def _form(token: SecretStr) -> str:
    parts = token.get_secret_value().split(".")
    if len(parts) == 3 and all(parts) and named_in(token) is not None:
        return "has the form of one"
    return (
        "has not the form of one (three parts with dots between them; the public key and the client secret are others)"
    )
