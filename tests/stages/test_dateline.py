"""The stage `dateline`: what it proposes of the first paragraph and of a place alone."""

from datetime import date, datetime
from typing import Any

import pytest

from wirecleaner import Article, Label, default_pipeline

PIPELINE = default_pipeline().without("quotes")
STORY = "The clock has been slow for years, but no ferry has left the harbour late on its account, the mayor said on Monday."


def parse(first: str, *head: str, **options: Any) -> Article:
    return PIPELINE.parse(
        "\n\n".join(
            [
                "Harbour clock runs slow again this winter",
                *head,
                first,
                STORY,
                STORY.replace("clock", "ferry"),
            ]
        ),
        **options,
    )


def test_the_prefix_is_proposed_and_stays_in_the_paragraph() -> None:
    article = parse(f"PORT ELLERY, Ont. (Reuters)\u00a0— {STORY}")
    assert article.dateline is not None
    assert article.dateline.places == ("PORT ELLERY, Ont.",)
    assert article.dateline.agency == "Reuters"
    assert article.agencies == ("Reuters",)
    assert article.dateline.span is not None
    assert article.source[slice(*article.dateline.span)] == "PORT ELLERY, Ont. (Reuters)\u00a0—"
    assert article.body[0].text.startswith("PORT ELLERY")


def test_the_year_is_that_of_the_stamp() -> None:
    article = parse(f"OSLO, March 7 (Reuters) - {STORY}", "Published 8 March 2023 at 10:00")
    assert article.dateline is not None
    assert article.dateline.date == date(2023, 3, 7)
    assert article.published_day == date(2023, 3, 8)


def test_without_a_stamp_the_day_is_the_date_of_the_article() -> None:
    article = parse(f"OSLO. Feb 12 (Interfax) - {STORY}", reference_date=datetime(2021, 2, 15))
    assert article.published == date(2021, 2, 12)
    assert parse(f"OSLO. Feb 12 (Interfax) - {STORY}").published is None


def test_a_place_alone_before_the_story() -> None:
    text = f"Harbour clock runs slow again this winter\n\n7 March 2023\nISTANBUL\n\n{STORY}\n\n{STORY.replace('clock', 'ferry')}"
    article = PIPELINE.parse(text)
    assert article.dateline is not None
    assert article.dateline.places == ("ISTANBUL",)
    assert any(row.label == Label.DATELINE for row in PIPELINE.run(PIPELINE.read(text)).lines)


def test_german_papers_print_the_place_as_a_sentence() -> None:
    first = "Klein Wutzlow. Die Glocke in Klein Wutzlow schlägt seit Ostern dreizehn, und niemand in dem Dorf weiß, wer sie abstellen darf."
    more = "Der Bürgermeister sagte am Montag, dass die Glocke von 1911 ist und nicht mehr repariert werden kann, weil das Geld fehlt."
    article = PIPELINE.parse(f"Die Glocke schlägt dreizehn\n\n{first}\n\n{more}\n\n{more}", language="de")
    assert article.dateline is not None
    assert article.dateline.places == ("Klein Wutzlow",)
    nowhere = PIPELINE.parse(
        f"Die Glocke schlägt dreizehn\n\n{first.replace('Klein Wutzlow. ', 'Schade. ')}\n\n{more}\n\n{more}",
        language="de",
    )
    assert nowhere.dateline is None


@pytest.mark.parametrize(
    "opening", ["READ MORE: ", "EXCLUSIVE: ", "JAKE ROWNTREE: ", "The Harbour Board (HB) - ", "FOR 52 YEARS "]
)
def test_false_friends_give_no_dateline(opening: str) -> None:
    assert parse(opening + STORY).dateline is None


def test_reporters_named_in_the_dateline_are_authors() -> None:
    text = "항구 시계\n\n(서울=연합뉴스) 김하늘 기자 = 항구의 시계가 삼십 년 동안 이십 분 늦게 갔지만 아무도 배를 놓치지 않았다고 시장이 월요일에 말했다.\n\n시계는 내년 봄에 고쳐질 예정이며 비용은 아직 알려지지 않았다고 시청 관계자가 기자들에게 설명했다."
    article = PIPELINE.parse(text, language="ko")
    assert [author.name for author in article.authors] == ["김하늘"]
