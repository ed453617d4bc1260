"""Questions for what is due: obligations that cover every word, the soonest first, each with how its date comes about.

The register of obligations dates duties and explains nothing, so it has a vocabulary of its own: its words are known
here and nowhere else, and no other question is read otherwise for its sake. A question is about what is due if it asks
for a deadline, or for when, how often or what has to be filed, and names a duty or somebody who is shown to owe it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from knowledge.answers.answer import Answer, Fact, Quote
from knowledge.answers.cover import cover
from knowledge.answers.days import days_of, falls_within, years_later
from knowledge.answers.due import Deadline, deadline, is_open
from knowledge.answers.examples import called
from knowledge.answers.facts import TIMELY, Known, known_duties
from knowledge.answers.words import words
from knowledge.deadlines.arithmetic import day_in_words
from knowledge.deadlines.binding import Binding
from knowledge.deadlines.listing import Due, Wanted, due_within
from knowledge.loading import Base
from knowledge.matching.chinese import simplify
from knowledge.matching.index import NameIndex
from knowledge.questions.parse import Parser
from knowledge.questions.question import Ask, Order, Question
from knowledge.questions.signals import SIGNALS
from knowledge.questions.telling_words import TELLING
from knowledge.records.obligation import Obligation
from knowledge.records.record import Aspect

SHOWN = 6
"""How many due dates an answer shows at most."""

_DUE, _NOT_DUE = "due-date", "due-otherwise"
"""Topics: what asks for a deadline, and phrases in which “due” is none."""
_ASPECTS = frozenset({Aspect.WHEN, Aspect.HOW_OFTEN, Aspect.HOW_LONG})

_DONE = "filed|submitted|published|reported|sent|done|met|missed|audited|complied|completed|updated|disclosed"
_TOLD = re.compile(
    rf"\b(?:did|had)\b|\b(?:has|have)\b(?! to\b)(?: [\w’']+){{0,3}} (?:been|{_DONE})\b|\b(?:was|were)\b(?!.*\bdue\b)"
    r"|[了过過](?:吗|嗎|没|沒)|是否已|已经|已經",
    re.IGNORECASE,
)
"""Asks whether or when something was done, which no duty tells."""

_DUTY = re.compile(
    r"\b(?:audits?|reports?|reporting|assessments?|filings?|dut(?:y|ies)|obligations?|requirements?)\b"
    r"|审计|报告|报送|评估|义务"
)
"""Says what is owed; a law or a kind of firm alone is none."""
_EXPLAINS = re.compile(
    r"\b(?:what(?: is|['’]?s)|define|definition|meaning|explain)\b|什么是|是什么|是啥|意思", re.IGNORECASE
)
"""Asks what something is, which the register does not say."""

_AHEAD = 10
"""Years within which the next date of a duty is looked for, and the last one back."""


def register_topics(base: Base) -> frozenset[str]:
    """The topics that none but a compiled register uses."""
    compiled = {each.id: base.is_compiled(each.evidence) for each in base.records.values()}
    own = {topic for each in base.records.values() if compiled[each.id] for topic in (*each.topics, *each.also)}
    own |= {topic for each in base.classes.values() for topic in each.topics}
    own |= {topic for each in base.entities.values() for member in each.classes for topic in member.topics}
    others = {topic for each in base.records.values() if not compiled[each.id] for topic in (*each.topics, *each.also)}
    others |= {topic for thing in base.things.values() for fact in thing.facts for topic in (*fact.topics, *fact.also)}
    others |= {topic for thing in base.things.values() for topic in thing.topics}
    return frozenset(own - others)


class Agenda:
    """Answers what is due from the obligations of one base. Holds no state between questions.

    Attributes:
        binding: which firms are shown to owe what.
        duties: every obligation that has a rule of time.
        dated: ids of those whose dates are worked out by their rule.
    """

    def __init__(self, base: Base, names: NameIndex) -> None:
        self._base, self._names = base, names
        self.binding = Binding(base)
        self.duties = known_duties(base, self.binding)
        self.dated = {duty.id for duty in self.duties if self._is_dated_here(duty)}
        self._due = _pattern(self._phrases({_DUE}))
        asked = [signal for signal in SIGNALS if signal.meaning in _ASPECTS]
        self._timely = _pattern(
            [*self._phrases(TIMELY), *(phrase for each in asked for phrase in (*each.en, *each.zh))]
        )

    def _is_dated_here(self, duty: Known) -> bool:
        """Whether its dates are worked out by its rule: always in a register, else unless its record words them."""
        worded = isinstance(duty.record, Obligation) and Aspect.WHEN in duty.record.says
        return self._base.is_compiled(duty.claim.evidence) or not worded

    def asks_what_is_due(self, text: str) -> bool:
        """Whether a text holds a word for a deadline; what it is a deadline for may not be left aside, then."""
        return bool(self.dated) and self._due.search(simplify(text.casefold())) is not None

    def due_next(self, text: str, today: date, language: str) -> Answer | None:
        """Answer a question that asks what is due in so many words, or refuse it for a firm that owes nothing here.

        None where it does not ask that, or asks more than that.
        """
        if not self.asks_what_is_due(text):
            return None
        question = replace(self._parser.parse(text, today), language=language)
        return self.answer(question) or self._not_shown(question) or self._not_then(question)

    def due(self, text: str, today: date, language: str) -> Answer | None:
        """Answer a question that names a duty, or one that owes something, and asks for when or what to do."""
        if not self.dated or self._timely.search(simplify(text.casefold())) is None:
            return None
        return self.answer(replace(self._parser.parse(text, today), language=language))

    def named(self, text: str, today: date, language: str) -> Answer | None:
        """Answer words that name a duty of the register and ask for nothing: when it is due is what is known of it."""
        if not self.dated or _EXPLAINS.search(text) or _DUTY.search(simplify(text.casefold())) is None:
            return None
        question = replace(self._parser.parse(text, today), language=language)
        strong = {topic for duty in self.duties for topic in duty.topics}
        if question.yes_no or question.aspects or not any(span.topics & strong for span in question.spans):
            return None
        found = self._found(question)
        return self._answered(question, found) if found else None

    def answer(self, question: Question) -> Answer | None:
        """Answer a question as the register's vocabulary understands it.

        None where it is about something else, says more than a duty does, or is met by other documents alone.
        """
        found = self._found(question) if _is_timely(question) else []
        return self._answered(question, found) if found else None

    def _found(self, question: Question) -> list[Due]:
        if question.leftover or {Ask.NOT, Ask.DEFINE} & question.asks:
            return []
        if _TOLD.search(question.text):
            return []
        duties = [duty for duty in self.duties if _covers(duty, question)]
        found = self._chosen(duties, question) if _points_at(duties, question) else []
        return found if any(due.obligation.id in self.dated for due in found) else []

    def _not_shown(self, question: Question) -> Answer | None:
        """Refuse for a firm that no duty is shown to bind, where the question without it is answered."""
        if not question.named or any(duty for duty in self.duties if _covers(duty, question)):
            return None
        if self.answer(question.without(question.named)) is None:
            return None
        language, said = question.language, words(question.language)
        named = dict.fromkeys(span.names[0].record for span in question.named)
        names = said.names_join.join(self._base.things[each].name.in_(language) for each in named)
        return Answer(
            question.text, "unknown", said.nothing_binds.format(names=names),
            suggestions=self.examples(language)[:3], language=language, understood=question,
        )  # fmt: skip

    def _not_then(self, question: Question) -> Answer | None:
        """Say that nothing is due within the days asked for, where without them something is, and what is next."""
        dated = [span for span in question.spans if span.period is not None]
        found = self._found(question.without(dated)) if dated and _is_timely(question) else []
        if not found:
            return None
        language, said = question.language, words(question.language)
        coming = deadline(found[0], self._base, question.today, language)
        return Answer(
            question.text, "unknown", said.due_none.format(when=coming.when, name=coming.name),
            suggestions=self.examples(language)[:3], language=language, understood=question,
        )  # fmt: skip

    def examples(self, language: str = "en") -> tuple[str, ...]:
        """Questions that work as typed, one for each class of firms."""
        frame = words(language).deadlines_of
        return tuple(frame.format(name=each.name.in_(language)) for each in self._base.classes.values())

    def examples_of_firms(self) -> tuple[str, ...]:
        """Questions that work as typed, one for each firm that is shown to owe something by its class."""
        bound = {each for duty in self.duties if duty.id in self.dated for each in duty.about}
        firms = (thing for identifier, thing in self._base.things.items() if identifier in bound)
        return tuple(f"next deadline for {called(thing)}" for thing in firms)

    def _phrases(self, topics: Iterable[str]) -> list[str]:
        found = (self._base.topics[each] for each in topics if each in self._base.topics)
        return [phrase for topic in found for phrase in (*topic.en, *topic.zh)]

    @cached_property
    def _parser(self) -> Parser:
        """Built when first needed: most questions ask for something else."""
        duties = [duty for duty in self.duties if duty.id in self.dated]
        used = {_NOT_DUE, *(topic for duty in duties for topic in duty.topics | duty.also)}
        topics = [topic for topic in self._base.topics.values() if topic.id in used]
        known = {phrase.casefold() for topic in topics for phrase in (*topic.en, *topic.zh)}
        return Parser(self._names, topics, TELLING - known)

    def _chosen(self, duties: Sequence[Known], question: Question) -> list[Due]:
        """The due dates that are shown: open ones first, then those without a date, then what is over."""
        subject = next((match.record for span in question.named for match in span.names), None)
        subject = subject or self.binding.meant({topic for span in question.spans for topic in span.topics})
        obligations = [duty.record for duty in duties if isinstance(duty.record, Obligation)]
        spans = days_of(question)
        if question.order is Order.FIRST:
            found = self._firsts(obligations, subject)
        elif spans:
            found = [
                due
                for start, end in spans
                for due in due_within(obligations, self.binding, Wanted(start, end, subject))
                if falls_within(due, start, end)
            ]
        else:
            found = self._nexts(obligations, subject, question.today)
        return sorted(found, key=lambda due: self._order(due, question.today))

    def _firsts(self, obligations: Iterable[Obligation], subject: str | None) -> list[Due]:
        """The first due date that a document names, of each obligation that has one."""
        firsts = [(each, each.rule.first) for each in obligations if each.rule and each.rule.first]
        return [due for each, day in firsts for due in due_within([each], self.binding, Wanted(day, day, subject))]

    def _nexts(self, obligations: Iterable[Obligation], subject: str | None, today: date) -> list[Due]:
        """The next due date of each obligation, or its last one where none is to come."""
        ahead = Wanted(today, years_later(today, _AHEAD), subject)
        behind = Wanted(years_later(today, -_AHEAD), today - timedelta(days=1), subject)
        found: list[Due] = []
        for obligation in obligations:
            coming, gone = (due_within([obligation], self.binding, each) for each in (ahead, behind))
            found.extend(coming[:1] or gone[-1:])
        return found

    def _order(self, due: Due, today: date) -> tuple[int, date, date, str]:
        rank = 2 if not is_open(due, today) else 1 if due.occurrence.latest is None else 0
        return (rank, *due.occurrence.order)

    def _answered(self, question: Question, found: Sequence[Due]) -> Answer:
        today, language = question.today, question.language
        shown = [deadline(due, self._base, today, language) for due in _kept(found)]
        return Answer(
            question.text,
            "answered",
            self._headline(shown, sum(is_open(due, today) for due in found), language),
            tuple(_facts(shown, {duty.id: duty for duty in self.duties})),
            tuple(self._notes(question, shown)),
            (),
            language,
            question,
        )

    @staticmethod
    def _headline(shown: Sequence[Deadline], count: int, language: str) -> str:
        said, leading = words(language), shown[0]
        if leading.past:
            return said.due_past.format(when=leading.when, text=leading.text)
        frame = said.due_one if count <= 1 else said.due_many
        return frame.format(count=count, when=leading.when, text=leading.text)

    def _notes(self, question: Question, shown: Sequence[Deadline]) -> Iterable[str]:
        said, language, leading = words(question.language), question.language, shown[0]
        yield said.due_arithmetic.format(arithmetic=leading.arithmetic)
        yield from [leading.weekend] if leading.weekend else []
        yield from leading.notes
        over = [
            f"{each.name} ({said.due_completed if each.standing else each.when})" for each in shown[1:] if not each.open
        ]
        if over:
            yield said.due_over.format(names=said.list_join.join(over))
        for each in shown[1:]:
            yield from (said.due_note.format(name=each.name, note=note) for note in each.notes)
        for because in dict.fromkeys(sentence for each in shown for sentence in each.because):
            yield said.due_because.format(text=because)
        compiled = [each for each in shown if each.compiled and each.checked is not None]
        if not compiled:
            return
        checked = min(each.checked for each in compiled if each.checked is not None)
        originals = dict.fromkeys(each.originals[0].address for each in compiled if each.originals)
        yield said.compiled.format(date=day_in_words(checked, language), originals="; ".join(originals))
        if any(each.check_again for each in compiled):
            yield said.check_again.format(date=day_in_words(checked, language), days=(question.today - checked).days)


def _is_timely(question: Question) -> bool:
    """Whether it asks for a time, a deadline or what has to be done, not merely what a thing is."""
    return (
        Ask.DEADLINE in question.asks
        or bool(_ASPECTS & question.aspects)
        or any(span.topics & TIMELY for span in question.spans)
    ) and Ask.DEFINE not in question.asks


def _covers(duty: Known, question: Question) -> bool:
    """Whether a duty covers every piece but the dates, which its occurrences are held against."""
    pieces = [span for span in question.spans if span.period is None and span.order is not Order.FIRST]
    return not cover(duty, question, pieces).missing


def _points_at(duties: Sequence[Known], question: Question) -> bool:
    """Whether the question says what or whose duties it is about, or asks for deadlines whosever they are."""
    if any(_DUE in span.topics for span in question.spans) or Ask.DEADLINE in question.asks:
        return True
    strong = frozenset(topic for duty in duties for topic in duty.topics)
    if any(span.topics & strong for span in question.spans):
        return True
    narrowed = question.named or any(span.period is not None for span in question.spans)
    return bool(narrowed) and any(span.topics & TIMELY and not span.ignorable for span in question.spans)


def _kept(found: Sequence[Due]) -> list[Due]:
    """As many as are shown; what names its firm is never crowded out by what is for a class."""
    named = [due for due in found[SHOWN:] if due.obligation.owed_by][:SHOWN]
    return [*found[: SHOWN - len(named)], *named]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds a text that holds one of these phrases; a cheap look before a question is read."""
    return re.compile("|".join(sorted(map(re.escape, phrases))) or "(?!)")


def _facts(shown: Sequence[Deadline], duties: Mapping[str, Known]) -> Iterator[Fact]:
    """The due dates as facts: all quotes of the first, the first quote of each other one, so that six fit a card.

    Why a duty applies is quoted where it is said first.
    """
    proven = set[str]()
    for place, each in enumerate(shown):
        fresh = tuple(quote for quote in each.proof if quote.quote not in proven)
        proven.update(quote.quote for quote in each.proof)
        yield _fact(
            duties[each.obligation], each, ((*each.evidence, *fresh) if not place else (*each.evidence[:1], *fresh))
        )


def _fact(duty: Known, shown: Deadline, evidence: tuple[Quote, ...]) -> Fact:
    """A due date in the contract's form. A range and an undated one have no date there; the headline words them."""
    return Fact(
        record=shown.obligation,
        kind=duty.kind,
        text=shown.text,
        modality=duty.claim.modality.value,
        attributed_to=shown.instrument,
        date=shown.date,
        date_basis=shown.basis if shown.date is not None else None,
        date_source=shown.source if shown.date is not None else None,
        standing=shown.standing,
        evidence=evidence,
        date_note=shown.arithmetic if shown.date is not None and shown.basis == "derived" else None,
    )
