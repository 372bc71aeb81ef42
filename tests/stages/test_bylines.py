"""The stage `bylines`: which byline of a page is the story's, and which lines it claims."""

import pytest

import wirecleaner
from wirecleaner import Article, Document, Label, default_pipeline
from wirecleaner.wire.authors import read_byline

PROSE = [
    "The clock has been slow for years, but no ferry has left the harbour late on its account, the mayor said on Monday.",
    "A repair would cost 900 pounds, according to a letter from the firm that built it, and the council has refused to pay.",
    "The islanders voted by 71 to 14 to leave it that way, which the schoolmaster called the only sensible vote of the year.",
]


def read(*lines: str, language: str = "en") -> tuple[Article, Document]:
    pipeline = default_pipeline().without("quotes")
    doc = pipeline.run(pipeline.read("\n\n".join(lines), language=language))
    return pipeline.build(doc), doc


def names(*lines: str, language: str = "en") -> list[str]:
    return [author.name for author in read(*lines, language=language)[0].authors]


def label(doc: Document, text: str) -> Label | None:
    return next(line.label for line in doc.lines if line.text == text)


TITLE = "Harbour clock to stay slow for another winter"
DATE = "14 March 2019"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Roe and Tom Lind", ["Ana Roe", "Tom Lind"]),
        ("by Ana Roe", ["Ana Roe"]),
        ("BY ANA ROE", ["ANA ROE"]),
        ("Written by Ana Roe", ["Ana Roe"]),
        ("Posted by Ana Roe", ["Ana Roe"]),
        ("Text by: Ana Roe", ["Ana Roe"]),
        ("BYLINE: ANA ROE", ["ANA ROE"]),
        ("^By ANA ROE=", ["ANA ROE"]),
        ("By Ana Roe | Storm series", ["Ana Roe"]),
        ("Ana Roe", ["Ana Roe"]),
        ("Ana Roe, The Canadian Press", ["Ana Roe"]),
        ("Ana Roe@anaroe", ["Ana Roe"]),
    ],
)
def test_forms_under_the_headline(line: str, expected: list[str]) -> None:
    article, doc = read(TITLE, line, DATE, *PROSE)
    assert [author.name for author in article.authors] == expected
    assert label(doc, line) is Label.BYLINE
    span = article.authors[0].span
    assert span is not None
    assert article.source[slice(*span)] == expected[0]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("de", "Von Birte Quandt", ["Birte Quandt"]),
        ("fr", "Par Solène Marrec avec AFP", ["Solène Marrec"]),
        ("es", "Por Rosario Belmonte", ["Rosario Belmonte"]),
        ("it", "di Piera Lambri", ["Piera Lambri"]),
        ("pt", "Por Rita Sampaio", ["Rita Sampaio"]),
        ("nl", "Door Wim Douma", ["Wim Douma"]),
        ("sv", "Av Ingrid Sol", ["Ingrid Sol"]),
        ("ru", "Текст: Пётр Гусев", ["Пётр Гусев"]),
        ("ko", "김하늘 기자", ["김하늘"]),
        ("ja", "小川みどり 記者", ["小川みどり"]),
        ("fr", "Le Courrier avec AFP", ["Le Courrier"]),
        ("fr", "Par la rédaction", ["la rédaction"]),
        ("fr", "Soazig LE DANTEC.", ["Soazig LE DANTEC"]),
        ("es", "Emilio de Benito Madrid", ["Emilio de Benito"]),
        ("de", "von Anna Seidl (Text) und Urs Fluri (Fotos)", ["Anna Seidl", "Urs Fluri"]),
        ("da", "Journalist Mette Krog", ["Mette Krog"]),
        ("sv", "Anna Berg Text", ["Anna Berg"]),
        ("ar", "القاهرة - أحمد سالم", ["أحمد سالم"]),
        ("ar", "أحمد سالم", ["أحمد سالم"]),
        ("zh", "记者 张三", ["张三"]),
    ],
)
def test_other_languages(language: str, line: str, expected: list[str]) -> None:
    assert names(TITLE, line, DATE, *PROSE, language=language) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By signing up, you agree to our terms.", "By subscribing you accept the terms.", "By clicking Accept, you agree to our Terms",
        "By comparison, the clock was fast.", "By most accounts, the vote was fair.", "By Tuesday, Snow and Ice", "Middle East", "Read More",
        "Edited by Ana Roe and Tom Lind of this parish for the sake of form.", "The Clock Tower",
    ],
)  # fmt: skip
def test_lines_that_are_no_bylines(line: str) -> None:
    article, doc = read(TITLE, line, DATE, *PROSE)
    assert article.authors == ()
    assert label(doc, line) is not Label.BYLINE


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Von Lindau bis Kiel: Auf dem Weg der Kühe"),
        ("fr", "Par le passé, la mairie a payé."),
        ("es", "Por su parte, el alcalde calló."),
        ("de", "Rostiger Glockenturm"),
        ("ar", "صباح الخير"),
        ("da", "Journalist Nyt"),
        ("it", "Da CNN"),
    ],
)
def test_other_languages_traps(language: str, line: str) -> None:
    assert names(TITLE, line, DATE, *PROSE, language=language) == []


def test_names_on_the_lines_after_by() -> None:
    article, doc = read(TITLE, "By", "Ana Roe", ",", "Tom Lind", "and", "Joan Berg", DATE, *PROSE)
    assert [author.name for author in article.authors] == ["Ana Roe", "Tom Lind", "Joan Berg"]
    assert label(doc, "and") is Label.BYLINE


def test_role_and_house_on_the_next_line() -> None:
    article, doc = read(TITLE, "By Ana Roe", "Staff Writer", DATE, *PROSE)
    assert article.authors[0].role == "Staff Writer"
    assert label(doc, "Staff Writer") is Label.BYLINE_NOTE
    article, doc = read(TITLE, DATE, "Ana Roe", "Isles News, Porth Emlyn", *PROSE)
    assert (article.authors[0].name, article.authors[0].organization, article.authors[0].place) == (
        "Ana Roe",
        "Isles News",
        "Porth Emlyn",
    )


def test_an_agency_is_an_organization_and_a_wire_service() -> None:
    article, _ = read(TITLE, "By The Associated Press", DATE, *PROSE)
    assert [(author.name, author.kind) for author in article.authors] == [
        ("The Associated Press", "organization")
    ]
    assert article.agencies == ("AP",)


def test_a_menu_a_teaser_and_another_story_name_no_author() -> None:
    assert (
        names(
            "Walter Pellow",
            "Tom Lind",
            "Joan Berg",
            TITLE,
            DATE,
            *PROSE,
            "Read next",
            "Ferry finds its own way home",
            "By Jane Other",
            "3 March 2019",
        )
        == []
    )
    assert names(
        TITLE,
        "By Ana Roe",
        DATE,
        *PROSE,
        "Radio club gets an answer",
        "By Jane Other",
        "3 March 2019",
        PROSE[0],
        PROSE[1],
    ) == ["Ana Roe"]


def test_the_last_of_a_list_of_teasers_is_the_story() -> None:
    teasers = [
        "CAMPUS",
        "Goat quits college after one term",
        "Tim Rice",
        "January 11, 2019",
        "CULTURE",
        "Salt is the new sugar",
        "Ben Wilson",
        "January 12, 2019",
    ]
    assert names(*teasers, TITLE, "Ana Roe", "April 28, 2019", *PROSE) == ["Ana Roe"]


def test_a_broken_sentence_is_no_byline() -> None:
    assert (
        names(
            TITLE,
            DATE,
            PROSE[0],
            "The plan was drawn up",
            "by Joan Berg",
            "and her brother, who sold it to the council for a pound and a half.",
            *PROSE,
        )
        == []
    )


def test_a_signature_under_the_story() -> None:
    assert names(TITLE, DATE, *PROSE, "Anna Berg", "More from", "Anna Berg") == ["Anna Berg"]


def test_the_box_about_the_author_is_a_note() -> None:
    about = "Ana Roe writes about small towns for the Mesa Register."
    article, doc = read(TITLE, "By Ana Roe", DATE, *PROSE, "Ana Roe", about)
    assert len(article.authors) == 1
    assert label(doc, about) is Label.BYLINE_NOTE


DECK = "The clock keeps its time, and the harbour its only crane, as the council decided after four hours of talk."
UHR = [
    "Die Uhr am Hafen geht seit Jahren nach, aber noch keine Fähre ist deshalb zu spät abgefahren, sagte der Bürgermeister.",
    "Eine Reparatur würde 900 Euro kosten, heißt es in einem Brief der Firma, die sie gebaut hat, und der Rat will nicht.",
    "Die Insulaner stimmten mit 71 zu 14 Stimmen dafür, alles so zu lassen, und der Lehrer nannte das die klügste Wahl.",
]


def authors(*lines: str, language: str = "en") -> list[tuple[str, str]]:
    return [(author.name, author.kind) for author in read(*lines, language=language)[0].authors]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ana Roe", "and", "AP"], [("Ana Roe", "person"), ("AP", "organization")]),
        (["Ana Roe", ",", "Tom Lind (Special correspondent)"], [("Ana Roe", "person"), ("Tom Lind", "person")]),
        (["Anna Roe", "Thomas Lind", "Robert Berg"], [("Anna Roe", "person"), ("Thomas Lind", "person"), ("Robert Berg", "person")]),
        (["By", "Isles News", "with", "Agencies"], [("Isles News", "organization")]),
        (["by Ana Roe", "and Tom Lind"], [("Ana Roe", "person"), ("Tom Lind", "person")]),
        (["Reuters, Thomas Lind"], [("Reuters", "organization"), ("Thomas Lind", "person")]),
        (["Anna Roe Thomas Lind"], [("Anna Roe", "person"), ("Thomas Lind", "person")]),
        (["byRahma Pellow"], [("Rahma Pellow", "person")]),
        (["Ana Roe, Chief Political Correspondent"], [("Ana Roe", "person")]),
        (["Clock Desk"], [("Clock Desk", "organization")]),
        (["AFP"], [("AFP", "organization")]),
    ],
)  # fmt: skip
def test_torn_and_glued_bylines_over_the_date(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert authors(TITLE, *lines, DATE, *PROSE) == expected


def test_the_credit_of_the_photo_over_the_name_is_no_author() -> None:
    assert authors(TITLE, "The clock on its tower", "Thomas Lind / AFP", "Anna Roe", DATE, *PROSE) == [
        ("Anna Roe", "person")
    ]


def test_a_sentence_torn_at_by_does_not_cut_off_the_byline() -> None:
    torn = [
        "It was already the twelfth repair of the",
        "harbour clock",
        "by",
        "Walter Pellow",
        "and it did not help, as the keeper told the paper last week.",
    ]
    assert names(TITLE, "By:", "ANA ROE", DATE, *torn, *PROSE) == ["ANA ROE"]


@pytest.mark.parametrize(
    ("language", "head", "foot", "expected"),
    [
        ("de", [DECK, "AFP", DATE], [], ["AFP"]),
        ("de", [DATE, "Quelle: dpa Sport"], [], ["dpa"]),
        ("de", [DATE], ["dpa/kle"], ["dpa"]),
        ("de", [DATE], ["Reuters/kra Kiel"], ["Reuters"]),
        ("de", [DATE], ["NW-Redaktion", "Hat Ihnen dieser Artikel gefallen? Dann kaufen Sie uns bitte eine neue Uhr für den Hafen."], ["NW-Redaktion"]),
        ("tr", [DATE, "Haberler - Anadolu Ajansı"], [], ["Anadolu Ajansı"]),
        ("en", [DATE], ["— AFP"], ["AFP"]),
    ],
)  # fmt: skip
def test_houses_in_the_place_of_a_byline(
    language: str, head: list[str], foot: list[str], expected: list[str]
) -> None:
    prose = UHR if language == "de" else PROSE
    found = authors(TITLE, *head, *prose, *foot, "Contact", language=language)
    assert found == [(name, "organization") for name in expected]


def test_a_house_is_no_author_beside_a_person() -> None:
    assert names(TITLE, "Von Birte Quandt", DATE, *UHR, "dpa/kle", language="de") == ["Birte Quandt"]


@pytest.mark.parametrize(
    "foot", ["AFP reports more soon", "News from our Redaktion", "kle", "dpa: more soon"]
)
def test_lines_under_the_story_that_are_no_sign_off(foot: str) -> None:
    assert names(TITLE, DATE, *UHR, foot, "Kontakt", language="de") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ylvira Quandt", ["Ylvira Quandt"]),  # a given name that no list has
        ("Rostiger Glockenturm", []),
        ("Hafenverwaltung Kiel", []),
        ("Artikel von gestern", []),
        ("Redaktionsschluss Freitag", []),
    ],
)
def test_german_names_beside_the_date(line: str, expected: list[str]) -> None:
    assert names("Hafenuhr geht weiter nach", DATE, line, *UHR, "Freitag", language="de") == expected


def test_a_name_before_a_description_on_the_line_of_the_date() -> None:
    line = "Ana Roe, keeper of the clock and of the tide tables of the island, isles.example 14 March 2019"
    assert names(TITLE, line, *PROSE) == ["Ana Roe"]


def test_a_name_under_a_vietnamese_story() -> None:
    prose = [
        "Đồng hồ ở bến cảng đã chạy chậm nhiều năm nay, nhưng chưa có chuyến phà nào khởi hành muộn vì nó, thị trưởng nói hôm thứ hai.",
        "Theo thư của công ty đã làm ra chiếc đồng hồ, việc sửa chữa sẽ tốn 900 đồng bạc, và hội đồng đảo đã từ chối trả số tiền này.",
        "Người dân trên đảo đã bỏ phiếu với tỷ lệ 71 trên 14 để giữ nguyên mọi thứ, điều mà thầy giáo gọi là lựa chọn hợp lý nhất năm.",
    ]
    title = "Đồng hồ bến cảng vẫn chạy chậm"
    assert names(title, "14/3/2019", *prose, "Thu Vân", "Trở lại", language="vi") == ["Thu Vân"]
    assert names(title, "14/3/2019", *prose, "Đồng hồ", "Trở lại", language="vi") == []


def test_a_name_under_the_heading_of_an_author_box() -> None:
    prose = [
        "港の時計は何年も遅れているが、そのために遅れて出た船は一隻もないと、島の町長は月曜日に記者団に語った。",
        "修理には九百円かかると、時計を作った会社の手紙は伝えているが、町の議会はその支払いをことわったという。",
        "島の人々は七十一対十四の投票でこのままにすると決め、学校の先生は今年ただ一つの賢い投票だったと呼んだ。",
    ]
    head = ["港の時計、この冬も遅れたまま", "小川海斗", "国際", "2019年3月14日 21時17分"]
    assert names(*head, *prose, "この記事の筆者", "小川海斗", "フォロー", language="ja") == ["小川海斗"]
    assert names(*head, *prose, "トップ", language="ja") == []


def test_korean_reporters_with_their_addresses() -> None:
    prose = [
        "항구의 시계는 여러 해 동안 늦게 가고 있지만 그 때문에 늦게 떠난 배는 한 척도 없었다고 시장이 월요일 기자들에게 말했다."
    ] * 3
    line = "부산, 창원 김하늘 기자 sky@example.com"
    assert names("항구 시계 올겨울도 늦는다", "2019-03-14 20:00", *prose, line, language="ko") == ["김하늘"]


def test_a_button_behind_the_name_is_no_part_of_it() -> None:
    assert names(TITLE, "Anna Roe Tips meg", DATE, *PROSE, language="no") == ["Anna Roe"]
    assert names(TITLE, "By Anna Roe Follow", DATE, *PROSE) == ["Anna Roe"]


@pytest.mark.parametrize(
    ("language", "name", "note", "place"),
    [
        ("is", "Ásdís Hallsdóttir", "skrifar frá Porsgrunn", "Porsgrunn"),
        ("no", "Synnøve Aarvik", "Vi rapporterer fra Kvalnes", "Kvalnes"),
    ],
)
def test_a_note_that_says_who_writes_from_where(language: str, name: str, note: str, place: str) -> None:
    article, doc = read(TITLE, name, note, *PROSE, language=language)
    assert [(author.name, author.role, author.place) for author in article.authors] == [(name, None, place)]
    assert label(doc, note) is Label.BYLINE_NOTE


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        ("is", ["Kári Snær Ólafsson skrifar 14. mars 2024 13:02"], ["Kári Snær Ólafsson"]),
        ("is", ["Anna Sól og Jón Vík skrifa"], ["Anna Sól", "Jón Vík"]),
        ("nl", ["Geschreven door Daan Kuipers"], ["Daan Kuipers"]),
        (
            "sv",
            [
                "Ragnhild Öberg",
                "ragnhild.oberg@bladet.example",
                "Tor Lindqvist",
                "tor.lindqvist@bladet.example",
            ],
            ["Ragnhild Öberg", "Tor Lindqvist"],
        ),
    ],
)
def test_names_with_writes_and_addresses(language: str, lines: list[str], expected: list[str]) -> None:
    assert names(TITLE, *lines, *PROSE, language=language) == expected


def test_words_of_sections_are_no_name_in_their_language() -> None:
    assert names(TITLE, "Dödsfall Korsord", "14 mars 2019", *PROSE, language="sv") == []
    assert names(TITLE, "Göte Sandin", "14 mars 2019", *PROSE, language="sv") == ["Göte Sandin"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Zum Thema"),
        ("de", "Uhr Hafen"),
        ("es", "América Latina"),
        ("it", "Medio Oriente"),
        ("pl", "Wiadomości Lokalne"),
        ("pt", "Últimas Notícias"),
        ("ru", "Ближний Восток"),
        ("sv", "Senaste Nytt"),
        ("tr", "Orta Doğu"),
        ("nl", "Meest Gelezen"),
        ("pt", "Da CNN"),
    ],
)
def test_sections_and_buttons_beside_the_date_are_no_names(language: str, line: str) -> None:
    prose = UHR if language == "de" else PROSE
    assert names(TITLE, line, DATE, *prose, language=language) == []
    assert names(TITLE, DATE, line, *prose, language=language) == []


def test_an_unknown_name_that_is_also_in_the_menu_is_a_section() -> None:
    menu = ["Isles Wexcombe", *["Tides", "Weather", "Sport", "Letters", "Shop"] * 5]
    assert names(*menu, TITLE, "Isles Wexcombe", DATE, *PROSE) == []
    assert names("Home", *menu[1:], TITLE, "Isles Wexcombe", DATE, *PROSE) == ["Isles Wexcombe"]


def test_names_stand_over_the_house_and_the_date() -> None:
    assert names(TITLE, "Anna Roe and Thomas Lind", "Associated Press", DATE, *PROSE) == [
        "Anna Roe",
        "Thomas Lind",
    ]
    assert names(TITLE, "By Ana Roe, Political Reporter, Porth Emlyn", DATE, *PROSE) == ["Ana Roe"]


def test_whom_to_call_wrote_nothing() -> None:
    story = (
        "The council voted on Tuesday to move the ferry dock to the north side of the harbour, which ends a dispute. "
        * 2
    )
    page = f"Council moves the dock\n6 November 2025\n{story}\n{story}\nMedia Contact:\nTom Hadley\npress@dock.example\n"
    assert default_pipeline().parse(page).authors == ()


def test_a_slash_in_a_house_s_name_parts_nobody() -> None:
    read = read_byline("Ana Roe and RFE/RL's Kyrgyz Service")
    assert read is not None
    assert [named.kind for named in read.authors] == ["person", "organization"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (["S. Vijayalakshmi"], ["S. Vijayalakshmi"]),
        (["R.K. Meenakshi"], ["R.K. Meenakshi"]),
        (["Ana Roe", "in Nairobi"], ["Ana Roe"]),
        (["By Staff The Canadian Press"], ["The Canadian Press"]),
        (["By crime reporter Ana Roe and Tom Lind"], ["Ana Roe", "Tom Lind"]),
        (["News provided by", "Harborline Foods, Inc."], []),
    ],
)
def test_names_over_the_date(head: list[str], expected: list[str]) -> None:
    assert names(TITLE, "The council will not pay", *head, DATE, *PROSE) == expected


SAILING = "The mayor said on Monday that the ferry would sail again in spring, and the council agreed with her at once."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Roe.", "Ann Roe"),
        ("By Amy Wu.", "Amy Wu"),
        ("By Ann Hollis.", "Ann Hollis"),
        ("By John Doe Jr.", "John Doe Jr."),
        ("By Jane R.", "Jane R."),
    ],
)
def test_a_stop_behind_a_name_is_not_its_own(line: str, name: str) -> None:
    assert [
        author.name for author in wirecleaner.parse(f"Ferry to sail in spring\n\n{line}\n\n{SAILING}").authors
    ] == [name]
