"""`python -m bot`: arguments → a face → exit status.

With a token in the settings the face is Discord, without one the terminal. Each face is imported only when it is
chosen: the terminal answers sooner without discord.py, and Discord keeps less memory without the terminal's parts.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.settings import BadSettings, Settings
from knowledge import BadKnowledge, load

_PORTS = range(1024, 65500)
"""Ports that anybody may use, with some left above them."""
_ON_THE_STORE = ("backup", "restore")
"""Commands that take a file."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bot.

    Returns:
        The exit status: 0 when it was ended, 1 when the knowledge is broken or the bot can't go on, 2 for a wrong
        option or setting; of the doctor 1 when anything is wrong.
    """
    options = _options(arguments)
    if options.command == "doctor":
        from bot import doctor  # noqa: PLC0415 only the chosen face is imported

        return doctor.run(lambda: _settings(options))
    try:
        settings = _settings(options)
        if options.command in _ON_THE_STORE:
            return _store(settings, options.command, options.file)
        if options.command == "digest":
            return _rehearse(settings, options.now)
        return _health(settings) if options.command == "health" else _face(settings, options)
    except (BadSettings, BadKnowledge) as bad:
        sys.stderr.write(f"{bad}\n")
        return 2 if isinstance(bad, BadSettings) else 1
    except KeyboardInterrupt:
        return 0


def _settings(options: argparse.Namespace) -> Settings:
    settings = Settings.read(env_file=Path(".env"))
    return settings.model_copy(
        update={"data": options.data or settings.data, "documents": options.documents or settings.documents}
    )


def _face(settings: Settings, options: argparse.Namespace) -> int:
    """Show the chosen face until it ends."""
    knowledge = load(settings.data, settings.documents)
    if options.preview:
        from bot import preview  # noqa: PLC0415 only the chosen face is imported

        return preview.run(settings, knowledge, port=options.port, browser=options.browser)
    if settings.discord_token is None or options.terminal:
        from bot import terminal  # noqa: PLC0415 only the chosen face is imported

        return terminal.run(settings, knowledge)
    from bot import app  # noqa: PLC0415 only the chosen face is imported

    return app.run(settings, knowledge)


def _health(settings: Settings) -> int:
    """Say whether the Discord bot is alive."""
    from bot import health  # noqa: PLC0415 the faces do without it, or import it themselves
    from bot.schedule.clock import now  # noqa: PLC0415

    status, sentence = health.report(settings.health, now())
    sys.stdout.write(sentence + "\n")
    return status


def _store(settings: Settings, command: str, file: Path) -> int:
    """Copy the database into a file, or put one back."""
    from bot.schedule.clock import now  # noqa: PLC0415 the faces do without these, or import them themselves
    from bot.store.backup import backup, restore  # noqa: PLC0415
    from bot.store.engine import StoreError  # noqa: PLC0415

    try:
        if command == "backup":
            backup(settings.database, file)
            sys.stdout.write(f"The database was copied to {file}.\n")
        else:
            restore(settings.database, file, now())
            sys.stdout.write(f"{file} was put in the place of the database. Start the bot again.\n")
    except StoreError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    return 0


def _rehearse(settings: Settings, instant: str) -> int:
    """Show what would be posted at an instant."""
    import asyncio  # noqa: PLC0415 the faces do without these, or import them themselves

    from bot.rehearsal import instant_of, rehearse  # noqa: PLC0415

    try:
        when = instant_of(instant, settings.zone)
    except ValueError:
        sys.stderr.write(f"“{instant}” is no instant. Write it like 2026-12-01T09:00 or 2026-12-01T09:00+08:00.\n")
        return 2
    return asyncio.run(rehearse(settings, load(settings.data, settings.documents), when))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Answers compliance questions from documents: in Discord if DISCORD_TOKEN is set, else right here "
        "in the terminal. Piped, it answers line by line. Settings are explained in .env.example.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "command",
        nargs="?",
        choices=("doctor", "health", "digest", *_ON_THE_STORE),
        help="doctor: check token, permissions, commands, database, knowledge and clock, say what to do about what is "
        "wrong, and print the invite link; ends with 1 if something is wrong. health: say whether the Discord bot is "
        "alive; ends with 0 or 1. backup FILE: copy the database into a file, while the bot runs too. restore FILE: "
        "put such a copy in its place, while the bot does not run. digest run --now INSTANT --dry-run: show what would "
        "be posted then; nothing is",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="of backup and restore; “run” of digest")
    parser.add_argument("--now", metavar="INSTANT", help="of digest run: when, such as 2026-12-01T09:00")
    parser.add_argument("--dry-run", action="store_true", help="of digest run: only show it; it does nothing else")
    parser.add_argument("--terminal", action="store_true", help="answer in the terminal even if a token is set")
    parser.add_argument(
        "--preview", action="store_true", help="show the Discord bot in a browser, simulated here: no token, no network"
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=0,
        metavar="N",
        help="with --preview: port of its first page; a free one if left out",
    )
    parser.add_argument(
        "--browser",
        action=argparse.BooleanOptionalAction,
        help="with --preview: open a browser, or only print the addresses; where there is a desktop it is opened",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the curated YAML, instead of DATA")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="folder of the documents, instead of DOCUMENTS")
    options = parser.parse_args(arguments)
    if options.command == "digest" and not (str(options.file) == "run" and options.now and options.dry_run):
        parser.error("write digest run --now INSTANT --dry-run; the bot itself posts what is due")
    if (options.file is not None) != (options.command in (*_ON_THE_STORE, "digest")):
        parser.error("backup and restore take a FILE, nothing else does")
    return options


def _port(text: str) -> int:
    """A port that has room for the preview's other pages after it."""
    if not text.isdecimal() or not _PORTS.start <= int(text) < _PORTS.stop:
        raise argparse.ArgumentTypeError(f"it is a number from {_PORTS.start} to {_PORTS.stop - 1}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
