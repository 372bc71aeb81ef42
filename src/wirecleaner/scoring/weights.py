"""Weights of the evidence, from a JSON file with a card beside it."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from wirecleaner.errors import DataError

Weights = dict[str, dict[str, float]]


def load_weights(path: str | Path | None = None) -> Weights:
    """The weights of a file, or the shipped ones. Raises `DataError` naming what is missing or no number."""
    if path is None:
        return _shipped()
    try:
        return _checked(json.loads(Path(path).read_text(encoding="utf-8")), str(path))
    except OSError as error:
        raise DataError(f"the weights {path} cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise DataError(f"{path} is no JSON: {error}") from error


@cache
def _shipped() -> Weights:
    return json.loads((files("wirecleaner") / "data" / "weights" / "roles.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _checked(data: Any, where: str) -> Weights:
    for group, values in _shipped().items():
        given = data.get(group) if isinstance(data, dict) else None
        if not isinstance(given, dict):
            raise DataError(f"{where} lacks the group {group!r}; the groups are {', '.join(_shipped())}")
        for name in values:
            if not isinstance(given.get(name), (int, float)):
                raise DataError(f"{where}: {group}.{name} is not a number")
    return data  # type: ignore[no-any-return]
