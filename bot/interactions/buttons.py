"""The buttons under a card: what each does when it is pressed, however long ago the card was sent."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Self

import discord

from bot.cards.card import Action, ActionKind, Card
from bot.cards.passages import passages_card
from bot.cards.sources import records_card, sources_card
from bot.cards.why import other_card, why_card
from bot.cards.words import words
from bot.interactions.calls import unpacked
from bot.interactions.custom_ids import PATTERN, kept_under, read
from bot.interactions.deputies import OF_DEPUTIES, press_deputy
from bot.interactions.desk import conversation, desk_of, frame_language, language_here, language_of, today_of
from bot.interactions.failures import tell
from bot.interactions.memory import Asked
from bot.interactions.permissions import is_theirs, require_writer
from bot.interactions.posted import OF_POSTINGS, press_posted
from bot.interactions.reminder_buttons import OF_REMINDERS, press_reminder
from bot.interactions.reply import card_of, reply, reply_answer, say, show_everyone, turn
from bot.interactions.tracking import OF_DEADLINES, press
from knowledge import Fact

_ASKS_NOTHING = frozenset({"answer", "proof"})
"""Turning a page and looking at the source of an answer that somebody has are no questions of their own."""

_HANDLED: Mapping[ActionKind, Callable[[discord.Interaction[Any], Action], Awaitable[None]]] = {
    **dict.fromkeys(OF_DEADLINES, press),
    **dict.fromkeys(OF_REMINDERS, press_reminder),
    **dict.fromkeys(OF_DEPUTIES, press_deputy),
    **dict.fromkeys(OF_POSTINGS, press_posted),
}
"""The buttons that are pressed under something else than an answer or a document."""

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
            action = await read(self.item.custom_id or "", desk_of(interaction).store)
            if action is None:
                await _too_old(interaction)
            else:
                interaction.extras["kept"] = kept_under(self.item.custom_id or "", action)
                await _press(interaction, action)
        except Exception as error:  # discord.py would only log it
            await tell(interaction, error)


async def _press(interaction: discord.Interaction[Any], action: Action) -> None:
    desk, today = desk_of(interaction), await today_of(interaction)
    if action.turns or action.kind in _ASKS_NOTHING:
        desk.turns.let_in(interaction.user.id, interaction.guild_id)
    if action.turns and not is_theirs(interaction):
        action = replace(action, turns=False)
    if action.kind == "ask":
        desk.limits.let_in(interaction.user.id, interaction.guild_id)
        language = await frame_language(interaction, action.value)
        await reply_answer(interaction, desk.ask(action.value, await conversation(interaction), today, language))
    elif action.kind == "sources":
        await _show(interaction, sources_card(desk.shelf, await language_here(interaction)), action)
    elif action.kind == "records":
        await _show_records(interaction, action)
    elif action.kind == "source":
        language = await language_here(interaction)
        await _show_passages(interaction, desk.knowledge.facts(action.value, language), action, language)
    elif action.kind in _HANDLED:
        await _HANDLED[action.kind](interaction, action)
    else:
        await _press_under_answer(interaction, action)


async def _press_under_answer(interaction: discord.Interaction[Any], action: Action) -> None:
    """What concerns an answer, which is had again from the questions that led to it."""
    desk, today, questions = desk_of(interaction), await today_of(interaction), unpacked(action.value)
    if action.kind not in _ASKS_NOTHING:
        desk.limits.let_in(interaction.user.id, interaction.guild_id)
    answer = desk.again(questions, today, await frame_language(interaction, questions[-1]))
    if answer is None:
        await _too_old(interaction)
    elif action.kind == "answer":
        private = not action.turns or (interaction.message is not None and interaction.message.flags.ephemeral)
        await _show(interaction, card_of(interaction, Asked(answer, questions), private=private), action)
    elif action.kind == "everyone":
        await _show_everyone(interaction, Asked(answer, questions))
    elif action.kind == "proof":
        await _show_passages(interaction, [*answer.facts, *answer.more], action, answer.language)
    elif action.kind == "why":
        await _show(interaction, why_card(answer, desk.knowledge.readings(answer), action), action)
    else:
        await _show(interaction, other_card(answer, desk.knowledge.alternatives(answer, today=today)), action)


async def _show_everyone(interaction: discord.Interaction[Any], asked: Asked) -> None:
    """Show a private answer to all, once, if whoever pressed may write there."""
    require_writer(interaction)
    private = card_of(interaction, asked, private=True)
    left = replace(private, actions=tuple(each for each in private.actions if each.kind != "everyone"))
    await show_everyone(interaction, card_of(interaction, asked, private=False), left)


async def _show(interaction: discord.Interaction[Any], card: Card, action: Action) -> None:
    """Show a card to the person alone, or turn to another page of the one that it stands under."""
    if action.turns:
        await turn(interaction, card, action.at)
    else:
        await reply(interaction, card, private=True, at=action.at)


async def _show_passages(
    interaction: discord.Interaction[Any], facts: list[Fact], action: Action, language: str
) -> None:
    if not facts:
        await _too_old(interaction)
        return
    desk = desk_of(interaction)
    card = passages_card(facts, desk.shelf, desk.knowledge.surroundings, language, action)
    await _show(interaction, card, action)


async def _show_records(interaction: discord.Interaction[Any], action: Action) -> None:
    desk, language = desk_of(interaction), await language_here(interaction)
    source = desk.shelf.sources.get(action.value)
    if source is None:
        await _too_old(interaction)
        return
    facts = desk.knowledge.facts_of(source.id, language)
    await _show(interaction, records_card(source, facts, desk.shelf, language), action)


async def _too_old(interaction: discord.Interaction[Any]) -> None:
    await say(interaction, words(language_of(interaction)).too_old)
