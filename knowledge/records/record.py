"""What every curated record is made of: a claim, its evidence, and the words that it answers to.

The fields say what a reader may be told; the check (`knowledge.checks`) proves what can be proved of them.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from knowledge.records.dates import Source, When
from knowledge.records.modality import Modality, Standing

RecordId = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]
"""`kind/name-of-the-thing`, lower case; stable for ever, since teams link to it."""


class Aspect(StrEnum):
    """What a question wants to know of a fact."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    HOW = "how"
    HOW_MUCH = "how much"
    HOW_MANY = "how many"
    HOW_LONG = "how long"
    HOW_OFTEN = "how often"


class Strict(BaseModel):
    """A model that knows all of its fields: an unknown one is an error with its file and line."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(Strict):
    """One sentence in each language that the program speaks. Names keep their Latin form in both."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """The sentence for a language code; every Chinese one (`zh_hans`, `zh_hant`) reads `zh`."""
        return self.zh if language.startswith("zh") else self.en


class Evidence(Strict):
    """A verbatim quote and the document that it stands in.

    Attributes:
        document: id of the catalogue entry.
        quote: character for character as in the document's file, slips included; it stands there exactly once.
            The offsets are computed at load, never typed.
    """

    document: str
    quote: str = Field(min_length=3)


class PublicNote(Strict):
    """What the public record adds to a document; shown as such, never as quoted.

    Attributes:
        topics: the note is shown when a question touches one of these; empty: always.
    """

    text: Wording
    source: Source
    topics: list[str] = []


class StatusStep(Strict):
    """One step in what became of a thing; steps are added, never deleted.

    Attributes:
        evidence: quotes that show it, or `source` for the public record: one of the two.
    """

    standing: Standing
    date: When | None = None
    text: Wording
    evidence: list[Evidence] = []
    source: Source | None = None


class Reply(Strict):
    """What a question for yes or no is told where its words turn the claim round, or ask what the document leaves open.

    Attributes:
        topics: topics of the vocabulary; a question that uses one of them is told this.
        unless: topics whose words beside them turn it back again ("fined for *neglecting* to get approval").
        text: the sentence, with what is true instead.
    """

    topics: list[str] = Field(min_length=1)
    unless: list[str] = []
    text: Wording


class Claim(Strict):
    """One thing that a document says, in a sentence of our own, with the quote that proves it.

    Attributes:
        text: the sentence; it claims no more than the quote, with the quote's certainty.
        evidence: the quotes; the first is the one shown first.
        modality: how sure the source is.
        attributed_to: who says so, in words, where the document says it of somebody else.
        about: records of the things that it is about; a question that names one of them can mean this claim.
        mentions: records of other things that its quote names.
        topics: what it is about, in words of `vocabulary.yaml`; one at least has to be in a question.
        also: topics that a question about it may use too, but that alone do not lead to it.
        says: what it answers to who, why, where …, in a sentence; a question for an aspect that is neither here
            nor in a typed field is refused.
        replies: what is said first where a question for yes or no, or for when, asks for the opposite ("is it over?").
        date: when it happened.
    """

    text: Wording
    evidence: list[Evidence] = Field(min_length=1)
    modality: Modality
    attributed_to: Wording | None = None
    about: list[RecordId] = []
    mentions: list[RecordId] = []
    topics: list[str] = []
    also: list[str] = []
    says: dict[Aspect, Wording] = {}
    replies: list[Reply] = []
    date: When | None = None
    notes: list[Wording] = []
    public_record: list[PublicNote] = []


class Record(Claim):
    """A claim that stands for itself: an event, a statement or an obligation."""

    id: RecordId
    status: list[StatusStep] = []

    @property
    def kind(self) -> str:
        """The part of the id before the stroke, such as `fine` or `order`."""
        return self.id.partition("/")[0]

    @property
    def standing(self) -> Standing | None:
        """What has become of it by the newest step, or None where nothing is known."""
        return self.status[-1].standing if self.status else None


class Names(Strict):
    """The names that lead to a thing.

    Attributes:
        strong: names that mean this thing and no other.
        weak: names that other things bear too (Ali, Zhang): they never decide alone.
    """

    strong: list[str] = Field(min_length=1)
    weak: list[str] = []


class Thing(Strict):
    """Something that has a name: an entity or a term.

    Attributes:
        name: how it is shown.
        names: what leads to it. Case, punctuation, script (traditional, simplified), pinyin of Hanzi and small
            slips are understood without being listed.
        facts: what the documents say that it is; the first is its definition.
    """

    id: RecordId
    name: Wording
    names: Names
    topics: list[str] = Field(default=[], description="Topics that mean this very thing: “pick one of two”.")
    facts: list[Claim] = Field(min_length=1)

    @property
    def kind(self) -> str:
        """The part of the id before the stroke, such as `company` or `term`."""
        return self.id.partition("/")[0]
