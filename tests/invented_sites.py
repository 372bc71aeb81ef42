"""Five invented sites of ten pages each, with what is true of every page.

The same pages every time. What a site prints on each page (menu, promotions, boxes, a most-read list that changes
slowly, footer) and what its stories are made of stands in `invented_sites.toml`.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PAGES = 10
FIRST_DAY = date(2024, 2, 26)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# A most-read list has five stories; from one page to the next one of them changes.
_LISTED = 5


@dataclass(frozen=True)
class Story:
    """What is true of one page."""

    title: str
    deck: str
    section: str
    author: str
    published: date
    clock: str
    body: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """One invented site: its pages as text, and the story of each."""

    name: str
    host: str
    language: str
    sections: tuple[str, ...]
    stories: tuple[Story, ...]
    dumps: tuple[str, ...]


def sites() -> tuple[Site, ...]:
    """All five."""
    return tuple(_site(at, table) for at, table in enumerate(DATA["site"]))


def _site(number: int, table: dict[str, Any]) -> Site:
    stories = tuple(_story(number, at, table) for at in range(PAGES))
    dumps = tuple("\n".join(_page(table, stories, at)) + "\n" for at in range(PAGES))
    return Site(table["name"], table["host"], table["language"], tuple(table["sections"]), stories, dumps)


def _story(number: int, at: int, table: dict[str, Any]) -> Story:
    """The story of one page: templates and words taken in turn, at steps that have no common measure."""
    words = DATA["language"][table["language"]]
    seed = 7 * number + 3 * at

    def pick(name: str, step: int) -> str:
        return str(words[name][(seed + step) % len(words[name])])

    def filled(template: str, step: int) -> str:
        return template.format(
            thing=pick("things", 0),
            place=pick("places", at),
            other=pick("places", at + 3),
            person=pick("people", step),
            office=pick("offices", step),
            day=pick("days", step),
            number=17 + 13 * ((seed + step) % 11),
        )

    templates = [
        words["paragraphs"][(seed + 5 * step) % len(words["paragraphs"])] for step in range(5 + at % 3)
    ]
    lead = filled(pick("leads", 0), at)
    return Story(
        title=filled(words["titles"][(number + at) % len(words["titles"])], at),
        deck=filled(words["decks"][at % len(words["decks"])], at),
        section=table["sections"][at % len(table["sections"])],
        author=words["people"][(number + at // 2) % len(words["people"])],
        published=FIRST_DAY + timedelta(days=at),
        clock=f"{8 + at}:{10 + 4 * at}",
        body=(lead, *dict.fromkeys(filled(template, step) for step, template in enumerate(templates))),
    )


def _page(table: dict[str, Any], stories: Sequence[Story], at: int) -> Iterator[str]:
    """The lines of one page, from the tab's title to the foot."""
    story = stories[at]
    own = {"n": str(3 + 4 * at), "year": str(story.published.year)}
    if "tab" in table:
        yield story.title + table["tab"]
    yield table["name"]
    yield from table["menu"]
    yield ""
    yield from (line.format(**own) for line in table["above"])
    yield ""
    yield story.section
    yield story.title
    yield story.deck
    yield ""
    yield DATA["language"][table["language"]]["by"].format(author=story.author)
    yield _printed_date(table["date"], story)
    yield ""
    for place, paragraph in enumerate(story.body):
        yield paragraph
        yield ""
        if place == 1 + at % 2:
            yield from (line.format(**own) for line in table["inside"])
            yield ""
    yield from (line.format(**own) for line in table["below"])
    yield ""
    yield table["most_read"]
    yield from _most_read(table, stories, at)
    yield ""
    yield from (line.format(**own) for line in table["footer"])


def _most_read(table: dict[str, Any], stories: Sequence[Story], at: int) -> Iterator[str]:
    """The most-read list: the same on all pages, or one that moves on by a story a page; never the page's own story."""
    first = 0 if table.get("same_list") else at
    listed = [stories[(first + step) % len(stories)] for step in range(_LISTED + 1)]
    for other in [other for other in listed if other is not stories[at]][:_LISTED]:
        yield other.title
        if table.get("with_teasers"):
            yield other.body[0]


def _printed_date(form: str, story: Story) -> str:
    day = story.published
    return form.format(
        day=day.day, month=day.month, year=day.year, month_name=_MONTHS[day.month - 1], clock=story.clock
    )
