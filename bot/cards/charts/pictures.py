"""Which answers have a picture, and which one."""

from bot.cards.card import Picture
from bot.cards.charts.fines import fines_picture
from bot.cards.charts.timeline import timeline_picture
from knowledge import Answer


def picture_of(answer: Answer) -> Picture | None:
    """The picture of an answer that lists what can be drawn beside one another; None for any other."""
    if answer.listing == "fines":
        return fines_picture(answer.facts, answer.language)
    if answer.listing == "timeline":
        return timeline_picture(answer.facts, answer.language)
    return None
