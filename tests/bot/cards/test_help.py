"""The table of commands and the help that shows it."""

import pytest

from bot.cards.help import COMMANDS, help_card
from bot.cards.text import plain
from bot.cards.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", ["terminal", "discord"])
def test_every_command_of_the_face_is_there(face: str, language: str) -> None:
    """Each command is listed with how it is written; none of another face."""
    shown = plain(help_card(face, language, ("an example",)))
    for command in COMMANDS:
        assert (f"{command.usage(face)}: " in shown) == (face in command.faces)
    assert "an example" in shown


def test_usage_is_how_the_face_writes_it() -> None:
    """In the terminal an option is named in the line, in Discord it is a field."""
    fines = next(each for each in COMMANDS if each.name == "fines")
    assert fines.usage("terminal") == "/fines [company] [sort:latest|largest|first] [since:2021-04]"
    assert fines.usage("discord") == "/fines [company] [sort] [since]"
