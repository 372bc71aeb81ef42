"""Quotes in languages other than English."""

import pytest

from wirecleaner.stages.quotes.finder import find_quotes


def said(line: str, language: str) -> list[tuple[str, str, str | None]]:
    return [
        (q.kind, " ".join(line[p.start : p.end] for p in q.content), q.speaker.name if q.speaker else None)
        for q in find_quotes([line], language=language)
    ]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        (
            "de",
            "„Das Tor hält“, sagte Anna Lehn. „Es bleibt zu.“",
            ("direct", "Das Tor hält Es bleibt zu.", "Anna Lehn"),
        ),
        ("de", '"Das Tor hält", so Anna Lehn.', ("direct", "Das Tor hält", "Anna Lehn")),
        ("fr", "«La porte tient», a déclaré Anne Leroy.", ("direct", "La porte tient", "Anne Leroy")),
        (
            "es",
            "Ana Leal aseguró que la puerta está “cerrada”.",
            ("mixed", "la puerta está “cerrada”", "Ana Leal"),
        ),
        ("it", "Secondo Anna Lai, la porta è chiusa.", ("indirect", "la porta è chiusa", "Anna Lai")),
        ("nl", '"De sluis is dicht", zegt Anna Leen.', ("direct", "De sluis is dicht", "Anna Leen")),
        ("ru", "«Ворота закрыты»,— сказала Анна Лин.", ("direct", "Ворота закрыты", "Анна Лин")),
        (
            "ru",
            "«Ворота закрыты, — сказала Анна Лин. — Мы ждём».",
            ("direct", "Ворота закрыты Мы ждём", "Анна Лин"),
        ),
        (
            "pl",
            "„Brama jest zamknięta – mówi sołtys Anna Lis. – Czekamy”.",
            ("direct", "Brama jest zamknięta Czekamy", "Anna Lis"),
        ),
        (
            "pl",
            "„Brama – ta od rzeki – jest zamknięta”, mówi Anna Lis.",
            ("direct", "Brama – ta od rzeki – jest zamknięta", "Anna Lis"),
        ),
        (
            "lt",
            "„Vartai uždaryti, – sakė Ona Liepa. – Laukiame.“",
            ("direct", "Vartai uždaryti Laukiame.", "Ona Liepa"),
        ),
        (
            "tr",
            'Belediye Başkanı Rıza Çınar, "Kapı kapalı, bekliyoruz" dedi.',
            ("direct", "Kapı kapalı, bekliyoruz", "Rıza Çınar"),
        ),
        ("tr", 'Rıza Çınar, "Kapı kapalı" diye konuştu.', ("direct", "Kapı kapalı", "Rıza Çınar")),
    ],
)
def test_marks_and_verbs(language: str, line: str, expected: tuple[str, str, str]) -> None:
    assert said(line, language) == [expected]


@pytest.mark.parametrize(
    ("language", "line", "cue", "source"),
    [
        ("fr", "« La porte tient », a raconté Anne Leroy, la gardienne.", "a raconté", "Anne Leroy"),
        ("fr", "« La porte tient », souligne-t-il.", "souligne", "il"),
        ("fr", "« La porte tient », a-t-elle dit.", "a-t-elle dit", "elle"),
        ("fr", "La maire, Anne Leroy, a affirmé que la porte tient.", "a affirmé", "La maire, Anne Leroy"),
        ("fr", "Anne Leroy, directrice du port, affirme que la porte tient.", "affirme", "Anne Leroy"),
        ("it", "«La porta è chiusa», ha detto Anna Lai.", "ha detto", "Anna Lai"),
        ("tr", 'Belediye Başkanı Rıza Çınar, "Kapı kapalı" dedi.', "dedi", "Belediye Başkanı Rıza Çınar"),
        ("tr", 'Konuşmasında, Rıza Çınar, "Kapı kapalı" dedi.', "dedi", "Rıza Çınar"),
        ("uk", "«Ворота зачинено, — каже сторож Іван Лис. — Чекаємо».", "каже", "сторож Іван Лис"),
        ("es", "“La puerta aguanta”, explicó la alcaldesa, Ana Leal. “Y aguantará”.", "explicó", "la alcaldesa, Ana Leal"),
    ],
)  # fmt: skip
def test_cue_and_source(language: str, line: str, cue: str, source: str) -> None:
    [quote] = find_quotes([line], language=language)
    assert quote.cue is not None
    assert quote.source is not None
    assert line[quote.cue.start : quote.cue.end] == cue
    assert line[quote.source.start : quote.source.end] == source


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Pfarrer Detlev Amsel sagte, die Uhr sei in Ordnung gewesen.",
            [("indirect", "die Uhr sei in Ordnung gewesen", "Detlev Amsel")],
        ),
        (
            "Die Uhr sei stehen geblieben, sagte Ortsvorsteherin Regine Plau.",
            [("indirect", "Die Uhr sei stehen geblieben", "Regine Plau")],
        ),
        (
            "Das Werk habe „einen eigenen Willen“, erklärte Uwe Schlott, Uhrmacher aus Holm.",
            [("mixed", "Das Werk habe „einen eigenen Willen“", "Uwe Schlott")],
        ),
        (
            "Nach Angaben des Landratsamts stieg die Zahl um 38 Prozent.",
            [("indirect", "stieg die Zahl um 38 Prozent", "Landratsamt")],
        ),
        ("Uwe Schlott sagte, was er immer sagt.", []),
        ("Die Uhr blieb stehen, meinte er.", []),
    ],
)
def test_german_reported_speech(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(line, "de") == expected


@pytest.mark.parametrize(
    ("language", "line", "speaker"),
    [
        ("es", "La Diputación de Almad aseguró que la puerta costó poco.", "Diputación de Almad"),
        ("pt", "A Câmara de Holm afirmou que a porta está fechada.", "Câmara de Holm"),
        ("es", "El herrero Eulogio Tras afirmó que la puerta costó poco.", "Eulogio Tras"),
        ("es", "Ana Leal aseguró que la puerta costó poco.", "Ana Leal"),
    ],
)
def test_an_article_is_no_part_of_the_name(language: str, line: str, speaker: str) -> None:
    assert said(line, language)[0][2] == speaker


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", 'Der Film "Das Tor" läuft im Mai.'),
        ("fr", "Le «grand canal» est fermé."),
        ("ja", "水門は閉まっている。"),
        ("xx", '"Gate shut," said Ann Lee.'),
    ],
)
def test_nothing_is_said(language: str, line: str) -> None:
    assert said(line, language) == []


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("sv", "– Grinden håller, säger Anna Lind.", ("direct", "Grinden håller", "Anna Lind")),
        ("no", "– Holder porten? spør Anna Lie.", ("direct", "Holder porten?", "Anna Lie")),
        (
            "no",
            "– Porten holder, sier Anna Lie. – Den blir stengt.",
            ("direct", "Porten holder Den blir stengt.", "Anna Lie"),
        ),
        (
            "da",
            "- Porten holder, siger havnefoged Anna Lind i Korsør.",
            ("direct", "Porten holder", "Anna Lind"),
        ),
        ("fi", "– Portti pitää, sanoo Anna Leino torstaina.", ("direct", "Portti pitää", "Anna Leino")),
    ],
)
def test_speech_that_a_dash_opens(language: str, line: str, expected: tuple[str, str, str]) -> None:
    assert said(line, language) == [expected]


@pytest.mark.parametrize(
    ("language", "line", "source"),
    [
        ("sv", "”Grinden håller”, säger Göte Ek och visar en nyckel.", "Göte Ek"),
        ("sv", "”Grinden håller”, säger Göte Ek och Anna Lind.", "Göte Ek och Anna Lind"),
        ("de", "„Das Tor hält“, sagt Richterin Anna Lehn in der Begründung.", "Richterin Anna Lehn"),
        (
            "is",
            "„Hliðið heldur,“ sagði Anna Ýr Jónsdóttir lögreglustjóri í gær.",
            "Anna Ýr Jónsdóttir lögreglustjóri",
        ),
        # The verb stands second: the subject is behind it, unless time or place is.
        ("da", "I går sagde ministeren, at porten er lukket.", "ministeren"),
        ("da", "Ministeren sagde i går, at porten er lukket.", "Ministeren"),
    ],
)
def test_where_a_source_ends(language: str, line: str, source: str) -> None:
    [quote] = find_quotes([line], language=language)
    assert quote.source
    assert line[quote.source.start : quote.source.end] == source


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("da", "Ifølge Anna Lind holder porten til jul.", ("indirect", "holder porten til jul", "Anna Lind")),
        # Behind its source in Finnish; the genitive is no name to call somebody by.
        ("fi", "Poliisin mukaan portti on kiinni.", ("indirect", "portti on kiinni", None)),
        # An office and what it is over are no names, though German gives them capitals.
        ("de", "Ein Sprecher des Amtes teilte mit, das Tor sei zu.", ("indirect", "das Tor sei zu", None)),
    ],
)
def test_reports_and_who_made_them(language: str, line: str, expected: tuple[str, str, str | None]) -> None:
    assert said(line, language) == [expected]


def test_a_comma_behind_many_words_closes_no_source_where_the_verb_stands_second() -> None:
    assert said("Enligt driftloggen har plogen rullat 14 meter, varav nio utför.", "sv") == [
        ("indirect", "har plogen rullat 14 meter, varav nio utför", None)
    ]


def test_a_dash_without_a_verb_says_nothing() -> None:
    assert said("– Grinden, den gamla på östra kajen, är stängd.", "sv") == []


def test_a_pronoun_before_anybody_spoke_means_the_one_name_in_its_paragraph() -> None:
    line = "Anna Lind rekur hliðið. „Það heldur,“ segir hún."
    assert said(line, "is") == [("direct", "Það heldur", "Anna Lind")]


def test_an_office_in_the_text_is_no_part_of_the_name() -> None:
    paragraphs = ["Havnesjef Anna Lie låste porten torsdag.", "– Den holder, sier Lie."]
    [quote] = find_quotes(paragraphs, language="no")
    assert quote.speaker
    assert (quote.speaker.name, quote.speaker.role) == ("Anna Lie", "Havnesjef")


@pytest.mark.parametrize(
    "line",
    [
        '"Steine" schildert: "Ich habe viele Steine."',
        'Sie mag "Steine", schildert: "Ich habe viele Steine."',
    ],
)
def test_the_verb_behind_marks_and_before_a_colon_is_the_cue_of_both(line: str) -> None:
    # Where the search began behind the verb of the first marks, it began behind the colon too.
    quote = find_quotes([line], language="de")[-1]
    assert quote.cue is not None
    assert line[quote.cue.start : quote.cue.end] == "schildert"
    assert quote.source is None
