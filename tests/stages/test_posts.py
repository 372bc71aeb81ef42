"""Times and headings of posts, found before the story is."""

import pytest

import wirecleaner
from wirecleaner import Label

TEXT = "Die Seebrücke hat am Abend die Straße {number} erreicht, sagte die Feuerwehr, und niemand hat sie aufgehalten."


def page(title: str, *heads: str) -> str:
    posts = (f"{head}\n{TEXT.format(number=number)}\n" for number, head in enumerate(heads))
    return f"Küstenblatt\n\n{title}\n\nStand: 02.02.2022, 19:05 Uhr\n\n" + "\n".join(posts)


def labels(text: str) -> dict[str, Label | None]:
    return {line.text: line.label for line in wirecleaner.explain(text, language="de").lines if line.text}


@pytest.mark.parametrize(
    "heads",
    [
        ("19:05 Uhr: Pier am Rathaus", "18:31 Uhr: Pier am Markt", "17:02 Uhr: Pier am Tor"),
        ("19.05 Uhr - Pier am Rathaus", "18.31 Uhr - Pier am Markt", "17.02 Uhr - Pier am Tor"),
        ("19:05\nPier am Rathaus", "18:31\nPier am Markt", "17:02\nPier am Tor"),
        ("19:05Pier am Rathaus", "18:31Pier am Markt", "17:02Pier am Tor"),
    ],
)
def test_the_posts_of_a_ticker(heads: tuple[str, ...]) -> None:
    text = page("Sturm im Liveticker: Seebrücke treibt am Rathaus vorbei", *heads)
    found = wirecleaner.parse_all(text, language="de")
    assert [article.title for article in found] == ["Pier am Rathaus", "Pier am Markt", "Pier am Tor"]
    assert [article.published.isoformat()[11:16] for article in found if article.published] == [
        "19:05",
        "18:31",
        "17:02",
    ]
    assert [article.text for article in found] == [TEXT.format(number=number) for number in range(3)]
    assert all(text[slice(*article.origins["title"][0].spans[0])] == article.title for article in found)
    assert wirecleaner.parse(text).title == "Sturm im Liveticker: Seebrücke treibt am Rathaus vorbei"


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Die Nacht der Seebrücke, Stunde für Stunde", ("19:05", "18:31", "17:02")),
        ("Sturm im Liveticker: Seebrücke treibt ab", ("19:05", "18:31")),
        ("Sturm im Liveticker: Seebrücke treibt ab", ("19:05", "07:31", "23:02", "01:00", "17:00")),
    ],
)
def test_too_little_to_be_sure(title: str, heads: tuple[str, ...]) -> None:
    explanation = wirecleaner.explain(page(title, *heads), language="de")
    assert not any(line.stage == "posts" for line in explanation.lines)


def test_a_time_that_may_be_a_length_is_a_time_among_times() -> None:
    heads = ("00:40\nPier am Rathaus", "00:31\nPier am Markt", "00:02\nPier am Tor")
    assert labels(page("Sturm live: Seebrücke treibt ab", *heads))["00:40"] is Label.DATE
    assert labels("00:40\n\nVideo: Seebrücke treibt ab\n")["00:40"] is not Label.DATE
