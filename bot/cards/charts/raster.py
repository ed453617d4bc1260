"""SVG on standard input → PNG on standard output: a program of its own, run once for each picture.

The drawing library keeps Python's lock while it draws, 60 ms for a picture; in the bot's process, even in a thread,
no answer could be given meanwhile. Here it costs the bot neither time nor memory, and a drawing that crashes or
never ends takes nothing down. Nothing else imports this module; it imports nothing of ours.
"""

import os
import sys
from contextlib import suppress

import resvg_py


def main(font: str) -> None:
    """Draw one picture with a font file; no font of the system is used, so a machine's own fonts change nothing."""
    with suppress(AttributeError, OSError):  # not on Windows, and not where it is forbidden
        os.nice(5)  # answers go first
    svg = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=svg, font_files=[font], skip_system_fonts=True))


if __name__ == "__main__":
    main(sys.argv[1])
