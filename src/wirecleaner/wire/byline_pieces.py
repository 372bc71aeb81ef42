"""The parts of a byline: what stands between its marks and its joining words, without what is glued to them."""

import re
from dataclasses import dataclass
from functools import cache

import regex

from wirecleaner.data import LINGUA_FRANCA, base_language, folders_for, load_table
from wirecleaner.wire.agencies import is_agency

_CONTACT = regex.compile(
    r"\S+@\S+\.\p{L}{2,}|(?<![\w.])@\w{2,30}|(?<=\p{L})@\w{2,30}|https?://\S+|\(?\+?\d[\d() .-]{6,}\d|\bX\b(?=$| ?\|)"
)
# The signs of which one stands in every mark: a look with `re` before the marks are cut.
_SIGNS = re.compile(r"[,;|/•·、・，\n–—&()（）\[\]-]")
_MARKS = regex.compile(r"\s*[,;|/•·、・，\n]\s*|\s+[-–—]+\s+|\s*&\s*|\s*[()（）\[\]]\s*")
_TAIL = regex.compile(r"[\s,;|/•·–—=<^:*_-]+$")
_LEAD = regex.compile(r"^[\s,;|/•·–—=<^*:_-]+")
_MEASURE = regex.compile(r"\s*\b\d{1,3}\s?(?:min\b|mins\b|minutes?\b).*$")
# "Jr.", "Ph.D.", "J.", "Inc.": the stop belongs to an abbreviation, which has no vowel or is one of these.
_ABBREVIATED = regex.compile(
    r"(?:^|[\s.(])(?:\p{L}|[^\saeiouyáéíóúàèùâêîôûäöüåøæ]{2,5}|inc|co|corp|esq|bros|dept|assn|natl|intl|univ|cie|ed|sen|rep|gov|gen|col)\.$",
    regex.IGNORECASE,
)
# Names with nothing but blanks between them: "李明 王小华".
_CHINESE_NAMES = regex.compile(r"\p{Han}{2,4}(?: \p{Han}{2,4})+")
_SPACE = regex.compile(" ")


@dataclass(slots=True, frozen=True)
class Piece:
    """One part: its range in the text and what joins it to the part before."""

    start: int
    end: int
    joint: str  # what stands before it: "start", "mark", "and", "with", "for", "in"
    text: str


def pieces_of(text: str, language: str | None) -> list[Piece]:
    """The parts of a byline between its marks and joining words."""
    pieces: list[Piece] = []
    joint, at = "start", 0
    cuts = (
        [
            (found.start(), found.end(), "mark")
            for found in _MARKS.finditer(text)
            if not _is_in_house(text, found)
        ]
        if _SIGNS.search(text)
        else []
    )
    cuts += (
        [(found.start(), found.end(), "mark") for found in _CONTACT.finditer(text)]
        if "@" in text or any(map(str.isdigit, text))
        else []
    )
    if (glued := _glued_joint(language)) is not None:
        cuts += [(found.start(), found.end(), "and") for found in glued.finditer(text)]
    if flag(language, "names_apart_by_blanks") and _CHINESE_NAMES.fullmatch(text):
        cuts += [(found.start(), found.end(), "mark") for found in _SPACE.finditer(text)]
    words = text.replace(",", " ").split()
    cuts += [
        (found.start(), found.end(), kind)
        for kind, firsts, pattern in _joints(language)
        if not firsts.isdisjoint(words)
        for found in pattern.finditer(text)
    ]
    for start, end, kind in sorted(cuts):
        if start < at:
            joint = kind if kind != "mark" and start >= at - 1 else joint
            at = max(at, end)
            continue
        if piece := _piece(text, at, start, joint, language):
            pieces.append(piece)
            joint = kind
        elif kind != "mark" or (joint == "start" and not pieces):
            joint = kind if pieces else "start"
        at = end
    if piece := _piece(text, at, len(text), joint, language):
        pieces.append(piece)
    return pieces


def _is_in_house(text: str, mark: "regex.Match[str]") -> bool:
    """Whether a slash is part of a house's name: "RFE/RL's Kyrgyz Service"."""
    if mark.group() != "/":
        return False
    word = text[text.rfind(" ", 0, mark.start()) + 1 :].partition(" ")[0]
    return is_agency(word.partition("’")[0].partition("'")[0].rstrip(",.;:"))


def _piece(text: str, start: int, end: int, joint: str, language: str | None) -> Piece | None:
    part = text[start:end]
    if not part:
        return None
    if not part[0].isalnum() and (lead := _LEAD.match(part)):
        start += lead.end()
        part = text[start:end]
    if part and not part[-1].isalnum():
        part = _TAIL.sub("", part)
    if "min" in part:
        part = _MEASURE.sub("", part)
    ends, pattern = _buttons(language)
    if " " in part and part in ends:
        return None
    while part.endswith(ends) and (cut := pattern.search(part)) and cut.start() > 1:
        part = _TAIL.sub("", part[: cut.start()])
    if part.endswith(".") and not _ABBREVIATED.search(part):
        part = part[:-1]  # exports close a byline with a full stop: "BYLINE: Ana Roe."
    return Piece(start, start + len(part), joint, part) if part else None


def flag(language: str | None, name: str) -> bool:
    """Whether the bylines of a language have a habit that its `bylines.toml` names."""
    return bool(load_table(base_language(language) or "en", "bylines").get(name))


def city_behind(text: str, language: str | None) -> str | None:
    """The city that a language prints behind a name of two words or more, with nothing between."""
    words = load_table(base_language(language) or "en", "bylines").get("words", {})
    for city in words.get("cities_behind_name", ()):
        if text.endswith(f" {city}") and " " in text[: -len(city) - 1]:
            return str(city)
    return None


@cache
def _glued_joint(language: str | None) -> "regex.Pattern[str] | None":
    """Finds an "and" that is written together with the second name, behind a first name of two words and more."""
    words = load_table(base_language(language) or "en", "bylines").get("words", {})
    if not words.get("and_glued"):
        return None
    joint = "|".join(map(regex.escape, words["and_glued"]))
    others = "|".join(map(regex.escape, words["not_glued"]))
    return regex.compile(rf"(?<=\w \w{{2,15}})\s(?!(?:{others})\b)(?:{joint})(?=\w{{2,15}} \w)")


@cache
def _buttons(language: str | None) -> tuple[tuple[str, ...], "regex.Pattern[str]"]:
    """What ends a piece with a button glued to the name or behind it: "Jane Roe Follow", "Jane RoeTwitter"."""
    forms: set[str] = set()
    joints: set[str] = set()
    for folder in dict.fromkeys((LINGUA_FRANCA, base_language(language) or LINGUA_FRANCA)):
        words = load_table(folder, "bylines").get("words", {})
        forms.update(words.get("button", ()))
        joints.update(words.get("before_date", ()))
    glued = "|".join(map(regex.escape, sorted(forms, key=len, reverse=True)))
    spaced = "|".join(map(regex.escape, sorted(joints)))
    return (*forms, *joints), regex.compile(rf"(?:[ ]|(?<=\p{{Ll}}))(?:{glued})$|[ ](?:{spaced})$")


@cache
def _joints(language: str | None) -> tuple[tuple[str, frozenset[str], "regex.Pattern[str]"], ...]:
    """Per kind of joining word the words that open them and its pattern; words of one letter only in lower case."""
    words: dict[str, list[str]] = {}
    for folder in folders_for(language):
        for kind, listed in load_table(folder, "bylines").get("words", {}).items():
            words.setdefault(kind, []).extend(listed)
    found = []
    for kind in ("and", "with", "for", "in"):
        forms = {
            form
            for word in words.get(kind, ())
            for form in ((word,) if len(word) == 1 else (word, word.upper(), word.title()))
        }
        if forms:
            firsts = frozenset(form.split()[0] for form in forms)
            found.append(
                (
                    kind,
                    firsts,
                    regex.compile(rf"(?:\s|(?<=,))(?:{'|'.join(sorted(forms, key=len, reverse=True))})\s"),
                )
            )
    return tuple(found)
