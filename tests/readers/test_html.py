"""Pages of HTML: rendered to lines, the same from markup and from a soup; metadata competes; bad input is survived."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import wirecleaner
from wirecleaner import Article, Document, InputTypeError, Label, default_pipeline
from wirecleaner.document import Line
from wirecleaner.html.charset import decode_page
from wirecleaner.html.facts import facts_of
from wirecleaner.html.moments import moment_of
from wirecleaner.html.render import Rendering
from wirecleaner.readers.html import read_html

PAGES = {
    path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "pages").glob("*.html")
}
MODERN = PAGES["modern"]


def parsed(markup: str | bytes) -> Article:
    return wirecleaner.parse_html(markup)


def texts(markup: str) -> list[str]:
    return [line.text for line in read_html(markup).written]


def described(doc: Document) -> list[object]:
    return [(line.text, line.start, line.end, _marks(line)) for line in doc.lines]


def _marks(line: Line) -> object:
    mark = line.markup
    if mark is None or mark.box is None:
        return None
    return (mark.path, mark.heading, mark.list_item, mark.link_share, mark.classes, mark.box.attributes,
            [(at, box.path) for at, box in mark.parts])  # fmt: skip


# One tree, two walks


@pytest.mark.parametrize("name", PAGES)
def test_a_soup_of_the_same_tree_gives_the_same_lines_and_facts(name: str) -> None:
    tree = LexborHTMLParser(PAGES[name]).html
    assert tree
    soup = BeautifulSoup(tree, "html5lib")
    of_text, of_soup = read_html(PAGES[name]), read_html(soup)
    assert described(of_text) == described(of_soup)
    assert of_text.page == of_soup.page
    assert len(of_text.written) > 5


@pytest.mark.parametrize("name", PAGES)
def test_a_soup_gives_the_same_article(name: str) -> None:
    soup = BeautifulSoup(LexborHTMLParser(PAGES[name]).html or "", "html5lib")
    assert wirecleaner.parse_html(soup) == parsed(PAGES[name])


def test_a_tag_is_read_without_the_page_around_it() -> None:
    article = BeautifulSoup(MODERN, "html5lib").article
    assert article is not None
    lines = [line.text for line in read_html(article).written]
    assert lines[0] == "Heritage"
    assert not any("All rights reserved" in line for line in lines)


def test_the_soup_that_was_given_is_left_as_it_was() -> None:
    soup = BeautifulSoup(MODERN, "html5lib")
    before = str(soup)
    wirecleaner.parse_html(soup)
    assert str(soup) == before


# Lines


@pytest.mark.parametrize("name", PAGES)
def test_lines_tile_the_source_and_spans_point_into_it(name: str) -> None:
    article = parsed(PAGES[name])
    doc = read_html(PAGES[name])
    assert "".join(doc.source[line.start : line.end] for line in doc.lines) == doc.source == article.source
    for part in article.body:
        assert " ".join(article.source[slice(*span)] for span in part.spans) == part.text
    assert article.body


def test_inline_elements_never_tear_a_line() -> None:
    assert texts("<p>the <b>cr</b>ane, <a href=x>stood</a> <i>(still)</i>.</p>") == [
        "the crane, stood (still)."
    ]
    assert texts("<p><span>T</span><span>he crane</span> stood</p>") == ["The crane stood"]


def test_blocks_and_breaks_are_lines_of_their_own() -> None:
    assert texts("a<div>b<p>c</div>d<br>e<ul><li>f<li>g</ul><table><td>h<td>i</table>") == list("abcdefghi")


def test_elements_side_by_side_are_lines_where_their_box_has_no_text_of_its_own() -> None:
    assert texts("<div><span>Jane Doe</span><time>28 April</time></div>") == ["Jane Doe", "28 April"]
    assert texts("<p>By <span>Jane Doe</span><time>28 April</time></p>") == ["By Jane Doe28 April"]


def test_what_no_browser_shows_is_no_line() -> None:
    hidden = "<p hidden>a</p><script>b</script><style>c</style><template>d</template><noscript>e</noscript>"
    assert texts(
        f"{hidden}<svg><text>f</text></svg><div style='display:none'>g</div><!-- h --><p>shown</p>"
    ) == ["shown"]


def test_attributes_may_hold_anything() -> None:
    page = '<p title=\'a > b\' data-x="</p><p>" class="it\'s">one</p><p title="said "one" > or two">two</p>'
    assert texts(page) == ["one", 'or two">two']
    [mark, _] = [line.markup for line in read_html(page).written]
    assert mark is not None
    assert mark.box is not None
    assert mark.box.attributes == {"title": "a > b", "data-x": "</p><p>", "class": "it's"}


def test_white_space_is_folded_but_not_in_preformatted_text() -> None:
    assert texts("<p>one\n  two\u00a0 three</p><pre>four\n  five</pre>") == ["one two three", "four", "five"]


def test_markup_says_what_a_line_is() -> None:
    doc = read_html(
        "<ul><li>Ferry <a href=x>times</a></li></ul><h3 id=SideHead>Why</h3><blockquote><p>Nobody</blockquote>"
    )
    item, heading, quote = (line.markup for line in doc.written)
    assert item
    assert item.list_item
    assert item.link_share == 5 / 11
    assert item.path == "html/body/ul/li"
    assert heading
    assert heading.heading == 3
    assert heading.classes == {"side", "head"}
    assert quote
    assert quote.block_quote


# The article


def test_the_page_of_a_paper() -> None:
    article = parsed(MODERN)
    assert article.title == "Harbour crane to move after ninety years"
    assert article.published == datetime(2024, 5, 14, 8, 7, 31, tzinfo=timezone(timedelta(hours=1)))
    assert article.updated == datetime(2024, 5, 14, 11, 20, tzinfo=timezone(timedelta(hours=1)))
    assert [author.name for author in article.authors] == ["Ruth Halloway", "Piet Amsel"]
    assert article.tags == ("cranes", "Wick harbour", "heritage")
    assert article.publisher == "The Wick Gazette"
    [photo] = article.photos
    assert photo.caption == "The old crane on the east quay at low tide."
    assert photo.credit is not None
    assert photo.credit.line == "Ann Roe/The Wick Gazette"
    assert "newsletter" not in article.text
    assert "The move will cost the town" in article.text


def test_a_headline_behind_its_kicker_is_where_it_is_printed() -> None:
    article = parsed(MODERN)
    [origin] = article.origins["title"]
    [span] = origin.spans
    assert article.source[slice(*span)] == article.title
    assert article.source[: span.start].endswith("Heritage: ")


def test_a_title_that_is_not_shown_is_taken_from_the_metadata() -> None:
    page = '<meta property="og:title" content="Clock is slow again today"><p>It is late, Ann Roe said on Monday evening.</p>'
    article = parsed(page)
    assert article.title == "Clock is slow again today"
    assert article.origins["title"][0].via == "meta"


def test_explain_says_who_won() -> None:
    fields = wirecleaner.explain_html(MODERN).fields
    assert {one.via for one in fields["published"] if one.chosen} == {"json-ld"}
    assert {"meta", "text"} <= {one.via for one in fields["published"] if not one.chosen}


def test_metadata_without_a_time_gives_way_to_the_time_that_is_shown() -> None:
    page = "<meta name=date content=2024-05-14><h1>Clock is slow again</h1><p>14 May 2024, 09:30</p><p>It is late, Ann Roe said.</p>"
    assert parsed(page).published == datetime(2024, 5, 14, 9, 30)


# Metadata


def test_dublin_core_and_the_authors_of_a_meta_tag() -> None:
    article = parsed(PAGES["tables"])
    assert article.published == date(1999, 3, 2)
    assert article.origins["published"][0].rule == "meta.dc.date.issued"
    assert [author.name for author in article.authors] == ["Tom Reed", "Ann Roe"]
    assert article.title == "Ferry loses its horn on the way home"


def test_microdata() -> None:
    article = parsed(PAGES["spans"])
    assert article.published == datetime(2023, 11, 2, 7, 15, tzinfo=UTC)
    page = "<h1>Clock is slow again</h1><span itemprop=datePublished content=2024-05-14T09:30Z>yesterday</span><p>It is late."
    assert parsed(page).origins["published"][0].rule == "microdata.datepublished"


@pytest.mark.parametrize(
    ("lang", "language"), [("qu", "qu"), ("pt_BR", "pt-BR"), ("{{lang}}", None), ("", None)]
)
def test_the_language_that_a_page_names_counts_where_none_is_found(lang: str, language: str | None) -> None:
    assert parsed(f"<html lang='{lang}'><p>Xyz qwf.</p>").language == language


def test_authors_that_only_the_metadata_have_are_found_where_they_are_printed() -> None:
    script = json.dumps(
        {
            "@type": "NewsArticle",
            "author": [{"name": "Ann Roe"}, {"name": "xyz"}],
            "publisher": {"name": "xyz"},
        }
    )
    page = f"<script type='application/ld+json'>{script}</script><h1>Clock is slow again</h1><p>{'It is late. ' * 20}<p>Ann Roe"
    article = parsed(page)
    assert [(author.name, author.kind) for author in article.authors] == [
        ("Ann Roe", "person"),
        ("xyz", "organization"),
    ]
    assert article.authors[0].span is not None
    assert article.source[slice(*article.authors[0].span)] == "Ann Roe"


def test_keywords_that_are_codes_are_no_topics() -> None:
    codes = "<meta name=keywords content='AER,AERO,INDG,PSSNGR,TPT,TRAN'><p>It is late, Ann Roe said.</p>"
    assert parsed(codes).tags == ()


# The form of the story


STORY = "<p>The clock over the harbour is twenty-two minutes slow, the mayor said on Monday, and it will stay so.</p>"
LONG = "".join(
    f"<p>{name} had wound the clock for {count} years before the mayor asked for the keys, and nobody minded that.</p>"
    for name, count in [("Ann Roe", "nine"), ("John Doe", "ten"), ("Piet Amsel", "twelve"), ("Ruth Halloway", "two"),
                        ("Tom Reed", "four"), ("Moira Lennox", "six"), ("Isla Munro", "thirty")]
)  # fmt: skip


def test_headings_and_lists_beside_the_paragraphs_are_the_story_s() -> None:
    page = f"<article><h1>Clock is slow again today</h1>{STORY}{LONG}<h2>Keys</h2><ul><li>brass</li><li>iron</li></ul>{LONG[:300]}</article>"
    doc = default_pipeline().run(default_pipeline().read_html(page))
    labels = {line.text: line.label for line in doc.written}
    assert labels["Keys"] is Label.SUBHEADING
    assert labels["iron"] is Label.LIST_ITEM


def test_boxes_in_the_story_stay_out_of_it() -> None:
    box = "<div class=infobox><p>The harbour has had a clock since 1931, when the council bought it from the railway for a song.</p></div>"
    article = parsed(
        f"<article><h1>Clock is slow again today</h1>{STORY}{LONG[:400]}{box}{LONG[400:]}</article>"
    )
    assert "since 1931" not in article.text
    assert "thirty years" in article.text


def test_a_page_whose_whole_story_stands_in_a_box_keeps_it() -> None:
    article = parsed(f"<h1>Clock is slow again today</h1><div class=main><aside>{STORY}{LONG}</aside></div>")
    assert "thirty years" in article.text


def test_a_hidden_story_is_shown_and_a_hidden_dialog_is_not() -> None:
    joined = f"{LONG}{LONG}".replace(" ten years", "</p><p>").replace(".</p><p>", ". ")
    page = f"<h1>Clock is slow again today</h1><div hidden>{STORY}{joined}</div><div hidden>Your session has ended.</div>"
    assert "thirty years" in parsed(page).text
    assert "session" not in parsed(page).source


def facts(*scripts: str) -> dict[str, str]:
    return {one.field: one.text for one in reversed(facts_of(Rendering(), scripts).said)}


ARTICLE = {"@type": "NewsArticle", "headline": "Clock &amp; crane", "datePublished": "2024-05-14"}


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "WebPage"}, ARTICLE]),
        json.dumps({"@graph": [{"mainEntity": ARTICLE}]}),
        json.dumps(ARTICLE)[:-1] + ",}",
        "<!-- " + json.dumps(ARTICLE) + " -->",
        "// <![CDATA[\n" + json.dumps(ARTICLE) + "\n// ]]>",
        json.dumps(ARTICLE) + ";",
        json.dumps({"@type": "WebSite"}) + "\n" + json.dumps(ARTICLE),
        json.dumps(ARTICLE).replace("Clock ", "Clock\n"),
    ],
)
def test_json_ld_is_read_broken_nested_and_in_graphs(script: str) -> None:
    assert facts(script)["title"] == "Clock & crane"


def test_json_ld_of_other_stories_is_left_alone() -> None:
    others = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "NewsArticle", "headline": "Ferry loses its horn"}],
    }
    assert "title" not in facts(json.dumps(others))


@pytest.mark.parametrize(
    "script", ["[" * 100_000 + "]" * 100_000, "{", "null", '"text"', "[1, 2]", '{"@type": 3}', "{" * 10**6]
)
def test_json_ld_that_says_nothing_is_survived(script: str) -> None:
    assert facts(script) == {}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-14", date(2024, 5, 14)),
        ("2024-05-14T08:07", datetime(2024, 5, 14, 8, 7)),
        ("2024-05-14 08:07:31.123Z", datetime(2024, 5, 14, 8, 7, 31, tzinfo=UTC)),
        ("20240514T080731Z", datetime(2024, 5, 14, 8, 7, 31, tzinfo=UTC)),
        ("1715674051", datetime(2024, 5, 14, 8, 7, 31, tzinfo=UTC)),
        ("Tue, 14 May 2024 08:07:31 GMT", datetime(2024, 5, 14, 8, 7, 31, tzinfo=UTC)),
        ("2024-02-31", None),
        ("0000-00-00 00:00:00", None),
        ("3 hours ago", None),
        ("", None),
    ],
)
def test_moments(text: str, moment: date | datetime | None) -> None:
    assert moment_of(text) == moment


# Bytes


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("<p>Malmö".encode(), None, "<p>Malmö"),
        ("<p>Malmö".encode("utf-8-sig"), "latin-1", "<p>Malmö"),
        ("<p>Malmö".encode("utf-16"), None, "<p>Malmö"),
        ("<p>Malmö".encode("cp850"), "cp850", "<p>Malmö"),
        ('<meta charset="iso-8859-2">łódź'.encode("iso-8859-2"), None, '<meta charset="iso-8859-2">łódź'),
        ('<meta charset="iso-8859-1">“łódź”'.encode(), None, '<meta charset="iso-8859-1">“łódź”'),
        ('<meta charset="iso-8859-1">“Malmö”'.encode("cp1252"), None, '<meta charset="iso-8859-1">“Malmö”'),
        ('<meta charset="iso-2022-jp">時計'.encode("iso-2022-jp"), None, '<meta charset="iso-2022-jp">時計'),
        ('<meta charset="no-such-thing">Malmö'.encode(), None, '<meta charset="no-such-thing">Malmö'),
    ],
)  # fmt: skip
def test_bytes_are_decoded(data: bytes, encoding: str | None, text: str) -> None:
    assert decode_page(data, encoding=encoding) == text


def test_a_damaged_byte_does_not_turn_the_page_into_another_encoding() -> None:
    page = ("<p>Malmö är en stad vid Öresund. " * 100).encode()
    assert decode_page(page[:700] + b"\xff" + page[700:]).replace("\ufffd", "") == page.decode()


def test_an_unknown_encoding_is_an_error() -> None:
    with pytest.raises(wirecleaner.DecodingError, match="no-such-thing"):
        wirecleaner.parse_html(b"x", encoding="no-such-thing")


# Bad input


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [(None, "not NoneType"), (3, "not int"), (LexborHTMLParser("<p>"), "tree.html"), (open, "not builtin")],
)
def test_other_types_are_told_what_to_pass(wrong: object, hint: str) -> None:
    with pytest.raises(InputTypeError, match=hint):
        wirecleaner.parse_html(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "markup",
    ["", "<", "\0", "\ud800", b"", b"\xff\xfe", bytes(range(256)), "<p>" * 100_000, "<div>" * 100_000 + "x", "<a " * 100_000,
     "<b>" * 100_000 + "<p>x" * 100, "<!--" * 10_000, "&#0;&#xD800;", "</div>" * 50_000, "<table>" * 20_000, "<plaintext><p>"],
)  # fmt: skip
def test_any_str_and_any_bytes_give_an_article(markup: str | bytes) -> None:
    assert isinstance(parsed(markup), Article)


def test_a_soup_of_any_depth_is_walked() -> None:
    soup = BeautifulSoup("<div>" * 20_000 + "The clock is slow, the mayor said.", "html.parser")
    assert wirecleaner.parse_html(soup).text == "The clock is slow, the mayor said."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<li>", "<td>", "<table>", "</table>", "<h1>", "<a href=x>", "</a>", "<br>", "text", " ",
     "Ann Roe", "\n", "<time datetime=2024-05-14>", "</time>", "<figcaption>", "<span>", "</span>", "&amp;", "<pre>", "<", ">"]
), max_size=40))  # fmt: skip
def test_both_walks_agree_on_any_markup(pieces: list[str]) -> None:
    markup = "".join(pieces)
    # Written out and parsed once more: a tree that mends itself when it is read again is another tree.
    first = LexborHTMLParser(markup).html or ""
    if LexborHTMLParser(first).html != first:
        return
    assert described(read_html(first)) == described(read_html(BeautifulSoup(first, "html5lib")))


def test_many_pages_of_both_kinds() -> None:
    page = wirecleaner.Page(MODERN.encode(), format="html", url="https://wickgazette.example/crane")
    of_html, of_text = wirecleaner.parse_many([page, "The clock is slow."])
    assert isinstance(of_html, Article)
    assert of_html.title == "Harbour crane to move after ninety years"
    assert isinstance(of_text, Article)


def test_text_has_no_metadata_and_no_markup_stage_speaks() -> None:
    doc = default_pipeline().run(
        default_pipeline().read("Clock is slow\n\nIt is late, Ann Roe said on Monday.")
    )
    assert doc.page is None
    assert not {one.stage for one in doc.candidates} & {"markup", "metadata"}
    assert doc.labelled(Label.BODY)
