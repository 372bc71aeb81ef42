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
