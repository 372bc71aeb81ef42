"""Stage `tags`: topic labels behind a marker."""

import pytest

import wirecleaner
from wirecleaner import Label
from wirecleaner.readers.text import read_text
from wirecleaner.stages.tags import propose_tags

PROSE = "The bridge over the Ruden was closed on Monday after a swan refused to leave the roadway, Ruden County said on Tuesday."


def read(text: str, language: str = "en") -> "wirecleaner.Document":
    pipeline = wirecleaner.default_pipeline().only("language", "furniture", "tags")
    return pipeline.run(pipeline.read(text, language=language))


def tags(text: str, language: str = "en") -> list[str]:
    return [found.value for found in read(text, language).proposed("tags")]


@pytest.mark.parametrize(
    "block",
    [
        "Tags: swan, bridge, Ruden County",
        "Topics: swan | bridge | Ruden County",
        "Tags:\nswan, bridge, Ruden County",
        "Filed Under:\nswan,\nbridge,\nRuden County\n\nMost Read",
        "Keywords\n#swan #bridge #Ruden County",
        "Related Topics\nswan / bridge / Ruden County",
        "Related Topics\n\nswan\n\nbridge\n\nRuden County",
        "Published under: swan , bridge , Ruden County",
        "Topics\n* swan\n* bridge\n* Ruden County\nShare",
        "Topics\nswan\nbridge\nRuden County\nNews\nSport\nWeather\nMoney\nTravel\nPuzzles\nJobs\nMotoring\nBooks",
        "Topics\nswan\n,\nbridge\n,\nRuden County\n",
        "Topics\n* swan 12\n* bridge 1204\n* Ruden County 7\n",
        "Topics\nSwan Bridge Ruden County",
    ],
)
def test_all_forms(block: str) -> None:
    text = f"Swan closes bridge in Ruden County\n\n{PROSE}\n\n{block}\n"
    assert [tag.replace("S", "s").replace("B", "b") for tag in tags(text)] == [
        "swan",
        "bridge",
        "Ruden County",
    ]


def test_markdown_links_are_unwrapped() -> None:
    text = f"# Swan\n\n{PROSE}\n\n**Topics:** [Swans][1], [Bridges][2]\n\n[1]: https://example.com/1\n[2]: https://example.com/2\n"
    assert tags(text) == ["Swans", "Bridges"]


def test_tags_run_together_are_cut_where_the_page_knows_the_pieces() -> None:
    assert tags(f"Swan closes bridge\n\n{PROSE}\n\nRelated topics\n\nSwanBridgeRuden\n") == [
        "Swan",
        "Bridge",
        "Ruden",
    ]


def test_related_topics_may_announce_stories() -> None:
    doc = read(
        f"{PROSE}\n\nMore about this\nSwan returns to the bridge after a night in the reeds\nWardens ask for a second boat to be bought\n"
    )
    assert not doc.proposed("tags")


def test_the_same_word_heads_a_part_of_the_menu() -> None:
    assert tags(f"Topics\nClimate\nEquality\nTechnology\n\nSwan closes bridge\n\n{PROSE}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Swans, he said, are not, in the end, for turning.",
        "Ada Quill, Ben Stroud and Cay Moe, Ruden",
        "Oslo, Bergen, Tromsø, Bodø",
    ],
)
def test_other_lists_are_no_tags(line: str) -> None:
    doc = read(f"Swan closes bridge\n\n{PROSE}\n\n{line}\n")
    assert not doc.labelled(Label.TAGS)


def test_a_topic_that_is_a_button_elsewhere() -> None:
    block = "* swan\n* Instagram\n* bridge\n\nShare\nFacebook\n"
    assert tags(f"Swan closes bridge\n\n{PROSE}\n\nTopics\n{block}") == ["swan", "Instagram", "bridge"]


def test_two_lists_each_with_its_marker() -> None:
    text = f"Schwan sperrt Brücke\n\n{PROSE}\n\nOrte\nRuden\nThemen\nBrücke\nSwan\nTeilen\n"
    assert tags(text, "de") == ["Ruden", "Brücke", "Swan"]


def test_a_marker_in_the_head_counts_if_the_story_names_most_of_its_list() -> None:
    assert tags(f"Related topics\n* Swan\n* Ruden County\n\nSwan closes bridge\n\n{PROSE}") == [
        "Swan",
        "Ruden County",
    ]


def test_a_list_that_stands_three_times_on_a_page_belongs_to_other_stories() -> None:
    box = "Topics: Ferries, Fog\nA ferry waits for the fog to lift\n"
    assert tags(f"Swan closes bridge\n\n{PROSE}\n\nTopics: Swan, Bridge\n\n{box * 3}") == ["Swan", "Bridge"]


def test_the_parts_of_a_site_under_the_same_word_are_no_tags() -> None:
    footer = "Topics\nKnitting\nOrchards\nCrosswords\nPodcasts on foot\n"
    assert (
        tags(f"Swan closes bridge\n\n{PROSE}\n\nAda Quill\nRead on\nAt home\nBy post\nBy bus\n\n{footer}")
        == []
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tags: swan, bridge", ["swan", "bridge"]),
        ("Ruden County", ["Ruden County"]),
        ("#swan #bridge", ["swan", "bridge"]),
        ("Topics", []),
    ],
)
def test_other_stages_may_have_the_labels_of_a_line_proposed(text: str, values: list[str]) -> None:
    doc = read_text(f"{PROSE}\n\n{text}\n", language="en")
    assert propose_tags(doc, doc.lines[2], rule="test.line", score=0.6) == len(values)
    assert [(found.value, found.rule, found.score) for found in doc.proposed("tags")] == [
        (value, "test.line", 0.6) for value in values
    ]
    assert doc.lines[2].label is None


def test_a_list_before_the_last_paragraph_is_no_tags() -> None:
    assert tags(f"Swan closes bridge\n\n{PROSE}\n\nswan, bridge, Ruden\n\n{PROSE}") == []


def test_spans_point_at_the_tags() -> None:
    source = f"Swan closes bridge\n\n{PROSE}\n\nTags:\u00a0swan,  bridge\n"
    doc = read(source)
    assert [source[slice(*found.span)] for found in doc.proposed("tags") if found.span] == ["swan", "bridge"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Themen: Schwan, Brücke"), ("fr", "Sujets : Schwan, Brücke"), ("es", "Etiquetas: Schwan, Brücke"),
        ("it", "Argomenti: Schwan, Brücke"), ("pt", "Tópicos: Schwan, Brücke"), ("nl", "Onderwerpen: Schwan, Brücke"),
        ("sv", "Ämnen: Schwan, Brücke"), ("no", "Emner: Schwan, Brücke"), ("da", "Emner: Schwan, Brücke"),
        ("ru", "Теги: Schwan, Brücke"), ("pl", "Tagi: Schwan, Brücke"), ("tr", "Etiketler : Schwan, Brücke"),
        ("ja", "タグ：Schwan、Brücke"), ("zh", "标签：Schwan，Brücke"), ("ko", "태그: Schwan, Brücke"),
    ],
)  # fmt: skip
def test_other_languages(language: str, line: str) -> None:
    assert tags(f"{PROSE}\n\n{line}\n", language) == ["Schwan", "Brücke"]


def test_a_list_with_bullets_ends_where_they_do() -> None:
    text = f"Swan closes bridge\n\n{PROSE}\n\nTopics\n\n* swan\n* bridge\n\nPlaces\n\n* Ruden County\n"
    assert tags(text) == ["swan", "bridge"]


def test_numbers_behind_all_labels_count_their_stories() -> None:
    text = f"Swan closes bridge\n\n{PROSE}\n\nTopics\n\nswan 1204\n\nbridge 27\n\nRuden County 3\n"
    assert tags(text) == ["swan", "bridge", "Ruden County"]
    text = f"Swan closes bridge\n\n{PROSE}\n\nTopics\n\nswan\n\nbridge\n\nElection 2024\n"
    assert tags(text) == ["swan", "bridge", "Election 2024"]


def test_a_topic_with_the_name_of_a_button_stays_in_its_list() -> None:
    text = f"Swan closes bridge\n\n{PROSE}\n\nTopics\n* swan\n* Instagram\n* bridge\n* Facebook\n"
    doc = read(text)
    assert [found.value for found in doc.proposed("tags")] == ["swan", "Instagram", "bridge"]
    assert doc.lines[-1].label is not Label.TAGS  # the last of the list: here the share bar may begin
