"""Who said what."""

from typing import Literal

from knowledge.records.record import Record, RecordId


class Statement(Record):
    """Words of a speaker.

    Attributes:
        speaker: the person or body; absent where the document names no one.
        speech: `direct` where the quote holds the speaker's own words, `indirect` where the document retells them.
    """

    speaker: RecordId | None = None
    speech: Literal["direct", "indirect"]
