"""`python -m knowledge deadlines`: a list for people, objects for programs, with real processes."""

import json

import pytest

from tests.knowledge.cli.test_commands import run

TODAY = ("--today", "2026-11-24")


def test_a_line_each_soonest_first_and_where_it_comes_from() -> None:
    """Piped: a tab between columns; the last line says who compiled it, when and from where."""
    done = run("deadlines", *TODAY)
    assert (done.returncode, done.stderr) == (0, b"")
    *rows, last = done.stdout.decode("utf-8").splitlines()
    assert [row.split("\t")[0] for row in rows[1:3]] == ["31 January 2027", "17 February 2027"]
    assert {len(row.split("\t")) for row in rows} == {6}
    assert last.startswith("Compiled by this project, checked 2026-11-23; original: ")
    assert last.endswith("Not legal advice.")


def test_json_has_the_fields_of_the_door() -> None:
    """An object each, with quotes at their places."""
    found = json.loads(run("deadlines", "--json", "--company", "TikTok", *TODAY).stdout)
    dma = next(each for each in found if each["obligation"] == "obligation/eu-dma-compliance-report")
    assert (dma["date"], dma["basis"], dma["applies"]) == ("2027-03-07", "derived", "applies")
    assert list(dma["evidence"][0]) == ["document", "quote", "start", "end"]
    assert dma["checked"] == "2026-11-23"


def test_within_class_event_and_language() -> None:
    """Days ahead, the firm's own classes and events, and words in Chinese."""
    short = run("deadlines", "--within", "70", "--json", *TODAY)
    assert {each["date"] for each in json.loads(short.stdout)} == {"2026", "2027-01-31", "2027", None}
    event = "obligation/cn-protection-officer-report=2026-09-18"
    done = run("deadlines", "--class", "handler-over-1-million", "--event", event, "--json", "--today", "2026-10-01")
    officer = next(each for each in json.loads(done.stdout) if each["date"] == "2026-11-05")
    assert officer["applies"] == "applies"
    chinese = run("deadlines", "--language", "zh_hans", *TODAY).stdout.decode("utf-8")
    assert "每年1月31日：2027年1月31日" in chinese


def test_an_old_check_says_to_check_again() -> None:
    """From 180 days on."""
    assert b"check again" not in run("deadlines", "--today", "2027-05-21").stdout
    assert b"check again at the original" in run("deadlines", "--today", "2027-05-22").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--company", "Xiaomi"), "“Xiaomi” is not in the knowledge base"),
        (("--class", "gatekeepers"), "“gatekeepers” is not in the knowledge base"),
        (("--event", "obligation/x"), "write OBLIGATION=YYYY-MM-DD"),
        (("--event", "obligation/x=2026-02-30"), "write OBLIGATION=YYYY-MM-DD"),
        (("--event", "obligation/x=2026-02-03"), "“obligation/x” is not in the knowledge base"),
        (("--within", "-1"), "--within"),
        (("--within", "99999999"), "beyond the calendar"),
        (("--language", "tlh"), "tlh"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_why(arguments: tuple[str, ...], said: str) -> None:
    done = run("deadlines", *arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr
