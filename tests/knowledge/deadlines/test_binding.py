"""Whom a duty binds: those it names, and those that are proven to be in its class; nobody else."""

import pytest

import knowledge
from knowledge.deadlines.binding import Binding
from knowledge.library import DATA
from knowledge.loading import Base, read
from knowledge.sources.documents import default_folder

DMA, YEARLY, TWICE = (
    f"obligation/eu-{name}"
    for name in ("dma-compliance-report", "dsa-transparency-report", "dsa-transparency-report-very-large")
)
USERS, MINORS = "obligation/eu-dsa-average-recipients", "obligation/cn-minors-audit-report"


@pytest.fixture(scope="module")
def shipped() -> Base:
    """The shipped records."""
    return read(DATA, default_folder())[0]


@pytest.fixture(scope="module")
def binding(shipped: Base) -> Binding:
    """Who is bound by what in them."""
    return Binding(shipped)


@pytest.mark.parametrize(
    ("subject", "bound"),
    [
        ("company/bytedance", {DMA, TWICE, USERS}),  # by itself, and by TikTok, which is its own
        ("product/tiktok", {DMA, TWICE, USERS}),  # by itself, and by its owner
        ("company/alibaba", {TWICE, USERS}),  # by AliExpress
        ("product/taobao", set[str]()),  # what AliExpress is, its sister is not
        ("company/tencent", set[str]()),
        ("person/angela-zhang", set[str]()),
        ("company/nobody", set[str]()),
    ],
)
def test_a_firm_is_bound_by_proof_alone(shipped: Base, binding: Binding, subject: str, bound: set[str]) -> None:
    """A very large platform is a platform; the yearly report is not its own, since the half-yearly one is."""
    found = {each for each in (DMA, YEARLY, TWICE, USERS, MINORS) if binding.bonds(shipped.obligations[each], subject)}
    assert found == bound


def test_every_bond_has_a_quote(shipped: Base, binding: Binding) -> None:
    """What makes a duty somebody's own is quoted."""
    bonds = [
        bond
        for obligation in shipped.obligations.values()
        for entity in shipped.entities
        for bond in binding.bonds(obligation, entity)
    ]
    assert len(bonds) > 10
    assert all(bond.membership is None or bond.membership.evidence for bond in bonds)


def test_wider_classes_are_its_own_too(shipped: Base, binding: Binding) -> None:
    """Over 10 million is over 1 million; not the other way round."""
    officer = shipped.obligations["obligation/cn-protection-officer-report"]
    audit = shipped.obligations["obligation/cn-personal-information-audit"]
    assert binding.covers(officer, "handler-over-10-million")
    assert not binding.covers(audit, "handler-over-1-million")
    assert not binding.covers_any(audit, ["gatekeeper", "no-such-class"])


def test_the_order_of_the_files_changes_nothing(shipped: Base, base: knowledge.Knowledge) -> None:
    """Classes read backwards bind the same."""
    turned = Base(**{**vars(shipped), "classes": dict(reversed(shipped.classes.items()))})
    for obligation in shipped.obligations.values():
        assert Binding(turned).subjects(obligation) == Binding(shipped).subjects(obligation)
    assert list(base.classes()) == list(shipped.classes)
