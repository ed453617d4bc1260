"""What is posted by itself → cards: its marks of being late, and what the owner of a subscription has to know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.cards.card import Action, Card
from bot.cards.dates import shown
from bot.cards.words import words

_LISTED = 7
"""Missed dates that are named; the rest is counted."""


def posted_card(card: Card, nonce: str, *, late: str | None, missed: Sequence[date]) -> Card:
    """A card as it is posted by itself: what is late or was left out is said, and one can ask for what it says now.

    Args:
        card: what there is to say.
        nonce: of the posting; its button carries it, and by it the posting is found again in the channel.
        late: when it was due, in words; None where it is in time.
        missed: dates that were left out before it, newest first.
    """
    said = words(card.language)
    sentences = [card.note] if card.note else []
    if late is not None:
        sentences.append(said.posted_late.format(due=late))
    if missed:
        sentences.append(said.posted_missed.format(dates=_listed(missed, card.language)))
    refresh = Action("refresh", nonce, said.button_refresh)
    return replace(card, note=" ".join(sentences) or None, actions=(refresh, *card.actions))


def _listed(missed: Sequence[date], language: str) -> str:
    dates = ", ".join(shown(day.isoformat(), language) for day in missed[:_LISTED])
    more = len(missed) - _LISTED
    return words(language).posted_missed_more.format(dates=dates, count=more) if more > 0 else dates


def moment(instant: datetime, zone: str, language: str) -> str:
    """An instant as the clock on the wall shows it in a zone, with the zone's name."""
    local = instant.astimezone(ZoneInfo(zone))
    day = shown(local.date().isoformat(), language)
    return words(language).moment.format(date=day, time=f"{local:%H:%M}", zone=zone)


@dataclass(frozen=True)
class Told:
    """What a notice is about.

    Attributes:
        kind: `paused`, `late` or `unsure`.
        what: kind of the subscription.
        place: name of the channel; None where it is gone; empty for direct messages.
        due: when the posting was due, in words.
        code: Discord's, for a refusal.
        nonce: of the posting.
        others: whether somebody else was to get it than the owner of the subscription.
    """

    kind: str
    what: str
    place: str | None
    due: str
    code: int | None
    nonce: str
    others: bool = False


def deputy_notice_card(kind: str, who: str, what: str, nonce: str, language: str) -> Card:
    """What became of a deputy who was asked.

    Args:
        kind: `agreed` or `declined`.
        who: their name.
        what: what somebody is reminded of.
        nonce: of the direct message itself.
        language: of the words.
    """
    said = words(language)
    sentence = said.notice_agreed if kind == "agreed" else said.notice_declined
    actions = (Action("refresh", nonce, said.button_refresh),)
    return Card("notice", sentence.format(who=who, what=what), actions=actions, language=language)


def notice_card(told: Told, nonce: str, language: str) -> Card:
    """What the owner of a subscription has to know; nonce is that of the direct message itself."""
    said = words(language)
    what = said.what.get(told.what, said.what["other"])
    place = said.place_gone if told.place is None else f"#{told.place}" if told.place else said.place_direct
    key = f"{told.code} others" if told.others else str(told.code)
    reason = said.refusals.get(key) or said.refusals.get(str(told.code), said.refusals["other"].format(code=told.code))
    sentence = {"paused": said.notice_paused, "late": said.notice_late, "unsure": said.notice_unsure}[told.kind]
    title = sentence.format(what=what, place=place, due=told.due, reason=reason)
    actions = (Action("refresh", nonce, said.button_refresh),)
    if told.kind == "unsure":
        there, again = (told.nonce, said.button_there), (told.nonce, said.button_again)
        actions = (*actions, Action("there", *there), Action("again", *again))
    return Card("notice", title, actions=actions, language=language)
