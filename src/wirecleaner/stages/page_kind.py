"""Stage `page_kind`: what kind of page it is, and why: an article, or an error page, an index, a gallery, a live blog, a stub.

"article" is what a page is if nothing speaks for another kind. A page is judged to be no article only where it has no
running text but its own message; text that was found is never given up for a word in a menu. What a page says stands
in `data/common/page_kinds.toml`.
"""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from wirecleaner.article import PageKind
from wirecleaner.document import Document, Line, Span
from wirecleaner.dumps.posts import find_posts, live_words
from wirecleaner.labels import Label
from wirecleaner.pipeline import stage
from wirecleaner.rules import Hit, RuleSet, load_rules
from wirecleaner.scoring.page import PROSE
from wirecleaner.scoring.shape import shape_of
from wirecleaner.stages.galleries import counters

_TEXT = frozenset({Label.BODY, Label.LIST_ITEM})
# Posts have up to two dozen lines.
_POST = 24
_ENDS_OF_POSTS = frozenset(
    {Label.RELATED_MARKER, Label.COMMENT, Label.COPYRIGHT, Label.TAGS, Label.NEWSLETTER}
)
# The stages that judge by neighbours, and what running text became where they saw no story in it.
_JUDGES = frozenset({"repeats", "roles", "related", "rest"})
_PASSED_OVER = frozenset({Label.FURNITURE, Label.DECK, Label.CAPTION, Label.PULL_QUOTE})
_OF_POST = _PASSED_OVER | {Label.SUBHEADING}
_OF_BODY = _TEXT | {Label.SUBHEADING, Label.PULL_QUOTE}
# The message of an error page and its advice are at most this long together; a brief news item is longer with its title.
_MESSAGE = 1500
_ADVICE = 320
# One bare "Access denied" over a text may be its headline.
_SIGNS = 2
# Error pages print a menu and a list of stories at most; a longer page that asks for JavaScript asks it of a part.
_LINES = 60
_STORIES = 4
# Stubs seen print one to eight paragraphs.
_STUB = 2400
_STUB_PARAGRAPHS = 9
# Three pictures with a number each are a gallery, as are four with captions that have more words than the text.
_PICTURES = 3
_UNNUMBERED = 4
# What ends an article that is printed whole: a wall behind it is an offer.
_END_SIGNS = frozenset(
    {Label.SIGN_OFF, Label.NOTICE, Label.TAGS, Label.BYLINE_NOTE, Label.COMMENT, Label.RELATED_MARKER}
)


@stage("page_kind", provides=["page_kind", "no_article"])
def page_kind(doc: Document) -> None:
    """Propose the kind of the page with everything that was seen for it; take the lines of an error page out of the body."""
    page = _Page(doc)
    for judge in (_is_error, _is_gallery, _is_index, _is_live_blog, _is_stub, _is_empty):
        if judge(page):
            return
    page.propose("article", "page.running-text", 0.5)


class _Evidence(NamedTuple):
    line: Line
    hit: Hit


class _Page:
    """The lines of a page by what they are, found out once."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lines = doc.written
        self.text = [line for line in self.lines if line.label in _TEXT]
        self.length = sum(len(line.text) for line in self.text)

    @cached_property
    def judged(self) -> set[int]:
        """Where the lines stand that were judged by their neighbours."""
        return {decision.start for decision in self.doc.decisions if decision.stage in _JUDGES}

    @cached_property
    def running_text(self) -> list[Line]:
        """All that reads as text, also where it was judged to be no part of the story: no rule knows it for the site's."""
        judged = self.judged
        return [
            line
            for line in self.lines
            if (line.label in _TEXT or (line.start in judged and line.label in _PASSED_OVER))
            and shape_of(line).prose >= PROSE
        ]

    @cached_property
    def headline(self) -> Line | None:
        """The line of the headline."""
        return next((line for line in self.lines if line.label is Label.TITLE), None)

    @cached_property
    def captions(self) -> list[Line]:
        """The captions of the article: those before the lists of other stories and the comments."""
        last = self.text[-1].index if self.text else 0
        end = next(
            (line.index for line in self.lines if line.index > last and line.label in _END_SIGNS), None
        )
        return [
            line for line in self.lines if line.label is Label.CAPTION and (end is None or line.index < end)
        ]

    def says(self, *kinds: str, lines: Iterable[Line] | None = None) -> list[_Evidence]:
        """The lines that say one of these things, in order, each with its best rule."""
        plain, rules = _rules(kinds)
        found = (
            (line, (plain if line.text.isascii() else rules).match(line))
            for line in (self.lines if lines is None else lines)
        )
        return [_Evidence(line, hit) for line, hit in found if hit]

    def propose(self, kind: PageKind, rule: str, score: float, *spans: Span) -> None:
        """Say what the page is, once for each place that shows it."""
        for span in spans or (None,):
            self.doc.propose("page_kind", kind, span, rule=rule, score=score)


@cache
def _rules(kinds: tuple[str, ...]) -> tuple[RuleSet, RuleSet]:
    """The rules for lines of ASCII letters, and those for all others.

    A rule none of whose examples is written in ASCII reads another script: half of the rules, and those that have no
    words by which a line could be told to be none of theirs.
    """
    rules = [rule for rule in load_rules("page_kinds").rules if rule.kind in kinds]
    return RuleSet(rule for rule in rules if any(map(str.isascii, rule.examples))), RuleSet(rules)


def _is_error(page: _Page) -> bool:
    """A page that says it has no article to show, and shows no running text but that."""
    if page.length > _MESSAGE or any(line.label is Label.BYLINE for line in page.lines):
        return False
    kinds = ["error", "sign"]
    if len(page.lines) <= _LINES and len(page.doc.proposed("related")) < _STORIES and not page.captions:
        kinds.append("load")
    said = page.says(*kinds)
    if not said:
        return False
    known = {evidence.line.index for evidence in (*said, *page.says("terms", lines=page.running_text))}
    other = [line for line in page.running_text if line.index not in known]
    weight = {evidence.hit.rule.kind for evidence in said}
    is_bare = weight == {"sign"} and len({evidence.hit.rule.id for evidence in said}) < _SIGNS
    if is_bare and (other or page.doc.proposed("no_article")):
        return False
    if other and not _is_advice(page, other, said[0].line, weight):
        return False
    _take_error(page, said)
    return True


def _is_advice(page: _Page, other: Sequence[Line], message: Line, weight: set[str | None]) -> bool:
    """Whether the text that is no message is what such pages advise: short, under the message, and of no day."""
    if other[0].index < message.index or sum(len(line.text) for line in other) > _ADVICE:
        return False
    if any(line.label is Label.DATE and line.index > message.index for line in page.lines):
        return False
    return "error" in weight or "load" not in weight  # the note of a player stands beside a short text


def _take_error(page: _Page, said: list[_Evidence]) -> None:
    doc = page.doc
    message = {evidence.line.index: evidence.hit.rule for evidence in said}
    for line in page.lines:
        if line.index in message:
            rule = message[line.index]
            doc.revise(line, Label.FURNITURE, rule=rule.id, score=rule.score)
        elif line.label in _OF_BODY or line.label in (Label.TITLE, Label.DECK, Label.SECTION, Label.KICKER):
            doc.revise(line, Label.FURNITURE, rule="page.advice-on-an-error-page", score=0.8)
    for line, hit in said:
        page.propose("error", hit.rule.id, hit.rule.score, line.content)
    best = max((evidence.hit.rule for evidence in said), key=lambda rule: rule.score)
    doc.propose("no_article", "an error page", None, rule=best.id, score=0.99)


def _is_index(page: _Page) -> bool:
    """A list of headlines: the stage `roles` has judged that."""
    said = page.doc.proposed("no_article")
    if not said:
        return False
    places = [candidate.span for candidate in page.doc.proposed("related") if candidate.span]
    spans = [Span(min(places).start, max(place.end for place in places))] if places else []
    page.propose("index", said[0].rule, said[0].score, *spans)
    return True


def _is_gallery(page: _Page) -> bool:
    """Pictures with their captions, and less text beside them than under them."""
    captions = page.captions
    if len(captions) < _PICTURES or sum(len(line.text) for line in captions) <= page.length:
        return False
    numbers = counters(page.lines)
    said = page.says("gallery", lines=[page.headline] if page.headline else [])
    if not numbers and not said and len(captions) < _UNNUMBERED:
        return False
    if not numbers and page.doc.proposed("no_article"):
        return False  # the pictures of a list of stories
    for line, hit in said:
        page.propose("gallery", hit.rule.id, hit.rule.score, line.content)
    if numbers:
        page.propose("gallery", "page.numbered-pictures", 0.9, *(number.line.content for number in numbers))
    else:
        page.propose("gallery", "page.more-captions-than-text", 0.8, *(line.content for line in captions))
    for line in page.text:
        if page.headline and line.index < page.headline.index and shape_of(line).prose < PROSE:
            # The longest word of the menu: what a page without any text seems to have for one.
            page.doc.revise(line, Label.FURNITURE, rule="page.menu-over-a-gallery", score=0.7)
    return True


def _is_live_blog(page: _Page) -> bool:
    """Posts with their times; two are enough under a headline that says "live"."""
    _complete_posts(page)
    _, posts = find_posts(page.doc)
    if not posts:
        return False
    if said := live_words(page.doc):
        page.propose("live_blog", said[1].rule.id, said[1].rule.score, said[0].content)
    page.propose(
        "live_blog", "page.posts-with-times", 0.9, *(post.stamp.to_source(*post.time) for post in posts)
    )
    return True


def _complete_posts(page: _Page) -> None:
    """What stands under a time that the stage `posts` found is the post's text, however short it is."""
    rules = ("posts.time", "posts.time-and-heading")
    times = [decision.start for decision in page.doc.decisions if decision.rule in rules]
    if not times:
        return
    judged, starts, last = page.judged, set(times), max(times)
    under: list[Line] = []
    since = _POST
    for line in page.lines:
        since = 0 if line.start in starts else since + 1
        if line.label in _ENDS_OF_POSTS or (line.start > last and since > _POST):
            since = _POST
        elif since < _POST and line.start in judged and line.label in _OF_POST:
            under.append(line)
    credits = {line.index for line in page.lines if line.label is Label.CREDIT}
    for line in under:
        has_credit = line.label is Label.CAPTION and not credits.isdisjoint((line.index - 1, line.index + 1))
        if shape_of(line).prose >= PROSE and not has_credit:
            page.doc.revise(line, Label.BODY, rule="page.text-of-a-post", score=0.8)


def _is_stub(page: _Page) -> bool:
    """A short text, and right behind it the words that the rest is for subscribers."""
    if page.length > _STUB or len(page.text) > _STUB_PARAGRAPHS or not (page.headline or page.text):
        return False
    top = page.headline.index if page.headline else -1
    said = page.says("wall", lines=[line for line in page.lines if line.index > top])
    walls = {evidence.line.index for evidence in said}
    last = next((line.index for line in reversed(page.text) if line.index not in walls), top)
    behind = [evidence for evidence in said if evidence.line.index > last]
    if not behind:
        return False
    first = behind[0].line.index
    if any(
        line.index > first and line.index not in walls and shape_of(line).prose >= 2
        for line in page.running_text
    ):
        return False  # the text goes on: what looks like a wall is an offer in it
    if any(last < line.index < first and line.label in _END_SIGNS for line in page.lines):
        return False
    for line, hit in behind:
        if line.label in _OF_BODY or line.label is Label.DECK:
            page.doc.revise(line, Label.PAYWALL, rule=hit.rule.id, score=hit.rule.score)
        page.propose("paywall", hit.rule.id, hit.rule.score, line.content)
    return True


def _is_empty(page: _Page) -> bool:
    """No running text and no pictures: the furniture of a site, or a headline alone."""
    if any(line.label in _OF_BODY or line.label is Label.CAPTION for line in page.lines):
        return False
    if not page.lines:
        rule = "page.no-text"
    elif page.headline is None:
        rule = "page.furniture-alone"
        page.doc.propose("no_article", "nothing but furniture", None, rule=rule, score=0.8)
    else:
        rule = "page.headline-alone"
    page.propose("empty", rule, 0.8, *([page.headline.content] if page.headline else []))
    return True
