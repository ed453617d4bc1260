"""The bot itself → cards: a server's settings, what is held on a person, how the bot is, what a reload did."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.card import Card, Item, Label
from bot.cards.dates import shown
from bot.cards.words import words
from knowledge import Problem

_MOST_PROBLEMS = 10


@dataclass(frozen=True)
class Setup:
    """A server's settings as they are shown: names, not ids; None where nothing is set."""

    zone: str | None
    default_zone: str
    language: str | None
    private: bool
    notices: str | None
    curators: tuple[str, ...]
    classes: tuple[str, ...] = ()


def setup_card(setup: Setup, language: str, *, saved: bool) -> Card:
    """The settings of a server, and whether they were changed just now."""
    said = words(language)
    zone = setup.zone or said.setup_default.format(value=setup.default_zone)
    spoken = said.languages[setup.language or "reader"]
    curators = said.setup_curators.format(value=", ".join(setup.curators)) if setup.curators else said.setup_no_curators
    lines = (
        Label(said.setup_zone, zone),
        Label(said.setup_language, spoken),
        Label(said.setup_answers, said.setup_private if setup.private else said.setup_public),
        Label(said.setup_notices, setup.notices or said.setup_no_notices),
        Label(said.setup_curator, curators),
        Label(said.setup_classes, "; ".join(setup.classes) or said.setup_no_classes),
    )
    return Card(
        "notice",
        said.setup_saved if saved else said.setup_title,
        tuple(Item(label=line) for line in lines),
        footer=said.setup_how,
        language=language,
    )


def privacy_card(kept: int, marks: int, postings: int, language: str) -> Card:
    """What is held on a person: how many questions, deadlines and postings that name them."""
    said = words(language)
    stored = said.privacy_kept.format(count=kept) if kept else said.privacy_nothing
    beside = (Label(said.privacy_beside, said.privacy_marks.format(count=marks)),) if marks else ()
    posted = (Label(said.privacy_posted, said.privacy_postings.format(count=postings)),) if postings else ()
    lines = (
        Label(said.privacy_stored, stored),
        *beside,
        *posted,
        Label(said.privacy_remembered, said.privacy_memory),
        Label(said.privacy_logged, said.privacy_never),
    )
    items = tuple(Item(label=line) for line in lines)
    return Card("notice", said.privacy_title, items, footer=said.privacy_delete, language=language)


@dataclass(frozen=True)
class Status:
    """How the bot is.

    Attributes:
        seconds: since it was started.
        latency: seconds that Discord took to answer the last heartbeat; None before the first.
        paused: digests of the server that are paused.
        untold: notices that could not be told to whoever asks.
    """

    version: str
    documents: int
    records: int
    newest: str
    seconds: float
    latency: float | None
    paused: int = 0
    untold: int = 0


def status_card(status: Status, language: str) -> Card:
    """Version, knowledge, since when, latency."""
    said = words(language)
    days, rest = divmod(int(status.seconds), 86400)
    duration = f"{days} d {rest // 3600:02}:{rest // 60 % 60:02}" if days else f"{rest // 3600}:{rest // 60 % 60:02}"
    newest = shown(status.newest, language)
    held = said.status_held.format(documents=status.documents, records=status.records, newest=newest)
    lines = [
        Label(said.status_version, status.version),
        Label(said.status_knowledge, held),
        Label(said.status_running, duration),
    ]
    if status.paused:
        lines.append(Label(said.status_paused, said.status_paused_count.format(count=status.paused)))
    if status.untold:
        lines.append(Label(said.status_untold, said.status_untold_count.format(count=status.untold)))
    if status.latency is not None:
        milliseconds = said.status_milliseconds.format(count=round(status.latency * 1000))
        lines.append(Label(said.status_latency, milliseconds))
    return Card("notice", said.status_title, tuple(Item(label=line) for line in lines), language=language)


def reloaded_card(documents: int, records: int, language: str) -> Card:
    """A reload that worked."""
    title = words(language).reload_done.format(documents=documents, records=records)
    return Card("notice", title, language=language)


def refused_card(problems: Sequence[Problem], language: str) -> Card:
    """A reload that was refused, with the first problems."""
    said = words(language)
    shown_ones = tuple(Item(str(problem)) for problem in problems[:_MOST_PROBLEMS])
    return Card("failure", said.reload_refused.format(count=len(problems)), shown_ones, language=language)
