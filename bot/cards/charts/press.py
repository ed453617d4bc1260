"""SVG → PNG without stalling anybody: a process for each picture, one at a time, and the last ones kept.

The process ends with its picture, so an idle bot carries nothing of the drawing library (see `raster`). Whatever goes
wrong, there is no picture and the log says why; an answer never waits longer for one than `PATIENCE`.
"""

import asyncio
import hashlib
import subprocess
import sys
from collections import OrderedDict
from importlib.util import find_spec
from pathlib import Path

from bot.cards.charts.letters import FONT
from bot.journal import get_log

PATIENCE = 1.5
"""Seconds that an answer waits for its picture; Discord wants the answer within 3."""
KEPT = 2_000_000
"""Bytes of pictures kept, about 20 of them."""
_PROGRAM = Path(__file__).with_name("raster.py")
_BEGINS = b"\x89PNG\r\n\x1a\n"

_log = get_log("bot.charts")


class Press:
    """Draws pictures.

    Args:
        program: the one that draws; given by tests.
        patience: seconds that a picture may take, waiting for others included.
        kept: bytes of pictures that are kept.
    """

    def __init__(self, program: Path = _PROGRAM, patience: float = PATIENCE, kept: int = KEPT) -> None:
        self._program, self._patience, self._most = program, patience, kept
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._one = asyncio.Lock()
        self.installed = find_spec("resvg_py") is not None

    async def png(self, svg: str) -> bytes | None:
        """The picture; None where it cannot be drawn, or not in time.

        Args:
            svg: the drawing. The same one is drawn once, as long as it is kept.
        """
        if not self.installed:
            return None
        key = hashlib.sha256(svg.encode()).digest()
        try:
            async with asyncio.timeout(self._patience), self._one:
                if key not in self._kept:
                    self._keep(key, await asyncio.to_thread(self._draw, svg))
                self._kept.move_to_end(key)
                return self._kept[key]
        except (TimeoutError, subprocess.TimeoutExpired):
            _log.warning("picture not drawn in time", seconds=self._patience)
        except (OSError, ValueError) as wrong:
            _log.warning("picture not drawn", reason=str(wrong)[:500])
        return None

    def _draw(self, svg: str) -> bytes:
        done = subprocess.run(  # noqa: S603 a program of ours, with a file of ours
            [sys.executable, "-P", str(self._program), str(FONT)],
            input=svg.encode(),
            capture_output=True,
            timeout=self._patience,
            check=False,
        )
        if done.returncode != 0 or not done.stdout.startswith(_BEGINS):
            raise ValueError(done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}")
        return done.stdout

    def _keep(self, key: bytes, png: bytes) -> None:
        self._kept[key] = png
        while sum(map(len, self._kept.values())) > self._most and len(self._kept) > 1:
            self._kept.popitem(last=False)
