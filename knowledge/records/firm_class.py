"""Classes of firms that duties are for: gatekeepers, very large platforms, handlers of so many people's data.

A class is no name and no definition: a firm is in one only where a document says so, and nothing is explained by it.
"""

from typing import Annotated

from pydantic import Field, model_validator

from knowledge.records.record import Evidence, Strict, Wording

ClassId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Short and stable: teams say by it which classes they are in."""


class FirmClass(Strict):
    """A class of firms that duties are for.

    Attributes:
        id: short and stable; obligations, entities and teams point to it.
        name: how a list shows it, in the plural.
        topics: topics of the vocabulary by which a question means the class.
        within: the wider classes that it is part of, whose duties are its own, too.
        evidence: the quotes that show that it is part of them; required with `within`.
    """

    id: ClassId
    name: Wording
    topics: list[str] = []
    within: list[ClassId] = []
    evidence: list[Evidence] = []

    @model_validator(mode="after")
    def _part_of_is_proven(self) -> "FirmClass":
        if self.within and not self.evidence:
            raise ValueError("a class within others quotes what shows it (evidence:)")
        return self
