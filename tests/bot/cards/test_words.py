"""The catalogue of words: every language says everything, with the same places to fill."""

import re
import string
from collections.abc import Iterator
from dataclasses import fields

import pytest

from bot.cards.help import COMMANDS
from bot.cards.words import LANGUAGES, Words, words


def entries(language: str) -> dict[str, str]:
    """Every sentence of a language by its key, those in tables too."""

    def each() -> Iterator[tuple[str, str]]:
        for field in fields(Words):
            value = getattr(LANGUAGES[language], field.name)
            if isinstance(value, str):
                yield field.name, value
            elif isinstance(value, tuple):
                yield from ((f"{field.name}.{place}", text) for place, text in enumerate(value))
            else:
                yield from ((f"{field.name}.{key}", text) for key, text in value.items())

    return dict(each())


def places(sentence: str) -> set[str]:
    """The named places of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(language: str) -> None:
    """A language has the same keys as English, and none is empty."""
    assert entries(language).keys() == entries("en").keys()
    assert [key for key, text in entries(language).items() if not text.strip()] == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_places_are_the_same(language: str) -> None:
    """A sentence fills the same places in every language."""
    english = entries("en")
    different = {
        key: (places(text), places(english[key]))
        for key, text in entries(language).items()
        if places(text) != places(english[key]) and not key.startswith(("day", "month", "year"))
    }
    assert different == {}


def test_chinese_is_chinese() -> None:
    """No English sentence is left in the Chinese ones, and the two scripts differ where they should."""
    for language in ("zh_hans", "zh_hant"):
        left = [
            key
            for key, text in entries(language).items()
            if text == entries("en")[key] and len(text) > 6 and not key.startswith("languages.")
        ]
        assert left == []
    opencc = pytest.importorskip("opencc")
    simplify, traditional = opencc.OpenCC("t2s").convert, entries("zh_hant")
    own = "languages.zh_hant"  # a language's name for itself
    assert [key for key, text in entries("zh_hans").items() if simplify(text) != text and key != own] == []
    assert simplify(traditional["help_title"]) != traditional["help_title"]


def test_unknown_language_is_answered_in_english() -> None:
    """A language that is not spoken here gets English."""
    assert words("tlh") is LANGUAGES["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_has_words(language: str) -> None:
    """Each command, group and thing that it takes is described, those of Discord are named, and nothing else is."""
    said = words(language)
    groups = {each.name.partition(" ")[0] for each in COMMANDS if " " in each.name}
    assert set(said.commands) == {each.name for each in COMMANDS} | groups
    assert set(said.command_names) == {each.name for each in COMMANDS if "discord" in each.faces} | groups
    taken = {f"{each.name}.{each.subject}" for each in COMMANDS if each.subject}
    taken |= {f"{each.name}.{option.name}" for each in COMMANDS for option in each.options}
    assert set(said.options) == set(said.option_names) == taken
    chosen = {
        f"{each.name}.{option.name}.{it}" for each in COMMANDS for option in each.options for it in option.choices
    }
    assert set(said.choices) | {f"setup.language.{each}" for each in said.languages} == chosen


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_that_a_sentence_of_discord_names_are_there(language: str) -> None:
    """Who types what a sentence tells them to type finds the command, by its name in their language or in English."""
    own = {name for each in COMMANDS if "discord" in each.faces for name in (each.fields(language), each.fields("en"))}
    of_terminal = ("greeting", "unknown_command", "missing", "no_options", "unknown_option", "option_value")
    named = {
        (key, name)
        for key, text in entries(language).items()
        if not key.startswith(of_terminal)
        for name in re.findall(r"(?<![\w/{}])/\w+", text)
    }
    assert {key for key, _ in named} >= {"help_discord", "privacy_delete", "other_none"}
    assert [each for each in named if not any(f"{known} ".startswith(f"{each[1]} ") for known in own)] == []
