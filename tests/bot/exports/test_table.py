"""The table, read back by Python's own reader."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from bot.cards.words import LANGUAGES, words
from bot.deadlines.agenda import Asked, Team, agenda, entry
from bot.exports.table import table
from bot.store.own import Own
from knowledge import Knowledge

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_each(base: Knowledge, language: str) -> None:
    found = agenda(base, Asked("Alibaba", 366), Team(), TODAY, language)
    data = table(found, language)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(words(language).due_columns.values())
    assert [each[words(language).due_columns["key"]] for each in rows] == [each.key for each in found]
    assert all(all(each[words(language).due_columns[name]] for name in ("due", "quote", "source")) for each in rows)


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '"a","b"\n=2'])
def test_a_spreadsheet_runs_nothing(typed: str) -> None:
    own = Own(1, typed, typed, typed, TODAY, 1, "Al", datetime(2026, 11, 23, tzinfo=UTC))
    data = table([entry(own, Team(), TODAY)], "en").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) and "\n" not in cell for cell in row.values())
