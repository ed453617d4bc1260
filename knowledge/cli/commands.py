"""Each command: its options, and what it asks the library for."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

import knowledge
from knowledge import clean
from knowledge.cli import output
from knowledge.loading.schema import schemas

Data = Annotated[
    Path | None, typer.Option(help="Folder of the YAML records; those of the program by default.", show_default=False)
]
Documents = Annotated[
    Path | None, typer.Option(help="Folder of the documents; those of the program by default.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Question = Annotated[
    list[str] | None, typer.Argument(help="The question; quotes around it are optional.", show_default=False)
]
Lines = Annotated[bool, typer.Option("--jsonl", help="Read a question a line, print a JSON object a line.")]
Today = Annotated[str | None, typer.Option(help="What “last year” is relative to: YYYY-MM-DD.", show_default="today")]
Kind = Annotated[str | None, typer.Argument(help="Only this kind: company, term, fine …", show_default=False)]
RecordName = Annotated[str, typer.Argument(help="A record's id, or a name.")]
TypedName = Annotated[str, typer.Argument(help="A name as somebody might type it.")]

Company = Annotated[str | None, typer.Option(help="A company or a product, in any spelling.", show_default=False)]
FirmClass = Annotated[
    list[str] | None, typer.Option("--class", help="A class that the firm is in; may be repeated.", show_default=False)
]
Within = Annotated[int, typer.Option(min=0, help="Days ahead.")]
Event = Annotated[
    list[str] | None,
    typer.Option(help="When the event was that a duty is counted from: OBLIGATION=YYYY-MM-DD.", show_default=False),
]
Language = Annotated[Literal["en", "zh_hans", "zh_hant"], typer.Option(help="Of the words.")]

Folder = Annotated[Path, typer.Argument(help="Where to write: the folder “schema” beside the records.")]


class _Commands(TyperGroup):
    """All commands, for a reader that may leave early (`| head -1`): having had enough is no error."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; typer itself would end with status 1 when nobody reads on."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as wrong:
            wrong.message = clean(wrong.message)  # it says what was typed
            raise
        except BrokenPipeError:
            # The interpreter flushes standard output when it ends; let that go nowhere, too.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None


app = typer.Typer(
    name="knowledge",
    cls=_Commands,
    no_args_is_help=True,
    help="Ask the knowledge base from the command line, and prove its records.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command()
def ask(
    context: typer.Context,
    question: Question = None,
    as_json: AsJson = False,
    jsonl: Lines = False,
    today: Today = None,
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
            output.print_json_line(base.ask(line, today=day).as_dict())
        return
    answer = base.ask(" ".join(question or []), today=day)
    if as_json:
        output.print_json_line(answer.as_dict())
    else:
        output.print_answer(answer)
    raise typer.Exit(0 if answer.status == "answered" else 3)


@app.command()
def deadlines(
    context: typer.Context,
    company: Company = None,
    firm_class: FirmClass = None,
    within: Within = 366,
    event: Event = None,
    language: Language = "en",
    as_json: AsJson = False,
    today: Today = None,
    data: Data = None,
    documents: Documents = None,
) -> None:
    """List what is due, soonest first, with how each date comes about and whether it applies."""
    day = _day(today, context.obj)
    base = knowledge.load(data, documents)
    try:
        end = day + timedelta(days=within)
        found = base.deadlines(
            company, classes=firm_class or [], end=end, events=_events(event or []), today=day, language=language
        )
    except KeyError as unknown:
        raise typer.BadParameter(f"“{unknown.args[0]}” is not in the knowledge base") from None
    except OverflowError:
        raise typer.BadParameter("that is beyond the calendar", param_hint="--within") from None
    output.print_deadlines(found, as_json=as_json)


@app.command()
def check(as_json: AsJson = False, data: Data = None, documents: Documents = None) -> None:
    """Prove the records: every quote, reference, name and date; list all that is wrong."""
    problems = knowledge.check(data, documents)
    if as_json:
        output.print_json([problem.as_dict() for problem in problems])
    elif problems:
        output.print_problems(problems)
    else:
        base = knowledge.load(data, documents)
        compiled = [source for source in base.sources() if source.compiled is not None]
        registers = f"{output.counted(len(compiled), 'compiled register')}, " if compiled else ""
        output.print_text(
            f"All sound: {output.counted(len(base.sources()) - len(compiled), 'document')}, {registers}"
            f"{output.counted(len(base.things), 'name')}, {output.counted(len(base.records), 'record')}."
        )
        for name in base.uncatalogued:
            output.print_text(f"“{name}” is in no entry of catalogue.yaml, so nothing of it is known.")
    raise typer.Exit(1 if problems else 0)


@app.command("list")
def list_(kind: Kind = None, as_json: AsJson = False, data: Data = None, documents: Documents = None) -> None:
    """List the records, or those of one kind."""
    base = knowledge.load(data, documents)
    rows = [(thing.id, thing.facts[0].text.en) for thing in base.things.values()]
    rows += [(record.id, record.text.en) for record in base.records.values()]
    kinds = sorted({identifier.partition("/")[0] for identifier, _ in rows})
    if kind is not None and kind not in kinds:
        raise typer.BadParameter(f"there is no kind “{kind}”; the kinds are {', '.join(kinds)}")
    chosen = [row for row in rows if kind is None or row[0].startswith(f"{kind}/")]
    output.print_rows(("record", "text"), chosen, as_json=as_json)


@app.command()
def show(record: RecordName, data: Data = None, documents: Documents = None) -> None:
    """Show one record as JSON, by its id or by a name that leads to it."""
    base = knowledge.load(data, documents)
    found = base.show(record)
    if found is None and (matches := base.match(record, 1)) and not matches[0].guessed:
        found = base.show(matches[0].record)
    if found is None:
        raise typer.BadParameter(f"there is no record “{record}”; see: python -m knowledge list")
    output.print_json(found)


@app.command()
def names(text: TypedName, as_json: AsJson = False, data: Data = None, documents: Documents = None) -> None:
    """Show what a name may mean, and why; the exit status is 3 if nothing is near."""
    matches = knowledge.load(data, documents).match(text)
    rows = [(each.record, each.name.text, each.how, f"{each.score:.0f}", each.reason) for each in matches]
    output.print_rows(("record", "name", "how", "score", "reason"), rows, as_json=as_json)
    raise typer.Exit(0 if matches else 3)


@app.command()
def schema(
    folder: Annotated[Path, typer.Argument(help="Where to write; the folder “schema” beside the records.")],
) -> None:
    """Write the JSON Schema of each YAML file, for editors to complete the fields."""
    for name, content in schemas().items():
        path = (folder / name).with_suffix(".json")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise typer.BadParameter(f"“{path}” cannot be written: {why}", param_hint="FOLDER") from None
        output.print_text(str(path))


_FIRST, _LAST = 1900, 2199
"""Years that `--today` may be of: "last year" and "next year" have to be in the calendar too."""


def _day(text: str | None, default: date) -> date:
    if text is None:
        return default
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}” is not a date; write YYYY-MM-DD", param_hint="--today") from None
    if not _FIRST <= day.year <= _LAST:
        raise typer.BadParameter(f"give a day of the years {_FIRST} to {_LAST}", param_hint="--today")
    return day


def _events(texts: list[str]) -> dict[str, list[date]]:
    """Obligation → days, from `OBLIGATION=YYYY-MM-DD`."""
    found: dict[str, list[date]] = {}
    for text in texts:
        obligation, _, day = text.partition("=")
        try:
            found.setdefault(obligation, []).append(date.fromisoformat(day))
        except ValueError:
            message = f"“{text}” is not an event; write OBLIGATION=YYYY-MM-DD"
            raise typer.BadParameter(message, param_hint="--event") from None
    return found


def _lines() -> Iterator[str]:
    """Questions from standard input: lines end at LF alone; what is not UTF-8 is replaced."""
    for line in sys.stdin.buffer:
        yield line.removesuffix(b"\n").decode("utf-8", errors="replace")
