"""What the preview is made of besides Briefdesk: is it installed, and is it the right SimCord?"""

import sys
from importlib.metadata import version
from importlib.util import find_spec

MADE_FOR = "3.2.1"
"""The SimCord whose insides `live` knows."""
_PACKAGES = ("simcord", "markdown_it", "linkify_it", "regex", "PIL")
"""What the extra installs. SimCord's own extra would bring 118 MB for films as well, which no card shows."""
_MISSING = (
    "The preview needs packages that are not installed: {names}. Install them in the folder that Briefdesk was "
    "installed from: {python} -m pip install -c .ci/constraints.txt '.[preview]'"
)
_OTHER = (
    "The preview is made for simcord {wanted}; simcord {found} is installed, and inside it is different ({what}). "
    "Install the right one: {python} -m pip install simcord=={wanted}"
)


class PreviewError(Exception):
    """The preview cannot be shown; the message says what to do."""


def look_for_packages() -> None:
    """Look whether all packages are installed; nothing is imported.

    Raises:
        PreviewError: one is not.
    """
    missing = [each for each in _PACKAGES if find_spec(each) is None]
    if missing:
        raise PreviewError(_MISSING.format(names=", ".join(missing), python=sys.executable))


def other_simcord(what: str) -> PreviewError:
    """The error that says that another SimCord is installed than the one that is needed, and what is not right."""
    return PreviewError(_OTHER.format(wanted=MADE_FOR, found=version("simcord"), what=what, python=sys.executable))
