"""“Assign to …”: somebody of the server is chosen, has the deadline from then on, and is told by direct message."""

import re
from datetime import datetime, timedelta
from typing import Any, Self

import discord

from bot.cards.card import Card
from bot.cards.components import view_of
from bot.cards.deadlines import deadline_card, when_of
from bot.cards.words import words
from bot.deadlines.agenda import Asked
from bot.interactions.custom_ids import LONGEST
from bot.interactions.deadlines import Here, here, there
from bot.interactions.desk import Desk, desk_of, language_of
from bot.interactions.failures import tell
from bot.interactions.permissions import require_team
from bot.interactions.reply import NOBODY, reply
from bot.interactions.sending import send_once
from bot.schedule.clock import now
from bot.schedule.delivery.subscribing import remind
from bot.store import marks
from bot.store.deliveries import Due
from bot.store.marks import SETTLED, Mark
from bot.store.subscriptions import Subscription, Wish

KIND = "assigned"

Select = discord.ui.UserSelect[discord.ui.LayoutView]


class AssigneeSelect(discord.ui.DynamicItem[Select], template=re.compile(r"assignee:(?P<key>.+)")):
    """Whom a deadline is assigned to, made again from what it carries when somebody is chosen."""

    def __init__(self, select: Select) -> None:
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu in which somebody was chosen."""
        if not isinstance(item, discord.ui.UserSelect):
            raise TypeError("only a menu of people carries this id")
        return cls(item)  # pyright: ignore[reportUnknownArgumentType] its view is any

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Assign it; whatever goes wrong is told to the person alone."""
        try:
            await _assign(interaction, self.item.custom_id.partition(":")[2], self.item.values[0])
        except Exception as error:  # discord.py would only log it
            await tell(interaction, error)


async def ask_whom(interaction: discord.Interaction[Any], key: str) -> None:
    """Let the person choose somebody of the server."""
    require_team(interaction)
    language, custom_id = language_of(interaction), f"assignee:{key}"
    said = words(language)
    if len(custom_id) > LONGEST:
        await reply(interaction, Card("notice", said.due_gone, language=language), private=True)
        return
    view = view_of(Card("notice", said.assign_whom, language=language))
    select: Select = discord.ui.UserSelect(custom_id=custom_id, placeholder=said.assign_choose)
    view.add_item(discord.ui.ActionRow(select))
    view.stop()
    send = interaction.response.send_message
    await send_once(lambda: send(view=view, ephemeral=True, allowed_mentions=NOBODY))


async def say_assigned(desk: Desk, subscription: Subscription, due: datetime) -> Card | None:
    """What somebody is told whom a deadline was assigned to; nothing where that is no longer so."""
    place, language = await there(desk, subscription, due), subscription.language
    key = subscription.settings["key"]
    found, mark = place.entry(key, Asked()), place.team.mark(key)
    if found is None or mark is None or mark.assignee != subscription.user or mark.state in SETTLED:
        return None
    title = words(language).assigned_title.format(
        who=subscription.settings["by"], name=found.name, when=when_of(found, language)
    )
    card = deadline_card(found, place.view(Asked()), title)
    return Card("answered", card.title, card.items, language=language, link=card.link)


async def _assign(interaction: discord.Interaction[Any], key: str, chosen: Any) -> None:
    server, place, desk = require_team(interaction), await here(interaction), desk_of(interaction)
    said, user, found = words(place.language), interaction.user, place.entry(key, Asked())
    before = place.team.mark(key)
    if not isinstance(chosen, discord.Member) or chosen.bot:
        sentence = said.assign_nobody
    elif found is None:
        sentence = said.due_gone
    elif before is not None and before.state != "open":
        sentence = said.assign_taken
    else:
        instant, oneself = now(), chosen.id == user.id
        mark = Mark("assigned", chosen.id, chosen.display_name, user.id, user.display_name, instant)
        kept = await marks.put(desk.store, server, key, mark, before, instant)
        sentence = said.due_meanwhile if not kept else said.assign_oneself if oneself else said.assign_done
        if kept and not oneself:
            await _tell(interaction, place, key, chosen)
    name = getattr(chosen, "display_name", "")
    await reply(interaction, Card("notice", sentence.format(who=name), language=place.language), private=True)


async def _tell(interaction: discord.Interaction[Any], place: Here, key: str, chosen: discord.Member) -> None:
    """Have them told at once, as surely as anything is posted; whoever assigned it hears where that is not possible."""
    desk = place.desk
    zone = ((await desk.servers.get(place.server)).zone if place.server is not None else None) or desk.zone
    kept = {"key": key, "by": interaction.user.display_name}
    wish = Wish(
        KIND,
        interaction.user.id,
        place.server,
        channel=interaction.channel_id,
        user=chosen.id,
        settings=kept,
        language=place.language,
        zone=zone,
    )
    instant = now()
    await remind(desk.store, wish, [Due(place.today, instant + timedelta(seconds=1))], instant)
    desk.wake()
