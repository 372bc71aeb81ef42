"""TEI P5 (https://tei-c.org/guidelines/p5/): the text with its quotes marked up, the facts in the header."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from wirecleaner.article import Article, Author, Credit, Paragraph, Speaker
from wirecleaner.formats.common import uri_of
from wirecleaner.formats.said import XML_ID, Mark, facts_of, fill, marks_of
from wirecleaner.terminal import inert_markup

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# XML 1.0 has no way to write these, not even as references.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
CORPUS_START = f"""\
{_DECLARATION}<teiCorpus xmlns="{NAMESPACE}">
<teiHeader>
  <fileDesc>
    <titleStmt><title>News articles</title></titleStmt>
    <publicationStmt><p>Unpublished.</p></publicationStmt>
    <sourceDesc><p>Dumps of news pages, read by wirecleaner.</p></sourceDesc>
  </fileDesc>
</teiHeader>
"""
CORPUS_END = "</teiCorpus>\n"


def to_tei(article: Article) -> str:
    r"""The article as a TEI document. Characters that XML cannot hold are U+FFFD, one for one.

    >>> import wirecleaner
    >>> tei = to_tei(wirecleaner.parse("LONDON (AP) — “It is slow,” said Ann Roe, the mayor."))
    >>> [line for line in tei.splitlines() if "<said" in line][0].strip()
    '<p>LONDON (AP) — “<said xml:id="q1" direct="true" who="#s1" cert="0.958">It is slow</said>,” said Ann Roe, the mayor.</p>'
    """
    return _DECLARATION + document(article, "")


def to_tei_corpus(articles: Iterable[Article]) -> str:
    """Several articles as one `teiCorpus`; the ids of the first begin with `a1-`, and so on."""
    documents = (document(article, f"a{number}-") for number, article in enumerate(articles, 1))
    return "".join([CORPUS_START, *documents, CORPUS_END])


def document(article: Article, prefix: str) -> str:
    """The `TEI` element of an article as text, each of its ids behind a prefix."""
    from xml.etree.ElementTree import Element, indent, tostring

    known: dict[Speaker, str] = {}
    for quote in article.quotes:
        if quote.speaker and quote.speaker not in known:
            known[quote.speaker] = f"{prefix}s{len(known) + 1}"
    speakers = {name: speaker for speaker, name in known.items()}
    who = [known[quote.speaker] if quote.speaker else None for quote in article.quotes]
    marks = marks_of(article, who, prefix)

    root = Element("TEI", {"xmlns": NAMESPACE})
    if article.language:
        root.set(_LANGUAGE, article.language)
    root.append(_header(article, speakers))
    text = _add(root, "text")
    body = _body(article)
    text.append(body)
    back = _back(article)
    _loose_quotes(back, article, marks, who, prefix)
    if len(back):
        text.append(back)
    indent(root)
    # Mixed content comes after the white space: it would be a part of the text.
    elements = [element for element in body.iter() if "n" in element.attrib]
    for number, element in enumerate(elements):
        del element.attrib["n"]
        fill(element, _clean(article.body[number].text), marks.get(number, ()))
    return inert_markup(tostring(root, encoding="unicode")) + "\n"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _add(parent: "Element", tag: str, text: str | None = None, **attributes: str | None) -> "Element":
    """A new last child. Attributes that are None are left out."""
    from xml.etree.ElementTree import SubElement

    child = SubElement(parent, tag, {key: _clean(value) for key, value in attributes.items() if value})
    child.text = _clean(text) if text else None
    return child


def _header(article: Article, speakers: dict[str, Speaker]) -> "Element":
    from xml.etree.ElementTree import Element

    header = Element("teiHeader")
    file = _add(header, "fileDesc")
    statement = _add(file, "titleStmt")
    _add(statement, "title", article.title, type="main")
    if article.deck:
        _add(statement, "title", article.deck, type="sub")
    for author in article.authors:
        _author(statement, author)
    for agency in article.agencies:
        responsible = _add(statement, "respStmt")
        _add(responsible, "resp", "wire service")
        _add(responsible, "orgName", agency)
    _add(_add(file, "publicationStmt"), "p", "Made by wirecleaner from a dump of the page.")
    _source(_add(file, "sourceDesc"), article)
    _profile(header, article, speakers)
    return header


def _author(parent: "Element", author: Author) -> None:
    element = _add(parent, "author")
    _add(element, "persName" if author.kind == "person" else "orgName", author.name)
    for tag, text in (
        ("roleName", author.role),
        ("affiliation", author.organization),
        ("placeName", author.place),
    ):
        if text:
            _add(element, tag, text)


def _source(parent: "Element", article: Article) -> None:
    """The page that the text was taken from."""
    page = _add(parent, "bibl", type=article.page_kind)
    if article.title:
        _add(page, "title", article.title)
    if article.publisher:
        _add(page, "publisher", article.publisher)
    for kind, moment in (("published", article.published), ("updated", article.updated)):
        if moment:
            _date(page, moment, kind)
    if article.url:
        uri = uri_of(article.url)
        _add(page, "ref", article.url, target=uri)


def _date(parent: "Element", moment: date, kind: str | None) -> None:
    _add(parent, "date", moment.isoformat(), type=kind, when=moment.isoformat())


def _profile(header: "Element", article: Article, speakers: dict[str, Speaker]) -> None:
    profile = _add(header, "profileDesc")
    if dateline := article.dateline:
        creation = _add(profile, "creation")
        for place in dateline.places:
            _add(creation, "placeName", place)
        if dateline.agency:
            _add(creation, "orgName", dateline.agency)
        if dateline.date:
            _date(creation, dateline.date, None)
    if article.language:
        _add(_add(profile, "langUsage"), "language", article.language, ident=article.language)
    if speakers:
        _speakers(_add(profile, "particDesc"), speakers)
    terms = [("section", article.section), *(("tag", tag) for tag in article.tags)]
    if any(term for _, term in terms):
        keywords = _add(_add(profile, "textClass"), "keywords")
        for kind, term in terms:
            if term:
                _add(keywords, "term", term, type=kind)
    if not len(profile):
        header.remove(profile)


def _speakers(parent: "Element", speakers: dict[str, Speaker]) -> None:
    """People with name, form of address, role and house; bodies with their name."""
    bodies = {name: one for name, one in speakers.items() if one.kind == "organization"}
    if len(bodies) < len(speakers):
        people = _add(parent, "listPerson")
        for name, speaker in speakers.items():
            if name in bodies:
                continue
            person = _add(people, "person")
            person.set(XML_ID, name)
            named = _add(person, "persName", type="anonymous" if speaker.kind == "anonymous" else None)
            if speaker.honorific:
                _add(named, "roleName", speaker.honorific, type="honorific")
            _add(named, "name", speaker.name)
            if speaker.role:
                _add(person, "occupation", speaker.role)
            if speaker.organization:
                _add(person, "affiliation", speaker.organization)
    if bodies:
        listed = _add(parent, "listOrg")
        for name, speaker in bodies.items():
            body = _add(listed, "org")
            body.set(XML_ID, name)
            _add(body, "orgName", speaker.name)
            for kind, text in (("role", speaker.role), ("organization", speaker.organization)):
                if text:
                    _add(body, "desc", text, type=kind)


def _body(article: Article) -> "Element":
    """The body without its words: each paragraph's element has a number in `n` for a moment."""
    from xml.etree.ElementTree import Element

    body = Element("body")
    division = _add(body, "div", type="article")
    if article.title:
        _add(division, "head", article.title, type="main")
    if article.deck:
        _add(division, "head", article.deck, type="sub")
    at = division
    numbered = list(enumerate(article.body))
    for kind, run in groupby(numbered, key=lambda one: one[1].kind):
        paragraphs: Sequence[tuple[int, Paragraph]] = list(run)
        if kind == "subheading":
            for number, _ in paragraphs:
                at = _add(division, "div", type="section")
                _add(at, "head", n=str(number))
        elif kind == "list_item":
            items = _add(at, "list")
            for number, _ in paragraphs:
                _add(items, "item", n=str(number))
        else:
            for number, _ in paragraphs:
                if kind == "pull_quote":
                    _add(at, "quote", type="pull", n=str(number))
                else:
                    _add(at, "p", n=str(number))
    if not article.body:
        _add(division, "p")
    for photo in article.photos:
        figure = _add(at, "figure")
        if photo.caption:
            _add(figure, "head", photo.caption)
        _credit(figure, photo.credit)
    return body


def _credit(parent: "Element", credit: Credit | None) -> None:
    if credit is None:
        return
    element = _add(parent, "bibl", type="credit")
    _add(element, "note", credit.line, type="line")
    if credit.creator:
        _add(element, "author", credit.creator)
    if credit.agency:
        _add(element, "publisher", credit.agency)


def _back(article: Article) -> "Element":
    from xml.etree.ElementTree import Element

    back = Element("back")
    if article.notices:
        division = _add(back, "div", type="notices")
        for notice in article.notices:
            _add(_add(division, "note", type=notice.kind), "p", notice.text)
    if article.related:
        stories = _add(_add(back, "div", type="related"), "listBibl")
        for story in article.related:
            entry = _add(stories, "bibl")
            _add(entry, "title", story.title)
            if story.caption:
                _add(entry, "note", story.caption, type="caption")
            _credit(entry, story.credit)
    return back


def _loose_quotes(
    back: "Element",
    article: Article,
    marks: Mapping[int, Sequence[Mark]],
    who: Sequence[str | None],
    prefix: str,
) -> None:
    """Quotes without a place in the text, as after a JSON round trip that left out the source: they stand at its end."""
    placed = {mark.quote for found in marks.values() for mark in found}
    loose = [number for number in range(len(article.quotes)) if number not in placed]
    if not loose:
        return
    division = _add(back, "div", type="quotes")
    for number in loose:
        quote = article.quotes[number]
        element = _add(_add(division, "p"), "said", quote.text, **facts_of(quote, who[number]))
        element.set(XML_ID, f"{prefix}q{number + 1}")
