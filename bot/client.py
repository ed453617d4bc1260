"""The Discord client: what it may see, whom it may ping (nobody), its commands, and messages sent to it.

It asks for no privileged intent: what is written in a server is seen only where the bot is mentioned, and direct
messages always. Nothing that it does not need is cached.
"""

from datetime import date
from typing import cast

import discord
from discord import app_commands

from bot.cards.help import EXAMPLES, help_card
from bot.cards.pages import opened
from bot.commands.ask import ask
from bot.commands.deadline import deadline
from bot.commands.deadlines import deadlines
from bot.commands.define import define
from bot.commands.digest import digest
from bot.commands.fines import fines
from bot.commands.help import help_command
from bot.commands.knowledge import knowledge
from bot.commands.look_up import look_up
from bot.commands.privacy import privacy
from bot.commands.profile import profile
from bot.commands.remind import remind, reminders
from bot.commands.setup import setup
from bot.commands.sources import sources
from bot.commands.status import status
from bot.commands.timeline import timeline
from bot.interactions.assigning import AssigneeSelect
from bot.interactions.buttons import CardButton
from bot.interactions.desk import Desk
from bot.interactions.failures import tell, tell_author, tell_where_not
from bot.interactions.memory import Asked, Key
from bot.interactions.on_card import questions_on
from bot.interactions.posting import Posting, guard
from bot.interactions.reply import NOBODY, answered, message_of, reply_with
from bot.interactions.slash import SlashCommand
from bot.interactions.submissions import submitted
from bot.interactions.translations import Translations
from bot.interactions.written import is_courtesy, written
from bot.journal import get_log
from bot.registration import arrange, register
from bot.schedule.clock import now, seconds
from knowledge import Answer

COMMANDS: tuple[SlashCommand | app_commands.Group | app_commands.ContextMenu, ...] = (
    ask, define, profile, fines, timeline, deadlines, deadline, digest, remind, reminders, sources, help_command,
    status, setup, privacy, knowledge, look_up,
)  # fmt: skip

_LONGEST_WAIT = 30.0
"""Seconds that a request waits for a rate limit (discord.py takes no fewer); nobody waits longer for an answer."""

_log = get_log("bot.client")


def intents() -> discord.Intents:
    """Servers and the messages in them and in direct messages; nothing privileged."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Tree(app_commands.CommandTree["Client"]):
    """The slash commands: everywhere that Discord can put them, with one way to fail."""

    async def interaction_check(self, interaction: discord.Interaction["Client"], /) -> bool:
        """Note when it came, and count it; what is offered while somebody types does not count."""
        interaction.extras["received"] = seconds()
        if interaction.type is discord.InteractionType.application_command:
            interaction.client.desk.limits.let_in(interaction.user.id, interaction.guild_id)
        return True

    async def on_error(
        self, interaction: discord.Interaction["Client"], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person, and log it."""
        await tell(interaction, error)


def tree_of(client: discord.Client) -> Tree:
    """All commands, everywhere that Discord can put them.

    Args:
        client: what they will be registered through; only the bot's own can answer them.
    """
    tree = Tree(
        cast("Client", client),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )
    for command in COMMANDS:
        tree.add_command(command)
    return tree


class Client(discord.Client):
    """The bot in Discord.

    Args:
        desk: what it answers from.
        sync_guild: id of the only server that gets the commands; everywhere if None.
        posting: what posts by itself through this client, if anything does.
    """

    def __init__(self, desk: Desk, sync_guild: int | None = None, posting: Posting | None = None) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it has nothing to say aloud
        super().__init__(
            intents=intents(),
            allowed_mentions=NOBODY,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=_LONGEST_WAIT,
            http_trace=guard(),
        )
        self.desk, self._posting = desk, posting
        self.tree = tree_of(self)
        self._sync_guild = sync_guild
        self.add_dynamic_items(CardButton, AssigneeSelect)

    async def setup_hook(self) -> None:
        """Register the commands with Discord, where it does not have them yet."""
        self.desk.since = seconds()
        await self.tree.set_translator(Translations())
        arrange(self.tree, self._sync_guild)
        await register(self.tree, self.desk.store, self._sync_guild)

    async def on_ready(self) -> None:
        """Say that it is there, and note which servers took it out or invited it back while it was not."""
        _log.info("ready", servers=len(self.guilds))
        if self._posting is not None:
            self._posting.connected(self)
        await self.desk.servers.present(frozenset(guild.id for guild in self.guilds), now())

    async def on_app_command_completion(
        self, interaction: discord.Interaction["Client"], command: SlashCommand
    ) -> None:
        """Log that a command was answered: what came of it and how long it took, nothing of what was asked."""
        received: float = interaction.extras.get("received", 0.0)
        _log.info(
            "answered",
            command=command.qualified_name,
            status=interaction.extras.get("status"),
            milliseconds=round((seconds() - received) * 1000, 1),
            server=interaction.guild_id,
        )

    async def on_interaction(self, interaction: discord.Interaction["Client"]) -> None:
        """A form that was filled in, whether it was opened before a restart or after it."""
        if interaction.type is discord.InteractionType.modal_submit:
            await submitted(interaction)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was taken out of a server: its settings are deleted after 30 days, unless it is invited back."""
        await self.desk.servers.left(guild.id, now())

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was put into a server, for the first time or again."""
        await self.desk.servers.back(guild.id)

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is written to the bot: a direct message, or one that mentions it."""
        if self._posting is not None and message.author == self.user:
            await self._posting.hear(message)
        if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return
        if message.guild is not None and not self._is_called(message) and not self._is_replied_to(message):
            return
        try:
            await self._answer(message)
        except discord.Forbidden as error:
            await tell_where_not(message, error)
        except Exception as error:  # the edge: whatever it is, the person is told and the bot stays
            await tell_author(message, error)

    async def _answer(self, message: discord.Message) -> None:
        received, text = seconds(), written(message.content)
        aside = message.guild is not None and not self._is_called(message)
        if is_courtesy(text) or (aside and not text):  # it asks nothing, and a reply to it would only be noise
            return
        self.desk.limits.let_in(message.author.id, message.guild.id if message.guild else None)
        if not text:
            language, today = await self.desk.language_in(message.guild), self.desk.day(None)
            examples = tuple(self.desk.knowledge.suggest("", limit=EXAMPLES, today=today, language=language))
            card = help_card("discord", language, examples, frozenset())
            await reply_with(message, await message_of(self.desk, opened(card), message.author.id))
            return
        answer = await self._asked(message, text, aside=aside)
        _log.info(
            "answered",
            command="message",
            status=answer.status,
            milliseconds=round((seconds() - received) * 1000, 1),
            server=message.guild.id if message.guild else None,
        )

    async def _asked(self, message: discord.Message, text: str, *, aside: bool) -> Answer:
        """Answer a message, with the same buttons as under a command; one that replies to a card follows that card.

        Args:
            message: it.
            text: its words.
            aside: whether it replies to a card without calling the bot. What people say among themselves is no
                question, so such a one gets no refusal unless it ends like a question.
        """
        desk, key = self.desk, Key(message.author.id, message.channel.id, private=False)
        server = await desk.settings_of(message.guild.id) if message.guild is not None else None
        today, language = desk.today(server), server.language if server is not None else None
        asked = desk.ask(text, key, today, language, await self._followed(message, today))
        if aside and asked.answer.status == "unknown" and not text.endswith(("?", "？")):
            return asked.answer
        desk.memory.keep(key, asked)
        await reply_with(message, await message_of(desk, opened(answered(desk, asked)), message.author.id))
        return asked.answer

    async def _followed(self, message: discord.Message, today: date) -> Asked | None:
        """What a reply to one of our cards follows; None for the last one of its own conversation."""
        card = message.reference.resolved if message.reference is not None else None
        if not isinstance(card, discord.Message) or card.author != self.user:
            return None
        questions = await questions_on(card, self.desk.store)
        answer = self.desk.again(questions, today)
        return Asked(answer, questions) if answer is not None else None

    def _is_called(self, message: discord.Message) -> bool:
        """Whether the text names the bot, or the role that Discord made for it."""
        if self.user is None:
            return False
        ours = (role for role in message.role_mentions if role.tags is not None and role.tags.bot_id == self.user.id)
        return any(tag in message.content for tag in (f"<@{self.user.id}>", f"<@!{self.user.id}>")) or any(ours)

    def _is_replied_to(self, message: discord.Message) -> bool:
        """Whether it replies to the bot and Discord tells it so: only then may the bot read it."""
        return self.user is not None and message.reference is not None and self.user in message.mentions


class ShardedClient(Client, discord.AutoShardedClient):
    """The same over as many connections as Discord asks for, in one process: for a bot in more than 2,500 servers."""
