"""Publisher profiles: what only one site prints, as data with dates. Plain strings, never patterns."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from wirecleaner.errors import DataError


class Shipped(Enum):
    """The mark for "the profiles that come with the package"."""

    PROFILES = "shipped"


SHIPPED: Literal[Shipped.PROFILES] = Shipped.PROFILES


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one publisher.

    `hosts` and `signs` tell its pages: a URL's host, or whole lines that only this site prints. `furniture`
    holds whole lines of the site, `{n}` standing for digits. `day_first` orders its numeric dates. `valid_from` and
    `valid_until` bound the days for which that was seen.
    """

    publisher: str
    hosts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    day_first: bool | None = None
    language: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None


def read_profile(text: str, *, where: str = "profile") -> Profile:
    r"""A profile from TOML text. Raises `DataError` naming the key that breaks the format.

    >>> read_profile('publisher = "The Example"\nhosts = ["example.com"]').hosts
    ('example.com',)
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where} is no TOML: {error}") from error
    known = {field.name for field in fields(Profile)}
    if unknown := set(table) - known:
        raise DataError(f"{where} has unknown keys {sorted(unknown)}; the keys are {sorted(known)}")
    if not isinstance(table.get("publisher"), str):
        raise DataError(f"{where} lacks 'publisher', the name of the site")
    return Profile(**{key: _frozen(key, value, where) for key, value in table.items()})


def load_profiles(profiles: Iterable[Profile | str | Path] | Shipped) -> tuple[Profile, ...]:
    """Profiles from objects and TOML files, or the shipped ones. Raises `DataError`."""
    if isinstance(profiles, Shipped):
        return _shipped()
    if isinstance(profiles, (str, Path, Profile)):
        raise DataError(
            f"profiles is a list of profiles or files, not the single {profiles!r}; write [{profiles!r}]"
        )
    return tuple(item if isinstance(item, Profile) else _from_file(Path(item)) for item in profiles)


@cache
def _shipped() -> tuple[Profile, ...]:
    folder = files("wirecleaner") / "data" / "profiles"
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name
    )
    return tuple(read_profile(entry.read_text(encoding="utf-8"), where=entry.name) for entry in found)


def _from_file(path: Path) -> Profile:
    try:
        return read_profile(path.read_text(encoding="utf-8"), where=str(path))
    except OSError as error:
        raise DataError(f"the profile {path} cannot be read: {error}") from error


def _frozen(key: str, value: Any, where: str) -> Any:
    if isinstance(value, list):
        if not all(isinstance(item, str) for item in value):
            raise DataError(f"{where}: {key} is a list of strings")
        return tuple(value)
    return value
