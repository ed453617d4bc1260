"""The preview: the real bot in a browser, in a simulated Discord, without a token and without a network.

What it stores goes to a temporary folder and is gone when it ends, as the simulated server is.
"""

import asyncio
import sys
import webbrowser
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.preview.parts import PreviewError, look_for_packages, other_simcord
from bot.settings import Settings
from knowledge import Knowledge


def run(settings: Settings, knowledge: Knowledge, *, port: int = 0, browser: bool | None = None) -> int:
    """Serve the preview until SIGTERM, Ctrl-C or “End preview session” in the browser.

    Args:
        settings: what was set; the token, the database and SYNC_GUILD are not used.
        knowledge: what it answers from.
        port: of the first page, the others take the ones after it; 0 for any that are free.
        browser: whether to open one; by default where there is a desktop.

    Returns:
        The exit status: 0 when it was ended, 1 when it cannot be shown.
    """
    show = webbrowser.open if (settings.desktop if browser is None else browser) else None
    try:
        look_for_packages()
        try:
            from bot.preview.live import check  # noqa: PLC0415 only with the extra it is there
            from bot.preview.serve import serve  # noqa: PLC0415 only with the extra it is there
        except ImportError as error:
            raise other_simcord(str(error)) from error
        check()
        with TemporaryDirectory(prefix="briefdesk-") as folder:
            asyncio.run(serve(settings, knowledge, Path(folder), port, show))
    except PreviewError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    except KeyboardInterrupt:  # where the system has no signal handlers in the loop
        pass
    return 0
