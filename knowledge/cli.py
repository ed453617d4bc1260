"""The library's commands: ask, check, list, show, names, schema.

The contract: `ask` ends with 0 for an answer, 3 for an ambiguous or unknown one, 2 for wrong usage; with `--jsonl`
it reads a question a line (lines end at LF alone, invalid bytes are replaced) and prints an object a line, in
order, and ends with 0. On a terminal answers are shown in colour; piped, as plain text or JSON.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import knowledge
from knowledge.answers.answer import Answer

_DATA = typer.Option("--data", help="Folder of the YAML records; those of the program by default.", show_default=False)
_DOCUMENTS = typer.Option(
    "--documents", help="Folder of the documents; those of the program by default.", show_default=False
)
_JSON = typer.Option("--json", help="Print JSON.")
Data = Annotated[Path | None, _DATA]
Documents = Annotated[Path | None, _DOCUMENTS]
AsJson = Annotated[bool, _JSON]

app = typer.Typer(
    name="knowledge",
    no_args_is_help=True,
    help=__doc__.split("\n", 1)[0],
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def run(arguments: list[str], today: date) -> int:
    """Run one command.

    Args:
        arguments: without the program's name.
        today: the default of `--today`.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # pyright: ignore[reportAttributeAccessIssue]
    try:
        app(arguments, prog_name="python -m knowledge", obj=today, standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except knowledge.BadKnowledge as bad:
        for problem in bad.problems:
            print(problem, file=sys.stderr)  # noqa: T201
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return 0


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[
        list[str] | None, typer.Argument(help="The question; quotes around it are optional.", show_default=False)
    ] = None,
    as_json: AsJson = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read a question a line, print a JSON object a line.")] = False,
    today: Annotated[
        str | None, typer.Option(help="What “last year” is relative to: YYYY-MM-DD.", show_default="today")
    ] = None,
    data: Data = None,
    documents: Documents = None,
) -> None:
    """Answer a question with the sentence that proves it."""
    day = _day(today, context.obj)
    if jsonl == (question is not None):
        raise typer.BadParameter("give a question, or --jsonl to read questions from standard input")
    base = knowledge.load(data, documents)
    if jsonl:
        for line in _lines():
            _print(_json(base.ask(line, today=day)))
        return
    answer = base.ask(" ".join(question or []), today=day)
    _print(_json(answer) if as_json else _plain(answer))
    raise typer.Exit(0 if answer.status == "answered" else 3)


@app.command()
def check(as_json: AsJson = False, data: Data = None, documents: Documents = None) -> None:
    """Prove the records: every quote, reference, name and date; list all that is wrong."""
    problems = knowledge.check(data, documents)
    if as_json:
        _print(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            _print(str(problem))
        if problems:
            _print(f"{len(problems)} problem(s).")
        else:
            base = knowledge.load(data, documents)
            _print(
                f"All sound: {len(base.sources())} document(s), {len(base.things)} names, {len(base.records)} records."
            )
    raise typer.Exit(1 if problems else 0)


@app.command("list")
def list_(
    kind: Annotated[
        str | None, typer.Argument(help="Only this kind: company, term, fine …", show_default=False)
    ] = None,
    as_json: AsJson = False,
    data: Data = None,
    documents: Documents = None,
) -> None:
    """List the records, or those of one kind."""
    base = knowledge.load(data, documents)
    rows = [(thing.id, thing.facts[0].text.en) for thing in base.things.values()]
    rows += [(record.id, record.text.en) for record in base.records.values()]
    kinds = sorted({identifier.partition("/")[0] for identifier, _ in rows})
    if kind is not None and kind not in kinds:
        raise typer.BadParameter(f"there is no kind “{kind}”; the kinds are {', '.join(kinds)}")
    rows = [row for row in rows if kind is None or row[0].startswith(f"{kind}/")]
    if as_json:
        _print(
            json.dumps(
                [{"record": identifier, "text": text} for identifier, text in rows], ensure_ascii=False, indent=2
            )
        )
    else:
        width = max(len(identifier) for identifier, _ in rows)
        for identifier, text in rows:
            _print(f"{identifier:<{width}}  {text}")


@app.command()
def show(
    record: Annotated[str, typer.Argument(help="A record's id, or a name.")],
    data: Data = None,
    documents: Documents = None,
) -> None:
    """Show one record as JSON, by its id or by a name that leads to it."""
    base = knowledge.load(data, documents)
    found = base.show(record)
    if found is None and (matches := base.match(record, 1)) and matches[0].how != "near":
        found = base.show(matches[0].record)
    if found is None:
        raise typer.BadParameter(f"there is no record “{record}”; see: python -m knowledge list")
    _print(json.dumps(found, ensure_ascii=False, indent=2))


@app.command()
def names(
    text: Annotated[str, typer.Argument(help="A name as somebody might type it.")],
    as_json: AsJson = False,
    data: Data = None,
    documents: Documents = None,
) -> None:
    """Show what a name may mean, and why."""
    matches = knowledge.load(data, documents).match(text)
    if as_json:
        rows = [
            {"record": each.record, "name": each.name.text, "how": each.how, "score": each.score, "reason": each.reason}
            for each in matches
        ]
        _print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for each in matches:
            _print(f"{each.record}  {each.name.text}  {each.reason}")
    raise typer.Exit(0 if matches else 3)


def _day(text: str | None, default: date) -> date:
    if text is None:
        return default
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}” is not a date; write YYYY-MM-DD", param_hint="--today") from None


def _lines() -> Iterator[str]:
    """Questions from standard input: lines end at LF alone; what is not UTF-8 is replaced."""
    for line in sys.stdin.buffer:
        yield line.removesuffix(b"\n").decode("utf-8", errors="replace")


def _json(answer: Answer) -> str:
    """One line of JSON; a lone surrogate cannot be UTF-8 and is replaced."""
    return json.dumps(answer.as_dict(), ensure_ascii=False).encode("utf-8", errors="replace").decode("utf-8")


def _plain(answer: Answer) -> str:
    lines = [answer.headline, ""]
    for fact in answer.facts:
        lines.append(f"  {fact.text}")
        dated = f", {fact.date} ({fact.date_basis})" if fact.date else ""
        speaker = f", {fact.attributed_to}" if fact.attributed_to else ""
        standing = f", {fact.standing}" if fact.standing else ""
        lines.append(f"    [{fact.modality}{speaker}{dated}{standing}]  {fact.record}")
        lines.extend(f"    > {quote.quote}  ({quote.document}, {quote.start}–{quote.end})" for quote in fact.evidence)
        lines.append("")
    lines.extend([f"  {answer.note}", ""] if answer.note else [])
    lines.extend(f"  Try: {each}" for each in answer.suggestions)
    return "\n".join(lines).rstrip()


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
