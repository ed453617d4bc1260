"""The JSON Schemas: as the models make them today, true of the shipped YAML, and strict."""

import json
from typing import Any

import jsonschema
import pytest

from knowledge.library import DATA
from knowledge.loading.schema import schemas
from knowledge.loading.tree import parse

NAMES = sorted(path.name for path in DATA.glob("*.yaml"))


def plain(name: str) -> Any:
    """A shipped file as plain data."""
    root, problems = parse(name, (DATA / name).read_text(encoding="utf-8"))
    assert root is not None
    assert problems == []
    return root.plain()


def errors(name: str, data: Any) -> list[str]:
    """What the schema finds wrong."""
    return [error.message for error in jsonschema.Draft202012Validator(schemas()[name]).iter_errors(data)]


def test_every_file_has_one() -> None:
    assert sorted(schemas()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_written_schema_is_the_models_and_true_of_the_file(name: str) -> None:
    written = (DATA / "schema" / name).with_suffix(".json").read_text(encoding="utf-8")
    assert json.loads(written) == schemas()[name], "run: python -m knowledge schema knowledge/data/schema"
    jsonschema.Draft202012Validator.check_schema(schemas()[name])
    assert errors(name, plain(name)) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "floors.yaml"])
def test_an_unknown_field_is_refused_and_each_known_one_explained(name: str) -> None:
    data = plain(name)
    data[0]["colour"] = "red"
    assert any("colour" in message for message in errors(name, data))
    entry = schemas()[name]["items"]
    assert entry["description"]
    explained = [field for field, schema in entry["properties"].items() if schema.get("description")]
    assert len(explained) >= len(entry["properties"]) // 2


@pytest.mark.parametrize("name", NAMES)
def test_the_yaml_points_to_its_schema(name: str) -> None:
    first = (DATA / name).read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema=schema/{name.removesuffix('.yaml')}.json"
