"""Exports of news databases that name their fields in words: ProQuest and EBSCO."""

from datetime import date

import pytest

import wirecleaner

TEXT = (
    "The council of Whitmoor voted 5-2 on Tuesday to move the ferry dock to the north side of the harbour.",
    '"It is the right place," said Mayor Tom Hadley. "The old dock floods every spring."',
    "Opponents said that the move would cut parking in half.",
)
PROQUEST = """____________________________________________________________

Council backs plan to move the dock

Author: Carrow, Jane; Lind, Tom

Publication info: Harbour Ledger ; Whitmoor, Me. [Whitmoor, Me]. 06 Nov 2025: A.1.

ProQuest document link

Abstract: The council of Whitmoor voted 5-2 on Tuesday to move the ferry dock.

Full text: {}

{}

{}

CREDIT: Jane Carrow; Staff writer

Subject: Ferries; Harbors;

Title: Council backs plan to move the dock

Publication title: Harbour Ledger; Whitmoor, Me.

Publication date: Nov 6, 2025

Section: Local

Publisher: Ledger Media

Source type: Newspapers

Document type: News

ProQuest document ID: 200000001

Copyright: Copyright Ledger Media Nov 6, 2025

Last updated: 2025-11-07

Database: US Newsstream
""".format(*TEXT)
EBSCO = """Title:
Council backs plan to move the dock.
Authors:
Carrow, Jane
Source:
Harbour Ledger. 11/26/2025, pA1. 1p.
Document Type:
Article
Subjects:
FERRIES
Full Text Word Count:
412
Accession Number:
2W61234567
Database:
Newspaper Source
Council backs plan to move the dock
{}
{}
{}
Copyright of Harbour Ledger is the property of Ledger Media and its content may not be copied or emailed.
""".format(*TEXT)


def test_what_the_fields_of_proquest_hold() -> None:
    article = wirecleaner.parse(PROQUEST)
    assert article.title == "Council backs plan to move the dock"
    assert [author.name for author in article.authors] == ["Jane Carrow", "Tom Lind"]
    assert (article.published, article.updated) == (date(2025, 11, 6), None)
    assert (article.publisher, article.section, article.deck) == ("Harbour Ledger", "Local", None)
    assert tuple(paragraph.text for paragraph in article.body) == TEXT
    assert article.quotes[0].speaker is not None


def test_a_turned_name_points_to_where_it_is_printed() -> None:
    author = wirecleaner.parse(PROQUEST).authors[0]
    assert author.span is not None
    assert PROQUEST[author.span.start : author.span.end] == "Carrow, Jane"


def test_what_the_fields_of_ebsco_hold() -> None:
    article = wirecleaner.parse(EBSCO)
    assert article.title == "Council backs plan to move the dock."
    assert [author.name for author in article.authors] == ["Jane Carrow"]
    assert (article.published, article.publisher) == (date(2025, 11, 26), "Harbour Ledger")
    assert tuple(paragraph.text for paragraph in article.body) == TEXT
    assert [notice.kind for notice in article.notices] == ["copyright"]


@pytest.mark.parametrize("export", [PROQUEST, EBSCO])
def test_every_line_of_an_export_is_accounted_for(export: str) -> None:
    rules = {line.rule for line in wirecleaner.explain(export).lines}
    assert not {rule for rule in rules if rule and rule.startswith("roles.")}


def test_several_documents_of_one_file() -> None:
    second = PROQUEST.replace("Council backs", "Mayor drops").replace("Nov 6", "Nov 8")
    file = f"Document 1 of 2\n\n{PROQUEST}\nDocument 2 of 2\n\n{second}"
    titles = [article.title for article in wirecleaner.parse_all(file)]
    assert titles == ["Council backs plan to move the dock", "Mayor drops plan to move the dock"]


def test_a_few_words_with_colons_are_no_export() -> None:
    page = (
        "Title: Council backs plan\nAuthor: Jane Carrow\n" + "\n".join(TEXT) + "\nDocument type: a letter\n"
    )
    assert "export.database" not in {line.rule for line in wirecleaner.explain(page).lines}
