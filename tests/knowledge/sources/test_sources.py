"""Passages and quotes: every character accounted for, every place right."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.problems import Problem
from knowledge.sources.documents import Document, default_folder, read_document
from knowledge.sources.evidence import Found, Missing, Repeated, locate
from knowledge.sources.passages import around, passages

PROSE = st.text(alphabet="ab. !?\n\r\t“”。！AB1,’\u00a0", max_size=80)


@given(PROSE)
def test_passages_stand_where_they_say_in_order_and_leave_out_only_space(text: str) -> None:
    end = 0
    for passage in passages(text):
        assert text[passage.start : passage.end] == passage.text
        assert passage.text.strip() == passage.text
        assert text[end : passage.start].strip() == ""
        end = passage.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He said “No.” She left.", ["He said “No.”", "She left."]),
        ("Mr. Smith of Acme Inc. paid. Then he left.", ["Mr. Smith of Acme Inc. paid.", "Then he left."]),
        ("It fell to 18.2 billion. Art. 17 applies.", ["It fell to 18.2 billion.", "Art. 17 applies."]),
        ("第一句。第二句！“第三句。”第四句", ["第一句。", "第二句！", "“第三句。”", "第四句"]),
        ("A heading\nAnd text", ["A heading", "And text"]),
        ("a line that goes\non in lower case", ["a line that goes\non in lower case"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [passage.text for passage in passages(text)] == sentences


def test_around_a_span() -> None:
    text = "One is first. Two is second. Three is third. Four is last."
    seen = around(Document("d", "d.txt", text), text.index("Two") + 2, text.index("Three") + 3)
    assert seen.before is not None
    assert seen.after is not None
    assert [seen.before.text, *(each.text for each in seen.covering), seen.after.text] == [
        "One is first.", "Two is second.", "Three is third.", "Four is last.",
    ]  # fmt: skip


@given(st.text(alphabet="abc ", max_size=30), st.text(alphabet="abc ", min_size=1, max_size=6))
def test_locate_counts_as_a_slow_search_does(text: str, quote: str) -> None:
    places = [start for start in range(len(text)) if text.startswith(quote, start)]
    found = locate(quote, text)
    if not places:
        assert isinstance(found, Missing)
    elif len(places) == 1:
        assert found == Found(places[0], places[0] + len(quote))
    else:
        assert found == Repeated(tuple(places))


@given(st.data())
def test_one_slip_in_a_long_quote_is_pointed_at(data: st.DataObject) -> None:
    (path,) = default_folder().glob("*.txt")
    text = path.read_bytes().decode("utf-8")
    start = data.draw(st.integers(0, len(text) - 80))
    quote = text[start : start + 80]
    at = data.draw(st.integers(10, 69))
    wrong = quote[:at] + "§" + quote[at + 1 :]
    found = locate(wrong, text)
    assert isinstance(found, Missing)
    assert (found.at, found.has, found.wants) == (at, "§", quote[at])
    assert found.nearest == quote


def test_a_document_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffone\r\ntwo\n".encode())
    read = read_document(tmp_path, "a.txt", "a")
    assert isinstance(read, Document)
    assert read.text == "\ufeffone\r\ntwo\n"
    assert isinstance(read_document(tmp_path, "b.txt", "b"), Problem)


def test_the_shipped_document_is_the_users_byte_for_byte() -> None:
    (path,) = default_folder().glob("*.txt")
    assert path.name == "000_1c215459ed7ecf07.txt"
    assert (
        hashlib.sha256(path.read_bytes()).hexdigest()
        == "e5a751b700b446ba652ba8c21818aa1797e9d89acb9eace21fe3ccfdfb45e390"
    )
