"""Factiva's codes: what each holds, and that a text with a few capitals in front of its lines is none."""

from datetime import date, datetime

import pytest

import wirecleaner
from wirecleaner import Article

EXPORT = """HD
Swans refuse to leave car park
{by}WC
79 words
PD
12 February 2014
{et}SN
The Brackwater Courier
SC
BRACK
LA
English
CY
(c) 2014, Brackwater Courier Newspapers
LP
Four swans that landed on the ice of the car park in Mill Lane have refused to leave it.
TD
The council said on Tuesday that the birds had been given until Friday, and a loaf.
NS
gcat : Political/General News
AN
Document BRACK00020140212ea2c0000a
"""


def parse(by: str = "", et: str = "") -> Article:
    return wirecleaner.parse(EXPORT.format(by=by and f"BY\n{by}\n", et=et and f"ET\n{et}\n"))


def test_what_the_codes_hold() -> None:
    article = parse(by="By Jonas Weir and Ruth Aldous", et="09:30")
    assert article.title == "Swans refuse to leave car park"
    assert [author.name for author in article.authors] == ["Jonas Weir", "Ruth Aldous"]
    assert article.published == datetime(2014, 2, 12, 9, 30)
    assert article.publisher == "The Brackwater Courier"
    assert [paragraph.text[:10] for paragraph in article.body] == ["Four swans", "The counci"]
    assert (article.tags, article.deck, article.section) == ((), None, None)


def test_without_a_time_the_day_stays_a_day() -> None:
    assert parse().published == date(2014, 2, 12)
    assert parse(et="soon").published == date(2014, 2, 12)
    assert parse().authors == ()


@pytest.mark.parametrize("length", ["WC 79 words", "WC  79 words"])
def test_a_code_with_its_value_on_one_line(length: str) -> None:
    text = EXPORT.format(by="", et="").replace("WC\n79 words", length)
    assert wirecleaner.parse(text).title == "Swans refuse to leave car park"
    assert "words" not in wirecleaner.parse(text).text


def test_a_few_capitals_are_no_export() -> None:
    text = "HD TV comes to Brackwater\n\nPD 12 officers were called to the shop, the mayor said on Monday, and all of them bought one.\n"
    assert not any(line.rule == "export.code" for line in wirecleaner.explain(text).lines)
