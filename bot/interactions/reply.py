"""Sending a card. Every message says for itself that it mentions nobody, whatever its text holds."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord.utils import MISSING

from bot.cards.answers import answer_actions, answer_card
from bot.cards.card import Card
from bot.cards.charts.pictures import picture_of
from bot.cards.components import pressable, view_of
from bot.cards.pages import opened
from bot.cards.words import words
from bot.interactions.calls import packed
from bot.interactions.custom_ids import custom_ids, is_looked_up
from bot.interactions.desk import Desk, conversation, desk_of, language_of
from bot.interactions.memory import Asked
from bot.interactions.sending import send_once
from knowledge import Answer

NOBODY = discord.AllowedMentions.none()


async def reply_answer(interaction: discord.Interaction[Any], answer: Answer | Asked) -> None:
    """Reply to a command or a button with an answer, and remember it for what is asked next.

    In a server it is seen by the asker alone, who can show it to everyone, unless the server has set it otherwise.
    """
    asked = answer if isinstance(answer, Asked) else Asked(answer, (answer.question,))
    desk, here = desk_of(interaction), await conversation(interaction)
    desk.memory.keep(here, asked)
    interaction.extras["status"] = asked.answer.status
    private, key = here.private, (id(asked), here.private)
    made = desk.messages.get(key)
    if made is not None and made[0] is asked:
        await _send(interaction, Message(made[1]), private=private)
        return
    card = card_of(interaction, asked, private=private)
    message = await _message(interaction, opened(card))
    if message.picture is None and not message.personal and not card.asked:
        desk.messages.put(key, (asked, message.view))  # the same lately, if nothing in it is of whoever asked
    await _send(interaction, message, private=private)


def card_of(interaction: discord.Interaction[Any], asked: Asked, *, private: bool) -> Card:
    """The card of an answer, with what can be pressed under it; for others with who asked what."""
    card = answered(desk_of(interaction), asked, private=private)
    if private or interaction.guild_id is None:
        return card
    said = words(card.language).asked_by
    return replace(card, asked=said.format(name=interaction.user.display_name, question=asked.answer.question))


def answered(desk: Desk, asked: Asked, *, private: bool = False) -> Card:
    """The card of an answer, with what can be pressed under it and looked at beside it."""
    calls, related = packed(asked.questions), desk.knowledge.related(asked.answer)
    actions = answer_actions(asked.answer, calls, related, private=private)
    picture = picture_of(asked.answer) if desk.press.installed else None
    return answer_card(asked.answer, desk.shelf, actions, picture, calls)


async def reply(interaction: discord.Interaction[Any], card: Card, *, private: bool = False, at: int = 0) -> None:
    """Reply to a command or a button with a card.

    Args:
        interaction: what is replied to.
        card: all of it, or a page of it.
        private: whether that person alone sees it.
        at: the item at which it is opened.
    """
    await _send(interaction, await _message(interaction, opened(card, at)), private=private)


async def say(interaction: discord.Interaction[Any], sentence: str, language: str | None = None) -> None:
    """Say one sentence to the person alone, in their own language if no other is given."""
    card = Card("notice", sentence, language=language or language_of(interaction))
    await reply(interaction, card, private=True)


async def show_everyone(interaction: discord.Interaction[Any], card: Card, left: Card) -> None:
    """Post a card for all to see, and leave another in place of the private one whose button was pressed.

    The button goes only after the card has arrived, so that it is there to be pressed again after a failure.
    """
    message, rest = await _message(interaction, opened(card)), await _message(interaction, opened(left))
    await interaction.response.defer()
    await _send(interaction, message, private=False)
    await interaction.edit_original_response(view=rest.view, attachments=rest.files() or [], allowed_mentions=NOBODY)


async def turn(interaction: discord.Interaction[Any], card: Card, at: int) -> None:
    """Put another page of a card, with the picture that stands on it, in place of the one whose button was pressed."""
    message = await _message(interaction, opened(card, at))
    edit = interaction.response.edit_message
    await send_once(lambda: edit(view=message.view, attachments=message.files() or [], allowed_mentions=NOBODY))


@dataclass(frozen=True)
class Message:
    """A card as it is sent.

    Attributes:
        view: its components.
        picture: the name and the bytes of the file that they show, where they show one.
        plain: the same without the picture, for where no file may be sent.
        personal: whether something in it was stored for whoever asked.
    """

    view: discord.ui.LayoutView
    picture: tuple[str, bytes] | None = None
    plain: "Message | None" = None
    personal: bool = False

    def files(self) -> list[discord.File]:
        """The file to send along, anew for each try: sending reads one to its end and closes it."""
        if self.picture is None:
            return MISSING
        name, png = self.picture
        return [discord.File(io.BytesIO(png), name)]


async def _message(interaction: discord.Interaction[Any], page: Card) -> Message:
    """A page as a message to whoever is there; what the pressed button had looked up is not stored again."""
    return await message_of(desk_of(interaction), page, interaction.user.id, interaction.extras.get("kept"))


async def message_of(desk: Desk, page: Card, user: int, kept: Mapping[str, str] | None = None) -> Message:
    """A page of a card as a message, with its picture if it has one and it can be drawn.

    Args:
        desk: draws, and stores what buttons cannot carry.
        page: what is seen.
        user: whose question it is.
        kept: the ids of what is stored already.
    """
    ids = await custom_ids(pressable(page), desk.store, user, kept)
    personal = any(map(is_looked_up, ids.values()))
    png = await desk.press.png(page.picture.svg) if page.picture is not None else None
    plain = Message(view_of(replace(page, picture=None), ids), personal=personal)
    if page.picture is None or png is None:
        return plain
    return Message(view_of(page, ids), (page.picture.file, png), plain, personal)


async def _send(interaction: discord.Interaction[Any], message: Message, *, private: bool) -> None:
    view = message.view
    if interaction.response.is_done():  # Discord would take this one twice, so it is tried once
        await interaction.followup.send(view=view, files=message.files(), allowed_mentions=NOBODY, ephemeral=private)
        return
    answer = interaction.response.send_message
    await send_once(lambda: answer(view=view, files=message.files(), allowed_mentions=NOBODY, ephemeral=private))


async def reply_to(message: discord.Message, card: Card) -> None:
    """Reply to a message with a card that has neither a picture nor anything to press."""
    await reply_with(message, Message(view_of(card)))


async def reply_with(message: discord.Message, reply: Message) -> None:
    """Reply to a message, even if it has been deleted meanwhile; without the picture where no file may be sent.

    The nonce is the message's id: whatever is tried again, a message gets one reply.
    """
    reference, send = message.to_reference(fail_if_not_exists=False), message.channel.send
    try:
        await send_once(
            lambda: send(
                view=reply.view,
                files=reply.files(),
                reference=reference,
                mention_author=False,
                allowed_mentions=NOBODY,
                nonce=str(message.id),
            )
        )
    except discord.Forbidden:
        if reply.plain is None:
            raise
        await reply_with(message, reply.plain)


async def tell_privately(message: discord.Message, card: Card) -> None:
    """Send a card to the author of a message, so that nobody else sees it; in direct messages as a reply."""
    if message.guild is None:
        await reply_to(message, card)
        return
    send = message.author.send
    await send_once(lambda: send(view=view_of(card), allowed_mentions=NOBODY, nonce=str(message.id)))
