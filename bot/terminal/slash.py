"""A line that begins with a stroke → a command with what it was given, or a sentence that says what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.cards.help import COMMANDS, Command
from bot.cards.words import words

_BY_NAME: Mapping[str, Command] = {each.name: each for each in COMMANDS if "terminal" in each.faces}


@dataclass(frozen=True)
class Call:
    """A command as it was typed.

    Attributes:
        subject: what stands right after its name; empty where nothing does.
        options: what it was given by name.
    """

    command: str
    subject: str = ""
    options: Mapping[str, str] = field(default_factory=dict[str, str])


def is_command(line: str) -> bool:
    """Whether a line is meant as a command: the stroke of a Chinese keyboard counts, too."""
    return line.startswith(("/", "／"))


def parse(line: str, language: str) -> Call | str:
    """A command, or the sentence that says why it is none.

    Args:
        line: begins with a stroke.
        language: of that sentence.
    """
    said = words(language)
    name, _, rest = line[1:].strip().partition(" ")
    command = _BY_NAME.get(name.casefold())
    if command is None:
        near = get_close_matches(name.casefold(), _BY_NAME, n=1, cutoff=0.5)
        if near:
            return said.unknown_command_near.format(command=f"/{name}", near=f"/{near[0]}")
        return said.unknown_command.format(command=f"/{name}")
    if not command.options:
        return _checked(Call(command.name, rest.strip()), command, language)
    return _with_options(rest, command, language)


def _with_options(rest: str, command: Command, language: str) -> Call | str:
    """Read `sort:latest` and `company:"Alibaba Group"`; what is not given by name is the subject."""
    found: dict[str, str] = {}
    unknown: list[str] = []
    taken = {option.name for option in command.options} | {command.subject}

    def take(match: re.Match[str]) -> str:
        name = match["name"].casefold()
        found[name] = match["quoted"] if match["quoted"] is not None else match["bare"]
        if name not in taken:
            unknown.append(match["name"])
        return " "

    left = re.sub(r'(?<!\S)(?P<name>[A-Za-z]+)[:：](?:"(?P<quoted>[^"]*)"|(?P<bare>\S*))', take, rest)
    if unknown:
        return words(language).unknown_option.format(command=command.name, option=unknown[0], usage=command.usage())
    subject = found.pop(command.subject, "") or " ".join(left.split())
    return _checked(Call(command.name, subject.strip().strip('"'), found), command, language)


def _checked(call: Call, command: Command, language: str) -> Call | str:
    said = words(language)
    if command.needed and not call.subject:
        return said.missing.format(command=command.name, usage=command.usage())
    if call.subject and not command.subject:
        return said.no_options.format(command=command.name, usage=command.usage())
    for option in command.options:
        given = call.options.get(option.name)
        if given is not None and (not given or (option.choices and given not in option.choices)):
            return said.option_value.format(value=given, option=f"{option.name}:", usage=command.usage())
    return call
