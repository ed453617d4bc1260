"""Deadlines → cards: a list in pages, and one of them whole, with what can be pressed.

What the knowledge dates stands with its quote and how the date comes about; what a team entered itself says so and
quotes nothing. Everything that a person typed is text like any other, made harmless by each face.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards.card import Action, Card, Item, Quotation
from bot.cards.dates import shown
from bot.cards.shelf import Shelf
from bot.cards.words import words
from bot.deadlines.agenda import Asked, Entry
from bot.deadlines.grammar import counts_working_days
from bot.store.marks import Mark
from bot.store.own import LAST_DAY, Own, Repeat
from knowledge import DateSource, Deadline

_SHORTEST_MONTH = 28
"""Days."""


@dataclass(frozen=True)
class View:
    """How deadlines are looked at.

    Attributes:
        asked: which ones.
        shelf: the documents, for naming them.
        language: of the words.
        team: whether what becomes of them is kept here.
    """

    asked: Asked
    shelf: Shelf
    language: str
    team: bool = False


def deadlines_card(entries: Sequence[Entry], view: View, *, pressed: bool = True) -> Card:
    """The list, each entry with what opens it.

    Args:
        entries: the whole list, in its order.
        view: how it is looked at.
        pressed: whether anything can be pressed where it is seen.
    """
    said, asked = words(view.language), view.asked
    if not entries:
        return Card("notice", said.due_none.format(days=asked.within), language=view.language)
    sentence = said.due_title_company if asked.company else said.due_title
    items = (item_of(each, view.language, view.shelf) for each in entries)
    opens = (Action("one", one_value(each.key, asked), said.button_open) for each in entries)
    value = list_value(asked)
    return Card(
        tone="answered",
        title=sentence.format(days=asked.within, count=len(entries), company=asked.company),
        items=tuple(replace(item, action=action) for item, action in zip(items, opens, strict=True)),
        note=None if view.team or not pressed else said.due_server_only,
        actions=(Action("ics", value, said.button_ics), Action("csv", value, said.button_csv)),
        language=view.language,
        turned_by=Action("due", value, ""),
    )


def deadline_card(entry: Entry, view: View, title: str | None = None) -> Card:
    """One deadline, whole, with what can be done about it.

    Args:
        entry: the deadline.
        view: how it is looked at.
        title: what is said first; what has to be done by default.
    """
    item = item_of(entry, view.language, view.shelf, whole=True)
    sentence = entry.due.text if entry.due is not None else ""
    return Card(
        tone="notice",
        title=title or item.text,
        items=(item if title else replace(item, text=sentence),),
        note=None if view.team else words(view.language).due_server_only,
        actions=_of_one(entry, view),
        language=view.language,
        link=link_of(entry),
    )


def link_of(entry: Entry) -> str:
    """The address that a team gave for a deadline; empty for none."""
    return entry.own.link if entry.own is not None else ""


def list_value(asked: Asked) -> str:
    """What a button of a list carries; `read_list` reads it back."""
    return f"{asked.within} {asked.company or ''}"


def one_value(key: str, asked: Asked) -> str:
    """What a button of one deadline carries; `read_one` reads it back."""
    return f"{key}\n{asked.company or ''}"


def read_list(value: str) -> Asked:
    """Which deadlines a button belongs to."""
    within, _, company = value.partition(" ")
    return Asked(company or None, int(within))


def read_one(value: str) -> tuple[str, Asked]:
    """Which deadline a button belongs to, and for whom it was looked at."""
    key, _, company = value.partition("\n")
    return key, Asked(company or None)


def _of_one(entry: Entry, view: View) -> tuple[Action, ...]:
    said, value = words(view.language), one_value(entry.key, view.asked)
    calendar = Action("ics1", value, said.button_ics)
    ahead = not entry.late and entry.first_day is not None
    remind = (Action("remind", entry.key, said.button_remind),) if ahead else ()
    if not view.team:
        return (*remind, calendar) if entry.group != "settled" else (calendar,)
    state = entry.mark.state if entry.mark is not None else "open"
    undo = Action("undo", value, said.button_undo)
    if state not in {"open", "assigned"}:
        return (undo, calendar)
    first = Action("mine", value, said.button_mine) if state == "open" else undo
    done, waive = Action("done", value, said.button_done), Action("waive", value, said.button_waive)
    assign = (Action("assign", entry.key, said.button_assign),) if state == "open" else ()
    return (first, *assign, done, waive, Action("notours", value, said.button_not_ours), *remind, calendar)


def item_of(entry: Entry, language: str, shelf: Shelf | None = None, *, whole: bool = False) -> Item:
    """A deadline as an item of a card.

    Args:
        entry: the deadline.
        language: of the words.
        shelf: the documents; where there are none, a quote stands under the id of its own.
        whole: whether all that is known is shown; else so much as a list has room for.
    """
    said = words(language)
    text = said.due_item.format(group=said.due_groups[entry.group], when=when_of(entry, language), name=entry.name)
    due = entry.due
    if entry.own is not None:
        return Item(text, (*_of_own(entry.own, language), *_standing(entry, language)))
    if due is None:
        return Item(text)
    details = (*_dated(due, language), *_bound(entry, due, language), *_standing(entry, language))
    instrument = (said.due_instrument.format(instrument=due.instrument),) if due.instrument else ()
    more = (*instrument, *due.notes) if whole else ()
    quotes = (*due.evidence, *due.proof) if whole else due.evidence[:1]
    return Item(
        text,
        (*details, *_fresh(due, language), *more),
        tuple(
            Quotation(each.quote, shelf.named(each.document, language) if shelf else each.document) for each in quotes
        ),
    )


def when_of(entry: Entry, language: str) -> str:
    """The date of a deadline in words, no more precise than it is known."""
    if entry.own is not None:
        return shown(entry.own.due.isoformat(), language)
    return entry.due.when if entry.due is not None else ""


def _dated(due: Deadline, language: str) -> tuple[str, ...]:
    said = words(language)
    owed = said.due_owed_to if due.owed_to else said.due_owed
    dated = said.due_date.format(basis=said.due_bases[due.basis], how=due.arithmetic)
    found = (owed.format(who=due.owed_by, whom=due.owed_to), dated)
    return (*found, due.weekend) if due.weekend else found


def _bound(entry: Entry, due: Deadline, language: str) -> tuple[str, ...]:
    said = words(language)
    encouraged = (said.due_encouraged,) if due.encouraged else ()
    if due.applies == "may apply":
        return (*encouraged, said.due_may)
    if due.because:
        return (*encouraged, said.due_because.format(because=" ".join(due.because)))
    return (*encouraged, said.due_by_class) if entry.by_class else encouraged


def _standing(entry: Entry, language: str) -> tuple[str, ...]:
    said = words(language)
    standing = entry.due.standing if entry.due is not None else None
    found = [said.standing.get(standing, standing)] if standing else []
    if entry.group == "overdue":
        found.append(said.due_late.format(days=entry.late))
    if entry.mark is not None:
        found.append(state_of(entry.mark, language))
    return tuple(found)


def state_of(mark: Mark, language: str) -> str:
    """What became of a deadline, in a line."""
    said = words(language)
    who = mark.assignee_name if mark.state == "assigned" else mark.user_name
    date = shown(mark.at.date().isoformat(), language) if mark.at is not None else ""
    return said.due_states[mark.state].format(who=who or said.due_somebody, date=date, reason=mark.reason)


def _fresh(due: Deadline, language: str) -> tuple[str, ...]:
    """That a register is this project's own work, and how old its check is."""
    said = words(language)
    if not due.compiled:
        return ()
    checked = shown(due.checked.isoformat(), language) if due.checked is not None else ""
    original = due.originals[0] if due.originals else None
    line = (
        said.due_compiled.format(date=checked, title=original.title, where=_where(original))
        if original is not None
        else said.due_compiled_plain.format(date=checked)
    )
    return (line, said.due_check_again) if due.check_again else (line,)


def _where(original: DateSource) -> str:
    """By whom and where it was published; once, where the address names the publisher."""
    named = original.publisher.casefold() in original.address.casefold()
    return original.address if named else f"{original.publisher}, {original.address}"


def _of_own(own: Own, language: str) -> tuple[str, ...]:
    said = words(language)
    entered = said.due_own.format(
        who=own.user_name or said.due_somebody, date=shown(own.at.date().isoformat(), language)
    )
    owed = (said.due_owed.format(who=own.who),) if own.who else ()
    counted = (said.own_working_days,) if counts_working_days(own.written) else ()
    again = (_often(own.repeat, language),) if own.repeat is not None else ()
    address = (said.own_address.format(address=own.link),) if own.link else ()
    return (*owed, entered, said.due_written.format(written=own.written), *counted, *again, *address)


def _often(repeat: Repeat, language: str) -> str:
    """How often it comes again, in words."""
    said, number, unit = words(language), repeat.number, repeat.unit
    if unit == "months" and number % 12 == 0:
        number, unit = number // 12, "years"
    often = said.own_repeats[unit if number > 1 else unit.removesuffix("s")].format(number=number)
    if repeat.day > _SHORTEST_MONTH:
        sentence = said.own_last if repeat.day == LAST_DAY else said.own_shorter
        return sentence.format(often=often, day=repeat.day)
    return often
