"""Who owes what, and when."""

from pydantic import Field

from knowledge.records.record import Record, RecordId, Strict


class Span(Strict):
    """A duty that runs for so many years without a date of its own."""

    years: int = Field(gt=0)


class Obligation(Record):
    """Something that has to be done.

    Attributes:
        owed_by: who has to do it.
        owed_to: who demands it.
        within: the span that the document gives, where it gives no date; never turned into a date silently.
    """

    owed_by: list[RecordId] = Field(min_length=1)
    owed_to: list[RecordId] = []
    within: Span | None = None
