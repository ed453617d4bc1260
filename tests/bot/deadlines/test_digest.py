"""What a digest says, as a function: what is due, what has changed, and nothing besides."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.digest import digest_card, seen_by
from bot.cards.shelf import Shelf
from bot.cards.text import plain
from bot.deadlines.agenda import Asked, Team
from bot.deadlines.digest import Digest, digest
from bot.store.marks import Mark
from bot.store.own import Own
from knowledge import Knowledge

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, tzinfo=UTC)


def own(number: int, due: date, what: str = "send it") -> Own:
    """A deadline of the team."""
    return Own(number, what, "", due.isoformat(), due, 1, "alice", AT)


def made(base: Knowledge, team: Team, today: date = TODAY, before: Digest | None = None, within: int = 30) -> Digest:
    """A digest that follows another one."""
    return digest(base, Asked(None, within), team, today, "en", before.seen if before is not None else None)


def test_nothing_has_changed(base: Knowledge) -> None:
    """Right after another one, and on each day after it: that time goes on is no change."""
    team = Team(classes=("gatekeeper",), own=(own(1, TODAY + timedelta(days=40)),))
    first = made(base, team)
    assert first.changes == ()
    for days in (0, 1, 30, 200):
        later = made(base, team, TODAY + timedelta(days=days), first)
        assert list(later.changes) == []
        assert (later.documents, later.fines) == ([], [])


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ((own(1, TODAY + timedelta(days=5)), own(2, TODAY + timedelta(days=6))), ["new"]),
        ((own(1, TODAY + timedelta(days=9)),), ["moved"]),
        ((own(1, TODAY + timedelta(days=100)),), ["moved"]),
        ((), ["withdrawn"]),
        ((own(1, TODAY + timedelta(days=5)),), []),
    ],
)
def test_what_has_changed(base: Knowledge, after: tuple[Own, ...], kinds: list[str]) -> None:
    """Come, moved, even to where the digest does not look, gone."""
    first = made(base, Team(own=(own(1, TODAY + timedelta(days=5)),)))
    later = made(base, Team(own=after), before=first)
    assert [change.kind for change in later.changes] == kinds


def test_settled_is_completed_once(base: Knowledge) -> None:
    """And is no longer among what is due."""
    mine = own(1, TODAY - timedelta(days=2))
    first = made(base, Team(own=(mine,)))
    assert [each.key for each in first.overdue] == [mine.key]
    done = Team(own=(mine,), marks={mine.key: Mark("done", user=1, user_name="bob", at=AT)})
    second = made(base, done, before=first)
    assert (list(second.overdue), [each.kind for each in second.changes]) == ([], ["completed"])
    assert list(made(base, done, before=second).changes) == []


def test_new_documents_and_fines(base: Knowledge) -> None:
    """Those that the digest before did not know, with their quote."""
    first = made(base, Team())
    fine = first.seen.fines[0]
    blind = replace(first, seen=replace(first.seen, fines=first.seen.fines[1:], documents=first.seen.documents[1:]))
    later = made(base, Team(), before=blind)
    assert [each.record for each in later.fines] == [fine]
    assert [each.id for each in later.documents] == [first.seen.documents[0]]
    text = plain(digest_card(later, Shelf.of(base.sources()), TODAY, "en"))
    assert later.fines[0].evidence[0].quote in text
    assert later.documents[0].title in text


def test_all_is_counted(base: Knowledge) -> None:
    """What is not named is counted; the counts of the title are those of all."""
    team = Team(own=tuple(own(number, TODAY + timedelta(days=number), f"thing {number}") for number in range(1, 21)))
    digest_of_all = made(base, team)
    card = digest_card(digest_of_all, Shelf.of(base.sources()), TODAY, "en")
    text = plain(card)
    assert card.title == f"Due until 24 December 2026: {len(digest_of_all.coming)}"
    named = sum(f": thing {number}\n" in text for number in range(1, 21))
    assert f"{len(digest_of_all.coming) - 8} more: " in text
    assert 0 < named <= 8


@given(st.lists(st.integers(-80, 80), max_size=6), st.lists(st.integers(-80, 80), max_size=6), st.integers(0, 60))
def test_any_change_of_dates(base: Knowledge, first: list[int], second: list[int], days: int) -> None:
    """Each own deadline of the second digest is due, overdue, or too far away; what is told of it is true."""
    before = made(base, Team(own=tuple(own(k, TODAY + timedelta(days=d)) for k, d in enumerate(first))))
    today = TODAY + timedelta(days=days)
    mine = {f"own/{k}@own": TODAY + timedelta(days=d) for k, d in enumerate(second)}
    later = made(base, Team(own=tuple(own(k, TODAY + timedelta(days=d)) for k, d in enumerate(second))), today, before)
    shown = {each.key for each in (*later.overdue, *later.coming)}
    for key, due in mine.items():
        assert (key in shown) == (due <= today + timedelta(days=30))
    for change in later.changes:
        assert change.kind in ("new", "moved", "withdrawn")
        if change.entry is not None:
            assert change.entry.key in mine


def test_seen_goes_along_with_the_card(base: Knowledge) -> None:
    """As JSON and back; other cards have none."""
    first = made(base, Team(own=(own(1, TODAY),)))
    card = digest_card(first, Shelf.of(base.sources()), TODAY, "zh_hans")
    assert seen_by(card) == first.seen
    assert seen_by(replace(card, kept="")) is None
