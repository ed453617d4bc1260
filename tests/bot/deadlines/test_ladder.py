"""The days before a deadline: what people write for them, and which days they are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deadlines.ladder import DEFAULT, Step, read_ladder, rungs, working_days_until, write_ladder
from knowledge import worked_in_china

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("30, 7, 1", [(30, True), (7, True), (1, True)]),
        ("30/14/7/3/1/0", [(each.days, True) for each in DEFAULT]),
        ("10 days", [(10, False)]),
        ("10d, 2w", [(14, False), (10, False)]),
        ("2 weeks, same day", [(14, False), (0, True)]),
        ("1 and 3 working days", [(3, True), (1, True)]),
        ("７、３", [(7, True), (3, True)]),
        ("3个工作日前", [(3, True)]),
        ("10天，2周，当天", [(14, False), (10, False), (0, True)]),
        ("7 7 7", None),
        ("soon", None),
        ("-3", None),
        ("", None),
        ("500 weeks", None),
        (",".join(map(str, range(20))), None),
    ],
)
def test_what_is_read(text: str, steps: list[tuple[int, bool]] | None) -> None:
    """In both languages; what could be anything is refused."""
    found = read_ladder(text)
    assert (None if found is None else [tuple(each) for each in found]) == steps


@given(st.sets(st.builds(Step, st.integers(0, 400), st.booleans()), min_size=1, max_size=10))
def test_written_and_read(steps: set[Step]) -> None:
    """What is written is read as the same ladder."""
    ladder = tuple(sorted(steps, key=lambda each: (-each.days, each.working)))
    assert read_ladder(write_ladder(ladder)) == ladder


def test_working_days() -> None:
    """Weekends do not count, nor holidays of the Chinese calendar where it is counted by that."""
    (rung,) = rungs((Step(5),), FRIDAY)
    assert rung.day == date(2026, 12, 11)
    (rung,) = rungs((Step(1),), date(2026, 10, 8), chinese=True)
    assert rung.day < date(2026, 10, 1)
    (rung,) = rungs((Step(1),), date(2026, 10, 8))
    assert rung.day == date(2026, 10, 7)


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.lists(st.builds(Step, st.integers(0, 60), st.booleans()), min_size=1, max_size=8),
    st.booleans(),
)
def test_any_ladder(due: date, steps: list[Step], chinese: bool) -> None:
    """Each day lies as many days before as its step says, never behind the deadline, and no day comes twice."""
    found = rungs(tuple(steps), due, chinese=chinese)
    assert [each.day for each in found] == sorted({each.day for each in found})
    for rung in found:
        assert rung.day <= due
        assert rung.step in steps
        if not rung.step.working:
            assert due - rung.day == timedelta(days=rung.step.days)
            continue
        between = [rung.day + timedelta(days=number) for number in range((due - rung.day).days)]
        works = worked_in_china if chinese else (lambda day: day.isoweekday() <= 5)
        assert sum(map(works, between)) == rung.step.days
    assert {due} <= {each.day for each in rungs((Step(0),), due, chinese=chinese)}


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_what_is_left(today: date, ahead: int) -> None:
    """As many working days as there are after today; none where it is past."""
    due = today + timedelta(days=ahead)
    assert working_days_until(today, due) == sum(
        (today + timedelta(days=number)).isoweekday() <= 5 for number in range(1, ahead + 1)
    )
    assert working_days_until(due, today) == 0
