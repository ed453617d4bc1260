"""What pydantic found wrong with an entry, in sentences for people who have never heard of it."""

from collections.abc import Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from knowledge.loading.tree import Node
from knowledge.problems import Problem

_NOUNS = {"CatalogueEntry": "document", "FirmClass": "class of firms"}
_QUOTES = "Put the value in quotes."

Sentence = tuple[str, str, str | None]
"""Message, remedy and what was probably meant."""


def explain(file: str, entry: Node, name: str, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """One of pydantic's errors as a problem.

    Args:
        file: the file's name.
        entry: the entry as written.
        name: the entry's id, or words for it.
        model: what the entry should be.
        error: what pydantic says.
    """
    path = [step for step in error["loc"] if step != "[key]"]
    extra = error["type"] == "extra_forbidden" or "[key]" in error["loc"]
    message, remedy, nearest = _sentence(model, path, error, entry)
    line = entry.find(path if extra or error["type"] != "missing" else path[:-1]).line
    return Problem(file, line, name, message, remedy, nearest)


def _sentence(model: type[BaseModel], path: Sequence[str | int], error: ErrorDetails, entry: Node) -> Sentence:
    kind, where, given = error["type"], said(path), error["input"]
    context = error.get("ctx", {})
    if kind in ("extra_forbidden", "missing"):
        return _unknown_field(model, path) if kind == "extra_forbidden" else _missing_field(model, path)
    if kind == "value_error":
        text = str(context.get("error", error["msg"]))
        return f"{where}: {text}.", "Correct it; README.md beside the files says how each field is meant.", None
    if kind in ("enum", "literal_error"):
        return _not_a_choice(model, path, error)
    if kind == "string_type":
        return f"{where} has to be text, not {_written(given)}.", _text_remedy(given), None
    if kind in _KINDS:
        message, remedy = (text.format(**context | {"given": _written(given)}) for text in _KINDS[kind])
        return f"{where} {message}.", remedy, None
    return f"{where}: {error['msg'][0].lower()}{error['msg'][1:]}.", "Correct the value.", None


def _missing_field(model: type[BaseModel], path: Sequence[str | int]) -> Sentence:
    field, parent = str(path[-1]), _noun(_model_at(model, path[:-1]), path[:-1])
    return f"{parent[0].upper()}{parent[1:]} has no “{field}”.", f"Add a line “{field}:” to it.", None


def said(path: Sequence[str | int]) -> str:
    """A path for people: `evidence 1, quote`; items are counted from 1."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] = f"{words[-1]} {step + 1}"
        else:
            words.append(str(step))
    return "“" + ", ".join(words) + "”" if words else "The entry"


def _unknown_field(model: type[BaseModel], path: Sequence[str | int]) -> Sentence:
    holder = _model_at(model, path[:-1])
    field, known = str(path[-1]), list(holder.model_fields) if holder is not None else []
    near = get_close_matches(field, known, n=1, cutoff=0.5)
    message = f"“{field}” is not a field of {_noun(holder, path[:-1])}"
    remedy = f"The fields are: {', '.join(known)}." if known else "Delete it."
    return (f"{message}; did you mean “{near[0]}”?", remedy, near[0]) if near else (f"{message}.", remedy, None)


def _not_a_choice(model: type[BaseModel], path: Sequence[str | int], error: ErrorDetails) -> Sentence:
    choices = _choices(_annotation_at(model, path)) or _choices(_annotation_at(model, path[:-1]))
    given = error["input"]
    near = get_close_matches(str(given), choices, n=1, cutoff=0.5)
    listed = ", ".join(choices) if choices else str(error.get("ctx", {}).get("expected", ""))
    message = f"{said(path)} is “{given}”, which is not one of the words for it"
    if near:
        return f"{message}; did you mean “{near[0]}”?", f"The words are: {listed}.", near[0]
    return f"{message}.", f"The words are: {listed}.", None


def _written(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a block of fields"
    return "a list" if isinstance(value, list) else f"“{str(value).lower() if isinstance(value, bool) else value}”"


_DIGITS = "Write digits only, without commas or a unit."
_LIST = ("has to be a list, not {given}", "Write it as [one, two], or a line each with a dash.")
_BLOCK = ("has to be a block of fields, not {given}", "Write each field on a line under it.")
_WHOLE = ("has to be a whole number, not {given}", _DIGITS)
_NUMBER = ("has to be a number, not {given}", _DIGITS)
_KINDS = {
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than": ("has to be over {gt}, not {given}", "Correct the number."),
    "greater_than_equal": ("has to be {ge} or more, not {given}", "Correct the number."),
    "string_too_short": ("is too short: {given}", "Write {min_length} characters or more."),
    "too_short": ("has too few entries", "Give {min_length} or more."),
    "string_pattern_mismatch": (
        "is {given}, which has not the form of an id",
        "Use lower case, digits and hyphens; before a record's name stands its kind, as in fine/alibaba-2021-04.",
    ),
}
"""What pydantic calls an error → the rest of the sentence, and the remedy."""


def _text_remedy(given: object) -> str:
    if given is None:
        return "Write the text, or delete the line."
    return "Write one text." if isinstance(given, (dict, list)) else _QUOTES


def _noun(model: type[BaseModel] | None, path: Sequence[str | int]) -> str:
    if path:
        return said(path)
    name = _NOUNS.get(model.__name__, model.__name__.lower()) if model is not None else "entry"
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    found = _annotation_at(model, path)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _annotation_at(model: type[BaseModel], path: Sequence[str | int]) -> Any:
    """The type at the end of a path, without None, lists and notes around it."""
    found: Any = model
    for step in path:
        if isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(str(step))
            found = _bare(field.annotation) if field is not None else None
        elif get_origin(found) is list:
            found = _bare(get_args(found)[0])
        elif get_origin(found) is dict:
            found = _bare(get_args(found)[1])
        else:
            return None
    return found


def _bare(annotation: Any) -> Any:
    """A type without None and without notes."""
    while hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, type(int | str)):
        real = [each for each in get_args(annotation) if each is not type(None)]
        return _bare(real[0]) if len(real) == 1 else annotation
    return annotation


def _choices(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [str(member) for member in annotation]
    if get_origin(annotation) is dict:
        return _choices(get_args(annotation)[0])
    arguments = cast("tuple[object, ...]", get_args(annotation))
    return [each for each in arguments if isinstance(each, str)]
