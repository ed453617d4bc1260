"""The contract of `python -m knowledge`, with real processes: output, exit status, awkward input."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.knowledge.workshop import Workshop

ROOT = Path(__file__).parents[3]
KEYS = ["question", "status", "headline", "facts", "note", "suggestions"]
FACT_KEYS = [
    "record", "kind", "text", "modality", "attributed_to", "date", "date_basis", "date_source", "standing", "evidence",
]  # fmt: skip


def run(*arguments: str | bytes, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """One command in a process of its own, from the checkout."""
    return subprocess.run(
        [sys.executable, "-m", "knowledge", *arguments],
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
        cwd=ROOT,
    )


def objects(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    """The JSON objects of the output, one a line."""
    return [json.loads(line) for line in done.stdout.decode("utf-8").removesuffix("\n").split("\n")]


def test_ask_as_json_has_the_keys_of_the_contract_in_order() -> None:
    done = run("ask", "latest fine on Alibaba", "--json", "--today", "2026-11-24")
    assert done.returncode == 0
    (answer,) = objects(done)
    assert list(answer) == KEYS
    assert list(answer["facts"][0]) == FACT_KEYS
    assert answer["facts"][0]["record"] == "fine/unreported-deals-2021-07"
    assert list(answer["facts"][0]["evidence"][0]) == ["document", "quote", "start", "end"]
    assert list(answer["facts"][0]["date_source"]) == ["title", "publisher", "address"]


def test_ask_takes_the_question_without_quotes_around_it() -> None:
    done = run("ask", "what", "is", "er", "xuan", "yi")
    assert done.returncode == 0
    assert b"single platform" in done.stdout


@pytest.mark.parametrize("question", ["latest fine on Xiaomi", "", "   ", "fine " * 1200, "\u200b", "🙂🙂", "?!."])
def test_unknown_ends_with_three(question: str) -> None:
    done = run("ask", question, "--json")
    assert done.returncode == 3
    (answer,) = objects(done)
    assert answer["status"] == "unknown"
    assert answer["facts"] == []
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask",), "give a question"),
        (("ask", "x", "--jsonl"), "give a question"),
        (("ask", "x", "--today", "yesterday"), "write YYYY-MM-DD"),
        (("ask", "x", "--nonsense"), "No such option"),
        (("list", "planet"), "there is no kind “planet”"),
        (("show", "fine/nothing"), "there is no record “fine/nothing”"),
        (("fly",), "No such command"),
        (("schema", "/proc/nope"), "cannot be written"),
        (("schema", "/dev/null"), "cannot be written"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_why(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_jsonl_gives_each_line_its_object_in_order() -> None:
    given = (
        b"latest fine on Alibaba\n\nwhat is er xuan yi\r\n\xff\xfe\x80 didi fine\n\xed\xa0\x80\nlast without line end"
    )
    done = run("ask", "--jsonl", given=given)
    assert done.returncode == 0
    found = objects(done)
    assert [answer["status"] for answer in found] == [
        "answered",
        "unknown",
        "answered",
        "unknown",
        "unknown",
        "unknown",
    ]
    assert found[2]["question"] == "what is er xuan yi\r"
    assert found[3]["question"].startswith("\ufffd")
    assert found[5]["question"] == "last without line end"


def test_jsonl_of_nothing_prints_nothing() -> None:
    done = run("ask", "--jsonl")
    assert (done.returncode, done.stdout) == (0, b"")


def test_arguments_that_are_not_utf8() -> None:
    done = run("ask", b"\xff\xfe fine on alibaba", "--json")
    assert done.returncode == 3
    assert list(objects(done)[0]) == KEYS


def test_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m knowledge list | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, timeout=60, check=True)
    assert done.stdout.decode().splitlines()[-1] == "0"
    assert done.stderr == b""


def test_check_of_the_shipped_records_is_sound() -> None:
    done = run("check")
    assert done.returncode == 0
    assert done.stdout.startswith(b"All sound: 1 document, ")


def test_check_tells_of_a_document_that_is_not_catalogued(tmp_path: Path) -> None:
    """The records are sound, and nobody believes that the file is known."""
    workshop = Workshop(tmp_path)
    (workshop.documents / "later.txt").write_text("Not catalogued.", encoding="utf-8")
    done = run("check", "--data", str(workshop.data), "--documents", str(workshop.documents))
    assert done.returncode == 0
    assert "“later.txt” is in no entry of catalogue.yaml" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("option", ["--data", "--documents"])
def test_missing_folder_is_named(option: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for command in (("check",), ("ask", "x"), ("list",)):
        done = run(*command, option, str(gone))
        assert done.returncode == 1
        assert str(gone).encode() in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr


def test_list_piped_has_a_tab_between_columns_and_json_has_objects() -> None:
    assert run("list", "fine").stdout.decode().split("\n")[0].split("\t")[0] == "fine/alibaba-2021-04"
    rows = json.loads(run("list", "--json").stdout)
    assert {"record": "fine/alibaba-2021-04"}.items() <= rows[
        [row["record"] for row in rows].index("fine/alibaba-2021-04")
    ].items()


def test_show_finds_by_id_and_by_name() -> None:
    by_id, by_name = run("show", "company/alibaba"), run("show", "阿里巴巴集团")
    assert by_id.returncode == by_name.returncode == 0
    assert json.loads(by_id.stdout) == json.loads(by_name.stdout)


def test_names_says_why() -> None:
    done = run("names", "tencnt", "--json")
    first = json.loads(done.stdout)[0]
    assert (first["record"], first["how"]) == ("company/tencent", "typo")
    assert "missing letter" in first["reason"]
    assert run("names", "qqqqzzzzxxxx").returncode == 3


def test_on_a_terminal_answers_have_colour_and_control_characters_do_not_pass() -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}  # noqa: TID251
    screen = pexpect.spawn(
        sys.executable, ["-m", "knowledge", "ask", "latest fine on Alibaba"], env=environment, cwd=str(ROOT), timeout=30
    )
    text = screen.read().decode("utf-8")
    assert "\x1b[1;32m" in text
    assert "500,000 yuan per incident" in text.replace("\r\n", " ")
    screen = pexpect.spawn(
        sys.executable, ["-m", "knowledge", "ask", "x\x1b]0;owned\x07y"], env=environment, cwd=str(ROOT), timeout=30
    )
    assert "\x1b]0;owned" not in screen.read().decode("utf-8")


def test_completion_can_be_installed() -> None:
    done = run("--help")
    assert b"--install-completion" in done.stdout


def test_nothing_that_moves_a_cursor_is_printed() -> None:
    """Control characters and those that turn a line come neither from a question, a name nor a file's name."""
    hostile = "Alib\x1b[31m\x9b2J\u202exx"
    for arguments in (["names", hostile], ["ask", hostile], ["show", hostile], ["ask", "x", "--data", f"/no{hostile}"]):
        done = subprocess.run(
            [sys.executable, "-m", "knowledge", *arguments], capture_output=True, cwd=ROOT, timeout=60, check=False
        )
        printed = (done.stdout + done.stderr).decode("utf-8")
        assert not set("\x1b\x9b\u202e") & set(printed), arguments
        assert "Traceback" not in printed


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-13-01"])
def test_today_that_has_no_last_or_next_year(day: str) -> None:
    """A day at the ends of the calendar, or of none, is wrong usage: status 2 and a sentence."""
    command = [sys.executable, "-m", "knowledge", "ask", "fines last year", "--today", day]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 2
    assert b"--today" in done.stderr
    assert b"Traceback" not in done.stderr


HOSTILE = "\x1b]0;owned\x07\x9b2J\u202e"


@pytest.fixture
def hostile(tmp_path: Path) -> list[str]:
    """A sound base whose document, quotes, sentences and notes hold what steers a terminal; as options."""
    workshop = Workshop(tmp_path)
    written = HOSTILE.encode("unicode-escape").decode().replace("\\x9b", "\\x9b")
    news = workshop.documents / "news.txt"
    news.write_text(news.read_text(encoding="utf-8").replace("“We will", f"“We{HOSTILE} will"), encoding="utf-8")
    workshop.edit("statements.yaml", '"“We will', f'"“We{written} will')
    workshop.edit("statements.yaml", "{en: Ada Lind said", f'{{en: "{written}Ada Lind said')
    workshop.edit("statements.yaml", "would appeal.,", 'would appeal.",')
    workshop.edit(
        "statements.yaml", "  speech: direct", f'  speech: direct\n  notes: [{{en: "{written}", zh: "{written}"}}]'
    )
    assert workshop.problems() == []
    return ["--data", str(workshop.data), "--documents", str(workshop.documents)]


@pytest.mark.parametrize(
    "command",
    [["ask", "what did Ada Lind say"], ["list", "statement"], ["list", "--json"], ["show", "statement/lind-appeal"]],
)
def test_hostile_records_and_documents_are_shown_harmless(command: list[str], hostile: list[str]) -> None:
    """Neither piped nor on a terminal does a record, a note or a quote command anything."""
    piped = run(*command, *hostile)
    assert b"Ada Lind said" in piped.stdout
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}  # noqa: TID251
    screen = pexpect.spawn(
        sys.executable, ["-m", "knowledge", *command, *hostile], env=environment, cwd=str(ROOT), timeout=30
    )
    drawn = screen.read().decode("utf-8")
    assert "Ada Lind said" in drawn
    for printed in (piped.stdout.decode("utf-8"), drawn):
        assert not set("\x07\x9b\u202e") & set(printed)
        assert "\x1b]" not in printed
