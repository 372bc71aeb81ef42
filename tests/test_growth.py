"""Twice the text, twice the work: counted, not timed. `benchmarks/growth.py` runs the full sizes against the clock."""

from collections.abc import Callable
from pathlib import Path

import pytest
from work import Meter

import wirecleaner
from wirecleaner import Article

# Twice the work and a little more for what a larger page does once (a list that grows, a deeper bisection).
MOST = 2.3

SENTENCE = (
    "The clock on Bridge Street is slow, its keeper, Basil Thackray, said on Monday, and nobody minded. "
)
PAGE = (Path(__file__).parent / "fixtures" / "sputnik" / "twin-of-the-seed" / "dump.txt").read_text(
    encoding="utf-8"
)
SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "one line of prose": (150, lambda n: SENTENCE * n),
    "one line without a space": (4000, lambda n: "a" * n),
    "blank lines": (1500, lambda n: "\n" * n),
    "blank lines of Windows": (1500, lambda n: "\r\n" * n),
    "unclosed quote marks in one line": (200, lambda n: "“He said it was cold. " * n),
    "unclosed straight marks in one line": (200, lambda n: '"He said it was cold, and ' * n),
    "unclosed single marks in one line": (200, lambda n: "'He said it was cold and " * n),
    "unclosed quote marks, a paragraph each": (
        150,
        lambda n: "“He said it was cold and that it would stay so until spring.\n\n" * n,
    ),
    "nothing but quote marks": (2000, lambda n: "“" * n),
    "a a a": (2000, lambda n: "a " * n),
    "A A A": (1000, lambda n: "A. " * n),
    "opening square brackets": (4000, lambda n: "[" * n),
    "opening brackets": (4000, lambda n: "(" * n),
    "opening angle brackets": (4000, lambda n: "<" * n),
    "opening brackets in Markdown": (4000, lambda n: "# T\n\n**a** b\n\n" + "[" * n),
    "stars in Markdown": (800, lambda n: "# T\n\n**a** b\n\n" + "**a " * n),
    "links in Markdown": (200, lambda n: "# T\n\n**a** b\n\n" + "[a](/b) " * n),
    "short menu lines": (200, lambda n: "Home\nWorld news\nSport\nLog in\n" * n),
    "lines run together": (150, lambda n: "Log inRegisterMy account\nJun 22 202111:05 AM EDTUpdated\n" * n),
    "paragraphs": (120, lambda n: (SENTENCE + "\n\n") * n),
    "quotes of one speaker": (
        100,
        lambda n: (
            "“It is late,” said Ann Roe, who winds the clock. She added that it was later before.\n\n" * n
        ),
    ),
    "quotes of many speakers": (
        80,
        lambda n: "".join(
            f"“It is late,” said Ann Roe{chr(97 + k % 26)}{k}, the mayor of Whit{k}.\n\n" for k in range(n)
        ),
    ),
    "date lines": (200, lambda n: "3 March 2021\nUpdated 2 hours ago\n03/04/2021\n" * n),
    "dates in one line": (300, lambda n: "3 March 2021 " * n),
    "credits": (200, lambda n: "© AP/ Jane Roe\nPhoto: Ewan Tait/Alamy\n(AP Photo/Jane Roe)\n" * n),
    "bylines": (200, lambda n: "By Ann Roe\nAnn Roe and John Doe\n" * n),
    "names joined by and": (300, lambda n: "By " + "Ann Roe and " * n),
    "related markers": (
        150,
        lambda n: "READ MORE: Ferry captain lost his hat\nRelated:\nA dog is lost and found\n" * n,
    ),
    "boxes of other stories": (
        60,
        lambda n: (
            (SENTENCE + "\n\nA rusty clock\nHarbour Ministry\nDon't Touch: Watch Men Wind the Old Clock\n\n")
            * n
        ),
    ),
    "boxes with a date": (
        60,
        lambda n: (SENTENCE + "\n\n3 March 2021\nMen wind the old clock again\n\n") * n,
    ),
    "captions and credits": (200, lambda n: (SENTENCE + "\n\nThe clock at noon.\n© AP/ Jane Roe\n\n") * n),
    "comment threads": (100, lambda n: "Reply\nann roe\nI never saw it run\nReport\n" * n),
    "breadcrumbs": (200, lambda n: "Home Local News\nHome / News / Africa\n" * n),
    "page after page": (8, lambda n: PAGE * n),
    "page after page on one line": (4, lambda n: " ".join((PAGE * n).split())),
    "a menu on one line": (60, lambda n: "Home World news Sport Log in Weather Jobs Ann Roe " * n),
    "tags": (400, lambda n: "Tags: " + "railway, " * n),
    "entities": (600, lambda n: "a&amp;b " * n),
    "mojibake": (400, lambda n: "cafÃ© â€œtoutâ€\x9d " * n),
    "invisible characters": (800, lambda n: "a\u200b \u00ad" * n),
    "lines wrapped at a width": (
        120,
        lambda n: "The ironmonger on Bridge Street sold 340 of them in October and has\n" * n,
    ),
    "numbered lines": (200, lambda n: "".join(f"{k % 90 + 1}. item of a list\n" for k in range(n))),
    "equal lines": (200, lambda n: "The same headline is printed over and over again\n" * n),
    "commas and capitals": (300, lambda n: "Ann Roe, John Doe, " * n),
    "full stops": (2000, lambda n: "." * n),
    "dashes": (1000, lambda n: "— " * n),
    "binary rubbish": (20, lambda n: "".join(chr(k * 7919 % 0x2FFF) for k in range(200)) * n),
}


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Meter:
    wirecleaner.parse("“It is late,” said Ann Roe on 3 March 2021.")
    return Meter(monkeypatch)


def check_growth(meter: Meter, once: Callable[[], object], twice: Callable[[], object]) -> None:
    once()  # word lists and patterns that are loaded when first needed
    twice()
    small, large = meter.of(once), meter.of(twice)
    growth = [after / max(before, 1) for before, after in zip(small, large, strict=True)]
    assert max(growth) <= MOST, (small, large)


@pytest.mark.parametrize("shape", SHAPES)
def test_parsing_is_linear(shape: str, meter: Meter) -> None:
    size, text = SHAPES[shape]
    small, large = text(size), text(2 * size)
    check_growth(meter, lambda: wirecleaner.parse(small), lambda: wirecleaner.parse(large))


@pytest.mark.parametrize(
    "shape",
    ["one line of prose", "unclosed quote marks in one line", "paragraphs", "quotes of many speakers"],
)
def test_quotes_of_prose_are_linear(shape: str, meter: Meter) -> None:
    size, text = SHAPES[shape]
    small, large = text(size), text(2 * size)
    check_growth(meter, lambda: wirecleaner.extract_quotes(small), lambda: wirecleaner.extract_quotes(large))


def cut_many_lines(count: int) -> None:
    doc = wirecleaner.default_pipeline().read("Log inRegister\n" * count)
    for line in doc.undecided():
        doc.split(line, [line.start + 6], rule="test.joint")
    assert len(doc.lines) == 2 * count


def cut_one_line_at_once(count: int) -> None:
    doc = wirecleaner.default_pipeline().read("Log in" * count)
    doc.split(doc.lines[0], range(6, 6 * count, 6), rule="test.joint")
    assert len(doc.lines) == count


def cut_one_line_bit_by_bit(count: int) -> None:
    doc = wirecleaner.default_pipeline().read("Log in" * count)
    line = doc.lines[0]
    for at in range(6, 6 * count, 6):
        line = doc.split(line, [at], rule="test.joint")[-1]
    assert len(doc.lines) == count


@pytest.mark.parametrize("cut", [cut_many_lines, cut_one_line_at_once, cut_one_line_bit_by_bit])
def test_cutting_is_linear(cut: Callable[[int], None], meter: Meter) -> None:
    check_growth(meter, lambda: cut(150), lambda: cut(300))


def test_finding_the_source_of_the_whole_text_is_linear(meter: Meter) -> None:
    texts = [
        "".join(
            f"The {k} clocks &amp; their bells are slow, as they were on the day that they came.\n\n"
            for k in range(size)
        )
        for size in (60, 120)
    ]
    articles = [wirecleaner.parse(text) for text in texts]

    def find(article: Article) -> int:
        return len(article.to_source(0, len(article.text)))

    assert find(articles[1]) > 100
    check_growth(meter, lambda: find(articles[0]), lambda: find(articles[1]))


MARKUP: dict[str, tuple[int, Callable[[int], str]]] = {
    "paragraphs": (80, lambda n: "<h1>The clock is slow again</h1>" + f"<p>{SENTENCE}</p>" * n),
    "elements side by side": (400, lambda n: "<div>" + "<span>Ann</span>" * n + "</div>"),
    "elements in a sentence": (400, lambda n: "<p>It is " + "<b>slow</b>, " * n + "</p>"),
    "elements without an end": (300, lambda n: "<b>" * n + "<p>The clock is slow." * 20),
    "nested elements": (300, lambda n: f"<div><p>{SENTENCE}</p>" * n),
    "menus": (200, lambda n: "<nav><a href=/>Home</a> <a href=/news>News</a></nav>" * n),
    "headings and titles": (
        300,
        lambda n: "<meta property=og:title content='Clock is slow: again'><h2>A: clock is slow again</h2>" * n,
    ),
    "one long title": (300, lambda n: f"<title>{'Clock is slow | ' * n}</title><h1>{'Clock: ' * n}</h1>"),
    "captions": (
        60,
        lambda n: (
            "<figure><figcaption>The clock. <span class=credit>Ann Roe/AP</span></figcaption></figure>" * n
        ),
    ),
    "times": (150, lambda n: "<h1>Clock is slow</h1>" + "<time datetime=2024-05-14>14 May</time>" * n),
    "hidden stories": (60, lambda n: f"<div hidden><p>{SENTENCE * 3}</p></div>" * n),
    "authors": (
        100,
        lambda n: "".join(f"<meta name=author content='Ann Roe{k}'><p>Ann Roe{k}</p>" for k in range(n)),
    ),
    "JSON-LD": (
        100,
        lambda n: '<script type="application/ld+json">[' + '{"@type": "Article", "headline": "Clock"},' * n + "]</script>",
    ),
    "attributes": (200, lambda n: "<p " + "class='a b' data-x=\"y\" " * n + ">The clock is slow.</p>"),
    "tags that never end": (400, lambda n: "<a '" * n + "<p \"" * n),
}  # fmt: skip


@pytest.mark.parametrize("shape", MARKUP)
def test_pages_of_html_are_linear(shape: str, meter: Meter) -> None:
    size, text = MARKUP[shape]
    small, large = text(size), text(2 * size)
    check_growth(meter, lambda: wirecleaner.parse_html(small), lambda: wirecleaner.parse_html(large))
