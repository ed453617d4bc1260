"""What the commands print: colours and tables on a terminal, plain text piped, JSON where it is asked for."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from knowledge.answers.answer import Answer, Fact
from knowledge.answers.due import Deadline
from knowledge.harmless import clean
from knowledge.problems import Problem


def counted(count: int, noun: str) -> str:
    """A number of things in words: "1 record", "23 records"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def print_text(text: str) -> None:
    """One text and a line end, harmless for a terminal."""
    _write(clean(text))


def _write(text: str) -> None:
    """Written at once, so that a program at the other end need not wait."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def print_json_line(value: Any) -> None:
    """One line of JSON; a lone surrogate, which cannot be UTF-8, becomes a question mark."""
    _write(_json(value, None).encode("utf-8", errors="replace").decode("utf-8"))


def print_json(value: Any) -> None:
    """JSON that people can read."""
    _write(_json(value, 2))


def _json(value: Any, indent: int | None) -> str:
    """JSON that a terminal may show too: what commands or turns the line beyond ASCII is escaped, as JSON allows."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    unseen = {char for char in set(text) if not char.isascii() and unicodedata.category(char) in ("Cc", "Cf")}
    return text.translate({ord(char): json.dumps(char)[1:-1] for char in unseen})


def print_rows(head: Sequence[str], rows: Sequence[Sequence[str]], *, as_json: bool) -> None:
    """A table: drawn on a terminal, with a tab between columns where it is piped, or as JSON objects."""
    if as_json:
        print_json([dict(zip(head, row, strict=True)) for row in rows])
    elif sys.stdout.isatty():
        _draw(head, rows)
    else:
        for row in rows:
            print_text("\t".join(row))


def print_deadlines(found: Sequence[Deadline], *, as_json: bool) -> None:
    """Due dates as JSON objects, or as a table with where the compiled ones come from under it."""
    if as_json:
        print_json([each.as_dict() for each in found])
        return
    rows = [(each.when, each.applies, each.owed_by, each.name, each.basis, each.arithmetic) for each in found]
    print_rows(("when", "applies", "who", "what", "basis", "arithmetic"), rows, as_json=False)
    compiled = [each for each in found if each.compiled]
    if compiled:
        checked = min(str(each.checked) for each in compiled)
        again = "; check again at the original" if any(each.check_again for each in compiled) else ""
        originals = dict.fromkeys(each.originals[0].address for each in compiled if each.originals)
        print_text(
            f"Compiled by this project, checked {checked}{again}; original: {'; '.join(originals)}. Not legal advice."
        )


def print_answer(answer: Answer) -> None:
    """An answer with its facts, quotes and suggestions."""
    if sys.stdout.isatty():
        _draw_answer(answer)
    else:
        print_text("\n".join(_plain(answer)).rstrip())


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem, and how many they are."""
    for problem in problems:
        print_text(str(problem))
    print_text(f"{counted(len(problems), 'problem')}.")


def complain(problems: Iterable[Problem]) -> None:
    """Every problem, on the error stream."""
    for problem in problems:
        print(clean(str(problem)), file=sys.stderr)  # noqa: T201 (the error stream is the place for it)


def _plain(answer: Answer) -> list[str]:
    lines = [answer.headline, ""]
    for fact in answer.facts:
        lines.extend([f"  {fact.text}", f"    [{_certainty(fact)}]  {fact.record}"])
        lines.extend(f"    > {quote.quote}  ({quote.document}, {quote.start}–{quote.end})" for quote in fact.evidence)
        lines.append("")
    lines.extend([*(f"  {note}" for note in answer.notes), ""] if answer.notes else [])
    lines.extend(f"  Try: {each}" for each in answer.suggestions)
    return lines


def _certainty(fact: Fact) -> str:
    source = fact.date_source
    basis = f"{fact.date_basis}: {source.publisher}, {source.address}" if source else fact.date_basis
    dated = f"{fact.date} ({basis})" if fact.date else None
    return ", ".join(part for part in (fact.modality, fact.attributed_to, dated, fact.standing) if part)


def _draw(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.console import Console  # noqa: PLC0415 (a tenth of a second that pipes need not wait for)
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in head:
        table.add_column(name, no_wrap=name == "record")
    for row in rows:
        table.add_row(*map(clean, row))
    Console(highlight=False, markup=False).print(table)


def _draw_answer(answer: Answer) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, markup=False)
    console.print(Text(clean(answer.headline), "bold green" if answer.status == "answered" else "bold yellow"))
    for fact in answer.facts:
        console.print()
        console.print(Padding(Text(clean(fact.text)), (0, 0, 0, 2)))
        for quote in fact.evidence:
            console.print(Padding(Text(clean(f"“{quote.quote}”"), "italic cyan"), (0, 0, 0, 4)))
            console.print(Padding(Text(clean(f"{quote.document}, {quote.start}–{quote.end}"), "dim"), (0, 0, 0, 4)))
        console.print(Padding(Text(clean(f"{_certainty(fact)} · {fact.record}"), "dim"), (0, 0, 0, 4)))
    if answer.notes:
        console.print()
    for note in answer.notes:
        console.print(Padding(Text(clean(note), "yellow"), (0, 0, 0, 2)))
    for each in answer.suggestions:
        console.print(Padding(Text(clean(f"Try: {each}"), "dim"), (0, 0, 0, 2)))
