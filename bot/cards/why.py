"""How a question was read → a card: every piece of it, with the name that it matched and why."""

from collections.abc import Sequence

from bot.cards.card import Action, Card, Item
from bot.cards.words import words
from knowledge import Answer, Reading


def why_card(answer: Answer, readings: Sequence[Reading]) -> Card:
    """Each piece of the question on a line; words that ask for nothing share one.

    Args:
        answer: the answer that is asked about.
        readings: how its question was read.
    """
    said = words(answer.language)
    if not readings:
        return Card(tone="notice", title=said.why_unread, language=answer.language)
    lines = [
        said.why_kinds[reading.kind].format(text=reading.text, meaning=reading.meaning)
        for reading in readings
        if reading.kind != "frame"
    ]
    framing = " ".join(reading.text for reading in readings if reading.kind == "frame")
    if framing:
        lines.append(said.why_kinds["frame"].format(text=framing, meaning=""))
    return Card(
        tone="notice",
        title=said.why_title.format(question=answer.question),
        items=tuple(Item(text=line) for line in lines),
        language=answer.language,
    )


def other_card(answer: Answer, choices: Sequence[str]) -> Card:
    """Other questions that may have been meant.

    Args:
        answer: the answer that was not what was meant.
        choices: questions that work as typed.
    """
    said = words(answer.language)
    return Card(
        tone="notice",
        title=said.other_title if choices else said.other_none,
        actions=tuple(Action("ask", choice, choice) for choice in choices),
        language=answer.language,
    )
