"""How a question was read → a card: every piece of it, with the name that it matched and why."""

from collections.abc import Sequence

from bot.cards.card import Action, Card, Item
from bot.cards.words import words
from knowledge import Answer, Reading


def why_card(answer: Answer, readings: Sequence[Reading], turned_by: Action | None = None) -> Card:
    """Each piece of the question on a line; words that ask for nothing share one.

    Args:
        answer: the answer that is asked about.
        readings: how its question was read.
        turned_by: what shows it again.
    """
    said = words(answer.language)
    if not readings:
        return Card(tone="notice", title=said.why_unread, language=answer.language)
    lines = [line for reading in readings if reading.kind != "frame" for line in _told(reading, answer.language)]
    framing = " ".join(reading.text for reading in readings if reading.kind == "frame")
    if framing:
        lines.append(said.why_kinds["frame"].format(text=framing, meaning=""))
    return Card(
        tone="notice",
        title=said.why_title.format(question=answer.question),
        items=tuple(Item(text=f"• {line}") for line in lines),
        language=answer.language,
        turned_by=turned_by,
    )


def _told(reading: Reading, language: str) -> list[str]:
    """A piece in words: a name with each way in which it matched."""
    said = words(language)
    if reading.kind == "name":
        hows = [
            said.why_hows[match.how].format(
                text=match.text, name=match.name.text, slip=said.why_slips[match.slip] if match.slip else ""
            )
            for match in reading.names
        ]
        return list(dict.fromkeys(hows))
    wanted = said.why_join.join(said.why_wanted.get(each, each) for each in reading.wanted)
    return [said.why_kinds[reading.kind].format(text=reading.text, meaning=wanted or reading.meaning)]


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
        choices=tuple(choices),
        actions=tuple(Action("ask", choice, choice) for choice in choices),
        language=answer.language,
    )
