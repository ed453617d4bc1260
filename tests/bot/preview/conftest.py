"""The preview as a process, and a browser to look at it with."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect, sync_playwright

from tests.bot.conftest import PACKAGES

PLACES = ("#ask-briefdesk", "#china-tech", "#deadlines", "#knowledge-desk", "@Briefdesk")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--disable-gpu", "--disable-quic", "--disable-sync", "--disable-background-networking", "--no-first-run")


@dataclass
class Started:
    """A preview that runs.

    Attributes:
        process: the program.
        addresses: of its pages, by what they are called.
    """

    process: "subprocess.Popen[str]"
    addresses: dict[str, str]

    def end(self, by: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """End it by a signal: the exit status, and all that was logged."""
        self.process.send_signal(by)
        _, log = self.process.communicate(timeout=20)
        return self.process.returncode, log


@contextmanager
def started(folder: Path, *arguments: str, **variables: str) -> Iterator[Started]:
    """`python -m bot --preview` in a folder, from when it has said where it is."""
    command = [sys.executable, "-m", "bot", "--preview", *arguments]
    environment = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(PACKAGES)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=environment | variables,
    ) as process:
        try:
            yield Started(process, dict(_addresses(process)))
        finally:
            if process.poll() is None:
                process.kill()


def _addresses(process: "subprocess.Popen[str]") -> Iterator[tuple[str, str]]:
    """What it says, as far as the last address."""
    assert process.stdout is not None
    for line in process.stdout:
        found = re.fullmatch(r"  (\S+) +(http://127\.0\.0\.1:\d+/#\S{40,})\n", line)
        if found:
            yield found[1], found[2]
            if found[1] == PLACES[-1]:
                return


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """A preview for a module of tests; at the end it has said nothing of an error."""
    with started(tmp_path_factory.mktemp("preview")) as running:
        yield running
        assert running.end() == (0, "")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser on PATH: looked for {', '.join(_BROWSERS)}; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield chromium
        chromium.close()


class Reader:
    """Somebody at a page of the preview."""

    def __init__(self, page: Page, screenshots: Path) -> None:
        self.page, self.screenshots = page, screenshots
        page.set_default_timeout(10_000)
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _console(self, line: ConsoleMessage) -> None:
        # A browser asks for a favicon unbidden, and a picture that it asked for is gone when the viewer has changed.
        if line.type == "error" and not re.search(r"/favicon\.ico$|/api/assets/", line.location["url"]):
            self.errors.append(f"{line.location['url']}: {line.text}")

    def go(self, address: str) -> None:
        """Open a page, or turn back to its first viewer if it is open: it takes a second or two, for all its fonts."""
        if self.page.url == address:
            self.view_as(self.page.get_by_label("Viewing as").locator("option").first.inner_text())
            return
        self.page.goto(address)
        self.drawn()

    def drawn(self) -> None:
        """Wait until what the page shows is whole."""
        self.page.locator("#preview-app[aria-busy=false]").wait_for()

    def view_as(self, name: str) -> None:
        """See it by the eyes of somebody else."""
        if self.viewer.inner_text() == name:
            return
        (chosen,) = self.page.get_by_label("Viewing as").select_option(label=name)
        expect(self.page.get_by_label("Viewing as")).to_have_value(
            chosen
        )  # it is emptied at once, and filled again when the page has changed
        self.drawn()

    @property
    def composer(self) -> Locator:
        """Where one types."""
        return self.page.locator("#channel-composer-input")

    @property
    def messages(self) -> Locator:
        """The messages that are seen, the oldest first."""
        return self.page.locator(".channel-message")

    @property
    def suggestions(self) -> Locator:
        """What is offered for the option that is being typed."""
        return self.page.locator(".command-suggestion")

    @property
    def viewer(self) -> Locator:
        """The name of whoever's eyes the page is seen by."""
        return self.page.locator("#viewer-picker option:checked")

    def choose(self, name: str) -> None:
        """Choose a command from the picker."""
        self.composer.press_sequentially(f"/{name}")
        self.page.locator(".command-entry").filter(has_text=f"/{name}").first.click()

    def save(self, name: str) -> None:
        """Keep a picture of the page as it is; with 256 colours it is half as large and looks the same."""
        self.page.mouse.move(0, 0)
        self.drawn()
        picture = Image.open(BytesIO(self.page.screenshot()))
        picture.convert("RGB").quantize(256).save(self.screenshots / f"{name}.png", optimize=True)


@pytest.fixture(scope="module")
def screenshots(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pictures go to: the one given with --screenshots, else one that is thrown away."""
    given: str | None = request.config.getoption("--screenshots")
    folder = Path(given) if given else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def reader(browser: Browser, screenshots: Path, width: int, height: int) -> Iterator[Reader]:
    """Somebody at a screen of that size; what the page does wrong fails the test."""
    context = browser.new_context(viewport={"width": width, "height": height})
    somebody = Reader(context.new_page(), screenshots)
    yield somebody
    context.close()
    assert somebody.errors == []


@pytest.fixture(scope="module")
def desktop(browser: Browser, screenshots: Path) -> Iterator[Reader]:
    """Somebody at a desk."""
    yield from reader(browser, screenshots, 1000, 720)


@pytest.fixture(scope="module")
def phone(browser: Browser, screenshots: Path) -> Iterator[Reader]:
    """Somebody with a phone."""
    yield from reader(browser, screenshots, 390, 844)
