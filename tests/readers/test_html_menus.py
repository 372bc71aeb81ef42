"""Menus of pages of HTML."""

import wirecleaner

PAGE = (
    '<nav><a href="/">Home</a> <a href="/n">News</a></nav><h1>Ferry scraps fuel surcharge</h1>'
    "<p>A ferry operator on the Bay of Fundy said Thursday it would drop its fuel surcharge after three weeks.</p>"
)


def test_a_menu_on_one_line_is_no_section() -> None:
    explanation = wirecleaner.explain_html(PAGE)
    assert explanation.article.section is None
    assert [line.rule for line in explanation.lines if line.text == "Home News"] == ["markup.link-in-menu"]
