"""Log lines: structured, for people or machines, and without anything that a person wrote.

What is asked here can be confidential, so no line holds it: errors are logged by class and place, the whole chain
of causes, without their messages, since a message may repeat the text that it choked on; libraries stay at INFO even
when our own lines say DEBUG, where discord.py would log whole messages and aiosqlite what is stored; the token in an
interaction's address is struck.

structlog imports rich only because it is installed and keeps 4.3 MB of it: while structlog is imported here, rich
is made to look missing.
"""

import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

_BLOCKED = "rich" not in sys.modules
if _BLOCKED:
    sys.modules["rich"] = None  # pyright: ignore[reportArgumentType] None is how an import is made to fail

import structlog  # noqa: E402 it has to come between the two

if _BLOCKED:
    del sys.modules["rich"]

Log = structlog.stdlib.BoundLogger
_PACKAGES = Path(__file__).resolve().parent.parent
_TOKEN = re.compile(r"(?<=/)(webhooks|interactions)/(\d+)/[^/\s]+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_DEEPEST = 8
"""Frames named of each error in the chain, the innermost first."""


def get_log(name: str) -> Log:
    """The log of one room."""
    return structlog.stdlib.get_logger(name)


def configure(level: str, form: str) -> None:
    """Write log lines to standard error from now on.

    Args:
        level: the least important level that is written.
        form: `text` or `json`.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_messages,
    ]
    renderer = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.getLevelNamesMapping()[level], logging.INFO))
    logging.getLogger("bot").setLevel(level)


def without_messages(_log: Any, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Put the classes and places of an error where its traceback would go, and strike tokens."""
    record = event.get("_record")
    given = event.pop("exc_info", None) or (record.exc_info if isinstance(record, logging.LogRecord) else None)
    error = given if isinstance(given, BaseException) else given[1] if isinstance(given, tuple) else None  # pyright: ignore[reportUnknownVariableType]
    if given is True:
        error = sys.exc_info()[1]
    if isinstance(record, logging.LogRecord):
        record.exc_info = record.exc_text = None
    if isinstance(error, BaseException):
        event["error"] = " < ".join(type(each).__qualname__ + _code(each) for each in causes(error))
        event["at"] = [place for each in causes(error) for place in _places(each.__traceback__)]
    if isinstance(event.get("event"), str):
        event["event"] = _TOKEN.sub(r"\1/\2/…", event["event"])
    event.update({key: _on_one_line(value) for key, value in event.items() if isinstance(value, str)})
    return event


def _on_one_line(text: str) -> str:
    """The text with what breaks a line, commands a terminal or hides written out, so that no entry can pose as two."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from, outermost first."""
    seen: set[int] = set()
    step: BaseException | None = error
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        yield step
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)


def _code(error: BaseException) -> str:
    """Discord's number of an error, which holds no text."""
    status, code = getattr(error, "status", None), getattr(error, "code", None)
    numbers = [str(each) for each in (status, code) if isinstance(each, int)]
    return f"({' '.join(numbers)})" if numbers else ""


def _places(traceback: TracebackType | None) -> list[str]:
    found: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        path = Path(code.co_filename)
        shown = path.relative_to(_PACKAGES) if path.is_relative_to(_PACKAGES) else Path(*path.parts[-2:])
        found.append(f"{shown}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return found[::-1][:_DEEPEST]
