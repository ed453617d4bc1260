"""What the bot needs to be allowed in a server, why, and the link that asks for exactly that."""

from collections.abc import Mapping
from dataclasses import dataclass

import discord

from bot.doctor.report import Report

SCOPES = ("bot", "applications.commands")


@dataclass(frozen=True)
class Need:
    """A permission: what Discord calls it, and what for."""

    label: str
    why: str


NEEDS: Mapping[str, Need] = {
    "view_channel": Need("View Channels", "to hear a mention"),
    "send_messages": Need("Send Messages", "to answer it"),
    "send_messages_in_threads": Need("Send Messages in Threads", "to answer it there"),
    "embed_links": Need("Embed Links", "for cards and pictures"),
    "attach_files": Need("Attach Files", "for cards and pictures"),
    "read_message_history": Need("Read Message History", "to reply to a message and to see what it has posted"),
}
"""By discord.py's names. That people may use slash commands is a permission of theirs, not of the bot's."""


def permissions() -> discord.Permissions:
    """What the bot needs, and nothing else."""
    return discord.Permissions(**dict.fromkeys(NEEDS, True))


def link(application: int) -> str:
    """The address that invites the bot into a server.

    Args:
        application: id of the application.
    """
    return discord.utils.oauth_url(application, permissions=permissions(), scopes=SCOPES)


def tell(report: Report, application: int | None) -> None:
    """Say how to invite the bot, and what the invitation asks for.

    Args:
        report: where it is said.
        application: id of the application; None where it is not known.
    """
    needed = ", ".join(f"{need.label} ({need.why})" for need in NEEDS.values())
    if application is None:
        report.note("Invite link: it stands here once DISCORD_TOKEN is set.")
    else:
        report.note(f"Invite link: {link(application)}")
    report.note(f"It asks for the least that is needed, permissions {permissions().value}: {needed}.")
