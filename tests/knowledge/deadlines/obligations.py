"""Obligations with a rule and nothing else, for tests of what is due."""

from typing import Any

from knowledge.records.obligation import Obligation

WORDS = {"en": "It is due.", "zh": "到期。"}


def obligation(rule: dict[str, Any], name: str = "one", **fields: Any) -> Obligation:
    """An obligation that is due by a rule; a derived one says how."""
    basis = rule.pop("basis", "stated")
    derivation = {"derivation": {"en": "so far", "zh": "如此"}} if basis == "derived" else {}
    return Obligation.model_validate(
        {
            "id": f"obligation/{name}",
            "text": WORDS,
            "evidence": [{"document": "register", "quote": "It is due."}],
            "modality": "ordered",
            "binds": ["anybody"],
            "rule": {**rule, "basis": basis, **derivation},
            **fields,
        }
    )
