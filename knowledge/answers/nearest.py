"""The fact that a question clearly points to, though it says a word more than the fact has or the base knows.

People say more than a record lists ("who controls the gateways to *huge numbers* of users"), in words that no
vocabulary holds in full. What a question asks for outright (a name, a figure, a date, who, when, how much) still has to
be met. A further topic may be missing, and an ordinary English word unknown, if the rest leaves no doubt which fact is
meant; the answer then says what was left aside. How much a word says is measured in bits: a topic of few facts says
more than one of many. The bounds were set on some 1,300 questions written by people who had not seen the program:
below them wrong answers begin to outnumber right ones.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from knowledge.answers.aside import unknown_words
from knowledge.answers.cover import Cover, cover
from knowledge.answers.facts import Known
from knowledge.answers.negation import excepting, negated
from knowledge.answers.offence import offence
from knowledge.answers.roles import false_doer, false_speaker, false_sufferer
from knowledge.questions.question import Ask, Question, Span
from knowledge.records.obligation import Obligation

_MET = 0.4
"""Share of what its words say that a fact has to meet."""
_MISSED = 3
"""Topics that a fact may leave unmet, at most."""
_PER_UNKNOWN = 7.0
"""Bits that a fact has to meet for each word that nothing explains."""
_OUTRIGHT = frozenset(
    {"approval", "cac", "crackdown", "fine", "go-public", "removal", "revamp", "say", "self-examination"}
)
"""Topics that may not be left unmet: who acted, what was done, that somebody said it."""
_DEEDS = frozenset({"fine", "go-public", "removal"})
"""Topics of what was done, so that a fact which only mentions it does not tell of it."""
_OF_A_NAME = frozenset({"each-other", "own", "rival"})
"""The same for a question that names whose: "WeChat's competitors" are not those of its owner."""
_BACKDROP = frozenset({"crackdown"})
"""The same for a question that names nobody: "the backdrop to the Alibaba and Tencent talks" may mean it."""
_LEAD = 0
"""More words have to be met than missed."""
_MANY = 12
"""Facts from which on one can tell what is true of nearly all."""
_PLAIN = 1.75
"""Bits that some word has to say at least; what is true of every fact says one."""
_UNANCHORED = 1.5
"""Bits that a fact has to meet where no word is what it is about: "Didi apps" means the order to remove them."""
_PENAL = frozenset(
    {"amount", "case", "crackdown", "currency", "historic", "impose", "incident", "neglect", "pay-money"}
)
"""Topics of a penalty: without one of them no fine is meant by what merely stands around it."""
_DEFINED = frozenset({"person", "term"})
"""Kinds of things of which the base says what they are."""
_BEHIND = 0.8
"""Share of the best fact's weight that another one needs, to be shown beside it."""


@dataclass(frozen=True)
class _Near:
    found: Cover
    met: float

    @property
    def order(self) -> tuple[float, int, int]:
        return -self.met * (1 if self.found.anchored else _BEHIND), -self.found.score, self.found.known.place


class Weights:
    """How much each topic says: the fewer facts it belongs to, the more.

    Attributes:
        can_tell: whether there are enough facts to tell what is true of nearly all of them.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        facts = tuple(known)
        held = Counter(topic for fact in facts for topic in fact.topics | fact.also)
        self.can_tell = len(facts) >= _MANY
        self._weights: Mapping[str, float] = {topic: log2(1 + len(facts) / count) for topic, count in held.items()}

    def of(self, span: Span) -> float:
        """What a piece says in bits: that of its most common reading, since any reading may be the one meant."""
        said = min((self._weights.get(topic, 0.0) for topic in span.topics), default=0.0)
        return said / 4 if span.ignorable or span.light else said


def says_nothing(question: Question, weights: Weights) -> bool:
    """Whether all that a question says is true of nearly everything here: "China", "tech companies"."""
    rest = [span for span in question.spans if span.must_be_met]
    plain = all(_is_topic(span) and weights.of(span) < _PLAIN for span in rest)
    return plain and weights.can_tell and not question.asks


def nearest(question: Question, known: Sequence[Known], weights: Weights) -> list[Known]:
    """The facts that meet nearly all of a question, nearest first; none where that is in doubt."""
    unknown = unknown_words(question)
    if unknown is None or not question.leads or negated(question) or says_nothing(question, weights):
        return []
    if any(wrong(question, known) is not None for wrong in (false_doer, false_sufferer, false_speaker)):
        return []
    question, known = excepting(question, known)
    done = offence(question)
    if any(not span.explained for span in done):
        return []
    pieces = [span for span in question.spans if _is_topic(span)]
    least = max(_MET * sum(weights.of(span) for span in pieces), _PER_UNKNOWN * unknown)
    if Ask.DEADLINE in question.asks:
        known = tuple(fact for fact in known if isinstance(fact.record, Obligation))
    found = [near for fact in known if (near := _near(cover(fact, question), question, weights, done)) is not None]
    found = sorted(
        (near for near in found if near.met >= least or (not unknown and _asks_of(near.found.known, question))),
        key=lambda near: near.order,
    )
    return [near.found.known for near in found if near.met >= _BEHIND * found[0].met]


def _near(found: Cover, question: Question, weights: Weights, done: Collection[Span]) -> _Near | None:
    """The weight that a fact meets, where it is about the question and misses nothing that has to be met."""
    missed = [span for span in found.missing if span.explained and not span.light and span.ask is not Ask.NOT]
    met = [span for span in question.spans if _is_topic(span) and span not in found.missing]
    its_own = _asks_of(found.known, question)
    if len(missed) > _MISSED or any(not _is_topic(span) or span.topics <= _OUTRIGHT for span in missed):
        return None
    if any(span in done for span in found.missing) or not (its_own or found.anchored or _leads(found, question, met)):
        return None
    if missed and not its_own and sum(not (span.ignorable or span.light) for span in met) <= len(missed) + _LEAD:
        return None  # "did it refuse the fine" is not met by its fine alone
    bits = sum(weights.of(span) for span in met)
    return _Near(found, bits) if its_own or bits >= (0.1 if found.anchored else _UNANCHORED) else None


def _leads(found: Cover, question: Question, met: Iterable[Span]) -> bool:
    """Whether a fact that no word of the question is about may still be the one that is meant."""
    if (
        question.yes_no
        or not all(span.light for span in found.missing)
        or any(_is_deed_of_another(found.known, span, question) for span in met)
    ):
        return False
    # "What does Alibaba sell" is met by what it was fined for, and asks for no fine.
    return found.known.kind != "fine" or any(span.topics & _PENAL for span in met)


def _is_deed_of_another(known: Known, span: Span, question: Question) -> bool:
    """Whether a piece is what was done, and the fact only stands beside it: the next fine is no order's."""
    deeds = _DEEDS | (_OF_A_NAME if question.named else _BACKDROP)
    return span.topics <= deeds and not (span.ignorable or span.topics & known.topics)


def _asks_of(known: Known, question: Question) -> bool:
    """Whether it asks for yes or no of one person or term alone: what they are answers it, whatever was supposed."""
    named = {match.record for span in question.named for match in span.names}
    return question.yes_no and known.thing is not None and known.kind in _DEFINED and {known.id} == named


def _is_topic(span: Span) -> bool:
    """Whether a piece only says something of the fact, and asks for nothing outright."""
    return bool(span.topics) and not (span.names or span.quantity or span.period or span.order or span.aspects)
