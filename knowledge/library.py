"""The base, opened: ask it, look things up in it, complete names from it.

A `Knowledge` never changes; a reload makes a new one. It keeps no state of anybody's questions and may be read
from several threads at once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from knowledge.answers.agenda import Agenda, register_topics
from knowledge.answers.answer import Answer, Fact, Quote
from knowledge.answers.due import Deadline, deadline
from knowledge.answers.explain import Reading, readings
from knowledge.answers.holdings import newest
from knowledge.answers.responder import Responder
from knowledge.checks import run
from knowledge.deadlines.listing import Wanted, due_within
from knowledge.loading import Base, read
from knowledge.matching.index import NameIndex
from knowledge.matching.names import Match, Name
from knowledge.problems import BadKnowledge, Problem
from knowledge.questions.parse import Parser
from knowledge.records.obligation import Obligation
from knowledge.records.record import Record, Thing
from knowledge.sources.documents import default_folder
from knowledge.sources.passages import Surroundings, around

_YEAR = 366
"""Days ahead that are looked through by default."""

DATA = Path(__file__).parent / "data"
"""The records that come with the program."""


_LANGUAGES = ("en", "zh_hans", "zh_hant")
_SUBJECTS: Mapping[str, Literal["firm", "regulator"]] = {
    "company": "firm",
    "product": "firm",
    "regulator": "regulator",
}
"""Kinds of things that deadlines can be of."""

_IN_CHINESE = {"latest": "最新的", "largest": "最大的", "first": "最早的"}
"""The orders of fines, for a question in the language of the company's name."""


@dataclass(frozen=True)
class SourceInfo:
    """A document of the base as a person sees it, with how many records rest on it.

    `compiled` is the day on which its sources were checked, for a register that this project wrote itself: YYYY-MM-DD.
    """

    id: str
    title: str
    publisher: str | None
    published: str
    published_basis: str
    address: str | None
    language: str
    records: int
    compiled: str | None = None


@dataclass(frozen=True)
class Subject:
    """Whose deadlines are looked for.

    Attributes:
        id: of the firm, the regulator or the class.
        kind: a `firm` (a company or a product), a `regulator`, or a `class` of firms.
        name: what it is called.
    """

    id: str
    kind: Literal["firm", "regulator", "class"]
    name: str


class Knowledge:
    """One checked base of documents and records."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._index = NameIndex(_names(base))
        own = register_topics(base)
        topics = [topic for topic in base.topics.values() if topic.id not in own]
        self._agenda = Agenda(base, self._index)
        self._responder = Responder(base, Parser(self._index, topics), self._agenda)
        self._shown = _display_names(base)

    def ask(self, text: str, *, today: date, before: Answer | None = None, language: str | None = None) -> Answer:
        """Answer a question.

        Args:
            text: any text at all; what cannot be answered is refused in a sentence, never raised.
            today: what "last year" and "next" are relative to.
            before: the last answer of this conversation, for "and Tencent?".
            language: of the frame words: `en`, `zh_hans` or `zh_hant`; that of the question by default.
        """
        return self._responder.answer(text, today, before.understood if before is not None else None, language)

    def define(self, term: str, *, today: date, language: str | None = None) -> Answer:
        """The glossary entry of a term, or what a named thing is."""
        text = f"{term} 是什么意思" if _is_chinese(term) else f"what is {term}"
        return self.ask(text, today=today, language=language)

    def profile(self, name: str, *, today: date, language: str | None = None) -> Answer:
        """All about a company, a regulator, a person or a product."""
        text = f"介绍{name}" if _is_chinese(name) else f"tell me about {name}"
        return self.ask(text, today=today, language=language)

    def fines(
        self,
        company: str | None = None,
        *,
        sort: Literal["latest", "largest", "first"] = "latest",
        since: str | None = None,
        today: date,
        language: str | None = None,
    ) -> Answer:
        """Fines, on one company or on all.

        Args:
            company: a name in any spelling, or None for all.
            sort: by which order the first of them leads.
            since: a year, a month or a day: `2021`, `2021-07`, `2021-07-07`.
            today: today's date.
            language: as for `ask`.
        """
        if company and _is_chinese(company):
            text = f"{f'{since} 以来' if since else ''}{company}{_IN_CHINESE[sort]}罚款"
        else:
            parts = [f"{sort} fines", *([f"on {company}"] if company else []), *([f"since {since}"] if since else [])]
            text = " ".join(parts)
        return self._responder.no_span(text, since, None, today, language) or self.ask(
            text, today=today, language=language
        )

    def timeline(
        self,
        subject: str | None = None,
        *,
        start: str | None = None,
        end: str | None = None,
        today: date,
        language: str | None = None,
    ) -> Answer:
        """What happened, in order of date, earliest first.

        Args:
            subject: a name in any spelling, or None for all.
            start: a date from which on, as in `fines`.
            end: a date up to which.
            today: today's date.
            language: as for `ask`.
        """
        return self._responder.timeline(subject, start, end, today, language)

    def deadlines(  # noqa: PLR0913 (each narrows what is looked for)
        self,
        company: str | None = None,
        *,
        classes: Collection[str] = (),
        start: date | None = None,
        end: date | None = None,
        events: Mapping[str, Collection[date]] | None = None,
        today: date,
        language: str = "en",
    ) -> list[Deadline]:
        """What is due within a span, soonest first; what has no date comes last. The same for the same arguments.

        A duty of a class of firms `applies` to a company only with proof that it is in the class, or where `classes`
        names it; else it `may apply`. Without a company and classes, only what names its own firm applies.

        Args:
            company: whose, as `subject` takes it: what a company owes, what firms of a class owe, or what is owed to a
                regulator; None for all.
            classes: ids of classes (`classes()`) that the firm says it is in.
            start: first day of the span; today by default. An earlier one shows what is past, too.
            end: last day of the span; a year after its first day by default.
            events: obligation → days on which the event happened that it is counted from, such as the day on which an
                audit report was received; without any such a duty has no date.
            today: what “past” and “check again” are relative to.
            language: of the words: `en`, `zh_hans` or `zh_hant`.

        Raises:
            KeyError: a company, a class or an obligation that the base does not know.
        """
        subject = self.subject(company, language) if company is not None else None
        for unknown in (*(each for each in classes if each not in self._base.classes), *(events or {}).keys()):
            if unknown not in self._base.obligations:
                raise KeyError(unknown)
        first = start or today
        last = end or first + timedelta(days=min(_YEAR, (date.max - first).days))
        wanted = self._wanted(first, last, subject, classes, events)
        found = due_within(self._concerned(subject), self._agenda.binding, wanted)
        return [deadline(due, self._base, today, language) for due in found]

    def due(
        self, key: str, company: str | None = None, *, classes: Collection[str] = (), today: date, language: str = "en"
    ) -> Deadline | None:
        """The due date that a key names (`Deadline.key`); None where the base has none by that name any more.

        Args:
            key: what names it.
            company: for whom, as in `deadlines`.
            classes: as in `deadlines`.
            today: as in `deadlines`.
            language: as in `deadlines`.

        Raises:
            KeyError: a company or a class that the base does not know.
        """
        identifier, _, suffix = key.rpartition("@")
        obligation = self._base.obligations.get(identifier)
        if obligation is None:
            return None
        year = suffix[:4]
        dated = year.isascii() and year.isdecimal() and date.min.year <= int(year) <= date.max.year
        start, end = (date(int(year), 1, 1), date(int(year), 12, 31)) if dated else (date.min, date.max)
        if not dated and (obligation.rule is None or not (obligation.rule.after or obligation.rule.within)):
            return None  # every key of the other rules has a date
        subject = self.subject(company, language) if company is not None else None
        wanted = self._wanted(start, end, subject, classes)
        found = due_within([obligation], self._agenda.binding, wanted)
        due = next((each for each in found if each.occurrence.key == key), None)
        return deadline(due, self._base, today, language) if due is not None else None

    def classes(self, language: str = "en") -> dict[str, str]:
        """The classes of firms that duties are for: id → name in a language, in the order of the file."""
        return {each.id: each.name.in_(language) for each in self._base.classes.values()}

    def names(self, prefix: str = "", limit: int = 25, kinds: Collection[str] | None = None) -> list[str]:
        """Names that begin with a prefix in any script, nearest first, each once, for completing what is typed.

        Args:
            prefix: what is typed so far; empty for all in the order of the files.
            limit: how many at most.
            kinds: only things of these kinds (`company`, `term` …).
        """
        ids = (
            [name.record for name in self._index.prefix(prefix, limit * 4)]
            if prefix.strip()
            else list(self._base.things)
        )
        wanted = (record for record in dict.fromkeys(ids) if kinds is None or record.partition("/")[0] in kinds)
        return [self._shown[record] for record in wanted][:limit]

    def suggest(self, prefix: str = "", limit: int = 25, *, today: date, language: str = "en") -> list[str]:
        """Whole questions that work as typed and go on from a prefix; on an empty one the most useful."""
        del today  # the suggestions hold no relative date
        typed = prefix.strip().casefold()
        found = [question for question in self._responder.examples(language) if typed in question.casefold()]
        if typed and len(found) < limit:
            near = {name.record for name in self._index.prefix(prefix.strip().split()[-1], limit)}
            found += [question for record in sorted(near) for question in self._responder.examples_for(record)]
        return list(dict.fromkeys(found))[:limit]

    def related(self, answer: Answer, limit: int = 3) -> list[str]:
        """Other questions that work as typed, about the things that an answer is about, in its language.

        Args:
            answer: an answer of this base.
            limit: how many at most.
        """
        asked = answer.question.strip().casefold()
        named = [
            match.record for span in (answer.understood.named if answer.understood else ()) for match in span.names
        ]
        about = [each for fact in answer.facts[:2] for each in self._about(fact.record)]
        found = [
            question for each in (*named, *about) for question in self._responder.examples_for(each, answer.language)
        ]
        return [each for each in dict.fromkeys(found) if each.casefold() != asked][:limit]

    def alternatives(self, answer: Answer, limit: int = 5, *, today: date) -> list[str]:
        """Other questions that may have been meant: the same with a name like the one typed, then related ones.

        Args:
            answer: an answer of this base.
            limit: how many at most.
            today: as for `ask`.
        """
        found: list[str] = []
        for span in answer.understood.named if answer.understood is not None else ():
            meant = {match.record for match in span.names}
            for match in self._index.nearest(span.text, limit):
                if match.record not in meant:
                    name = self._base.things[match.record].names.strong[0]
                    found.append(answer.question[: span.start] + name + answer.question[span.end :])
        found = [each for each in found if self.ask(each, today=today).status == "answered"]
        return list(dict.fromkeys([*found, *self.related(answer, limit)]))[:limit]

    def readings(self, answer: Answer) -> list[Reading]:
        """How the question of an answer was understood, piece by piece; nothing where it was not read."""
        return list(readings(answer.understood)) if answer.understood is not None else []

    def surroundings(self, quote: Quote) -> Surroundings:
        """A quote in its context: the sentences that it stands in, the one before and the one after.

        Raises:
            KeyError: the document is none of this base.
        """
        return around(self._base.documents[quote.document].document, quote.start, quote.end)

    def facts(self, record: str, language: str = "en") -> list[Fact]:
        """What is known under the id of a record or a thing, with its quotes; nothing for an unknown id."""
        return self._responder.facts(record, language)

    def facts_of(self, document: str, language: str = "en") -> list[Fact]:
        """What a document proves, in the order of the records; nothing for an unknown id."""
        return self._responder.facts_of(document, language)

    def class_meant(self, name: str) -> str | None:
        """The id of the class of firms that a name means; None for none.

        Args:
            name: the id, the name as it is written in any language, or its initials in English ("VLOPs").
        """
        typed = name.strip().casefold()
        for each in self._base.classes.values():
            names = {each.id, *(each.name.in_(known).casefold() for known in _LANGUAGES)}
            if typed in names or typed.removesuffix("s") == _initials(each.name.en):
                return each.id
        return None

    def subject(self, name: str, language: str = "en") -> Subject:
        """Whose deadlines are meant by a name: a company's or a product's, a regulator's, a class of firms'.

        Args:
            name: an id, or a name: of a class as it is written in any language or by its initials ("VLOPs"), else in
                any spelling.
            language: of its own name.

        Raises:
            KeyError: nothing of these is called so.
        """
        firm_class = self.class_meant(name)
        if firm_class is not None:
            return Subject(firm_class, "class", self._base.classes[firm_class].name.in_(language))
        ids = [name, *(match.record for match in self._index.find(name))]
        for entity in (self._base.entities[each] for each in ids if each in self._base.entities):
            if entity.kind in _SUBJECTS:
                return Subject(entity.id, _SUBJECTS[entity.kind], entity.name.in_(language))
        raise KeyError(name)

    def _wanted(
        self,
        start: date,
        end: date,
        subject: Subject | None,
        classes: Collection[str],
        events: Mapping[str, Collection[date]] | None = None,
    ) -> Wanted:
        """What is looked for; the duties of a class are those of a firm that is in it."""
        firm = subject.id if subject is not None and subject.kind == "firm" else None
        of = (subject.id,) if subject is not None and subject.kind == "class" else tuple(classes)
        return Wanted(start, end, firm, of, events or {})

    def _concerned(self, subject: Subject | None) -> Iterator[Obligation]:
        """The obligations that can concern a subject: of a firm any may, of a class only its own."""
        for each in self._base.obligations.values():
            if (
                subject is None
                or subject.kind == "firm"
                or (subject.kind == "regulator" and subject.id in each.owed_to)
                or (subject.kind == "class" and self._agenda.binding.covers(each, subject.id))
            ):
                yield each

    def _about(self, record: str) -> list[str]:
        found = self._base.records.get(record)
        return list(found.about) if found is not None else [record]

    def match(self, text: str, limit: int = 5) -> list[Match]:
        """The things that a name may mean, nearest first, each with why it matched."""
        return self._index.find(text, limit) or self._index.nearest(text, limit)

    def sources(self) -> list[SourceInfo]:
        """The documents, newest first."""
        counted = {document: 0 for document in self._base.documents}
        for _, documents in self._evidence():
            for document in documents:
                counted[document] += 1
        found = [
            SourceInfo(
                id=each.entry.id,
                title=each.entry.title,
                publisher=each.entry.publisher,
                published=each.entry.published.value,
                published_basis=each.entry.published.basis,
                address=each.entry.address,
                language=each.entry.language,
                records=counted[each.entry.id],
                compiled=each.entry.compiled.isoformat() if each.entry.compiled is not None else None,
            )
            for each in self._base.documents.values()
        ]
        return sorted(found, key=lambda source: (source.published, source.id), reverse=True)

    @property
    def newest(self) -> str:
        """The date of the newest document, as precise as it is known; a compiled register makes nothing newer."""
        return newest(self._base)

    @property
    def uncatalogued(self) -> Sequence[str]:
        """Names of files in the documents' folder that no entry of the catalogue names, so nothing of them is known."""
        return self._base.uncatalogued

    @property
    def things(self) -> Mapping[str, Thing]:
        """Entities and terms by id, in the order of the files."""
        return self._base.things

    @property
    def records(self) -> Mapping[str, Record]:
        """Events, statements and obligations by id, in the order of the files."""
        return self._base.records

    def show(self, identifier: str) -> dict[str, Any] | None:
        """A record or a thing as plain data, or None where the id is unknown."""
        found = self._base.things.get(identifier) or self._base.records.get(identifier)
        return found.model_dump(mode="json", exclude_none=True) if found is not None else None

    def _evidence(self) -> Iterator[tuple[str, set[str]]]:
        for identifier, thing in self._base.things.items():
            yield identifier, {each.document for claim in thing.facts for each in claim.evidence}
        for identifier, record in self._base.records.items():
            yield identifier, {each.document for each in record.evidence}


def load(data: Path | None = None, documents: Path | None = None) -> Knowledge:
    """Read, check and open a base; nobody gets an unchecked one.

    Args:
        data: folder of the YAML records; the ones that come with the program by default.
        documents: folder of the documents; the ones that come with the program by default.

    Raises:
        BadKnowledge: with every problem found, each with file, line, record, message and remedy.
    """
    base, problems = read(data or DATA, documents or default_folder())
    problems = [*problems, *run(base)]
    if problems:
        raise BadKnowledge(problems)
    return Knowledge(base)


def check(data: Path | None = None, documents: Path | None = None) -> list[Problem]:
    """Every problem of a base; none if it is sound."""
    try:
        load(data, documents)
    except BadKnowledge as bad:
        return list(bad.problems)
    return []


def _names(base: Base) -> Iterator[Name]:
    for thing in base.things.values():
        for text in thing.names.strong:
            yield Name(text, thing.id, "strong")
        for text in thing.names.weak:
            yield Name(text, thing.id, "weak")


def _display_names(base: Base) -> dict[str, str]:
    return {thing.id: thing.name.en for thing in base.things.values()}


def _initials(name: str) -> str:
    """`vlop` of "very large online platforms"."""
    return "".join(word[0] for word in name.casefold().split())


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)
