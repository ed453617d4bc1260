"""Every rule that the records have to keep; see each file for what it proves."""

from knowledge.load import Base
from knowledge.problems import Problem


def run(base: Base) -> list[Problem]:
    """All problems."""
    return []
