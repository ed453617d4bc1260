"""Whether Discord is there, whether both clocks agree, and what each kind of trouble on the way asks for."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
import discord
from discord.http import Route

from bot.doctor.report import Report
from bot.schedule.clock import now

PATIENCE = 10.0
"""Seconds that Discord has for its first answer."""
LONGEST = 60.0
"""Seconds that one check may take, with all the tries that discord.py makes of it."""
TROUBLE = (aiohttp.ClientError, OSError, TimeoutError, discord.DiscordException)
"""What goes wrong on the way to Discord, or there."""
_A_LITTLE, _A_LOT = timedelta(seconds=5), timedelta(seconds=60)
"""How far the clock may be out: below the first nobody notices; above the second, digests are late by whole minutes."""
_STATUS = "Look at https://discordstatus.com and try again later."


async def check(report: Report, user_agent: str, *, needed: bool) -> bool:
    """Ask Discord for something that needs no token.

    Args:
        report: where it is said.
        user_agent: as what the bot introduces itself.
        needed: whether nothing goes without Discord; the terminal needs none.

    Returns:
        Whether Discord answered as it should.
    """
    say = report.wrong if needed else report.warning
    before = now()
    try:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with (
            aiohttp.ClientSession(timeout=timeout, headers={"User-Agent": user_agent}) as session,
            session.get(f"{Route.BASE}/gateway") as answer,
        ):
            after, content = now(), await answer.text(errors="replace")
    except TROUBLE as error:
        say("Network", sentence(error))
        return False
    if answer.status != 200:
        say("Network", _status(answer.status))
        return False
    if '"url"' not in content:
        say(
            "Network",
            "something else answers in Discord's place, such as a proxy or a login page of this network. "
            "Let the bot out to https://discord.com directly.",
        )
        return False
    report.ok("Network", "Discord answers.")
    check_clock(report, answer.headers.get("Date", ""), before + (after - before) / 2)
    return True


def check_clock(report: Report, stated: str, here: datetime) -> None:
    """Compare the clock here with Discord's.

    Args:
        report: where it is said.
        stated: the Date of an answer, in whole seconds (RFC 9110, section 5.6.7).
        here: the instant of that answer by the clock here.
    """
    try:
        there = parsedate_to_datetime(stated) + timedelta(milliseconds=500)
    except ValueError:
        report.warning("Clock", "Discord did not say what time it is, so it was not compared.")
        return
    off = abs(here - there)
    if off <= _A_LITTLE:
        report.ok("Clock", "it agrees with Discord's.")
        return
    say = report.wrong if off > _A_LOT else report.warning
    way, when = ("ahead of", "early") if here > there else ("behind", "late")
    say(
        "Clock",
        f"this machine's is {off.total_seconds():,.0f} seconds {way} Discord's, so what is due comes too {when}. "
        "Switch time synchronisation on; on Linux by: timedatectl set-ntp true",
    )


def sentence(error: Exception) -> str:
    """What went wrong on the way to Discord, or there, and what to do.

    Args:
        error: one of `TROUBLE`.
    """
    if isinstance(error, discord.RateLimited):
        return f"Discord asks to wait {error.retry_after:.0f} seconds. Try again then."
    if isinstance(error, discord.HTTPException):
        return _status(error.status)
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientConnectorSSLError):
        return (
            "the secure connection to Discord cannot be made. Check this machine's clock, bring its certificates up "
            "to date (package ca-certificates), and let no proxy break the connection open."
        )
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "the name discord.com is not found. Check this machine's network and its name servers."
    if isinstance(error, TimeoutError):
        return f"Discord does not answer in time. Check the network, and that a firewall lets port 443 out. {_STATUS}"
    return f"Discord can't be reached. Check the network, and that a firewall lets port 443 out. {_STATUS}"


def _status(status: int) -> str:
    if status >= 500:
        return f"Discord has trouble of its own ({status}). {_STATUS}"
    if status == 429:
        return (
            f"Discord turns this machine away for a while ({status}), as it does after too many failed requests. "
            "Stop the bot for an hour, mend what else is wrong here, then start it again."
        )
    return f"Discord refuses ({status}). {_STATUS}"
