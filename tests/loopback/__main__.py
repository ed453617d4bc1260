"""`python -m tests.loopback`: the server as a process of its own, until SIGTERM."""

import argparse
import asyncio
import signal
import sys

from tests.loopback.server import Server, as_line


async def serve(options: argparse.Namespace) -> None:
    """Listen, say where, and wait for the signal."""
    over = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, over.set)
    async with Server(options.rest, options.gateway, options.control) as server:
        sys.stdout.write(as_line(server.addresses) + "\n")
        sys.stdout.flush()
        await over.wait()


def main() -> None:
    """Read the ports and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.loopback")
    for part in ("rest", "gateway", "control"):
        parser.add_argument(f"--{part}", type=int, default=0, metavar="PORT", help="a free one if not given")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
