"""The report shows every line of a dump once, as text; every link leads somewhere; nothing of a dump is markup."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import strategies
from bs4 import BeautifulSoup
from fixture_articles import each_dump
from hypothesis import given

import wirecleaner
from wirecleaner import Article, Label
from wirecleaner.report import _asset, report_html
from wirecleaner.report.places import SPEAKER_COLOURS, Places, Stretch, segments
from wirecleaner.terminal import inert

HOSTILE = (
    "<script>window.hacked = 1</script>\n</script><img src=x onerror='window.hacked = 2'>\n"
    "</style><style>body { display: none }</style>\n{{script}} {{documents}}\n<!-- ]]> &amp; &lt;b&gt;\n"
    'LONDON (AP) — “<b onclick="window.hacked = 3">It is slow</b>,” said Ann <i>Roe</i>, the mayor of the town.\n'
)


def _soup(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser", preserve_whitespace_tags={"p", "span", "a"})


def _lines(soup: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Number, label and text of each line that a report shows; arrows are no text of the dump."""
    for arrow in soup.select("a.jump"):
        arrow.extract()
    found = []
    for line in soup.select("p.line"):
        number, label = line.b, line.i
        assert number is not None
        assert label is not None
        text = line.get_text()[len(number.get_text()) + len(label.get_text()) :]
        found.append((number.get_text(), label.get_text(), text))
    return found


def _shown(text: str) -> str:
    """A stretch of a dump as the report shows it: inert, but with its line breaks."""
    lines = text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(inert, lines))


@each_dump
def test_every_line_stands_there_once_in_its_order(dump: Path) -> None:
    text = dump.read_bytes().decode()
    explanation = wirecleaner.explain(text)
    assert _lines(_soup(explanation.to_html())) == [
        (
            str(line.index),
            line.label.value if line.label else "undecided",
            _shown(text[line.start : line.end].removesuffix("\n").removesuffix("\r")),
        )
        for line in explanation.lines
    ]


@each_dump
def test_every_link_leads_somewhere_and_every_id_is_one(dump: Path) -> None:
    explanation = wirecleaner.explain(dump.read_bytes().decode())
    soup = _soup(report_html({"one": explanation, "two": explanation}))
    ids = Counter(str(element["id"]) for element in soup.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    targets = {str(link["href"]) for link in soup.select("a[href]")}
    assert {target for target in targets if target[0] != "#" or target[1:] not in ids} == set()


@each_dump
def test_every_value_with_a_place_is_linked_to_its_lines(dump: Path) -> None:
    explanation = wirecleaner.explain(dump.read_bytes().decode())
    article = explanation.article
    soup = _soup(explanation.to_html())
    linked = Counter(re.sub(r"^d1f-|-\d+$", "", str(link["data-f"])) for link in soup.select("a[data-lines]"))
    for field in ("title", "deck", "section", "dateline", "published", "publisher"):
        has_place = any(origin.spans for origin in article.origins.get(field, ()))
        assert linked[field] == int(has_place and getattr(article, field) is not None), field
    for field in ("authors", "body", "photos", "related", "notices", "quotes"):
        assert linked[field] == len(getattr(article, field)), field
    for number, paragraph in enumerate(article.body):
        [link] = soup.select(f'a[data-f="d1f-body-{number}"]')
        first, last = (int(re.findall(r"\d+", str(link["data-lines"]))[at]) for at in (0, -1))
        assert explanation.lines[first].start <= paragraph.spans[0].start < explanation.lines[first].end
        assert explanation.lines[last].start < paragraph.spans[-1].end <= explanation.lines[last].end


@each_dump
def test_every_quote_is_underlined_in_its_speakers_colour(dump: Path) -> None:
    text = dump.read_bytes().decode()
    explanation = wirecleaner.explain(text)
    soup = _soup(explanation.to_html())
    colours: dict[str, set[str]] = {}
    for number, quote in enumerate(explanation.article.quotes):
        pieces = [one for one in soup.select(".dump [data-q]") if str(number) in str(one["data-q"]).split()]
        shown = "".join(piece.get_text() for piece in pieces)
        parts = "".join(_shown(text[span.start : span.end]) for span in quote.content)
        assert shown.replace("\n", "") == parts.replace("\n", "")
        own = {name for piece in pieces for name in piece["class"] if re.fullmatch(r"s\d", name)}
        if quote.speaker:
            colours.setdefault(quote.speaker.name, set()).update(own)
    assert all(own for own in colours.values())


def test_two_speakers_have_two_colours_and_one_has_one() -> None:
    text = (Path(__file__).parents[2] / "examples" / "island-bus.txt").read_text(encoding="utf-8")
    explanation = wirecleaner.explain(text)
    speakers = [quote.speaker.name for quote in explanation.article.quotes if quote.speaker]
    colours = [colour for colour in Places(explanation, "d1").speakers if colour is not None]
    assert len(set(speakers)) == len(set(colours)) == 3
    assert len(set(zip(speakers, colours, strict=True))) == 3


def test_the_arrow_of_a_quote_leads_to_whom_its_sentence_names() -> None:
    soup = _soup(wirecleaner.explain("LONDON (AP) — “It is slow,” said Ann Roe, the mayor.").to_html())
    [arrow] = soup.select("a.jump")
    target = soup.find(id=str(arrow["href"])[1:])
    assert target is not None
    assert target.get_text() == "Ann Roe"
    assert arrow["aria-label"] == "to the source: Ann Roe"


def test_removed_lines_can_be_folded_and_nothing_of_the_article_is_among_them() -> None:
    text = (Path(__file__).parents[2] / "examples" / "island-bus.txt").read_text(encoding="utf-8")
    soup = _soup(wirecleaner.explain(text).to_html())
    removed = {label for line in soup.select("details.out p.line i") if (label := line.get_text())}
    assert removed == {"furniture", "measure", "share", "newsletter", "related_marker", "blank"}
    assert "4 lines removed: furniture 4" in soup.get_text()


def test_what_the_page_tells_of_a_line_is_what_explain_says() -> None:
    text = (
        "Skip to main content\n\n© Harbour Images/ Jean Gow\nREAD MORE: Goat that boarded the ferry is home\n"
    )
    explanation = wirecleaner.explain(text)
    [data] = _soup(explanation.to_html()).select("script.data")
    told = json.loads(data.get_text())
    for line, (rule, score, *more) in zip(explanation.lines, told["lines"], strict=True):
        assert told["rules"][rule] == [line.label, line.stage, line.rule]
        assert score == round(line.score or 0, 2)
        overruled = [told["rules"][at] for at, _ in more[0]] if more else []
        assert overruled == [[one.label, one.stage, one.rule] for one in line.overruled]


def test_several_documents_have_an_overview_with_counts() -> None:
    first, second = (
        wirecleaner.explain(text) for text in ("Share on Facebook\n", "Share on Facebook\n\nSign in\n")
    )
    soup = _soup(report_html({"a.txt": first, "b.txt": second}))
    tables = [
        [row.get_text(" ").split() for row in table.select("tbody tr")] for table in soup.select("table")
    ]
    documents, labels, rules = tables
    assert [row[0] for row in documents] == ["a.txt", "b.txt"]
    assert ["share", "2"] in labels
    assert ["share.button", "2", "1", ",", "2"] in rules


def test_hostile_text_is_text() -> None:
    page = report_html({"<script>window.hacked = 4</script>": wirecleaner.explain(HOSTILE)})
    soup = _soup(page)
    scripts = soup.select("script")
    assert [script.get("type") for script in scripts] == ["application/json", None]
    assert scripts[1].get_text() == _asset("report.js")
    assert len(soup.select("style")) == 1
    assert not soup.select("img, b[onclick], main style")
    assert [text for _, _, text in _lines(soup)] == HOSTILE.splitlines()


@given(strategies.dumps)
def test_any_dump_makes_a_page_with_all_its_lines(text: str) -> None:
    explanation = wirecleaner.explain(text)
    page = explanation.to_html()
    page.encode()
    assert len(_lines(_soup(page))) == len(explanation.lines)


def test_the_empty_dump_makes_a_page_too() -> None:
    assert _lines(_soup(wirecleaner.explain("").to_html())) == []
    assert "0 documents" in report_html({})


def test_every_label_and_every_speaker_has_a_colour() -> None:
    style = _asset("report.css")
    assert [label for label in Label if f".{label.value} {{ --hue: " not in style] == []
    assert [number for number in range(SPEAKER_COLOURS) if f".s{number} {{" not in style] == []


def test_the_policy_of_the_page_knows_its_own_script_alone() -> None:
    page = wirecleaner.explain("x").to_html()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]
    assert "http" not in re.sub(r"<script type.*?</script>", "", page).replace("http-equiv", "")


def test_a_value_is_linked_to_its_lines_alone() -> None:
    text = (
        "Harbour clock runs slow\n\nLONDON (AP) — “It is slow,” said Ann Roe, the mayor of the town.\n\n"
        "Nobody minds that the clock is slow, and it has been so for years.\n\n“It is late,” Roe added on Monday.\n"
    )
    explanation = wirecleaner.explain(text)
    [speaker] = [value for value in Places(explanation, "d1").values if value.field == "speakers"]
    assert speaker.lines == ((2, 2), (6, 6))
    [link] = _soup(explanation.to_html()).select("a[data-f='d1f-speakers-0']")
    assert (link["data-lines"], link["class"]) == ("2-2 6-6", ["value", "q", "s0"])


def test_what_custom_stages_found_is_shown_with_its_place() -> None:
    @wirecleaner.stage("mood", provides=["my mood"])
    def mood(doc: wirecleaner.Document) -> None:
        doc.propose("my mood", {"name": "<calm>"}, doc.lines[0].to_source(0, 3), rule="mood.<always>")

    explanation = wirecleaner.default_pipeline().after("quotes", mood).explain("The clock is slow.\n")
    [link] = _soup(explanation.to_html()).select("a[data-f='d1f-extra-0']")
    assert (link.get_text(), link["data-lines"]) == ("<calm>", "0-0")
    [piece] = _soup(explanation.to_html()).select(".dump [data-f='d1f-extra-0']")
    assert piece.get_text() == "The"


def test_stretches_that_cross_are_cut_into_pieces() -> None:
    explanation = wirecleaner.explain("abcdef\nghi\n")
    stretches = [Stretch(1, 4, "a"), Stretch(2, 9, "b")]
    found = [
        [
            (explanation.source[start:end], "".join(one.classes for one in covering))
            for start, end, covering in pieces
        ]
        for _, pieces in segments(explanation.lines, stretches)
    ]
    assert found == [[("a", ""), ("b", "a"), ("cd", "ab"), ("ef\n", "b")], [("gh", "b"), ("i\n", "")]]


@pytest.mark.parametrize(
    "text", ["", HOSTILE, "Clock *slow*\n\nThe clock is 22 minutes slow, Ann Roe said.\n"]
)
def test_articles_and_explanations_show_themselves_in_notebooks(text: str) -> None:
    explanation = wirecleaner.explain(text)
    shown = _soup(explanation.article._repr_html_())
    assert not shown.select("script, img, style, b[onclick]")
    title = shown.find("h3")
    assert title is not None
    assert title.get_text() == (explanation.article.title or "no title")
    [frame] = _soup(explanation._repr_html_()).select("iframe")
    assert frame["srcdoc"] == explanation.to_html()
    assert frame.get_attribute_list("sandbox") == ["allow-scripts"]


def test_an_article_from_json_shows_itself_without_its_source() -> None:
    article = wirecleaner.parse("LONDON (AP) — “It is slow,” said Ann Roe, the mayor.")
    assert Article.model_validate_json(article.model_dump_json())._repr_html_() == article._repr_html_()
