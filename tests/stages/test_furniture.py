"""Stage `furniture`: the lines of the site, breadcrumbs, promos on one line."""

import pytest

import wirecleaner
from wirecleaner import Label
from wirecleaner.stages.furniture import marker_kind

PROSE = "The bridge over the Ruden was closed on Monday after a swan refused to leave the roadway, the county said."


def read(text: str, language: str = "en") -> "wirecleaner.Document":
    pipeline = wirecleaner.default_pipeline().only("language", "furniture")
    return pipeline.run(pipeline.read(text, language=language))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Skip to main content", Label.FURNITURE),
        ("Log inRegister", Label.FURNITURE),
        ("Home | News | Tides | Classifieds | Archive", Label.FURNITURE),
        ("0 386 5 2", Label.FURNITURE),
        ("AAPL: 266.29 (", Label.FURNITURE),
        ("https://example.com/a/b", Label.FURNITURE),
        ("ShareClose extra sharing options", Label.SHARE),
        ("Share by Email Share on Facebook Share on X Print", Label.SHARE),
        ("1.2k shares", Label.SHARE),
        ("Sign up for Swan Watch, our guide to the bridges of the county.", Label.NEWSLETTER),
        ("By signing up, you agree to our terms of service.", Label.NEWSLETTER),
        ("Subscribe for $1 a week", Label.PAYWALL),
        ("AdvertisementStory continues below", Label.ADVERTISEMENT),
        ("[PR]", Label.ADVERTISEMENT),
        ("View all 36 comments", Label.COMMENT),
        ("4 minute read", Label.MEASURE),
        ("00:02:51", Label.MEASURE),
        ("VIDEO 3:21 03:21", Label.EMBED),
        ("You may also like", Label.RELATED_MARKER),
        ("More From the Ruden Courier", Label.RELATED_MARKER),
        ("READ MORE: Swan returns to bridge", Label.RELATED),
    ],
)
def test_a_line_of_the_site(line: str, label: Label) -> None:
    assert read(f"{PROSE}\n\n{line}\n\n{PROSE}").lines[2].label == label


@pytest.mark.parametrize(
    "line",
    [
        "By signing up early, the swans won a place on the bridge for the season.",
        "Comments by the minister angered the wardens of three counties.",
        "She baked cookies for the whole fire station and for the swan.",
        "Share prices of the bridge company fell by a third in Oslo on Friday.",
        "Drivers who use the app were told to take the ferry, she said.",
        "Read more about the swan and its family, he told the children.",
        "Politics",
        "Money Matters",
        "The ministry did not respond to a request for comment.",
    ],
)
def test_prose_and_headings_stay(line: str) -> None:
    assert read(f"{PROSE}\n\n{line}\n\n{PROSE}").lines[2].label is None


def test_a_word_torn_out_of_a_sentence_stays() -> None:
    doc = read(
        f"{PROSE}\n\nThe warden wrote in a post on\nFacebook\n, where he has many friends, that it was a goose.\n"
    )
    assert [line.label for line in doc.lines[2:5]] == [None, None, None]


def test_a_breadcrumb_gives_the_section() -> None:
    doc = read(f"Home / News / Ruden\nSwan closes bridge\n\n{PROSE}")
    assert doc.lines[0].label == Label.SECTION
    assert [(found.value, doc.value(found.span)) for found in doc.proposed("breadcrumbs") if found.span] == [
        ("Ruden", "Ruden")
    ]


def test_a_breadcrumb_over_several_lines_gives_the_section() -> None:
    assert [
        found.value
        for found in read(f"/\nAfrica\n/\nBusiness\nSwan closes bridge\n\n{PROSE}").proposed("breadcrumbs")
    ] == ["Business"]


def test_a_menu_with_bars_is_no_breadcrumb() -> None:
    assert not read(f"Home | News | Sport\n\n{PROSE}").proposed("breadcrumbs")


def test_a_promo_gives_the_headline_of_the_other_story() -> None:
    found = read(f"{PROSE}\n\nAlso Read | Why cranes left the marsh\n\n{PROSE}").proposed("related")
    assert [item.value["title"] for item in found] == ["Why cranes left the marsh"]


def test_a_promo_printed_twice_on_a_line_counts_once() -> None:
    found = read(f"{PROSE}\n\nRelated: A swan with a view Related: A swan with a view\n").proposed("related")
    assert [item.value["title"] for item in found] == ["A swan with a view"]


def test_words_between_the_marks_of_a_comment_thread_are_comments() -> None:
    doc = read(f"{PROSE}\n\nSort by newest\nSwanfan\nIt is a goose, I said so.\nReply\nHeron\nNo.\nReply\n")
    assert all(line.label == Label.COMMENT for line in doc.lines[2:])


def test_an_embedded_post_takes_its_words_along() -> None:
    doc = read(
        f"{PROSE}\n\nPlease do not feed the swan.\n— Ruden Wardens (@rudenwardens) February 2, 2022\npic.twitter.com/x7Qw0TrnLk\n"
    )
    assert [line.label for line in doc.lines[2:5]] == [Label.EMBED] * 3


def test_a_button_has_the_label_of_its_box() -> None:
    doc = read(f"Subscribe\n\n{PROSE}\n\nGet our swan newsletter\nSubscribe\n\n{PROSE}")
    assert [line.label for line in doc.lines if line.text == "Subscribe"] == [
        Label.FURNITURE,
        Label.NEWSLETTER,
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Related Articles", "story"),
        ("Read more:", "story"),
        ("Most Read", "list"),
        ("More In Retail", "story"),
        ("Most Viewed in Gardens", "list"),
    ],
)
def test_a_marker_says_what_follows(text: str, kind: str) -> None:
    doc = read(f"{PROSE}\n\n{text}\nSwan returns")
    assert doc.decisions[0].label == Label.RELATED_MARKER
    assert marker_kind(doc.decisions[0].rule) == kind


def test_other_rules_are_no_markers() -> None:
    assert marker_kind("share.button") is None


@pytest.mark.parametrize(
    ("language", "line", "label"),
    [
        ("de", "Lesezeit: 5 Minuten", Label.MEASURE),
        ("de", "Mehr zum Thema", Label.RELATED_MARKER),
        ("fr", "La suite est réservée à nos abonnés.", Label.PAYWALL),
        ("fr", "À lire aussi Le phare qui ne voulait plus s’éteindre", Label.RELATED),
        ("es", "Lo más leído", Label.RELATED_MARKER),
        ("it", "Leggi e commenta", Label.COMMENT),
        ("pt", "Continua depois da publicidade", Label.ADVERTISEMENT),
        ("nl", "Lees ook", Label.RELATED_MARKER),
        ("sv", "Lyssna på artikel", Label.MEASURE),
        ("no", "Annonsørinnhold", Label.ADVERTISEMENT),
        ("da", "Artiklen fortsætter under billedet", Label.ADVERTISEMENT),
        ("ru", "ЧИТАЙТЕ ТАКЖЕ", Label.RELATED_MARKER),
        ("pl", "Czytaj więcej", Label.RELATED_MARKER),
        ("tr", "İLGİLİ HABERLER", Label.RELATED_MARKER),
        ("ja", "Xでシェアする", Label.SHARE),
        ("zh", "延伸閱讀", Label.RELATED_MARKER),
        ("ko", "관련기사", Label.RELATED_MARKER),
    ],
)
def test_other_languages(language: str, line: str, label: Label) -> None:
    assert read(f"{PROSE}\n\n{line}\n\n{PROSE}", language).lines[2].label == label


def test_a_quotation_that_opens_with_its_closing_mark_does_not_go_on_from_a_button() -> None:
    story = "Kommunens nya snöplog tål inte snö\n\nDela artikel\n\n”Vi köpte den på bild”, sa Leif Hedman, som leder kontoret."
    assert read(story, "sv").lines[2].label == Label.SHARE
