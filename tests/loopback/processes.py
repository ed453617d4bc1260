"""The bot and the server as processes of their own: started, watched line by line, stopped, killed."""

import asyncio
import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import aiohttp

import knowledge
from tests.loopback.server import Addresses
from tests.loopback.world import TOKEN

ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = Path(knowledge.__file__).resolve().parents[1]
"""Where the packages under test lie: the checkout, or where they were installed."""


class Process:
    """A Python process in a group of its own, with a small environment and all that it prints kept.

    Args:
        arguments: for Python.
        folder: where it runs.
        variables: of its environment, over the few that it has anyway.

    Attributes:
        log: a file that gets what it prints in place of `lines`, where reading along would cost time.
        lines: what it printed on both streams, each with its instant, over all its lives.
    """

    def __init__(self, arguments: Sequence[str], folder: Path, variables: dict[str, str] | None = None) -> None:
        self._arguments, self._folder = list(arguments), folder
        self._variables = {
            "HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONPATH": f"{_PACKAGES}:{ROOT}",
            "PYTHONUNBUFFERED": "1", **(variables or {}),
        }  # fmt: skip
        self.lines: list[tuple[float, str]] = []
        self.log: Path | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._more = asyncio.Condition()

    @property
    def pid(self) -> int:
        """The id of the process that runs now."""
        return self._running.pid

    @property
    def text(self) -> str:
        """All that it printed."""
        return "\n".join(line for _, line in self.lines)

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    def printed(self, pattern: str, since: float = 0.0) -> list[str]:
        """The lines that hold a pattern, printed after an instant."""
        return [line for at, line in self.lines if at >= since and re.search(pattern, line)]

    async def start(self) -> Self:
        """Start it, again if it ended."""
        with ExitStack() as open_files:
            output = open_files.enter_context(self.log.open("ab")) if self.log is not None else asyncio.subprocess.PIPE
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self._arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=asyncio.subprocess.STDOUT,
                cwd=self._folder,
                env=self._variables,
                start_new_session=True,
                limit=2**20,
            )
        self._reading = asyncio.create_task(self._read(self._process))
        return self

    async def stop(self, seconds: float = 10) -> int:
        """SIGTERM; gives the exit status."""
        self._running.terminate()
        return await self.ended(seconds)

    async def kill(self) -> None:
        """SIGKILL to it and all that it started."""
        self.signal(signal.SIGKILL)
        await self.ended(10)

    def signal(self, number: int) -> None:
        """Any signal to it and all that it started (STOP and CONT for a pause)."""
        os.killpg(self._running.pid, number)

    async def ended(self, seconds: float) -> int:
        """Wait for its end; gives the exit status."""
        status = await asyncio.wait_for(self._running.wait(), seconds)
        if self._reading is not None:
            await self._reading
        return status

    async def wait_line(self, pattern: str, seconds: float = 20, since: float = 0.0) -> str:
        """Wait for a line that holds a pattern, printed after an instant."""
        async with asyncio.timeout(seconds), self._more:
            await self._more.wait_for(lambda: self.printed(pattern, since))
        return self.printed(pattern, since)[0]

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        if self.running:
            await self.kill()

    @property
    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise RuntimeError("it was not started")
        return self._process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        if process.stdout is None:
            return
        async for line in process.stdout:
            self.lines.append((time.monotonic(), line.decode("utf-8", "replace").rstrip("\n")))
            async with self._more:
                self._more.notify_all()


class BotProcess(Process):
    """`python -m bot` against a loopback server, with its database in a folder.

    Args:
        addresses: of the server.
        folder: where it runs and keeps its data.
        arguments: for `python -m bot`.
        variables: settings, over the token and the folder.
    """

    def __init__(self, addresses: Addresses, folder: Path, *arguments: str, **variables: str) -> None:
        settings = {"DISCORD_TOKEN": TOKEN, "XDG_DATA_HOME": str(folder), **variables}
        launched = ["-m", "tests.loopback.launcher", addresses.rest, addresses.gateway, *arguments]
        super().__init__(launched, folder, settings)

    def leaks(self, *words: str) -> list[str]:
        """The lines that hold what must never be printed: the bot's token, one of an interaction, or some words."""
        return self.printed("|".join(map(re.escape, (TOKEN, "token-", *words))))


class Remote:
    """The operations of `Control` by name, over HTTP: `await remote.slash("ask", {"question": "…"})`."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self._address, self._session = address, session

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, Any]]:
        async def operation(*positional: Any, **named: Any) -> Any:
            body = {"*": positional, **named}
            async with self._session.post(f"{self._address}/{name}", json=body) as response:
                answer = await response.json()
            if response.status == 408:
                raise TimeoutError(answer["error"])
            if "error" in answer:
                raise RuntimeError(answer["error"])
            return answer["result"]

        return operation


class ServerProcess(Process):
    """The server as a process of its own."""

    addresses: Addresses
    control: Remote

    def __init__(self, folder: Path = ROOT, **ports: int) -> None:
        arguments = [part for name, port in ports.items() for part in (f"--{name}", str(port))]
        super().__init__(["-m", "tests.loopback", *arguments], folder)

    async def __aenter__(self) -> Self:
        await self.start()
        self.addresses = Addresses(**json.loads(await self.wait_line(r"^\{")))
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        self.control = Remote(self.addresses.control, self._session)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await super().__aexit__()
