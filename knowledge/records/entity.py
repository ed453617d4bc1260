"""Companies, regulators, persons, products, outlets, places: things with a name of their own."""

from knowledge.records.record import RecordId, Thing

ENTITY_KINDS = ("company", "regulator", "person", "product", "outlet", "institution", "work", "place")


class Entity(Thing):
    """A named thing of the world.

    Attributes:
        owner: the company that the document shows to own or make it ("Tencent’s WeChat Pay"), proven by a fact.
    """

    owner: RecordId | None = None
