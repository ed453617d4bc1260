"""What the facts of the documents answer: all of a question, each of its parts, or what it takes for granted wrongly.

Which facts cover it (`cover`) → which of them leads (`choose`) → several questions in one (`several`) → a false premise
(`premise`, `roles`) → the facts with their quotes (`shown`) → the headline → notes.
"""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers import refuse
from knowledge.answers.answer import Answer
from knowledge.answers.choose import SHOWN, answering, sorted_by
from knowledge.answers.facts import Known
from knowledge.answers.headline import headline
from knowledge.answers.holdings import documents, newest, register
from knowledge.answers.listing import lists_fines
from knowledge.answers.nearest import Weights, nearest, says_nothing
from knowledge.answers.negation import affirmed, alternatives, excepting, negated
from knowledge.answers.premise import Correction, correct
from knowledge.answers.roles import false_doer, false_speaker, false_sufferer
from knowledge.answers.several import asks_twice, clauses, is_choice, merged, per_name
from knowledge.answers.shown import notes, shown
from knowledge.answers.words import words
from knowledge.loading import Base
from knowledge.questions.question import Ask, Question, Span


class ByFacts:
    """Answers from the facts of one base. Holds no state between questions.

    Args:
        base: what the facts belong to.
        known: the facts.
    """

    def __init__(self, base: Base, known: Sequence[Known]) -> None:
        self._base, self._known = base, known
        self._weights, self._newest = Weights(known), newest(base)

    def answer(self, question: Question) -> Answer | None:
        """The facts that cover all of a question, or what they say instead of what it takes for granted."""
        choice = alternatives(question)
        if choice is not None and (either := self._either(choice)) is not None:
            return either
        if (
            negated(question)
            or false_speaker(question, self._known) is not None
            or says_nothing(question, self._weights)
        ):
            return None
        return self._affirmed(affirmed(question))

    def _affirmed(self, question: Question) -> Answer | None:
        if {Ask.COVERAGE, Ask.HELP} & question.asks and not question.content and not question.leftover:
            return self._about_itself(question)
        if question.leftover or not question.leads:
            return self._corrected(question) if question.leftover else None
        if (doer := false_doer(question, self._known)) is not None:
            return self._without_role(question, doer)
        if (sufferer := false_sufferer(question, self._known)) is not None:
            return self._without_role(question, sufferer) if question.yes_no else None
        return self._several_at_once(question) or self._at_once(question) or self._corrected(question)

    def _without_role(self, question: Question, wrong: Span) -> Answer | None:
        """What the documents say instead, where a question makes one the doer or the sufferer who is none."""
        facts = answering(question.without([wrong]), self._known)
        if not facts:
            return None
        answer = self._answered(question.without([wrong]), facts[:3])
        return replace(answer, headline=self._no(question, Correction(facts, (wrong,), "name")), understood=question)

    def _several_at_once(self, question: Question) -> Answer | None:
        """A comparison, a choice between names, or two questions in one."""
        if Ask.COMPARE in question.asks or question.order is not None:
            groups = [facts for _, facts in per_name(question, self._known)]
            groups = groups or (self._parts(question) if Ask.COMPARE in question.asks else [])
            if groups:
                return self._compared(question, groups)
        chosen = self._either(question) if is_choice(question) else None
        return chosen or (self._by_clauses(question) if asks_twice(question) else None)

    def _at_once(self, question: Question) -> Answer | None:
        """The facts that cover all of it, or each of its names, or each of its clauses."""
        if facts := answering(*excepting(question, self._known)):
            return self._answered(question, facts)
        if groups := per_name(question, self._known):
            return self._compared(question, [facts for _, facts in groups])
        return self._by_clauses(question)

    def _either(self, question: Question) -> Answer | None:
        """Which of several it is; where it is asked which it is not, the rest is for the reader to conclude."""
        found = [group for _, group in per_name(question, self._known, each=False)]
        return self._answered(question, merged(found)) if found else None

    def _by_clauses(self, question: Question) -> Answer | None:
        parts, found = [part for part, _ in clauses(question)], self._parts(question)
        if not found:
            return None
        if question.order is not None:
            return self._compared(question, found)
        facts = merged(found)
        first = self._answered(parts[0], facts)
        lines = [headline(part, each, self._newest) for part, each in zip(parts, found, strict=True)]
        return replace(first, question=question.text, headline=" ".join(dict.fromkeys(lines)), understood=question)

    def _parts(self, question: Question) -> list[list[Known]]:
        """The answer to each clause; empty unless there are several and each has one."""
        found = [answering(part, self._known) or answering(alone, self._known) for part, alone in clauses(question)]
        return found if len(found) > 1 and all(found) else []

    def _corrected(self, question: Question) -> Answer | None:
        correction = correct(question, self._known)
        if correction is None:
            return None
        answer = self._answered(question.without(correction.wrong), correction.facts[:3])
        return replace(answer, headline=self._no(question, correction), understood=question, listing=None)

    def _no(self, question: Question, correction: Correction) -> str:
        sentences = words(question.language)
        text = correction.facts[0].claim.text.in_(question.language)
        if correction.what == "figure":
            figures = sentences.list_join.join(span.text for span in correction.wrong)
            return sentences.not_the_figure.format(figure=figures, text=text)
        if correction.what == "offence":
            pieces = sentences.list_join.join(f"“{span.text}”" for span in correction.wrong)
            return sentences.not_for_that.format(words=pieces, text=text)
        names = sentences.names_join.join(
            self._name(span, question.language) if span.names else f"“{span.text}”" for span in correction.wrong
        )
        return sentences.not_by_name.format(names=names, text=text)

    def _compared(self, question: Question, groups: list[list[Known]]) -> Answer:
        facts = merged(groups)
        if question.order is not None:
            facts = [*sorted_by(question.order, facts[:SHOWN]), *facts[SHOWN:]]
        answer = self._answered(question, facts)
        if question.order is not None:
            return answer
        text = " ".join(dict.fromkeys(group[0].claim.text.in_(question.language) for group in groups))
        return replace(answer, headline=words(question.language).compared.format(text=text))

    def _answered(self, question: Question, facts: Sequence[Known]) -> Answer:
        found = notes(question, facts, self._base)
        if aside := [span for span in question.spans if span.aside or not span.explained]:
            sentences = words(question.language)
            found.append(
                sentences.left_aside.format(words=sentences.list_join.join(f"“{span.text}”" for span in aside))
            )
        return Answer(
            question.text,
            "answered",
            headline(question, list(facts), self._newest),
            tuple(shown(fact, self._base, question.language) for fact in facts[:SHOWN]),
            tuple(found),
            (),
            question.language,
            question,
            listing="fines" if lists_fines(question, facts[:SHOWN]) else None,
            more=tuple(shown(fact, self._base, question.language) for fact in facts[SHOWN:]),
        )

    def nearly(self, question: Question) -> Answer | None:
        """Answer by the fact that clearly is meant, though a word of the question is none of its own."""
        facts = nearest(question, self._known, self._weights)[:SHOWN]
        return self._answered(question, facts) if facts else None

    def without_framing(self, question: Question) -> Answer | None:
        """Answer the sentences that are understood, where whole others around them are not, and say so."""
        if not question.leftover:
            return None
        sentences = _sentences(question)
        clear = [spans for spans in sentences if all(span.explained for span in spans)]
        if len(sentences) < 2 or not clear:
            return None
        rest = replace(question, spans=tuple(span for spans in clear for span in spans))
        if not any(span.must_be_met and (span.names or span.topics) for span in rest.spans):
            return None
        answer = self.answer(rest)
        if answer is None or not any(span.names for span in rest.spans):
            return None
        said = words(question.language)
        aside = said.left_aside.format(
            words=said.list_join.join(f"“{piece}”" for piece in refuse.unexplained(question))
        )
        return replace(answer, question=question.text, notes=(*answer.notes, aside))

    def _about_itself(self, question: Question) -> Answer:
        sentences = words(question.language)
        frame = sentences.coverage if Ask.COVERAGE in question.asks else sentences.help
        text = frame.format(
            documents=documents(self._base, question.language),
            newest=self._newest,
            records=len(self._base.records) + len(self._base.things),
        )
        if Ask.COVERAGE in question.asks and (register_ := register(self._base, question.language)) is not None:
            text = f"{text} {register_}"
        return Answer(
            question.text, "unknown", text, suggestions=refuse.suggestions(question, self._base, self._known),
            language=question.language, understood=question,
        )  # fmt: skip

    def _name(self, span: Span, language: str) -> str:
        thing = self._base.things.get(span.names[0].record)
        return thing.name.in_(language) if thing is not None else span.text


def _sentences(question: Question) -> list[list[Span]]:
    """The spans by sentence of the text."""
    found: list[list[Span]] = [[]]
    for before, span in zip((None, *question.spans), question.spans, strict=False):
        between = question.text[before.end : span.start] if before is not None else ""
        if any(char in between for char in ".!?;。！？；\n"):
            found.append([])
        found[-1].append(span)
    return [spans for spans in found if spans]
