"""/deadlines in the terminal: the whole list at once, or a file of it in the folder that the program was started in."""

from datetime import date
from pathlib import Path

from bot.cards.card import Card
from bot.cards.deadlines import View, deadlines_card
from bot.cards.digest import digest_card
from bot.cards.help import COMMANDS
from bot.cards.shelf import Shelf
from bot.cards.words import words
from bot.deadlines.agenda import LONGEST, WITHIN, Asked, Team, agenda
from bot.deadlines.digest import WITHIN as DIGEST_WITHIN
from bot.deadlines.digest import digest
from bot.exports.calendar import calendar, dated
from bot.exports.table import table
from bot.terminal.slash import Call
from knowledge import Knowledge

_STORE = "terminal.briefdesk"
"""What stands for a database in the names of calendar entries: the terminal has none."""


def deadlines(call: Call, knowledge: Knowledge, shelf: Shelf, today: date, language: str) -> Card:
    """What is due, of a company or of all.

    Args:
        call: the command as it was typed.
        knowledge: what it is dated by.
        shelf: its documents.
        today: what is past.
        language: of the words.
    """
    said, asked = words(language), _asked(call, WITHIN, language)
    if isinstance(asked, Card):
        return asked
    try:
        entries = agenda(knowledge, asked, Team(), today, language)
    except KeyError:
        return Card("notice", said.due_unknown_company.format(value=call.subject), language=language)
    kind = call.options.get("file")
    if kind is None:
        return deadlines_card(entries, View(asked, shelf, language), pressed=False)
    given_ones = dated(entries) if kind == "ics" else entries
    data = calendar(given_ones, {}, _STORE, language, today) if kind == "ics" else table(given_ones, language)
    return _written(data, f"deadlines-{today.isoformat()}", kind, len(given_ones), language)


def digest_preview(call: Call, knowledge: Knowledge, shelf: Shelf, today: date, language: str) -> Card:
    """What a digest would say today, of a company or of all; parameters as for `deadlines`.

    The terminal has no team, so nothing is shown as its own, and there is no digest before to compare with.
    """
    asked = _asked(call, DIGEST_WITHIN, language)
    if isinstance(asked, Card):
        return asked
    try:
        made = digest(knowledge, asked, Team(), today, language)
    except KeyError:
        return Card("notice", words(language).due_unknown_company.format(value=call.subject), language=language)
    return digest_card(made, shelf, today, language)


def _asked(call: Call, within: int, language: str) -> Asked | Card:
    """For whom and how many days ahead; or a card that says what is wrong."""
    given = call.options.get("within", str(within))
    if given.isascii() and given.isdecimal() and len(given) <= 4 and 1 <= int(given) <= LONGEST:
        return Asked(call.subject or None, int(given))
    usage = next(each.usage() for each in COMMANDS if each.name == call.command)
    sentence = words(language).option_value.format(value=given, option="within:", usage=usage)
    return Card("notice", sentence, language=language)


def _written(data: bytes, stem: str, kind: str, entries: int, language: str) -> Card:
    """Write a file under a name that no other has."""
    said, folder, number = words(language), Path.cwd(), 1
    while True:
        path = folder / (f"{stem}.{kind}" if number == 1 else f"{stem}-{number}.{kind}")
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            number += 1
        except OSError:
            return Card("failure", said.due_file_failed.format(path=folder), language=language)
        else:
            return Card("notice", said.due_file_saved.format(count=entries, path=path), language=language)
