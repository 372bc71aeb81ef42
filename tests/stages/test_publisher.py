"""Who owns the site: names that are read out of copyright lines, and words of such lines that are no name."""

import pytest

import wirecleaner

STORY = (
    "Il treno delle 17.42 non ferma a Pontelungo dal 2014, ma la banda cittadina lo aspetta ancora, ogni sabato, in divisa. "
    "La sindaca ha annunciato che il Comune stamperà biglietti numerati per l'ascolto, e che costeranno un euro e ottanta."
)


@pytest.mark.parametrize(
    ("footer", "publisher"),
    [
        ("© RIPRODUZIONE RISERVATA", None),
        ("© Reproducción reservada", None),
        (
            "© RIPRODUZIONE RISERVATA\n\nCopyright 2023 © Editrice Valbrenta S.r.l. - P.IVA 00000000000",
            "Editrice Valbrenta",
        ),
        ("© 2024 Portal do Cerradinho Ltda. Todos os direitos reservados.", "Portal do Cerradinho"),
        ("© 2024 El Pregón del Istmo, S.L. Aviso legal", "El Pregón del Istmo"),
    ],
)
def test_the_owner_of_a_copyright_line(footer: str, publisher: str | None) -> None:
    page = f"Pontelungo, la banda suona per il treno\n\n{STORY}\n\n{STORY}\n\n{footer}\n"
    assert wirecleaner.parse(page).publisher == publisher


TOWN = (
    "The bakery on Quay Street has sold the same loaf for three years, and nobody in Porth Emlyn has managed to cut it. "
    "The mayor said on Tuesday that the council would buy a saw, and that the loaf would be shown in the town hall."
)


@pytest.mark.parametrize(
    ("top", "foot", "publisher"),
    [
        ("Fjordby Folkeblad", "Tips: tip@fjordbyfolkeblad.example", "Fjordby Folkeblad"),
        ("The Quay Courier", "More at www.quaycourier.example", "The Quay Courier"),
        ("Isles News", "About Isles News\nCopyright © 2024 Isles Broadcasting.", "Isles News"),
        ("Küstenblatt", "© Küstenblatt Verlag GmbH 2017", "Küstenblatt"),
        ("YENİ IRMAK", "© 2024 Yeni Irmak", "Yeni Irmak"),
        # an address of another site, a name that nothing proves, one that is the owner's with a word of the menu
        ("Homes\nflats.example.com\nPisos.com", "Imprint", None),
        ("Burning Planet", "Imprint", None),
        ("Search The Quay Courier", "© 2024 The Quay Courier Ltd.", "The Quay Courier"),
    ],
)
def test_the_masthead_is_the_site_where_the_page_proves_it(
    top: str, foot: str, publisher: str | None
) -> None:
    page = f"Menu\n{top}\n\nNobody can cut the loaf of Quay Street\n\n{TOWN}\n\n{TOWN}\n\n{foot}\n"
    assert wirecleaner.parse(page).publisher == publisher


@pytest.mark.parametrize(
    ("tab", "foot", "publisher"),
    [
        ("Nobody can cut the loaf - The Quay Courier", "© 2024 Wexland Interactive Inc.", "The Quay Courier"),
        ("Nobody can cut the loaf -- Puppets -- Quay.example", "© 2024 Wexland Media", "Quay.example"),
        ("Nobody can cut the loaf | Business News", "© 2024 Wexland Media", "Wexland Media"),
        ("Nobody can cut the loaf", "Copyright of Wexland Media Group 2024", "Wexland Media Group"),
        ("Nobody can cut the loaf", "© Any use of the material of this site is not allowed without", None),
        # what stands at both ends of a page may be the menu's
        ("High School Sports", "High School Sports", None),
    ],
)
def test_the_tab_names_the_site_before_the_foot_names_its_house(
    tab: str, foot: str, publisher: str | None
) -> None:
    page = f"{tab}\n\nNobody can cut the loaf\n\n{TOWN}\n\n{STORY}\n\n{foot}\n"
    assert wirecleaner.parse(page).publisher == publisher


def test_the_tab_tells_the_headline_from_those_of_other_stories_over_the_story() -> None:
    other = "Bakery wins prize for bread that floats\n12 May 2015\n"
    page = f"Nobody can cut the loaf of Quay Street | The Quay Courier\nMenu\n\nNobody can cut the loaf of Quay Street\n\nPopular\n\n{other}\n{TOWN}\n\n{TOWN}\n"
    assert wirecleaner.parse(page).title == "Nobody can cut the loaf of Quay Street"


def test_a_headline_alone_in_the_tab_is_one_where_it_stands_over_the_story_again() -> None:
    head = "MEANWHILE: Loaves on Quay Street..."
    page = f"{head}\nLogin With Mail\n|\nEmail Sent!\nZip\n{head}\nAna Roe\n|\n12 May 2015\n\n{TOWN}\n\n{TOWN}\n\nImprint\n"
    doc = wirecleaner.explain(page)
    assert doc.article.title == head
    assert doc.article.origins["title"][0].rule == "roles.title-of-the-tab"


def test_the_box_that_shares_a_post_names_its_headline_and_its_publication() -> None:
    box = "Share this post\nHarbour Notes\nThe dock that moved\nCopy link\n"
    head = "The dock that moved\nHow a town of 4,000 argued for two years about 300 metres\nAna Roe\nNov 06, 2025\n42\n"
    article = wirecleaner.parse(
        f"Harbour Notes\nSubscribeSign in\n{box}Facebook\n{head}{box}7\nShare\n{TOWN}\n\n{STORY}\n"
    )
    assert (article.title, article.publisher) == ("The dock that moved", "Harbour Notes")
    assert article.deck == "How a town of 4,000 argued for two years about 300 metres"
