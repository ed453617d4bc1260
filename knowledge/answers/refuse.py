"""Refusing well: what the base does not have, what it has, and what is nearest."""

from collections.abc import Iterable

from knowledge.answers.answer import Answer
from knowledge.answers.facts import Known
from knowledge.answers.holdings import documents, newest
from knowledge.answers.words import words
from knowledge.loading import Base
from knowledge.questions.question import Question

LIMIT = 1000
"""Characters of the longest question that is read; a longer one is asked for again, shorter."""
_SUGGESTIONS = 3
_EXAMPLES = {"en": "latest fine on Alibaba", "zh_hans": "阿里巴巴最大的罚款", "zh_hant": "阿里巴巴最大的罰款"}


def is_damaged(text: str) -> bool:
    """Whether characters of it were lost on the way: a word that nobody can read may be the one that counts."""
    return any(char == "\ufffd" or "\ud800" <= char <= "\udfff" for char in text)


def unreadable(text: str, base: Base, language: str = "en") -> Answer:
    """No words at all, too many, or characters that were lost."""
    sentences = words(language)
    if len(text) > LIMIT:
        headline = sentences.too_long.format(length=len(text), limit=LIMIT)
    elif is_damaged(text):
        headline = sentences.damaged
    elif not text.strip():
        headline = sentences.empty.format(example=_EXAMPLES[language])
    else:
        headline = sentences.no_words.format(example=_EXAMPLES[language])
    return Answer(text, "unknown", headline, suggestions=(_EXAMPLES[language],), language=language)


def no_date(text: str, given: str, language: str) -> Answer:
    """Something stands where a date would, and is none: the calendar has no such day, or nobody can read it."""
    return Answer(text, "unknown", words(language).no_date.format(given=given.strip()), language=language)


def refuse(question: Question, base: Base, known: Iterable[Known]) -> Answer:
    """I don't have that; and what comes nearest."""
    sentences = words(question.language)
    held = sentences.held.format(documents=documents(base, question.language), newest=newest(base))
    period = next((span.period for span in question.spans if span.period), None)
    if question.leftover:
        missing = sentences.list_join.join(f"“{piece}”" for piece in unexplained(question)[:5])
        headline = sentences.unknown_words.format(words=missing, held=held)
    elif period is not None:
        headline = sentences.nothing_within.format(period=period.label, held=held)
    elif question.named:
        names = sentences.names_join.join(
            _name(base, span.names[0].record, question.language) for span in question.named
        )
        headline = sentences.nothing_of_kind.format(names=names, held=held)
    else:
        headline = sentences.unknown.format(held=held)
    return Answer(
        question.text,
        "unknown",
        headline,
        suggestions=suggestions(question, base, known),
        language=question.language,
        understood=question if question.leads else None,
    )


def unexplained(question: Question) -> list[str]:
    """The pieces that nothing explains; Hanzi that stand together are one piece."""
    found: list[tuple[int, int]] = []
    for span in question.leftover:
        if found and found[-1][1] == span.start:
            found[-1] = (found[-1][0], span.end)
        else:
            found.append((span.start, span.end))
    return list(dict.fromkeys(question.text[start:end] for start, end in found))


def suggestions(question: Question, base: Base, known: Iterable[Known]) -> tuple[str, ...]:
    """Questions near to this one that work as typed."""
    chinese = question.language != "en"
    found: list[str] = []
    fined = {name for fact in known if fact.kind == "fine" for name in fact.about}
    for span in question.named:
        name = span.names[0].record
        thing = base.things.get(name)
        if thing is None:
            continue
        shown = thing.names.strong[0]
        if chinese:
            shown = next((each for each in thing.names.strong if not each.isascii()), shown)
        if name in fined and not name.startswith("regulator"):
            found.append(f"{shown}最新的罚款" if chinese else f"latest fine on {shown}")
        found.append(f"介绍{shown}" if chinese else f"tell me about {shown}")
    found.append(_EXAMPLES["zh_hans" if chinese else "en"])
    found.append("什么是二选一" if chinese else "what is er xuan yi")
    return tuple(dict.fromkeys(found))[:_SUGGESTIONS]


def _name(base: Base, record: str, language: str) -> str:
    thing = base.things.get(record)
    return thing.name.in_(language) if thing is not None else record
