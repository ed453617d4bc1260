"""What Discord calls the commands in each reader's language, out of the one catalogue of words.

A command, group or option finds its words by its own name, so there is nothing to mark at each of them. Only a choice
does not know where it belongs: it carries its words along, see `choices_of`.
"""

from collections.abc import Callable, Iterable
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot.cards.words import Words, words
from bot.cards.words.en import EN
from bot.interactions.desk import LANGUAGES


class Translations(app_commands.Translator):
    """The catalogue, as discord.py asks for it; Discord shows the English to readers of any other language."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The string in a language; None where the language is not spoken here.

        Raises:
            KeyError: the catalogue lacks it.
        """
        language = LANGUAGES.get(locale)
        return _said(words(language), string, context) if language is not None else None


def choices_of(spoken: Callable[[Words, str], str], values: Iterable[str]) -> list[app_commands.Choice[str]]:
    """The choices of an option.

    Args:
        spoken: the words of a value in a language.
        values: what is handed to the command.
    """
    return [
        app_commands.Choice(name=app_commands.locale_str(spoken(EN, value), spoken=spoken, value=value), value=value)
        for value in values
    ]


def _said(said: Words, string: app_commands.locale_str, context: app_commands.TranslationContextTypes) -> str:
    data: Any = context.data
    match context.location:
        case Place.command_name if isinstance(data, app_commands.ContextMenu):
            return said.look_up
        case Place.command_name | Place.group_name:
            return said.command_names[data.qualified_name]
        case Place.command_description | Place.group_description:
            return said.commands[data.qualified_name]
        case Place.parameter_name:
            return said.option_names[f"{data.command.qualified_name}.{data.display_name}"]
        case Place.parameter_description:
            return said.options[f"{data.command.qualified_name}.{data.display_name}"]
        case _:
            return string.extras["spoken"](said, string.extras["value"])
