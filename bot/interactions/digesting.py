"""A digest that is posted by itself: made from the server's own deadlines, and from what the one before it has seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from bot.cards.card import Card
from bot.cards.digest import digest_card, seen_by
from bot.deadlines.agenda import Asked
from bot.deadlines.digest import WITHIN, digest
from bot.interactions.desk import Desk
from bot.interactions.posting import read_card
from bot.interactions.teams import team_in
from bot.store import deliveries
from bot.store.subscriptions import Subscription

WhenEmpty = Literal["post", "skip", "heartbeat"]
_A_WEEK = timedelta(days=7)
_SLACK = timedelta(hours=12)
"""A week later may be some hours less, where the clocks change or the time was edited."""


@dataclass(frozen=True)
class DigestSettings:
    """What a digest is made by, as its subscription keeps it.

    Attributes:
        within: days ahead.
        subject: the company it is about; None for all that applies to the team.
        when_empty: what it does where there is nothing to say.
    """

    within: int = WITHIN
    subject: str | None = None
    when_empty: WhenEmpty = "heartbeat"

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "DigestSettings":
        """From what a subscription keeps."""
        return cls(int(settings["within"]), settings["subject"], cast("WhenEmpty", settings["when_empty"]))


async def say_digest(desk: Desk, subscription: Subscription, instant: datetime) -> Card | None:
    """What a digest says at an instant; None where it is silent.

    Args:
        desk: what it is made from.
        subscription: a digest's.
        instant: that it is due at; its day is that of the subscription's zone.
    """
    settings = DigestSettings.of(subscription.settings)
    last = await deliveries.last_sent(desk.store, subscription.id, instant)
    seen = seen_by(read_card(last.body)) if last is not None and last.body is not None else None
    today = desk.day_of(instant, subscription.zone)
    asked, team = Asked(settings.subject, settings.within), await team_in(desk, subscription.server)
    try:
        made = digest(desk.knowledge, asked, team, today, subscription.language, seen)
    except KeyError:  # the knowledge has lost the company: what is left is said of the team
        made = digest(desk.knowledge, Asked(None, settings.within), team, today, subscription.language, seen)
    lately = last is not None and instant - last.due_at < _A_WEEK - _SLACK
    silent = settings.when_empty == "skip" or (settings.when_empty == "heartbeat" and lately)
    if made.is_empty and silent:
        return None
    return digest_card(made, desk.shelf, today, subscription.language)
