"""Stage `publisher`: which site carries the page.

Evidence, strongest first: the owner named in a copyright line, a name at the top that an address, an owner or the foot of
the page proves, "told the Example", and last an agency that runs its own site and that nothing contradicts. A name that is
merely printed at both ends of the page proves nothing: on the pages of eighty publishers 16 of 18 were entries of a menu.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.wire.agencies import agency_named, find_agency, paper_name
from wirecleaner.wire.mastheads import mastheads

_SIGN = regex.compile(r"©|\(c\)|\bcopyright\b", regex.IGNORECASE)
_YEARS = r"(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|\d{2}))?)"
_OWNER = regex.compile(
    rf"(?:©|\((?i:c)\)|(?i:copyright))(?:\s*(?:©|\((?i:c)\)|(?i:copyright|by)|{_YEARS},?))*\s*,?\s*(?P<owner>\p{{L}}[^|•©\n]{{1,80}})"
)
# How claims of copyright go on behind the owner's name: "All rights reserved".
_RIGHTS = r"(?:All|Tous|Todos|Alle|Tutti|Все|Усі|Всі|Wszelkie|Wszystkie|Všechna|Minden jog|Visos teisės|Tüm|Her hakkı)"
_OWNER_FIRST = regex.compile(
    rf"^(?P<owner>\p{{Lu}}(?:[^|•©\n,.]|\.(?=\p{{Ll}})){{2,60}}?)\s*,?\s*©\s*{_YEARS}(?:[.,]?\s+{_RIGHTS}\b.{{0,80}})?$"
)
# The kind of house, then its name in marks: "UAB „Pamario žinios“", "Газета «Пример»".
_IN_MARKS = regex.compile(r"(?:[\p{L}.]{1,14}+ ?+){1,4}+[«„\"“](?P<name>[^«»„“”\"]{2,60})[»“”\"]")
_OWNER_ENDS = regex.compile(
    r"\s*(?:,?\s+(?:Inc|LLC|Ltd|Limited|L\.P|LP|GmbH|AG|SE|S\.p\.[aA]|S\.?[rR]\.?[lL]|SLU|S\.L|S\.?A\.?|Ltda|PVT|Pty|PLC|plc|Corp|Co|B\.?V|KG|AB|Abp|AS|ASA|A/S|ApS|Oyj?|ehf|hf)\b.*"
    rf"|[.,:;]\s.*|[.,:;]$|\s[-–—]\s.*|\s(?:{_RIGHTS}|and its|or its|is the property)\b.*|(?<=\p{{Ll}})(?:Privacy|Terms|Legal|Contact|All)\b.*)"
)
# "Copyright of Example Media Group"
_PREPOSITION = regex.compile(r"(?:of|by|von|der|de|du|di|do|da|av|af|van) (?=\p{Lu})")
_SENTENCE = 5
_TRAILING_YEARS = regex.compile(rf"[,\s]*{_YEARS}$")
# In a script without blanks a blank ends the name: "北潮新報社 無断転載を禁じます".
_UNSPACED_OWNER = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,20}(?= )")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー]+")
_NO_OWNER = regex.compile(
    rf"^(?:copyright|{_RIGHTS}|the author|rights|reserved|privacy|terms|years?|and"
    r"|riproduzione|reproducción|reprodução|reproduction|licencja|derechos|direitos|diritti|droits)\b",
    regex.IGNORECASE,
)
_TOLD = regex.compile(
    r"\b(?:told|tells) (?P<name>The \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3}|(?:\p{Lu}[\p{L}.]+)(?: \p{Lu}[\p{L}.]+){0,2})(?=[.,;\"” ])"
)
# A name printed at the top of a page and in its footer; the first ten lines of a dump hold it, if any do.
_TOP = 10
_FRAME = frozenset({Label.FURNITURE, Label.SECTION, Label.KICKER})
_NAME_LENGTH = 40
# Shorter lines at the top are words of a menu ("News"), which a claim of copyright may hold as part of a name.
_NAMED = 7


@stage("publisher", provides=["publisher"])
def publisher(doc: Document) -> None:
    """Propose every name that there is evidence for."""
    wires = {str(candidate.value).casefold() for candidate in doc.proposed("agencies")}
    owners = {
        name: (line, span) for line, name, span in _owners(doc)
    }  # each once, however often it is printed
    if owners:
        texts = Counter([line.text for line in doc.written])
        frame = _names_of_frame(doc)
    for name, (line, span) in owners.items():
        agency = agency_named(name)
        is_wire = (
            agency is not None
            and (not agency.site or agency.name.casefold() in wires)
            and agency.kind != "paper"
        )
        known = agency.name if agency is not None and len(agency.name) > len(name) else name
        score = 0.5 if is_wire else 0.95 if texts[name] > (line.text == name) else 0.85
        doc.propose("publisher", known, span, rule="publisher.owner", score=score)
        if (site := _site_of(name, frame)) is not None:
            doc.propose("publisher", *site, rule="publisher.site-of-owner", score=score + 0.03)
    for found in mastheads(doc, list(owners)):
        doc.propose("publisher", found.name, found.span, rule=found.rule, score=found.score)
    _propose_paper(doc)
    _propose_named_in_rights(doc, list(owners))
    _propose_told(doc)
    _propose_agency(doc)


def _propose_named_in_rights(doc: Document, owners: Sequence[str]) -> None:
    """A short line at the top that the claim of copyright names: "Toàn bộ bản quyền thuộc Bến Cảng Nhật Báo"."""
    claims = [line.text for line in doc.labelled(Label.COPYRIGHT)[:_TOP]]
    if not claims:
        return
    lines = doc.written
    for line in lines[:_TOP]:
        text = line.text
        if (
            line.label in _FRAME
            and _NAMED <= len(text) <= _NAME_LENGTH
            and any(text in claim for claim in claims)
        ):
            # "Küstenblatt" at the top of a page of "Küstenblatt Verlag"
            is_front = any(_name_words(owner)[: text.count(" ") + 1] == _name_words(text) for owner in owners)
            score = 0.87 if is_front else 0.8
            doc.propose(
                "publisher", line.printed, line.content, rule="publisher.named-in-rights", score=score
            )
            return


def _propose_paper(doc: Document) -> None:
    """A line among the first that is a paper's name by its ending; it is printed shorter than the owner, or in its script."""
    if doc.source.isascii():
        return
    lines = doc.written
    for line in lines[:_TOP]:
        if (
            line.label in _FRAME
            and len(line.text) <= _NAME_LENGTH
            and (found := paper_name().fullmatch(line.text))
        ):
            span = line.to_source(*found.span("name"))
            doc.propose("publisher", doc.value(span), span, rule="publisher.paper-at-the-top", score=0.96)
            return


def _owners(doc: Document) -> Iterator[tuple[Line, str, Span]]:
    """The owners named in copyright lines."""
    for line in doc.labelled(Label.COPYRIGHT, Label.FURNITURE):
        text = line.text
        if len(text) > 400 or not _may_name_owner(line) or not _SIGN.search(text):
            continue
        found = _OWNER_FIRST.match(text) or _OWNER.search(text)
        if not found:
            continue
        start, end = found.span("owner")
        if named := _IN_MARKS.match(text, start, end):
            start, end = named.span("name")
        if cut := _OWNER_ENDS.search(text, start, end):
            end = cut.start()
        if unspaced := _UNSPACED_OWNER.match(text, start, end):
            end = unspaced.end()
        end -= len(line.text[start:end]) - len(_TRAILING_YEARS.sub("", line.text[start:end]))
        if preposition := _PREPOSITION.match(text, start, end):
            start = preposition.end()
        name = line.printed[start:end].strip(" \"'“”")
        if len(name) > 1 and not _NO_OWNER.match(name) and not _is_sentence(name):
            yield line, name, line.to_source(start, end)


def _is_sentence(text: str) -> bool:
    """Whether most words of a claim are small ones: what may not be done, and no name."""
    words = text.split()
    return len(words) >= _SENTENCE and 2 * sum(word[0].islower() for word in words) > len(words)


def _may_name_owner(line: Line) -> bool:
    """The quick test before the pattern of claims: the sign, or one of its words near the ends of the line."""
    if "©" in line.text:
        return True
    low = line.text.lower()
    return ("copyright" in low or "(c)" in low) and not line.words.isdisjoint(("copyright", "c"))


def _names_of_frame(doc: Document) -> list[tuple[str, Span]]:
    """Short lines at the two ends of the page, and the houses of the authors: one may be the site's name."""
    lines = doc.written
    names = [
        (line.printed, line.content)
        for line in (*lines[:_TOP], *lines[-_TOP:])
        if line.label in _FRAME and len(line.text) <= _NAME_LENGTH
    ]
    for author in doc.proposed("authors")[:_TOP]:
        if author.value.get("organization") and author.span:
            names.append((author.value["organization"], author.span))
    return names


def _site_of(owner: str, frame: list[tuple[str, Span]]) -> tuple[str, Span] | None:
    """The name in the page's frame that is the site's where the owner's is longer.

    "The Wexford Echo" at the top of a page that belongs to "Wexford Echo Media".
    """
    own = _name_words(owner)
    for name, span in frame:
        words = _name_words(name)
        begins = (len(words) > 1 and words == own[: len(words)]) or _is_unspaced_front(name, owner)
        if begins and (len(words) < len(own) or len(name) != len(owner)):
            return name, span
    return None


def _is_unspaced_front(name: str, owner: str) -> bool:
    """Whether an owner in a script without blanks is the name with the word for its company: 北潮新報, 北潮新報社."""
    return len(name) > 2 and _UNSPACED.fullmatch(name) is not None and owner.startswith(name)


def _name_words(name: str) -> list[str]:
    words = name.casefold().replace(".", " ").split()
    return words[1:] if words[:1] == ["the"] else words


def _propose_told(doc: Document) -> None:
    """The paper that people in the story speak to; "told reporters" and a person told something name none."""
    told = [line for line in doc.labelled(Label.BODY) if "told " in line.text or "tells " in line.text]
    frame = (
        {line.text for line in doc.labelled(Label.FURNITURE, Label.SIGN_OFF, Label.NOTICE)} if told else set()
    )
    for line in told:
        for found in _TOLD.finditer(line.text[:5000]):
            name = found.group("name")
            if name.startswith("The ") or name in frame:
                span = line.to_source(*found.span("name"))
                doc.propose(
                    "publisher",
                    line.printed[slice(*found.span("name"))],
                    span,
                    rule="publisher.told",
                    score=0.6,
                )
                return


def _propose_agency(doc: Document) -> None:
    """The agency of the dateline, if it runs a site of its own, or the one whose feed the page is."""
    for line in doc.labelled(Label.ADVISORY)[:_TOP]:
        if (wire := find_agency(line.text, wire=True)) is not None and any(
            str(candidate.value).casefold() == wire.agency.name.casefold()
            for candidate in doc.proposed("agencies")
        ):
            doc.propose(
                "publisher", wire.agency.name, line.content, rule="publisher.feed-of-an-agency", score=0.45
            )
            return
    for candidate in doc.proposed("agencies"):
        agency = agency_named(str(candidate.value))
        if agency is not None and agency.site:
            doc.propose(
                "publisher", candidate.value, candidate.span, rule="publisher.agency-with-a-site", score=0.4
            )
            return
