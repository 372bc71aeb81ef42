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


def test_a_language_that_is_in_no_table_stays_unknown() -> None:
    malagasy = (
        "Nilaza ny kapiteny fa mitabataba kokoa ny sambo vaovao, saingy tsy nisy nitaraina. "
        "Hanomboka indray ny alatsinainy ny asa raha tsara ny andro."
    )
    assert detect(malagasy) is None
    assert detect("1204 · 88 · 17:45") is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fa", "او گفت که فانوس دریایی به سمت اشتباه می‌تابد و تا ژانویه آن را نمی‌چرخانند."),
        ("ur", "انہوں نے کہا کہ لائٹ ہاؤس غلط سمت میں چمکتا ہے اور اسے جنوری تک نہیں گھمایا جائے گا۔"),
        (
            "bg",
            "Тя каза, че фарът свети в грешна посока и че няма да бъде обърнат до януари, защото няма кой да го направи.",
        ),
        ("sr", "Рекла је да светионик светли у погрешном правцу и да неће бити окренут до јануара."),
        ("be", "Яна сказала, што маяк свеціць не ў той бок і што яго не павернуць да студзеня."),
        (
            "sk",
            "Povedala, že maják svieti na zlú stranu a že ho do januára nikto neotočí, lebo podľa obce sa nemá kto o to postarať.",
        ),
        ("hr", "Rekla je da svjetionik svijetli na krivu stranu i da ga nitko neće okrenuti do siječnja."),
        (
            "ca",
            "Diu que el far il·lumina cap al costat equivocat i que no el giraran fins al gener, amb sort.",
        ),
        (
            "gl",
            "Di que o faro alumea cara ao lado equivocado e que non o van xirar ata xaneiro, pero unha veciña non o ten claro.",
        ),
        ("lv", "Viņa saka, ka bāka spīd uz nepareizo pusi un ka to nepagriezīs līdz janvārim."),
        ("et", "Ta ütleb, et majakas paistab valele poole ja et seda ei pöörata enne jaanuari."),
        (
            "af",
            "Sy sê dat die vuurtoring na die verkeerde kant skyn en dat hulle dit nie voor Januarie sal draai nie.",
        ),
        ("az", "O dedi ki, mayak səhv tərəfə işıq salır və yanvara qədər onu çevirməyəcəklər."),
        (
            "ms",
            "Beliau berkata bahawa rumah api itu bersinar ke arah yang salah kerana tiada sesiapa boleh memusingnya.",
        ),
        (
            "ga",
            "Deir sí go bhfuil an teach solais ag lonrú an treo mícheart agus nach gcasfar é roimh Eanáir.",
        ),
        ("hi", "उन्होंने कहा कि लाइटहाउस गलत दिशा में चमकता है और इसे जनवरी तक नहीं घुमाया जाएगा।"),
        ("th", "เธอกล่าวว่าประภาคารส่องไปผิดทาง และจะไม่มีใครหมุนมันก่อนเดือนมกราคม"),
    ],
)
def test_neighbours_without_a_folder_are_not_taken_for_one_with(code: str, text: str) -> None:
    assert detect(text) == code


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
