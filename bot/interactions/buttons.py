"""The buttons under a card: what each does when it is pressed, however long ago the card was sent."""

import re
from typing import Any, Self

import discord

from bot.cards.card import ActionKind, Card
from bot.cards.passages import passages_card
from bot.cards.why import other_card, why_card
from bot.cards.words import words
from bot.interactions.custom_ids import PATTERN, read
from bot.interactions.desk import conversation, desk_of, frame_language, language_here, language_of, today_of
from bot.interactions.failures import tell
from bot.interactions.memory import Asked
from bot.interactions.reply import card_of, reply, reply_answer

Button = discord.ui.Button[discord.ui.LayoutView]


class CardButton(discord.ui.DynamicItem[Button], template=PATTERN):
    """A button of a card, made again from what it carries when it is pressed."""

    def __init__(self, custom_id: str) -> None:
        super().__init__(discord.ui.Button(custom_id=custom_id))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what it is for; whatever goes wrong is told to the person alone."""
        try:
            carried = await read(self.item.custom_id or "", desk_of(interaction).store)
            if carried is None:
                language = language_of(interaction)
                await reply(interaction, Card("notice", words(language).too_old, language=language), private=True)
            else:
                await _press(interaction, *carried)
        except Exception as error:  # discord.py would only log it
            await tell(interaction, error)


async def _press(interaction: discord.Interaction[Any], kind: ActionKind, value: str) -> None:
    if kind == "source":
        await _show_source(interaction, value)
        return
    questions = tuple(value.split("\n"))
    desk, today = desk_of(interaction), await today_of(interaction)
    language = await frame_language(interaction, questions[-1])
    desk.limits.let_in(interaction.user.id, interaction.guild_id)
    if kind == "ask":
        await reply_answer(interaction, desk.ask(questions[-1], conversation(interaction), today, language))
        return
    answer = desk.again(questions, today, language)
    if answer is None:
        return
    if kind == "everyone":
        await reply(interaction, card_of(interaction, Asked(answer, questions), private=False))
    elif kind == "why":
        await reply(interaction, why_card(answer, desk.knowledge.readings(answer)), private=True)
    else:
        choices = desk.knowledge.alternatives(answer, today=today)
        card = other_card(answer, choices)
        await reply(interaction, card, private=True)


async def _show_source(interaction: discord.Interaction[Any], record: str) -> None:
    desk, language = desk_of(interaction), await language_here(interaction)
    facts = desk.knowledge.facts(record, language)
    if not facts:
        await reply(interaction, Card("notice", words(language).too_old, language=language), private=True)
        return
    await reply(interaction, passages_card(facts, desk.shelf, desk.knowledge.surroundings, language), private=True)
