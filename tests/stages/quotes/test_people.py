"""Who is who: people of one surname kept apart, names told from things, pronouns, and the list of speakers."""

import pytest

import wirecleaner
from wirecleaner.stages.quotes.finder import Person, find_quotes


def speakers(*paragraphs: str) -> list[str | None]:
    """The speaker of every quote."""
    return [quote.speaker.name if quote.speaker else None for quote in find_quotes(paragraphs)]


def last(*paragraphs: str) -> Person | None:
    return find_quotes(paragraphs)[-1].speaker


LEES = (
    "Ann Lee, a nurse, met Ben Lee, a baker, at the gate of Holm.",
    "The gate was shut. Both of them had seen it.",
)


@pytest.mark.parametrize(
    ("source", "name"),
    [("Mr. Lee", "Ben Lee"), ("Ms. Lee", "Ann Lee"), ("Ben Lee", "Ben Lee"), ("Lee", "Ann Lee")],
)
def test_people_of_one_surname_are_kept_apart(source: str, name: str) -> None:
    assert speakers(*LEES, f"{source} said the gate was shut.") == [name]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Robert Figg", "Bob Figg"),
        ("Jane Figg", "J. Figg"),
        ("Stu Figg Jr.", "Figg"),
        ("Pilar Ocampo Ruiz", "Ms. Ocampo"),
        ("Hannelore Figg", "Hannelore"),
        ("Hugo de Figg", "de Figg"),
    ],
)
def test_one_person_may_be_called_in_several_ways(first: str, later: str) -> None:
    lines = (f"{first} said the gate was shut.", f"{later} said it was late.")
    told = speakers(*lines)
    assert told[0] == told[1]
    assert told[0] is not None
    assert told[0].split()[0] == first.split()[0]


def test_a_full_name_may_come_later() -> None:
    lines = ("Figg said the gate was shut.", "It was shut, by Dora Figg, the keeper.")
    assert speakers(*lines) == ["Dora Figg"]


@pytest.mark.parametrize(
    "distraction",
    [
        "The Hann camp was there too.",  # an attribute is nobody
        "Hann supporters were there too.",
        "It was near Fern Street.",
        "The Gate Act was passed in May.",
        "It was in San Marino.",
        "FERN STREET was empty.",
    ],
)
def test_a_pronoun_passes_over_what_is_no_person(distraction: str) -> None:
    lines = (
        "Stu Hann, a baker, left the town.",
        f"Zed Figg shut the gate. {distraction} He said it was late.",
    )
    assert speakers(*lines) == ["Zed Figg"]


def test_nobody_is_meant_by_his_own_words() -> None:
    lines = ("Zed Figg, a baker, shut the gate.", "“I saw Stu Hann at it. Hann laughed,” he said.")
    assert speakers(*lines) == ["Zed Figg"]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("One local woman met the clerks.", "woman"),
        ("One local woman, Fay Lund, met the clerks.", "Fay Lund"),
        ("A sailor named Fay Lund met the clerks.", "Fay Lund"),
        ("One reason was the rain.", "Ann Roe"),
    ],
)
def test_somebody_without_a_name_keeps_pronouns_from_others(subject: str, name: str) -> None:
    lines = ("Ann Roe, a nurse, left the town.", f"{subject} She said the gate was shut.")
    assert speakers(*lines) == [name]


def test_a_nameless_source_goes_on() -> None:
    lines = ("Ann Roe, a nurse, left the town.", "A woman said the gate was shut. She said it was late.")
    assert speakers(*lines) == ["woman", "woman"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The actress", "Fay Lund"),
        ("The baker", "Carl Figg"),
        ("The actor", "Stu Hann"),
        ("His wife, Jane,", "Jane"),
        ("The lawsuit", None),  # Hann spoke of it, and is not it
        ("The crowd", "crowd"),
        ("One Democrat", "democrat"),
    ],
)
def test_a_role_means_who_is_called_so(source: str, name: str | None) -> None:
    lines = (
        "Fay Lund, an actress, met Carl Figg, a baker.",
        "Stu Hann, an actor, drew boos from the crowd over the lawsuit.",
        f"{source} said the gate was shut.",
    )
    assert speakers(*lines) == [name]


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("The Holm Port Authority (HPA) met on Monday.", "Holm Port Authority"),
        ("The Society of Friends of Holm (SFH) met on Monday.", "Society of Friends of Holm"),
        ("The harbour (HPA) met on Monday.", "HPA"),
        ("The Holm Port Authority met on Monday.", "HPA"),
    ],
)
def test_letters_lead_to_the_name_that_they_stand_for(introduction: str, name: str) -> None:
    letters = "SFH" if "SFH" in introduction else "HPA"
    assert speakers(introduction, f"The {letters} said the gate was shut.") == [name]


def test_a_name_may_follow_its_pronoun() -> None:
    line = "After he said the gate was shut, Carl Figg left. Stu Hann, a clerk, stayed."
    assert speakers(line)[0] == "Carl Figg"
    assert speakers("After he said the gate was shut, it rained. Carl Figg, a clerk, stayed.")[0] is None


def test_a_thread_of_pronouns_is_kept() -> None:
    lines = (
        "Zed Figg, a baker, said the gate was shut.",
        "He had seen it in the rain. He would like to see the bridge that Stu Hann built. He said it was late.",
    )
    assert speakers(*lines)[-1] == "Zed Figg"


def test_a_subject_is_meant_rather_than_an_object() -> None:
    assert speakers("Carl Figg met Stu Hann on Monday. He said the gate was shut.") == ["Carl Figg"]


def test_the_gender_of_an_unknown_name_is_what_the_text_takes_it_up_by() -> None:
    lines = (
        "Quilla Norr lost her gate. Carl Figg found it near the bridge.",
        "She said the gate was shut.",
        "He said it was open.",
    )
    assert speakers(*lines) == ["Quilla Norr", "Carl Figg"]


def test_a_word_at_the_head_of_a_sentence_is_no_given_name() -> None:
    assert speakers("Whether Figg comes is open. Zed Figg, a baker, said it was late.") == ["Zed Figg"]
    lines = (
        "Understated Figg wins. The gate was shut.",
        "Carl Figg, a baker, came.",
        "Figg said it was late.",
    )
    assert speakers(*lines) == ["Carl Figg"]


def test_a_sentence_ends_a_name() -> None:
    assert speakers("The gate is in Holm. Carl Figg shut it.", "Figg said it was late.") == ["Carl Figg"]


def test_an_owner_is_no_part_of_the_name_behind() -> None:
    assert speakers("The Gazette’s Zed Figg came on Monday.", "Figg said it was late.") == ["Zed Figg"]


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("Senate Republicans", "organization", "Senate Republicans"),
        ("The Port Ministry", "organization", "Port Ministry"),
        ("Many Americans", "anonymous", "americans"),
        ("Voters", "anonymous", "voters"),
        ("A woman", "anonymous", "woman"),
        ("Zed Figg", "person", "Zed Figg"),
    ],
)
def test_groups_and_the_nameless_stay_what_they_are(source: str, kind: str, name: str) -> None:
    person = last(f"{source} said the gate was shut.")
    assert person is not None
    assert (person.kind, person.name) == (kind, name)


TEXT = """Capt. Ann Roe shut the gate of Holm. Ben Tarn’s boat lay outside.

“It holds,” Roe said. She said it was late. The Port Ministry said it was open.

Ben Tarn said he had seen Roe."""


def test_speakers_are_listed_with_their_mentions_and_quotes() -> None:
    article = wirecleaner.parse("Harbour gate is shut\n\n" + TEXT, language="en")
    told = {
        speaker.name: ([article.source[slice(*span)] for span in speaker.mentions], speaker.quotes)
        for speaker in article.speakers
    }
    assert told == {
        "Ann Roe": (["Capt. Ann Roe", "Roe", "She", "Roe"], (0, 1)),
        "Port Ministry": (["The Port Ministry"], (2,)),
        "Ben Tarn": (["Ben Tarn", "Ben Tarn"], (3,)),
    }
    for speaker in article.speakers:
        assert all(article.quotes[number].speaker is speaker for number in speaker.quotes)


def test_a_dump_prints_mentions_once() -> None:
    article = wirecleaner.parse("Harbour gate is shut\n\n" + TEXT, language="en")
    for data in (article.model_dump(), article.model_dump(mode="json")):
        assert data["speakers"][0]["mentions"]
        assert not data["quotes"][0]["speaker"]["mentions"]
        again = wirecleaner.Article.model_validate(data)
        assert again == article
        assert again.quotes[0].speaker is again.speakers[0]
    assert wirecleaner.Article.model_validate_json(article.model_dump_json()) == article


def test_speakers_of_a_stage_that_knows_only_names() -> None:
    @wirecleaner.stage("mine", provides=["quotes"])
    def mine(doc: wirecleaner.Document) -> None:
        for words in ("It holds", "It is late"):
            value = {"text": words, "kind": "direct", "speaker": {"name": "Ann Roe"}}
            doc.propose("quotes", value, None, rule="mine")

    article = wirecleaner.default_pipeline().replacing("quotes", mine).parse("The gate was shut on Monday.")
    [speaker] = article.speakers
    assert (speaker.name, speaker.quotes) == ("Ann Roe", (0, 1))


@pytest.mark.parametrize("language", ["ja", "de"])
def test_other_languages_list_speakers_too(language: str) -> None:
    lines = {
        "ja": ("浜野さんは「門は閉まっている」と話した。", "浜野さんは「もう遅い」と述べた。"),
        "de": ("„Das Tor ist zu“, sagte Anna Tarn am Montag.", "„Es ist spät“, sagte Tarn am Abend."),
    }[language]
    quotes = wirecleaner.extract_quotes("\n".join(lines), language=language)
    first, second = (quote.speaker for quote in quotes)
    assert first is not None
    assert first is second
    assert first.quotes == (0, 1)
    assert len(first.mentions) == 2


def test_a_surname_with_an_elided_particle_is_one_name() -> None:
    text = (
        "The ferry will drop its surcharge, said the firm on Monday in Holm. Ms. Marguerite d’Entremont, who organized "
        "the protest, said she was satisfied.\n\n“I would have moved on to turnips,” she said.\n"
    )
    names = [quote.speaker.name for quote in wirecleaner.extract_quotes(text) if quote.speaker is not None]
    assert names[-2:] == ["Marguerite d’Entremont", "Marguerite d’Entremont"]


def test_the_judge_without_a_name_is_not_whom_he_sentenced() -> None:
    line = (
        "A judge on Friday sentenced the banker Stu Hann to a year for what the judge called “a mad scheme.”"
    )
    assert speakers(line) == ["judge"]


def test_who_are_the_people_right_before_it() -> None:
    assert speakers("Stu Hann drew the ire of Democrats, who said the gate was shut.") == ["democrats"]
    assert speakers("The gate angered Stu Hann, who said the gate was shut.") == ["Stu Hann"]


def test_a_title_behind_an_opening_phrase_is_the_head_of_the_subject() -> None:
    line = "Also speaking, the Commander of the Holm Safety Corps, Mrs Fay Lund, said the gate was shut."
    assert speakers(line) == ["Fay Lund"]


def test_whom_somebody_follows_tells_nothing_of_him() -> None:
    lines = (
        "Ann Roe runs the port.",
        "Lee Lund, the former chief whom Ms. Roe followed, left. “I wish her luck,” he said.",
    )
    assert speakers(*lines) == ["Lee Lund"]


def test_a_couple_has_one_surname() -> None:
    lines = (
        "Stu and Fay Lund woke to a noise on Monday.",
        '"I looked out and the shed had gone," said Mrs Lund, 66.',
        "Mr Lund, a retired baker, ran out.",
        '"I ran like the wind," he said.',
    )
    assert speakers(*lines) == ["Fay Lund", "Stu Lund"]


def test_the_shadow_of_an_office_is_not_the_office() -> None:
    lines = (
        "The chancellor met the shadow chancellor, Fay Lund, on Monday.",
        "The chancellor said it was late.",
    )
    assert "Fay Lund" not in speakers(*lines)


def test_what_opens_a_sentence_is_no_part_of_a_name() -> None:
    lines = (
        "Sentencing Stu Hann to a year, the court heard that Hann had fled.",
        '"I ran like the wind," Hann said.',
    )
    assert speakers(*lines)[-1] == "Stu Hann"


def test_behind_a_dateline_begins_the_sentence() -> None:
    lines = ("HOLM, Haiti — Roseline Lund cooks in a classroom.", '"We are tired of it all," she said.')
    assert speakers(*lines) == ["Roseline Lund"]


def test_kin_are_called_by_a_given_name() -> None:
    lines = (
        "Stu Hann counts fish. His wife, Wanda, keeps the books. When asked why, she shrugged.",
        "“Somebody has to,” she said.",
    )
    assert speakers(*lines) == ["Wanda"]
    assert speakers("Stu Hann counts fish. His boat, Wanda, leaks.", "“It has to,” he said.") == ["Stu Hann"]


@pytest.mark.parametrize("full", ["Ursula von der Leyen", "Bill de Blasio"])
def test_a_particle_with_a_capital_opens_a_sentence(full: str) -> None:
    surname = full.partition(" ")[2]
    assert speakers(f"{full} came.", f"{surname[0].upper()}{surname[1:]} said the gate was shut.") == [full]
