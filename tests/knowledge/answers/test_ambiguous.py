"""Names that two things share: the one that can be meant is answered, and a choice is given where both can."""

import shutil
from datetime import date

import pytest

import knowledge
from knowledge.library import DATA

TODAY = date(2026, 11, 24)
SECOND_ZHANG = """
- id: person/second-zhang
  name: {en: Second Zhang, zh: 张二（Second Zhang）}
  names:
    strong: [Second Zhang]
    weak: [Zhang]
  facts:
    - text: {en: Second Zhang is a made-up person., zh: 张二是虚构人物。}
      evidence:
        - {document: tech-crackdown-2021-07, quote: "an associate professor of law"}
      modality: done
      about: [person/second-zhang]
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> knowledge.Knowledge:
    """The shipped records with a second Zhang, of whom nothing is known but who he is."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(DATA, folder)
    entities = folder / "entities.yaml"
    entities.write_text(entities.read_text(encoding="utf-8") + SECOND_ZHANG, encoding="utf-8")
    return knowledge.load(folder)


def test_a_name_that_two_bear_gives_a_choice(shared: knowledge.Knowledge) -> None:
    answer = shared.ask("who is Zhang", today=TODAY)
    assert answer.status == "ambiguous"
    assert answer.facts == ()
    assert answer.headline == "“Zhang” can mean several things. Which one: Angela Zhang, Second Zhang?"
    assert answer.suggestions == ("who is Angela Zhang", "who is Second Zhang")
    told = [shared.ask(each, today=TODAY).facts[0].record for each in answer.suggestions]
    assert told == ["person/angela-zhang", "person/second-zhang"]


def test_only_one_of_them_has_an_answer(shared: knowledge.Knowledge) -> None:
    answer = shared.ask("what did Zhang say about startups", today=TODAY)
    assert answer.status == "answered"
    assert answer.facts[0].record == "statement/zhang-startups"
    assert answer.note is not None
    assert "Read “Zhang” as “Angela Zhang”" in answer.note


def test_in_chinese(shared: knowledge.Knowledge) -> None:
    answer = shared.ask("Zhang是谁", today=TODAY)
    assert answer.status == "ambiguous"
    assert answer.headline.startswith("“Zhang”可能指多个对象")


def test_a_strong_name_goes_before_a_weak_one(base: knowledge.Knowledge, shared: knowledge.Knowledge) -> None:
    for each in (base, shared):
        assert each.ask("who is Angela Zhang", today=TODAY).facts[0].record == "person/angela-zhang"


def test_a_weak_name_is_said_to_have_been_read_as_another(base: knowledge.Knowledge) -> None:
    answer = base.ask("latest fine on Ali", today=TODAY)
    assert answer.note is not None
    assert answer.note.startswith("Read “Ali” as “Alibaba”.")
