"""Stage `tags`: the topic labels of the article, after a marker or as a list of names at the end."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

import regex

from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit, load_rules
from wirecleaner.rules.phrases import load_phrases

_SEPARATOR = regex.compile(r" ?[,;|•·、，؛،] ?| / |(?<!^) ?(?=#)|\s{2,}")
_JOINT = regex.compile(r"(?<=[\p{Ll}\d)])(?=\p{Lu})")
_NUMBER = regex.compile(r"\[\d{1,3}\]|\(\d{1,5}\)$")
# What a topic may have been taken for: its name is that of a site, a section or a button.
_BUTTONS = frozenset({Label.FURNITURE, Label.SHARE, Label.NEWSLETTER})
_COUNT = regex.compile(r"(?<=\S) ?\d{1,3}(?:[.,]?\d{3})*$")
_STOP = regex.compile(r"[.!?…。！？؟।](?:['\"”’)」』]|$)")
# Tags in a script without blanks stand with blanks between them: "北港 大钟 渡船".
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]+(?: [\p{Han}\p{Hiragana}\p{Katakana}ー]+)+")
_BLANK = regex.compile(" ")
_DENSE = regex.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
# The longest tag seen has 43 characters and five words ("Russian invasion of Ukraine 2022"); a headline has more.
_LONGEST_TAG = 45
_TAG_WORDS = 5
# Behind a marker alone up to this many lines are tags, one each: the longest list seen has 14.
_MOST_LINES = 20
# An unmarked list of names: at least three, most of them named in the text, at the end of the page's article.
_FEWEST_UNMARKED = 3
_RECURRING = 0.6
_PROSE = 100
# A sentence of Han, kana or Hangul that is this long is a paragraph.
_DENSE_PROSE = 40
# A page has one or two blocks of tags; a dump of many pages in one is not read to its end.
_MOST_MARKERS = 20
# Tags without a marker stand within the first lines behind the last paragraph: notices and share bars come before.
_NEAR_END = 40
# A story may close with up to this many sentences too short to be told from a teaser.
_SHORT_ENDING = 3


@stage("tags", provides=["tags"])
def tags(doc: Document) -> None:
    """Label the lines of topic labels and propose each label once."""
    rules = load_rules("tags", doc.language)
    found = seen_prose = False
    markers = 0
    for line in doc.undecided():
        if not seen_prose:
            seen_prose = _is_prose(line)
        if line.label is not None or markers == _MOST_MARKERS:
            continue
        hit = rules.match(line)
        # Without prose before it, a marker alone heads a part of the menu.
        if hit and (seen_prose or hit.rule.kind == "inline"):
            markers += 1
            found = _read(doc, line, hit) or found
    if not found:
        _read_unmarked(doc)


def _read(doc: Document, line: Line, hit: Hit) -> bool:
    """Whether tags were found behind a marker: on its line, on the next, or one a line."""
    rule = hit.rule
    if rule.kind == "inline":
        start, end = hit.match.span("tags")
        pieces = _pieces(line, start, end, doc, hashes=True)
        if (
            not pieces
            or any(b - a > _LONGEST_TAG + 15 for a, b in pieces)
            or _STOP.search(line.text[start:end])
        ):
            return False
        doc.decide(line, Label.TAGS, rule=rule.id, score=rule.score)
        _propose(doc, line, pieces, rule.id)
        return True
    return _read_below(doc, line, hit)


def _is_prose(line: Line) -> bool:
    text = line.text
    if not _STOP.search(text[-3:]):
        return False
    return len(text) > _PROSE or (len(text) > _DENSE_PROSE and _DENSE.search(text[:12]) is not None)


def _read_below(doc: Document, line: Line, hit: Hit) -> bool:
    """The list under a marker. A marker of topics or stories counts only if short items follow at once."""
    rule = hit.rule
    near = doc.lines[line.index + 1 : line.index + 1 + 3 * _MOST_LINES]
    following = [other for other in near if other.label is not Label.BLANK][: _MOST_LINES + 1]
    if not following or following[0].label is not None:
        return False
    first = following[0]
    pieces = _pieces(first, 0, len(first.text), doc, hashes=True)
    if (
        len(pieces) > 1
        and all(b - a <= _LONGEST_TAG for a, b in pieces)
        and not _STOP.search(first.text)
        and not first.text.endswith(",")
    ):
        doc.decide(line, Label.TAGS, rule=rule.id, score=rule.score)
        doc.decide(first, Label.TAGS, rule=f"{rule.id}-next-line", score=rule.score)
        _propose(doc, first, pieces, rule.id)
        return True
    items = list(_items(following))
    if not items or (rule.kind == "maybe" and not _are_topics(items)):
        return False
    doc.decide(line, Label.TAGS, rule=rule.id, score=rule.score)
    # "Gardens 1204", "Goats 27": where every label has a number behind it, it counts the stories of the topic.
    counts = [_COUNT.search(item.text) for item in items]
    counted = len(items) > 1 and all(counts)
    for item, count in zip(items, counts, strict=True):
        say = doc.revise if item.label else doc.decide
        say(item, Label.TAGS, rule=f"{rule.id}-item", score=0.85)
        end = count.start() if counted and count else len(item.text)
        _propose(doc, item, _pieces(item, 0, end, doc), rule.id)
    return True


def _items(lines: list[Line]) -> Iterator[Line]:
    """The lines right behind a marker that are one tag each, evenly spaced.

    With commas at their ends, the first without is the last; a list with bullets ends where they do.
    """
    commas, bullets = lines[0].text.endswith(","), bool(lines[0].bullet)
    step = lines[1].index - lines[0].index if len(lines) > 1 else 0
    for at, line in enumerate(lines):
        fits = _is_tag(line.text) and (not at or line.index - lines[at - 1].index == step)
        if not fits or (bullets and not line.bullet) or (line.label and not _is_among_tags(lines, at)):
            return
        yield line
        if commas and not line.text.endswith(","):
            return


def _is_among_tags(lines: list[Line], at: int) -> bool:
    """Whether a line with the words of a button ("Instagram") is a topic: bullets on both sides go on without a label."""
    sides = lines[at - 1 : at] + lines[at + 1 : at + 2]
    return (
        lines[at].label in _BUTTONS
        and bool(lines[at].bullet)
        and len(sides) == 2
        and all(side.bullet and side.label in (None, Label.TAGS) and _is_tag(side.text) for side in sides)
    )


def _is_tag(text: str) -> bool:
    text = text.rstrip(", ")
    return (
        1 < len(text) <= _LONGEST_TAG
        and text.count(" ") < _TAG_WORDS
        and not _STOP.search(text)
        and ":" not in text
    )


def _are_topics(items: list[Line]) -> bool:
    """Whether short lines are topics: none of them a headline with a verb's length."""
    return sum(item.text.count(" ") <= 2 for item in items) >= 0.7 * len(items)


def _pieces(
    line: Line, start: int, end: int, doc: Document, *, hashes: bool = False
) -> list[tuple[int, int]]:
    """The offsets of the single tags in part of a line, without hash signs, reference numbers and commas."""
    text = line.text
    found: list[tuple[int, int]] = []
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.end() > match.start() or (hashes and text[match.end() : match.end() + 1] == "#"):
            found.append((at, match.start()))
            at = match.end()
    found.append((at, end))
    if len(found) == 1 and _UNSPACED.fullmatch(text, start, end):
        cuts = [match.start() for match in _BLANK.finditer(text, start, end)]
        found = list(pairwise([start, *cuts, end]))
    elif len(found) == 1:
        found = _unglued(text, start, end, doc.source)
    return [piece for a, b in found if (piece := _trimmed(text, a, b))]


def _unglued(text: str, start: int, end: int, source: str) -> list[tuple[int, int]]:
    """Tags run together ("GardensGoats") cut at their joints, if most pieces stand elsewhere on the page too."""
    cuts = [start, *(match.start() for match in _JOINT.finditer(text, start, end)), end]
    pieces = list(pairwise(cuts))
    if len(pieces) < 2:
        return pieces
    lower = source.lower()
    known = sum(_recurs(lower, text[a:b]) for a, b in pieces)
    return pieces if known >= _RECURRING * len(pieces) else [(start, end)]


def _recurs(lower: str, tag: str) -> bool:
    """Whether a text in lower case has a tag twice: on its line and elsewhere."""
    stem = _stem(tag)
    first = lower.find(stem)
    return first >= 0 and lower.find(stem, first + len(stem)) >= 0


def _stem(tag: str) -> str:
    """A tag as it may stand in the text: in lower case, and without the "s" of a plural."""
    lower = tag.lower()
    return lower[:-1] if len(lower) > 3 and lower[-1] == "s" else lower


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    if number := _NUMBER.search(text, start, end):
        end = number.start()
    while start < end and text[start] in " #,*[":
        start += 1
    while end > start and text[end - 1] in " ,;*]":
        end -= 1
    return (start, end) if end > start else None


def _propose(doc: Document, line: Line, pieces: list[tuple[int, int]], rule: str) -> None:
    for start, end in pieces:
        doc.propose("tags", line.printed[start:end], line.to_source(start, end), rule=rule, score=0.9)


def _read_unmarked(doc: Document) -> None:
    """A list of names without a marker, behind the last paragraph: most of its items are named in the text."""
    lines = doc.undecided()
    last = next((at for at in range(len(lines) - 1, -1, -1) if _is_prose(lines[at])), None)
    if last is None:
        return
    lower = doc.source.lower()
    behind = lines[last + 1 : last + 1 + _NEAR_END]
    if _read_bullets(doc, behind, lower):
        return
    for line in behind:
        text = line.text
        if _read_glued(doc, line):
            return
        if (
            text.count(",") < _FEWEST_UNMARKED - 1
            or len(text) > 400
            or _STOP.search(text[-2:])
            or ":" in text
        ):
            continue
        pieces = _pieces(line, 0, len(text), doc)
        if len(pieces) < _FEWEST_UNMARKED or any(
            b - a > _LONGEST_TAG or text.count(" ", a, b) >= _TAG_WORDS for a, b in pieces
        ):
            continue
        recurring = sum(_recurs(lower, text[a:b]) for a, b in pieces)
        if recurring >= _RECURRING * len(pieces):
            doc.decide(line, Label.TAGS, rule="tags.unmarked-list", score=0.85)
            _propose(doc, line, pieces, "tags.unmarked-list")
            return


def _read_glued(doc: Document, line: Line) -> bool:
    """Tags without marker or separator ("GardensGoats & Gates"): each is a line of its own elsewhere."""
    text = line.text
    if len(text) > 3 * _LONGEST_TAG or not _JOINT.search(text):
        return False
    cuts = [0, *(match.start() for match in _JOINT.finditer(text)), len(text)]
    pieces = list(pairwise(cuts))
    names = {text[a:b].lower() for a, b in pieces}
    phrases = load_phrases(doc.language)
    if any((known := phrases.look_up(name)) and not known.weak for name in names):
        return False
    if not names <= {
        other.text.lower() for other in doc.lines if other is not line and len(other.text) <= _LONGEST_TAG
    }:
        return False
    doc.decide(line, Label.TAGS, rule="tags.unmarked-run-together", score=0.8)
    _propose(doc, line, pieces, "tags.unmarked-run-together")
    return True


def _read_bullets(doc: Document, lines: list[Line], lower: str) -> bool:
    """A list with bullets right behind the last paragraph: short items, one of which at least is named in the text."""
    short = list(
        takewhile(lambda line: not line.bullet and _STOP.search(line.text[-3:]), lines[:_SHORT_ENDING])
    )
    items = list(takewhile(lambda line: bool(line.bullet) and _is_tag(line.text), lines[len(short) :]))
    if not _FEWEST_UNMARKED <= len(items) <= _MOST_LINES or any(line.text.count(" ") > 2 for line in items):
        return False
    if not any(_recurs(lower, line.text) for line in items):
        return False
    for line in items:
        doc.decide(line, Label.TAGS, rule="tags.unmarked-bullets", score=0.75)
        _propose(doc, line, [(0, len(line.text))], "tags.unmarked-bullets")
    return True
