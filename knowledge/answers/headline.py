"""The one sentence that answers: in words that keep the source's certainty."""

from knowledge.answers.facts import Known
from knowledge.answers.shown import basis_words
from knowledge.answers.words import words
from knowledge.questions.question import Order, Question
from knowledge.records.modality import Modality
from knowledge.records.record import Aspect

_PARTICULAR = (Aspect.WHY, Aspect.WHERE, Aspect.HOW_LONG, Aspect.HOW_OFTEN)
_SAID = (*_PARTICULAR, Aspect.WHO)
"""Aspects whose curated sentence makes the headline, the most particular first."""


_STANDING = frozenset({"complete"})
"""Topics by which a question asks what became of a thing."""


def headline(question: Question, facts: list[Known], newest: str) -> str:
    """The headline of an answer whose first fact is the one asked for."""
    sentences, leading = words(question.language), facts[0]
    text = leading.claim.text.in_(question.language)
    if (reply := replied(question, leading)) is not None:
        return reply
    particular = _said(question, leading, _PARTICULAR)
    if (
        question.order is not None
        and leading.record is not None
        and not particular
        and Aspect.WHEN not in question.aspects
    ):
        frame = {
            Order.LATEST: sentences.latest,
            Order.FIRST: sentences.first,
            Order.LARGEST: sentences.largest,
            Order.SMALLEST: sentences.smallest,
        }[question.order]
        if (question.order in (Order.LATEST, Order.FIRST)) or leading.amounts:
            return frame.format(newest=newest, text=text)
    steps = leading.record.status if leading.record is not None else []
    if steps and any(span.topics & _STANDING and not span.ignorable for span in question.spans):
        return sentences.stands.format(text=steps[-1].text.in_(question.language))
    if Aspect.WHEN in question.aspects and leading.record is not None:
        return _when(question, leading, text)
    if question.yes_no:
        return certain(question.language, leading)
    asked = _said(question, leading, _SAID)
    return asked[0] if len(asked) == 1 and not question.identifies else text


def replied(question: Question, leading: Known) -> str | None:
    """What the record replies to a question that turns it round, or asks what the document leaves open."""
    if not (question.yes_no or Aspect.WHEN in question.aspects):
        return None
    asked = {topic for span in question.spans if not span.ignorable for topic in span.topics}
    reply = next(
        (each for each in leading.claim.replies if asked & set(each.topics) and not asked & set(each.unless)), None
    )
    return reply.text.in_(question.language) if reply is not None else None


def _said(question: Question, leading: Known, aspects: tuple[Aspect, ...]) -> list[str]:
    said = leading.claim.says
    return [said[each].in_(question.language) for each in aspects if each in question.aspects and each in said]


def _when(question: Question, leading: Known, text: str) -> str:
    sentences, when = words(question.language), leading.date
    said = leading.claim.says.get(Aspect.WHEN)
    if said is not None:
        return said.in_(question.language)
    if when is None or known_to_be_open(leading):
        return sentences.when_undated.format(text=text)
    return sentences.when.format(date=when.value, basis=basis_words(when, question.language), text=text)


def known_to_be_open(known: Known) -> bool:
    """Whether the document says only that it may come, so that its date is that of the report and not of the thing."""
    return known.claim.modality in (Modality.CONSIDERING, Modality.COULD)


def certain(language: str, known: Known) -> str:
    """A fact's sentence behind its certainty, for a question that wants a yes or a no."""
    sentences = words(language)
    frame = {
        Modality.DONE: "{text}",
        Modality.ORDERED: sentences.is_ordered,
        Modality.ANNOUNCED: sentences.is_announced,
        Modality.CONSIDERING: sentences.is_considering,
        Modality.COULD: sentences.is_could,
        Modality.OPINION: sentences.is_opinion,
    }[known.claim.modality]
    return frame.format(text=known.claim.text.in_(language))
