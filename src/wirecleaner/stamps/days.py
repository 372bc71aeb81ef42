"""Finding days ("21 September 2017", "2025/1/14", "3 hours ago") in a line, from digit to digit.

Every date holds a digit, so the scan jumps from number to number and looks a few characters to both
sides. Each look is bounded: the cost grows with the count of numbers, whatever they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wirecleaner.data import base_language

from .ago import LONGEST_WITHOUT_DIGIT, Ago, read_ago, spelled_ago
from .tables import fold, tables
from .words import joint

# A year may be glued to the time after it ("20195:45 AM"), to nothing else.
YEAR = r"(?:19|20)\d\d(?!\d(?!\d?:\d\d))"
NUMBER = re.compile(r"[0-9]+")
# 2024-02-14, 2025/1/14, 2026.07.12, 2025. 3. 5.
YEAR_FIRST = re.compile(r"((?:19|20)\d\d)(?:([-./])(\d{1,2})\2|\.\s(\d{1,2})\.\s)(\d{1,2})(?!\d(?!\d?:\d\d))")
# 21.09.2017, 22/11/2024, 14-09-2021, 21. 09. 2017, 05.08.24; "10/ 5/11" where a blank fills the place of the tens.
DAY_OR_MONTH_FIRST = re.compile(
    rf"(\d{{1,2}})([./\-])(\s?)(\d{{1,2}})\2(?:\3|(?<=\s\d[./\-]))(?:({YEAR})|(\d\d)(?!\d(?!\d?:\d\d)))(?![./\-]\d(?!\d?:\d\d))"
)
IDEOGRAPHIC = re.compile(r"(?:((?:19|20)\d\d)\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日號号일]")
# Lithuanian: "2024 m. gegužės 21 d.", the year and the day each with its short word.
YEAR_MONTH_DAY_IN_WORDS = re.compile(
    r"((?:19|20)\d\d)\sm\.?\s([^\W\d_]{3,10})\s(\d{1,2})(?!\d)(?:\sd\.?(?!\w))?"
)
NUMBER_AND_WORD = re.compile(
    r"(\d{1,4})(?:(?:st|nd|rd|th|er|de|[º°ª]|:[ea]|-?η|\.)(?![^\W\d_]))?[\s.\-/–]{0,2}"
    r"(?:(?:de|del|of|di|ngày)\s|d['’])?([^\W\d_]{1,16})(?:\s([^\W_]{1,8})(?![^\W_]))?"
)
# "/كانون الأول": Arabic pages give the month twice.
SECOND_NAME = r"(?:/[^\W\d_]{2,10}(?:\s[^\W\d_]{2,10})?)?"
YEAR_AFTER_MONTH = re.compile(
    rf"\.?{SECOND_NAME}([\s.,\-/]{{0,3}})(?:(?:de|del|of|năm|anul)\s)?(?:({YEAR})|['’](\d\d)(?!\d))"
)
SHORT_YEAR = re.compile(r"([.\-/])(\d\d)(?!\d)")
DAY_AND_YEAR = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:(?:\s?[,.]\s?|[\s\-/]|,?\sof\s)({YEAR})|(?!\d|[:.,/\-]\d|%|[^\W\d_A-Z]))"
)
DAY_NUMBER = re.compile(r"[\s\-]{1,2}(\d{1,2})(?!\d(?!\d?:\d\d))\.?")
# dpa: day, hour and minute in one number: "101137 GMT Dez 18".
WIRE_MOMENT = re.compile(r"(\d\d)(\d\d)(\d\d)\s(?:GMT|UTC)\s([^\W\d_]{3,9})\.?\s(\d\d)(?!\d)")
# Yearless numbers: "1/14 21:17", "14.05., 10:30 Uhr"; taken only beside a time or a marker.
SHORT_NUMERIC = re.compile(r"(\d{1,2})(?:/(\d{1,2})(?![\d/.\-])|\.\s?(\d{1,2})\.(?!\d))")
LAST_WORD = re.compile(r"([^\W\d_]{3,24}+)([\s.,\-/]{0,2})$")
SEPARATORS = " .,-/\xa0\u202f"
# What stands right before a version, an amount, an address or the rest of a longer number.
GLUED = re.compile(r"[/$€£¥#_&=%]|(?<=\d)[.:,\-–+]|(?<![^\W_])[vV]\.?")
# Two-digit years: 69..99 are the last century, as POSIX has it.
CENTURY_SPLIT = 69
LONGEST_WITH_TODAY = 100
# "101137 GMT" is the longest number that holds a day.
LONGEST_NUMBER = 6


@dataclass(slots=True)
class Day:
    """A day as printed. `first` and `second` are day and month in unproven order; None once settled."""

    start: int
    end: int
    rule: str
    year: int | None = None
    month: int = 0
    day: int = 0
    separator: str = ""  # of an all-numeric date
    first: int = 0
    second: int = 0
    needs_company: bool = False  # a stamp only beside a time or a marker
    ago: int | None = None  # days before the reference: today 0, yesterday 1
    hour: int | None = None
    minute: int = 0


def full_year(digits: str) -> int:
    """`full_year("24") == 2024`, `full_year("98") == 1998`."""
    short = int(digits)
    return short + (1900 if short >= CENTURY_SPLIT else 2000)


def is_date_part(text: str) -> bool:
    """Whether a text is a part that a torn date may have: a weekday, a month, a number: `is_date_part("Monday,")`."""
    bare = text.strip(" .,")
    if bare.isdigit():
        return len(bare) <= 2 or (len(bare) == 4 and bare[:2] in ("19", "20"))
    word = fold(bare)
    return word in tables().months or word in tables().weekdays


def find_days(text: str, language: str | None) -> list[Day | Ago]:
    """All days and relative times of `text` (its digits already plain), in order."""
    found: list[Day | Ago] = []
    floor = 0
    for match in NUMBER.finditer(text):
        start, end = match.span()
        if start < floor or end - start > LONGEST_NUMBER or not _may_be_day(text, start, end):
            continue
        token = _read(text, _unglue(text, start, end), floor, language)
        if token is not None:
            floor = token.end
            found.append(token)
    if not found and len(text) <= LONGEST_WITH_TODAY and not _triggers().isdisjoint(_plain_words(text)):
        found.extend(_today(text))
        if not found and len(text) <= LONGEST_WITHOUT_DIGIT:
            found.extend(spelled_ago(text))
    return found


def _may_be_day(text: str, start: int, end: int) -> bool:
    """A quick look at the neighbours of a number: a separator or a word must be near."""
    after = text[end : end + 2]
    if after[:1] == ":" and after[1:] not in ("e", "a"):  # "17:e maj" is Swedish for the 17th
        return False
    if end - start < 3 and text[start - 1 : start] == ":" and text[start - 2 : start - 1].isdigit():
        return False  # the minutes of a time; longer ones have a day glued to them
    if after and (after[0] in "./-–º°ª:" or after[0].isalpha() or after[1:].isalpha()):
        return True
    return text[max(0, start - 3) : start].rstrip(SEPARATORS)[-1:].isalpha()


def _plain_words(text: str) -> list[str]:
    return text.lower().replace(",", " ").replace("'", " ").split()


@cache
def _triggers() -> frozenset[str]:
    """The words without which a line holds no relative time in words."""
    known = tables()
    phrases = (*known.today, *known.after_unit, *known.before_number)
    return frozenset(part for phrase in phrases for part in phrase.replace("'", " ").split())


def _unglue(text: str, start: int, end: int) -> int:
    """Where the day starts if the number begins with the end of a time or an offset.

    "14:53 GMT +320 November" -> at "20"; "13:0520 Nov" -> at "20".
    """
    if 3 <= end - start <= 4 and start:
        if text[start - 1] in "+-" and text[max(0, start - 5) : start - 1].rstrip().endswith(("GMT", "UTC")):
            return end - 2
        if text[start - 1] == ":" and text[start - 2 : start - 1].isdigit():
            return start + 2
    return start


def _read(text: str, i: int, floor: int, language: str | None) -> Day | Ago | None:
    after = text[i + 1 : i + 8]  # the furthest that the first separator of a date can stand
    clear = i <= floor or not GLUED.match(text, i - 1)
    if "/" in after or "." in after or "-" in after:
        if clear and (match := YEAR_FIRST.match(text, i)):
            rule = "date.iso" if match[2] == "-" else "date.year-first"
            month, day = int(match[3] or match[4]), int(match[5])
            return _settled(i, match.end(), rule, int(match[1]), month, day)
        if clear and (match := DAY_OR_MONTH_FIRST.match(text, i)):
            return _numeric(match)
    if not after.isascii() and (match := IDEOGRAPHIC.match(text, i)):
        year = int(match[1]) if match[1] else None
        return _settled(i, match.end(), "date.ideographic", year, int(match[2]), int(match[3]))
    if after[3:5] == " m" and (match := YEAR_MONTH_DAY_IN_WORDS.match(text, i)):
        month_named = tables().months.get(fold(match[2]))
        if month_named is not None:
            return _settled(i, match.end(), "date.month-name", int(match[1]), month_named, int(match[3]))
    if match := WIRE_MOMENT.match(text, i):
        return _wire_moment(match)
    if match := NUMBER_AND_WORD.match(text, i):
        token = _number_and_word(text, match, floor, language)
        if token is not None:
            return token
    token = _month_first(text, i, floor, language)
    if token is None and clear and (match := SHORT_NUMERIC.match(text, i)):
        separator = "/" if match[2] else "."
        first, second = int(match[1]), int(match[2] or match[3])
        if min(first, second) < 1 or min(first, second) > 12 or max(first, second) > 31:
            return None
        return Day(
            i, match.end(), "date.numeric-yearless", None, 0, 0, separator, first, second, needs_company=True
        )
    return token


def _settled(start: int, end: int, rule: str, year: int | None, month: int, day: int) -> Day | None:
    # 29 February is possible as long as the year is open.
    if not (1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]):
        return None
    if month == 2 and day == 29 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return Day(start, end, rule, year, month, day)


def _numeric(match: re.Match[str]) -> Day | None:
    separator, short = match[2], match[6]
    # "12-11-10" is mostly a number, "1.2.34" a version; "05.08.24" and "8/5/24" are dates.
    one_digit = min(len(match[1]), len(match[4])) < 2
    year = full_year(short) if short else int(match[5])
    name = {"/": "slash", ".": "dot", "-": "dash"}[separator]
    first, second = int(match[1]), int(match[4])
    rule = f"date.numeric-{name}"
    by_day = _settled(match.start(), match.end(), rule, year, second, first)
    by_month = _settled(match.start(), match.end(), rule, year, first, second)
    found = by_day or by_month
    if by_day and by_month and first != second:
        found = Day(match.start(), match.end(), rule, year, 0, 0, separator, first, second)
    if found:
        found.separator, found.first, found.second = separator, first, second
        found.needs_company = short is not None and (separator == "-" or (separator == "." and one_digit))
    return found


def _wire_moment(match: re.Match[str]) -> Day | None:
    month = tables().months.get(fold(match[4]))
    if month is None:
        return None
    year = full_year(match[5])
    token = _settled(match.start(), match.end(), "date.wire-moment", year, month, int(match[1]))
    if token and int(match[2]) < 24 and int(match[3]) < 60:
        token.hour, token.minute = int(match[2]), int(match[3])
        return token
    return None


def _number_and_word(text: str, match: re.Match[str], floor: int, language: str | None) -> Day | Ago | None:
    known = tables()
    number, word, next_word = int(match[1]), fold(match[2]), match[3]
    month, end = known.months.get(word), match.end(2)
    if month is None and next_word:
        month = known.months.get(f"{word} {fold(next_word)}")
        end = match.end(3) if month else end
    if month is None and (cut := joint(match[2])):
        word, end = fold(match[2][:cut]), match.start(2) + cut
        month = known.months.get(word)
    if month is not None:
        if len(match[1]) == 4:
            return _year_name_day(text, match, month, end)
        if len(match[1]) <= 2:
            day = _day_first(text, match.start(), end, number, month, match[2], language)
            if day is not None:
                return day
    if len(match[1]) <= 3:
        return read_ago(text, match, floor)
    return None


def _year_name_day(text: str, match: re.Match[str], month: int, end: int) -> Day | None:
    year = int(match[1])
    if not 1900 <= year < 2100:
        return None
    if text.startswith(".", end):
        end += 1
    day = DAY_NUMBER.match(text, end)
    if day is None:
        return None
    return _settled(match.start(), day.end(), "date.month-name", year, month, int(day[1]))


def _day_first(
    text: str, start: int, end: int, number: int, month: int, word: str, language: str | None
) -> Day | None:
    if match := YEAR_AFTER_MONTH.match(text, end):
        year = int(match[2]) if match[2] else full_year(match[3])
        return _settled(start, match.end(), "date.month-name", year, month, number)
    # "9.mai.23", "05-Mar-24": the second separator must be the first again.
    if (match := SHORT_YEAR.match(text, end)) and text[end - len(word) - 1] == match[1]:
        return _settled(start, match.end(), "date.month-name", full_year(match[2]), month, number)
    if not _stands_without_year(word, language, day_first=True):
        return None
    return _settled(start, end, "date.no-year", None, month, number)


def _stands_without_year(word: str, language: str | None, *, day_first: bool) -> bool:
    """May `word` be a month where no year follows? "5 out of 10" and "march 2 miles" are none.

    Short forms are words in other languages, so they count only in their own; names that are words
    without a capital need it; without a language only long names count.
    """
    folded, known = fold(word), tables()
    if folded in known.capital_months and word[0].isupper():
        return True
    base = base_language(language)
    if base is not None:
        return folded in known.small_months[base]
    return day_first and len(folded) > 3 and folded not in known.capital_months


def _month_first(text: str, i: int, floor: int, language: str | None) -> Day | None:
    if not text[max(floor, i - 3) : i].rstrip(SEPARATORS)[-1:].isalpha():
        return None
    before = LAST_WORD.search(text, max(floor, i - 26), i)
    if before is None:
        return None
    word, start = before[1], before.start(1)
    month = tables().months.get(fold(word))
    if month is None and (cut := joint(word)):
        word, start = word[cut:], start + cut
        month = tables().months.get(fold(word))
    if month is None:
        return None
    match = DAY_AND_YEAR.match(text, i)
    if match is None:
        return None
    year = int(match[2]) if match[2] else None
    if year is None and (before[2] == "" or not _stands_without_year(word, language, day_first=False)):
        return None
    rule = "date.month-name" if year else "date.no-year"
    token = _settled(start, match.end(), rule, year, month, int(match[1]))
    if token:
        token.start = _doubled(text, floor, start, month)
    return token


def _doubled(text: str, floor: int, start: int, month: int) -> int:
    """Where "Nov.November 18" begins: it prints the month twice, short and long, for narrow and wide screens."""
    before = LAST_WORD.search(text, max(floor, start - 12), start)
    if before and len(before[2]) <= 1 and tables().months.get(fold(before[1])) == month:
        return before.start(1)
    return start


@cache
def _today_words() -> re.Pattern[str]:
    words = sorted(tables().today, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})(?![^\W\d_])")


def _today(text: str) -> list[Day]:
    found = []
    for match in _today_words().finditer(fold(text)):
        days = tables().today[match[0]]
        found.append(Day(match.start(), match.end(), "date.today", needs_company=True, ago=days))
    return found
