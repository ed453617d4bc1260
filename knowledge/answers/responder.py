"""A question → an answer: the order of work, each step in a module of its own.

What is asked (`questions`) → what is due (`agenda`) → a timeline → what it takes from the question before it
(`follow_ups`) → one of several things of that name (`ambiguous`) → what the facts answer (`by_facts`). What no step
answers is refused (`refuse`).
"""

import re
from dataclasses import replace
from datetime import date

from knowledge.answers import refuse, timeline
from knowledge.answers.agenda import Agenda
from knowledge.answers.ambiguous import readings, spelt_out
from knowledge.answers.answer import Answer, Fact
from knowledge.answers.by_facts import ByFacts
from knowledge.answers.examples import examples, naming
from knowledge.answers.facts import TIMELY, known_facts
from knowledge.answers.follow_ups import Lack, is_follow_up, joined
from knowledge.answers.holdings import newest
from knowledge.answers.repeated import said_once
from knowledge.answers.shown import shown
from knowledge.answers.words import words
from knowledge.loading import Base
from knowledge.questions.parse import Parser, written_in
from knowledge.questions.periods import no_day
from knowledge.questions.question import Ask, Question

_WHEN_DONE = re.compile(r"\s*(?:by )?when (?:do|does|must|should) ", re.IGNORECASE)
"""Asks for the time of what is done again and again, or has to be: a duty comes before what was once said."""


class Responder:
    """Answers questions from one base. Holds no state between questions."""

    def __init__(self, base: Base, parser: Parser, agenda: Agenda) -> None:
        self._base = base
        self._parser = parser
        self._agenda = agenda
        self._known = known_facts(base)
        self._facts = ByFacts(base, self._known)
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
        due = None if is_follow_up(text) else self._agenda.due_next(text, today, question.language)
        if due is not None:
            return replace(self._ended(question) or due if due.status == "unknown" else due, follows="never")
        if (told := self._told(question)) is not None:
            return told
        lack = self._lack(question)
        if lack is not None and before is not None:
            followed = self._followed(question, lack, before)
            if followed is not None:
                return replace(followed, follows="does")
        answer = self._one_of_several(question) or self._read(question)
        return replace(answer, follows="may" if lack is not None else "never")

    def _ended(self, question: Question) -> Answer | None:
        """What is asked of a duty that is over, where nothing is due any more: "are the reports still due?"."""
        answer = self._facts.answer(question)
        return answer if answer is not None and answer.facts and answer.facts[0].kind == "obligation" else None

    def _read(self, question: Question) -> Answer:
        return (
            self._answer_or_due(question)
            or self._agenda.named(question.text, question.today, question.language)
            or self._nearly(question)
            or self._facts.without_framing(question)
            or refuse.refuse(question, self._base, self._known)
        )

    def _answer_or_due(self, question: Question) -> Answer | None:
        """An answer; or what is due, where a time is asked for and the rule of a duty tells it better."""
        if _WHEN_DONE.match(question.text) and (due := self._due(question)) is not None:
            return due
        found = self._facts.answer(question)
        if found is not None and not (found.facts and found.facts[0].record in self._agenda.dated):
            return found
        return self._due(question) or found

    def _nearly(self, question: Question) -> Answer | None:
        """By the fact that clearly is meant; what a deadline is for may not be left aside."""
        return None if self._agenda.asks_what_is_due(question.text) else self._facts.nearly(question)

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

    def _lack(self, question: Question) -> Lack | None:
        """What a question leaves out, so that it takes it from the one before; None where it stands alone."""
        if question.leftover:
            return None
        names, rest = bool(question.named), any(not span.names and span.must_be_met for span in question.spans)
        if names == rest:
            return None
        if names:
            return "ask" if is_follow_up(question.text) else None
        return "subject" if is_follow_up(question.text) or self._facts.answer(question) is None else None

    def _followed(self, question: Question, lack: Lack, before: Question) -> Answer | None:
        """A question that leaves out its subject or its ask, read with those of the one before."""
        whole = joined(question, lack, before)
        is_due = Ask.DEADLINE in before.asks or any(span.topics & TIMELY for span in before.spans)
        return (self._agenda.answer(whole) if is_due else None) or self._facts.answer(whole)
