"""A sorted list of lines kept as one text, searched by halving.

A Python set of 65,000 words takes about 6 MB, the same words as one string 0.6 MB, and a look-up in it takes some
10 µs: good enough for a few words of a question.
"""

from importlib.resources import files


def table(file: str) -> str:
    """The text of a file in `tables/`."""
    return (files("knowledge.matching") / "tables" / file).read_text(encoding="utf-8")


class SortedLines:
    """Lines in the order of their code points, without repeats, each ended by a line feed."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, line: str) -> bool:
        """Whether a line is exactly this."""
        return self._at(line) == line

    def after(self, key: str) -> str | None:
        """What stands behind a key and a space, on the line that begins with them."""
        line = self._at(key + " ")
        return line[len(key) + 1 :] if line.startswith(key + " ") else None

    def _at(self, wanted: str) -> str:
        """The first line that is not before the wanted text, or an empty one."""
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            start = text.rfind("\n", 0, (low + high) // 2) + 1
            end = text.find("\n", start)
            if text[start:end] < wanted:
                low = end + 1
            else:
                high = start
        return text[low : text.find("\n", low)] if low < len(text) else ""
