"""Stage `metadata`: what a page of HTML says of itself competes with what it shows.

A headline is what the page shows; times are right to the second in the metadata; of authors and topics the fuller of
two lists that agree. A document of plain text says nothing of itself, and nothing is done.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from wirecleaner.document import Document, Line, Span, Via
from wirecleaner.html.facts import PageFacts, Said
from wirecleaner.html.moments import moment_of
from wirecleaner.html.names import is_name, names_in, topics_in
from wirecleaner.pipeline import stage
from wirecleaner.wire.author_words import is_house
from wirecleaner.wire.section_names import is_section
from wirecleaner.wire.titles import SEPARATOR, is_headline, letters, likeness, variants, words

# Of the sources of topics the first that has any, by the trust that the evaluation's pages deserve.
_TOPIC_RULES = ("meta.news_keywords", "json-ld.keywords", "meta.article:tag", "meta.keywords")
# Where editors choose the topics.
_HANDMADE = ("json-ld.keywords", "meta.article:tag")
# Of so many keywords one stands in the text if they are the story's; if more of them are words of the headline than
# this, a machine has cut it up.
_MANY, _OF_TITLE = 4, 0.5
# A shown headline that shares fewer words with every title that the page says it has is another line.
_ALIKE = 0.25
# Longer lists are the staff of the house.
_MOST_AUTHORS = 30
# Names of sites are shorter.
_SITE = 60
# A name is looked for in lines this short: bylines.
_BYLINE = 160


@stage(
    "metadata",
    provides=["title", "section", "authors", "published", "updated", "tags", "publisher", "language"],
)
def metadata(doc: Document) -> None:
    """Propose the values of meta tags, JSON-LD and microdata."""
    page = doc.page
    if page is None:
        return
    _title(doc, page)
    _times(doc, page)
    _publisher(doc, page)
    _authors(doc, page)
    _topics(doc, page)
    for said in page.of("section"):
        score = said.score if not _is_address(said.text) else 0.3
        doc.propose("section", said.text, None, rule=said.rule, score=score, via=said.via)
    if doc.language is None and page.language:
        doc.propose("language", page.language, None, rule="meta.lang", score=0.5, via="meta")


def _is_address(text: str) -> bool:
    return " " not in text and ("." in text or "/" in text)


def _publisher(doc: Document, page: PageFacts) -> None:
    """The site by its own word, then by the end of its title: the owner in the footer is often another house."""
    shown = {str(one.value).casefold() for one in doc.proposed("publisher")}
    for said in page.of("publisher"):
        name = SEPARATOR.split(said.text)[0].strip() or said.text  # what follows is a slogan
        score = said.score
        if _is_address(name):
            score = 0.3 if "/" in name or name.casefold().rsplit(".", 1)[0] in shown else 0.86
        doc.propose("publisher", name, None, rule=said.rule, score=score, via=said.via)
    site = SEPARATOR.split(page.title)[-1].strip()
    if _ends_title(site, doc, page) and not is_section(site, doc.language):
        doc.propose("publisher", site, None, rule="meta.end-of-title", score=0.96, via="meta")


def _ends_title(site: str, doc: Document, page: PageFacts) -> bool:
    """Whether a text stands behind the shown headline in the page's title, and is no part of that headline."""
    if not any(map(str.isalpha, site)) or len(site) > _SITE:
        return False
    front, end = letters(page.title[: -len(site)]), letters(site)
    titles = [title for one in doc.proposed("title") if one.span and (title := letters(str(one.value)))]
    return any(title in front for title in titles) and not any(title.endswith(end) for title in titles)


def _title(doc: Document, page: PageFacts) -> None:
    """The titles of the metadata, under the shown headline if that is one of them, over it if it is nothing like them."""
    said = page.of("title")
    if not said:
        return
    shown = doc.proposed("title")
    best = max(shown, key=lambda one: one.score) if shown else None
    alike = best is not None and any(likeness(str(best.value), one.text) > _ALIKE for one in said)
    for one in said:
        text = variants([one.text])[-1] if one.rule == "meta.title-element" else _without_site(one.text, page)
        score = one.score if is_headline(text) else 0.05
        if best is not None:
            score = score * min(1.0, best.score) if alike else min(0.98, best.score + score / 2)
        doc.propose("title", text, None, rule=one.rule, score=score, via=one.via)


def _without_site(title: str, page: PageFacts) -> str:
    """A title without the name of the site behind it."""
    for site in page.of("publisher"):
        for form in variants([title])[1:]:
            if title[len(form) :].strip(" -–—|·•:/ㅣ").casefold() == site.text.casefold():
                return form
    return title


def _times(doc: Document, page: PageFacts) -> None:
    for name in ("published", "updated"):
        shown = [one.value for one in doc.proposed(name) if one.score >= _SHOWN]
        for said in page.of(name):
            moment = moment_of(said.text)
            if moment is None:
                continue
            score = said.score + _OVER
            if not _has_time(moment) and any(
                _has_time(other) and _day(other) == _day(moment) for other in shown
            ):
                score = _SHOWN / 2  # the page shows the time of that day
            doc.propose(name, moment, None, rule=said.rule, score=min(score, 0.999), via=said.via)


# Date lines of the head score up to .95, those of other stories less than half of that.
_SHOWN = 0.5
_OVER = 0.03


def _has_time(moment: datetime | date) -> bool:
    return isinstance(moment, datetime) and (moment.hour, moment.minute) != (0, 0)


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _authors(doc: Document, page: PageFacts) -> None:
    """The authors of the metadata: over the shown ones if they hold all of those, or none are shown; else under them."""
    said, rule, score = page.authors, "json-ld.author", 0.9
    via: Via = "json-ld"
    houses = {str(one.value).casefold() for one in doc.proposed("publisher")}
    said = [one for one in said if is_name(one["name"])][:_MOST_AUTHORS]
    if not said:
        tags = [one for one in page.of("authors") if names_in(one.text)]
        if tags:
            rule, via, score = tags[0].rule, "meta", tags[0].score
            names = [name for one in tags if one.rule == rule for name in names_in(one.text)]
            said = [{"name": name, "kind": "person"} for name in names][:_MOST_AUTHORS]
    shown = doc.proposed("authors")
    known = {str(one.value["name"]).casefold(): one for one in shown}
    listed = {one["name"].casefold() for one in said}
    # They go over the shown ones if they hold all of those and more, else under them.
    top = max((other.score for other in shown), default=0.0)
    score = max(score, top + 0.001) if not shown or known.keys() < listed else 0.05
    for one in {entry["name"].casefold(): entry for entry in said}.values():
        value: dict[str, Any] = dict(one)
        span: Span | None
        if value["name"].casefold() in houses or is_house(value["name"]):
            value["kind"] = "organization"
        if twin := known.get(value["name"].casefold()):
            value, span = {**twin.value}, twin.span
        else:
            span = _printed(doc.written, value["name"])
            value["span"] = span
        doc.propose("authors", value, span, rule=rule, score=min(score, 1.0), via=via)


def _printed(lines: Iterable[Line], name: str) -> Span | None:
    """Where a name is printed in a line of a byline's length."""
    for line in lines:
        if len(line.text) <= _BYLINE and (at := line.printed.find(name)) >= 0:
            return line.to_source(at, at + len(name))
    return None


def _topics(doc: Document, page: PageFacts) -> None:
    """The topics of the first source that has any which are the story's: not the site's, not the words of the headline."""
    said: list[Said] = page.of("tags")
    names = {str(one.value).casefold() for one in doc.proposed("publisher")}
    names |= {str(one.value["name"]).casefold() for one in doc.proposed("authors")}
    for rule in _TOPIC_RULES:
        here = [one for one in said if one.rule == rule]
        topics = [topic for topic in topics_in([one.text for one in here]) if topic.casefold() not in names]
        if rule in _HANDMADE or _are_the_story_s(topics, doc):
            for topic in topics:
                doc.propose("tags", topic, None, rule=rule, score=0.97, via=here[0].via)
            if topics:
                return


def _are_the_story_s(topics: list[str], doc: Document) -> bool:
    """Whether keywords are neither the headline cut into words nor the same ones on every page of the site."""
    titles = words(" ".join(str(one.value) for one in doc.proposed("title")))
    of_title = sum(" " not in topic and topic.casefold() in titles for topic in topics)
    if len(topics) >= _MANY and of_title > _OF_TITLE * len(topics):
        return False
    if len(topics) < _MANY:
        return True
    text = doc.source.casefold()
    return any(topic.casefold() in text for topic in topics)
