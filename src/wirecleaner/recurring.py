"""What recurs on the pages of one site: which lines stand on most of them, and as what they were read.

A page is read without any profile first. A line that is the title, the date, the byline or a caption of one page is
never the site's, however many other pages promote that story.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

import regex

from wirecleaner.article import Article
from wirecleaner.document import Document
from wirecleaner.labels import Label
from wirecleaner.profiles import digits_as_slot, may_stand_in_profile

# A line of the site stands on so many of its pages. Newsletter boxes of one section stand on fewer, and so does the
# background that a paper repeats in all stories about one war.
_MOST = 0.6
# So much of the running text in common makes two dumps one story; less of it, if they have one title too. What a site
# prints on every page, lists of teasers and all, is half of a short page.
_SAME_TEXT, _SAME_STORY, _SAME_WITH_TITLE = 4, 0.8, 0.4
_RUNNING = 60
# A menu entry has up to three words; a headline has more than that and no full stop.
MENU_WORDS, _MENU_LENGTH = 3, 30
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_DENSE_MENU = 8
_STOPS = (".", "…", ":", "。", "：", "।", "۔")
_CLOSERS = "\"'”’»)]」』 "
_LETTERS = regex.compile(r"\p{L}\P{L}*\p{L}")
# A name: a word with a capital that does not open the line. Shorter ones are the small words of headlines.
_NAME = regex.compile(r"(?<=\S )\p{Lu}[\p{L}\p{M}]{3,}")

# What a story has of its own. A line that is this on one page is on no page the site's.
_OWN = frozenset(
    {
        Label.TITLE, Label.DECK, Label.DATE, Label.BYLINE, Label.BYLINE_NOTE, Label.DATELINE, Label.CAPTION,
        Label.CREDIT, Label.PULL_QUOTE, Label.NOTICE, Label.SIGN_OFF, Label.ADVISORY, Label.TAGS, Label.RELATED_MARKER,
    }
)  # fmt: skip
# Stages that judge by what stands around a line. What the others claim is known by its words on every page of any site.
_JUDGING = frozenset({"repeats", "roles", "related", "rest", "page_kind", "posts", "topics"})
_OF_STORY = frozenset({Label.BODY, Label.LIST_ITEM})


@dataclass(slots=True)
class Recurring:
    """One line that stands on most pages: as it is printed, and how it was read there."""

    text: str
    pages: int = 0
    labels: set[Label | None] = field(default_factory=set)
    is_known: bool = True  # it is told from the story without a profile, wherever it stands
    is_menu: bool = True  # of the site and not of the story, wherever it stands
    in_story: int = 0  # on so many pages it was taken for a part of the story
    about_story: int = 0  # on so many of these it has a name in common with the lines around it

    @property
    def is_about_story(self) -> bool:
        """Whether it speaks of what the stories speak of: one weekday in common is chance, so most pages must agree."""
        return 2 * self.about_story > self.in_story

    @property
    def is_own(self) -> bool:
        """Whether it is something of a story on one of the pages."""
        return not self.labels.isdisjoint(_OWN)


@dataclass(slots=True)
class ReadPage:
    """One page of the site, read: the article, and each line's shape with its label."""

    doc: Document
    article: Article
    shapes: list[str]
    running: frozenset[str]

    @classmethod
    def of(cls, doc: Document, article: Article) -> "ReadPage":
        """The page that a document with all decisions and its article are."""
        lines = doc.written
        shapes = [digits_as_slot(line.text).casefold() for line in lines]
        running = frozenset(shape for shape in shapes if len(shape) >= _RUNNING)
        return cls(doc, article, shapes, running)


def of_different_stories(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """The pages without those that have the text of one before them: saved twice, or updated."""
    kept: list[ReadPage] = []
    for page in pages:
        if not any(_is_same_story(page, other) for other in kept):
            kept.append(page)
    return kept


def _is_same_story(page: ReadPage, other: ReadPage) -> bool:
    common = len(page.running & other.running)
    share = common / max(1, min(len(page.running), len(other.running)))
    has_title = page.article.title is not None and page.article.title == other.article.title
    return (share >= _SAME_WITH_TITLE and has_title) or (share >= _SAME_STORY and common >= _SAME_TEXT)


def recurring(pages: Sequence[ReadPage]) -> dict[str, Recurring]:
    """The lines that stand on most of the pages, by shape, in the order in which they were first seen."""
    wanted = needed(len(pages))
    counts: dict[str, int] = {}
    for page in pages:
        for shape in dict.fromkeys(page.shapes):
            counts[shape] = counts.get(shape, 0) + 1
    found: dict[str, Recurring] = {}
    for page in pages:
        _take(page, {shape for shape in page.shapes if counts[shape] >= wanted}, found)
    for shape, line in found.items():
        line.pages = counts[shape]
    return found


def needed(pages: int) -> int:
    """On how many of so many pages a line of the site stands."""
    return max(2, ceil(_MOST * pages))


def _take(page: ReadPage, shapes: set[str], found: dict[str, Recurring]) -> None:
    """Take down how the recurring lines of one page were read there."""
    stages = {decision.start: decision.stage for decision in page.doc.decisions}
    lines = page.doc.written
    names = _names(line.text for line, shape in zip(lines, page.shapes, strict=True) if shape not in shapes and line.label in _OF_STORY)  # fmt: skip
    for line, shape in zip(lines, page.shapes, strict=True):
        if shape in shapes and may_stand_in_profile(line.text) and _LETTERS.search(line.text):
            entry = found.setdefault(shape, Recurring(digits_as_slot(line.printed)))
            entry.labels.add(line.label)
            entry.is_known &= stages.get(line.start) not in _JUDGING or line.label is Label.FURNITURE
            entry.is_menu &= line.label in (Label.FURNITURE, Label.SECTION, Label.KICKER)
            if line.label in _OF_STORY:
                entry.in_story += 1
                entry.about_story += not names.isdisjoint(_NAME.findall(line.text))


def _names(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(name for text in texts for name in _NAME.findall(text))


def is_short(text: str) -> bool:
    """Whether a line is as short as an entry of a menu."""
    dense = len(_DENSE.findall(text))
    if dense * 2 > len(text):
        return len(text) <= _DENSE_MENU
    return len(text) <= _MENU_LENGTH and len(text.split()) <= MENU_WORDS


def ends_like_sentence(text: str) -> bool:
    """Whether a line ends as sentences do and headlines do not: a question may be either."""
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def in_lists_of_stories(found: dict[str, Recurring], pages: Sequence[ReadPage]) -> frozenset[str]:
    """The recurring sentences under headlines, two or more in a row: what a most-read list says of its stories."""
    teasers: set[str] = set()
    for page in pages:
        pairs = list(_pairs(page.shapes, found))
        for first, second in pairwise(pairs):
            if second - first <= _NEXT_STORY:
                teasers |= {page.shapes[first], page.shapes[second]}
    return frozenset(teasers)


# From the words under one headline to those under the next there may be a number, a picture's credit and a day.
_NEXT_STORY = 5


def _pairs(shapes: Sequence[str], found: dict[str, Recurring]) -> Iterator[int]:
    """Where a recurring sentence stands right under a recurring line that reads like a headline."""
    for at in range(1, len(shapes)):
        text, above = shapes[at], shapes[at - 1]
        if (
            text in found
            and above in found
            and ends_like_sentence(text)
            and not is_short(above)
            and not ends_like_sentence(above)
        ):
            yield at
