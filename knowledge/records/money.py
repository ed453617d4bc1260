"""Amounts of money and counts, as a document states them.

Amounts are compared only where they can be: the same currency, both totals. What is stated per incident is
never multiplied, what is stated for several firms is never divided.
"""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Amount(BaseModel):
    """A sum of money.

    Attributes:
        value: in whole units of the currency (yuan, dollars), not in millions.
        currency: ISO 4217.
        unit: a `total`, or so much `per incident`.
        printed: the document's words for it; they stand in one of the record's quotes.
        exact: the amount to the last unit where the public record has it and the document rounds.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Decimal = Field(gt=0)
    currency: Literal["CNY", "USD", "EUR", "GBP", "HKD"]
    unit: Literal["total", "per incident"] = "total"
    printed: str
    exact: Decimal | None = None


class Count(BaseModel):
    """A number of things, such as the 22 deals.

    Attributes:
        value: the number; absent where the document counts in words only ("all apps").
        of: the topics of the vocabulary that name what is counted.
        printed: the document's words; they stand in one of the record's quotes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: int | None = None
    of: list[str] = Field(min_length=1)
    printed: str
