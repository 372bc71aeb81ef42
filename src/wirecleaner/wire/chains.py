"""Finds credits without a marker word: chains of makers that fill a line or end a caption.

"Natalie Naccache | Bloomberg | Getty Images", "… on Tuesday. THE CANADIAN PRESS/Corey Fenn", "… (Jane Roe / Daily
Post)". Proof is a known house beside a name, or the shape name-slash-name in the last brackets; where only the
neighbours could tell ("(AFP)" after a paragraph, a bare person's name) nothing is found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from wirecleaner.wire.agencies import Agency, agency_named, find_agencies, is_agency
from wirecleaner.wire.makers import Makers, Part, Piece, read_makers

# The longest credit seen is 104 characters; a chain longer than this is a sentence.
LONGEST_CREDIT = 130
# A caption has some words before its credit; "Photos (Getty)" is a heading.
_CAPTION_WORDS = 3
_SHORT_CAPTION = 120
_SLASH = regex.compile(r" ?[/|] ?")
# Where a caption ends and a name may begin: the end of a sentence (not of an initial or abbreviation), a bracket, or
# a capital glued to the word before it.
_BOUNDARY = regex.compile(
    r"""(?<=[\p{Ll}\p{N})\]"'”’][.!?…]["'”’)]?) ?(?=[\p{Lu}@])|(?<=[)\]"”]) ?(?=\p{Lu})|(?<=\p{Ll}{2})(?=\p{Lu}\p{L}+[ /])| [-–—|] | (?=@)"""
)
_GLUED_HOUSE = regex.compile(r"(?<=[.!?…]) ?$|(?<=[\p{Ll}\p{N})\]\"”])$")
_CAPITAL_WORDS = regex.compile(r"(?<!\S)(?:[\p{Lu}@][\p{L}\p{M}.'’_-]*+(?: (?=\S)|$)){2,5}$")
_ALL_CAPITALS = regex.compile(
    r"(?<![\p{L}\p{N}])(?:(?:\p{Lu}[\p{Lu}\p{M}.'’-]*+|d[e']|von|van)(?: (?=\S)|$)){2,5}$"
)
_FOR = regex.compile(
    r"(?<=[.!?][\"”')]? )(?P<person>\p{Lu}[\p{L}.'’ -]{4,40}) for (?P<house>(?:the |The )?\p{Lu}[\p{L}\p{N}.'’& -]{2,40})$"
)
_DIGIT = regex.compile(r"\d")
_RUN_TOGETHER = regex.compile(r"\p{Ll}{3}\p{Lu}\p{Ll}")
_FOOTER = regex.compile(r"©|\b(?i:copyright|privacy|rights reserved|terms of)\b")
_INITIAL = regex.compile(r"^\p{Lu}\.?$")
_DAY = regex.compile(r"\d{1,2}\. ?\d{1,2}\. ?\d{4}(?=[)\]]?$)")
_FULL_STOP = regex.compile(r"[.!?…][\"”'’]?$")

# What the page must show beside the credit before it is believed: words of a caption before it on the line or the
# line above, a line like a caption next to it, story text below it, no second mention of its name.
Needs = Literal["", "caption", "caption above", "story", "one sentence", "sole mention"]


@dataclass(slots=True, frozen=True)
class Found:
    """A credit in a text: where it stands (brackets off), where the caption ends, its makers, and what proved it."""

    start: int
    end: int
    caption_end: int
    makers: Makers
    rule: str
    score: float
    needs: Needs = ""


def credit_line(text: str) -> Found | None:
    """The credit that a whole line is, or None."""
    if len(text) > LONGEST_CREDIT or text[-1:] in "?!:" or '"' in text or text[:3].casefold() == "by ":
        return None
    if text.isascii() and text.isalpha() and agency_named(text) is None:
        return None
    start, end = _unwrapped(text)
    makers = read_makers(text, start, end, up_to_prose=True)
    if not makers.is_credit or not _are_names(text, makers):
        return None
    houses = _houses(text, makers)
    if _is_person_for_paper(makers):
        return Found(start, end, 0, makers, "credit.person-for-paper", 0.75, needs="caption above")
    if not houses:
        if _is_person_and_paper(makers):
            return Found(start, end, 0, makers, "credit.person-and-paper", 0.7, needs="story")
        return None
    cuts = {piece.cut for piece in makers.pieces[1:]}
    chained = any(cut[:1] in "/|(" or cut.endswith("via") for cut in cuts)
    if makers.has(Part.PERSON, Part.ROLE, Part.BODY, Part.UNKNOWN):
        if not makers.has(Part.PERSON, Part.ROLE) and all(
            house.kind == "paper" or house.vague for house in houses
        ):
            return None
        if not chained or (all(house.kind == "paper" for house in houses) and "|" in text):
            # "Jane Roe, AP" and "Jane Roe - AP" are bylines as often; a caption before it tells.
            return Found(start, end, 0, makers, "credit.person-and-house", 0.75, needs="caption")
        return Found(start, end, 0, makers, "credit.chain-with-house", 0.9)
    if any(house.kind == "photo" for house in houses) or _is_picture_service(text, makers):
        return Found(start, end, 0, makers, "credit.picture-house-alone", 0.9)
    if (
        start == 0
        and all(house.kind == "wire" for house in houses)
        and not all(house.vague for house in houses)
    ):
        return Found(start, end, 0, makers, "credit.wire-alone", 0.7, needs="caption above")
    return None


def credit_at_end(text: str) -> Found | None:
    """The credit that ends a caption, or None."""
    if text.count(" ") < _CAPTION_WORDS:
        return None
    if text[-1:] in ")]）":
        return _in_brackets(text)
    if text[-1:] in '.!?:,;"”':
        return None
    found = _after_bar(text) or _before_house(text) or _after_caption(text)
    return None if found is not None and _FOOTER.search(text) else found


def _slashed(text: str, start: int, end: int) -> str:
    """The text with a slash for the colon between a house and a name, as Australian papers print them: "AAP: Ann Roe"."""
    colon = text.find(": ", start, end)
    if colon < 0 or not is_agency(text[start:colon], vague=False):
        return text
    return f"{text[:colon]}/{text[colon + 1 :]}"


def _unwrapped(text: str) -> tuple[int, int]:
    """The text without brackets around all of it, a dash before it and a full stop after it; a torn bracket too."""
    start, end = 0, len(text)
    if text.startswith(("— ", "- ", "– ", "| ")):
        start = 2
    if text[-1:] == "." and text[-3:-2] not in " .":
        end -= 1
    if text[start : start + 1] in "([" and text[end - 1 : end] in ")]":
        return start + 1, end - 1
    if text[end - 1 : end] == ")" and "(" not in text:
        end -= 1
    return start, end


def _are_names(text: str, makers: Makers) -> bool:
    """Whether no part is a date, initials in lower case or two words run together: "tb/kl", "FacebookComment"."""
    for piece in makers.pieces:
        name = text[piece.start : piece.end]
        if piece.kind is Part.NOTHING and _DIGIT.search(name):
            return False
        if piece.kind is Part.UNKNOWN and (
            _DIGIT.search(name) or not name[0].isupper() or _RUN_TOGETHER.search(name)
        ):
            return False
    return True


def _houses(text: str, makers: Makers) -> list[Agency]:
    named = (
        agency_named(text[piece.start : piece.end]) for piece in makers.pieces if piece.kind is Part.HOUSE
    )
    return [house for house in named if house is not None]


def _is_person_and_paper(makers: Makers) -> bool:
    kinds = [piece.kind for piece in makers.pieces if piece.kind is not Part.ROLE]
    return kinds == [Part.PERSON, Part.BODY] and makers.pieces[1].cut == "/"


def _is_person_for_paper(makers: Makers) -> bool:
    """Whether a person worked for a paper: "Ana Roe for NPR", under a caption."""
    kinds = [piece.kind for piece in makers.pieces]
    return kinds[:1] == [Part.PERSON] and len(kinds) == 2 and makers.pieces[1].cut == "for"


def _is_picture_service(text: str, makers: Makers) -> bool:
    """Whether a wire service is named as a picture desk: "AP Photo", "PA Images"."""
    last = text[makers.pieces[-1].start : makers.pieces[-1].end].lower()
    return last.endswith(
        (" photo", " photos", " images", " image", " foto", "-bild", " pictures", "-bildfunk", " wire")
    )


def _is_proof(text: str, makers: Makers) -> bool:
    """Whether a chain is a credit by itself: a picture house, or a house beside a person or a role."""
    houses = _houses(text, makers)
    if not makers.is_credit or not houses:
        return False
    if any(house.kind == "photo" and not house.vague for house in houses) or _is_picture_service(
        text, makers
    ):
        return True
    # A body that handed the picture to a wire: "Emergencias Andalucía/EFE".
    handed = [piece.kind for piece in makers.pieces] == [Part.BODY, Part.HOUSE] and makers.pieces[
        1
    ].cut == "/"
    return makers.has(Part.PERSON, Part.ROLE) or (handed and houses[0].kind == "wire" and not houses[0].vague)


def _in_brackets(text: str) -> Found | None:
    """A credit in the last brackets, one pair of brackets inside them allowed: "(Jane Roe (AP))"."""
    close = len(text) - 1
    start = max(text.rfind(mark, 0, close) for mark in "([（")
    if start > 0 and text[close - 1] in ")]":
        start = max(text.rfind(mark, 0, start) for mark in "([（")
    if start < 1 or not 3 <= close - start <= LONGEST_CREDIT:
        return None
    a, b = start + 1, close
    if _DAY.search(text, a, b):
        return None  # who wrote the text, and when: "(Jane Roe, APA, 5.11.2023)"
    text = _slashed(text, a, b)
    caption = text[:start].rstrip()
    makers = read_makers(text, a, b, up_to_prose=True)
    if not makers.is_credit or caption.count(" ") < _CAPTION_WORDS:
        return None
    if _is_proof(text, makers):
        return Found(a, b, len(caption), makers, "caption.house-in-brackets", 0.9)
    kinds = [piece.kind for piece in makers.pieces if piece.kind is not Part.ROLE]
    cuts = [piece.cut for piece in makers.pieces if piece.kind is not Part.ROLE][1:]
    if (
        kinds[:1] == [Part.PERSON]
        and len(kinds) == 2
        and cuts[0] in ("/", "for", "For")
        and kinds[1] is not Part.NOTHING
    ):
        return Found(a, b, len(caption), makers, "caption.person-and-paper-in-brackets", 0.85)
    if makers.pieces and _FULL_STOP.search(caption) and _are_bodies(text, makers, kinds):
        return Found(a, b, len(caption), makers, "caption.body-in-brackets", 0.7, needs="one sentence")
    if len(kinds) != 1 or not makers.pieces or makers.pieces[0].courtesy:
        return None
    if (text[start] != "(" and text[start] != "（") or text[close - 1] == ".":
        # "[Bloomberg.]" ends an item of a digest: where it was read, not who made a picture.
        return None
    if kinds == [Part.HOUSE]:
        return Found(a, b, len(caption), makers, "caption.wire-in-brackets", 0.75, needs="caption")
    if kinds == [Part.PERSON] and _FULL_STOP.search(caption):
        return Found(a, b, len(caption), makers, "caption.person-in-brackets", 0.7, needs="sole mention")
    return None


def _are_bodies(text: str, makers: Makers, kinds: Sequence[Part]) -> bool:
    """Whether one or two names of bodies stand in brackets behind a sentence, where prose has a full stop inside."""
    return (
        1 <= len(kinds) <= 2
        and Part.BODY in kinds
        and all(kind in (Part.BODY, Part.UNKNOWN, Part.PERSON) for kind in kinds)
        and not any(_DIGIT.search(text[piece.start : piece.end]) for piece in makers.pieces)
    )


def _before_house(text: str) -> Found | None:
    """A credit in brackets behind which its house is printed once more: "… in May. (AP Photo/Jane Roe) AP Photo"."""
    at = text.rfind(") ")
    if at < 0 or agency_named(text[at + 2 :]) is None:
        return None
    found = _in_brackets(text[: at + 1])
    return found if found is not None and found.makers.has(Part.HOUSE) else None


def _after_bar(text: str) -> Found | None:
    """A credit after the last bar: "… on Sept. 3, 2021. | Benny Aldaco/KVRW"."""
    at = text.rfind(" | ")
    while at > 0 and len(text) - at <= LONGEST_CREDIT:
        makers = read_makers(text, at + 3, up_to_prose=True)
        caption = text[:at].rstrip()
        kinds = [piece.kind for piece in makers.pieces]
        if makers.is_credit and caption.count(" ") >= _CAPTION_WORDS:
            named = len(kinds) == 2 and kinds[0] is Part.PERSON and makers.pieces[1].cut == "/"
            # Names of two unknowns prove nothing in scripts without capitals, where any short phrase looks like one.
            if _is_proof(text, makers) or (named and text[at + 3].isupper()):
                return Found(at + 3, len(text), len(caption), makers, "caption.chain-after-bar", 0.85)
        at = text.rfind(" | ", 0, at)
    return None


def _after_caption(text: str) -> Found | None:
    """A credit that follows the caption with a full stop, a blank or nothing between them."""
    window = max(0, len(text) - LONGEST_CREDIT)
    cuts = [match.span() for match in _SLASH.finditer(text, window)]
    if not cuts:
        return _house_after(text, window) or _person_for_house(text)
    first = len(cuts) - 1
    while (
        first > 0
        and read_makers(text, cuts[first - 1][1], cuts[first][0], up_to_prose=True).is_credit
        and _is_tight(text, cuts[first - 1], cuts[first])
    ):
        first -= 1
    for at in range(first, len(cuts)):
        start = _name_start(text, window if at == 0 else cuts[at - 1][1], cuts[at][0])
        if start is None or text[:start].count(" ") < _CAPTION_WORDS:
            continue
        makers = read_makers(text, start, up_to_prose=True)
        if _is_proof(text, makers) and not _is_poll(makers.pieces):
            return Found(start, len(text), len(text[:start].rstrip()), makers, "caption.chain-after", 0.85)
        if _is_signed(text, start, makers):
            end = len(text[:start].rstrip())
            needs: Needs = "one sentence" if end <= _SHORT_CAPTION else "caption"
            return Found(start, len(text), end, makers, "caption.person-and-paper-after", 0.78, needs=needs)
        if (
            makers.is_credit
            and _all_capitals(text[start:])
            and len(makers.pieces) == 2
            and _FULL_STOP.search(text[:start].rstrip())
        ):
            return Found(start, len(text), len(text[:start].rstrip()), makers, "caption.capitals-after", 0.8)
    return None


def _is_signed(text: str, start: int, makers: Makers) -> bool:
    """Whether a person and a name behind a slash stand behind the caption's full stop: "Jane Roe/NPR"."""
    pieces = makers.pieces
    return (
        makers.is_credit
        and len(pieces) == 2
        and pieces[0].kind is Part.PERSON
        and pieces[1].cut == "/"
        and text[pieces[1].start].isupper()
        and _FULL_STOP.search(text[:start].rstrip()) is not None
    )


def _is_tight(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether what stands between two slashes is as short as a name."""
    return right[0] - left[1] <= 40 and text[left[1] : right[0]].count(" ") <= 4


def _is_poll(pieces: tuple[Piece, ...]) -> bool:
    """Whether houses stand beside nothing that makes pictures: "Reuters/Ipsos", "ABC News/Washington Post"."""
    return all(piece.kind in (Part.HOUSE, Part.BODY, Part.UNKNOWN) for piece in pieces) and any(
        piece.kind is Part.UNKNOWN for piece in pieces
    )


def _all_capitals(text: str) -> bool:
    return text.upper() == text and text.lower() != text


def _name_start(text: str, start: int, end: int) -> int | None:
    """Where the name begins that ends at `end`, in a text whose caption runs into it; None if no name is there."""
    part = text[start:end]
    for mention in find_agencies(part):
        if mention.end == len(part):
            return start + mention.start
    for boundary in reversed([match.end() for match in _BOUNDARY.finditer(part)]):
        makers = read_makers(part, boundary, up_to_prose=True)
        if len(part) - boundary > 60 or not makers.is_credit:
            break
        # "Jane Roe - 9.mai.23/Folhapress": the date is no maker, the name before it is.
        if makers.has(Part.PERSON, Part.HOUSE, Part.BODY, Part.ROLE, Part.UNKNOWN):
            return start + boundary
    if capitals := _ALL_CAPITALS.search(part):
        return start + capitals.start()
    if names := _CAPITAL_WORDS.search(part):
        words = names.group().split(" ")
        # "in Washington DC Jane Roe": a place and a name in one run; a name is two words, three with an initial.
        size = len(words) if len(words) < 4 else 3 if _INITIAL.match(words[-2]) else 2
        return end - len(" ".join(words[-size:]))
    return None


def _house_after(text: str, window: int) -> Found | None:
    """A house alone after the caption's full stop, or glued to its last word."""
    for mention in find_agencies(text[window:]):
        start = window + mention.start
        if window + mention.end != len(text) or not _GLUED_HOUSE.search(text[:start]):
            continue
        caption_end = len(text[:start].rstrip())
        if text[:caption_end].count(" ") < _CAPTION_WORDS:
            return None
        makers = read_makers(text, start)
        if mention.agency.kind == "photo" or _is_picture_service(text, makers):
            return Found(start, len(text), caption_end, makers, "caption.picture-house-after", 0.85)
        if mention.agency.kind == "wire":
            # Glued to the full stop it comes from a picture's own markup; after a blank it may sign a paragraph,
            # which is longer than a caption of one sentence.
            needs: Needs = (
                "one sentence" if caption_end == start or caption_end <= _SHORT_CAPTION else "caption"
            )
            return Found(start, len(text), caption_end, makers, "caption.wire-after", 0.75, needs=needs)
    return None


def _person_for_house(text: str) -> Found | None:
    """A name "for" a paper after the caption's full stop."""
    found = _FOR.search(text, max(0, len(text) - LONGEST_CREDIT))
    if not found:
        return None
    makers = read_makers(text, found.start(), up_to_prose=True)
    kinds = [piece.kind for piece in makers.pieces]
    if not makers.is_credit or kinds[:1] != [Part.PERSON] or len(kinds) != 2:
        return None
    return Found(
        found.start(),
        len(text),
        len(text[: found.start()].rstrip()),
        makers,
        "caption.person-for-paper-after",
        0.8,
    )
