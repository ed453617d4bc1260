"""Options that several commands take: what was given, read, or the sentence that says why it cannot be used."""

from datetime import time

from bot.cards.words import Words
from bot.schedule.times_of_day import read_time
from bot.schedule.zones import meant_by, zone_meant


class WrongOptionError(Exception):
    """Something that was given cannot be used; the sentence says what, and how to write it."""


def time_given(text: str, said: Words) -> time:
    """A time of day.

    Raises:
        WrongOptionError: it is none.
    """
    found = read_time(text)
    if found is None:
        raise WrongOptionError(said.digest_no_time.format(value=text))
    return found


def zone_given(text: str, said: Words) -> str:
    """The name of a time zone.

    Raises:
        WrongOptionError: it is none, or an abbreviation that can mean several.
    """
    several = meant_by(text)
    if several:
        raise WrongOptionError(said.zone_several.format(value=text, zones=", ".join(several)))
    zone = zone_meant(text)
    if zone is None:
        raise WrongOptionError(said.zone_unknown.format(value=text))
    return zone
