"""Briefdesk's knowledge: answers from curated documents, each with the sentence that proves it.

The one door. `load()` reads, checks and opens a base; `Knowledge.ask` answers. It imports no Discord, no network,
no database and no clock: `today` is always the caller's.

    >>> import knowledge
    >>> base = knowledge.load()
    >>> base.ask("what is er xuan yi", today=date(2026, 11, 24)).headline
    'Er xuan yi is a practice which requires firms to sell exclusively on a single platform.'
"""

from knowledge.answers.answer import Answer, DateSource, Fact, Quote, Sum
from knowledge.answers.due import Deadline
from knowledge.answers.explain import Reading
from knowledge.deadlines.workdays import worked_in_china, working_days_after
from knowledge.harmless import clean
from knowledge.library import Knowledge, SourceInfo, Subject, check, load
from knowledge.problems import BadKnowledge, Problem
from knowledge.questions.parse import written_in
from knowledge.sources.passages import Passage, Surroundings

__all__ = [
    "Answer",
    "BadKnowledge",
    "DateSource",
    "Deadline",
    "Fact",
    "Knowledge",
    "Passage",
    "Problem",
    "Quote",
    "Reading",
    "SourceInfo",
    "Subject",
    "Sum",
    "Surroundings",
    "check",
    "clean",
    "load",
    "worked_in_china",
    "working_days_after",
    "written_in",
]
