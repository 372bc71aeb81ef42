"""Pages that show no story until their scripts run; and what a page says its text is."""

import json

import pytest
from bs4 import BeautifulSoup

import wirecleaner
from wirecleaner import Article
from wirecleaner.readers.html import read_html

PARAGRAPHS = [
    "The harbour clock lost eleven minutes in March, and nobody on the quay has corrected it since, the council said.",
    'Ann Roe, who winds it, blamed the damp. "It has run slow for thirty years," she said on Monday. "It will go on."',
    "The ferry company wants a new one before the summer, when forty crossings a day depend on what passengers read.",
    "A decision is expected in May, after the budget has been read twice and the insurers have answered the letters.",
]
HTML = '<div class="lead">' + "".join(f'<p class="p">{text}</p>' for text in PARAGRAPHS) + "</div>"
JSON_LD = {
    "@type": "NewsArticle",
    "headline": "Clock is slow again today",
    "articleBody": "\n\n".join(PARAGRAPHS),
}
FRAME = "<html><body><nav><a href=/>Home</a></nav><h1>Clock is slow again today</h1>{}<footer>Imprint</footer></body></html>"


def in_scripts(*scripts: str) -> str:
    return FRAME.format("".join(f"<script>{script}</script>" for script in scripts))


def state(body: str) -> str:
    """The state of a program, with what else is in one."""
    return json.dumps({"page": {"theme": "dark", "ads": ["a" * 500]}, "story": {"id": 7, "content": body}})


SCRIPTS = {
    "json-ld": f'<script type="application/ld+json">{json.dumps(JSON_LD)}</script>',
    "state": f'<script type="application/json">{state(HTML)}</script>'.replace("</p>", "<\\/p>"),
    "state as plain text": f"<script>window.__STATE__ = {state(JSON_LD['articleBody'])};</script>",
    "string in a string": f"<script>self.__f.push([1, {json.dumps('5:' + state(HTML))}])</script>",
    "escaped": f"<script>var it's = {state(HTML)}</script>".replace("<p", "\\u003cp").replace(
        "</p", "\\u003c/p"
    ),
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_story_that_stands_only_in_scripts_is_read_behind_the_headline(script: str) -> None:
    page = FRAME.format(script)
    article = wirecleaner.parse_html(page)
    assert [paragraph.text for paragraph in article.body] == PARAGRAPHS
    assert article.title == "Clock is slow again today"
    assert [article.source[a:b] for paragraph in article.body for a, b in paragraph.spans] == PARAGRAPHS
    assert [speaker.name for speaker in article.speakers] == ["council", "Ann Roe"]
    assert wirecleaner.parse_html(BeautifulSoup(page, "html5lib")) == article


def test_a_page_that_shows_its_story_is_not_asked_for_another() -> None:
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    other = state(HTML.replace("harbour", "station"))
    assert "station" not in read_html(FRAME.format(f"{shown}<script>{other}</script>")).source


@pytest.mark.parametrize(
    "script",
    [
        'var a = "' + "function(){return x[0]};" * 100 + '";',
        'var a = "' + "QmFzZTY0IGlzIG5vIHN0b3J5" * 100 + '";',
        json.dumps({"urls": " ".join(f"https://example.org/{n}?a=b&c=d" for n in range(60))}),
        json.dumps({"css": "p { margin: 0; padding: 0 } .a > b { color: #fff }\n" * 40}),
    ],
)
def test_programs_are_no_story(script: str) -> None:
    lines = [line.text for line in read_html(in_scripts(script)).written]
    assert lines == ["Home", "Clock is slow again today", "Imprint"]


@pytest.mark.parametrize(
    "script",
    ['"' * 100_000, '\\"' * 100_000, '"' + "\\" * 100_001, "[" * 100_000, '"' + "a" * 3_000_000, '{"a":"' * 50_000, "\ud800" * 500],
    ids=["quotes", "escaped", "backslashes", "lists", "long", "objects", "surrogates"],
)  # fmt: skip
def test_any_script_is_survived(script: str) -> None:
    assert isinstance(wirecleaner.parse_html(in_scripts(script)), Article)


def test_what_the_page_says_is_its_text_is_taken_in() -> None:
    # Behind the site's links: only the metadata know better.
    odd = "All that is known of the old clock, its makers and its bell, in four towers and two cellars."
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    links = "".join(f"<li>{word}</li>" for word in ("News", "Sport", "Video", "Weather", "Travel", "Shop"))
    page = FRAME.format(f"<article>{shown}</article><ul>{links}</ul><p>{odd}</p><ul><li>Jobs</li></ul>{{}}")
    said = {**JSON_LD, "articleBody": f"{JSON_LD['articleBody']}\n{odd}"}
    assert odd not in wirecleaner.parse_html(page.format("")).text
    assert (
        odd
        in wirecleaner.parse_html(
            page.format(f'<script type="application/ld+json">{json.dumps(said)}</script>')
        ).text
    )


def test_a_text_that_is_not_the_page_s_story_is_not_believed() -> None:
    other = (
        "Elsewhere the trams stood still for a day and a night, and the city walked to work along the river."
    )
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    said = json.dumps({**JSON_LD, "articleBody": f"{other} {other}"})
    page = FRAME.format(
        f"<article>{shown}</article><h2>Read more</h2><p><a href=/x>{other}</a></p>"
        f'<script type="application/ld+json">{said}</script>'
    )
    assert other not in wirecleaner.parse_html(page).text
