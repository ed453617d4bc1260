"""/digest create, list, preview, edit, pause, resume, delete: what is posted by itself in a server."""

from typing import Any

import discord
from discord import app_commands

from bot.cards.words.en import EN
from bot.interactions.autocomplete import subjects, zones
from bot.interactions.digest_options import CALENDARS, CLEARED, EVERY, LONGEST_WITHIN, WHEN_EMPTY, Given
from bot.interactions.digests import (
    create_digest,
    digests_offered,
    edit_digest,
    end_digest,
    list_digests,
    pause_digest,
    preview_digest,
    resume_digest,
)
from bot.interactions.slash import slash
from bot.interactions.translations import choices_of

digest: app_commands.Group = app_commands.Group(
    name="digest",
    description=EN.commands["digest"],
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)

_OPTIONS = ("timezone", "day", "within", "channel", "subject", "ping", "calendar", "when_empty")
_WITHIN = app_commands.Range[int, 1, LONGEST_WITHIN]


def _described(command: str, *options: str) -> Any:
    return app_commands.describe(**{each: EN.options[f"{command}.{each}"] for each in options})


def _chosen(command: str, **further: tuple[str, ...]) -> Any:
    """The choices of a command's options."""

    def choices(option: str, values: tuple[str, ...]) -> list[app_commands.Choice[str]]:
        return choices_of(lambda said, value: said.choices[f"{command}.{option}.{value}"], values)

    chosen = {"every": EVERY, "calendar": CALENDARS, "when_empty": WHEN_EMPTY, **further}
    return app_commands.choices(**{option: choices(option, values) for option, values in chosen.items()})


@slash(EN.commands["digest create"], "create")
@_described("digest create", "every", "at", *_OPTIONS)
@_chosen("digest create")
@app_commands.autocomplete(timezone=zones, subject=subjects)
async def create(  # noqa: PLR0913, PLR0917 an option is a parameter
    interaction: discord.Interaction[Any],
    every: str,
    at: str,
    timezone: str | None = None,
    day: str | None = None,
    within: _WITHIN | None = None,
    channel: discord.TextChannel | discord.Thread | None = None,
    subject: str | None = None,
    ping: discord.Role | None = None,
    calendar: str | None = None,
    when_empty: str | None = None,
) -> None:
    """Have a digest posted from now on."""
    given = Given(every, at, timezone, day, within, channel, subject, ping, calendar, when_empty)
    await create_digest(interaction, given)


@slash(EN.commands["digest edit"], "edit")
@_described("digest edit", "digest", "every", "at", *_OPTIONS, "clear")
@_chosen("digest edit", clear=CLEARED)
@app_commands.autocomplete(digest=digests_offered, timezone=zones, subject=subjects)
async def edit(  # noqa: PLR0913, PLR0917 an option is a parameter
    interaction: discord.Interaction[Any],
    digest: str,
    every: str | None = None,
    at: str | None = None,
    timezone: str | None = None,
    day: str | None = None,
    within: _WITHIN | None = None,
    channel: discord.TextChannel | discord.Thread | None = None,
    subject: str | None = None,
    ping: discord.Role | None = None,
    calendar: str | None = None,
    when_empty: str | None = None,
    clear: str | None = None,
) -> None:
    """Change one; what is not given stays."""
    given = Given(every, at, timezone, day, within, channel, subject, ping, calendar, when_empty, clear)
    await edit_digest(interaction, digest, given)


@slash(EN.commands["digest list"], "list")
async def list_all(interaction: discord.Interaction[Any]) -> None:
    """Show the digests of the server."""
    await list_digests(interaction)


@slash(EN.commands["digest preview"], "preview")
@_described("digest preview", "digest")
@app_commands.autocomplete(digest=digests_offered)
async def preview(interaction: discord.Interaction[Any], digest: str) -> None:
    """Show what it would post now."""
    await preview_digest(interaction, digest)


@slash(EN.commands["digest pause"], "pause")
@_described("digest pause", "digest")
@app_commands.autocomplete(digest=digests_offered)
async def pause(interaction: discord.Interaction[Any], digest: str) -> None:
    """Post nothing more of it."""
    await pause_digest(interaction, digest)


@slash(EN.commands["digest resume"], "resume")
@_described("digest resume", "digest")
@app_commands.autocomplete(digest=digests_offered)
async def resume(interaction: discord.Interaction[Any], digest: str) -> None:
    """Post it again."""
    await resume_digest(interaction, digest)


@slash(EN.commands["digest delete"], "delete")
@_described("digest delete", "digest")
@app_commands.autocomplete(digest=digests_offered)
async def delete(interaction: discord.Interaction[Any], digest: str) -> None:
    """Delete it."""
    await end_digest(interaction, digest)


for each in (create, edit, list_all, preview, pause, resume, delete):
    digest.add_command(each)
