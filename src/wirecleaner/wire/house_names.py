"""Agencies and desks in the place of a byline: over the date, named as the source, as the sign-off under the story.

They stand where photo credits stand too, so most count only on a page that names no other author.
"""

import regex

from wirecleaner.document import Line
from wirecleaner.labels import Label
from wirecleaner.rules import Hit
from wirecleaner.wire.agencies import find_agencies, wire_name
from wirecleaner.wire.author_words import is_desk, is_given_name
from wirecleaner.wire.authors import Named
from wirecleaner.wire.byline_page import Page
from wirecleaner.wire.running import SENTENCE
from wirecleaner.wire.signatures import Part, Signature

_LONGEST = 40
_SIGN_OFF = 60
# A sign-off stands among the first lines under the last paragraph, over tags and share bars.
_UNDER = 6
_STORY = 3
_WINDOW = 10
_NEAR_DATE = 3
_JOINTS = regex.compile(r"\s*[/,;|·•&+]\s*|\s+(?:und|and|et|y|e|og|och|en|ve|и|i|with|mit|avec)\s+")
_FRAME = " ()[]/—–-.*_"
# "kra", "kra Frankfurt": the initials of who edited it, and where.
_INITIALS = regex.compile(r"\p{Ll}{2,5}(?: \p{Lu}[\p{L}'-]+)?|\p{Lu}\p{Ll}?(?: \p{Ll}{2})+|\p{Lu}{2,3}")


def agency_over_date(page: Page, here: int, found: dict[int, Signature], *, same_line: bool) -> bool:
    """A wire service alone over the date, where no caption is close that it may be the credit of; or a desk."""
    line = page.lines[here]
    if line.label is not None or len(line.text) > _LONGEST:
        return False
    if is_desk(line.text):
        found[here] = _signature(here, "byline.desk-over-date", 0.65, [(line, 0, len(line.text))], page)
        return True
    if not wire_name(line.text) or (
        not same_line and here and (page.prose[here - 1] or len(page.lines[here - 1].text) > SENTENCE)
    ):
        return False
    found[here] = _signature(here, "byline.agency-over-date", 0.6, [(line, 0, len(line.text))], page)
    return True


def house_signature(page: Page, sources: list[Hit]) -> Signature | None:
    """The house that the page is from, if no person is named: beside the date, named as its source, as its sign-off."""
    for here, line in enumerate(page.lines):
        if line.label is Label.DATE:
            under = here + (
                2 if page.lines[here + 1 : here + 2] and page.lines[here + 1].text.endswith("-") else 1
            )
            for there in (here - 1, under):
                if 0 <= there < len(page.lines) and (where := _house_alone(page.lines[there])):
                    return _signature(there, "byline.house-beside-date", 0.55, [where], page)
    places = {id(line): here for here, line in enumerate(page.lines)}
    for hit in sources:
        here = places[id(hit.line)]
        if page.dated_between(here - _NEAR_DATE, here + _NEAR_DATE + 1) or _is_under_story(page, here):
            start, end = hit.match.span("names")
            if houses := _all_houses(hit.line, start, end):
                return _signature(here, hit.rule.id, hit.rule.score, houses, page)
    for here in range(page.story[0], min(page.story[1] + _UNDER, len(page.lines))):
        line = page.lines[here]
        if (
            line.label is not None
            or len(line.text) > _SIGN_OFF
            or line.text[-1] in ".:!?"
            or page.prose[here]
        ):
            continue
        if not _is_under_story(page, here) and not (_is_desk_alone(line.text) and _ends_a_text(page, here)):
            continue
        if houses := _all_houses(line, 0, len(line.text)):
            return _signature(here, "byline.house-under-story", 0.55, houses, page)
    return None


def _is_desk_alone(text: str) -> bool:
    """Whether a text is a desk of one word: "Redaktion", "NW-Redaktion"."""
    return " " not in text and is_desk(text)


def _ends_a_text(page: Page, here: int) -> bool:
    """Whether running text ends right over a line, as it does over a sign-off before an appeal for subscribers."""
    return page.prose[here - 1] and page.prose_between(here - _WINDOW, here) >= _STORY


def _house_alone(line: Line) -> tuple[Line, int, int] | None:
    """The wire service that is a line, or stands on it behind a section and a dash: "News - AFP"."""
    if line.label is not None or len(line.text) > _LONGEST:
        return None
    text = line.text.strip(_FRAME)
    start = line.text.find(text)
    if (at := text.rfind(" - ")) > 0 and not is_given_name(text.split()[0]):
        start, text = start + at + 3, text[at + 3 :]
    return (line, start, start + len(text)) if text and wire_name(text) else None


def _all_houses(line: Line, start: int, end: int) -> list[tuple[Line, int, int]]:
    """The houses that a text consists of, besides initials; none if it says anything else."""
    text = line.text[start:end].rstrip(_FRAME)
    start += len(text) - len(text.lstrip(_FRAME))
    text = text.lstrip(_FRAME)
    found = []
    at = 0
    for joint in [*_JOINTS.finditer(text), None]:
        stop = joint.start() if joint else len(text)
        part = text[at:stop].strip(_FRAME)
        begin = start + text.find(part, at)
        named = find_agencies(part)
        if (
            named
            and named[0].start == 0
            and named[0].agency.kind == "wire"
            and part[named[0].end :].count(" ") <= 1
        ):
            found.append((line, begin, begin + named[0].end))
        elif is_desk(part):
            found.append((line, begin, begin + len(part)))
        elif not _INITIALS.fullmatch(part):
            return []
        at = joint.end() if joint else stop
    return found


def _is_under_story(page: Page, here: int) -> bool:
    start, end = page.story
    return end <= here < end + _UNDER and page.prose_between(start, end) >= _STORY


def _signature(
    here: int, rule: str, score: float, houses: list[tuple[Line, int, int]], page: Page
) -> Signature:
    signature = Signature(here, here, rule, score, houses=houses)
    signature.parts = [Part(line, Named(start, end, "organization")) for line, start, end in houses]
    signature.labels.append((page.lines[here], Label.BYLINE, rule))
    return signature
