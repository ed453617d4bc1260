"""Deadlines where somebody speaks: their team's classes, own deadlines and marks, as lists, one by one, and as files.

A team is a server that the bot is in; what becomes of a deadline is kept for it alone. Elsewhere (direct messages, a
server where only the person has installed the bot) there is no team, and one can only look.
"""

import io
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

import discord

from bot.cards.card import Action, Card
from bot.cards.components import view_of
from bot.cards.deadlines import View, deadline_card, deadlines_card
from bot.cards.words import words
from bot.deadlines.agenda import Asked, Entry, Team, agenda, classes_for, entry, next_time, same_duty, same_own
from bot.deadlines.repeats import on_its_day
from bot.exports.calendar import calendar, content, dated
from bot.exports.table import table
from bot.interactions.desk import Desk, desk_of, language_here, server_of, today_of
from bot.interactions.permissions import team_of
from bot.interactions.reply import NOBODY, reply, say, turn
from bot.interactions.sending import send_once
from bot.interactions.teams import team_in
from bot.schedule.clock import now
from bot.store import marks
from bot.store.identity import name_of
from bot.store.marks import Told
from bot.store.subscriptions import Subscription

FileKind = Literal["ics", "csv"]


@dataclass(frozen=True)
class Here:
    """Where somebody looks at deadlines.

    Attributes:
        server: id of the team's server; None where there is no team.
    """

    desk: Desk
    server: int | None
    team: Team
    today: date
    language: str
    private: bool

    def view(self, asked: Asked) -> View:
        """How deadlines are looked at here."""
        return View(asked, self.desk.shelf, self.language, self.server is not None)

    def entries(self, asked: Asked) -> list[Entry]:
        """What was asked for, in its order.

        Raises:
            KeyError: a company that the knowledge does not have.
        """
        return agenda(self.desk.knowledge, asked, self.team, self.today, self.language)

    def again(self, found: Entry) -> Entry:
        """A deadline in the language of this place."""
        return (self.entry(found.key, Asked()) or found) if found.due is not None else found

    def entry(self, key: str, asked: Asked) -> Entry | None:
        """The deadline of a key; None where there is none any more."""
        mine = on_its_day(key, self.team.own)
        if mine is not None:
            return entry(mine, self.team, self.today)
        knowledge, classes = self.desk.knowledge, classes_for(asked, self.team, self.desk.knowledge)
        due = knowledge.due(key, asked.company, classes=classes, today=self.today, language=self.language)
        if due is None:  # it names firms other than the team
            due, classes = knowledge.due(key, today=self.today, language=self.language), []
        return entry(due, self.team, self.today, by_class=bool(classes)) if due is not None else None

    def successor(self, key: str, before: date) -> Entry | None:
        """What has become of a deadline whose key is gone, as it goes where a date moves that comes again.

        Args:
            key: of the deadline.
            before: its date, as far as that was known.
        """
        mine = same_own(self.team, key, before)
        due = mine or same_duty(self.desk.knowledge, key, before, self.today, self.language)
        return entry(due, self.team, self.today) if due is not None else None

    def following(self, key: str, day: date) -> Entry | None:
        """The next date of a duty that comes again.

        Args:
            key: of the date before it.
            day: that date.
        """
        due = next_time(self.desk.knowledge, self.team, key, day, self.today, self.language)
        return entry(due, self.team, self.today) if due is not None else None


async def here(interaction: discord.Interaction[Any], *, withdrawn: bool = False) -> Here:
    """Where somebody speaks; the team's deadlines with those that it withdrew only where they are asked for."""
    desk, server, settings = desk_of(interaction), team_of(interaction), await server_of(interaction)
    team = await team_in(desk, server, withdrawn=withdrawn)
    private = settings is not None and settings.private
    return Here(desk, server, team, await today_of(interaction), await language_here(interaction), private)


async def there(desk: Desk, subscription: Subscription, instant: datetime) -> Here:
    """Where a subscription belongs, on the day of an instant: its team, its language."""
    today, team = desk.day_of(instant, subscription.zone), await team_in(desk, subscription.server)
    return Here(desk, subscription.server, team, today, subscription.language, private=True)


async def show_list(interaction: discord.Interaction[Any], asked: Asked, pressed: Action | None = None) -> None:
    """Reply with the list, or with the page that was pressed for: in place of its own, or to the person alone."""
    place = await here(interaction)
    try:
        card = deadlines_card(place.entries(asked), place.view(asked))
    except KeyError:
        await say(interaction, words(place.language).due_unknown_company.format(value=asked.company), place.language)
        return
    if pressed is None:
        await reply(interaction, card, private=place.private)
    elif pressed.turns:
        await turn(interaction, card, pressed.at)
    else:
        await reply(interaction, card, private=True, at=pressed.at)


async def show_one(interaction: discord.Interaction[Any], key: str, asked: Asked) -> None:
    """Reply with one deadline as it stands now, to the person alone."""
    place = await here(interaction)
    found = place.entry(key, asked)
    if found is None:
        await say(interaction, words(place.language).due_gone, place.language)
        return
    await reply(interaction, deadline_card(found, place.view(asked)), private=True)


async def show_again(interaction: discord.Interaction[Any], key: str, asked: Asked, title: str | None = None) -> None:
    """Put one deadline as it stands now in place of the message that was pressed.

    Args:
        interaction: of a button, or of a form that a button opened.
        key: of the deadline.
        asked: for whom it is looked at.
        title: what is said first.
    """
    place = await here(interaction)
    found = place.entry(key, asked)
    sentence = words(place.language).due_gone
    gone = Card("notice", sentence, language=place.language)
    await turn(interaction, deadline_card(found, place.view(asked), title) if found is not None else gone, 0)


async def give_list(interaction: discord.Interaction[Any], asked: Asked, kind: FileKind) -> None:
    """Reply with the list as a file; a calendar also tells what the team withdrew, so that it goes there, too."""
    place = await here(interaction, withdrawn=kind == "ics")
    try:
        entries = place.entries(asked)
    except KeyError:
        await say(interaction, words(place.language).due_unknown_company.format(value=asked.company), place.language)
        return
    await _give(interaction, place, entries, kind)


async def give_one(interaction: discord.Interaction[Any], key: str, asked: Asked) -> None:
    """Reply with one deadline as a calendar."""
    place = await here(interaction, withdrawn=True)
    found = place.entry(key, asked)
    if found is None:
        await say(interaction, words(place.language).due_gone, place.language)
        return
    await _give(interaction, place, [found], "ics")


async def _give(interaction: discord.Interaction[Any], place: Here, entries: list[Entry], kind: FileKind) -> None:
    given = dated(entries) if kind == "ics" else entries
    data = await _calendar(place, given) if kind == "ics" else table(given, place.language)
    name = f"deadlines-{place.today.isoformat()}.{kind}"
    sentence = words(place.language).due_file.format(count=len(given), name=name)
    card = Card("notice", sentence, language=place.language, file=name)

    async def send() -> None:
        file = discord.File(io.BytesIO(data), name)
        await interaction.response.send_message(
            view=view_of(card), file=file, allowed_mentions=NOBODY, ephemeral=place.private
        )

    await send_once(send)


async def _calendar(place: Here, entries: list[Entry]) -> bytes:
    store, told = "briefdesk", dict[str, Told]()
    if place.server is not None:
        store = await name_of(place.desk.store)
        english = replace(place, language="en")  # what has changed must not depend on who reads it
        contents = {each.key: content(each) for each in (english.again(one) for one in entries)}
        told = await marks.told(place.desk.store, place.server, contents, now())
    return calendar(entries, told, store, place.language, place.today)
