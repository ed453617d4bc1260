"""An answer → a card: what is asked for in its headline, the facts under it, and what can be pressed."""

from collections.abc import Iterable

from bot.cards.card import Action, Card, Picture
from bot.cards.escape import one_line
from bot.cards.facts import fact_item
from bot.cards.shelf import Shelf
from bot.cards.words import words
from knowledge import Answer


def answer_card(
    answer: Answer,
    shelf: Shelf,
    actions: tuple[Action, ...] = (),
    picture: Picture | None = None,
    asked: str = "",
) -> Card:
    """What a person sees of an answer: every fact that covers the question, the ones asked for first.

    Args:
        answer: the answer.
        shelf: the documents, for naming them.
        actions: what can be pressed under it.
        picture: what can be looked at beside it.
        asked: the questions of the conversation that lead to it, a line each; empty where no page can be turned.
    """
    said = words(answer.language)
    offers = bool(answer.suggestions) or any(action.kind == "ask" for action in actions)
    title = {"ambiguous": said.choose, "unknown": said.suggestions}.get(answer.status, said.also)
    return Card(
        tone=answer.status,
        title=answer.headline,
        items=tuple(
            fact_item(fact, shelf, answer.language, said_already=fact.text in answer.headline)
            for fact in (*answer.facts, *answer.more)
        ),
        note="\n".join(map(one_line, answer.notes)) or None,
        choices_title=title if offers else "",
        choices=answer.suggestions,
        footer=shelf.coverage(answer.language, _cited(answer)) if answer.status == "answered" else None,
        actions=actions,
        language=answer.language,
        picture=picture,
        turned_by=Action("answer", asked, "") if asked else None,
    )


def _cited(answer: Answer) -> Iterable[str]:
    """The documents that an answer quotes."""
    return dict.fromkeys(quote.document for fact in (*answer.facts, *answer.more) for quote in fact.evidence)


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
    if len(answer.facts) == 1:
        found.append(Action("source", answer.facts[0].record, said.button_source))
    elif answer.facts:
        found.append(Action("proof", asked, said.button_source))
    if answer.understood is not None:
        found.append(Action("why", asked, said.button_why))
    if answer.status == "answered":
        found.append(Action("other", asked, said.button_other))
    if private:
        found.append(Action("everyone", asked, said.button_everyone))
    found.extend(Action("ask", question, question) for question in (answer.suggestions or related))
    return tuple(found)
