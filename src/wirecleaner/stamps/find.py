"""From days and times to stamps with a kind and a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeVar

from .clock import Clock, find_clocks
from .days import LONGEST_WITHOUT_DIGIT, SECONDS, Ago, Day, find_days
from .markers import find_kind, is_joint, leading_weekday, trailing_end, zone_after
from .tables import base_language
from .words import plain_digits, words_before
from .zones import attach, zones

ASCII_DIGIT = re.compile(r"[0-9]")
# "Saturday, Apr 27th 2024 4PM 19°C" is the page's clock and weather. Dumps keep them on one line.
TEMPERATURE = re.compile(r"\d\s?°\s?[CF]?")
WEATHER_REACH = 24
# A stamp counted back by hours from a plain day is still that day if it is not more than half a day.
HALF_DAY = 12 * 3600
Moment = TypeVar("Moment", date, datetime)


@dataclass(slots=True)
class Stamp:
    """One date stamp in a text; offsets are half-open and cover the marker word.

    `kind` is what the marker says; None without a marker; "other" is surely not the article's date.
    `value` is a date where only a day is printed, None where the text alone cannot be read.
    `ambiguous`: the text itself does not prove which number is the day and which the month.
    """

    start: int
    end: int
    kind: Literal["published", "updated", "other"] | None
    value: date | datetime | None
    ambiguous: bool
    relative: bool
    rule: str


@dataclass(slots=True)
class Draft:
    """A day with its time, before the marker is read."""

    start: int
    end: int
    day: Day | Ago | None
    clock: Clock | None


@dataclass(slots=True)
class Setting:
    """What the caller knows."""

    language: str | None
    day_first: bool | None
    reference: date | datetime | None
    day: date | None


def find_stamps(
    text: str,
    *,
    language: str | None = None,
    day_first: bool | None = None,
    reference: datetime | date | None = None,
    day: date | None = None,
) -> list[Stamp]:
    """The date stamps of `text`, in order.

    `find_stamps("Updated 10:31 GMT, 4 June 2019")[0].value` is 10:31 UTC on 4 June 2019. `reference`
    is when the page was read (for "3 hours ago", and for dates without a year), `day` a day known from
    the page (for "Updated 15:59"). Dates in running prose are found, too: see `remainder`.
    """
    plain = plain_digits(text)
    if len(text) > LONGEST_WITHOUT_DIGIT and ASCII_DIGIT.search(plain) is None:
        return []
    setting = Setting(language, day_first, reference, day)
    found: list[Stamp] = []
    floor = 0
    drafts = _drafts(plain, language)
    anchor = next((a for d in drafts if (a := _printed_day(d.day, setting)) is not None), None)
    for draft in drafts:
        stamp = _stamp(plain, draft, floor, setting, anchor)
        if stamp is not None:
            found.append(stamp)
            floor = stamp.end
            if anchor is None and stamp.value is not None:
                anchor = stamp.value.date() if isinstance(stamp.value, datetime) else stamp.value
        else:
            floor = max(floor, draft.start)
    return found


def _drafts(text: str, language: str | None) -> list[Draft]:
    """Days joined with the time beside them; what is alone stays alone."""
    days = find_days(text, language)
    tokens: list[Day | Ago | Clock] = []
    position = 0
    for token in days:
        tokens.extend(find_clocks(text, position, token.start))
        tokens.append(token)
        position = token.end
    tokens.extend(find_clocks(text, position, len(text)))
    drafts: list[Draft] = []
    at = 0
    while at < len(tokens):
        first = tokens[at]
        second = tokens[at + 1] if at + 1 < len(tokens) else None
        at += 1
        if isinstance(first, Ago):
            drafts.append(Draft(first.start, first.end, first, None))
            continue
        pair = _pair(text, first, second)
        if pair is not None:
            drafts.append(pair)
            at += 1
        elif isinstance(first, Day):
            drafts.append(Draft(first.start, first.end, first, None))
        else:
            drafts.append(Draft(first.start, first.end, None, first))
    return drafts


def _pair(text: str, first: Day | Clock, second: Day | Ago | Clock | None) -> Draft | None:
    if second is None or isinstance(second, Ago) or not is_joint(text[first.end : second.start]):
        return None
    if isinstance(first, Day) and isinstance(second, Clock):
        return Draft(first.start, second.end, first, second)
    # A price may stand before a date: "19.52" is a time only after one.
    if isinstance(first, Clock) and isinstance(second, Day) and (first.firm or not first.dotted):
        return Draft(first.start, second.end, second, first)
    return None


def _stamp(text: str, draft: Draft, floor: int, setting: Setting, anchor: date | None) -> Stamp | None:
    start, language = draft.start, setting.language
    words = words_before(text, floor, start) if start > floor else []
    count, weekday = leading_weekday(text, words, start, language)
    if count:
        start = words[-count][0]
        del words[-count:]
    start, kind, marked = find_kind(text, words, floor, start, draft.end, language)
    end, after_kind, after_weekday = trailing_end(text, draft.end, language)
    weekday = after_weekday if weekday is None else weekday
    kind = kind or after_kind
    marked = marked or after_kind is not None
    day, clock = draft.day, draft.clock
    if isinstance(day, Day) and day.needs_company and not (clock or marked):
        return None
    if day is None and clock is not None and not _is_stamp_alone(text, draft, marked, kind):
        return None
    if clock is not None and clock.zone is None and clock.offset is None and draft.end != clock.end:
        end = zone_after(text, end, clock)
    elif clock is None:
        end = zone_after(text, end, None)
    if "°" in text and (weather := TEMPERATURE.search(text, start)) and weather.start() <= end + WEATHER_REACH:
        kind = "other"
    value, ambiguous = _value(day, clock, weekday, setting, anchor)
    rule = day.rule if isinstance(day, Day) else "date.relative" if day else "date.time-only"
    relative = isinstance(day, Ago) or (isinstance(day, Day) and day.ago is not None)
    named = kind if kind != "neutral" else None
    return Stamp(start, end, named, value, ambiguous, relative, rule)  # type: ignore[arg-type]


def _is_stamp_alone(text: str, draft: Draft, marked: bool, kind: str | None) -> bool:
    """Is a time without a day a stamp? After a marker, or if a firm time is the whole line."""
    if draft.clock is None:
        return False
    if marked and kind != "other":
        return True
    return draft.clock.firm and not (text[: draft.start].strip() or text[draft.end :].strip())


def _value(
    day: Day | Ago | None,
    clock: Clock | None,
    weekday: int | None,
    setting: Setting,
    anchor: date | None,
) -> tuple[date | datetime | None, bool]:
    ambiguous = False
    if isinstance(day, Ago):
        return _counted_back(day, setting.reference), False
    if day is None:
        base = anchor or setting.day
    else:
        base, ambiguous = _calendar_day(day, weekday, clock.zone if clock else None, setting, anchor)
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


def _printed_day(day: Day | Ago | None, setting: Setting) -> date | None:
    """The full date of a day whose year is printed, for its neighbours on the line."""
    if not isinstance(day, Day) or day.year is None:
        return None
    return _calendar_day(day, None, None, setting, None)[0]


def _calendar_day(
    day: Day, weekday: int | None, zone: str | None, setting: Setting, anchor: date | None
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
    order = proven if proven is not None else _usual_order(day, setting, zone)
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


def _usual_order(day: Day, setting: Setting, zone: str | None) -> bool | None:
    if setting.day_first is not None:
        return setting.day_first
    if zone is not None and (custom := zones().order.get(zone)) is not None:
        return custom
    base = base_language(setting.language)
    if day.year is None and base in ("ja", "zh", "ko", "hu"):
        return False
    if day.separator in ".-":
        # Dots mean day first nearly everywhere, dashes ("14-09-2021") in NL, IN, CL; in English a
        # dash is as open as a slash.
        return True if day.separator == "." or base not in (None, "en") else None
    if base is None or base == "en":
        return None
    return True


def _with_year(
    year: int | None, month: int, day: int, setting: Setting, anchor: date | None
) -> date | None:
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
