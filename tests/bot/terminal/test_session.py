"""A conversation in the terminal: questions, commands, follow-ups, and what goes wrong inside."""

from dataclasses import replace
from typing import Any

import pytest

from bot.cards.card import Card
from bot.cards.shelf import Shelf
from bot.cards.text import plain
from bot.terminal.session import Session
from knowledge import Knowledge
from tests.bot.conftest import TODAY


@pytest.fixture
def session(base: Knowledge, shelf: Shelf) -> Session:
    """A fresh conversation."""
    return Session(base, shelf, lambda: TODAY)


def said(session: Session, line: str) -> str:
    """What a line gets."""
    card = session.respond(line)
    assert isinstance(card, Card)
    return plain(card)


def test_greeting(session: Session, base: Knowledge, shelf: Shelf) -> None:
    """One line: what it is, from how many documents, up to when, how to end."""
    line = session.greeting()
    assert "\n" not in line
    assert "only from 1 document, up to July 2021" in line
    assert "/quit" in line
    assert "a register that this project compiled, checked 23 November 2026" in line
    source = base.sources()[-1]
    two = Shelf.of([source, replace(source, id="another")])
    assert "2 documents" in Session(base, two, lambda: TODAY).greeting()


def test_a_question_and_ask_are_the_same(session: Session) -> None:
    """A line that is no command is a question."""
    assert said(session, "latest fine on Alibaba") == said(session, "/ask latest fine on Alibaba")


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("what is er xuan yi", "sell exclusively on a single platform"),
        ("/define er xuan yi", "sell exclusively on a single platform"),
        ("/profile SAMR", "State Administration for Market Regulation"),
        ("/fines Alibaba sort:largest since:2021", "18.2 billion"),
        ("/timeline Alibaba from:2021-07", "7 July 2021"),
        ("/sources", "records quote it"),
        ("/help", "/fines [company] [sort:latest|largest|first]"),
        ("/fine Alibaba", "Did you mean /fines?"),
        ("", "latest fine on Alibaba"),
    ],
)
def test_each_command(session: Session, line: str, sign: str) -> None:
    """Every command answers from the shipped knowledge."""
    assert sign in said(session, line)


def test_quit_ends(session: Session) -> None:
    """Only /quit ends it."""
    assert session.respond("/quit") is None
    assert session.respond("quit") is not None


def test_follow_up(session: Session) -> None:
    """“and Tencent?” follows the last question, also over nonsense in between."""
    said(session, "latest fine on Alibaba")
    said(session, "zzzz")
    assert "500,000 yuan per incident" in said(session, "and Tencent?")


def test_language_follows_the_question(session: Session) -> None:
    """After a Chinese question the rest of the frame is Chinese."""
    assert "│ China’s State Administration" in said(session, "阿里巴巴最大的罚款")
    assert "没有 /xyzzy 这个命令" in said(session, "/xyzzy")
    said(session, "latest fine on Alibaba")
    assert "There is no command" in said(session, "/xyzzy")


@pytest.mark.parametrize(
    "line", ["\ud800", "\ud800 fine on Alibaba", "/define \udfff", "/\ud800", "\x00\x1b[2J", "\u202e"]
)
def test_awkward_characters(session: Session, line: str) -> None:
    """Lone surrogates and control characters get a card that can be written out."""
    text = said(session, line)
    text.encode("utf-8")
    assert "went wrong" not in text
    assert "\x1b" not in text


def test_a_failure_does_not_end_it(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks inside is said with its class and place, without what was asked; the next question is answered."""

    def broken(text: str, **_: Any) -> None:
        raise KeyError(text)

    with monkeypatch.context() as patch:
        patch.setattr(session.knowledge, "ask", broken)
        text = said(session, "project nightingale")
    assert "KeyError" in text
    assert "test_session.py:" in text
    assert "nightingale" not in text
    assert "500,000" in said(session, "latest fine on Alibaba")
