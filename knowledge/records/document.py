"""The catalogue: what is known of each document."""

from typing import Literal

from pydantic import Field

from knowledge.records.dates import Day, When
from knowledge.records.record import Strict


class CatalogueEntry(Strict):
    """A document of the base.

    Attributes:
        id: short and stable; evidence points to it.
        file: name of the file in the documents' folder.
        title: the document's title, or a description in square brackets where it has none.
        publisher: who published it, or None where the document does not say.
        published: when, and how that is known.
        address: where the original can be read, or None.
        language: of the text, BCP 47.
        compiled: for a text that this project wrote itself from public sources, the day on which those were read last.
            Such a register dates duties. It is no news, so nothing is “latest” by it, and it defines nothing.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    file: str
    title: str
    publisher: str | None = None
    published: When
    address: str | None = None
    language: Literal["en", "zh"]
    compiled: Day | None = None
