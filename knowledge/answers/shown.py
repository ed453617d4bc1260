"""A known fact → the fact as an answer shows it, with its quotes and their offsets; and the sentences beside it."""

from collections.abc import Iterable

from knowledge.answers.answer import DateSource, Fact, Quote, Sum
from knowledge.answers.facts import Known
from knowledge.answers.holdings import newest
from knowledge.answers.words import words
from knowledge.loading import Base
from knowledge.questions.question import Order, Question
from knowledge.records.dates import When


def shown(known: Known, base: Base, language: str) -> Fact:
    """The fact in the contract's form, in a language; its quotes stay in the original."""
    claim, when = known.claim, known.date
    standing = known.record.standing if known.record is not None else None
    return Fact(
        record=known.id,
        kind=known.kind,
        text=claim.text.in_(language),
        modality=claim.modality.value,
        attributed_to=claim.attributed_to.in_(language) if claim.attributed_to else None,
        date=when.value if when else None,
        date_basis=when.basis if when else None,
        date_source=DateSource(when.source.title, when.source.publisher, when.source.address)
        if when and when.source
        else None,
        standing=standing.value if standing else None,
        evidence=tuple(
            Quote(each.document, each.quote, *base.located[each.document, each.quote]) for each in claim.evidence
        ),
        date_note=when.derivation or when.printed if when else None,
        about=tuple(base.things[each].name.in_(language) for each in claim.about if each in base.things),
        sums=tuple(Sum(each.value, each.currency, each.unit == "per incident", each.printed) for each in known.amounts),
    )


def basis_words(when: When, language: str) -> str:
    """How a date is known, in words."""
    sentences = words(language)
    return {
        "stated": sentences.basis_stated,
        "derived": sentences.basis_derived,
        "public record": sentences.basis_public,
    }[when.basis]


def notes(question: Question, facts: Iterable[Known], base: Base) -> list[str]:
    """What a careful reader would add: how words were read, what the leading fact's date rests on, what came since."""
    sentences = words(question.language)
    found = [sentences.read_as.format(typed=span.text, meant=span.read_as) for span in question.corrections]
    found.extend(
        sentences.read_as.format(typed=span.text, meant=base.things[span.names[0].record].name.in_(question.language))
        for span in question.named
        if span.names[0].guessed or span.names[0].name.strength == "weak"
    )
    leading = next(iter(facts), None)
    if leading is None:
        return found
    if question.order is Order.LATEST:
        found.append(sentences.up_to.format(newest=newest(base)))
    if question.order in (Order.LATEST, Order.FIRST):
        found.extend(_of_date(leading, question.language))
    found.extend(note.in_(question.language) for note in leading.claim.notes)
    found.extend(_of_record(leading, question))
    return found


def _of_date(known: Known, language: str) -> list[str]:
    when, sentences = known.date, words(language)
    if when is None or known.record is None:
        return []
    if when.source is not None:
        source = when.source
        return [sentences.date_public.format(date=when.value, publisher=source.publisher)]
    return [sentences.date_derived.format(date=when.value, derivation=when.derivation)] if when.derivation else []


def _of_record(known: Known, question: Question) -> list[str]:
    sentences, language = words(question.language), question.language
    found: list[str] = []
    steps = known.record.status if known.record is not None else []
    if steps and steps[-1].source is not None:
        step = steps[-1]
        source = step.source
        if source is not None:
            found.append(
                sentences.status.format(
                    text=step.text.in_(language), publisher=source.publisher, address=source.address
                )
            )
    touched = {topic for span in question.spans for topic in span.topics}
    shown_already = known.date.source if known.date is not None else None
    found.extend(
        sentences.public_record_same.format(text=note.text.in_(language))
        if note.source == shown_already
        else sentences.public_record.format(
            text=note.text.in_(language), publisher=note.source.publisher, address=note.source.address
        )
        for note in known.claim.public_record
        if not note.topics or touched & set(note.topics)
    )
    return found
