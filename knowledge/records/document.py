"""The catalogue: what is known of each document."""

from typing import Literal

from pydantic import Field

from knowledge.records.dates import When
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
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    file: str
    title: str
    publisher: str | None = None
    published: When
    address: str | None = None
    language: Literal["en", "zh"]
