"""Deadlines → a CSV file (RFC 4180), for a spreadsheet.

It begins with a byte order mark, without which Excel takes Chinese for something else. A cell that a spreadsheet would
run as a formula gets an apostrophe in front, as OWASP advises ("CSV Injection").
"""

import csv
import io
from collections.abc import Iterable, Mapping

from bot.cards.deadlines import state_of, when_of
from bot.cards.escape import clean, one_line
from bot.cards.words import words
from bot.deadlines.agenda import Entry

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(entries: Iterable[Entry], language: str) -> bytes:
    """A line for each deadline under a line of column names.

    Args:
        entries: in the order of the lines.
        language: of the column names and of what is in words.
    """
    said = words(language)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(said.due_columns), lineterminator="\r\n")
    writer.writerow(dict(said.due_columns))
    for each in entries:
        writer.writerow({name: _cell(value) for name, value in _line(each, language).items()})
    return text.getvalue().encode("utf-8-sig")


def _line(entry: Entry, language: str) -> Mapping[str, str]:
    said, due, own = words(language), entry.due, entry.own
    state = state_of(entry.mark, language) if entry.mark is not None else said.due_states["open"]
    found = {"group": said.due_groups[entry.group], "state": state, "key": entry.key, "owed_to": "", "quote": ""}
    if own is not None:
        entered = {"name": own.what, "owed_by": own.who, "basis": said.due_bases["entered"], "how": own.written}
        return {**found, **entered, "due": own.due.isoformat(), "source": own.link}
    if due is None:
        return found
    quote = due.evidence[0] if due.evidence else None
    return {
        **found,
        "due": due.date or when_of(entry, language),
        "name": due.name,
        "owed_by": due.owed_by,
        "owed_to": due.owed_to or "",
        "basis": said.due_bases[due.basis],
        "how": due.arithmetic,
        "quote": quote.quote if quote is not None else "",
        "source": due.originals[0].address if due.originals else quote.document if quote is not None else "",
    }


def _cell(value: str) -> str:
    text = one_line(clean(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
