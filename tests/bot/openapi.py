"""Discord's own description of its API: what a request body has to be like."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

_FILE = Path(__file__).parents[1] / "data" / "discord" / "openapi.json"


@cache
def _routes() -> tuple[tuple[str, re.Pattern[str], Draft202012Validator], ...]:
    """Method, path and validator of each request that has a body, the most particular path first."""
    description = json.loads(_FILE.read_text(encoding="utf-8"))
    # discord.py sends ids as numbers, and Discord takes them.
    description["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}
    found: list[tuple[int, str, re.Pattern[str], Draft202012Validator]] = []
    for path, item in description["paths"].items():
        pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path))
        weight = path.count("/") * 10 - path.count("{")
        for method in ("post", "put", "patch"):
            content = item.get(method, {}).get("requestBody", {}).get("content", {}).get("application/json")
            if content:
                schema = {**content["schema"], "components": description["components"]}
                found.append((weight, method.upper(), pattern, Draft202012Validator(schema)))
    return tuple((method, pattern, validator) for _, method, pattern, validator in sorted(found, key=lambda r: -r[0]))


def mistakes(method: str, path: str, body: Any) -> list[str]:
    """What Discord would not take of a request; nothing if it would take it."""
    for known, pattern, validator in _routes():
        if known == method and pattern.fullmatch(path):
            return [f"{path}: {_innermost(error)}" for error in validator.iter_errors(body)]
    return [f"{method} {path} is not in Discord's description"]


def _innermost(error: Any) -> str:
    while error.context:
        error = max(error.context, key=lambda each: len(list(each.absolute_path)))
    return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
