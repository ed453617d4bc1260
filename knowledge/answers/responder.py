"""A question → an answer: the order of work, each step in a module of its own.

What is asked (`questions`) → which facts cover it (`cover`) → which of them leads (`choose`) → several questions
in one (`several`) → a false premise (`premise`) → the facts with their quotes (`shown`) → the headline → notes.
What no step answers is refused (`refuse`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from knowledge.answers import refuse, timeline
from knowledge.answers.agenda import Agenda
from knowledge.answers.ambiguous import readings, spelt_out
from knowledge.answers.answer import Answer, Fact
from knowledge.answers.choose import SHOWN, answering, sorted_by
from knowledge.answers.examples import examples, naming
from knowledge.answers.facts import TIMELY, Known, known_facts
from knowledge.answers.headline import headline
from knowledge.answers.holdings import documents, newest, register
from knowledge.answers.listing import lists_fines
from knowledge.answers.nearest import Weights, nearest
from knowledge.answers.negation import affirmed, alternatives, excepting, negated
from knowledge.answers.premise import Correction, correct
from knowledge.answers.repeated import said_once
from knowledge.answers.roles import false_doer, false_sufferer
from knowledge.answers.several import asks_twice, clauses, is_choice, merged, per_name
from knowledge.answers.shown import notes, shown
from knowledge.answers.words import words
from knowledge.loading import Base
from knowledge.questions.parse import Parser, written_in
from knowledge.questions.periods import no_day
from knowledge.questions.question import Ask, Question, Span

_WHEN_DONE = re.compile(r"\s*(?:by )?when (?:do|does|must|should) ", re.IGNORECASE)
"""Asks for the time of what is done again and again, or has to be: a duty comes before what was once said."""


class Responder:
    """Answers questions from one base. Holds no state between questions."""

    def __init__(self, base: Base, parser: Parser, agenda: Agenda) -> None:
        self._base = base
        self._parser = parser
        self._agenda = agenda
        self._known = known_facts(base)
        self._weights = Weights(self._known)
        self._newest = newest(base)
        made = (*examples(base, self._known), *agenda.examples_of_firms(), *agenda.examples())
        chinese = (*examples(base, self._known, chinese=True), *agenda.examples("zh_hans"))
        self._examples = {False: tuple(dict.fromkeys(made)), True: tuple(dict.fromkeys(chinese))}

    def answer(self, text: str, today: date, before: Question | None = None, language: str | None = None) -> Answer:
        """Answer any text at all.

        Args:
            text: the question as typed.
            today: what "last year" is relative to.
            before: the question before it, whose subject or whose ask a follow-up ("and Tencent?") leaves out.
            language: of the frame words; that of the question by default.
        """
        if len(text) > refuse.LIMIT or not text.strip() or refuse.is_damaged(text):
            return refuse.unreadable(text, self._base, language or "en")
        question = said_once(self._parser.parse(text, today))
        question = replace(question, language=language or question.language)
        wrong = no_day(text)
        if not question.spans or wrong is not None:
            language = question.language
            return refuse.no_date(text, wrong, language) if wrong else refuse.unreadable(text, self._base, language)
        due = None if _is_follow_up(text) else self._agenda.due_next(text, today, question.language)
        if due is not None:
            return replace(self._ended(question) or due if due.status == "unknown" else due, follows="never")
        if (told := self._told(question)) is not None:
            return told
        lacks = self._lacks(question)
        if lacks is not None and before is not None:
            followed = self._followed(question, lacks, before)
            if followed is not None:
                return replace(followed, follows="does")
        answer = self._one_of_several(question) or self._read(question)
        return replace(answer, follows="may" if lacks is not None else "never")

    def _ended(self, question: Question) -> Answer | None:
        """What is asked of a duty that is over, where nothing is due any more: "are the reports still due?"."""
        answer = self._answer(question)
        return answer if answer is not None and answer.facts and answer.facts[0].kind == "obligation" else None

    def _read(self, question: Question) -> Answer:
        return (
            self._answer_or_due(question)
            or self._agenda.named(question.text, question.today, question.language)
            or self._nearly(question)
            or self._without_framing(question)
            or refuse.refuse(question, self._base, self._known)
        )

    def _answer_or_due(self, question: Question) -> Answer | None:
        """An answer; or what is due, where a time is asked for and the rule of a duty tells it better."""
        if _WHEN_DONE.match(question.text) and (due := self._due(question)) is not None:
            return due
        found = self._answer(question)
        if found is not None and not (found.facts and found.facts[0].record in self._agenda.dated):
            return found
        return self._due(question) or found

    def _due(self, question: Question) -> Answer | None:
        return self._agenda.due(question.text, question.today, question.language)

    def _one_of_several(self, question: Question) -> Answer | None:
        """Where several things bear a name, the one that an answer is known for; a choice where it is several."""
        shared = readings(question, self._base)
        if shared is None:
            return None
        span, meant = shared
        answers = [(each, answer) for each in meant if (answer := self._read(each)).status == "answered"]
        if len(answers) == 1:
            return answers[0][1]
        if not answers:
            return self._read(meant[0])
        sentences = words(question.language)
        names = [next(each.names[0].record for each in one.spans if each.start == span.start) for one, _ in answers]
        choices = sentences.list_join.join(self._base.things[name].name.in_(question.language) for name in names)
        return Answer(
            question.text,
            "ambiguous",
            sentences.ambiguous.format(name=span.text, choices=choices),
            suggestions=tuple(spelt_out(one, span, self._base) for one, _ in answers),
            language=question.language,
            understood=question,
        )

    def timeline(
        self, subject: str | None, start: str | None, end: str | None, today: date, language: str | None = None
    ) -> Answer:
        """What happened, earliest first, of a subject and within a span; undated facts are left out.

        Args:
            subject: a name in any spelling, or None for everything.
            start: YYYY, YYYY-MM or YYYY-MM-DD, or None.
            end: the same; the last day that it can mean counts.
            today: what relative dates are relative to.
            language: as for `answer`.
        """
        text = timeline.wording(subject, start, end)
        refused = self.no_span(text, start, end, today, language)
        if refused is not None:
            return refused
        question = self._parser.parse(text, today)
        question = replace(question, language=language or question.language)
        return self._told(question) or refuse.refuse(question, self._base, self._known)

    def no_span(
        self, text: str, start: str | None, end: str | None, today: date, language: str | None = None
    ) -> Answer | None:
        """A refusal where what was given as a date is none, or the last comes before the first; None if all is well.

        Args:
            text: the whole question.
            start: what was given as its first date, if anything was.
            end: what was given as its last one.
            today: what relative dates are relative to.
            language: as for `answer`.
        """
        spoken = language or written_in(text)
        found = [(given, self._parser.period(given, today)) for given in (start, end) if given]
        missing = next((given for given, period in found if period is None), None)
        if missing is not None:
            return refuse.no_date(text, missing, spoken)
        first, last = (period for _, period in found) if len(found) == 2 else (None, None)
        if first and last and first.start and last.end and first.start > last.end:
            headline = words(spoken).no_span.format(start=start, end=end)
            return Answer(text, "unknown", headline, language=spoken)
        return None

    def _told(self, question: Question) -> Answer | None:
        """The timeline that a question asks for; None where it asks for none, or there is nothing to tell."""
        subject = timeline.subject(question)
        events = timeline.told(subject, self._known) if subject is not None else []
        if not events:
            return None
        return Answer(
            question.text,
            "answered",
            words(question.language).timeline.format(count=len(events), newest=self._newest),
            tuple(shown(known, self._base, question.language) for known in events),
            language=question.language,
            understood=question,
            follows="never",
            listing="timeline",
        )

    def facts(self, record: str, language: str) -> list[Fact]:
        """All that is known under an id, as answers show it."""
        known = (*self._known, *self._agenda.duties) if record in self._base.obligations else self._known
        found = {each.claim.text.en: each for each in known if each.id == record}
        return [shown(each, self._base, language) for each in found.values()]

    def facts_of(self, document: str, language: str) -> list[Fact]:
        """All that a document proves, in the order of the records."""
        proved = (known for known in self._known if any(each.document == document for each in known.claim.evidence))
        return [shown(known, self._base, language) for known in proved]

    def examples(self, language: str = "en") -> tuple[str, ...]:
        """Questions that work as typed, the most useful first."""
        return self._examples[language != "en"]

    def examples_for(self, record: str, language: str = "en") -> tuple[str, ...]:
        """Questions about one thing that work as typed."""
        thing, chinese = self._base.things.get(record), language != "en"
        return naming(thing, self._examples[chinese], chinese=chinese) if thing is not None else ()

    def _answer(self, question: Question) -> Answer | None:
        choice = alternatives(question)
        if choice is not None and (either := self._either(choice)) is not None:
            return either
        return None if negated(question) else self._affirmed(affirmed(question))

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

    def _nearly(self, question: Question) -> Answer | None:
        """Answer by the fact that clearly is meant, though a word of the question is none of its own."""
        if self._agenda.asks_what_is_due(question.text):
            return None
        facts = nearest(question, self._known, self._weights)[:SHOWN]
        return self._answered(question, facts) if facts else None

    def _without_framing(self, question: Question) -> Answer | None:
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
        answer = self._answer(rest)
        if answer is None or not any(span.names for span in rest.spans):
            return None
        said = words(question.language)
        aside = said.left_aside.format(
            words=said.list_join.join(f"“{piece}”" for piece in refuse.unexplained(question))
        )
        return replace(answer, question=question.text, notes=(*answer.notes, aside))

    def _lacks(self, question: Question) -> Literal["subject", "ask"] | None:
        """What a question leaves out, so that it takes it from the one before; None where it stands alone."""
        if question.leftover:
            return None
        names, rest = bool(question.named), any(not span.names and span.must_be_met for span in question.spans)
        if names == rest:
            return None
        if names:
            return "ask" if _is_follow_up(question.text) else None
        return "subject" if _is_follow_up(question.text) or self._answer(question) is None else None

    def _followed(self, question: Question, lacks: Literal["subject", "ask"], before: Question) -> Answer | None:
        """A question that leaves out its subject or its ask, read with those of the one before."""
        if lacks == "ask":
            carried = tuple(span for span in before.spans if not span.names)
        else:
            rest = tuple(span for span in question.spans if span.must_be_met)
            bare = all(span.aspects and not span.topics for span in rest)  # "why?" is about all that was asked before
            carried = tuple(
                span for span in before.spans if span.names or (bare and span.must_be_met and not span.aspects)
            )
        joined = replace(question, spans=(*question.spans, *carried), language=question.language)
        is_due = Ask.DEADLINE in before.asks or any(span.topics & TIMELY for span in before.spans)
        return (self._agenda.answer(joined) if is_due else None) or self._answer(joined)

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


def _is_follow_up(text: str) -> bool:
    folded = text.strip().lower()
    return folded.startswith(
        (
            "and ",
            "what about",
            "how about",
            "or ",
            "same for",
            "also ",
            "but ",
            "那",
            "和",
            "还有",
            "那么",
            "以及",
            "then ",
        )
    ) or folded.endswith(("呢", "呢?", "呢？"))


def _sentences(question: Question) -> list[list[Span]]:
    """The spans by sentence of the text."""
    found: list[list[Span]] = [[]]
    for before, span in zip((None, *question.spans), question.spans, strict=False):
        between = question.text[before.end : span.start] if before is not None else ""
        if any(char in between for char in ".!?;。！？；\n"):
            found.append([])
        found[-1].append(span)
    return [spans for spans in found if spans]
