"""Who did it to whom: "did Tencent fine Alibaba?" makes one who was fined the one who fines; "fine on SAMR" reverses.

A fact is met by the names that it holds, whoever did what. So a name that a question makes the doer, the one it was
done to, or who said it, is looked at by itself: where no record has it there, the question takes something false for
granted.
"""

import re
from collections.abc import Iterable

from knowledge.answers.facts import Known
from knowledge.questions.question import Question, Span
from knowledge.records.event import Event
from knowledge.records.statement import Statement

_DOES = re.compile(r"\b(?:did|does|do|has|have|had|will|can|could|should)\s+(?:the\s+)?$", re.IGNORECASE)
_FINES = re.compile(
    r"\s+(?:ever\s+|also\s+|really\s+)?(?:fine|fined|levy|levied|punish|punished|penali[sz]ed?|sanction|sanctioned|impose|imposed)\b",
    re.IGNORECASE,
)
_FINES_CHINESE = re.compile(r"(?:有没有|有無|是否|会不会)?(?:罚|罰|处罚|處罰|惩罚|懲罰)(?!款的|單|单)")
_FINED_BEFORE = re.compile(
    r"\b(?:fines?|penalty|penalties|sanctions?|levied|imposed)\s+(?:on|against|for)\s+(?:the\s+)?$", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:was|were|is|are)\s+(?:the\s+)?$", re.IGNORECASE)
_FINED_BEHIND = re.compile(
    r"\s+(?:also\s+|ever\s+)?(?P<passive>(?:get|gets|got|been|be|was|were)\s+)?(?:ever\s+)?"
    r"(?:fined|penali[sz]ed|punished|sanctioned)\b",
    re.IGNORECASE,
)
_FINED_CHINESE = re.compile(
    r"(?:有没有|有沒有|是否|会不会|會不會|也)?(?:被|遭|挨|受)(?:到)?(?:重|处|處|惩|懲)?(?:罚|罰)"
)
_PUNISHES = ("罚", "罰", "罚了", "罰了", "罰咗", "罚咗", "处罚", "處罰")
_SILENT = ("company/", "regulator/", "product/")
"""Those who may be quoted, and are not unless a record says so."""
_SAYS = re.compile(r"\s+(?:say|state|comment|announce|reply|think|tell|claim)\b(?!s)", re.IGNORECASE)
_WORDS_OF = re.compile(
    r"\b(?:quotes?|statements?|comments?|words|opinions?|views?)\s+(?:from|by|of)\s+(?:the\s+)?$", re.IGNORECASE
)
_ITS_WORDS = re.compile(
    r"(?:['’]s?)?\s+(?:statements?|comments?|quotes?|opinions?)\b|(?:说|說|讲|講|表示|称|稱)[了咗]?(?:什么|什麼|啥|咩|乜)"
    r"|的?(?:声明|聲明|评论|評論|表态|表態)",
    re.IGNORECASE,
)
_SUFFERS = ("被", "对", "對", "向", "给", "給")


def false_doer(question: Question, known: Iterable[Known]) -> Span | None:
    """The name that a question makes a punisher though no record does; None where it makes none."""
    doers = {each for fact in known if isinstance(fact.record, Event) for each in fact.record.by}
    for span in question.named:
        if not {match.record for match in span.names} & doers and _acts(question, span):
            return span
    return None


def false_sufferer(question: Question, known: Iterable[Known]) -> Span | None:
    """The name that a question makes the one who was fined though no record does; None where it makes none."""
    doers, fined = set[str](), set[str]()
    for fact in known:
        if isinstance(fact.record, Event):
            doers.update(fact.record.by)
            fined.update(set(fact.record.about) - set(fact.record.by))
    for span in question.named:
        if {match.record for match in span.names} <= doers - fined and _suffers(question, span):
            return span
    return None


def false_speaker(question: Question, known: Iterable[Known]) -> Span | None:
    """The name whose words a question asks for though no document gives any; None where it asks for none."""
    if question.yes_no:
        return None
    heard = {fact.record.speaker for fact in known if isinstance(fact.record, Statement)}
    for span in question.named:
        names = {match.record for match in span.names}
        if all(each.startswith(_SILENT) for each in names) and not names & heard and _speaks(question, span):
            return span
    return None


def _speaks(question: Question, span: Span) -> bool:
    before, behind = question.text[: span.start], question.text[span.end :]
    if _DOES.search(before) and _SAYS.match(behind):
        return True
    return _WORDS_OF.search(before) is not None or _ITS_WORDS.match(behind) is not None


def _suffers(question: Question, span: Span) -> bool:
    before, behind = question.text[: span.start], question.text[span.end :]
    if _FINED_BEFORE.search(before) or before.endswith(_PUNISHES) or _FINED_CHINESE.match(behind):
        return True
    found = _FINED_BEHIND.match(behind)
    return found is not None and (found["passive"] is not None or _WAS.search(before) is not None)


def _acts(question: Question, span: Span) -> bool:
    before, behind = question.text[: span.start], question.text[span.end :]
    if _DOES.search(before) and _FINES.match(behind):
        return True
    if before.endswith("被"):
        return _FINES_CHINESE.match(behind) is not None and len(question.named) > 1
    beside = any(other.start > span.end for other in question.named)
    return beside and not before.endswith(_SUFFERS) and _FINES_CHINESE.match(behind) is not None
