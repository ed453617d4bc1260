"""The README is true: what it shows is what the program prints, and what it names is there."""

import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_session_shown_is_what_the_program_prints(tmp_path: Path) -> None:
    """The block under "Try it", with the typed lines taken out, is the whole output for those lines."""
    block = re.search(r"```text\n(Briefdesk answers.*?)```", README, re.DOTALL)
    assert block is not None
    typed = [line[2:] for line in block[1].splitlines() if line.startswith("> ")]
    assert len(typed) >= 2
    wanted = "\n".join(line for line in block[1].splitlines() if not line.startswith("> ")).strip()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--terminal"],
        input="\n".join(typed).encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.decode("utf-8").strip() == wanted


def test_every_file_linked_is_there() -> None:
    linked = re.findall(r"\]\(([^)#]+)\)", README)
    assert linked
    assert [each for each in linked if "://" not in each and not (ROOT / each).exists()] == []


def test_every_folder_of_the_picture_is_there() -> None:
    block = re.search(r"```text\n(seeds/.*?)```", README, re.DOTALL)
    assert block is not None
    inside, missing = "", []
    for line in block[1].splitlines():
        for name in re.findall(r"[a-z_]+(?:/|\.py)", line[:23]):
            path = ROOT / (name if not line.startswith(" ") else inside + name)
            if not path.exists():
                missing.append(str(path))
        if not line.startswith(" "):
            inside = line.split()[0]
    assert missing == []


def test_the_lines_that_install_are_the_ones_that_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    installed = re.findall(
        r"```sh\n[^\n]*pip install -q(?: --no-compile)? (-c \.ci/constraints\.txt [^&]*) && [^\n]*\n```", README
    )
    assert installed == [
        "-c .ci/constraints.txt .",
        '-c .ci/constraints.txt ".[preview]"',
        '-c .ci/constraints.txt ".[charts]"',
        '-c .ci/constraints.txt -e ".[test]"',
    ]
    for each in installed:
        assert f"--disable-pip-version-check {each}\n" in script


def test_preview_is_named_where_a_newcomer_looks() -> None:
    """In the line after the first command, and in the first line that the terminal prints."""
    after = README.split("```sh\n", 1)[1].split("```\n", 1)[1].strip()
    assert "--preview" in "\n".join(after.splitlines()[:4])
    assert re.search(r"```text\nBriefdesk answers[^\n]*python -m bot --preview\n", README)


@pytest.mark.parametrize("word", ["DISCORD_TOKEN"])
def test_env_example_explains(word: str) -> None:
    assert word in (ROOT / ".env.example").read_text(encoding="utf-8")


def test_the_unit_for_systemd_keeps_what_it_promises() -> None:
    """A user without rights, started again always; the one folder that it may write to is where the bot keeps all."""
    block = re.search(r"```ini\n(.*?)```", README, re.DOTALL)
    assert block is not None
    unit = ConfigParser(interpolation=None, delimiters=("=",))
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(block[1])
    service = dict(unit["Service"])
    assert service["User"] not in {"", "root", "0"}
    assert (service["Restart"], service["RestartPreventExitStatus"]) == ("always", "2")
    assert service["ExecStart"].endswith("/bin/python -m bot")
    home = Settings(xdg_data_home=Path(service["Environment"].removeprefix("XDG_DATA_HOME="))).home
    assert str(home) == f"/var/lib/{service['StateDirectory']}" == service["WorkingDirectory"]
    assert f"sudo install -m 600 .env {service['EnvironmentFile']}" in README
