"""Names that stand alone where a byline may stand: beside the date, over a job title, right over or under the story.

A bare name needs evidence from the lines beside it, for menus and boxes of other stories hold names too.
"""

from functools import cache

import regex

from wirecleaner.data import languages, load_table
from wirecleaner.labels import Label
from wirecleaner.lines import WORD, Line
from wirecleaner.stamps.tables import fold, tables
from wirecleaner.wire.agencies import is_agency
from wirecleaner.wire.author_words import ends_as_no_name, is_given_name, is_plain_name, unnamed
from wirecleaner.wire.authors import Byline
from wirecleaner.wire.byline_page import Page
from wirecleaner.wire.byline_pieces import flag
from wirecleaner.wire.house_names import agency_over_date
from wirecleaner.wire.section_names import is_button
from wirecleaner.wire.signatures import (
    HOUSE_AND_PLACE,
    JOINTS,
    SHORT,
    Asides,
    Signature,
    is_attached,
    is_news_house,
    merged,
    take_notes,
)

# Scripts without capitals: a button has the form of a name.
_NO_BARE = regex.compile(r"[\p{Hangul}\p{Arabic}\p{Han}\u3040-\u30ff]")
_ARABIC = regex.compile(r"\p{Arabic}+")
# Two words with capitals, or a word in a script that has none.
_NAME_BEGINS = regex.compile(r"\p{Lu}[^\s,]*+ (?:\p{Ll}{1,4} ){0,2}(?:d'|al-|el-)?\p{Lu}|\p{Lo}")
_INITIALS = regex.compile(r"(?:\p{Lu}\.){1,3}")
# The evidence that proves a name in these scripts.
_PROVEN = frozenset(
    {"byline.name-in-date-line", "byline.name-described", "byline.name-over-note", "byline.name-with-role"}
)
# Title, deck, names and stamp stand within this many lines over the story; menus further up.
_HEAD = 20
# Each unknown name costs a look through the page; a page with more of them beside dates is a list of stories.
_MOST_UNKNOWN = 60
# Names of one torn byline.
_MOST_NAMES = 8
# The score of a bare name with its job title or house on the same line.
_ATTACHED = 0.8


def bare_signatures(page: Page, asides: Asides) -> list[Signature]:
    """Names on lines of their own, with the evidence that the lines beside them give."""
    described = asides.described(page)
    found: dict[int, Signature] = {}
    for here, line in enumerate(page.lines):
        if line.label is Label.DATE:
            _beside_date(page, here, found)
        elif here in asides.notes:
            _bare(page, here - 1, "byline.name-over-note", 0.85, found)
        elif line.label is None and len(line.text) <= SHORT:
            _by_neighbours(page, here, described, found)
    return merged([found[here] for here in sorted(found)])


def _by_neighbours(page: Page, here: int, described: set[str], found: dict[int, Signature]) -> None:
    """Note a signature if a short line, or the one over it, is a name by what stands on the line and beside it."""
    line, prose = page.lines[here], page.prose
    text = line.text
    has_role = not page.role_words.isdisjoint(line.words)
    if has_role and _dated_near(page, here) and is_attached(page.read(line.printed)):
        _bare(page, here, "byline.name-with-role", 0.85, found)
    elif ((has_role or "@" in text) and page.is_note(here)) or (", " in text and _is_house_and_place(text)):
        _bare(page, here - 1, "byline.name-over-note", 0.85, found)
    elif described and (text in described or line.printed in described):
        _bare(page, here, "byline.name-described", 0.85, found)
    elif (
        prose[here : here + 2] == [False, True]
        and page.prose_between(here - 8, here) == 0
        and _date_above(page, here)
    ):
        _bare(page, here, "byline.name-over-story", 0.6, found, doubtful=True)
    elif here and prose[here - 1] and page.prose_between(here - 10, here) >= 3:
        is_custom = page.signs_under_story and _is_new(page, text)
        if is_custom or _recurs(page, here):
            _bare(page, here, "byline.name-under-story", 0.6, found, doubtful=not is_custom)


def _is_house_and_place(text: str) -> bool:
    return text[-1] != "." and bool(HOUSE_AND_PLACE.fullmatch(text)) and is_news_house(text.partition(",")[0])


def _beside_date(page: Page, here: int, found: dict[int, Signature]) -> None:
    source = page.doc.source
    same_line = here > 0 and "\n" not in source[page.lines[here - 1].content.end : page.lines[here].start]
    if same_line and (
        _bare(page, here - 1, "byline.name-in-date-line", 0.85, found)
        or _first_in_date_line(page, here - 1, found)
    ):
        return
    for step in (-1, 1):
        there = here + step
        while (
            0 <= there < len(page.lines)
            and abs(there - here) < 5
            and _stands_between(page, page.lines[there])
        ):
            there += step
        if _bare(page, there, "byline.name-beside-date", 0.7, found, doubtful=True):
            return
        if step < 0 and here and agency_over_date(page, _over_place(page, here), found, same_line=same_line):
            return


def _is_place_of_filing(page: Page, text: str) -> bool:
    """Whether a line under a name says from where: "in Nairobi"."""
    first, _, place = text.partition(" ")
    return first in _words_of_all("in") and page.is_place(place)


def _over_place(page: Page, here: int) -> int:
    """The line over a date, or over the place that stands on the line between."""
    above = page.lines[here - 1]
    is_place = above.label is None and here > 1 and page.is_place(above.text.partition(",")[0].strip(" -–—|"))
    return here - 2 if is_place else here - 1


def _stands_between(page: Page, line: Line) -> bool:
    """Whether a line may stand between a name and the date: part of the date, a house, a place, a measure."""
    if line.label is Label.DATE:
        return True
    text = line.text.strip("/|•·- :")
    if line.label is not None or len(text) > 40:
        return not text
    if not text or text.lower() in JOINTS or fold(text) in tables().markers or _measure().fullmatch(text):
        return True
    if text in unnamed(page.language) or is_button(text, page.language):
        return True  # "Texto", under a name and over the date; "Subscribe"
    if text[0].islower():
        return _is_place_of_filing(page, text)
    return page.is_place(text) or (is_news_house(text) and not is_given_name(text.split()[0]))


def _first_in_date_line(page: Page, here: int, found: dict[int, Signature]) -> bool:
    """A name before a description that cannot be read, on the line of the date: "Ana Roe, keeper of the clock, isles.example"."""
    line = page.lines[here]
    byline = page.read(line.printed) if line.label is None and len(line.text) <= 2 * SHORT else None
    if byline is None or byline.authors[0].start or byline.authors[0].kind != "person":
        return False
    first = byline.authors[0]
    name = line.printed[: first.end]
    if line.text[first.end : first.end + 1] != "," or not is_plain_name(name, page.language):
        return False
    if _NO_BARE.match(name) or not (is_given_name(name.split()[0]) or _stand_together(page, name)):
        return False
    signature = Signature(here, here, "byline.name-in-date-line", 0.75)
    signature.add(line, 0, Byline([first], []))
    signature.labels.append((line, Label.BYLINE, signature.rule))
    found[here] = signature
    return True


def _dated_near(page: Page, here: int) -> bool:
    return page.dated_between(here - 3, here + 4)


def _date_above(page: Page, here: int) -> bool:
    return page.dated_between(here - 8, here)


def _recurs(page: Page, here: int) -> bool:
    text = page.lines[here].text
    return any(line.text == text for line in page.lines[here + 1 : here + 10]) and is_plain_name(
        text, page.language
    )


def _is_new(page: Page, name: str) -> bool:
    """Whether the page has the words of a name nowhere else: whom a story is about, it names."""
    return all(page.words[word] == 1 for word in WORD.findall(name))


def _bare(
    page: Page, here: int, rule: str, score: float, found: dict[int, Signature], *, doubtful: bool = False
) -> bool:
    """Note a signature if this line is a name; with `doubtful` also its words must speak for one."""
    if not 0 <= here < len(page.lines):
        return False
    if here in found:
        return True
    line = page.lines[here]
    if (
        line.label is not None
        or len(line.text) > SHORT
        or page.prose[here]
        or (line.markup and line.markup.heading)
    ):
        return False
    after = page.lines[here + 1].text if here + 1 < len(page.lines) else ""
    is_torn = after[:1].islower() and after not in JOINTS and not page.is_note(here + 1)
    is_torn = is_torn and not _is_place_of_filing(page, after)
    text = line.text.lstrip("*_-–• ")
    opens_with_house = is_agency(text.partition(",")[0])
    # A small letter below means a piece of a sentence or a button, but not behind a name that the date was cut off, nor
    # in what a note says of the author.
    is_torn = is_torn and rule not in ("byline.name-in-date-line", "byline.name-over-note")
    if is_torn or not (opens_with_house or _NAME_BEGINS.match(text)):
        return False
    byline = page.read(line.printed)
    if byline is None or not byline.sure:
        return False
    people = [line.printed[named.start : named.end] for named in byline.authors if named.kind == "person"]
    if text.partition(" ")[0].lower() in page.starters:
        return False  # a byline that its rule did not take whole
    if not people or not all(is_plain_name(name, page.language) for name in people):
        return False
    if (
        doubtful
        and not is_attached(byline, by_role=flag(page.language, "nouns_have_capitals"))
        and not all(_looks_like_person(page, name, strict=score < 0.65) for name in people)
    ):
        return False
    if rule not in _PROVEN and any(map(_is_unproven, people)):
        return False
    if any(name.endswith(_paper_endings()) for name in people) or is_button(line.text, page.language):
        return False
    if text.rstrip(".").endswith(_company_endings()):
        return False
    if here and page.lines[here - 1].text.rstrip(" :").lower() in _contacts():
        return False  # "Media contact:" over a name
    signature = Signature(here, here, rule, max(score, _ATTACHED) if is_attached(byline) else score)
    signature.add(line, 0, byline)
    signature.labels.append((line, Label.BYLINE, rule))
    take_notes(page, signature)
    for step in (-1, 1):
        _lengthen(page, signature, step)
    found[here] = signature
    return True


def _is_unproven(name: str) -> bool:
    """Whether a name in a script without capitals is known by nothing: an Arabic one is by its given name."""
    if not _NO_BARE.match(name):
        return False
    first, _, family = name.partition(" ")
    return not (family and _ARABIC.fullmatch(first) and is_given_name(first))


def _lengthen(page: Page, signature: Signature, step: int) -> None:
    """Take the names on the lines over (-1) or under (1) a bare name that a torn byline joins to it.

    Joined by "and", a comma or a slash on a line between, or, if the given names are known, right beside each other.
    """
    there = (signature.first if step < 0 else signature.last) + step
    joints: list[Line] = []
    while 0 <= there < len(page.lines) and len(signature.parts) < _MOST_NAMES:
        line = page.lines[there]
        if line.label is not None or len(line.text) > SHORT or page.prose[there]:
            return
        if line.text.lower() in JOINTS:
            joints.append(line)
        elif not _take_beside(page, signature, line, is_joined=bool(joints), at_front=step < 0):
            return
        else:
            signature.labels += [(joint, Label.BYLINE, signature.rule) for joint in joints]
            signature.first, signature.last = min(signature.first, there), max(signature.last, there)
            joints = []
        there += step


def _take_beside(page: Page, signature: Signature, line: Line, *, is_joined: bool, at_front: bool) -> bool:
    byline = page.read(line.printed)
    if byline is None or not byline.sure:
        return False
    people = [line.printed[named.start : named.end] for named in byline.authors if named.kind == "person"]
    known = [name for name in people if is_plain_name(name, page.language) and is_given_name(name.split()[0])]
    if not is_joined and (len(known) < len(byline.authors) or byline.houses):
        return False  # with a house it may be the credit of the photo over the name
    if not all(is_plain_name(name, page.language) for name in people):
        return False
    before, signature.parts = signature.parts, []
    houses, signature.houses = signature.houses, []
    signature.add(line, 0, byline)
    new, more = signature.parts, signature.houses
    signature.parts = [*new, *before] if at_front else [*before, *new]
    signature.houses = [*more, *houses] if at_front else [*houses, *more]
    signature.labels.append((line, Label.BYLINE, signature.rule))
    return True


def _looks_like_person(page: Page, name: str, *, strict: bool) -> bool:
    """Whether a name is one: by its given name, or (not if `strict`) because nothing speaks against it."""
    words = name.split()
    if is_given_name(words[0]):
        return True
    if strict or page.language is None or not 2 <= len(words) <= 4:
        return False
    page.unknown_names += 1
    if page.unknown_names > _MOST_UNKNOWN or page.is_place(name):
        return False
    if _INITIALS.fullmatch(words[0]):
        words = words[1:]
    if words[0].endswith(".") or not all(word[0].isupper() for word in words):
        return False  # "Ed. Ana Roe", "Text von Ana Roe"
    # "Da CNN" is a house, "Soazig LE DANTEC" a person as French and Turkish papers print one.
    family = [] if name.isupper() else [word for word in words if word.isupper()]
    if any(len(word) > 2 for word in family) and (
        len(words[0]) < 3 or family != words[1:] or len(words[-1]) < 4
    ):
        return False
    small = {word.lower() for word in words if word not in family}
    if not page.small_words.isdisjoint(small) or _is_in_menu(page, name):
        return False
    if flag(page.language, "nouns_have_capitals"):
        # Both words must be new to the page and end as no noun does.
        return not ends_as_no_name(words, page.language) and _stand_together(page, name)
    return not any(page.words[word.lower()] for word in words if word[0].isupper() and len(word) > 2)


@cache
def _measure() -> "regex.Pattern[str]":
    """How long a story is, or how many have read it: "4 min read", "12 comments"."""
    units = "|".join(map(regex.escape, _words_of_all("measures")))
    return regex.compile(rf"\d{{1,3}} ?(?:{units})\b.{{0,12}}", regex.IGNORECASE)


@cache
def _paper_endings() -> tuple[str, ...]:
    """What names of papers end with, in languages that tell them from names of persons by nothing else."""
    return _words_of_all("paper_endings")


@cache
def _contacts() -> frozenset[str]:
    return frozenset(_words_of_all("contact"))


@cache
def _company_endings() -> tuple[str, ...]:
    """What names of companies end with, which put out what they date: "Harborline Foods, Inc."."""
    return tuple(f" {ending}" for ending in load_table("common", "bylines")["company_endings"])


@cache
def _words_of_all(kind: str) -> tuple[str, ...]:
    tables = (load_table(language, "bylines").get("words", {}) for language in languages())
    return tuple(word for table in tables for word in table.get(kind, ()))


def _is_in_menu(page: Page, name: str) -> bool:
    """Whether a name also stands far over the story, as the sections in a menu do."""
    if page.doc.source.count(name) < 2:
        return False
    return any(name in line.text for line in page.lines[: max(0, page.story[0] - _HEAD)])


def _stand_together(page: Page, name: str) -> bool:
    """Whether the page has none of the words of a name without the others."""
    times = page.doc.source.count(name)
    return all(page.words[word] == times for word in WORD.findall(name))
