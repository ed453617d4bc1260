"""Documents: the texts that everything rests on, read as they are.

A document is never changed on the way in: strict UTF-8, no translation of line ends, a byte-order mark kept. Offsets
count the characters of the file, so anyone can find a quote again with a text editor.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from knowledge.problems import Problem

_PACKED = Path(__file__).parents[1] / "seeds"
_CHECKOUT = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True, slots=True)
class Document:
    """A source text.

    Attributes:
        id: what evidence calls it.
        file: name of its file in the documents' folder.
        text: the file's characters, all of them.
    """

    id: str
    file: str
    text: str


def default_folder() -> Path:
    """The documents that come with the program: packed into the wheel, or beside the checkout."""
    return _PACKED if _PACKED.is_dir() else _CHECKOUT


def read_document(folder: Path, file: str, identifier: str) -> Document | Problem:
    """Read one document.

    Args:
        folder: the documents' folder.
        file: a name in it; a path that leads elsewhere is refused.
        identifier: the id that evidence uses.
    """
    found = read_text(folder, file)
    return found if isinstance(found, Problem) else Document(identifier, file, found)


def read_text(folder: Path, file: str) -> str | Problem:
    """The characters of a file, or why they cannot be had."""
    try:
        return _obstacle(folder, file) or (folder / file).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(file, error)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Problem(file, None, None, f"“{file}” cannot be read: {why}.", "See to it that the program may read it.")


def _obstacle(folder: Path, file: str) -> Problem | None:
    """What stands between the program and a file; a device or a pipe is none, and opening one could wait for ever."""
    if file in ("", ".", "..") or "/" in file or "\\" in file or "\0" in file:
        message = f"“{file}” is not the name of a file."
        return Problem(file or ".", None, None, message, "Write the name alone, without folders.")
    if not folder.is_dir():
        return _missing_folder(folder)
    if (folder / file).is_dir():
        return Problem(file, None, None, f"“{file}” is a folder, not a file.", "Put the file in its place.")
    return None if (folder / file).is_file() else _missing(folder, file)


def _missing_folder(folder: Path) -> Problem:
    what = "is a file, not a folder" if folder.exists() else "does not exist"
    return Problem(str(folder), None, None, f"The folder “{folder}” {what}.", "Name an existing folder.")


def _missing(folder: Path, file: str) -> Problem:
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    near = get_close_matches(file, names, n=1, cutoff=0.5)
    return Problem(
        file,
        None,
        None,
        f"There is no file “{file}” in “{folder}”.",
        "Put the file there, or correct its name.",
        near[0] if near else None,
    )


def _not_utf8(file: str, error: UnicodeDecodeError) -> Problem:
    line = error.object.count(b"\n", 0, error.start) + 1
    return Problem(
        file,
        line,
        None,
        f"“{file}” is not UTF-8: byte 0x{error.object[error.start]:02x} at position {error.start} is not part of it.",
        "Save the file as UTF-8.",
    )
