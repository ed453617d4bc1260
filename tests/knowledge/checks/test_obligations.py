"""Rules of time and classes of firms: break one thing, and it is named with file, line, record, sentence and remedy."""

import pytest

import knowledge
from tests.knowledge.workshop import Workshop

OBLIGATIONS = """\
- id: obligation/northwind-plan
  text: {en: Northwind must file a plan by 1 June 2020., zh: 北风须提交计划。}
  evidence:
    - {document: news, quote: Northwind must file a plan by 1 June 2020.}
  modality: ordered
  owed_by: [company/northwind]
  owed_to: [regulator/harbour-authority]
  topics: [plan]
  rule: {fixed: 2020-06-01, printed: by 1 June 2020, first: 2020-06-01, basis: stated}
- id: obligation/carriers-list
  name: {en: list of ships, zh: 船只清单}
  text: {en: Carriers list their ships twice a year., zh: 承运人每年两次列出船只。}
  evidence:
    - {document: register, quote: "Carriers list their ships by 31 March and by the end of September each year."}
  modality: ordered
  binds: [carrier]
  except_for: [small-carrier]
  topics: [ships]
  start: {value: 2019, basis: stated}
  rule:
    yearly: [{month: 3, day: 31}, {month: 9, day: end}]
    printed: by 31 March and by the end of September each year
    first: 2019-03-31
    basis: stated
  sources: [{title: The list, publisher: Harbour, address: harbour.example/list}]
  checked: 2020-06-01
- id: obligation/carriers-audit
  text: {en: Carriers are audited., zh: 承运人接受审计。}
  evidence:
    - document: register
      quote: >-
        Carriers are audited at least once every three years, since 5 May 2018, and report within ten working days of
        the audit.
  modality: ordered
  binds: [carrier]
  topics: [ships]
  rule:
    at_least_once: {years: 3, counted_from: 2018-05-05}
    printed: at least once every three years
    basis: derived
    derivation: {en: if counted from 5 May 2018, zh: 自2018年5月5日起算}
  sources: [{title: The list, publisher: Harbour, address: harbour.example/list}]
  checked: 2020-06-01
"""

CLASSES = """\
- id: carrier
  name: {en: carriers, zh: 承运人}
  topics: [ships]
- id: small-carrier
  name: {en: small carriers, zh: 小承运人}
  within: [carrier]
  evidence:
    - {document: register, quote: A small carrier is a carrier.}
"""

REGISTER = (
    "Carriers list their ships by 31 March and by the end of September each year. A small carrier is a carrier. "
    "Carriers are audited at least once every three years, since 5 May 2018, and report within ten working days of the "
    "audit. Northwind is one of the 12 carriers.\n"
)

MEMBER = """\
      about: [company/northwind]
  classes:
    - firm_class: carrier
      text: {en: Northwind is one of the 12 carriers., zh: 北风是12家承运人之一。}
      evidence:
        - {document: register, quote: Northwind is one of the 12 carriers.}
"""


@pytest.fixture
def harbour(workshop: Workshop) -> Workshop:
    """The small base, with a register that it compiled."""
    (workshop.data / "obligations.yaml").write_text(OBLIGATIONS, encoding="utf-8")
    (workshop.data / "classes.yaml").write_text(CLASSES, encoding="utf-8")
    (workshop.documents / "register.md").write_text(REGISTER, encoding="utf-8")
    catalogue, vocabulary = workshop.data / "catalogue.yaml", workshop.data / "vocabulary.yaml"
    catalogue.write_text(
        catalogue.read_text(encoding="utf-8")
        + "- id: register\n  file: register.md\n  title: Register\n  language: en\n  compiled: 2020-06-01\n"
        "  published: {value: 2020-06-01, basis: stated}\n",
        encoding="utf-8",
    )
    words = (
        "- id: ships\n  en: [ship]\n- id: due-date\n  en: [due]\n- id: dues\n  en: [due]\n- id: filing\n  en: [list]\n"
    )
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8") + words, encoding="utf-8")
    workshop.edit("entities.yaml", "      about: [company/northwind]\n", MEMBER)
    return workshop


BROKEN = [
    # file, what stands there, what is put in its place, record, message
    (
        "obligations.yaml",
        "{fixed: 2020-06-01, printed",
        "{fixed: 2020-06-02, printed",
        "obligation/northwind-plan",
        "The rule says 2020-06-02, and its words do not: “by 1 June 2020”.",
    ),
    (
        "obligations.yaml",
        "{fixed: 2020-06-01, printed",
        "{fixed: 2020-06-02, printed",
        "obligation/northwind-plan",
        "The rule gives no due date on 2020-06-01, which is named as its first.",
    ),
    (
        "obligations.yaml",
        "printed: by 1 June 2020",
        "printed: by the first of June",
        "obligation/northwind-plan",
        "The printed words “by the first of June” are in no quote of the record.",
    ),
    (
        "obligations.yaml",
        "printed: by 1 June 2020, first: 2020-06-01, basis",
        "basis",
        "obligation/northwind-plan",
        "The rule does not say by which words of the document it is dated.",
    ),
    (
        "obligations.yaml",
        "{month: 3, day: 31}",
        "{month: 3, day: 30}",
        "obligation/carriers-list",
        "The rule says 30 March, and its words do not: “by 31 March and by the end of September each year”.",
    ),
    (
        "obligations.yaml",
        "{month: 9, day: end}",
        "{month: 10, day: end}",
        "obligation/carriers-list",
        "The rule says October, and its words do not: “by 31 March and by the end of September each year”.",
    ),
    (
        "obligations.yaml",
        "first: 2019-03-31",
        "first: 2019-04-30",
        "obligation/carriers-list",
        "The rule gives no due date on 2019-04-30, which is named as its first.",
    ),
    (
        "obligations.yaml",
        "start: {value: 2019, basis: stated}",
        "start: {value: 2019-04-01, basis: stated}",
        "obligation/carriers-list",
        "The rule gives no due date on 2019-03-31, which is named as its first.",
    ),
    (
        "obligations.yaml",
        "start: {value: 2019, basis: stated}",
        "start: {value: 2019, basis: stated}\n  end: {value: 2018, basis: stated}",
        "obligation/carriers-list",
        "It ends on 2018, before it begins on 2019.",
    ),
    (
        "obligations.yaml",
        "{fixed: 2020-06-01, printed: by 1 June 2020, first: 2020-06-01, basis: stated}",
        "{fixed: 2020-06-01, printed: by 1 June 2020, basis: stated}\n  start: {value: 2021, basis: stated}",
        "obligation/northwind-plan",
        "It is due on 2020-06-01 alone, and is not in force then.",
    ),
    (
        "obligations.yaml",
        "{years: 3, counted_from: 2018-05-05}",
        "{years: 2, counted_from: 2018-05-05}",
        "obligation/carriers-audit",
        "The rule says 2 years, and its words do not: “at least once every three years”.",
    ),
    (
        "obligations.yaml",
        "{years: 3, counted_from: 2018-05-05}",
        "{years: 3, counted_from: 2018-05-06}",
        "obligation/carriers-audit",
        "The rule says 2018-05-06, and its words do not: “at least once every three years”.",
    ),
    (
        "obligations.yaml",
        "at_least_once: {years: 3, counted_from: 2018-05-05}\n    printed: at least once every three years",
        "after: {event: {en: the audit, zh: 审计}, working_days: 12, calendar: china}\n"
        "    printed: within ten working days of the audit",
        "obligation/carriers-audit",
        "The rule says 12 working days, and its words do not: “within ten working days of the audit”.",
    ),
    (
        "obligations.yaml",
        "  binds: [carrier]\n  except_for",
        "  binds: [carriers]\n  except_for",
        "obligation/carriers-list",
        "“carriers” is not the id of a class of firms.",
    ),
    (
        "entities.yaml",
        "firm_class: carrier",
        "firm_class: carter",
        "company/northwind",
        "“carter” is not the id of a class of firms.",
    ),
    (
        "entities.yaml",
        "{en: Northwind is one of the 12 carriers.",
        "{en: Northwind is one of the 13 carriers.",
        "company/northwind",
        "“classes 1, text, en” says 13, and no quote or field of the record does.",
    ),
    (
        "entities.yaml",
        "quote: Northwind is one of the 12 carriers.}",
        "quote: Northwind is one of the 13 carriers.}",
        "company/northwind",
        "The quote does not stand in “register”: at character 26 of the quote it has “3” where the document has “2”.",
    ),
    (
        "classes.yaml",
        "within: [carrier]",
        "within: [carter]",
        "small-carrier",
        "“carter” is not the id of a class of firms.",
    ),
    (
        "classes.yaml",
        "within: [carrier]",
        "within: [small-carrier]",
        "small-carrier",
        "“small-carrier” is part of itself.",
    ),
    (
        "classes.yaml",
        "topics: [ships]",
        "topics: [ship]",
        "carrier",
        "“ship” is not the id of a topic of vocabulary.yaml.",
    ),
    (
        "classes.yaml",
        "  evidence:\n    - {document: register, quote: A small carrier is a carrier.}\n",
        "",
        "small-carrier",
        "The entry: a class within others quotes what shows it (evidence:).",
    ),
    (
        "obligations.yaml",
        "  owed_by: [company/northwind]\n",
        "",
        "obligation/northwind-plan",
        "The entry: an obligation says who owes it: owed_by (names) or binds (classes of firms).",
    ),
    (
        "obligations.yaml",
        "  rule: {fixed: 2020-06-01, printed: by 1 June 2020,",
        "  rule: {fixed: 2020-06-01, every: {months: 1, first: 2020-06-01}, printed: by 1 June 2020,",
        "obligation/northwind-plan",
        "“rule”: a rule has one of fixed, yearly, every, at_least_once, after, within, not fixed and every.",
    ),
]  # fmt: skip


def test_the_harbour_is_sound_and_says_what_is_due(harbour: Workshop) -> None:
    assert harbour.problems() == []
    base = knowledge.load(harbour.data, harbour.documents)
    assert base.newest == "2021-02", "a register that was compiled here is no news"


@pytest.mark.parametrize(("file", "old", "new", "record", "message"), BROKEN, ids=lambda each: str(each)[:40])
def test_rule(harbour: Workshop, file: str, old: str, new: str, record: str, message: str) -> None:  # noqa: PLR0917
    harbour.edit(file, old, new)
    found = [problem for problem in harbour.problems() if problem.message == message]
    assert found, "\n".join(map(str, harbour.problems()))
    lines = (harbour.data / file).read_text(encoding="utf-8").split("\n")
    assert (found[0].file, found[0].record) == (file, record)
    assert 1 <= (found[0].line or 0) <= len(lines)
    assert found[0].remedy.endswith(".")


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (
            "  sources: [{title: The list, publisher: Harbour, address: harbour.example/list}]\n",
            "It comes from a register that this project compiled, and names no original.",
        ),
        (
            "  checked: 2020-06-01\n",
            "It comes from a register that this project compiled, and does not say when it was checked.",
        ),
    ],
)
def test_a_register_says_how_fresh_it_is(harbour: Workshop, field: str, message: str) -> None:
    path = harbour.data / "obligations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(field, ""), encoding="utf-8")
    found = [problem.record for problem in harbour.problems() if problem.message == message]
    assert found == ["obligation/carriers-list", "obligation/carriers-audit"]


def test_a_base_without_classes_needs_no_file(workshop: Workshop) -> None:
    """Older bases and those whose obligations all name their firms stay as they are."""
    assert not (workshop.data / "classes.yaml").exists()
    assert workshop.problems() == []
    assert knowledge.load(workshop.data, workshop.documents).classes() == {}
