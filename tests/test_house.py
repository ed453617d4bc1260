"""The house keeps its own rules: what a linter does not see."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted(path for folder in ("bot", "knowledge") for path in (ROOT / folder).rglob("*.py"))
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
TOP = {
    ".ci", ".env.example", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "bot", "knowledge", "pyproject.toml",
    "seeds", "tests",
}  # fmt: skip


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_room_is_called_by_a_name_that_says_nothing() -> None:
    empty = re.compile(r"(?:^|_)(utils?|helpers?|common|misc|manager|base)$")
    assert [path for path in CODE if empty.search(path.stem)] == []


def test_top_level_is_what_was_agreed() -> None:
    if not any(TRACKED):
        pytest.skip("not a checkout of git")
    assert {name.partition("/")[0] for name in TRACKED if name} <= TOP


def test_no_question_of_the_set_stands_in_the_code() -> None:
    """An answer is found, never looked up: no whole question is in the code or among the records."""
    questions: set[str] = set()
    for path in (ROOT / "tests" / "questions").glob("*.jsonl"):
        questions |= {found for found in re.findall(r'"q": "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))}
    # A name alone ("University of Hong Kong") is a question too, and has to stand among the records.
    long = {each.casefold() for each in questions if len(each) >= 20 and (len(each.split()) > 4 or not each.isascii())}
    quoted = [path.read_text(encoding="utf-8").casefold() for path in (ROOT / "seeds").iterdir()]
    long -= {
        each for each in long if any(each.replace("'", "’") in text for text in quoted)
    }  # words of a document, as its records quote
    assert len(long) > 200
    texts = [path.read_text(encoding="utf-8").casefold() for path in CODE]
    texts += [path.read_text(encoding="utf-8").casefold() for path in (ROOT / "knowledge" / "data").glob("*.yaml")]
    shown = {"latest fine on alibaba", "alibaba vs didi fines"}  # examples in docstrings and in refusals
    assert sorted(each for each in long - shown if any(each in text for text in texts)) == []


def test_every_dependency_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    imported = {
        name.partition(".")[0]
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    modules = {
        "chinesecalendar": "chinese_calendar",
        "discord-py": "discord",
        "pyyaml": "yaml",
        "prompt-toolkit": "prompt_toolkit",
        "pydantic-settings": "pydantic_settings",
    }
    wanted = {re.split(r"[<>=;\[ ]", each, maxsplit=1)[0].lower().replace(".", "-") for each in project["dependencies"]}
    unseen = {"aiosqlite", "audioop-lts", "tzdata"}
    # named in an address only; a module that Python 3.13 dropped and discord.py needs; read by zoneinfo
    assert sorted(each for each in wanted - unseen if modules.get(each, each) not in imported) == []


def test_the_pins_fit_the_bounds_and_name_no_address() -> None:
    pins = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in pins
    assert "@" not in pins
    names = {
        line.partition("==")[0].lower().replace(".", "-").replace("_", "-")
        for line in pins.splitlines()
        if "==" in line
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    wanted = {re.split(r"[<>=;\[ ]", each, maxsplit=1)[0].lower().replace(".", "-").replace("_", "-") for each in asked}
    assert wanted - names - {"briefdesk"} == set()


def test_the_library_loads_nothing_of_the_network() -> None:
    """A clean interpreter that opens the base has loaded no event loop, TLS, Discord or database."""
    program = (
        "import sys, knowledge; knowledge.load(); "
        "print([each for each in ('asyncio', 'ssl', 'discord', 'sqlalchemy', 'aiohttp', 'apscheduler') "
        "if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
