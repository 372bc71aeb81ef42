"""TEI is well-formed whatever the text holds, its ids are one each, and it reads back from the XML alone."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import any_articles
from fixture_articles import articles_of, each_dump
from hypothesis import given

import wirecleaner
from wirecleaner import Article
from wirecleaner.formats import to_tei, to_tei_corpus

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
KINDS = {"p": "paragraph", "head": "subheading", "item": "list_item", "quote": "pull_quote"}


def _text(element: Any) -> str | None:
    return None if element is None else "".join(element.itertext())


def _all(root: Any, path: str) -> list[Any]:
    return list(
        root.iterfind("/".join(f"{TEI}{step}" if step[0] not in "." else step for step in path.split("/")))
    )


def _one(root: Any, path: str) -> str | None:
    found = _all(root, path)
    return _text(found[0]) if found else None


def _typed(root: Any, path: str, kind: str) -> list[str]:
    return [_text(one) or "" for one in _all(root, path) if one.get("type") == kind]


def _first(texts: list[str]) -> str | None:
    return texts[0] if texts else None


def _read(root: Any) -> dict[str, Any]:
    """The fields of an article that a TEI document holds."""
    statement = _all(root, "teiHeader/fileDesc/titleStmt")[0]
    page = _all(root, "teiHeader/fileDesc/sourceDesc/bibl")[0]
    profile = "teiHeader/profileDesc/"
    dates = {one.get("type"): one.get("when") for one in _all(page, "date")}
    terms = f"{profile}textClass/keywords/term"
    return {
        "title": _first([one for one in _typed(statement, "title", "main") if one]),
        "deck": _first(_typed(statement, "title", "sub")),
        "authors": [
            (*_named(one), _one(one, "roleName"), _one(one, "affiliation"), _one(one, "placeName"))
            for one in _all(statement, "author")
        ],
        "agencies": [_text(one) for one in _all(statement, "respStmt/orgName")],
        "publisher": _one(page, "publisher"),
        "published": dates.get("published"),
        "updated": dates.get("updated"),
        "url": _one(page, "ref"),
        "page_kind": page.get("type"),
        "places": [_text(one) for one in _all(root, f"{profile}creation/placeName")],
        "dateline agency": _one(root, f"{profile}creation/orgName"),
        "dateline date": _one(root, f"{profile}creation/date"),
        "language": _one(root, f"{profile}langUsage/language"),
        "section": _first(_typed(root, terms, "section")),
        "tags": _typed(root, terms, "tag"),
        "body": list(_body(root)),
        "photos": [(_one(one, "head"), *_credit(one)) for one in root.iter(f"{TEI}figure")],
        "notices": [
            (one.get("type"), _text(one[0]))
            for part in _all(root, "text/back/div")
            if part.get("type") == "notices"
            for one in part
        ],
        "related": [
            (_one(one, "title"), _first(_typed(one, "note", "caption")), *_credit(one))
            for one in _all(root, "text/back/div/listBibl/bibl")
        ],
        "quotes": _quotes(root),
    }


def _named(author: Any) -> tuple[str, str | None]:
    person = _one(author, "persName")
    return ("person", person) if person is not None else ("organization", _one(author, "orgName"))


def _credit(parent: Any) -> tuple[str | None, ...]:
    found = [one for one in _all(parent, "bibl") if one.get("type") == "credit"]
    if not found:
        return None, None, None
    return _one(found[0], "note"), _one(found[0], "author"), _one(found[0], "publisher")


def _body(root: Any) -> Any:
    figures = {id(part) for figure in root.iter(f"{TEI}figure") for part in figure.iter()}
    for one in _all(root, "text/body/div")[0].iter():
        tag = one.tag.removeprefix(TEI)
        is_part_of_header = tag == "head" and one.get("type") is not None
        if tag in KINDS and id(one) not in figures and not is_part_of_header and _text(one):
            yield KINDS[tag], _text(one)


def _quotes(root: Any) -> list[Any]:
    """Text, kind, certainty and speaker of each quote; the stretches of one are found by their links."""
    said = {one.get(XML_ID): one for one in root.iter(f"{TEI}said")}
    divisions = [one for one in _all(root, "text/back/div") if one.get("type") == "quotes"]
    at_the_end = {id(part) for division in divisions for part in division.iter()}
    found = []
    for name, one in said.items():
        if one.get("prev"):
            continue
        chain = [one]
        while follows := chain[-1].get("next"):
            assert said[follows[1:]].get("prev") == f"#{chain[-1].get(XML_ID)}"
            chain.append(said[follows[1:]])
        loose = id(one) in at_the_end
        has_words = any(part.find(f".//{TEI}q") is not None for part in chain)
        kind = "direct" if one.get("direct") == "true" else "mixed" if has_words else "indirect"
        number = int(re.fullmatch(r".*q(\d+)", name)[1])  # type: ignore[index]
        speaker = _speaker(root, one.get("who"))
        found.append(
            (number, " ".join(_text(part) or "" for part in chain), kind, one.get("cert"), speaker, loose)
        )
    return sorted(found, key=lambda quote: quote[0])


def _speaker(root: Any, who: str | None) -> tuple[str | None, ...] | None:
    if who is None:
        return None
    [one] = [one for one in root.iter() if one.get(XML_ID) == who[1:]]
    if one.tag == f"{TEI}org":
        house = _first(_typed(one, "desc", "organization"))
        return "organization", _one(one, "orgName"), None, _first(_typed(one, "desc", "role")), house
    named = _all(one, "persName")[0]
    kind = named.get("type") or "person"
    return (
        kind,
        _one(named, "name"),
        _one(named, "roleName"),
        _one(one, "occupation"),
        _one(one, "affiliation"),
    )


def _held(article: Article) -> dict[str, Any]:
    """The same fields of the article itself."""

    def shown(photo: Any) -> tuple[str | None, ...]:
        credit = photo.credit
        return photo.caption, *(
            (credit.line, credit.creator, credit.agency) if credit else (None, None, None)
        )

    dateline = article.dateline
    held: dict[str, Any] = _clean(
        {
            "title": article.title,
            "deck": article.deck,
            "authors": [
                (one.kind, one.name, one.role, one.organization, one.place) for one in article.authors
            ],
            "agencies": list(article.agencies),
            "publisher": article.publisher,
            "published": article.published.isoformat() if article.published else None,
            "updated": article.updated.isoformat() if article.updated else None,
            "url": article.url,
            "page_kind": article.page_kind,
            "places": list(dateline.places) if dateline else [],
            "dateline agency": dateline.agency if dateline else None,
            "dateline date": dateline.date.isoformat() if dateline and dateline.date else None,
            "language": article.language,
            "section": article.section,
            "tags": list(article.tags),
            "body": [(one.kind, one.text) for one in article.body],
            "photos": [shown(photo) for photo in article.photos],
            "notices": [(one.kind, one.text) for one in article.notices],
            "related": [(story.title, *shown(story)) for story in article.related],
        }
    )
    return held


def _clean(value: Any) -> Any:
    """The value with U+FFFD for what XML cannot hold."""
    if isinstance(value, str):
        return FORBIDDEN.sub("\ufffd", value)
    if isinstance(value, (list, tuple)):
        return type(value)(map(_clean, value))
    return {key: _clean(item) for key, item in value.items()} if isinstance(value, dict) else value


def _said_by(article: Article, number: int) -> tuple[str | None, ...] | None:
    one = article.quotes[number].speaker
    if one is None:
        return None
    honorific = None if one.kind == "organization" else one.honorific
    return _clean((one.kind, one.name, honorific, one.role, one.organization))  # type: ignore[no-any-return]


def _parsed(text: str) -> Any:
    return ElementTree.fromstring(text.encode())


@each_dump
def test_every_fixture_reads_back_with_its_quotes_in_their_place(dump: Path) -> None:
    for article in articles_of(dump):
        read = _read(_parsed(to_tei(article)))
        quotes = read.pop("quotes")
        assert read == _held(article)
        assert [quote[0] for quote in quotes] == list(range(1, len(article.quotes) + 1))
        for number, text, kind, certainty, speaker, loose in quotes:
            quote = article.quotes[number - 1]
            assert (text, kind, float(certainty)) == (_clean(quote.text), quote.kind, quote.confidence)
            assert speaker == _said_by(article, number - 1)
            assert not loose


@given(any_articles.articles)
def test_any_article_reads_back(article: Article) -> None:
    read = _read(_parsed(to_tei(article)))
    quotes = read.pop("quotes")
    assert read == _held(article)
    assert [(text, speaker) for _, text, _, _, speaker, _ in quotes] == [
        (_clean(quote.text), _said_by(article, number)) for number, quote in enumerate(article.quotes)
    ]


@each_dump
def test_without_its_source_an_article_keeps_its_quotes(dump: Path) -> None:
    article = Article.model_validate_json(articles_of(dump)[0].model_dump_json())
    quotes = _read(_parsed(to_tei(article)))["quotes"]
    assert [quote[1] for quote in quotes] == [_clean(quote.text) for quote in article.quotes]
    assert all(quote[-1] for quote in quotes)


def test_a_corpus_is_one_document_with_ids_of_its_own() -> None:
    article = wirecleaner.parse("LONDON (AP) — “It is slow,” said Ann Roe, the mayor.")
    root = _parsed(to_tei_corpus([article, article]))
    documents = root.findall(f"{TEI}TEI")
    assert [len(_read(one)["quotes"]) for one in documents] == [1, 1]
    ids = [one.get(XML_ID) for one in root.iter() if one.get(XML_ID)]
    assert sorted(ids) == ["a1-q1", "a1-s1", "a2-q1", "a2-s1"]


def test_stretches_that_cross_are_cut_and_linked() -> None:
    source = "one two three four"
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list, {"a": [(0, 7)], "b": [(4, 13)]})
    article = Article.model_validate(
        {
            "body": [{"text": source, "spans": [(0, len(source))]}],
            "quotes": [
                {"text": source[slice(*parts[0])], "kind": "indirect", "content": parts}
                for parts in spans.values()
            ],
            "source": source,
        }
    )
    root = _parsed(to_tei(article))
    assert _read(root)["body"] == [("paragraph", source)]
    assert [" ".join(quote[1].split()) for quote in _read(root)["quotes"]] == ["one two", "two three"]
