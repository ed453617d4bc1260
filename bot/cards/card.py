"""A card: what is seen, with no Discord and no terminal in it.

Every string is plain text. What a string *is* (a quote, a detail) is said by where it stands; each face turns that
into its own marks and makes the text harmless for itself, so that nothing a person typed can format, link or ping.
"""

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["answered", "ambiguous", "unknown", "notice", "failure"]
"""What a card is, for its colour: the three statuses of an answer, something said of ourselves, a failure."""


@dataclass(frozen=True)
class Label:
    """A word that says at a glance what a thing is, and what follows it on its line.

    Attributes:
        name: one to three words, such as "Announced" or "Time zone".
        value: what stands beside it; empty where there is nothing.
        sign: a shape in front of it that can be told from the others without colour.
    """

    name: str
    value: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Context:
    """What stands around a quote in its document.

    Attributes:
        before: the sentence before it; empty where there is none.
        opening: what its own sentence says before it.
        closing: what its own sentence says behind it.
        after: the sentence behind it.
    """

    before: str = ""
    opening: str = ""
    closing: str = ""
    after: str = ""


@dataclass(frozen=True)
class Quotation:
    """Words of a document, verbatim.

    Attributes:
        text: the words.
        source: the document that they stand in, as a person names it.
        context: what stands around them, where that is shown.
        entry: more about that place and that document, a short sentence each.
    """

    text: str
    source: str
    context: Context = field(default=Context())
    entry: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One thing that a card says.

    Attributes:
        text: the thing itself; empty where the title or the label says it already.
        details: short sentences beside it: what became of it, what its date rests on.
        quotes: the proof.
        label: what it is, at a glance.
        fine: fine print that a face with buttons leaves to what a button shows, such as a long address.
        action: what can be pressed beside it.
    """

    text: str = ""
    details: tuple[str, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    label: Label | None = None
    fine: tuple[str, ...] = ()
    action: "Action | None" = None

    @property
    def apart(self) -> bool:
        """Whether it is large enough to be set apart from its neighbours; the others stand line under line."""
        return bool(self.quotes) or len(self.details) > 1


ActionKind = Literal[
    "source", "proof", "why", "other", "everyone", "ask", "answer", "sources", "records", "refresh", "there", "again",
    "due", "ics", "csv", "one", "ics1", "mine", "assign", "done", "waive", "notours", "undo",
    "remind", "ack", "snooze", "forget", "reminders", "invite", "join", "next", "agree", "decline",
]  # fmt: skip
"""What a button does: show where a record stands or where an answer's facts stand, explain how the question was read,
offer other readings, show a private answer to all, ask another question, show an answer again, list the documents,
list what a document proves. Of a posting: show what it would say now, settle that it is there, post it anew. Of
deadlines: list them, give the list as a calendar or a table, show one, give it as a calendar, take it on, assign it,
mark it as done, waived or not applicable, take that back. Of reminders: be reminded, acknowledge, put off, cancel, list
them, tell the channel of one, join one, plan the one after it; agree or decline to be told in somebody's place."""


@dataclass(frozen=True)
class Action:
    """Something to press.

    Attributes:
        kind: what it does.
        value: what it does it with: an id, or the questions of a conversation, the last one last, a line each, or
            which deadlines (`bot.cards.deadlines`).
        label: what stands on it.
        at: the place of the item, from 0, at which what it shows is opened.
        turns: whether it turns to another page of the very card that it stands under.
    """

    kind: ActionKind
    value: str
    label: str
    at: int = 0
    turns: bool = False


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
        asked: who asked what, where others see it who did not ask.
        items: the things under it, the most important first; what does not fit on a page stands on the next.
        note: what a careful reader would add, a sentence a line.
        choices: things to type next, under `choices_title`.
        footer: where this comes from, in small print.
        actions: what can be pressed, where there is something to press.
        language: of the words around it, for what a face itself has to add.
        picture: something to look at beside it, where a face can show it.
        turned_by: what shows this card again, for turning its pages; None where nothing does.
        shown: which of its items stand here, in words; empty for all.
        file: name of a file that is sent along to be kept.
        link: address that can be opened, under the name of its host; an item says it in words, too.
        kept: what whoever makes such a card wants to know of this one the next time; nobody sees it.
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
    turned_by: Action | None = None
    shown: str = ""
    file: str | None = None
    link: str = ""
    asked: str = ""
    kept: str = ""
