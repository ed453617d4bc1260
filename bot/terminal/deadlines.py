"""/deadlines in the terminal: the whole list at once, or a file of it in the folder that the program was started in."""

from datetime import date
from pathlib import Path

from bot.cards.card import Card
from bot.cards.deadlines import View, deadlines_card
from bot.cards.help import COMMANDS
from bot.cards.shelf import Shelf
from bot.cards.words import words
from bot.deadlines.agenda import LONGEST, WITHIN, Asked, Team, agenda
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
    said, given = words(language), call.options.get("within", str(WITHIN))
    if not (given.isascii() and given.isdecimal() and len(given) <= 4 and 1 <= int(given) <= LONGEST):
        usage = next(each.usage() for each in COMMANDS if each.name == call.command)
        sentence = said.option_value.format(value=given, option="within:", usage=usage)
        return Card("notice", sentence, language=language)
    asked = Asked(call.subject or None, int(given))
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
