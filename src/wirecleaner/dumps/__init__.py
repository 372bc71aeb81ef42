"""Every article of a dump: of an export or a feed, of a page with a second story, of a live blog.

The dump is divided, each stretch is parsed as a source of its own, and its spans are moved to where it stands.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from wirecleaner.article import NO_ARTICLE, Article
from wirecleaner.contract import run_stage
from wirecleaner.document import Candidate, Document, Line
from wirecleaner.dumps.divisions import Division, by_marks
from wirecleaner.dumps.parts import cut_part, place, read_part
from wirecleaner.dumps.posts import Post, behind_time, find_posts, run_one_way
from wirecleaner.dumps.stories import find_heads
from wirecleaner.labels import Label
from wirecleaner.readers.text import wrap_width
from wirecleaner.stamps.clock import find_clocks
from wirecleaner.stamps.zones import attach

if TYPE_CHECKING:
    from wirecleaner.pipeline import Pipeline

ArticleT = TypeVar("ArticleT", bound=Article)

# A cover sheet has titles and search terms; an article whose counter was lost has running text.
_PROSE = 200
# A teaser on a page has one paragraph.
_PARAGRAPHS = 2
# What a post has of the page: what was read from its own lines. The rest is said of the page or found anew.
_OF_POSTS = frozenset({"authors", "agencies", "credits", "captions", "related", "notices", "tags"})


def parse_all(pipeline: "Pipeline[ArticleT]", doc: Document) -> tuple[ArticleT, ...]:
    """Every article of a document that no stage has seen yet."""
    divided = _of_file(pipeline, doc)
    if len(divided) > 1:
        return divided
    language = doc.language
    pipeline.run(doc)
    article = pipeline.build(doc)
    if article.page_kind in NO_ARTICLE:
        return ()
    if article.page_kind == "live_blog" and (posts := _posts(pipeline, doc, article)):
        return posts
    doc.language = language  # each story says its own
    return _of_pages(pipeline, doc, article)


def _of_file(pipeline: "Pipeline[ArticleT]", doc: Document) -> tuple[ArticleT, ...]:
    """The articles of an export or a feed; nothing if the source is no such file."""
    articles: list[ArticleT] = []
    divisions = by_marks(doc.source)
    width = wrap_width(doc.reading) if divisions else 0
    for division in divisions:
        article = _parsed(pipeline, doc, division, width)
        if article.page_kind in NO_ARTICLE or not article.body:
            continue
        if division.is_marked or len(article.text) >= _PROSE:
            articles.append(article)
    return tuple(articles)


def _parsed(
    pipeline: "Pipeline[ArticleT]", doc: Document, division: Division, width: int, page: Article | None = None
) -> ArticleT:
    part = pipeline.run(read_part(doc, division.start, division.end, width=width))
    placed = place(part, doc, division.start)
    if page is not None:
        _inherit(placed, page)
    return pipeline.build(placed)


def _inherit(doc: Document, page: Article) -> None:
    """What holds for a whole page and stands once on it: the site that carries it, the language.

    Two pages in one dump have each its site: what names another one than the page's stays.
    """
    for field in ("publisher", "language"):
        value = getattr(page, field)
        own = doc.proposed(field)
        if (
            value is None
            or (field == "language" and own)
            or any(not _is_same(value, one.value) for one in own)
        ):
            continue
        doc.candidates = [candidate for candidate in doc.candidates if candidate.field != field]
        for origin in page.origins.get(field, ()):
            span = origin.spans[0] if origin.spans else None
            doc.propose(field, value, span, rule=origin.rule, score=origin.score, via=origin.via)


def _is_same(site: str, owner: str) -> bool:
    """Whether two names are one site's: "Peninsula Tide", "Peninsula Tide Media"."""
    return owner.casefold().startswith(site.casefold()) or site.casefold().startswith(owner.casefold())


# Pages, and stories behind a page's own


def _of_pages(pipeline: "Pipeline[ArticleT]", doc: Document, article: ArticleT) -> tuple[ArticleT, ...]:
    """The article and the other whole stories of a page, or those of each page if the dump holds several."""
    heads = find_heads(doc)
    if not heads:
        return (article,)
    width = wrap_width(doc.reading)
    tops = [head.line.start for head in heads if head.opens_page]
    stories: list[ArticleT] = []
    for start, end in pairwise([0, *tops, len(doc.source)]) if tops else ():
        part = pipeline.run(read_part(doc, start, end, width=width))
        appended = _appended(part)
        own = pipeline.build(place(part, doc, start))
        if _is_whole(own) and not (stories and _has_text_of(own, stories[-1])):
            stories.append(own)
            stories += _stories(pipeline, doc, own, appended, end, width)
    if len(stories) > 1:
        return tuple(stories)
    appended = [head.line for head in heads if not head.opens_page]
    before = [line for line in appended if line.start < _first_line(doc)]
    edges = [line.start for line in before[1:]] + [_first_line(doc)] if before else []
    found = [
        story
        for line, end in zip(before, edges, strict=True)
        for story in _stories(pipeline, doc, article, [line], end, width)
    ]
    return (
        *found,
        article,
        *_stories(pipeline, doc, article, appended[len(before) :], len(doc.source), width),
    )


def _first_line(doc: Document) -> int:
    return next((line.start for line in doc.lines if line.label in (Label.TITLE, Label.BODY)), 0)


def _appended(doc: Document) -> list[Line]:
    return [head.line for head in find_heads(doc) if not head.opens_page]


def _is_whole(article: Article) -> bool:
    """Whether a part of a page is an article: terms of use and lists of stories have no day and no author."""
    is_signed = article.published is not None or bool(article.authors)
    has_text = len(article.body) >= _PARAGRAPHS and article.page_kind not in NO_ARTICLE
    return bool(is_signed and article.title and has_text)


def _has_text_of(story: Article, page: Article) -> bool:
    """Whether a paragraph is in both: by its place, or because the page prints its text twice."""
    known = {paragraph.text for paragraph in page.body}
    return any(paragraph.text in known for paragraph in story.body)


def _stories(
    pipeline: "Pipeline[ArticleT]", doc: Document, page: ArticleT, heads: Sequence[Line], end: int, width: int
) -> list[ArticleT]:
    """The stories under heads on one page, the last of which ends with the page. A page printed twice has none."""
    found: list[ArticleT] = []
    for start, stop in pairwise([*(line.start for line in heads), end]):
        story = _parsed(pipeline, doc, Division(start, stop), width, page)
        if _is_whole(story) and not any(_has_text_of(story, other) for other in (page, *found[-1:])):
            found.append(story)
    return found


# The posts of a live blog


def _posts(pipeline: "Pipeline[ArticleT]", doc: Document, page: ArticleT) -> tuple[ArticleT, ...]:
    """The posts of a live blog as articles; nothing if its pipeline does not tell a live blog."""
    after = next((at for at, step in enumerate(pipeline.stages, 1) if step.name == "page_kind"), 0)
    lines, posts = find_posts(doc) if after else ((), [])
    names = frozenset(step.name for step in pipeline.stages[:after])
    shown = sorted(
        (candidate for candidate in doc.candidates if candidate.span and candidate.stage in names), key=_start
    )
    whole = doc.lines
    day = _one_day(page) if run_one_way(posts) else None
    articles = []
    for post, own in zip(posts, _candidates_of(posts, lines, shown), strict=True):
        first, last = lines[post.lines[0]], lines[post.lines[1] - 1]
        kept = [candidate for candidate in own if candidate.field in _OF_POSTS]
        part = cut_part(doc, whole[first.index : last.index + 1], kept)
        _head_post(part, post, first, own, page, day)
        for step in pipeline.stages[after:]:
            run_stage(step, part)
        placed = place(part, doc, first.start)
        _inherit(placed, page)
        article = pipeline.build(placed)
        if article.body:
            articles.append(article)
    return tuple(articles)


def _start(candidate: Candidate) -> int:
    return candidate.span.start if candidate.span else -1


def _candidates_of(
    posts: Sequence[Post], lines: Sequence[Line], shown: Sequence[Candidate]
) -> Iterator[Sequence[Candidate]]:
    """For each post what was proposed within it."""
    for post in posts:
        start, end = lines[post.lines[0]].start, lines[post.lines[1] - 1].end
        yield shown[bisect_left(shown, start, key=_start) : bisect_left(shown, end, key=_start)]


def _one_day(page: Article) -> date | None:
    """The day that the page names, if it names one and no other."""
    days = {day for day in (page.published_day, page.updated_day) if day is not None}
    return days.pop() if len(days) == 1 else None


def _head_post(
    part: Document, post: Post, first: Line, own: Sequence[Candidate], page: Article, day: date | None
) -> None:
    """The time and the heading of a post, as its day and title, and its reporter."""
    part._stage = "posts"
    shift = first.start
    stamp = next(line for line in part.lines if line.start == post.stamp.start - shift)
    heading = None
    if post.heading is not None:
        heading = next(line for line in part.lines if line.start == post.heading.start - shift)
    moment = _moment(post, own, page, day)
    at = stamp.to_source(*post.time)
    if behind := behind_time(stamp, post.time):
        rest = stamp.to_source(len(stamp.text) - len(behind), len(stamp.text)).start
        pieces = part.split(stamp, [rest], rule="posts.time-before-heading")
        if heading is stamp:
            heading = pieces[-1]
        stamp = pieces[0]
    part.propose("page_kind", "article", at, rule="posts.one-of-a-live-blog", score=0.9)
    part.revise(stamp, Label.DATE, rule="posts.time", score=0.9)
    if moment is not None:
        part.propose("published", moment, at, rule="posts.time", score=0.9)
    if heading is not None and heading.text:
        part.revise(heading, Label.TITLE, rule="posts.heading", score=0.85)
        part.propose("title", heading.printed, heading.content, rule="posts.heading", score=0.85)
    for line in part.lines:
        if line.label is Label.SUBHEADING and line.text in post.recurring:
            part.revise(line, Label.FURNITURE, rule="posts.recurring-line", score=0.8)
    _name_reporter(part, page)


def _name_reporter(part: Document, page: Article) -> None:
    """A line of the post's head with the name of one of the page's authors and nothing else."""
    names = {author.name.casefold(): author for author in page.authors}
    for line in part.lines[:6]:
        author = names.get(line.printed.casefold())
        if author is not None and line.label is not Label.BLANK:
            part.revise(line, Label.BYLINE, rule="posts.name-of-author", score=0.9)
            value = {"name": line.printed, "kind": author.kind, "span": line.content}
            part.propose("authors", value, line.content, rule="posts.name-of-author", score=0.9)
            return


def _moment(post: Post, own: Sequence[Candidate], page: Article, day: date | None) -> datetime | date | None:
    """When a post was printed: its own day and time, or its time on the one day that the page names."""
    start, end = post.stamp.to_source(*post.time)
    for candidate in own:
        if (
            candidate.field in ("published", "updated")
            and candidate.span
            and start <= candidate.span.start < end
        ):
            return candidate.value if isinstance(candidate.value, (date, datetime)) else None
    clocks = find_clocks(post.stamp.text, *post.time)
    if not clocks or day is None:
        return None
    moment = datetime(day.year, day.month, day.day, clocks[0].hour, clocks[0].minute)
    moment = attach(moment, clocks[0].zone, clocks[0].offset, page.language)
    of_page = next((value for value in (page.published, page.updated) if isinstance(value, datetime)), None)
    return moment.replace(tzinfo=of_page.tzinfo) if of_page is not None and moment.tzinfo is None else moment
