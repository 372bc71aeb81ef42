"""Which lines, or pieces of lines, are date lines: alone, beside a name or a section, torn over several lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from wirecleaner.document import Document, Line, Span
from wirecleaner.stamps import (
    Stamp,
    is_clock,
    is_date_part,
    is_filed,
    is_joint_word,
    is_marker,
    remainder,
    telling_words,
)
from wirecleaner.wire.agencies import is_agency
from wirecleaner.wire.authors import read_byline
from wirecleaner.wire.running import RunningText

# What may stand beside a date in one line and is cut off: a name, a section, a place. Five words held all seen;
# of persons three.
_BESIDE, _PERSONS = 5, 9
_CAPITALS = regex.compile(r"[\p{Lu}\p{Lo}@|•·–—\-/(\[\d][^\s]*|\p{Ll}{2,5}\p{Lu}[^\s]*")
_BYLINE = regex.compile(r"(?:by|von|par|por|di|av|door|posted by|written by) ", regex.IGNORECASE)
_PLACE = regex.compile(r"[\p{Lu}][\p{Lu} .,'-]*")
_CITY = regex.compile(r"\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?")
# "Ana Roe, keeper of the clock, isles.example 2019-05-04": the site's name before its stamp.
_SITE = regex.compile(r"(?<![\w@.])[\w-]{2,30}\.\p{L}{2,7},? ?$")
# Scripts without blanks: kana right at the date are a particle ("3月20日に", "3월 5일에도"), more signs right behind it
# than a glued label has ("来源") go on with the sentence, and a comma or stop makes one.
_PARTICLE_BEFORE = regex.compile(r"[\p{Hiragana}「」『』]$")
_PARTICLE_BEHIND = regex.compile(r"[\p{Hiragana}\p{Hangul}「」『』]|[\p{Han}\p{Katakana}]{5}")
_CLAUSE_SIGN = regex.compile(r"[、。，]")
# A name, a section or a place has up to a dozen characters in a script without blanks ("ヴァンサン・デュポン" has ten).
_UNSPACED_BESIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー・]{13,}")
_BARS = "|•·"
_SIGNS = _BARS + "-–—"
_DASH = regex.compile(r" [-–—] ")
_NO_SENTENCE = regex.compile(r"[.!?;“”\"]|, ")
_OPENS_SENTENCE = regex.compile(r" [\p{Lu}\p{Lo}“„«\"][^|•·]{20}")
_DIGIT = re.compile(r"\d")
_TURKISH = frozenset("ıİ\u0307")
_ALNUM = regex.compile(r"[^\W_]")
# A torn date line has up to this many pieces ("Published", ":", the day, "|", the time, ...) of this length each.
_PIECES, _PIECE = 10, 48
_SENTENCE = 3
# Of a day torn to its words: "2", "May", "2019".
_PARTS = 3


# Of a line that is nothing but a date: "day", or "moment" if it has its time; None for any other.
DayKind = Callable[[Line], str | None]


@dataclass(slots=True)
class DateLine:
    """A date line: the lines it takes, and its stamps with the spans of the source that show them."""

    place: int
    lines: list[Line]
    stamps: list[Stamp]
    spans: list[Span]


def may_tell_of_day(line: Line) -> bool:
    """The quick test before a line is looked at: most lines of a page have neither a digit nor a word of dates."""
    text = line.text
    return (
        not telling_words().isdisjoint(line.words)
        or not text[0].isalpha()
        or _DIGIT.search(text) is not None
        # The tables are folded: a dotless or dotted Turkish letter hides a word of theirs.
        or not (text.isascii() or _TURKISH.isdisjoint(text))
    )


def date_line(doc: Document, place: int, line: Line, stamps: list[Stamp]) -> DateLine | None:
    """The line, or the piece of it, that is a date line; None if its dates stand in a sentence."""
    spans = [line.to_source(stamp.start, stamp.end) for stamp in stamps]
    rest = remainder(line.text, stamps)
    if not rest or _is_place_beside(line.text, rest):
        return DateLine(place, [line], stamps, spans)
    if all(stamp.kind == "other" for stamp in stamps) or not _may_be_cut(line.text, rest, stamps):
        return None
    cuts = _cuts(line, stamps)
    if not cuts:
        return None
    own = _split(doc, line, cuts, spans)
    return DateLine(place, own, stamps, spans) if own else None


def filed_line(doc: Document, place: int, line: Line, stamps: list[Stamp]) -> DateLine | None:
    """The date in a blog's line about its post, "Posted by Ana on 4 May 2019. Filed under Clocks. You can follow ..."."""
    if not stamps or not is_filed(line.text, stamps[0].end):
        return None
    return _first_cut_off(doc, place, line, stamps[0])


def leading_line(doc: Document, place: int, line: Line, stamps: list[Stamp]) -> DateLine | None:
    """The date that a line opens with, glued to a caption or a paragraph: "4 May 2019 The clock on its tower"."""
    first = stamps[0] if stamps else None
    if first is None or first.start or not isinstance(first.value, date) or first.rule == "date.no-year":
        return None
    rest = line.text[first.end :]
    if not _OPENS_SENTENCE.match(rest) or len(rest.split()) < _BESIDE:
        return None
    return _first_cut_off(doc, place, line, first)


def _first_cut_off(doc: Document, place: int, line: Line, stamp: Stamp) -> DateLine | None:
    spans = [line.to_source(stamp.start, stamp.end)]
    own = _split(doc, line, _cuts(line, [stamp]), spans)
    return DateLine(place, own, [stamp], spans) if own else None


def _split(doc: Document, line: Line, cuts: list[int], spans: list[Span]) -> list[Line]:
    """The piece of a line that has the dates."""
    if not cuts:
        return []
    pieces = doc.split(line, [line.to_source(at, at).start for at in cuts], rule="date.beside-other-words")
    return [
        piece
        for piece in pieces
        if piece.start <= spans[0].start and spans[-1].end <= piece.end and piece.label is None
    ]


def _is_place_beside(text: str, rest: str) -> bool:
    """Whether all that stands beside the dates is a place: "4 June 2019 LONDON", "Porth Emlyn, June 4, 2019"."""
    if len(rest.split()) <= 3 and _PLACE.fullmatch(rest) and text.rstrip(" .)").endswith(rest):
        return True
    return text.startswith(f"{rest}, ") and _CITY.fullmatch(rest) is not None


def _may_be_cut(text: str, rest: str, stamps: list[Stamp]) -> bool:
    """Whether the words beside the dates are no part of their sentence and may be cut off."""
    words = rest.split()
    if _runs_through(text, stamps, rest):
        return False
    if _is_segment(text, stamps):
        return True
    if len(words) <= _BESIDE and stamps[0].kind in ("published", "updated") and _opens_with(text, stamps):
        return True
    if len(words) <= _BESIDE + 3 and _stands_beside(rest):
        return True
    if _SITE.search(text, 0, stamps[0].start) and stamps[-1].end == len(text):
        return True
    return len(words) <= _PERSONS and _names_only(rest)


def _runs_through(text: str, stamps: list[Stamp], rest: str) -> bool:
    """Whether a sentence in a script without blanks goes on through its dates: "3月20日に控える"."""
    if text.isascii():
        return False
    before, after = text[: stamps[0].start], text[stamps[-1].end :]
    if "。" in before or "。" in after:
        return True
    if stamps[0].kind:
        return False
    if _PARTICLE_BEFORE.search(before) or _PARTICLE_BEHIND.match(after) or _UNSPACED_BESIDE.search(rest):
        return True
    return _CLAUSE_SIGN.search(rest) is not None and not before.endswith(" ")


def _opens_with(text: str, stamps: list[Stamp]) -> bool:
    """Whether a line opens with the marker of its first date and goes on without a sentence: "Posted 4 May in News"."""
    return stamps[0].start <= 2 and not _NO_SENTENCE.search(text, stamps[-1].end)


def _is_segment(text: str, stamps: list[Stamp]) -> bool:
    """Whether bars set the stamps apart: "Source: Example | 2019-08-15 21:07 | Editor: Roe", "4 May 2019 • Ness, Orkney".

    Of dashes there must be two: "4 May 2019 - Ana Roe - 3 comments".
    """
    before, after = text[: stamps[0].start].rstrip(), text[stamps[-1].end :].lstrip()
    if not (before[-1:] in ("", *_SIGNS) and after[:1] in ("", *_SIGNS)):
        return False
    if "|" in text:
        return True
    is_set_apart = before[-1:] in _BARS and after[:1] in _BARS
    words = remainder(text, stamps).split()
    return (is_set_apart and len(words) <= _BESIDE) or (
        len(_DASH.findall(text)) > 1 and len(words) <= _PERSONS
    )


def _stands_beside(rest: str) -> bool:
    """Whether words beside a date are a name, a section or a byline, and not the rest of a sentence."""
    if _BYLINE.match(rest):
        return True
    words = rest.split()
    return (
        len(words) <= _BESIDE
        and any(map(str.isalpha, rest))
        and all(_CAPITALS.match(word) or is_agency(word) for word in words)
        and not rest.endswith((".", ":"))
    )


def _names_only(rest: str) -> bool:
    byline = read_byline(rest)
    return byline is not None and byline.sure and all(named.kind == "person" for named in byline.authors)


def _cuts(line: Line, stamps: list[Stamp]) -> list[int]:
    """Where the words before and after the stamps are cut off, as offsets in the line's text."""
    text = line.text
    start, end = stamps[0].start, stamps[-1].end
    while end < len(text) and text[end] in " ])|•·-–—":
        end += 1
    cuts = []
    if any(char.isalpha() for char in text[:start]):
        cuts.append(start)
    if any(char.isalpha() for char in text[end:]):
        cuts.append(end)
    return cuts


def torn_run(running: RunningText, place: int, day_kind: DayKind) -> Sequence[Line]:
    """The short lines from a place on that together are one date line: "Published", ":", "4 May 2019", "|", "10:31".

    Empty unless a day stands among them (`day_kind`) and a marker or a time on a line of its own.
    """
    first_two = running.lines[place : place + 2]
    if len(first_two) < 2 or not all(
        len(line.text) <= _PIECE and may_tell_of_day(line) for line in first_two
    ):
        return ()
    lines: list[Line] = []
    kinds: list[str] = []
    for line in running.lines[place : place + _PIECES]:
        kind = _piece_kind(line, day_kind)
        told = [before for before in kinds if before != "sign"]
        if (
            kind is None
            or (not told and kind == "sign")
            or (kind == "time" and told[-1:] in (["moment"], ["time"]))
        ):
            break
        lines.append(line)
        kinds.append(kind)
        if kind == "moment" and is_marker(line.text.rpartition(" ")[2]):
            kinds.append("marker")  # "on 27 December 2014 at 12:06 PM, updated"
    if "day" in kinds or "moment" in kinds:
        return () if {"marker", "time"}.isdisjoint(kinds) else lines
    return (
        lines
        if kinds.count("part") >= _PARTS
        and any(is_date_part(line.text) and line.text[0].isalpha() for line in lines)
        else ()
    )


def _piece_kind(line: Line, day_kind: DayKind) -> str | None:
    text = line.text
    if line.label is not None or len(text) > _PIECE:
        return None
    if not _ALNUM.search(text):
        return "sign" if len(text) <= 3 else None
    if is_clock(text):
        return "time"
    if is_marker(text):
        return "marker"
    return day_kind(line) or ("part" if is_date_part(text) else None)


def before_joint(running: RunningText, place: int) -> str:
    """What a torn sentence says before the date at a place: "Read more about it in", "Radio Ness", "on"; "" if none does.

    A word such as "on" alone on the line over a date shows that a sentence was torn at its links.
    """
    lines = running.lines[max(0, place - _SENTENCE) : place]
    if not lines or not is_joint_word(lines[-1].text) or any(len(line.text) > _PIECE for line in lines):
        return ""
    return " ".join(line.text for line in lines)


def joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """The text of several lines as one, and where each begins in it."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return " ".join(line.text for line in lines), starts


def torn_line(place: int, lines: Sequence[Line], starts: list[int], stamps: list[Stamp]) -> DateLine:
    """The date line that stamps found in joined lines make; lines behind the last stamp are not taken."""
    spans = []
    last = 0
    for stamp in stamps:
        first = max(n for n, start in enumerate(starts) if start <= stamp.start)
        last = max(n for n, start in enumerate(starts) if start < stamp.end)
        begin = lines[first].to_source(stamp.start - starts[first], stamp.start - starts[first] + 1).start
        end = lines[last].to_source(0, min(stamp.end - starts[last], len(lines[last].text))).end
        spans.append(Span(begin, end))
    return DateLine(place, list(lines[: last + 1]), stamps, spans)
