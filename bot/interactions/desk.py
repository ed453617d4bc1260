"""What every command answers from: the knowledge, the day, and the conversations."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, cast

import discord

from bot.cards.shelf import Shelf
from bot.interactions.memory import Key, Memory
from knowledge import Answer, Knowledge

_LANGUAGES = {
    discord.Locale.chinese: "zh_hans",
    discord.Locale.taiwan_chinese: "zh_hant",
}


@dataclass
class Desk:
    """The parts that commands use.

    Attributes:
        shelf: the documents of the knowledge, for naming them.
        today: says which day it is.
    """

    knowledge: Knowledge
    shelf: Shelf
    today: Callable[[], date]
    memory: Memory = field(default_factory=Memory)

    def ask(self, text: str, key: Key) -> Answer:
        """Answer a question, as a follow-up to the last one of its conversation if it reads like one."""
        return self.knowledge.ask(text, today=self.today(), before=self.memory.last(key))


class _AtDesk(Protocol):
    desk: Desk


def desk_of(interaction: discord.Interaction[Any]) -> Desk:
    """The desk of the client that an interaction came to."""
    return cast("_AtDesk", interaction.client).desk


def language_of(interaction: discord.Interaction[Any]) -> str:
    """The language of the person's Discord, as far as it is spoken here."""
    return _LANGUAGES.get(interaction.locale, "en")


def conversation(interaction: discord.Interaction[Any]) -> Key:
    """Who speaks, and where."""
    return interaction.user.id, interaction.channel_id or 0
