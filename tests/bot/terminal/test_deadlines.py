"""/deadlines in the terminal: the list whole, and its files."""

from datetime import date
from pathlib import Path

import pytest
import vobject

from bot.cards.shelf import Shelf
from bot.cards.text import plain
from bot.terminal.session import Session
from knowledge import Knowledge


@pytest.fixture
def session(base: Knowledge, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A conversation in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Session(base, shelf, lambda: date(2026, 11, 23))


def said(session: Session, line: str) -> str:
    card = session.respond(line)
    assert card is not None
    return plain(card)


def test_whole(session: Session) -> None:
    text = said(session, "/deadlines Alibaba within:120")
    assert text.startswith("Deadlines for Alibaba within 120 days: 10\n  Past its date · 31 August 2026: ")
    assert text.count("│ ") == text.count("Compiled by this project, checked 23 November 2026; original: ") == 10


@pytest.mark.parametrize("within", ["0", "-1", "x", "9999", "１２", "99999999999999999999"])
def test_a_number_of_days_that_is_none(session: Session, within: str) -> None:
    assert f"“{within}” is not a value for within:" in said(session, f"/deadlines within:{within}")


def test_an_unknown_company(session: Session) -> None:
    assert "No company, regulator or class of firms “Xiaomi”" in said(session, "/deadlines Xiaomi")


def test_files_never_take_the_place_of_another(session: Session, tmp_path: Path) -> None:
    assert f"8 deadlines were written to {tmp_path / 'deadlines-2026-11-23.ics'}" in said(
        session, "/deadlines file:ics"
    )
    assert "deadlines-2026-11-23-2.ics" in said(session, "/deadlines file:ics")
    first, second = ((tmp_path / f"deadlines-2026-11-23{each}.ics").read_bytes() for each in ("", "-2"))
    assert first == second
    assert len(vobject.readOne(first.decode()).vevent_list) == 8
    assert "deadlines-2026-11-23.csv" in said(session, "/deadlines file:csv")


def test_a_folder_that_cannot_be_written_to(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/proc")
    assert "No file could be written in /proc" in said(session, "/deadlines file:csv")
