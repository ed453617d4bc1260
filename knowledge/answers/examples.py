"""Questions that work as typed, made from what the base holds: for completion, suggestions and first steps."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.answers.facts import Known
from knowledge.loading import Base
from knowledge.records.record import Thing


@dataclass(frozen=True)
class _Forms:
    """How each question is put in one language; {name} is the thing that it is about."""

    latest: str
    largest: str
    of_all: tuple[str, ...]
    define: str
    say: str
    deadline: str
    profile: str


_ENGLISH = _Forms(
    "latest fine on {name}", "largest fine on {name}", ("latest fine", "largest fine", "list all fines"),
    "what is {name}", "what did {name} say", "next deadline for {name}", "tell me about {name}",
)  # fmt: skip
_CHINESE = _Forms(
    "{name}最新的罚款", "{name}最大的罚款", ("最新的罚款", "最大的罚款", "所有罚款"),
    "什么是{name}", "{name}说了什么", "{name}的下一个截止日期", "介绍{name}",
)  # fmt: skip


def examples(base: Base, known: Iterable[Known], *, chinese: bool = False) -> tuple[str, ...]:
    """Questions for everything that has a name, the most useful first.

    Args:
        base: what there is.
        known: its facts.
        chinese: whether they are put in Chinese.
    """
    facts, forms = tuple(known), _CHINESE if chinese else _ENGLISH
    found: list[str] = []
    for make in (_fines, _definitions, _speakers, _obligations, _profiles):
        found.extend(make(base, facts, forms))
    return tuple(dict.fromkeys(found))


def naming(thing: Thing, questions: Iterable[str], *, chinese: bool = False) -> tuple[str, ...]:
    """Those of some examples that are about a thing."""
    name = _called(thing, _CHINESE if chinese else _ENGLISH)
    return tuple(each for each in questions if name in each)


def called(thing: Thing) -> str:
    """The short name that a question uses for a thing."""
    return thing.names.strong[0]


def _called(thing: Thing, forms: _Forms) -> str:
    if forms is _ENGLISH:
        return called(thing)
    return next((each for each in thing.names.strong if not each.isascii()), called(thing))


def _fines(base: Base, facts: tuple[Known, ...], forms: _Forms) -> list[str]:
    fined = [thing for thing in base.things.values() if thing.kind == "company" and _has(facts, thing, "fine")]
    found = [form.format(name=_called(thing, forms)) for thing in fined for form in (forms.latest, forms.largest)]
    return [*found, *forms.of_all] if fined else []


def _definitions(base: Base, facts: tuple[Known, ...], forms: _Forms) -> list[str]:
    del facts
    return [forms.define.format(name=_called(thing, forms)) for thing in base.things.values() if thing.kind == "term"]


def _speakers(base: Base, facts: tuple[Known, ...], forms: _Forms) -> list[str]:
    return [
        forms.say.format(name=_called(thing, forms))
        for thing in base.things.values()
        if thing.kind == "person" and _has(facts, thing, "statement")
    ]


def _obligations(base: Base, facts: tuple[Known, ...], forms: _Forms) -> list[str]:
    return [
        forms.deadline.format(name=_called(thing, forms))
        for thing in base.things.values()
        if _has(facts, thing, "obligation") and thing.kind == "company"
    ]


def _profiles(base: Base, facts: tuple[Known, ...], forms: _Forms) -> list[str]:
    del facts
    return [forms.profile.format(name=_called(thing, forms)) for thing in base.things.values() if thing.kind != "term"]


def _has(facts: tuple[Known, ...], thing: Thing, kind: str) -> bool:
    return any(fact.kind == kind and thing.id in fact.about for fact in facts)
