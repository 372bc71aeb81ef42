"""What the stages know, as data: `common/`, one folder a language, publisher `profiles/`, `weights/`.

Loaded when first needed, kept as it was read, never changed.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from wirecleaner.errors import DataError

_ROOT = files("wirecleaner") / "data"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder, in order of their codes."""
    folders = (entry.name for entry in _ROOT.iterdir() if entry.is_dir())
    return tuple(sorted(name for name in folders if len(name) in (2, 3)))


@cache
def load_table(folder: str, name: str) -> dict[str, Any]:
    """A TOML file of a folder; an empty table if the folder has no such file. Raises `DataError` if it is no TOML."""
    path = _ROOT / folder / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"data/{folder}/{name}.toml is no TOML: {error}") from error


@cache
def load_words(folder: str, name: str) -> frozenset[str]:
    """The entries of a word list, one a line; `#` opens a comment. Empty if the folder has no such file."""
    path = _ROOT / folder / f"{name}.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    return frozenset(entry for line in lines if (entry := line.split("#", 1)[0].strip()))
