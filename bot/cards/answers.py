"""An answer → a card. What is sure, by whom and since when stands beside each fact, and its quotes under it."""

from collections.abc import Iterable

from bot.cards.card import Action, Card, Item, Picture, Quotation
from bot.cards.dates import shown
from bot.cards.shelf import Shelf
from bot.cards.words import words
from knowledge import Answer, Fact


def answer_card(answer: Answer, shelf: Shelf, actions: tuple[Action, ...] = (), picture: Picture | None = None) -> Card:
    """What a person sees of an answer.

    Args:
        answer: the answer.
        shelf: the documents, for naming them.
        actions: what can be pressed under it.
        picture: what can be looked at beside it.
    """
    said = words(answer.language)
    return Card(
        tone=answer.status,
        title=answer.headline,
        items=tuple(_item(fact, answer, shelf) for fact in answer.facts),
        note="\n".join(answer.notes) or None,
        choices_title=said.choose if answer.status == "ambiguous" else said.suggestions,
        choices=answer.suggestions,
        footer=shelf.coverage(answer.language, _cited(answer)) if answer.status == "answered" else None,
        actions=actions,
        language=answer.language,
        picture=picture,
    )


def _cited(answer: Answer) -> Iterable[str]:
    """The documents that an answer quotes."""
    return dict.fromkeys(quote.document for fact in answer.facts for quote in fact.evidence)


def answer_actions(answer: Answer, asked: str, related: Iterable[str], *, private: bool = False) -> tuple[Action, ...]:
    """What can be pressed under an answer.

    Args:
        answer: the answer.
        asked: the questions of the conversation that lead to it, a line each.
        related: other questions about the same things.
        private: whether only one person sees the answer.
    """
    said = words(answer.language)
    found: list[Action] = []
    if answer.facts:
        found.append(Action("source", answer.facts[0].record, said.button_source))
    if answer.understood is not None:
        found.append(Action("why", asked, said.button_why))
    if answer.status == "answered":
        found.append(Action("other", asked, said.button_other))
    if private:
        found.append(Action("everyone", asked, said.button_everyone))
    found.extend(Action("ask", question, question) for question in (answer.suggestions or related))
    return tuple(found)


def _item(fact: Fact, answer: Answer, shelf: Shelf) -> Item:
    return Item(
        text="" if fact.text in answer.headline else fact.text,
        details=tuple(_details(fact, answer.language)),
        quotes=tuple(Quotation(each.quote, shelf.named(each.document, answer.language)) for each in fact.evidence),
    )


def _details(fact: Fact, language: str) -> list[str]:
    said = words(language)
    certainty = said.certainty.get(fact.modality, fact.modality)
    if fact.attributed_to:
        certainty = said.according_to.format(certainty=certainty, who=fact.attributed_to)
    found = [certainty]
    if fact.date:
        found.append(_date(fact, shown(fact.date, language), language))
    if fact.date_note and fact.date_basis != "derived":
        found.append(said.date_printed.format(printed=fact.date_note))
    if fact.standing:
        found.append(said.standing.get(fact.standing, fact.standing))
    return found


def _date(fact: Fact, date: str, language: str) -> str:
    """The date and where it comes from: one that no document states is never shown as if it did."""
    said = words(language)
    if fact.date_basis == "stated":
        return said.date_stated.format(date=date)
    if fact.date_basis == "derived":
        plain = said.date_derived_plain
        return said.date_derived.format(date=date, how=fact.date_note) if fact.date_note else plain.format(date=date)
    if fact.date_basis == "public record":
        source = fact.date_source
        if source is None:
            return said.date_public_plain.format(date=date)
        return said.date_public.format(
            date=date, title=source.title, publisher=source.publisher, address=source.address
        )
    return said.date_plain.format(date=date)
