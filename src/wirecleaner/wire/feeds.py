"""Agency feeds as their clients get them: slug lines, takes, headlines, and the notes behind the text.

Slugs and stamps are rules (`data/common/slugs.toml`); here is what depends on the line before: the headline under
the slugs, the headline printed again over the next take, the block of notes from "# Notebook" to the initials.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import regex

from wirecleaner.document import Document, Line, Span
from wirecleaner.labels import Label
from wirecleaner.scoring.shape import shape_of
from wirecleaner.wire.filed_text import decide_text

_AP_TITLE = regex.compile(r"\^(?!By |Eds?\b|AP |BC-|END\b|Associated)(?P<title>[\p{Lu}\d'\"“‘].{9,160}?)<")
_TAKE = regex.compile(r" ?=\d{1,2}$|\+$")
_NOTEBOOK = regex.compile(r"(?:#{1,3} )?(?:Notebook|Notizblock)")
_HEADING = regex.compile(
    r"(?:#{1,3} )?(?P<name>Internet|Note to editors|Redaktionelle Hinweise|(?:dpa|afp|apa) contacts?|dpa-Kontakte|Location|Orte?|Links|Contacts?|Photos?|Graphics?|Multimedia|Service)"
)
_EDITORS = frozenset({"note to editors", "redaktionelle hinweise"})
_NO_TITLE = frozenset("([/^#=-")
_ITEM = regex.compile(r"[-*] ")
_CREW = regex.compile(r"(?:Reporting|Editing|Autor(?:in)?|Redaktion|Writing)(?: by)?: ")
# Rules that stand right over a headline. A byline in between is no obstacle, an advisory in brackets is.
_OVER_TITLE = frozenset({"advisory.slug-path", "advisory.take", "advisory.feed-header"})
_ENVELOPE = "advisory.transmission-envelope"
# Only a feed prints these; "(LEAD)" and "(MORE)" stand on web pages too.
_OF_FEED = frozenset(
    {
        _ENVELOPE, "advisory.feed-header", "advisory.feed-header-numbered", "advisory.slug-path",
        "advisory.ap-slug", "advisory.kyodo-slug",
    }
)  # fmt: skip
# Between the headline and the text: what was added, notes on pictures, the byline and its house.
_HEAD_LINES = 12
# What ends a text besides slugs: end marks, a stamp, the rule line over the notes of who reported from where.
_ENDS = frozenset({Label.ADVISORY, Label.SIGN_OFF, Label.DATE})
_RULE = regex.compile(r"_{2,}\.?|(?:\* ?){3,}")

# AP counts the month first, whatever the language: "AP-WF-11-13-13 0745GMT<" is the 13th of November.
_STAMP = regex.compile(
    r"AP-\p{Lu}{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) (?P<hour>\d\d)(?P<minute>\d\d)GMT<?"
)


def read_stamps(doc: Document) -> None:
    """Propose when AP sent the story: its stamp under the text."""
    for line in doc.undecided():
        if not line.text.startswith("AP-") or not (found := _STAMP.fullmatch(line.text)):
            continue
        numbers = {name: int(number) for name, number in found.groupdict().items()}
        # The two digits of a feed's year: AP has sent such stamps since the eighties.
        numbers["year"] += 1900 if numbers["year"] >= 80 else 2000
        try:
            moment = datetime(**numbers, tzinfo=UTC)
        except ValueError:
            continue
        doc.decide(line, Label.DATE, rule="feed.stamp", score=0.97)
        doc.propose("published", moment, line.content, rule="feed.stamp", score=0.97)


def read_feed(doc: Document, slugs: Sequence[tuple[Line, str]]) -> list[tuple[str, Span, str]]:
    """Label headlines and notes of an agency feed; the kind, span and rule of each note to editors.

    `slugs` are the lines that rules took for slugs, with the rule.
    """
    lines = doc.written
    place = {id(line): at for at, line in enumerate(lines)}
    titles: set[str] = set()
    for line, rule in slugs:
        following = lines[place[id(line)] + 1] if place[id(line)] + 1 < len(lines) else None
        if (
            rule in _OVER_TITLE
            and following
            and following.label is None
            and following.text[0] not in _NO_TITLE
        ):
            _title(doc, following, titles)
    for line in lines:
        if line.text[0] == "^" and line.label is None and (found := _AP_TITLE.fullmatch(line.text)):
            doc.decide(line, Label.TITLE, rule="feed.headline-in-carets", score=0.97)
            title = line.printed[slice(*found.span("title"))]
            doc.propose(
                "title",
                title,
                line.to_source(*found.span("title")),
                rule="feed.headline-in-carets",
                score=0.97,
            )
    notes = list(_notes(doc, lines))
    if any(rule in _OF_FEED for _, rule in slugs):
        _decide_texts(doc, lines, {line.start for line, rule in slugs if rule == _ENVELOPE})
    return notes


def _decide_texts(doc: Document, lines: Sequence[Line], envelopes: set[int]) -> None:
    """Label the text of the first story, in each of its takes: between its headline and an end that is printed."""
    story: str | None = None
    for here, line in enumerate(lines):
        if line.label is Label.TITLE:
            title = _TAKE.sub("", line.printed).rstrip()
        elif line.start in envelopes and story is None:
            title = line.printed
        else:
            continue
        story = story or title
        if title == story:
            decide_text(doc, _text_behind(lines, here + 1), rule="feed.text")


def _text_behind(lines: Sequence[Line], first: int) -> Sequence[Line]:
    """The lines from the first sentence behind a headline to the end of a take; none if nothing ends it."""
    begin = next(
        (
            here
            for here in range(first, min(first + _HEAD_LINES, len(lines)))
            if lines[here].label is None
            and lines[here].text[0] not in _NO_TITLE
            and shape_of(lines[here]).stops
        ),
        len(lines),
    )
    for here in range(begin, len(lines)):
        line = lines[here]
        if line.label in _ENDS or line.text[0] == "^" or _RULE.fullmatch(line.text):
            return lines[begin:here]
    return []


def _title(doc: Document, line: Line, known: set[str]) -> None:
    """A headline under slug lines; over a second take it is printed again, with a number."""
    found = _TAKE.search(line.text)
    end = found.start() if found else len(line.text)
    title = line.printed[:end].rstrip()
    if len(title) > 160 or title.endswith("."):
        return
    doc.decide(line, Label.TITLE, rule="feed.headline-under-slug", score=0.95)
    if title not in known:
        known.add(title)
        doc.propose(
            "title", title, line.to_source(0, len(title)), rule="feed.headline-under-slug", score=0.95
        )


def _notes(doc: Document, lines: Sequence[Line]) -> Iterator[tuple[str, Span, str]]:
    """The block of notes: its headings and rules are the agency's, items under "Note to editors" are notices."""
    inside = for_editors = False
    for line in lines:
        if _NOTEBOOK.fullmatch(line.text):
            inside = True
        if not inside:
            continue
        if line.label is not None:
            if line.label is Label.SIGN_OFF and not _CREW.search(line.text):
                return
            continue
        if found := _HEADING.fullmatch(line.text):
            for_editors = found["name"].lower() in _EDITORS
        item = _ITEM.match(line.text)
        if for_editors and (item or line.bullet) and any(map(str.isalpha, line.text)):
            start = item.end() if item else 0
            kind = "correction" if " version " in line.text or "orrect" in line.text else "editors_note"
            doc.decide(line, Label.NOTICE, rule="feed.note-to-editors", score=0.95)
            yield kind, line.to_source(start, len(line.text)), "feed.note-to-editors"
        elif len(line.text) < 200:
            doc.decide(line, Label.SIGN_OFF, rule="feed.notes", score=0.93)
