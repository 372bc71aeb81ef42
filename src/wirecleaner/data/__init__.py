"""What the stages know, as data: `common/`, one folder a language, publisher `profiles/`, `weights/`.

Every language has the same files. `en/grammar/` is one more room: words that only the English rules for quotes and
title case need, which have no counterpart in the other languages.

Loaded when first needed, kept as it was read, never changed.
"""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from wirecleaner.errors import DataError

_ROOT = files(__name__)
# English stands on pages of every language ("Cookie Policy", "Follow us"), so its tables are always read.
LINGUA_FRANCA = "en"
# Codes of languages whose folder bears another: the two Norwegians share one, the others borrow their neighbour's.
ALIASES = MappingProxyType(
    {
        "nb": "no", "nn": "no", "ms": "id", "sk": "cs", "af": "nl", "az": "tr", "gl": "pt", "be": "uk", "bg": "ru",
        "mk": "ru", "fo": "is", "fa": "ar", "ur": "ar",
    }
)  # fmt: skip


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder, in order of their codes."""
    folders = (entry.name for entry in _ROOT.iterdir() if entry.is_dir())
    return tuple(sorted(name for name in folders if len(name) in (2, 3)))


def base_language(language: str | None) -> str | None:
    """The folder for a language tag: `base_language("de-AT") == "de"`, `"nb"` gives "no"; None if there is none."""
    if not language:
        return None
    base = language.replace("_", "-").split("-")[0].lower()
    base = ALIASES.get(base, base)
    return base if base in languages() else None


def folders_for(language: str | None) -> tuple[str, ...]:
    """The folders that are read for a page: the common one, the English one, and that of its language."""
    return tuple(dict.fromkeys(("common", LINGUA_FRANCA, base_language(language) or LINGUA_FRANCA)))


@cache
def load_table(folder: str, name: str) -> dict[str, Any]:
    """A TOML file of a folder; an empty table if the folder has no such file. Raises `DataError` if it is no TOML."""
    import tomllib  # here, so that rooms which need but a list of languages are cheap to import

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


@cache
def words_for(language: str | None, name: str) -> frozenset[str]:
    """The entries of a word list of every language that is read for a page."""
    return frozenset().union(*(load_words(folder, name) for folder in folders_for(language)))
