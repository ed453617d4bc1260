"""A card: what is seen, with no Discord and no terminal in it.

Every string is plain text. What a string *is* (a quote, a detail) is said by where it stands; each face turns that
into its own marks and makes the text harmless for itself, so that nothing a person typed can format, link or ping.
"""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["answered", "ambiguous", "unknown", "notice", "failure"]
"""What a card is, for its colour: the three statuses of an answer, something said of ourselves, a failure."""


@dataclass(frozen=True)
class Quotation:
    """Words of a document, verbatim, and where they stand."""

    text: str
    source: str


@dataclass(frozen=True)
class Item:
    """One thing that a card says.

    Attributes:
        text: the thing itself; empty where the title says it already.
        details: short sentences beside it: how sure, when, what became of it.
        quotes: the proof.
    """

    text: str = ""
    details: tuple[str, ...] = ()
    quotes: tuple[Quotation, ...] = ()


ActionKind = Literal["source", "why", "other", "everyone", "ask"]
"""What a button does: show the passage, explain how the question was read, offer other readings, show a private answer
to all, ask another question."""


@dataclass(frozen=True)
class Action:
    """Something to press.

    Attributes:
        kind: what it does.
        value: what it does it with: a record's id, or the questions of a conversation, the last one last, a line each.
        label: what stands on it.
    """

    kind: ActionKind
    value: str
    label: str


PictureKind = Literal["fines", "timeline"]


@dataclass(frozen=True)
class Picture:
    """Something to look at; it shows nothing that the card does not say.

    Attributes:
        kind: what it shows, as a word for its file's name.
        svg: how it is drawn.
        alt: all that it says, for whoever cannot see it; at most `LONGEST_ALT` characters.
    """

    kind: PictureKind
    svg: str
    alt: str

    @property
    def file(self) -> str:
        """What its file is called."""
        return f"{self.kind}.png"


LONGEST_ALT = 1024
"""Characters that Discord takes as the description of a picture (its API reference, Components)."""


@dataclass(frozen=True)
class Card:
    """What is seen.

    Attributes:
        title: one sentence; the answer itself where there is one.
        items: the things under it, the most important first; a face that runs out of room drops from the end.
        note: what a careful reader would add.
        choices: things to type next, under `choices_title`.
        footer: where this comes from, in small print.
        actions: what can be pressed, where there is something to press.
        language: of the words around it, for what a face itself has to add.
        picture: something to look at beside it, where a face can show it.
    """

    tone: Tone
    title: str
    items: tuple[Item, ...] = ()
    note: str | None = None
    choices_title: str = ""
    choices: tuple[str, ...] = ()
    footer: str | None = None
    actions: tuple[Action, ...] = ()
    language: str = "en"
    picture: Picture | None = None
