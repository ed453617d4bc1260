"""The words beside a mark: who, when and how that is known, how sure, what became of it."""

from bot.cards.charts.letters import cut, drawable, fits, plain, width
from bot.cards.dates import shown
from bot.cards.words import words
from knowledge import Fact

_LONGEST_KIND = 220


def when(fact: Fact, language: str) -> str:
    """The date with its basis; a month or a year says that it is no more precise."""
    said = words(language)
    if fact.date is None:
        return said.picture_undated
    basis = said.picture_basis.get(fact.date_basis or "", fact.date_basis or "")
    sentence = {4: said.picture_year, 7: said.picture_month}.get(len(fact.date), said.picture_day)
    return drawable(plain(sentence.format(date=shown(fact.date, language), basis=basis)))


def certainty(fact: Fact, language: str) -> list[str]:
    """How sure it is, and what has become of it where that is known."""
    said = words(language)
    found = [said.picture_certainty.get(fact.modality, fact.modality)]
    if fact.standing:
        found.append(said.standing.get(fact.standing, fact.standing))
    return [drawable(plain(each)) for each in found]


def who(fact: Fact, size: float, room: float, language: str, most: int = 1) -> list[str]:
    """Whom it is about, name by name, as many as fit on so many lines; what it is, where it is about nobody."""
    names = _names(fact)
    if not names:
        return [kind(fact, size, room, language)]
    for count in range(len(names), 0, -1):
        parts = _some(names[:count], len(names) - count, language)
        if fits(parts, size, room, most):
            return parts
    rest = _some([""], len(names) - 1, language)[0]
    return _some([cut(names[0], size, room - width(rest, size))], len(names) - 1, language)


def _names(fact: Fact) -> list[str]:
    return [name for name in (drawable(plain(each)) for each in fact.about) if name]


def _some(names: list[str], more: int, language: str) -> list[str]:
    """Some names, each with what stands behind it, and how many more there are."""
    said = words(language)
    last = said.picture_and_more.format(names=names[-1], count=more) if more else names[-1]
    return [*(name + said.picture_join for name in names[:-1]), last]


def kind(fact: Fact, size: float, room: float, language: str) -> str:
    """What sort of thing it is: a fine, an order."""
    name = words(language).kinds.get(fact.kind, fact.kind.replace("-", " "))
    return cut(drawable(plain(name)), size, min(room, _LONGEST_KIND))


def titled(fact: Fact, size: float, room: float, language: str) -> list[str]:
    """What it is and whom it is about, name by name: “Fine: Alibaba”."""
    if not _names(fact):
        return [kind(fact, size, room, language)]
    said, what = words(language), kind(fact, size, room, language)
    frame = said.picture_entry.format(kind=what, who="")
    first, *others = who(fact, size, room - width(frame, size), language, most=2)
    return [said.picture_entry.format(kind=what, who=first), *others]
