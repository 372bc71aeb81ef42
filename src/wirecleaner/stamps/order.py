"""Evidence on the page for how its all-numeric dates are to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from wirecleaner.data import base_language

from .days import Day, find_days
from .markers import leading_weekday, trailing_end
from .tables import tables
from .words import plain_digits, words_before
from .zones import zones

URL_DATE = re.compile(r"[/_=\-]((?:19|20)\d\d)([/\-]?)(\d\d)\2(\d\d)(?!\d)")
HOST = re.compile(r"^[a-z]{2,8}://([^/:?#]+)")
NEAR_TIME = re.compile(r"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?([A-Zмск]{2,4})\b")
# "13:55 GMT+1": see `order_of_zone`.
EAST = re.compile(r"\d\s?\(?(?:GMT|UTC)\+\d")


def date_order(texts: Iterable[str], *, language: str | None = None, url: str | None = None) -> bool | None:
    """True if the page's numeric dates are day first, False if month first, None without evidence.

    Proof comes first: a number above 12, a weekday that fits one order only, a date on the page or in
    the URL that equals one order. Then custom: time zones, the country of the host, the language.
    """
    numeric: list[tuple[Day, int | None]] = []
    settled: set[date] = set()
    customs: list[bool] = []
    for text in texts:
        plain = plain_digits(text)
        days = [token for token in find_days(plain, language) if isinstance(token, Day)]
        for day in days:
            if day.separator and day.year is not None:
                words = words_before(plain, 0, day.start)
                weekday = leading_weekday(plain, words, day.start, language)[1]
                numeric.append(
                    (day, weekday if weekday is not None else trailing_end(plain, day.end, language)[2])
                )
            elif day.year is not None and day.month:
                settled.add(date(day.year, day.month, day.day))
        if days:
            customs.extend(_zone_customs(plain))
    settled |= _url_dates(url)
    votes = [v for day, weekday in numeric if (v := _proof(day, weekday, settled)) is not None]
    if votes and (balance := sum(1 if v else -1 for v in votes)):
        return balance > 0
    if customs and (balance := sum(1 if v else -1 for v in customs)):
        return balance > 0
    return _habit(language, url)


def _proof(day: Day, weekday: int | None, settled: set[date]) -> bool | None:
    if day.month:
        return None if day.first == day.second else day.month == day.second
    assert day.year is not None  # the caller passes full dates only
    by_day, by_month = date(day.year, day.second, day.first), date(day.year, day.first, day.second)
    if weekday is not None and (by_day.weekday() == weekday) != (by_month.weekday() == weekday):
        return by_day.weekday() == weekday
    if (by_day in settled) != (by_month in settled):
        return by_day in settled
    return None


def _url_dates(url: str | None) -> set[date]:
    found = set()
    for match in URL_DATE.finditer(url or ""):
        try:
            found.add(date(int(match[1]), int(match[3]), int(match[4])))
        except ValueError:
            continue
    return found


def _zone_customs(text: str) -> list[bool]:
    known = zones().order
    customs = [known[name] for name in NEAR_TIME.findall(text) if name in known]
    return customs + [True] * len(EAST.findall(text))


def _habit(language: str | None, url: str | None) -> bool | None:
    if url and (host := HOST.match(url.lower())):
        custom = zones().domains.get(host[1].rsplit(".", 1)[-1])
        if custom is not None:
            return custom
    tag = (language or "").lower().replace("_", "-")
    if tag in tables().month_first_tags:
        return False
    habit = tables().numeric_order.get(base_language(language) or "")
    return True if habit == "day" or (habit == "region" and "-" in tag) else None
