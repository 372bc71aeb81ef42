"""The stage `credits`: which lines are credits and captions, and who made and distributed the picture."""

from typing import Any

import pytest

import wirecleaner
from wirecleaner import Document, Label
from wirecleaner.readers.text import read_text
from wirecleaner.stages.credits import credits

# A line that is long enough to be story text, for credits that want to stand above some.
STORY = "The harbour clock of Whitmoor has been nine minutes slow since the storm of 1987, and for most of that time nobody in the town had the heart to say so aloud."


def read(*lines: str, language: str = "en") -> Document:
    doc = read_text("\n".join([*lines, "", STORY, ""]), language=language)
    credits(doc)
    return doc


def only_credit(doc: Document) -> dict[str, Any]:
    (candidate,) = doc.proposed("credits")
    value: dict[str, Any] = candidate.value
    assert doc.value(value["span"]) == value["line"]
    return value


def only_caption(doc: Document) -> dict[str, Any]:
    (candidate,) = doc.proposed("captions")
    value: dict[str, Any] = candidate.value
    assert (doc.value(value["caption_span"]) or None) == value["caption"]
    return value


@pytest.mark.parametrize(
    ("line", "creator", "agency"),
    [
        ("© Sputnik/ İLKİN YAĞMUR", "İLKİN YAĞMUR", "Sputnik"),
        ("© AFP 2016/ DALIA SAAD", "DALIA SAAD", "AFP"),
        ("© Moussa Adal, AFP", "Moussa Adal", "AFP"),
        ("© dpa | Jutta Feld", "Jutta Feld", "dpa"),
        ("© imago/Jutta Feld | IMAGO/Jutta Feld", "Jutta Feld", "imago"),
        ("Photo: AFP", None, "AFP"),
        ("Photo: Just Paddle/PA Wire", "Just Paddle", "PA Wire"),
        ("Credit: Colin Ashby/Northern Beacon", "Colin Ashby", "Northern Beacon"),
        ("Image source, Getty Images", None, "Getty Images"),
        ("Image source, Elfed Rowlands", "Elfed Rowlands", None),
        ("Image source, Porth Emlyn Museum/Getty Images", "Porth Emlyn Museum", "Getty Images"),
        ("Staff photo by Lowell Prine", "Lowell Prine", None),
        ("PHOTOGRAPH BY NIAMH DOORLEY", "NIAMH DOORLEY", None),
        ("Copyright Freja Lund/AP", "Freja Lund", "AP"),
        ("Getty Images", None, "Getty Images"),
        ("AP Photo/Delia Stroud", "Delia Stroud", "AP"),
        ("AP Photo/Alan Rusk, File", "Alan Rusk", "AP"),
        ("Dolores Quist | Bloomberg | Getty Images", "Dolores Quist", "Bloomberg | Getty Images"),
        (
            "Dora Quist/The Washington Post via Getty Images",
            "Dora Quist",
            "The Washington Post via Getty Images",
        ),
        (
            "picture alliance / ASSOCIATED PRESS | Dora Quist",
            "Dora Quist",
            "picture alliance / ASSOCIATED PRESS",
        ),
        ("Keystone/The White House via AP/Dora Quist", "Dora Quist", "Keystone/The White House via AP"),
        ("SN/APA/KEYSTONE/DORA QUIST", "DORA QUIST", "SN/APA/KEYSTONE"),
        ("EFE/ Nicolás Urrea", "Nicolás Urrea", "EFE"),
        ("REUTERS/Nadja Wohl", "Nadja Wohl", "REUTERS"),
        ("Stefan Rusk/via Reuters", "Stefan Rusk", "Reuters"),
    ],
)
def test_a_line_that_is_a_credit(line: str, creator: str | None, agency: str | None) -> None:
    doc = read("", line)
    assert doc.lines[1].label == Label.CREDIT
    value = only_credit(doc)
    assert line.endswith(value["line"])
    assert (value["creator"], value["agency"]) == (creator, agency)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo: Just Paddle/PA Wire", "Just Paddle/PA Wire"),
        ("(Photo: Just Paddle/PA Wire)", "Just Paddle/PA Wire"),
        ("Image source, Getty Images", "Getty Images"),
        ("Staff photo by Lowell Prine", "Lowell Prine"),
        ("Photo courtesy of the Yarrow Club", "the Yarrow Club"),
        ("Copyright Freja Lund/AP", "Freja Lund/AP"),
        ("© Sputnik/ İLKİN YAĞMUR", "© Sputnik/ İLKİN YAĞMUR"),
        ("Pool photo/Reuters", "Pool photo/Reuters"),
    ],
)
def test_the_words_that_announce_a_credit_are_no_part_of_it(line: str, credit: str) -> None:
    assert only_credit(read("", line))["line"] == credit


@pytest.mark.parametrize(
    ("line", "caption", "credit", "creator", "agency"),
    [
        (
            "Los vecinos miran el puente roto en el municipio de Brezo. Ayuntamiento de Brezo/EFE",
            "Los vecinos miran el puente roto en el municipio de Brezo.",
            "Ayuntamiento de Brezo/EFE",
            "Ayuntamiento de Brezo",
            "EFE",
        ),
        (
            "Band members wait on the deck. (AP Photo/Delia Stroud)",
            "Band members wait on the deck.",
            "AP Photo/Delia Stroud",
            "Delia Stroud",
            "AP",
        ),
        (
            "A frayed cable hangs from a tower. (Grady Pell/The Billings Sentinel via AP)",
            "A frayed cable hangs from a tower.",
            "Grady Pell/The Billings Sentinel via AP",
            "Grady Pell",
            "The Billings Sentinel via AP",
        ),
        (
            "The parrot on the railing on Tuesday. | Photo Credit: S. RAGHUNANDAN",
            "The parrot on the railing on Tuesday.",
            "S. RAGHUNANDAN",
            "S. RAGHUNANDAN",
            None,
        ),
        (
            "A worker looks at the golf balls at the hatcheryImage: Anton Reyl/Getty Images",
            "A worker looks at the golf balls at the hatchery",
            "Anton Reyl/Getty Images",
            "Anton Reyl",
            "Getty Images",
        ),
        (
            "Shells wait to be ground in Pell HarborCredit: Rosa Lindqvist/AP",
            "Shells wait to be ground in Pell Harbor",
            "Rosa Lindqvist/AP",
            "Rosa Lindqvist",
            "AP",
        ),
        (
            "Neil Tarrant in his Bulli boatshed.Credit:Dora Hallam",
            "Neil Tarrant in his Bulli boatshed.",
            "Dora Hallam",
            "Dora Hallam",
            None,
        ),
        (
            "Fallen pears cover the path on Alder Street.(Tomás Cray / Mesa Register)",
            "Fallen pears cover the path on Alder Street.",
            "Tomás Cray / Mesa Register",
            "Tomás Cray",
            "Mesa Register",
        ),
        (
            "A pear on a doorstep.(Gil Farrow / For The Times)",
            "A pear on a doorstep.",
            "Gil Farrow / For The Times",
            "Gil Farrow",
            "The Times",
        ),
        (
            "Workers string a harp. Photographer: Anna Kohl/Bloomberg",
            "Workers string a harp.",
            "Anna Kohl/Bloomberg",
            "Anna Kohl",
            "Bloomberg",
        ),
        (
            "FILE PHOTO: Traders work on the floor. REUTERS/Kim Song-Ji/File Photo",
            "FILE PHOTO: Traders work on the floor.",
            "REUTERS/Kim Song-Ji/File Photo",
            "Kim Song-Ji",
            "REUTERS",
        ),
        (
            "[1/2]A crane lifts the bell in Whitmoor. REUTERS/Dora Quist Acquire Licensing Rights, opens new tab",
            "A crane lifts the bell in Whitmoor.",
            "REUTERS/Dora Quist",
            "Dora Quist",
            "REUTERS",
        ),
        (
            "The mill at Birch Crossing, Sask., is seen on Friday. THE CANADIAN PRESS/Corey Fenn",
            "The mill at Birch Crossing, Sask., is seen on Friday.",
            "THE CANADIAN PRESS/Corey Fenn",
            "Corey Fenn",
            "THE CANADIAN PRESS",
        ),
        (
            "Un accordéoniste à Calais, jeudi matin. CLAIRE DUVAL / AFP",
            "Un accordéoniste à Calais, jeudi matin.",
            "CLAIRE DUVAL / AFP",
            "CLAIRE DUVAL",
            "AFP",
        ),
        (
            "Otters sleep on the ramp on Friday, June 2, 2023. PRIYA LINDQVIST / PENINSULA TIDE",
            "Otters sleep on the ramp on Friday, June 2, 2023.",
            "PRIYA LINDQVIST / PENINSULA TIDE",
            "PRIYA LINDQVIST",
            "PENINSULA TIDE",
        ),
        (
            "The dress was worn on a plane in Washington DC Stefan Rusk/via Reuters",
            "The dress was worn on a plane in Washington DC",
            "Stefan Rusk/via Reuters",
            "Stefan Rusk",
            "Reuters",
        ),
        (
            "Pirogues lie idle on the beach AFP / Oumar Selle",
            "Pirogues lie idle on the beach",
            "AFP / Oumar Selle",
            "Oumar Selle",
            "AFP",
        ),
        (
            "A crew lifts the sealed capsule on Sept. 3, 2021. | Benny Aldaco/KVRW",
            "A crew lifts the sealed capsule on Sept. 3, 2021.",
            "Benny Aldaco/KVRW",
            "Benny Aldaco",
            "KVRW",
        ),
        (
            "The trunk in which the kites were found. Image courtesy of Yayasan Walet.",
            "The trunk in which the kites were found.",
            "Yayasan Walet",
            None,
            "Yayasan Walet",
        ),
        (
            "The swifts of the tower at noon. Image by Budi Laksono for Mongabay.",
            "The swifts of the tower at noon.",
            "Budi Laksono for Mongabay",
            "Budi Laksono",
            "Mongabay",
        ),
        (
            "The launch site at dusk in October. Tara Atkins for Rest of World",
            "The launch site at dusk in October.",
            "Tara Atkins for Rest of World",
            "Tara Atkins",
            "Rest of World",
        ),
        (
            "Cabins have been redesigned from the ground up. Supplied",
            "Cabins have been redesigned from the ground up.",
            "Supplied",
            None,
            None,
        ),
        (
            "Mariko holds a kite at the shop in Hamada on May 2, 2020. (Kyodo)",
            "Mariko holds a kite at the shop in Hamada on May 2, 2020.",
            "Kyodo",
            None,
            "Kyodo",
        ),
        (
            "GRAPHIC: Moira Ross mends the net at Sandvoe. Picture: Duncan Rusk",
            "Moira Ross mends the net at Sandvoe.",
            "Duncan Rusk",
            "Duncan Rusk",
            None,
        ),
        (
            "Pumpkin, the donkey at the heart of a row. (Danie Fourie)",
            "Pumpkin, the donkey at the heart of a row.",
            "Danie Fourie",
            "Danie Fourie",
            None,
        ),
    ],
)
def test_a_caption_with_its_credit(
    line: str, caption: str, credit: str, creator: str | None, agency: str | None
) -> None:
    doc = read("", line)
    assert doc.lines[1].label == Label.CAPTION
    value = only_caption(doc)
    assert value["caption"] == caption
    assert value["credit"] == only_credit(doc)
    assert (value["credit"]["line"], value["credit"]["creator"], value["credit"]["agency"]) == (
        credit,
        creator,
        agency,
    )


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("FILE - In this May 2, 2020 photo, a kite lies in a trunk.", None),
        ("Pictured: The bride outside the pavilion", None),
        ("Doreen Huck (pictured left) and her neighbour say the lavender gives them headaches", None),
        ("In this file photo provided by the Yarrow Club, members stand under the mast.", None),
        ("Fisk, left, and Rusk pose for a photo with their goat on Tuesday", None),
        ("This photo, taken on March 3, 2021, shows a diver at the pier.", None),
        ("Image caption, The loaf was found behind an oven", "The loaf was found behind an oven"),
        ("Fisk (left) may be forced to sell the goat to Rusk (right)", None),
    ],
)
def test_a_caption_that_its_words_prove(line: str, caption: str | None) -> None:
    value = only_caption(read("", line))
    assert value == {"caption": caption or line, "caption_span": value["caption_span"], "credit": None}


@pytest.mark.parametrize(
    ("language", "line", "creator", "agency"),
    [
        (
            "de",
            "Zwei Gänse vor dem Rathaus. (Symbolfoto: picture alliance/dpa | Jutta Feld)",
            "Jutta Feld",
            "picture alliance/dpa",
        ),
        ("de", "Mario Rusk (CDU) und Björn Fisk (SPD)Quelle: Hannes P. Ahl/dpa", "Hannes P. Ahl", "dpa"),
        (
            "de",
            "Das Dach der Halle steht seit Mai offen. Foto: Urs Fluri (Keystone)",
            "Urs Fluri",
            "Keystone",
        ),
        ("it", "Un barcaiolo sotto il ponte vecchio (foto Carlo Renzi/LaPresse)", "Carlo Renzi", "LaPresse"),
        (
            "pt",
            "A tartaruga na loja de sua dona, em Olinda - Tadeu Vilar - 9.mai.23/Folhapress",
            "Tadeu Vilar",
            "Folhapress",
        ),
        (
            "ru",
            "Козы стоят, пока проезжает поезд. Фото: Ольга Рябинина, Коммерсантъ",
            "Ольга Рябинина",
            "Коммерсантъ",
        ),
        ("ja", "商店街に立つ鐘＝2022年9月7日午前、高知県南浦町、山田みのり撮影", "山田みのり", None),
        ("ko", "후보가 시장에서 인사하고 있다. 연합뉴스", None, "연합뉴스"),
        ("tr", "Kazlar köprünün önünde bekliyor. Fotoğraf: Derya Mert/AA", "Derya Mert", "AA"),
        ("es", "Verstraten y Rusk, durante la vuelta del gran premio.AFP", None, "AFP"),
    ],
)
def test_captions_of_other_languages(
    language: str, line: str, creator: str | None, agency: str | None
) -> None:
    value = only_caption(read("", line, language=language))
    assert value["credit"]
    assert (value["credit"]["creator"], value["credit"]["agency"]) == (creator, agency)


@pytest.mark.parametrize(
    "line",
    [
        "Russian Defense Ministry",
        "Rosa Lindqvist",
        "© 2017 Sputnik. All rights reserved.",
        "© Harbour Gazette Media Ltd",
        "Credit card fraud: how to spot it",
        "Photo gallery: ten lighthouses at dusk",
        "A Reuters/Ipsos poll found that most people want the clock set right",
        "A poll by Reuters/Ipsos",
        "By Rosa Lindqvist/Reuters",
        "Rosa Lindqvist, AP",
        "Rosa Lindqvist - Associated Press",
        "The clock was slow, said the mayor (37)",
        "Die Kirche von Klein Wutzlow (Symbolbild)",
        "The bill was written by Rusk (D-N.Y.)",
        "The minister denied it again on Monday. (AFP)",
        "He said the ferry would not sail until July. (ANI)",
        "The agency said it had not been asked about the clock (see below)",
        "The ticket won by a wide margin in the town (Rusk/Fisk)",
        "Mrs Huckle (pictured left), who keeps bees, moved there in 1998.",
        "Kansas town buys back its only traffic light at auction | Prairie Lantern",
        "Town buys back its only traffic light at auction | Reuters",
        "tb/kl (AFP, dpa)",
        "May 3, 2018 | KYODO NEWS",
        "Source: AFP",
        "Copyright © 2022, Harbour Times | Terms of Service | Privacy Policy",
        "For a coin the Fisk brothers would pose for a photograph with their calf.",
        'The picture was taken in 1997, the mayor told AFP: "It is the bigger picture: nobody looks at it."',
    ],
)
def test_what_the_surface_does_not_prove_is_left_alone(line: str) -> None:
    doc = read("", line)
    assert doc.lines[1].label is None
    assert not doc.candidates


def test_a_sign_off_is_no_credit() -> None:
    doc = read_text(f"{STORY}\n\nAFP\n")
    credits(doc)
    assert doc.lines[2].label is None


def test_a_house_alone_under_a_caption_is_a_credit() -> None:
    doc = read("Two geese wait at the harbour of Whitmoor.", "AFP")
    assert doc.lines[1].label == Label.CREDIT


def test_a_marker_torn_from_its_makers() -> None:
    doc = read("Activists hold placards outside the hotel (Image:", "Dora Quist via Getty Images)")
    assert [line.label for line in doc.lines[:2]] == [Label.CAPTION, Label.CREDIT]
    assert only_credit(doc)["line"] == "Dora Quist via Getty Images"


def test_a_credit_printed_again_alone_is_known_from_its_caption() -> None:
    doc = read(
        "Fisk raises a hand at the auction (Lorna Becker/Prairie Lantern)", "", "Lorna Becker/Prairie Lantern"
    )
    assert doc.lines[2].label == Label.CREDIT


def test_brackets_around_a_caption_and_two_credits() -> None:
    value = only_caption(
        read("[The old trunk in which the kites were found. (Photo by Naomi Ishida)(Kyodo)]")
    )
    assert value["caption"] == "The old trunk in which the kites were found."
    assert (value["credit"]["creator"], value["credit"]["agency"]) == ("Naomi Ishida", "Kyodo")


def test_a_line_that_a_stage_has_labelled_is_left() -> None:
    doc = read_text("Getty Images\n")
    doc.decide(doc.lines[0], Label.FURNITURE, rule="test.menu")
    credits(doc)
    assert doc.lines[0].label == Label.FURNITURE


def test_a_credit_line_is_proposed_with_the_span_of_its_whole_line() -> None:
    doc = read("", "(Photo: Dora Quist/AFP)")
    (candidate,) = doc.proposed("credits")
    assert candidate.span == doc.lines[1].content
    assert candidate.value["line"] == "Dora Quist/AFP"


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Getty Images / Ann Roe", None, "Getty Images / Ann Roe"),
        ("PHOTO: A boat lies on the slip of Wick harbour.", "A boat lies on the slip of Wick harbour.", None),
        ("A boat on the slip of Wick harbour. Ann Roe/NPR", "A boat on the slip of Wick harbour.", "Ann Roe/NPR"),
        ("A boat on the slip. / AFP PHOTO / Ann ROE", "A boat on the slip.", "AFP PHOTO / Ann ROE"),
    ],
)  # fmt: skip
def test_credits_behind_a_slash_and_captions_behind_a_label(
    line: str, caption: str | None, credit: str | None
) -> None:
    story = (
        "The ferry company said on Tuesday that it would stop the night boat to the island from the first of May.\n\n"
        "The council voted eight to three against the plan, and the mayor said that nobody had asked the islanders."
    )
    page = f"Ferry scraps night boat to island\n\nBy Jane Roe\n\nMarch 4, 2024\n\n{line}\n\n{story}\n"
    photo = wirecleaner.parse(page).photos[0]
    assert (photo.caption, photo.credit.line if photo.credit else None) == (caption, credit)


@pytest.mark.parametrize(
    ("lines", "caption", "credit"),
    [
        (
            "A stone clock tower at dusk\nThe clock of Wick runs slow. (ABC News: Ann Roe)",
            "The clock of Wick runs slow.",
            "ABC News: Ann Roe",
        ),
        (
            "Image\nA woman in an apron leans on a counter.\nMs. Roe at the clock of Wick.Credit...Ann Roe for The Example",
            "Ms. Roe at the clock of Wick.",
            "Ann Roe for The Example",
        ),
        (
            "The clock of Wick, seen on Saturday.\nThe clock of Wick, seen on Saturday. Wick Historical Society",
            "The clock of Wick, seen on Saturday.",
            "Wick Historical Society",
        ),
        (
            "Getty Images Close-up of a clock face\nThe clock of Wick was installed in 1899 and stopped twice",
            "The clock of Wick was installed in 1899 and stopped twice",
            "Getty Images",
        ),
    ],
)
def test_what_stands_for_a_picture_is_neither_caption_nor_text(lines: str, caption: str, credit: str) -> None:
    story = (
        "The ferry company said on Tuesday that it would stop the night boat to the island from the first of May.\n\n"
        "The council voted eight to three against the plan, and the mayor said that nobody had asked the islanders."
    )
    article = wirecleaner.parse(
        f"Wick keeps its slow clock after a vote\n\nBy Jane Roe\n\nMarch 4, 2024\n\n{lines}\n\n{story}\n"
    )
    assert [(photo.caption, photo.credit and photo.credit.line) for photo in article.photos] == [
        (caption, credit)
    ]
    assert article.text == story


def test_a_caption_that_grows_line_by_line_is_survived() -> None:
    rows = ["The clock of Wick, seen on Saturday"]
    for word in ("Ann", "Roe", "Press", "Wick"):
        rows.append(f"{rows[-1]} {word}")
    assert wirecleaner.parse("\n".join(rows)).source == "\n".join(rows)


def test_who_wrote_a_text_and_when_is_no_credit() -> None:
    line = "Damals hatte ein Blitz die Anlage getroffen. Der Lift stand zwei Tage. (Thea Wimmer, APA"
    assert read(f"{line})", language="de").proposed("captions")
    assert not read(f"{line}, 5.11.2023)", language="de").proposed("captions")
