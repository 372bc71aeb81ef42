"""Reads who made and who distributed a picture from the words of a credit: "Jane Roe/Daily Post via AP".

The words are cut at the separators of a chain; each part is a house, another body, a person, a role ("Pool",
"File") or unknown. No separator and no order tells a photographer from an agency, only the table of agencies and
the shape of the names do.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

import regex

from wirecleaner.data import languages, load_table, load_words
from wirecleaner.wire.agencies import agency_named, house_words

# Chains are cut at these. A comma with a space, a dash with spaces on both sides; a hyphen inside a name is no cut.
_CUT = regex.compile(
    r"\s*[/|•]+\s*(?:via\s+)?|(?<=[社网網報报])(?:记者|記者) ?|\s+[-–—]\s+|,\s+|;\s*|\s*[()\[\]]\s*|=|、|\.\s+(?=[Cc]ourtesy)|"
    r"\s+(?:via|for|For|für|pour|para|per|voor|för|för|для)\s+"
)
_HARD_CUT = frozenset("/|•(=")
# What may stand before a name inside a part.
_LEAD = regex.compile(
    r"^(?:(?i:(?:staff |handout |file |undated |archive )?(?:photo|photos|photograph|photographs|image|images|picture|pictures|illustration|graphic|screenshot|screengrab)s?"
    r"(?: (?:taken|made|shot|provided|released|supplied))?(?: by|:| from| via)|courtesy of(?: the)?|courtesy|provided by|by|via|for|from|(?-i:the)|cedida por|cortesía de)\s+|@)+"
)
_COURTESY = regex.compile(r"(?i:\b(?:courtesy|provided|supplied|released|cedida|cortesía)\b)")
# "AFP 2016", "9.mai.23", "CC BY-SA 4.0": nothing of this is a maker.
_YEAR = regex.compile(r"\s+(?:19|20)\d\d$")
_NOTHING = regex.compile(
    r"(?i:^(?:[\d./: -]+|\d{1,2}[. ]\p{L}{3,9}[. ]\d{2,4}|(?:\p{L}{3,9} )?\d{1,2}, \d{4}|cc(?:[ -](?:by|sa|nc|nd|0|zero|[\d.]+))*|public domain|x|twitter|\W*)$)"
)
_TOKEN = regex.compile(r"\S+")
_PARTICLES = frozenset(
    "de la del von van der den da di do dos das du le el al bin ibn av af ter ten zu zum y e i und and et og och en of of the & +".split()
)
_NAME_WORD = regex.compile(r"^['’(]?(?:\p{Lu}|\p{Lo}|[dl]['’]\p{Lu}|al-|el-|[A-Z]\.)[\p{L}\p{M}.'’‘-]*[).]?$")
_PERSON_WORDS = range(2, 6)
# Han, kana and Hangul names are written together, two to six characters; longer runs are phrases.
_EAST_ASIAN = regex.compile(
    r"^[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー・]{2,7}(?: ?(?:기자|記者|记者|撮影|摄|攝))?$"
)
# What stands behind an East Asian name: the job, that the picture was taken, or that it was given ("courtesy of").
_EAST_ASIAN_TAIL = regex.compile(
    r" ?(?:(?:선임|인턴|사진)?기자|記者|记者|撮影|摄|攝|(?P<given>제공|提供|供图|供圖))$"
)
# Offices and companies by how their names end: a town hall, a police station, a school, a shop is no person.
_EAST_ASIAN_BODY = regex.compile(
    r"^[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{L}\p{N}ー・ ]{1,16}(?:[시군구도]청|경찰청|경찰서|소방서|소방본부|협회|대학교?|병원|그룹|재단|위원회|박물관|役場|市役所|県庁|警察署?|消防署?|協会|大学|病院|会社|社|美術館|博物館|市|町|村|県|政府|市府|县政府|警方|公安局|分局|派出所|消防局|局|署|處|处|协会|協會|大學|醫院|医院|公司|集团|集團|学校|學校|委员会|委員會)$"
)
# The marks around the name of a paper: «Вестник».
_MARKS = '«»„“”"'
_MOST_PARTS = 8
_MOST_WORDS = 7


class Part(Enum):
    """What one part of a chain is."""

    HOUSE = "house"
    BODY = "body"
    PERSON = "person"
    ROLE = "role"
    NOTHING = "nothing"
    UNKNOWN = "unknown"
    PROSE = "prose"


@dataclass(slots=True, frozen=True)
class Piece:
    """One part of a chain: where its name stands in the text, what it is, what cut stands before it."""

    start: int
    end: int
    kind: Part
    cut: str
    courtesy: bool = False


@dataclass(slots=True, frozen=True)
class Makers:
    """What a credit's words say: the places of creator and agency in the text, and what the parts are."""

    creator: tuple[int, int] | None
    agency: tuple[int, int] | None
    pieces: tuple[Piece, ...]

    @property
    def is_credit(self) -> bool:
        """Whether every part can be a name, a house or a role: no prose among them."""
        return bool(self.pieces) and not any(piece.kind is Part.PROSE for piece in self.pieces)

    def has(self, *kinds: Part) -> bool:
        """Whether some part is of one of these kinds."""
        return any(piece.kind in kinds for piece in self.pieces)


def read_makers(
    text: str, start: int = 0, end: int | None = None, *, courtesy: bool = False, up_to_prose: bool = False
) -> Makers:
    """Who made and who distributed the picture, from `text[start:end]`; places are offsets into `text`.

    `courtesy`: the words before say that the picture was given, so a lone name is its owner, not its maker.
    `up_to_prose`: nothing is read behind a part that is prose, for those who then take none of it for a credit.

    >>> text = "Grady Pell/The Billings Sentinel via AP"
    >>> makers = read_makers(text)
    >>> text[slice(*makers.creator)], text[slice(*makers.agency)]
    ('Grady Pell', 'The Billings Sentinel via AP')
    """
    pieces = tuple(_pieces(text, start, len(text) if end is None else end, up_to_prose))
    kept = [piece for piece in pieces if piece.kind not in (Part.ROLE, Part.NOTHING)]
    persons = [piece for piece in kept if piece.kind is Part.PERSON]
    if any(piece.kind is Part.HOUSE for piece in kept):
        creator, agency = _with_house(kept, persons)
    else:
        creator, agency = _without_house(kept, persons, courtesy)
    place = (creator.start, creator.end) if creator else None
    run = (agency[0].start, _house_end(text, agency[-1])) if agency else None
    return Makers(place, run, pieces)


def _with_house(kept: list[Piece], persons: list[Piece]) -> tuple[Piece | None, list[Piece]]:
    """The creator, and the run of houses and bodies around the first house that the agency's name is."""
    at = next(number for number, piece in enumerate(kept) if piece.kind is Part.HOUSE)
    first = last = at
    while first > 0 and kept[first - 1].kind is not Part.PERSON:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].kind is not Part.PERSON:
        last += 1
    creator = persons[0] if persons else None
    if creator is None and first < at and kept[first + 1].cut[:1] in _HARD_CUT:
        creator, first = kept[first], first + 1
    return creator, kept[first : last + 1]


def _without_house(
    kept: list[Piece], persons: list[Piece], courtesy: bool
) -> tuple[Piece | None, list[Piece]]:
    """The creator and the agency where no part is a known house: persons first, what is no person distributed it."""
    others = [piece for piece in kept if piece.kind in (Part.BODY, Part.UNKNOWN)]
    if len(persons) > 1 and not others and kept[1].cut.strip() not in (",", ";"):
        return kept[0], kept[-1:]
    if len(kept) == 1 and persons and (courtesy or kept[0].courtesy):
        return None, kept
    if not others:
        return (persons[0] if persons else None), []
    at = kept.index(others[0])
    run = [others[0]]
    for piece in kept[at + 1 :]:
        if piece.kind is Part.PERSON:
            break
        run.append(piece)
    return (persons[0] if persons else None), run


def _house_end(text: str, last: Piece) -> int:
    """Where the agency's name ends: "AP Photo" is a picture of AP."""
    name = text[last.start : last.end]
    for ending in (" Photos", " Photo", " PHOTO"):
        if name.endswith(ending) and agency_named(name[: -len(ending)]):
            return last.end - len(ending)
    return last.end


def _pieces(text: str, start: int, end: int, up_to_prose: bool) -> list[Piece]:
    pieces: list[Piece] = []
    at, cut = start, ""
    for match in _CUT.finditer(text, start, end):
        if len(pieces) > _MOST_PARTS:
            return [Piece(start, end, Part.PROSE, "")]
        # "Getty Images/iStockphoto" and the like are cut too; their parts are houses both.
        _add(pieces, text, at, match.start(), cut)
        if up_to_prose and pieces and pieces[-1].kind is Part.PROSE:
            return pieces
        at, cut = match.end(), match.group().strip() or " "
    _add(pieces, text, at, end, cut)
    return pieces


def _add(pieces: list[Piece], text: str, start: int, end: int, cut: str) -> None:
    """Add the part `text[start:end]`, trimmed, unless nothing is left of it."""
    part = text[start:end]
    lead = _LEAD.match(part.lstrip())
    start += len(part) - len(part.lstrip())
    courtesy = bool(lead and _COURTESY.search(lead.group()))
    whole = text[start:end].rstrip(" .")
    if lead and not agency_named(whole):
        start += lead.end()
        whole = text[start:end].rstrip(" .")
        if lead.group()[-1:] == "@":
            start, whole = start - 1, "@" + whole
    if dated := _YEAR.search(whole):
        whole = whole[: dated.start()]
    if not whole:
        return
    if not whole.isascii() and (tail := _EAST_ASIAN_TAIL.search(whole)) and tail.start() > 1:
        whole, courtesy = whole[: tail.start()], courtesy or tail["given"] is not None
    if text[start + len(whole) : start + len(whole) + 1] == "." and _ends_in_initial(whole):
        whole += "."
    if whole[0] in _MARKS and whole[-1] in _MARKS and len(whole) > 2:  # a paper in marks: «Вестник»
        start, whole = start + 1, whole[1:-1]
    pieces.append(Piece(start, start + len(whole), _kind(whole), cut, courtesy))


def _ends_in_initial(name: str) -> bool:
    return len(name) > 2 and name[-1].isupper() and name[-2] in " ."


def _kind(name: str) -> Part:
    if agency_named(name):
        return Part.HOUSE
    lowered = name.casefold()
    if lowered in _roles():
        return Part.ROLE
    if _NOTHING.match(name):
        return Part.NOTHING
    if name[0] == "@":
        return Part.PERSON if " " not in name else Part.PROSE
    if not name.isascii() and _EAST_ASIAN_BODY.match(name):
        return Part.BODY
    if _EAST_ASIAN.match(name):
        return Part.PERSON
    words = _TOKEN.findall(name)
    if len(words) > _MOST_WORDS:
        return Part.PROSE
    named = [word for word in words if _NAME_WORD.match(word)]
    others = [word for word in words if word not in named and word not in _PARTICLES]
    if not words[0][:1].isalnum() and not named:
        return Part.PROSE
    plain = {word.strip(".,'’").casefold() for word in words}
    if plain & house_words() or (plain & _org_words() and len(named) > 0 and len(others) <= 1):
        return Part.BODY if not others or len(others) * 2 <= len(words) else Part.PROSE
    if not others and len(named) in _PERSON_WORDS:
        return Part.PERSON
    if not others or (len(words) == 1 and len(name) < 20):
        return Part.UNKNOWN
    return Part.PROSE if len(others) > 1 or len(words) > 3 else Part.UNKNOWN


def is_east_asian_body(name: str) -> bool:
    """Whether a Chinese, Japanese or Korean name is that of an office, a company or a school, by how it ends."""
    return _EAST_ASIAN_BODY.match(name) is not None


@cache
def _roles() -> frozenset[str]:
    """Words that say how a picture came or what it is, in all languages: they stand in chains of any language."""
    tables = (load_table(folder, "credits") for folder in ("common", *languages()))
    return frozenset(word.casefold() for table in tables for word in table.get("roles", ()))


@cache
def _org_words() -> frozenset[str]:
    """Words of bodies that are no houses, in all languages: a ministry or a fire brigade hands out pictures anywhere."""
    tables = (load_table(folder, "credits") for folder in languages())
    return load_words("en/grammar", "org_words") | {
        word for table in tables for word in table.get("bodies", ())
    }
