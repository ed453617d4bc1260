"""What can be set from outside: the only reader of the environment.

`Settings.read` is called once, in `bot.__main__`, and the object is handed down; importing this module reads
nothing, so that no test needs a prepared environment. Each variable is explained in `.env.example`.
"""

import sys
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict


class BadSettings(Exception):  # noqa: N818 like BadKnowledge, it names what is bad
    """Settings that cannot be used: a line for each, naming the variable; never its value, which may be a secret."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join([*lines, "Each variable is explained in .env.example."]))


def _sentence(error: ErrorDetails) -> str:
    variable = ".".join(str(part) for part in error["loc"]).upper()
    return f"{variable}: {error['msg'].removeprefix('Value error, ')}"


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """Everything that can be set.

    Attributes:
        discord_token: the bot's token; without one the terminal answers.
        log_level: the least important log line that is written.
        log_format: `text` for people, `json` for machines, one object a line.
        time_zone: IANA name of the zone that decides which day "today" is.
        data: folder of the curated YAML; the shipped one if not given.
        documents: folder of the documents; the shipped one if not given.
        sync_guild: id of the only server that gets the commands, at once; everywhere if not given.
        database_url: the database, as SQLAlchemy writes it; an SQLite file below `xdg_data_home` if not given.
        rate_per_user: questions a minute that one person may ask; 0 for no limit.
        rate_per_server: questions a minute that may be asked in one server; 0 for no limit.
        knowledge_servers: ids of the servers whose curators may use /knowledge reload, with commas between them.
        health_file: the file that shows that the bot is alive; `health.json` below `home` if not given.
        xdg_data_home: where programs keep a user's data; the terminal's history goes below it.
        display: the screen of an X desktop, where there is one.
        wayland_display: the screen of a Wayland desktop, where there is one.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    discord_token: SecretStr | None = None
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "INFO"
    log_format: Annotated[Literal["text", "json"], BeforeValidator(_lower)] = "text"
    time_zone: str = "UTC"
    data: Path | None = None
    documents: Path | None = None
    sync_guild: int | None = None
    database_url: SecretStr | None = None
    rate_per_user: Annotated[int, Field(ge=0)] = 20
    rate_per_server: Annotated[int, Field(ge=0)] = 200
    knowledge_servers: str = ""
    health_file: Path | None = None
    xdg_data_home: Path | None = None
    display: str | None = None
    wayland_display: str | None = None

    @field_validator("discord_token")
    @classmethod
    def _one_word(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            return None
        bare = token.get_secret_value().strip()
        if any(letter.isspace() for letter in bare):
            raise ValueError("a token has no spaces or line breaks in it; copy it again from the developer portal")
        return SecretStr(bare) if bare else None

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            raise ValueError("is not an IANA time zone; write one like Asia/Shanghai or UTC") from None
        return name

    @field_validator("knowledge_servers")
    @classmethod
    def _ids(cls, given: str) -> str:
        if not all(each.strip().isdecimal() for each in given.split(",") if each.strip()):
            raise ValueError("is not a list of ids; write server ids with commas between them, like 123,456")
        return given

    @field_validator("data", "documents", "health_file")
    @classmethod
    def _home_written_out(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path is not None else None

    @classmethod
    def read(cls, env_file: Path | None = None) -> Self:
        """The settings from the environment, and from a `.env` file where one is given.

        Raises:
            BadSettings: with a line for every variable that cannot be used.
        """
        try:
            return cls(_env_file=env_file)  # pyright: ignore[reportCallIssue] the parameter is made at run time
        except ValidationError as wrong:
            raise BadSettings([_sentence(each) for each in wrong.errors(include_input=False)]) from None
        except UnicodeDecodeError:
            raise BadSettings([f"{env_file} is not UTF-8 text; save it as UTF-8."]) from None

    @property
    def zone(self) -> ZoneInfo:
        """The zone that decides which day it is."""
        return ZoneInfo(self.time_zone)

    @property
    def librarians(self) -> frozenset[int]:
        """The servers of `knowledge_servers`."""
        return frozenset(int(each) for each in self.knowledge_servers.split(",") if each.strip())

    @property
    def desktop(self) -> bool:
        """Whether a browser can be seen here: elsewhere than on Windows and macOS the screen is in the environment."""
        return sys.platform in {"win32", "darwin"} or bool(self.display or self.wayland_display)

    @property
    def database(self) -> str:
        """The address of the database."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite+aiosqlite:///{self.home / 'briefdesk.db'}"

    @property
    def health(self) -> Path:
        """The file that shows that the bot is alive."""
        return self.health_file or self.home / "health.json"

    @property
    def home(self) -> Path:
        """The folder for what this program keeps. By the XDG rules a relative path counts as not given."""
        given = self.xdg_data_home
        base = given if given is not None and given.is_absolute() else Path.home() / ".local" / "share"
        return base / "briefdesk"
