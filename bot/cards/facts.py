"""A fact → an item of a card: how sure and since when at a glance, what that rests on in small print, its quotes.

How sure a source is must be told apart without colour: each degree has a shape that fills with certainty, and its
word beside it. Where a date stands in no document, the item says so; the long address of the public source is fine
print, which the terminal prints and Discord leaves to "Show source".
"""

from bot.cards.card import Item, Label, Quotation
from bot.cards.dates import shown
from bot.cards.shelf import Shelf
from bot.cards.words import words
from knowledge import Fact

SIGNS = {"done": "●", "ordered": "◕", "announced": "◑", "considering": "◔", "could": "○", "opinion": "❝"}
"""A shape for each degree of certainty: the fuller, the surer; an opinion is none of them."""


def fact_item(fact: Fact, shelf: Shelf, language: str, *, said_already: bool = False) -> Item:
    """A fact with all that a reader has to know of it.

    Args:
        fact: the fact.
        shelf: the documents, for naming them.
        language: of the words around it.
        said_already: whether its sentence stands above it.
    """
    return Item(
        text="" if said_already else fact.text,
        label=fact_label(fact, language),
        details=tuple(_details(fact, language)),
        quotes=tuple(Quotation(each.quote, shelf.named(each.document, language)) for each in fact.evidence),
        fine=date_source(fact, language)[1:],
    )


def fact_label(fact: Fact, language: str) -> Label:
    """How sure the source is, and when it was."""
    said = words(language)
    name = said.certainty.get(fact.modality, fact.modality)
    return Label(name, _date(fact, language), SIGNS.get(fact.modality, "?"))


def date_source(fact: Fact, language: str) -> tuple[str, ...]:
    """That a date is not in the document, and whose it is; then its title and address; nothing for other dates."""
    source, said = fact.date_source, words(language)
    if source is None or not fact.date:
        return ()
    return (
        said.date_public_by.format(publisher=source.publisher),
        said.date_source.format(title=source.title, address=source.address),
    )


def _date(fact: Fact, language: str) -> str:
    """The date and where it comes from: one that no document states is never shown as if it did."""
    if not fact.date:
        return ""
    said = words(language)
    sentence = {
        "stated": said.date_stated,
        "derived": said.date_derived,
        "public record": said.date_public,
    }.get(fact.date_basis or "", said.date_plain)
    return sentence.format(date=shown(fact.date, language))


def _details(fact: Fact, language: str) -> list[str]:
    said = words(language)
    found = [
        *([said.according_to.format(who=fact.attributed_to)] if fact.attributed_to else []),
        *([said.certainty_means[fact.modality]] if fact.modality in said.certainty_means else []),
    ]
    found.extend(date_source(fact, language)[:1])
    if fact.date and fact.date_note:
        sentence = said.date_derived_how if fact.date_basis == "derived" else said.date_printed
        found.append(sentence.format(text=fact.date_note))
    if fact.standing:
        found.append(said.standing.get(fact.standing, fact.standing))
    return found
