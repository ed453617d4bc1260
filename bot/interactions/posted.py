"""The buttons under what was posted by itself: what it would say now, and what came of one that nobody is sure of."""

from typing import Any

import discord

from bot.cards.card import Action, ActionKind, Card
from bot.cards.words import words
from bot.interactions.desk import desk_of, language_of
from bot.interactions.reply import reply, say
from bot.interactions.teams import is_of_team
from bot.schedule.clock import now
from bot.schedule.delivery.subscribing import GIVE_UP
from bot.store import deliveries, notices, subscriptions
from bot.store.deliveries import Delivery
from bot.store.subscriptions import Subscription

OF_POSTINGS: frozenset[ActionKind] = frozenset({"refresh", "there", "again"})
"""The buttons that `press_posted` is for."""


async def press_posted(interaction: discord.Interaction[Any], action: Action) -> None:
    """Show, or settle; the answer is for whoever pressed alone."""
    desk, language, kind, nonce = desk_of(interaction), language_of(interaction), action.kind, action.value
    posting = await deliveries.find(desk.store, nonce)
    about = await _about(interaction, posting) if posting is not None else None
    if posting is None or about is None or (kind == "refresh" and not await _may_see(interaction, about)):
        await say(interaction, words(language).too_old)
    elif kind == "refresh":
        desk.limits.let_in(interaction.user.id, interaction.guild_id)
        # What another person is told is shown to whoever had it told only where all see it.
        others = about.user not in {None, interaction.user.id} and about.server != interaction.guild_id
        content = desk.contents.get(about.kind)
        card = await content(about, now()) if content is not None and not others else None
        await reply(interaction, card or Card("notice", words(language).refresh_nothing), private=True)
    elif about.owner != interaction.user.id:
        await say(interaction, words(language).settled_not_yours)
    else:
        await _settle(interaction, about, posting, there=kind == "there")


async def _may_see(interaction: discord.Interaction[Any], about: Subscription) -> bool:
    """Whether it is of the server where the button is pressed, or of a person who is still of its team."""
    if about.server is not None and about.server == interaction.guild_id:
        return True
    user = interaction.user.id
    if user not in {about.user, about.owner}:
        return False
    return about.server is None or await is_of_team(interaction.client, about.server, user)


async def _about(interaction: discord.Interaction[Any], posting: Delivery) -> Subscription | None:
    store = desk_of(interaction).store
    if posting.subscription is not None:
        return await subscriptions.find(store, posting.subscription)
    notice = await notices.find(store, posting.notice or "")
    return await subscriptions.find(store, notice.subscription or "") if notice is not None else None


async def _settle(
    interaction: discord.Interaction[Any], about: Subscription, posting: Delivery, *, there: bool
) -> None:
    store, instant, said = desk_of(interaction).store, now(), words(language_of(interaction))
    if there:
        settled = await deliveries.is_there(store, posting, instant)
    else:
        settled = await deliveries.anew(store, about, posting, instant + GIVE_UP, instant)
    done = said.settled_there if there else said.settled_again
    await say(interaction, done if settled else said.settled_before)
