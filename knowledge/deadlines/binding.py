"""Whom an obligation binds: firms that it names, and firms that are proven to be in a class that it is for.

What is proven of nobody binds nobody here: such a duty may apply, and whether it does is for the firm to say.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from knowledge.loading import Base
from knowledge.records.entity import Membership
from knowledge.records.obligation import Obligation


@dataclass(frozen=True)
class Bond:
    """Why an obligation is a firm's own.

    Attributes:
        entity: the firm, or its product, or its owner, that the obligation is for.
        membership: what proves that it is in the class; None where the obligation names it.
    """

    entity: str
    membership: Membership | None


class Binding:
    """Who is bound by what, in one base."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._wider = {each: frozenset(self._closure(each)) for each in base.classes}

    def bonds(self, obligation: Obligation, subject: str) -> tuple[Bond, ...]:
        """Why an obligation binds a company or a product; nothing where that is not proven.

        What a company's product is, is the company's to see to, and what a product's owner is, the product's: TikTok's
        reports are ByteDance's, too. But what one product is, or another part of its owner, its sisters are not.
        """
        named = [Bond(subject, None)] if subject in obligation.owed_by else []
        return (
            *named,
            *(
                Bond(entity, membership)
                for entity, membership in self._memberships(subject)
                if self.covers(obligation, membership.firm_class)
            ),
        )

    def subjects(self, obligation: Obligation) -> frozenset[str]:
        """Every company and product that an obligation is shown to bind."""
        return frozenset(each for each in self._base.entities if self.bonds(obligation, each))

    def words(self, obligation: Obligation) -> frozenset[str]:
        """The topics by which a question means a part of a firm that an obligation is shown to bind."""
        return frozenset(
            topic
            for entity in self._base.entities.values()
            for membership in entity.classes
            if self.covers(obligation, membership.firm_class)
            for topic in membership.topics
        )

    def meant(self, topics: Collection[str]) -> str | None:
        """The entity of which a part is meant by one of these topics, or None."""
        for entity in self._base.entities.values():
            if any(set(membership.topics) & set(topics) for membership in entity.classes):
                return entity.id
        return None

    def covers(self, obligation: Obligation, firm_class: str) -> bool:
        """Whether an obligation is for a class, as it is or as part of a wider one, and no other takes its place."""
        classes = self._wider.get(firm_class, frozenset())
        return bool(classes & set(obligation.binds)) and not classes & set(obligation.except_for)

    def covers_any(self, obligation: Obligation, classes: Iterable[str]) -> bool:
        """Whether an obligation is for one of several classes that a firm says it is in."""
        return any(self.covers(obligation, each) for each in classes)

    def unknown(self, classes: Iterable[str]) -> list[str]:
        """The ids that are no class of the base."""
        return [each for each in classes if each not in self._wider]

    def _memberships(self, subject: str) -> Iterator[tuple[str, Membership]]:
        """Those of the entity itself, then of what it owns, then of what owns it as a whole."""
        entity = self._base.entities.get(subject)
        if entity is None:
            return
        owned = (each for each in self._base.entities.values() if each.owner == subject)
        for each in (entity, *owned):
            yield from ((each.id, membership) for membership in each.classes)
        owner = self._base.entities.get(entity.owner) if entity.owner is not None else None
        if owner is not None:
            yield from ((owner.id, membership) for membership in owner.classes if membership.by is None)

    def _closure(self, firm_class: str) -> Collection[str]:
        """The class and every wider one that it is part of."""
        found: dict[str, None] = {}
        waiting = [firm_class]
        while waiting:
            each = waiting.pop()
            if each in found or each not in self._base.classes:
                continue
            found[each] = None
            waiting.extend(self._base.classes[each].within)
        return found
