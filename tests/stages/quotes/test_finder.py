"""Who said what: each construction with a case, and close by one that must not be taken for it."""

import time

import pytest

import wirecleaner
from wirecleaner.stages.quotes.finder import FoundQuote, find_quotes

LEE = "Harbour engineer Col. Ann Lee opened the lock on Monday."


def texts(paragraphs: list[str], quote: FoundQuote) -> str:
    return " ".join(paragraphs[p.paragraph][p.start : p.end] for p in quote.content)


def said(*paragraphs: str, **options: int) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, text, source and speaker of every quote."""
    lines = list(paragraphs)
    return [
        (
            quote.kind,
            texts(lines, quote),
            lines[quote.source.paragraph][quote.source.start : quote.source.end] if quote.source else None,
            quote.speaker.name if quote.speaker and quote.speaker.kind != "anonymous" else None,
        )
        for quote in find_quotes(lines, start=(0, options.get("start", 0)))
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"The gate holds," said Ann Lee.', ("direct", "The gate holds", "Ann Lee", "Ann Lee")),
        ('"The gate holds," Ann Lee said on Friday.', ("direct", "The gate holds", "Ann Lee", "Ann Lee")),
        ('"Does it hold?" Ann Lee asked.', ("direct", "Does it hold?", "Ann Lee", "Ann Lee")),
        ('Ann Lee said: "The gate holds."', ("direct", "The gate holds.", "Ann Lee", "Ann Lee")),
        ('Ann Lee told reporters, "It holds well."', ("direct", "It holds well.", "Ann Lee", "Ann Lee")),
        ("“The gate holds,” Ann Lee said.", ("direct", "The gate holds", "Ann Lee", "Ann Lee")),
        (
            "“The gate holds,”\u00a0Ann\u00a0Lee said.",
            ("direct", "The gate holds", "Ann\u00a0Lee", "Ann Lee"),
        ),
        ('"The gate holds well," Ann Lee laughed.', ("direct", "The gate holds well", "Ann Lee", "Ann Lee")),
        ('"Where is it?" Ann Lee demanded.', ("direct", "Where is it?", "Ann Lee", "Ann Lee")),
        ("''The gate holds,'' Ann Lee said.", ("direct", "The gate holds", "Ann Lee", "Ann Lee")),
        ("'The gate holds,' Ann Lee said.", ("direct", "The gate holds", "Ann Lee", "Ann Lee")),
        ("‘It’s the crew’s gate,’ Ann Lee said.", ("direct", "It’s the crew’s gate", "Ann Lee", "Ann Lee")),
        ("“The gate holds”, Ann Lee said.", ("direct", "The gate holds", "Ann Lee", "Ann Lee")),
        (
            "\"Both 'old' gates hold,\" Ann Lee said.",
            ("direct", "Both 'old' gates hold", "Ann Lee", "Ann Lee"),
        ),
        ("Ann Lee said the gate was shut.", ("indirect", "the gate was shut", "Ann Lee", "Ann Lee")),
        ("Ann Lee said on Friday that it was shut.", ("indirect", "it was shut", "Ann Lee", "Ann Lee")),
        (
            "The gate was shut at noon, Ann Lee said.",
            ("indirect", "The gate was shut at noon", "Ann Lee", "Ann Lee"),
        ),
        ("The gate was shut, according to Ann Lee.", ("indirect", "The gate was shut", "Ann Lee", "Ann Lee")),
        ("According to Ann Lee, the gate was shut.", ("indirect", "the gate was shut", "Ann Lee", "Ann Lee")),
        ('Ann Lee said it was "shut for good".', ("mixed", 'it was "shut for good"', "Ann Lee", "Ann Lee")),
        ('Ann Lee said that "no gate is shut."', ("mixed", '"no gate is shut."', "Ann Lee", "Ann Lee")),
        ('Ann Lee called the gate "a poor joke".', ("mixed", 'the gate "a poor joke"', "Ann Lee", "Ann Lee")),
        ('It was what Ann Lee called "a poor joke".', ("direct", "a poor joke", "Ann Lee", "Ann Lee")),
        ('Few liked the gate, which Lee described as "mad".', ("direct", "mad", "Lee", "Lee")),
        (
            'Ann Lee said she was shocked by what she called "a poor joke".',
            ("indirect", 'she was shocked by what she called "a poor joke"', "Ann Lee", "Ann Lee"),
        ),
        (
            "It cost the gate, said Ann Lee of Holm Bank, a lender.",
            ("indirect", "It cost the gate", "Ann Lee of Holm Bank", "Ann Lee"),
        ),
        (
            'Ann Lee said that what Roe called "a poor joke" would stay.',
            ("indirect", 'what Roe called "a poor joke" would stay', "Ann Lee", "Ann Lee"),
        ),
        ("The gate, Ann Lee added, was rusty.", ("indirect", "The gate was rusty", "Ann Lee", "Ann Lee")),
    ],
)
def test_one_sentence(line: str, expected: tuple[str, str, str, str]) -> None:
    assert said(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        'The so-called "water war" goes on.',
        '"The Salt Year of Love," she starred in.',
        '"Abuse of staff will not be tolerated," a sign reads.',
        'The firm built a boat called "The Old Lady".',
        'They live in what was once called "the Ark".',
        'The lock, nicknamed "Old Rusty," was built in 1911.',
        'Her film "The Long Quay" opens in May.',
        'A sign above the gate said "Mind the step".',
        "Ann Lee declined to say when it would open.",
        "Ann Lee did not say that the gate was shut.",
        "The report was said to be late.",
        "Ann Lee announced a plan.",
        "Reports that the gate was shut spread fast.",
        "The '90s were kind to the port, and the workers' club grew.",
        "Ann Lee said nothing.",
        'A plaque on the tower calls it "the Honest Liar."',
        'Locals call it "the Honest Liar".',
        "Repairs to take five weeks, company says",
        "The 6'2\" keeper waved.",
    ],
)
def test_nothing_is_said(line: str) -> None:
    assert said(line) == []


def test_parts_around_the_cue_are_one_quote() -> None:
    assert said('"The gate," Ann Lee said, "is shut. It stays so."') == [
        ("direct", "The gate is shut. It stays so.", "Ann Lee", "Ann Lee")
    ]
    assert said('"The gate is shut," Ann Lee said. "It stays so."') == [
        ("direct", "The gate is shut It stays so.", "Ann Lee", "Ann Lee")
    ]


def test_a_second_verb_starts_a_second_quote() -> None:
    assert said('"It is shut," Ann Lee said, waving at the gate and the ice, adding, "It stays so."') == [
        ("direct", "It is shut", "Ann Lee", "Ann Lee"),
        ("direct", "It stays so.", "Ann Lee", "Ann Lee"),
    ]
    assert said("Ann Lee said the gate was shut, adding that it was rusty.") == [
        ("indirect", "the gate was shut", "Ann Lee", "Ann Lee"),
        ("indirect", "it was rusty", "Ann Lee", "Ann Lee"),
    ]


def test_a_report_inside_a_report_stays_inside() -> None:
    assert said("Ann Lee said the keeper told the crew that the gate was shut.") == [
        ("indirect", "the keeper told the crew that the gate was shut", "Ann Lee", "Ann Lee")
    ]


def test_a_quote_opened_anew_on_each_paragraph_is_one() -> None:
    found = said("“The gate is shut,” Ann Lee said. “It is cold.", "“It stays so.”")
    assert found == [("direct", "The gate is shut It is cold. It stays so.", "Ann Lee", "Ann Lee")]


def test_a_paragraph_of_nothing_but_marked_words_goes_on_with_the_quote_before() -> None:
    found = said("“The gate is shut,” Ann Lee said. “It is cold.”", "“It stays so until the thaw.”")
    assert found == [
        ("direct", "The gate is shut It is cold. It stays so until the thaw.", "Ann Lee", "Ann Lee")
    ]


def test_a_sentence_of_nothing_but_marked_words_goes_on_with_a_quote_of_any_kind() -> None:
    found = said("The gate was “out of oil,” Ann Lee said. “It has been for years.”")
    assert found == [("mixed", "The gate was “out of oil,” It has been for years.", "Ann Lee", "Ann Lee")]


def test_marked_words_too_few_for_a_sentence_are_no_more_of_the_quote_before() -> None:
    found = said("Ann Lee said the gate was shut. The trip ended there.", "'Closed gate'")
    assert [text for _, text, *_ in found] == ["the gate was shut"]


def test_a_sign_leaves_the_next_sentence_its_own_words() -> None:
    line = 'A plaque on the tower calls it "the Honest Liar." Mayor Ann Lee said the plaque would stay.'
    assert said(line) == [("indirect", "the plaque would stay", "Mayor Ann Lee", "Ann Lee")]


def test_a_pull_quote_is_no_second_quote() -> None:
    first = "“My father read the water,” said Ann Lee. “I open the letter and it is white.”"
    assert len(said(first, "The platform opens in May.", "“I open the letter and it is white.”")) == 1
    assert said(first, "“I shut the letter and it is black.”")[0][1].endswith("it is black.")


def test_an_open_mark_leaks_into_no_other_paragraph() -> None:
    found = said('He lost a 5" nail" and "more', "The gate is shut.", '"It holds," Ann Lee said.')
    assert found == [("direct", "It holds", "Ann Lee", "Ann Lee")]


def test_the_dateline_is_no_part_of_the_quote() -> None:
    line = "HOLM (Wire) — The gate was shut at noon, Ann Lee said."
    assert said(line, start=14) == [("indirect", "The gate was shut at noon", "Ann Lee", "Ann Lee")]


def test_rank_and_role_are_kept_apart_from_the_name() -> None:
    [quote] = find_quotes(["The gate was shut, Holm Port spokesman Lt. Col. Ben Roe said on Friday."])
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.honorific, quote.speaker.role) == (
        "Ben Roe",
        "Lt. Col.",
        "Holm Port spokesman",
    )


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("Lee", "Ann Lee"), ("Col. Lee", "Ann Lee"), ("She", "Ann Lee"), ("The engineer", "Ann Lee")],
)
def test_later_mentions_mean_the_full_name(source: str, speaker: str) -> None:
    assert said(LEE, f"{source} said the gate was rusty.")[0][3] == speaker


def test_a_surname_may_be_explained_later() -> None:
    assert said('"It holds," Roe said.', "Ben Roe has kept the gate since May.")[0][3] == "Ben Roe"


def test_shared_surnames_are_told_apart() -> None:
    lines = (
        "Ann Roe keeps the gate. Ben Roe keeps the bridge.",
        '"It holds," Ann Roe said.',
        '"So does mine," said Ben Roe.',
    )
    assert [quote[3] for quote in said(*lines)] == ["Ann Roe", "Ben Roe"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The Port Ministry", "Port Ministry"),
        ("A spokeswoman for the Port Ministry", "Port Ministry"),
        ("Officials", None),
        ("A person familiar with the plan", None),
        ("Some residents", None),
    ],
)
def test_bodies_and_nobody(source: str, speaker: str | None) -> None:
    assert said(f"{source} said the gate was rusty.")[0][3] == speaker


def test_the_same_input_gives_the_same_quotes() -> None:
    lines = [LEE, '"It holds," she said, adding that Ben Roe agreed.']
    assert find_quotes(lines) == find_quotes(lines)


@pytest.mark.parametrize(
    "unit",
    [
        '"a ',
        "“a ",
        " ‘a",
        "''a ",
        "a a a ",
        "Lee said it is and said ",
        "Aa Bb ",
        "said ",
        ", ",
        "according to X, ",
        '"Xx y," he said. ',
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        find_quotes([unit * times])
        return time.perf_counter() - start

    seconds(500)
    short = min(seconds(1000) for _ in range(3))
    assert min(seconds(8000) for _ in range(2)) < 8 * 4 * short + 0.05


def test_a_name_with_its_is_a_body() -> None:
    text = "Norbank Southline said it would close the hall. Its manager, Piers Adamson, said nothing more."
    assert [q.speaker.kind for q in find_quotes([text]) if q.speaker][:1] == ["organization"]
    near = "Norman Southline said he would close the hall. It is cold."
    assert [q.speaker.kind for q in find_quotes([near]) if q.speaker] == ["person"]


def test_signs_of_patterns_in_a_source_are_plain_text() -> None:
    for sign in "[(*+?\\{|^$.":
        find_quotes(
            [
                f"The lock was opened, the {sign} spokesman said, after the ice had gone. The {sign}bank said so."
            ]
        )


def test_a_blank_before_a_comma_is_no_part_of_a_mention() -> None:
    [quote] = wirecleaner.extract_quotes(
        "According to the harbour board , the crane had stood unused since 1998."
    )
    assert quote.source is not None
    assert quote.source.text == "the harbour board"


def test_a_dateline_under_a_note_of_the_site_is_no_part_of_a_quote() -> None:
    lines = ["This text was read aloud.", "VIENTIANE: A bus went into a river, police said."]
    assert [texts(lines, quote) for quote in find_quotes(lines, start=(1, 11))] == ["A bus went into a river"]
