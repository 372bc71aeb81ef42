"""Stage `notices`: corrections, sign-offs, advisories, copyright, feeds and exports."""

import pytest

import wirecleaner
from wirecleaner import Label

PROSE = "The bridge over the Ruden was closed on Monday after a swan refused to leave the roadway, the county said."


def read(text: str) -> "wirecleaner.Document":
    pipeline = wirecleaner.default_pipeline().only("language", "dates", "notices")
    return pipeline.run(pipeline.read(text))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(note.value["kind"], note.value["text"]) for note in read(text).proposed("notices")]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Correction: An earlier version gave the wrong day.", "correction", None),
        (
            "(Reporting by Ada Quill; Editing by Ben Stroud)",
            "sign_off",
            "Reporting by Ada Quill; Editing by Ben Stroud",
        ),
        (
            "--With assistance from Ada Quill and Ben Stroud.",
            "contributors",
            "With assistance from Ada Quill and Ben Stroud.",
        ),
        ("Ada Quill in Oslo contributed to this report.", "contributors", None),
        (
            "(Adds comment from swan warden in paragraph 3)",
            "update",
            "Adds comment from swan warden in paragraph 3",
        ),
        ("This story has been updated with the warden's answer.", "update", None),
        ("Editor’s note: The warden is a cousin of the writer.", "editors_note", None),
        ("The views expressed in this article are solely those of the author.", "disclaimer", None),
        ("This report by The Example Press was first published March 3, 2021.", "syndication", None),
        ("© 2021 Ruden Courier", "copyright", None),
    ],
)
def test_a_line_is_a_notice(line: str, kind: str, text: str | None) -> None:
    assert kinds(f"{PROSE}\n\n{line}") == [(kind, text or line)]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the Ruden Courier led to the resignation of two wardens and one swan.",
        "Corrections officers said that the swan had not been fed since Sunday morning.",
        "Smith, one of the scientists who contributed to this report, said the water was warm.",
        "An earlier version of the bill would have allowed swans on bridges.",
        "With reports from the valley still coming in, the county closed the second bridge.",
        "Copyright law is silent on swans, the judge wrote in a ruling of forty pages.",
    ],
)
def test_prose_is_no_notice(line: str) -> None:
    doc = read(f"{PROSE}\n\n{line}\n\n{PROSE}")
    assert doc.proposed("notices") == []
    assert [other.label for other in doc.lines if other.text == line] == [None]


def test_a_heading_and_the_line_below_are_one_notice() -> None:
    assert kinds(f"{PROSE}\n\nCORRECTION:\n\nThe swan was misidentified. It is a goose.") == [
        ("correction", "CORRECTION: The swan was misidentified. It is a goose.")
    ]


def test_a_heading_with_a_date_is_no_update_stamp() -> None:
    doc = read(
        f"{PROSE}\n\nCorrection: Feb. 13, 2018\nAn earlier version of this article misstated the year."
    )
    assert [note.value["text"] for note in doc.proposed("notices")] == [
        "Correction: Feb. 13, 2018 An earlier version of this article misstated the year."
    ]
    assert not doc.labelled(Label.DATE)


@pytest.mark.parametrize(
    ("tail", "agency"), [("(ANI)", "ANI"), ("PTI NAV SAB RT", "PTI"), ("Enditem", None), ("(AFP)", "AFP")]
)
def test_an_end_mark_is_cut_off_the_last_paragraph(tail: str, agency: str | None) -> None:
    doc = read(f"{PROSE}\n\n{PROSE} {tail}")
    assert [line.text for line in doc.lines if line.label is None] == [PROSE, PROSE]
    assert [line.text for line in doc.labelled(Label.SIGN_OFF)] == [tail]
    assert [found.value for found in doc.proposed("agencies")] == ([agency] if agency else [])


def test_an_agency_in_brackets_inside_the_story_stays() -> None:
    doc = read(f"{PROSE} (AFP)\n\n{PROSE}")
    assert not doc.labelled(Label.SIGN_OFF)


def test_other_brackets_at_the_end_stay() -> None:
    doc = read(f"{PROSE}\n\n{PROSE} (Laughter)")
    assert not doc.labelled(Label.SIGN_OFF)


def test_copyright_and_rights_below_are_one_and_a_repetition_counts_once() -> None:
    text = f"{PROSE}\n\nCopyright 2013 Ruden Courier Ltd\nAll Rights Reserved\n\nCopyright 2013 Ruden Courier Ltd"
    assert kinds(text)[0] == ("copyright", "Copyright 2013 Ruden Courier Ltd All Rights Reserved")


def test_a_feed_has_slugs_a_headline_and_notes() -> None:
    doc = read(
        "eca00001 4 pl 87 dpa 0937\n\n/animals/Germany/\n2ND LEAD\nSwan closes bridge\n(Adds quotes)\n\n"
        f"   {PROSE}\n(MORE)\ndpa aq bs\n\neca00002 4 pl 80 dpa 0951\n/animals/Germany/\n2ND LEAD\nSwan closes bridge =2\n\n   {PROSE}\n\n"
        "   # Notebook\n\n   ## Note to editors\n   - An earlier version gave the wrong bridge\n\n   * * * *\n"
        "   ## dpa contacts\n   - Reporting by: Ada Quill in Ruden\n\ndpa aq bs\n"
    )
    assert [found.value for found in doc.proposed("title")] == ["Swan closes bridge"]
    assert [(note.value["kind"], note.value["text"]) for note in doc.proposed("notices")] == [
        ("update", "Adds quotes"),
        ("correction", "An earlier version gave the wrong bridge"),
        ("sign_off", "Reporting by: Ada Quill in Ruden"),
    ]
    assert [line.text for line in doc.labelled(Label.BODY)] == [PROSE, PROSE]


def test_an_export_has_fields() -> None:
    doc = read(
        "3 of 500 DOCUMENTS\n\n\nThe Ruden Courier\n\nJune 3, 2011 Friday\nCity Edition\n\nSwan closes bridge\n\n"
        f"SECTION: NEWS; Pg. 12\n\nLENGTH: 87 words\n\nHIGHLIGHT: It refused to leave.\n\n{PROSE}\n\n"
        "CORRECTION: The swan was a goose.\n\nLOAD-DATE: June 4, 2011\n\nLANGUAGE: ENGLISH\n\n"
        "GRAPHIC: The swan. Picture: Ada Quill\n"
    )
    values = {
        field: [found.value for found in doc.proposed(field)]
        for field in ("publisher", "title", "section", "deck")
    }
    assert values == {
        "publisher": ["The Ruden Courier"],
        "title": ["Swan closes bridge"],
        "section": ["NEWS"],
        "deck": ["It refused to leave."],
    }
    assert [note.value["text"] for note in doc.proposed("notices")] == ["The swan was a goose."]
    picture = doc.proposed("captions")[0].value
    assert (picture["caption"], picture["credit"]["creator"]) == ("The swan.", "Ada Quill")
    assert [line.text for line in doc.labelled(Label.BODY)] == [PROSE]


def test_field_names_alone_make_no_export() -> None:
    doc = read(f"SECTION: a word the swan warden likes.\n\nLENGTH: another.\n\n{PROSE}")
    assert not doc.proposed("section")


def test_spans_point_at_the_text() -> None:
    source = f"{PROSE}\n\n  (Reporting by Ada\u00a0Quill;  Editing by Ben Stroud)  \n"
    doc = read(source)
    note = doc.proposed("notices")[0]
    assert note.span is not None
    assert source[slice(*note.span)] == "Reporting by Ada\u00a0Quill;  Editing by Ben Stroud"
    assert note.value["text"] == "Reporting by Ada Quill; Editing by Ben Stroud"


@pytest.mark.parametrize("sign", ["-- PTI", "\u2014 AFP", "\u2013 Reuters", "- With AP"])
def test_an_agency_behind_a_dash_signs_what_ends_above_it(sign: str) -> None:
    doc = read(f"{PROSE}\n\n{sign}\n\nTags")
    assert [line.text for line in doc.labelled(Label.SIGN_OFF)] == [sign]
    assert len(list(doc.proposed("agencies"))) == 1


def test_an_agency_behind_a_dash_signs_no_picture() -> None:
    assert not read(f"The swan on the bridge\n\n\u2014 AFP\n\n{PROSE}").labelled(Label.SIGN_OFF)
