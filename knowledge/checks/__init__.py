"""Every rule that the records have to keep, a file a family; see each for what it proves.

A rule is a function from a base to the problems it found. It never stops at the first one, and it says nothing of what
hangs on an entry or a file that could not be read: that has its own problem already.
"""

from collections.abc import Callable, Iterable

from knowledge.checks import (
    certainty,
    dates,
    evidence,
    figures,
    floors,
    ids,
    mentions,
    names,
    obligations,
    references,
    speech,
)
from knowledge.loading import Base
from knowledge.problems import Problem

CHECKS: tuple[Callable[[Base], Iterable[Problem]], ...] = (
    evidence.quotes_stand_once,
    evidence.printed_words_stand,
    figures.figures_are_proven,
    figures.amounts_are_printed,
    certainty.no_surer_than_the_quote,
    mentions.what_is_named_is_proven,
    ids.ids_are_unique,
    ids.kinds_fit_their_file,
    references.references_resolve,
    references.topics_resolve,
    names.names_mean_one_thing,
    names.names_can_be_told,
    dates.order_agrees,
    dates.steps_follow,
    dates.nothing_before_it_happened,
    obligations.rules_fit_their_words,
    obligations.rules_give_dates,
    obligations.classes_resolve,
    obligations.registers_are_fresh,
    speech.speech_has_a_speaker,
    floors.nothing_got_lost,
)


def run(base: Base) -> list[Problem]:
    """All problems, down each file."""
    found = {problem for check in CHECKS for problem in check(base)}
    return sorted(found, key=lambda problem: problem.order)
