"""Who owes what to whom, and when."""

from pydantic import Field, model_validator

from knowledge.records.dates import Day, Source, When
from knowledge.records.firm_class import ClassId
from knowledge.records.record import Record, RecordId, Wording
from knowledge.records.rule import Rule


class Obligation(Record):
    """Something that has to be done.

    Attributes:
        name: what has to be done in a few words, for lists and calendars; the sentence itself by default.
        owed_by: who has to do it, by name.
        binds: the classes of firms that have to do it; at least one of `owed_by` and `binds` is given.
        except_for: classes within these for whom another obligation takes its place.
        owed_to: who demands it, by name.
        recipient: who gets it, in words, where that has no record.
        rule: when it is due; absent where nobody says when.
        start: from when on it is in force; nothing is due before.
        end: until when it is in force; nothing is due after.
        encouraged: whether it is only encouraged, so that nobody is bound.
        sources: the public sources that a compiled register takes it from; the first one is shown as the original.
        checked: the day on which those were read last.
    """

    name: Wording | None = None
    owed_by: list[RecordId] = []
    binds: list[ClassId] = []
    except_for: list[ClassId] = []
    owed_to: list[RecordId] = []
    recipient: Wording | None = None
    rule: Rule | None = None
    start: When | None = None
    end: When | None = None
    encouraged: bool = False
    sources: list[Source] = Field(default=[])
    checked: Day | None = None

    @model_validator(mode="after")
    def _somebody_owes_it(self) -> "Obligation":
        if not self.owed_by and not self.binds:
            raise ValueError("an obligation says who owes it: owed_by (names) or binds (classes of firms)")
        return self
