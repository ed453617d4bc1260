"""What can be said in an answer's own words: a sentence missing in one language does not even construct."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentences:
    """The sentences of one language. Places in braces are filled by name."""

    # headlines
    latest: str
    first: str
    largest: str
    smallest: str
    several: str
    when: str
    when_undated: str
    compared: str
    stands: str
    timeline: str
    not_by_name: str
    not_the_figure: str
    not_for_that: str
    is_announced: str
    is_ordered: str
    is_considering: str
    is_could: str
    is_opinion: str
    # refusals
    empty: str
    too_long: str
    no_words: str
    damaged: str
    unknown_words: str
    unknown: str
    no_date: str
    no_span: str
    nothing_within: str
    nothing_of_kind: str
    held: str
    documents_one: str
    documents_many: str
    ambiguous: str
    coverage: str
    help: str
    # notes
    read_as: str
    up_to: str
    date_public: str
    date_derived: str
    status: str
    public_record: str
    public_record_same: str
    left_aside: str
    # words within sentences
    list_join: str
    names_join: str
    basis_stated: str
    basis_derived: str
    basis_public: str
    # what is due
    due_one: str
    due_many: str
    due_past: str
    due_arithmetic: str
    due_because: str
    due_over: str
    due_completed: str
    due_none: str
    due_note: str
    compiled: str
    check_again: str
    nothing_binds: str
    deadlines_of: str
    register: str
