"""Glossary terms: words that a document explains by saying what they are or how they are used."""

from knowledge.records.record import Thing


class Term(Thing):
    """A glossary entry; its first fact is the definition, in the document's own words as evidence."""
