"""The table of commands and the help that shows it."""

import pytest

from bot.cards.help import COMMANDS, help_card
from bot.cards.text import plain
from bot.cards.words import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", ["terminal", "discord"])
def test_every_command_of_the_face_is_there(face: str, language: str) -> None:
    """Each command is listed with how it is written; none of another face."""
    shown = plain(help_card(face, language, ("an example",)))
    for command in COMMANDS:
        described = words(language).commands[command.name]
        assert (f" · {described}" in shown) == (face in command.faces)
        if face in command.faces:
            assert f"{command.usage() if face == 'terminal' else command.fields(language)} · {described}" in shown
    assert "an example" in shown


def test_usage_is_how_the_face_writes_it() -> None:
    """In the terminal an option is named in the line, in Discord it is a field."""
    fines = next(each for each in COMMANDS if each.name == "fines")
    assert fines.usage() == "/fines [company] [sort:latest|largest|first] [since:2021-04]"
    assert fines.fields("en") == "/fines [company] [sort] [since]"
    assert fines.fields("zh_hant") == "/罰款 [公司] [排序] [起始日期]"
    reload = next(each for each in COMMANDS if each.name == "knowledge reload")
    assert reload.fields("zh_hans") == "/知识库 重新载入"
