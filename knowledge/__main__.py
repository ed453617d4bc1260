"""`python -m knowledge`: the library from the command line."""

import sys
from datetime import date

from knowledge.cli import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], today=date.today()))  # the one place of the library that reads a clock
