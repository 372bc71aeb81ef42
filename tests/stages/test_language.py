"""Which language a page is in: neighbours kept apart, menus in another language, languages without a folder."""

import pytest

import wirecleaner
from wirecleaner.stages.language import detect, judge

GERMAN = (
    "Die Fähre fährt nach elf Wochen wieder, und der Kapitän sagt, sie sei nicht lauter als die alte.\n\n"
    "Am Montag standen trotzdem alle am Steg, weil niemand glauben wollte, dass sie noch einmal kommt.\n\n"
    "Bis zum Herbst soll auch das Horn wieder gehen, wenn es jemand findet, der es noch blasen kann.\n\n"
)
ENGLISH_MENU = "\n".join(
    ["Skip to content", "Sign in to your account", "Get the newsletter", "About us", "How we are funded"] * 12
)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("no", "Hun sier at fyret lyser feil vei, og at det ikke blir snudd før etter jul."),
        ("da", "Hun siger, at fyret lyser den forkerte vej, og at det ikke bliver vendt før efter jul."),
        ("sv", "Hon säger att fyren lyser åt fel håll och att den inte ska vändas förrän efter jul."),
        ("nl", "Ze zegt dat de vuurtoren de verkeerde kant op schijnt en dat hij niet wordt gedraaid."),
        ("de", "Sie sagt, dass der Leuchtturm falsch herum leuchtet und nicht mehr gedreht wird."),
        ("is", "Hún segir að vitinn lýsi í öfuga átt og að honum verði ekki snúið fyrr en eftir jól."),
        ("fi", "Hän sanoo, että majakka loistaa väärään suuntaan eikä sitä käännetä ennen joulua."),
        ("es", "Dice que el faro alumbra hacia el lado equivocado y que no lo van a girar hasta enero."),
        ("pt", "Diz que o farol ilumina para o lado errado e que não vai ser virado até janeiro."),
        ("ru", "Она говорит, что маяк светит не в ту сторону и что его не повернут до января."),
        ("uk", "Вона каже, що маяк світить не в той бік і що його не повернуть до січня."),
        ("cs", "Říká, že maják svítí na špatnou stranu a že ho do ledna nikdo neotočí, protože není kdo."),
        ("pl", "Mówi, że latarnia świeci w złą stronę i że nikt jej nie obróci przed styczniem."),
    ],
)
def test_neighbours_are_kept_apart(code: str, text: str) -> None:
    assert detect(text) == code


def test_the_sentences_decide_and_not_the_menu() -> None:
    assert detect(f"{ENGLISH_MENU}\n\n{GERMAN}") == "de"
    assert detect(ENGLISH_MENU) == "en"


def test_a_language_without_a_folder_stays_unknown() -> None:
    welsh = (
        "Dywedodd y capten fod y fferi newydd yn llawer mwy swnllyd na'r hen un, ond nad oedd neb wedi cwyno. "
        "Bydd y gwasanaeth yn dechrau eto ddydd Llun os bydd y tywydd yn caniatáu hynny."
    )
    assert detect(welsh) is None
    assert detect("1204 · 88 · 17:45") is None


def test_the_score_is_the_share_of_the_evidence() -> None:
    only = judge(GERMAN)
    shared = judge("Det er ikke min skyld at du har glemt det.")  # Danish and Norwegian alike
    assert only
    assert shared
    assert 0.5 <= shared.score < 0.6 < only.score <= 1.0


def test_explain_names_the_rule_and_the_score() -> None:
    explanation = wirecleaner.explain(f"{ENGLISH_MENU}\n\n{GERMAN}")
    [found] = explanation.fields["language"]
    assert (found.value, found.rule) == ("de", "language.function-words")
    assert found.score == judge(f"{ENGLISH_MENU}\n\n{GERMAN}").score  # type: ignore[union-attr]
    [script] = wirecleaner.explain("時計台の鐘が十三回鳴りました。\n" * 9).fields["language"]
    assert (script.value, script.rule) == ("ja", "language.script")
