"""Settings: what may be set, what is refused and how, and that `.env.example` explains each."""

import re
import sys
from pathlib import Path

import pytest

from bot.settings import BadSettings, Settings
from tests.bot.conftest import ROOT

EXAMPLE = ROOT / ".env.example"


def test_nothing_set_is_fine(bare: pytest.MonkeyPatch) -> None:
    """Every variable may be left out; then there is no token and the day is that of UTC."""
    settings = Settings.read()
    assert settings.discord_token is None
    assert settings.zone.key == "UTC"


def test_empty_counts_as_not_given(bare: pytest.MonkeyPatch) -> None:
    """A variable that stands in .env without a value is as good as absent."""
    for name in Settings.model_fields:
        bare.setenv(name.upper(), "")
    assert Settings.read() == Settings()


def test_env_file_is_read_only_when_asked(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A .env in the current folder is not read by itself, and the environment goes before it."""
    (tmp_path / ".env").write_text("TIME_ZONE=Asia/Shanghai\nLOG_LEVEL=debug\nSOMEBODY_ELSES=1\n", encoding="utf-8")
    bare.chdir(tmp_path)
    assert Settings.read().time_zone == "UTC"
    bare.setenv("TIME_ZONE", "Europe/Berlin")
    settings = Settings.read(Path(".env"))
    assert (settings.time_zone, settings.log_level) == ("Europe/Berlin", "DEBUG")


def test_token_is_never_shown(bare: pytest.MonkeyPatch) -> None:
    """Neither the settings' own form nor the refusal of a malformed token holds it."""
    bare.setenv("DISCORD_TOKEN", " secret-token ")
    settings = Settings.read()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "secret-token"
    assert "secret-token" not in f"{settings!r}{settings}"
    bare.setenv("DISCORD_TOKEN", "secret token")
    with pytest.raises(BadSettings) as refused:
        Settings.read()
    assert "secret" not in str(refused.value)
    assert "DISCORD_TOKEN" in str(refused.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TIME_ZONE", "Mars/Olympus"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("SYNC_GUILD", "my server"),
    ],
)
def test_wrong_value_is_named(bare: pytest.MonkeyPatch, variable: str, value: str) -> None:
    """A value that cannot be used is refused in a line that begins with the variable's name."""
    bare.setenv(variable, value)
    with pytest.raises(BadSettings, match=rf"(?m)^{variable}: \S"):
        Settings.read()


def test_all_wrong_values_are_named_at_once(bare: pytest.MonkeyPatch) -> None:
    """Two mistakes take one start to find, not two."""
    bare.setenv("TIME_ZONE", "x")
    bare.setenv("LOG_LEVEL", "x")
    with pytest.raises(BadSettings, match=r"(?s)LOG_LEVEL: .*TIME_ZONE: "):
        Settings.read()


def test_env_file_in_another_encoding(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A .env that is not UTF-8 is named, not a traceback."""
    (tmp_path / ".env").write_bytes(b"TIME_ZONE=\xff\xfe\n")
    with pytest.raises(BadSettings, match="not UTF-8"):
        Settings.read(tmp_path / ".env")


def test_home_follows_the_xdg_rules(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """XDG_DATA_HOME decides where history goes; a relative one counts as not given."""
    bare.setenv("HOME", str(tmp_path))
    assert Settings.read().home == tmp_path / ".local/share/briefdesk"
    bare.setenv("XDG_DATA_HOME", "relative")
    assert Settings.read().home == tmp_path / ".local/share/briefdesk"
    bare.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert Settings.read().home == tmp_path / "data/briefdesk"


def test_example_explains_every_variable_and_no_other() -> None:
    """`.env.example` has each variable once, with a comment right above it, and can be read as it is."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    variables = [line.partition("=")[0] for line in lines if re.match(r"[A-Z]", line)]
    assert sorted(variables) == sorted(name.upper() for name in Settings.model_fields)
    for place, line in enumerate(lines):
        if re.match(r"[A-Z]", line):
            assert lines[place - 1].startswith("# "), f"{line} has no comment above it"


def test_example_holds_the_defaults(bare: pytest.MonkeyPatch) -> None:
    """Copying it unchanged changes nothing."""
    assert Settings.read(EXAMPLE) == Settings()


@pytest.mark.parametrize(
    ("platform", "variables", "desktop"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_desktop(bare: pytest.MonkeyPatch, platform: str, variables: dict[str, str], desktop: bool) -> None:
    """A screen is seen by its variable, or by a system that always has one."""
    bare.setattr(sys, "platform", platform)
    for name, value in variables.items():
        bare.setenv(name, value)
    assert Settings.read().desktop is desktop
