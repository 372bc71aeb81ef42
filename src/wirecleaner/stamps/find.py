"""From days and times to stamps with a kind and a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

from .ago import LONGEST_WITHOUT_DIGIT, Ago
from .clock import Clock, find_clocks
from .days import Day, find_days
from .markers import find_kind, is_joint, leading_weekday, trailing_end, zone_after
from .values import Setting, printed_day, value_of
from .words import plain_digits, words_before

ASCII_DIGIT = re.compile(r"[0-9]")
# "Saturday, Apr 27th 2024 4PM 19°C" is the page's clock and weather. Dumps keep them on one line.
TEMPERATURE = re.compile(r"\d\s?°")
WEATHER_REACH = 24
# "Friday, 3 May 2019 20:29 Frankfurt | 19:29 London | 14:29 New York": the time in this many cities is the page's clock.
CITIES = 3


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


# What a marker says of a date that is the article's.
_SAID = ("published", "updated")


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
    drafts = _drafts(plain, language)
    if not drafts:
        return []
    setting = Setting(language, day_first, reference, day)
    found: list[Stamp] = []
    floor = 0
    anchor = next((a for d in drafts if (a := printed_day(d.day, setting)) is not None), None)
    is_world_clock = len(drafts) >= CITIES and _is_world_clock(plain, drafts)
    for draft in drafts:
        stamp = _stamp(plain, draft, floor, setting, anchor)
        if stamp is not None and is_world_clock:
            stamp.kind = "other"
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
    if kind in _SAID and after_kind in _SAID and after_kind != kind:
        end, after_kind = (
            draft.end,
            None,
        )  # the word belongs to the date behind it: "입력 … 10:20 수정 … 18:02"
    weekday = after_weekday if weekday is None else weekday
    kind = kind or after_kind
    marked = marked or after_kind is not None
    day, clock = draft.day, draft.clock
    if isinstance(day, Day) and day.needs_company and not (clock or marked or _is_all(text, draft)):
        return None
    if day is None and clock is not None and not _is_stamp_alone(text, draft, marked, kind):
        return None
    if clock is not None and clock.zone is None and clock.offset is None and draft.end != clock.end:
        end = zone_after(text, end, clock)
    elif clock is None:
        end = zone_after(text, end, None)
    if _is_page_clock(draft) or TEMPERATURE.search(text, start, end + WEATHER_REACH):
        kind = "other"
    value, ambiguous = value_of(day, clock, weekday, setting, anchor)
    rule = day.rule if isinstance(day, Day) else "date.relative" if day else "date.time-only"
    relative = isinstance(day, Ago) or (isinstance(day, Day) and day.ago is not None)
    named = kind if kind != "neutral" else None
    return Stamp(start, end, named, value, ambiguous, relative, rule)  # type: ignore[arg-type]


def _is_all(text: str, draft: Draft) -> bool:
    """Whether a day with its year is all that a text holds: "25.4.24"."""
    return (
        isinstance(draft.day, Day)
        and draft.day.year is not None
        and text.strip() == text[draft.start : draft.end]
    )


def _is_world_clock(text: str, drafts: list[Draft]) -> bool:
    """Whether one day is followed by the time in several cities, each named behind it."""
    if sum(draft.day is not None for draft in drafts) != 1:
        return False
    gaps = [text[a.end : b.start] for a, b in pairwise(drafts)]
    return all(any(map(str.isupper, gap)) for gap in gaps)


def _is_page_clock(draft: Draft) -> bool:
    """Whether this is "14:53 GMT +320 November 2019": a time with an offset, glued to today's date, is the site's clock."""
    clock, day = draft.clock, draft.day
    return clock is not None and day is not None and clock.offset is not None and clock.end == day.start


def _is_stamp_alone(text: str, draft: Draft, marked: bool, kind: str | None) -> bool:
    """Is a time without a day a stamp? After a marker, or if a firm time is the whole line."""
    if draft.clock is None:
        return False
    if marked and kind != "other":
        return True
    if not draft.clock.firm or len(text) > LONGEST_WITHOUT_DIGIT:
        return False
    return not (text[: draft.start].strip() or text[draft.end :].strip())
