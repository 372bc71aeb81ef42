"""Publisher profiles: what only one site prints, as data with dates. Plain strings, never patterns.

A profile may come from a stranger. It is held to bounds, and what it says can at worst label lines wrongly.
"""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import regex

from wirecleaner.errors import DataError, InputValueError


class Shipped(Enum):
    """The mark for "the profiles that come with the package"."""

    PROFILES = "shipped"


SHIPPED: Literal[Shipped.PROFILES] = Shipped.PROFILES

# The largest site that was learned has 400 lines with 60 characters each; these leave room for ten times as much.
MOST_LINES, LONGEST, LARGEST = 2000, 1000, 500_000
DIGITS_SLOT = "{n}"
_DIGITS = regex.compile(r"\d+")
_BRACES = regex.compile(r"[{}]")
_NO_LINE = regex.compile(r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]")
_LANGUAGE = regex.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one publisher.

    `hosts` and `signs` tell its pages: a URL's host, or whole lines that only this site prints. `furniture` holds
    whole lines of the site. `menu` holds short ones that may be something else elsewhere: they count only between
    other lines of the profile. `sections` holds the names of its sections, as they stand in the menu and over a
    story. `{n}` stands for digits. `day_first` orders its numeric dates. `valid_from` and `valid_until` bound the days
    for which that was seen, `seen` is the day of the newest page that it was made from.

    >>> from wirecleaner import Profile
    >>> print((Profile("The Tide", sections=("Moorings",)) | Profile("The Tide", furniture=("Page {n}",))).to_toml())
    publisher = "The Tide"
    sections = ["Moorings"]
    furniture = ["Page {n}"]
    <BLANKLINE>
    """

    publisher: str
    hosts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()
    day_first: bool | None = None
    language: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    seen: date | None = None

    def merged(self, other: "Profile") -> "Profile":
        """Both as one profile of the same site: all lines of both, and what the other says where both say something.

        The days are the widest of both. Raises `InputValueError` for profiles of two publishers. `a | b` is the same.
        """
        if self.publisher.casefold() != other.publisher.casefold():
            raise InputValueError(
                f"these are profiles of two publishers, {self.publisher!r} and {other.publisher!r}; give both in profiles=[...]"
            )
        seen = [day for day in (self.seen, other.seen) if day is not None]
        return Profile(
            other.publisher,
            hosts=_each_once(self.hosts, other.hosts),
            signs=_each_once(self.signs, other.signs),
            sections=_each_once(self.sections, other.sections),
            furniture=_each_once(self.furniture, other.furniture),
            menu=_each_once(self.menu, other.menu),
            day_first=self.day_first if other.day_first is None else other.day_first,
            language=self.language if other.language is None else other.language,
            valid_from=_open_or(min, self.valid_from, other.valid_from),
            valid_until=_open_or(max, self.valid_until, other.valid_until),
            seen=max(seen, default=None),
        )

    def __or__(self, other: object) -> "Profile":
        """Both as one profile, as `merged` makes it."""
        return self.merged(other) if isinstance(other, Profile) else NotImplemented

    def to_toml(self) -> str:
        """The profile as TOML, to be read, edited and shared; `read_profile` gives it back."""
        written = ((field.name, getattr(self, field.name)) for field in fields(self))
        return "".join(f"{key} = {_toml(value)}\n" for key, value in written if value not in (None, ()))


_LISTS = ("hosts", "signs", "sections", "furniture", "menu")


def digits_as_slot(text: str) -> str:
    """A line as a profile prints it.

    >>> digits_as_slot("Read 12 MORE")
    'Read {n} MORE'
    """
    return _DIGITS.sub(DIGITS_SLOT, text)


def may_stand_in_profile(text: str) -> bool:
    """Whether a line can be written into a profile: no braces that would read as a slot, no endless line."""
    return 0 < len(text) <= LONGEST and not _BRACES.search(text) and not _NO_LINE.search(text)


def read_profile(text: str, *, where: str = "profile") -> Profile:
    r"""A profile from TOML text. Raises `DataError` naming the key that breaks the format.

    >>> read_profile('publisher = "The Example"\nhosts = ["example.com"]').hosts
    ('example.com',)
    """
    if not isinstance(text, str):
        raise DataError(
            f"{where}: TOML text is wanted, not {type(text).__name__}; where a profile is asked for, a file's name is one too"
        )
    if len(text) > LARGEST:
        raise DataError(f"{where} has {len(text)} characters; a profile has {LARGEST} at most")
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise DataError(f"{where} is no TOML: {error}") from error
    known = {field.name for field in fields(Profile)}
    if unknown := set(table) - known:
        raise DataError(f"{where} has unknown keys {sorted(unknown)}; the keys are {sorted(known)}")
    if not isinstance(table.get("publisher"), str):
        raise DataError(f"{where} lacks 'publisher', the name of the site")
    return Profile(**{key: _checked(key, value, where) for key, value in table.items()})


def load_profiles(profiles: Iterable[Profile | str | Path] | Shipped) -> tuple[Profile, ...]:
    """Profiles from objects and TOML files, or the shipped ones. Raises `DataError`."""
    if isinstance(profiles, Shipped):
        return _shipped()
    if isinstance(profiles, (str, Path, Profile)):
        raise DataError(
            f"profiles is a list of profiles or files, not the single {profiles!r}; write [{profiles!r}]"
        )
    return tuple(map(load_profile, profiles))


def load_profile(profile: Profile | str | Path) -> Profile:
    """A profile from an object or a TOML file. Raises `DataError`."""
    if isinstance(profile, Profile):
        return profile
    if not isinstance(profile, (str, Path)):
        raise DataError(f"a profile is a Profile or the name of a TOML file, not {type(profile).__name__}")
    return _from_file(Path(profile))


@cache
def _shipped() -> tuple[Profile, ...]:
    folder = files("wirecleaner") / "data" / "profiles"
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name
    )
    return tuple(read_profile(entry.read_text(encoding="utf-8"), where=entry.name) for entry in found)


def _from_file(path: Path) -> Profile:
    try:
        with path.open("rb") as file:
            content = file.read(4 * LARGEST + 1)  # a character has four bytes at most
        return read_profile(content.decode("utf-8"), where=str(path))
    except OSError as error:
        raise DataError(f"the profile {path} cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"the profile {path} is not UTF-8: {error}") from error


def _checked(key: str, value: Any, where: str) -> Any:
    """The value of a key as a profile holds it."""
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise DataError(f"{where}: {key} is a list of strings")
        if len(value) > MOST_LINES:
            raise DataError(f"{where}: {key} has {len(value)} strings; {MOST_LINES} is the most")
        return tuple(_checked_text(key, item, where) for item in value)
    if key == "day_first":
        if not isinstance(value, bool):
            raise DataError(f"{where}: {key} is true or false, not {value!r}")
    elif key in ("valid_from", "valid_until", "seen"):
        if not isinstance(value, date) or isinstance(value, datetime):
            raise DataError(f"{where}: {key} is a day without quotes, such as 2024-03-12, not {value!r}")
    elif key == "language":
        if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
            raise DataError(f"{where}: {key} is a BCP 47 tag such as 'en', not {value!r}")
    else:
        _checked_text(key, value, where)
    return value


def _checked_text(key: str, text: str, where: str) -> str:
    """A string of a profile: one line, of a bounded length, with no other slot than that for digits."""
    if not text.strip() or len(text) > LONGEST or _NO_LINE.search(text):
        raise DataError(f"{where}: {key} has {text[:40]!r}; a line with 1 to {LONGEST} characters is wanted")
    if _BRACES.search(text.replace(DIGITS_SLOT, "")):
        raise DataError(
            f"{where}: {key} has {text[:80]!r}; the only slot is {DIGITS_SLOT}, for digits, and there are no other braces"
        )
    return text


def _each_once(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of both, case aside each once."""
    return tuple({text.casefold(): text for text in (*first, *second)}.values())


def _open_or(choose: Callable[[date, date], date], first: date | None, second: date | None) -> date | None:
    """The wider bound of two: none, if one of them is open."""
    return None if first is None or second is None else choose(first, second)


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        items = [_toml(item) for item in value]
        row = f"[{', '.join(items)}]"
        return row if len(row) <= 80 else "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _NO_LINE.sub(_escaped, escaped) + '"'


def _escaped(found: "regex.Match[str]") -> str:
    code = ord(found.group())
    return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 else f"\\u{code:04X}"
