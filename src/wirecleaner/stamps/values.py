"""From a day and a time as printed to a `date` or a `datetime`. What is not printed is not made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from wirecleaner.data import base_language

from .ago import SECONDS, Ago
from .clock import Clock
from .days import Day
from .tables import tables
from .zones import attach, zones

# A stamp counted back by hours from a plain day is still that day if it is not more than half a day.
HALF_DAY = 12 * 3600
Moment = TypeVar("Moment", date, datetime)


@dataclass(slots=True)
class Setting:
    """What the caller knows."""

    language: str | None
    day_first: bool | None
    reference: date | datetime | None
    day: date | None


def value_of(
    day: Day | Ago | None,
    clock: Clock | None,
    weekday: int | None,
    setting: Setting,
    anchor: date | None,
) -> tuple[date | datetime | None, bool]:
    """(the value of a stamp, is its day and month order unproven); `anchor`: a full day on the line."""
    ambiguous = False
    if isinstance(day, Ago):
        return _counted_back(day, setting.reference), False
    if day is None:
        base = anchor or setting.day
    else:
        base, ambiguous = _calendar_day(day, weekday, clock, setting, anchor)
    if base is None:
        return None, ambiguous
    if clock is not None:
        moment = datetime(base.year, base.month, base.day, clock.hour, clock.minute, clock.second)
        return attach(moment, clock.zone, clock.offset, setting.language), ambiguous
    if isinstance(day, Day) and day.hour is not None:
        moment = datetime(base.year, base.month, base.day, day.hour, day.minute)
        return attach(moment, "GMT", None, None), ambiguous
    return base, ambiguous


def _counted_back(ago: Ago, reference: date | datetime | None) -> date | datetime | None:
    """`reference` minus the printed amount; weeks and longer are too rough to name a day."""
    if reference is None or ago.seconds is None or ago.unit is None:
        return None
    if ago.unit == "day":
        day = reference.date() if isinstance(reference, datetime) else reference
        return _minus(day, timedelta(days=ago.seconds // SECONDS["day"]))
    if isinstance(reference, datetime):
        return _minus(reference, timedelta(seconds=ago.seconds))
    return reference if ago.seconds <= HALF_DAY else None


def _minus(moment: Moment, delta: timedelta) -> Moment | None:
    try:
        return moment - delta
    except OverflowError:
        return None


def printed_day(day: Day | Ago | None, setting: Setting) -> date | None:
    """The full date of a day whose year is printed, for its neighbours on the line."""
    if not isinstance(day, Day) or day.year is None:
        return None
    return _calendar_day(day, None, None, setting, None)[0]


def _calendar_day(
    day: Day, weekday: int | None, clock: Clock | None, setting: Setting, anchor: date | None
) -> tuple[date | None, bool]:
    if day.ago is not None:
        reference = setting.reference
        if reference is None:
            return None, False
        today = reference.date() if isinstance(reference, datetime) else reference
        return _minus(today, timedelta(days=day.ago)), False
    if day.month:
        return _with_year(day.year, day.month, day.day, setting, anchor), False
    first, second = day.first, day.second
    proven = _proven_order(day, weekday)
    order = proven if proven is not None else _usual_order(day, setting, clock)
    if order is None:
        return None, True
    if not order:
        first, second = second, first
    if not 1 <= second <= 12:
        return None, False
    return _with_year(day.year, second, first, setting, anchor), proven is None


def _proven_order(day: Day, weekday: int | None) -> bool | None:
    """Day first (True), month first (False), or None: by numbers above 12 and by the weekday beside."""
    if day.first > 12 or day.second > 12 or day.first == day.second:
        return day.second <= 12
    if weekday is None or day.year is None:
        return None
    by_day = date(day.year, day.second, day.first).weekday() == weekday
    by_month = date(day.year, day.first, day.second).weekday() == weekday
    return by_day if by_day != by_month else None


def _usual_order(day: Day, setting: Setting, clock: Clock | None) -> bool | None:
    if setting.day_first is not None:
        return setting.day_first
    if clock is not None and (custom := order_of_zone(clock.zone, clock.offset)) is not None:
        return custom
    habit = tables().numeric_order.get(base_language(setting.language) or "")
    if day.year is None and habit == "year":
        return False
    # Dots mean day first nearly everywhere; dashes ("14-09-2021") and slashes only where the language has one order.
    return True if day.separator == "." or habit not in (None, "region") else None


def order_of_zone(zone: str | None, offset: str | None) -> bool | None:
    """What a zone tells of the order: east of the Atlantic nearly all write the day first; America does both."""
    if offset is not None:
        return True if offset.startswith("+") else None
    return zones().order.get(zone) if zone is not None else None


def _with_year(year: int | None, month: int, day: int, setting: Setting, anchor: date | None) -> date | None:
    """The day with its printed year, else the year that the line, the reference or the page gives."""
    if year is not None:
        return _date(year, month, day)
    near = anchor
    if near is None and setting.reference is not None:
        reference = setting.reference
        today = reference.date() if isinstance(reference, datetime) else reference
        # Eight years hold a 29 February also around 1900 and 2100.
        past = (_date(today.year - back, month, day) for back in range(9))
        return next((d for d in past if d is not None and d <= today), None)
    near = near or setting.day
    if near is None:
        return None
    around = [d for back in (0, -1, 1) if (d := _date(near.year + back, month, day)) is not None]
    return min(around, key=lambda d: abs(d - near), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
