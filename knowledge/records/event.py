"""What happened, was ordered or is planned: fines, orders, removals, plans, reports, policies."""

from pydantic import Field

from knowledge.records.money import Amount, Count
from knowledge.records.record import Record, RecordId


class Event(Record):
    """Something that happens at a time. One event a record, never one company a record.

    Attributes:
        by: who acted, as the document has it.
        by_public_record: who acted, where only the public record says it; shown as such.
        amounts: sums of money; the first is the one that amounts are compared by.
        counts: numbers of things.
        superlative: the document's own word for its rank ("historic").
        follows: events that are known to be earlier; with dates they agree, without they order.
    """

    by: list[RecordId] = []
    by_public_record: list[RecordId] = []
    amounts: list[Amount] = []
    counts: list[Count] = []
    superlative: str | None = None
    follows: list[RecordId] = Field(default=[])
