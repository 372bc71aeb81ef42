"""From the name of a time zone, as news pages print it, to a fixed offset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from types import MappingProxyType

from wirecleaner.data import base_language

from .tables import load_table

# No place on earth is further than 14 hours from UTC.
MAX_OFFSET_HOURS = 14
OFFSET = re.compile(r"([+\-−])\s?(\d{1,2}):?(\d{2})?")


@dataclass(slots=True, frozen=True)
class Zones:
    """The zone tables, with the pattern of all their names, longest first."""

    fixed: Mapping[str, timezone]
    region: Mapping[str, str]
    by_language: Mapping[str, Mapping[str, timezone]]
    order: Mapping[str, bool]  # zone name -> day first?
    domains: Mapping[str, bool]
    names: str


def read_offset(text: str) -> timezone | None:
    """The zone of a printed offset: `read_offset("+3")`, `read_offset("+05:30")`; None if impossible."""
    match = OFFSET.fullmatch(text)
    if match is None:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > MAX_OFFSET_HOURS or minutes > 59:
        return None
    delta = timedelta(hours=hours, minutes=minutes)
    return timezone(delta if match[1] == "+" else -delta)


def _fixed(offset: str) -> timezone:
    zone = read_offset(offset)
    if zone is None:
        raise ValueError(f"zones.toml: {offset!r} is no offset; write it as '+05:30'")
    return zone


@cache
def zones() -> Zones:
    """The zone tables of `data/common/zones.toml`."""
    table = load_table("zones.toml")
    names = sorted([*table["fixed"], *table["region"]], key=len, reverse=True)
    return Zones(
        MappingProxyType({name: _fixed(offset) for name, offset in table["fixed"].items()}),
        MappingProxyType(dict(table["region"])),
        MappingProxyType(
            {
                name: MappingProxyType({language: _fixed(offset) for language, offset in known.items()})
                for name, known in table["by_language"].items()
            }
        ),
        MappingProxyType({n: kind == "day" for kind, names_ in table["order"].items() for n in names_}),
        MappingProxyType({n: kind == "day" for kind, ends in table["domains"].items() for n in ends}),
        "|".join(map(re.escape, names)),
    )


def attach(moment: datetime, name: str | None, offset: str | None, language: str | None) -> datetime:
    """`moment` with the printed zone as a fixed offset; unchanged if none was printed.

    Fixed offsets survive pickling and a JSON round trip. "ET", "PT" and their like take summer or
    winter time from the date; "EST" stays -05:00 even in July, because that is what the page says.
    """
    if offset is not None:
        zone = read_offset(offset)
        return moment.replace(tzinfo=zone) if zone else moment
    if name is None:
        return moment
    known = zones()
    if name in known.region:
        return moment.replace(tzinfo=_regional(known.region[name], moment))
    base = base_language(language) or language or ""
    zone = known.by_language.get(name, {}).get(base, known.fixed[name])
    return moment.replace(tzinfo=zone)


@cache
def _region(key: str) -> tzinfo | None:
    from dateutil import tz  # costs 15 ms, and only pages that print "ET" need it

    return tz.gettz(key)


def _regional(key: str, moment: datetime) -> timezone | None:
    zone = _region(key)
    delta = zone.utcoffset(moment) if zone is not None else None
    return timezone(delta) if delta is not None else None
