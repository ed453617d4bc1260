"""The commands, in one table for all faces, and how to use them → a card.

The table says what there is; the wording stands in `words`. Discord's declarations are held against it by a test,
so the terminal, Discord and `/help` cannot come to differ.
"""

from dataclasses import dataclass, replace
from typing import Literal

from bot.cards.card import Action, Card, Item, Label
from bot.cards.facts import SIGNS
from bot.cards.words import words

EXAMPLES = 4
"""Questions shown as examples."""
Face = Literal["terminal", "discord"]
Who = Literal["manager", "curator"]


@dataclass(frozen=True)
class Option:
    """Something that a command takes by name: `sort:latest`."""

    name: str
    choices: tuple[str, ...] = ()
    example: str = ""
    needed: bool = False


@dataclass(frozen=True)
class Command:
    """A command.

    Attributes:
        subject: name of what stands right after it; empty where nothing does.
        needed: whether the subject must be given.
        options: what it takes by name besides.
        faces: where it exists.
        who: whom it is for, where it is not for everybody.
    """

    name: str
    subject: str = ""
    needed: bool = False
    options: tuple[Option, ...] = ()
    faces: tuple[Face, ...] = ("terminal", "discord")
    who: Who | None = None

    def usage(self) -> str:
        """How it is written in the terminal; what may be left out stands in brackets."""
        subject = "" if not self.subject else f" {self.subject}" if self.needed else f" [{self.subject}]"
        options = [f" [{option.name}:{'|'.join(option.choices) or option.example}]" for option in self.options]
        return f"/{self.name}{subject}{''.join(options)}"

    def fields(self, language: str) -> str:
        """How Discord shows it to whoever reads a language: names in that language, each option a field of its own."""
        said, steps = words(language), self.name.split(" ")
        name = " ".join(said.command_names[" ".join(steps[: place + 1])] for place in range(len(steps)))
        taken = [(self.subject, self.needed)] if self.subject else []
        taken += [(option.name, option.needed) for option in self.options]
        shown = [(said.option_names[f"{self.name}.{option}"], needed) for option, needed in taken]
        return " ".join([f"/{name}", *(option if needed else f"[{option}]" for option, needed in shown)])


_EVERY, _AT = Option("every", choices=("daily", "weekdays", "weekly", "monthly")), Option("at", example="09:00")
_OF_A_DIGEST = (
    Option("timezone", example="Asia/Shanghai"),
    Option("day", example="mon"),
    Option("within", example="30"),
    Option("channel", example="#channel"),
    Option("subject", example="Alibaba"),
    Option("ping", example="@role"),
    Option("calendar", choices=("all", "weekdays", "china")),
    Option("when_empty", choices=("post", "skip", "heartbeat")),
)
"""What a digest is made by, besides how often and when."""

COMMANDS: tuple[Command, ...] = (
    Command("ask", "question", needed=True),
    Command("define", "term", needed=True),
    Command("profile", "name", needed=True),
    Command(
        "fines",
        "company",
        options=(Option("sort", choices=("latest", "largest", "first")), Option("since", example="2021-04")),
    ),
    Command("timeline", "subject", options=(Option("from", example="2021"), Option("to", example="2021-07"))),
    Command("deadlines", "company", options=(Option("within", example="90"), Option("file", choices=("ics", "csv")))),
    Command("deadline add", faces=("discord",)),
    Command("deadline edit", "number", needed=True, faces=("discord",)),
    Command("deadline withdraw", "number", needed=True, faces=("discord",)),
    Command(
        "digest create",
        options=(replace(_EVERY, needed=True), replace(_AT, needed=True), *_OF_A_DIGEST),
        faces=("discord",),
        who="curator",
    ),
    Command(
        "digest edit",
        "digest",
        needed=True,
        options=(_EVERY, _AT, *_OF_A_DIGEST, Option("clear", choices=("subject", "ping"))),
        faces=("discord",),
        who="curator",
    ),
    Command("digest list", faces=("discord",), who="curator"),
    Command("digest preview", "digest", needed=True, faces=("discord",), who="curator"),
    Command("digest pause", "digest", needed=True, faces=("discord",), who="curator"),
    Command("digest resume", "digest", needed=True, faces=("discord",), who="curator"),
    Command("digest delete", "digest", needed=True, faces=("discord",), who="curator"),
    Command("digest", "company", options=(Option("within", example="30"),), faces=("terminal",)),
    Command(
        "remind",
        "deadline",
        needed=True,
        options=(
            Option("lead", example="30, 7, 1"),
            Option("timezone", example="Asia/Shanghai"),
            Option("at", example="09:00"),
            Option("deputy"),
        ),
        faces=("discord",),
    ),
    Command("reminders", faces=("discord",)),
    Command("sources", "document"),
    Command("help"),
    Command("status", faces=("discord",)),
    Command(
        "setup",
        options=(
            Option("time_zone", example="Asia/Shanghai"),
            Option("language", choices=("en", "zh_hans", "zh_hant", "reader")),
            Option("private", example="True"),
            Option("notices", example="#channel"),
            Option("curator", example="@role"),
            Option("classes", example="gatekeeper"),
            Option("clear", choices=("time_zone", "notices", "curators", "classes")),
        ),
        faces=("discord",),
        who="manager",
    ),
    Command("privacy", options=(Option("delete", example="True"),), faces=("discord",)),
    Command("knowledge reload", faces=("discord",), who="curator"),
    Command("quit", faces=("terminal",)),
)


def help_card(
    face: Face, language: str, examples: tuple[str, ...], may: frozenset[Who] = frozenset({"manager", "curator"})
) -> Card:
    """How to ask, and the commands of a face.

    Args:
        face: whose commands.
        language: of the words.
        examples: questions that work.
        may: what the reader is besides a member; commands that are for others are left out.
    """
    said = words(language)
    commands = (
        Item(label=Label(each.usage() if face == "terminal" else each.fields(language), said.commands[each.name]))
        for each in COMMANDS
        if face in each.faces and (each.who is None or each.who in may)
    )
    degrees = " · ".join(f"{sign} {said.certainty[degree]}" for degree, sign in SIGNS.items())
    intro = said.help_terminal if face == "terminal" else said.help_discord
    return Card(
        tone="notice",
        title=said.help_title,
        items=(Item(text=intro), *commands, Item(label=Label(said.help_signs, degrees))),
        choices_title=said.help_examples,
        choices=examples,
        actions=tuple(Action("ask", example, example) for example in examples),
        language=language,
    )
