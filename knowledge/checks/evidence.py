"""Every quote stands in its document exactly once, character for character, and so do printed words."""

from collections.abc import Iterator

from knowledge.loading import Base, Entry
from knowledge.problems import Problem
from knowledge.records.document import CatalogueEntry
from knowledge.records.event import Event
from knowledge.sources.evidence import Missing, Repeated, locate


def quotes_stand_once(base: Base) -> Iterator[Problem]:
    """A quote that is not in its document proves nothing; one that is there twice does not say which place it means."""
    for entry in base.entries:
        for path, each in entry.evidence():
            source = base.documents.get(each.document)
            if source is None:
                continue
            place = locate(each.quote, source.document.text)
            line = entry.line(*path, "quote")
            if isinstance(place, Missing):
                message = f"The quote does not stand in “{each.document}”: {place}."
                remedy = "Copy it from the document, character for character."
                yield Problem(entry.file.name, line, entry.id, message, remedy, place.nearest or None)
            elif isinstance(place, Repeated):
                starts = ", ".join(str(start) for start in place.starts)
                message = f"The quote stands {len(place.starts)} times in “{each.document}”, at characters {starts}."
                remedy = "Quote more of the sentence, so that it stands there once."
                yield Problem(entry.file.name, line, entry.id, message, remedy)


def printed_words_stand(base: Base) -> Iterator[Problem]:
    """The words given as printed are in a quote of the record; those of a date anywhere in the document."""
    for entry in base.entries:
        quotes = [each.quote for _, each in entry.evidence()]
        for path, printed in _printed(entry):
            if not any(printed in quote for quote in quotes):
                yield _not_there(entry, path, printed, "in no quote of the record")
        if isinstance(entry.model, CatalogueEntry):
            source = base.documents.get(entry.id)
            printed = entry.model.published.printed
            if source is not None and printed is not None and printed not in source.document.text:
                yield _not_there(entry, ("published", "printed"), printed, "not in the document")
        for path, claim in entry.claims():
            printed = claim.date.printed if claim.date is not None else None
            texts = [
                base.documents[each.document].document.text
                for each in claim.evidence
                if each.document in base.documents
            ]
            if printed is not None and texts and not any(printed in text for text in texts):
                yield _not_there(entry, (*path, "date", "printed"), printed, "not in the document")


def _printed(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not isinstance(entry.model, Event):
        return
    for place, amount in enumerate(entry.model.amounts):
        yield ("amounts", place, "printed"), amount.printed
    for place, count in enumerate(entry.model.counts):
        yield ("counts", place, "printed"), count.printed
    if entry.model.superlative is not None:
        yield ("superlative",), entry.model.superlative


def _not_there(entry: Entry, path: tuple[str | int, ...], printed: str, where: str) -> Problem:
    message = f"The printed words “{printed}” are {where}."
    return Problem(entry.file.name, entry.line(*path), entry.id, message, "Copy them as the document prints them.")
