"""How sure a source is, and where a thing stands today.

A fact keeps the certainty of its source: "moved to levy", "considering" and "could" never become "did".
Standing is another matter: what has become of a fine or an order since.
"""

from enum import StrEnum


class Modality(StrEnum):
    """How sure the source is of what it says, strongest first."""

    DONE = "done"
    """The source says that it happened, or that it is so."""
    ORDERED = "ordered"
    """An authority demanded it; whether it was carried out is not said."""
    ANNOUNCED = "announced"
    """Officials set out to do it ("moved to"); that it was done is not said."""
    CONSIDERING = "considering"
    """Somebody is weighing it."""
    COULD = "could"
    """It is named as a possibility."""
    OPINION = "opinion"
    """Somebody's view; always shown with the speaker."""


class Standing(StrEnum):
    """What has become of a fine, an order or an obligation."""

    IN_FORCE = "in force"
    PAID = "paid"
    OVERTURNED = "overturned"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
