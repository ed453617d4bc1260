"""A conversation in the terminal: a line → a card. The last answer is kept, for follow-ups."""

from collections.abc import Callable
from datetime import date
from typing import Literal, cast

from bot.cards.answers import answer_card
from bot.cards.card import Card
from bot.cards.dates import shown
from bot.cards.help import EXAMPLES, help_card
from bot.cards.shelf import Shelf
from bot.cards.sources import records_card, sources_card
from bot.cards.words import words
from bot.terminal.deadlines import deadlines, digest_preview
from bot.terminal.slash import Call, is_command, parse
from knowledge import Answer, Knowledge


class Session:
    """One conversation.

    Args:
        knowledge: what it answers from.
        shelf: its documents.
        today: says which day it is.
    """

    def __init__(self, knowledge: Knowledge, shelf: Shelf, today: Callable[[], date]) -> None:
        self.knowledge, self.shelf, self.today = knowledge, shelf, today
        self._last: Answer | None = None
        self._language = "en"

    def greeting(self) -> str:
        """What this is, from how much it answers, and how to end it."""
        said, newest, register = words(self._language), self.shelf.newest, self.shelf.register(self._language)
        count = self.shelf.documents
        if newest is None:
            return said.greeting_undated.format(count=count, register=register)
        sentence = said.greeting_one if count == 1 else said.greeting_many
        return sentence.format(count=count, newest=shown(newest, self._language), register=register)

    def respond(self, line: str) -> Card | None:
        """The card for a line, or None where the line ends the conversation.

        Whatever goes wrong inside is said in a card: one question that cannot be answered must not end the rest.
        """
        try:
            return self._respond(line.strip())
        except Exception as error:  # the edge of this face
            where = f"{type(error).__name__}: {_place(error)}"
            sentence = words(self._language).failed_here.format(error=where)
            return Card(tone="failure", title=sentence, language=self._language)

    def _respond(self, line: str) -> Card | None:
        if not is_command(line):
            return self._answered(self.knowledge.ask(line, today=self.today(), before=self._last))
        call = parse(line, self._language)
        if isinstance(call, str):
            return Card(tone="notice", title=call, language=self._language)
        if call.command == "quit":
            return None
        return self._listed(call) or self._answered(self._call(call))

    def _listed(self, call: Call) -> Card | None:
        """The card of a command that asks no question; None of the others."""
        match call.command:
            case "sources":
                return self._sources(call.subject)
            case "deadlines":
                return deadlines(call, self.knowledge, self.shelf, self.today(), self._language)
            case "digest":
                return digest_preview(call, self.knowledge, self.shelf, self.today(), self._language)
            case "help":
                examples = tuple(self.knowledge.suggest("", limit=EXAMPLES, today=self.today()))
                return help_card("terminal", self._language, examples)
            case _:
                return None

    def _sources(self, document: str) -> Card:
        found = self.shelf.find(document)
        if found is None:
            return sources_card(self.shelf, self._language, asked=document)
        facts = self.knowledge.facts_of(found.id, self._language)
        return records_card(found, facts, self.shelf, self._language)

    def _call(self, call: Call) -> Answer:
        subject, options, today = call.subject, call.options, self.today()
        match call.command:
            case "define":
                return self.knowledge.define(subject, today=today, language=self._language)
            case "profile":
                return self.knowledge.profile(subject, today=today)
            case "fines":
                sort = cast("Literal['latest', 'largest', 'first']", options.get("sort", "latest"))
                return self.knowledge.fines(subject or None, sort=sort, since=options.get("since"), today=today)
            case "timeline":
                start, end = options.get("from"), options.get("to")
                return self.knowledge.timeline(subject or None, start=start, end=end, today=today)
            case _:
                return self.knowledge.ask(subject, today=today, before=self._last)

    def _answered(self, answer: Answer) -> Card:
        if answer.understood is not None:
            self._last, self._language = answer, answer.language
        return answer_card(answer, self.shelf)


def _place(error: BaseException) -> str:
    """File and line where it went wrong; the message of the error stays out, it may hold what was asked."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step is not None else "?"
