"""Sending a card. Every message says for itself that it mentions nobody, whatever its text holds."""

from typing import Any

import discord

from bot.cards.answers import answer_actions, answer_card
from bot.cards.card import Card
from bot.cards.components import view_of
from bot.interactions.custom_ids import custom_ids, is_looked_up
from bot.interactions.desk import conversation, desk_of, server_of
from bot.interactions.memory import Asked
from bot.interactions.sending import send_once
from knowledge import Answer

NOBODY = discord.AllowedMentions.none()


async def reply_answer(interaction: discord.Interaction[Any], answer: Answer | Asked) -> None:
    """Reply to a command or a button with an answer, and remember it for what is asked next.

    In a server it is seen by the asker alone, who can show it to everyone, unless the server has set it otherwise.
    """
    asked = answer if isinstance(answer, Asked) else Asked(answer, (answer.question,))
    desk_of(interaction).memory.keep(conversation(interaction), asked)
    interaction.extras["status"] = asked.answer.status
    server = await server_of(interaction)
    private = server is not None and server.private
    await _send(interaction, await _message_of(interaction, asked, private=private), private=private)


async def _message_of(interaction: discord.Interaction[Any], asked: Asked, *, private: bool) -> discord.ui.LayoutView:
    """The message of an answer; the same as lately, unless something in it was stored for whoever asked."""
    desk, key = desk_of(interaction), (id(asked), private)
    made = desk.messages.get(key)
    if made is not None and made[0] is asked:
        return made[1]
    card = card_of(interaction, asked, private=private)
    ids = await custom_ids(card.actions, desk.store, interaction.user.id)
    view = view_of(card, ids)
    if not any(map(is_looked_up, ids.values())):
        desk.messages.put(key, (asked, view))
    return view


def card_of(interaction: discord.Interaction[Any], asked: Asked, *, private: bool) -> Card:
    """The card of an answer, with what can be pressed under it."""
    desk = desk_of(interaction)
    related = desk.knowledge.related(asked.answer)
    actions = answer_actions(asked.answer, "\n".join(asked.questions), related, private=private)
    return answer_card(asked.answer, desk.shelf, actions)


async def reply(interaction: discord.Interaction[Any], card: Card, *, private: bool = False) -> None:
    """Reply to a command or a button with a card; private ones are seen by that person alone."""
    view = view_of(card, await custom_ids(card.actions, desk_of(interaction).store, interaction.user.id))
    await _send(interaction, view, private=private)


async def _send(interaction: discord.Interaction[Any], view: discord.ui.LayoutView, *, private: bool) -> None:
    if interaction.response.is_done():  # Discord would take this one twice, so it is tried once
        await interaction.followup.send(view=view, allowed_mentions=NOBODY, ephemeral=private)
        return
    answer = interaction.response.send_message
    await send_once(lambda: answer(view=view, allowed_mentions=NOBODY, ephemeral=private))


async def reply_to(message: discord.Message, card: Card, ids: dict[int, str] | None = None) -> None:
    """Reply to a message with a card, even if the message has been deleted meanwhile.

    The nonce is the message's id: whatever is tried again, a message gets one reply.
    """
    reference = message.to_reference(fail_if_not_exists=False)
    view, send = view_of(card, ids or {}), message.channel.send
    await send_once(
        lambda: send(
            view=view, reference=reference, mention_author=False, allowed_mentions=NOBODY, nonce=str(message.id)
        )
    )


async def tell_privately(message: discord.Message, card: Card) -> None:
    """Send a card to the author of a message, so that nobody else sees it; in direct messages as a reply."""
    if message.guild is None:
        await reply_to(message, card)
        return
    send = message.author.send
    await send_once(lambda: send(view=view_of(card, {}), allowed_mentions=NOBODY, nonce=str(message.id)))
