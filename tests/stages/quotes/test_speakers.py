"""Whom a source names and who is meant: each cause with a case, and close by one that must stay as it is."""

import pytest

from wirecleaner.stages.quotes.finder import Person, find_quotes


def sources(
    *paragraphs: str, beside: tuple[str, ...] = (), language: str = "en"
) -> list[tuple[str | None, str | None]]:
    """The mention and the speaker of every quote."""
    return [
        (
            paragraphs[quote.source.paragraph][quote.source.start : quote.source.end]
            if quote.source
            else None,
            quote.speaker.name if quote.speaker else None,
        )
        for quote in find_quotes(paragraphs, beside=beside, language=language)
    ]


def speaker(*paragraphs: str) -> Person | None:
    """Who speaks in the last quote."""
    return find_quotes(paragraphs)[-1].speaker


@pytest.mark.parametrize(
    ("line", "source", "name"),
    [
        ('"It holds," said Ann Lee, who owns three boats.', "Ann Lee", "Ann Lee"),
        ('"It holds," said Ann Lee, a safety officer at the Holm port.', "Ann Lee", "Ann Lee"),
        ("Ann Lee, 41, a piano teacher, said the gate was shut.", "Ann Lee", "Ann Lee"),
        ("The gate was shut, according to Roe & Sons, the firm behind it.", "Roe & Sons", "Roe & Sons"),
        ("Deep Holm, its operator, said the gate was shut.", "Deep Holm", "Deep Holm"),
        ("The spokeswoman, who gave no name, said the gate was shut.", "The spokeswoman", "spokeswoman"),
        # a role or a list before the name is part of the mention
        ("Its owner, Ann Lee, said the gate was shut.", "Its owner, Ann Lee", "Ann Lee"),
        ("The port's chief, Adm. Ben Roe, a father of two, said it was shut.", "The port's chief, Adm. Ben Roe", "Ben Roe"),
        ("Martin Roe, Jr., said the gate was shut.", "Martin Roe, Jr.", "Martin Roe"),
    ],
)  # fmt: skip
def test_the_mention_ends_before_the_description(line: str, source: str, name: str) -> None:
    assert sources(line) == [(source, name)]


def test_a_role_before_the_name_begins_the_mention_behind_a_clause() -> None:
    line = "The shop sold 40 of them in May and has a list of 12 names, its owner, Ann Lee, said."
    assert sources(line) == [("its owner, Ann Lee", "Ann Lee")]


@pytest.mark.parametrize(
    ("line", "role", "organization"),
    [
        ('"It holds," said Ann Lee, a retail analyst at Corbin Hale.', "retail analyst", "Corbin Hale"),
        (
            '"It holds," said Ann Lee, a safety officer at the IF Holm union.',
            "safety officer",
            "IF Holm union",
        ),
        ('"It holds," said Ann Lee, secretary of the bowls club.', "secretary of the bowls club", None),
        ('"It holds," said Ann Lee, 41, a teacher in Holm.', "teacher", None),
        ('"It holds," said Ann Lee, who owns a boat.', None, None),
        ('"It holds," said Ann Lee, the last in line at the Holm Bank.', None, None),
    ],
)
def test_roles_are_read_from_the_description(line: str, role: str | None, organization: str | None) -> None:
    person = speaker(line)
    assert person is not None
    assert (person.role, person.organization) == (role, organization)


@pytest.mark.parametrize(
    ("source", "name", "role", "honorific"),
    [
        ("Grocer Len Abel", "Len Abel", "Grocer", None),
        ("Town Clerk Jane Tibbet", "Jane Tibbet", "Town Clerk", None),
        ("Harbormaster Dell Quint", "Dell Quint", "Harbormaster", None),
        ("Zorbist Dell Quint", "Dell Quint", "Zorbist", None),
        ("Border Guard Spokesman Capt. 2nd Rank Bat Oraz", "Bat Oraz", "Border Guard Spokesman", "Capt. 2nd Rank"),
        # a name is no office
        ("Ann Baker Lee", "Ann Baker Lee", None, None),
        ("Mary Beth Tibbet", "Mary Beth Tibbet", None, None),
    ],
)  # fmt: skip
def test_an_office_in_capitals_is_no_part_of_the_name(
    source: str, name: str, role: str | None, honorific: str | None
) -> None:
    person = speaker(f"{source} said the gate was shut.")
    assert person is not None
    assert (person.name, person.role, person.honorific) == (name, role, honorific)


def test_an_unknown_office_is_known_by_the_name_alone() -> None:
    line = "Lockreeve Dell Quint said the gate was shut."
    assert sources(line, "The boat of Dell Quint sank.")[0][1] == "Dell Quint"
    assert sources(line)[0][1] == "Lockreeve Dell Quint"


def test_a_surname_may_be_a_trade() -> None:
    assert sources("Ann Weaver keeps the gate.", "Weaver said it was shut.") == [("Weaver", "Ann Weaver")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Keeper P.V. Damo said the gate was shut.", "P.V. Damo"),
        ("Sidi Ould Mbar said the gate was shut.", "Sidi Ould Mbar"),
        ("Omar bin Salim said the gate was shut.", "Omar bin Salim"),
        ("Yusuf al Karim said the gate was shut.", "Yusuf al Karim"),
    ],
)
def test_initials_and_particles_stay_with_the_name(line: str, name: str) -> None:
    assert sources(line)[0][1] == name


def test_a_caption_may_give_the_first_name() -> None:
    line = "Mr Chand, 41, said the gate was shut."
    assert sources(line, beside=("Ravi Chand at the gate",)) == [("Mr Chand", "Ravi Chand")]
    assert sources(line) == [("Mr Chand", "Chand")]


def test_a_pronoun_means_a_person() -> None:
    lines = (
        "Deep Holm, its operator, said the gate was shut.",
        "In the port of Tigu, Sidi Ould Mbar shook his head. “They measure,” he said, “from a boat.”",
    )
    assert [name for _, name in sources(*lines)] == ["Deep Holm", "Sidi Ould Mbar"]


def test_a_pronoun_means_who_was_introduced_last() -> None:
    lines = (
        '"It holds," said Zed Figg, 66.',
        "It was the idea of Mayor Stu Hann, who paid. He said it was cheap.",
    )
    assert sources(*lines)[1] == ("He", "Stu Hann")
    seen = (
        '"It holds," said Zed Figg, 66.',
        "Stu Hann saw it shut. He said it was cheap.",
        '"Cheap," Figg said.',
    )
    assert sources(*seen)[-1] == ("Figg", "Zed Figg")


def test_a_number_is_no_source() -> None:
    line = "His counts are the only ones from the bank since 2003, said Solveig Aas, who leads the institute."
    assert sources(line) == [("Solveig Aas", "Solveig Aas")]
    line = "Kerstin Palo, a nurse, said Ann Lee was ill."
    assert sources(line) == [("Kerstin Palo", "Kerstin Palo")]


@pytest.mark.parametrize(
    ("introduction", "source", "name"),
    [
        ("The box was built by First Holm of Galen, a bank that still lists it.", "The bank", "First Holm of Galen"),
        ('"Upright," said Ann Lee, a spokeswoman for the owner, Tarn & Sons.', "The company", "Tarn & Sons"),
        ("Norr Metall <NRM.ST> shut its smelter.", "The company", "Norr Metall"),
        ("The Arctic Logistics Directorate towed the ship.", "The directorate", "Arctic Logistics Directorate"),
        ("The ship Nordiland ran aground near Holm.", "The company", None),
        ("Ann Lee, a nurse, went to Galen.", "The bank", None),
        ("The Port Ministry met.", "The company", None),
    ],
)  # fmt: skip
def test_a_body_is_the_one_that_was_introduced(introduction: str, source: str, name: str | None) -> None:
    assert sources(introduction, f"{source} said the gate was shut.")[-1] == (source, name)


def test_a_short_name_of_a_listed_house() -> None:
    lines = ("Norr Metall <NRM.ST> shut its smelter.", "Norr said the gate was shut.")
    assert sources(*lines) == [("Norr", "Norr Metall")]
    later = (
        "Draycott & Daughters makes gates.",
        "Founder Imogen Draycott came.",
        "Draycott said it was shut.",
    )
    assert sources(*later) == [("Draycott", "Imogen Draycott")]


def test_a_story_begins_with_the_house_that_it_is_about() -> None:
    later = "It will be cheaper, the company said."
    assert sources("Fennimart will shut all its lanes.", later) == [("the company", "Fennimart")]
    assert sources("Ann Lee will shut all her lanes.", later) == [("the company", None)]


def test_nameless_people_of_a_house_speak_for_it() -> None:
    person = speaker("Analysts at Hald & Thiel said the gate was shut.")
    assert person == Person("Hald & Thiel", "organization")
    person = speaker("Officials at the port said the gate was shut.")
    assert person is not None
    assert person.kind == "anonymous"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a statement from the commissioners' office", "commissioners' office"),
        ("a report released by the Wick Harbour Board", "Wick Harbour Board"),
        ("an email from Tom Lind", "Tom Lind"),
        ("the statement", "Delores Whitcomb"),
        ("a report", None),
    ],
)
def test_in_a_paper_speaks_who_has_issued_it(source: str, name: str | None) -> None:
    person = speaker(
        "Mayor Delores Whitcomb said in a statement that it was fine.",
        f"The gate was shut, according to {source}.",
    )
    assert (person and person.name) == name


def test_a_firm_by_the_first_word_of_its_name() -> None:
    lines = ("The union met Holm Motors on Monday.", "Holm said the gate was shut.")
    assert speaker(*lines) == Person("Holm Motors", "organization")
    person = speaker("The union met Holm Motors and Stan Holm on Monday.", "Mr. Holm said the gate was shut.")
    assert person is not None
    assert person.name == "Stan Holm"


def test_a_duke_without_his_name_is_nobody() -> None:
    assert speaker("Stan Lee met the union.", "The Duke of Holm said the gate was shut.") is None


@pytest.mark.parametrize(
    "name", ["Russia", "Beijing", "Boeing", "WikiLeaks", "Amnesty International", "The Taliban"]
)
def test_what_is_known_for_a_body_is_no_person(name: str) -> None:
    [quote] = find_quotes([f"{name} said it would pay for the bridge."])
    assert quote.speaker is not None
    assert quote.speaker.kind == "organization"


def test_a_person_with_a_body_s_name_comes_first() -> None:
    [quote] = find_quotes(["Denzel Washington came. “It is late,” Washington said."])
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == ("Denzel Washington", "person")
