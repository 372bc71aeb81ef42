"""Times as machines write them in pages: ISO 8601 with its usual slips, the form of mail, seconds since 1970."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ]+(?P<time>\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
    r"(?:\[[\w/]+\])?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d")
# The web is younger than its oldest date; a page is not from the future, but an argument about a year is none of ours.
_YEARS = range(1980, 2100)


def moment_of(text: str) -> datetime | date | None:
    """The moment, or the day if no time is given; None for anything else.

    >>> moment_of("2024-03-05T14:08:00+0100").isoformat()
    '2024-03-05T14:08:00+01:00'
    >>> moment_of("2024-03-05"), moment_of("yesterday")
    (datetime.date(2024, 3, 5), None)
    """
    try:
        found = _read(text.strip())
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found is not None and found.year in _YEARS else None


def _read(text: str) -> datetime | date | None:
    if match := _ISO.fullmatch(text):
        day, time, zone = match.group("day", "time", "zone")
        if time is None:
            return date.fromisoformat(day)
        return datetime.fromisoformat(
            f"{day}T{time:0>5}{_zone(zone)}" if len(time) < 6 else f"{day}T{time:0>8}{_zone(zone)}"
        )
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if match := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        if hour is None:
            return date(int(year), int(month), int(day))
        return datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{_zone(zone)}")
    if _MAIL.match(text):
        return parsedate_to_datetime(text)
    return None


def _zone(said: str | None) -> str:
    if not said:
        return ""
    if said[0] in "ZUG":
        return "+00:00"
    digits = said[1:].replace(":", "").ljust(4, "0")
    return f"{said[0]}{digits[:2]}:{digits[2:]}"
