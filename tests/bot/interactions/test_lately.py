"""What was worked out lately: as much as was said, for as long as was said."""

from bot.interactions.lately import Lately
from tests.bot.conftest import Hands


def test_it_is_there_for_its_lifetime() -> None:
    clock = Hands()
    lately = Lately[str, int](10, 60, clock)
    lately.put("a", 1)
    clock.now = 59.9
    assert lately.get("a") == 1
    lately.put("a", 2)
    clock.now = 60
    assert lately.get("a") == 2
    clock.now = 120
    assert lately.get("a") is None
    assert len(lately) == 0


def test_there_is_never_more_than_that() -> None:
    """The one that was put in longest ago goes first."""
    lately = Lately[int, int](3, 60, Hands())
    for number in range(5):
        lately.put(number, number)
        lately.put(1, 1)
    assert [number for number in range(5) if lately.get(number) is not None] == [1, 3, 4]


def test_forgetting() -> None:
    lately = Lately[int, int](10, 60, Hands())
    for number in range(4):
        lately.put(number, number)
    lately.forget(lambda number: number % 2 == 0)
    assert [lately.get(number) for number in range(4)] == [None, 1, None, 3]
    lately.forget()
    assert len(lately) == 0
