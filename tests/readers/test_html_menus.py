"""Menus of pages of HTML."""

import pytest

import wirecleaner

PAGE = (
    '<nav><a href="/">Home</a> <a href="/n">News</a></nav><h1>Ferry scraps fuel surcharge</h1>'
    "<p>A ferry operator on the Bay of Fundy said Thursday it would drop its fuel surcharge after three weeks.</p>"
)


def test_a_menu_on_one_line_is_no_section() -> None:
    explanation = wirecleaner.explain_html(PAGE)
    assert explanation.article.section is None
    assert [line.rule for line in explanation.lines if line.text == "Home News"] == ["markup.link-in-menu"]


@pytest.mark.parametrize(
    "box", ['<div class="main-nav">', "<ul id=siteMenu>", "<div><div class='offcanvas'><div>"]
)
def test_a_class_may_say_that_a_box_is_a_menu(box: str) -> None:
    links = '<a href="/c">Cowes</a><a href="/d">Digby harbour</a>'
    lines = wirecleaner.explain_html(f"{box}{links}</div></div></div></ul>{PAGE}").lines
    assert {line.rule for line in lines if line.text in ("Cowes", "Digby harbour")} == {"markup.link-in-menu"}


def test_a_menu_s_words_inside_an_article_say_nothing_of_its_text() -> None:
    topics = '<ul class="topics"><li><a href="/f">Ferries</a></li></ul>'
    page = f'<div class="has-menu"><article>{PAGE}{topics}</article></div>'
    lines = wirecleaner.explain_html(page).lines
    assert "markup.link-in-menu" not in {line.rule for line in lines if line.text == "Ferries"}
