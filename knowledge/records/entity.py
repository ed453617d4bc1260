"""Companies, regulators, persons, products, outlets, places: things with a name of their own."""

from pydantic import Field

from knowledge.records.dates import When
from knowledge.records.firm_class import ClassId
from knowledge.records.record import Evidence, RecordId, Strict, Thing, Wording

ENTITY_KINDS = ("company", "regulator", "person", "product", "outlet", "institution", "work", "place")


class Membership(Strict):
    """That a firm is in a class, so that the duties of the class are its own; without proof it is in none.

    Attributes:
        firm_class: id of the class in `classes.yaml`.
        text: the sentence that says so, no more than the quotes do.
        evidence: the quotes that prove it.
        since: from when on, or since when it is known.
        by: what of the firm is in the class, where it is not the firm as a whole and has no record of its own.
        topics: topics of the vocabulary by which a question means that part.
    """

    firm_class: ClassId
    text: Wording
    evidence: list[Evidence] = Field(min_length=1)
    since: When | None = None
    by: Wording | None = None
    topics: list[str] = []


class Entity(Thing):
    """A named thing of the world.

    Attributes:
        owner: the company that the document shows to own or make it ("Tencent’s WeChat Pay"), proven by a fact.
        classes: the classes of firms that it is proven to be in; what is not listed is not known.
    """

    owner: RecordId | None = None
    classes: list[Membership] = []
