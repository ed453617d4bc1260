"""The JSON Schema of each file of records, so that an editor completes the fields and says what they mean.

Made from the models; the words beside each field are those of the model's docstring. `python -m knowledge schema`
writes the files that the first line of each YAML file points to.
"""

import inspect
import re
from typing import Any, get_args

from pydantic import BaseModel

from knowledge.loading.reading import FILES, FLOORS

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each YAML file by the file's name."""
    found = {name: _of_list(model) for name, model in FILES.items()}
    found[FLOORS] = {
        "$schema": _DIALECT,
        "description": "The least number of records of each kind.",
        "type": "object",
        "additionalProperties": {"type": "integer", "minimum": 0},
    }
    return found


def _of_list(model: type[BaseModel]) -> dict[str, Any]:
    entry = model.model_json_schema()
    parts: dict[str, dict[str, Any]] = entry.pop("$defs", {})
    models = {each.__name__: each for each in _with_parts(model)}
    for name, definition in parts.items():
        if name in models:
            _describe(definition, models[name])
    _describe(entry, model)
    return {"$schema": _DIALECT, "$defs": parts, "type": "array", "items": entry}


def _describe(definition: dict[str, Any], model: type[BaseModel]) -> None:
    """Put what the docstrings say of each field beside it, those of the model before those that it is made from."""
    words: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            words |= {
                name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(inspect.cleandoc(each.__doc__ or ""))
            }
    definition["description"] = inspect.cleandoc(model.__doc__ or "").split("\n\n", 1)[0].replace("\n", " ")
    for name, field in definition.get("properties", {}).items():
        if name in words:
            field["description"] = words[name]


def _with_parts(model: type[BaseModel], seen: frozenset[type[BaseModel]] = frozenset()) -> set[type[BaseModel]]:
    """The model and every model within it."""
    found = {model, *seen}
    for field in model.model_fields.values():
        for part in _models(field.annotation):
            if part not in found:
                found |= _with_parts(part, frozenset(found))
    return found


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]
