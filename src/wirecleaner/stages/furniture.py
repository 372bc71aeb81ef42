"""Stage `furniture`: what belongs to the site: menus, share bars, sign-up boxes, advertisements, comments, players.

A line is known by heart (phrases), by a rule, or as a run of phrases on one line. Short words that may be a section
or a heading ("Politics") are left to `roles`. A piece of a torn sentence (a link word on a line of its own) is not
taken for the button that it looks like.
"""

import re
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise

import regex

from wirecleaner.data import languages
from wirecleaner.document import Document, Line
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit, RuleSet, load_rules
from wirecleaner.rules.phrases import (
    Phrase,
    Phrases,
    is_glued,
    key_of,
    load_phrases,
    phrases_in,
)
from wirecleaner.rules.tables import rules_in

# What a line has that numbers, clocks, tickers, addresses and breadcrumbs are known by.
_FIGURES = re.compile(r"[@°{}<>›»=/\d]")
_FIGURES_LENGTH = 140
# A run of phrases on one line: share bars and menus seen have up to 220 characters; prose of that length ends in a stop.
_RUN_LENGTH = 260
_ITEM_LENGTH = 40
_STOPS = (".", "!", "?", "…", ":", "。", "！", "？", "：", "؟")
_CLOSERS = "'\"”’)]」』）"
_ENDS = frozenset('.!?:;"”’)。！？')
# A mark that closes elsewhere opens a quotation in Swedish and Finnish: ”Vi stannar”, sa hon.
_GOES_ON = regex.compile(r"[\p{Ll},.;:)\]]|’(?!\p{Lu})|”(?!\w)")
_TORN = 25
# Between two marks of a comment thread ("Reply", "Click to rate") stand a reader's name and words.
_THREAD_GAP = 8
# Phrases so sure are words for screen readers ("end of list"): no sentence goes on with them.
_NO_SENTENCE = 0.99
_OFFERS = frozenset({Label.NEWSLETTER, Label.PAYWALL})
_PROSE = 100
# Han, kana and Hangul say as much in fewer characters.
_DENSE_PROSE = 45
_DENSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_SEPARATORS = frozenset("/>›»→")  # a bar stands between the entries of menus
_CRUMB = 60
_HOME = frozenset(
    {
        "home",
        "startseite",
        "accueil",
        "inicio",
        "início",
        "portada",
        "hjem",
        "hem",
        "forside",
        "главная",
        "головна",
        "domů",
        "címlap",
        "anasayfa",
        "pradžia",
        "トップ",
        "トップページ",
        "ホーム",
        "首页",
        "首頁",
        "홈",
        "الرئيسية",
        "beranda",
        "mwanzo",
        "ikhaya",
        "ekhaya",
    }
)
_HOMEWARD = frozenset(front[:2] for word in _HOME for front in (word, f"{word} "))


@stage("furniture", provides=["breadcrumbs", "related"])
def furniture(doc: Document) -> None:
    """Label the lines of the site; propose the section of a breadcrumb and the stories promoted on one line."""
    book = load_phrases(doc.language)
    rules, figures = _tables(doc.language)
    _read_split_breadcrumbs(doc)
    page = _Page(doc)
    is_markdown = doc.reading.markdown
    threads: list[Line] = []
    for line in doc.undecided():
        text = line.text
        if len(text) <= 12 and not text[0].isalnum() and not any(map(str.isalnum, text)):
            doc.decide(line, Label.FURNITURE, rule="furniture.no-letters", score=0.9)
            continue
        if phrase := book.match(line):
            if phrase.score >= _NO_SENTENCE or not _is_torn(doc, line):
                doc.decide(line, _of_box(doc, line, phrase.label), rule=phrase.id, score=phrase.score)
                if phrase.kind == "thread":
                    threads.append(line)
            continue
        hit = figures.match(line) if len(text) <= _FIGURES_LENGTH and _has_figures(text) else None
        hit = hit or rules.match(line)
        if hit and _counts(page, hit):
            _take(doc, line, hit)
            if hit.rule.kind == "thread":
                threads.append(line)
        elif len(text) <= _RUN_LENGTH and (phrase := _run(page, book, text)):
            doc.decide(line, phrase.label, rule=f"{phrase.id}-in-a-row", score=0.9)
        if is_markdown and line.label is None and line.markup and line.markup.image:
            doc.decide(line, Label.FURNITURE, rule="furniture.markdown-image", score=0.9)
    _fill_threads(doc, threads)


@cache
def _tables(language: str | None) -> tuple[RuleSet, RuleSet]:
    """The rules with words, promos of stories among them, and those of numbers and marks."""
    named = (*load_rules("related", language).rules, *load_rules("furniture", language).rules)
    return RuleSet(named), load_rules("figures", language)


def _has_figures(text: str) -> bool:
    """Whether a line may be a number, a clock, an address: the quick test before their rules."""
    return not text[0].isalpha() or bool(_FIGURES.search(text)) or ("." in text and " " not in text)


class _Page:
    """What is asked of the whole page, found out once."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    @cached_property
    def short_lines(self) -> frozenset[str]:
        """The lines that could be items of a menu, as phrases are compared."""
        return frozenset([key_of(line) for line in self.doc.written if len(line.text) <= _ITEM_LENGTH])

    @cached_property
    def last_prose(self) -> int:
        """The index of the last line that is a sentence or more; -1 without one."""
        for line in reversed(self.doc.lines):
            dense = not line.text.isascii() and _DENSE.match(line.text) is not None
            if len(line.text) > (_DENSE_PROSE if dense else _PROSE) and _ends_sentence(line.text):
                return line.index
        return -1


def _run(page: _Page, book: Phrases, text: str) -> Phrase | None:
    """The phrase that speaks for a line made of several; prose and single words are not taken apart."""
    if (text.isalpha() and not is_glued(text)) or _ends_sentence(text):
        return None
    return book.run(text, lambda: page.short_lines)


def _ends_sentence(text: str) -> bool:
    return text[-4:].rstrip(_CLOSERS).endswith(_STOPS)


@cache
def marker_kind(rule: str) -> str | None:
    """What follows a marker, by its rule: "story" (of this article), "list" (of the site), None if it is no marker."""
    for folder in ("common", *languages()):
        for phrase, _ in phrases_in(folder):
            if phrase.id == rule and phrase.label is Label.RELATED_MARKER:
                return phrase.kind
        for table in rules_in(folder, "related"):
            if table.id == rule and table.label is Label.RELATED_MARKER:
                return table.kind
    return None


def _counts(page: _Page, hit: Hit) -> bool:
    """Whether a hit holds where its line stands: what looks torn out is no button, a footer has no prose behind it."""
    if hit.rule.kind == "fragment":
        return not _is_torn(page.doc, hit.line)
    return hit.rule.kind != "footer" or hit.line.index > page.last_prose


def _of_box(doc: Document, line: Line, label: Label) -> Label:
    """The label of a button: that of the box it closes ("Subscribe" under a newsletter box); alone it is of the menu."""
    if label not in _OFFERS or line.text.count(" ") > 1:
        return label
    before = _adjacent(doc, line, -1)
    if before and before.label in _OFFERS:
        return before.label
    return Label.FURNITURE if label is Label.PAYWALL else label


def _is_torn(doc: Document, line: Line) -> bool:
    """Whether a line is a piece of a sentence that links or bold type tore over several lines."""
    before, after = _adjacent(doc, line, -1), _adjacent(doc, line, 1)
    open_before = (
        before is not None
        and before.label is None
        and len(before.text) >= _TORN
        and before.text[-1] not in _ENDS
    )
    goes_on = after is not None and after.label is None and bool(_GOES_ON.match(after.text))
    return (open_before and (goes_on or line.text[0].islower())) or (
        goes_on and after is not None and len(after.text) >= _TORN
    )


def _adjacent(doc: Document, line: Line, step: int) -> Line | None:
    """The next line (step 1) or the one before (step -1), over one blank line at most."""
    lines = doc.lines
    for at in (line.index + step, line.index + 2 * step):
        if 0 <= at < len(lines) and lines[at].label is not Label.BLANK:
            return lines[at]
    return None


def _take(doc: Document, line: Line, hit: Hit) -> None:
    rule = hit.rule
    before = _adjacent(doc, line, -1) if rule.label is Label.NEWSLETTER else None
    label = (
        Label.PAYWALL if before and before.label is Label.PAYWALL else rule.label
    )  # terms under an offer are its own
    doc.decide(line, label, rule=rule.id, score=rule.score)
    if rule.kind == "breadcrumb" and (section := hit.group("section")):
        doc.propose("breadcrumbs", section, hit.span("section"), rule=rule.id, score=rule.score)
    elif rule.label is Label.RELATED and (title := hit.group("title")):
        title = _once(title, line.printed[: hit.match.start("title")].strip())
        start = hit.match.start("title")
        value = {
            "title": title,
            "caption": None,
            "credit": None,
            "span": line.to_source(start, start + len(title)),
        }
        doc.propose("related", value, line.content, rule=rule.id, score=rule.score)
    elif rule.kind == "post":
        _take_post(doc, line)


def _once(title: str, marker: str) -> str:
    """A headline that the line prints twice, marker and all, once."""
    middle = title.find(f" {marker} ") if marker else -1
    if middle > 0 and title[middle + len(marker) + 2 :] == title[:middle]:
        return title[:middle]
    return title


def _take_post(doc: Document, line: Line) -> None:
    """The words of an embedded post stand right before its signature."""
    before = _adjacent(doc, line, -1)
    if before and before.label is None and len(before.text) <= 300:
        doc.decide(before, Label.EMBED, rule="embed.words-of-post", score=0.85)


def _fill_threads(doc: Document, marks: Sequence[Line]) -> None:
    """What stands between two marks of a comment thread is a comment."""
    lines = doc.lines
    for first, second in pairwise(marks):
        between = [line for line in lines[first.index + 1 : second.index] if line.label is not Label.BLANK]
        if len(between) <= _THREAD_GAP:
            for line in between:
                if line.label is None:
                    doc.decide(line, Label.COMMENT, rule="comment.between-marks", score=0.85)


def _read_split_breadcrumbs(doc: Document) -> None:
    """A breadcrumb over several lines: items between separators of their own, or a numbered list from the home page."""
    lines = doc.written
    first: dict[str, int] = {}
    starts = {
        at
        for at, line in enumerate(lines)
        if len(text := line.text) <= _CRUMB
        and (
            text in _SEPARATORS or (text[:2].lower() in _HOMEWARD and text.split(" ", 1)[0].lower() in _HOME)
        )
    }
    at = 0
    while starts and at < len(lines):
        if at not in starts:
            at += 1
            continue
        if not first:
            for place, line in reversed(list(enumerate(lines))):
                first[line.text] = place
        items = _separated(lines, at) or _numbered(lines, at) or _under_home(lines, at, first)
        if items:
            for line in lines[at : items[-1] + 1]:
                if line.label is None:
                    doc.decide(line, Label.SECTION, rule="section.breadcrumb-in-lines", score=0.9)
            last = lines[items[-1]]
            start = last.text.find(" ") + 1 if len(items) == 1 else 0
            doc.propose(
                "breadcrumbs",
                last.printed[start:],
                last.to_source(start, len(last.text)),
                rule="section.breadcrumb-in-lines",
                score=0.9,
            )
            at = items[-1]
        at += 1


def _separated(lines: Sequence[Line], at: int) -> list[int]:
    """The items of "/", "Africa", "/", "Business"; at least two."""
    items = []
    while (
        at + 1 < len(lines)
        and lines[at].text in _SEPARATORS
        and 1 < len(lines[at + 1].text) <= 40
        and lines[at + 1].label is None
    ):
        items.append(at + 1)
        at += 2
    return items if len(items) > 1 else []


def _numbered(lines: Sequence[Line], at: int) -> list[int]:
    """The items of "1. Home", "2. Culture", "3. Music"; the first one leads home."""
    if not (lines[at].bullet[:1] == "1" and lines[at].text.lower() in _HOME):
        return []
    items = [at]
    while (
        at + 1 < len(lines)
        and lines[at + 1].bullet.strip().rstrip(".)") == str(len(items) + 1)
        and lines[at + 1].label is None
    ):
        at += 1
        items.append(at)
    return items if len(items) > 1 else []


def _under_home(lines: Sequence[Line], at: int, first_seen: dict[str, int]) -> list[int]:
    """The line "Home Local News" where "Local News" is an item of the menu above."""
    first, _, rest = lines[at].text.partition(" ")
    if not rest or len(rest) > 40 or first.lower() not in _HOME or lines[at].label is not None:
        return []
    return [at] if first_seen.get(rest, at) < at else []
