"""Where the running text of a page stands."""

import pytest

from wirecleaner import default_pipeline
from wirecleaner.wire.running import RunningText

PROSE = "The clock has been slow for years, but no ferry has left the harbour late on its account, the mayor said on Monday."


def running(*lines: str) -> RunningText:
    return RunningText(default_pipeline().read("\n".join(lines)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (PROSE, True),
        ("Harbour clock to stay slow for another winter, says the council of Ness", False),
        ("It is slow.", False),
        (
            "修理には九百円かかると、時計を作った会社の手紙は伝えているが、議会はその支払いをことわったという。",
            True,
        ),
        ("**" + PROSE + "**", True),
    ],
)
def test_what_is_running_text(line: str, expected: bool) -> None:
    assert running(line).prose == [expected]


def test_the_story_is_the_stretch_with_the_most_text() -> None:
    cookies = "We use cookies to count the ferries. You can say no, and we will count them by hand as before."
    lines = [
        "Menu",
        cookies,
        *["Tides"] * 12,
        "Title",
        PROSE,
        PROSE,
        "Share",
        PROSE,
        *["A headline of another story that is rather long, and ends"] * 8,
    ]
    start, end = running(*lines).story
    assert (start, end) == (15, 19)


def test_a_page_without_running_text_has_no_story() -> None:
    found = running("Menu", "Tides", "Weather")
    assert found.story == (0, 0)
    assert found.next_prose(0) == 3
    assert found.prose_between(0, 3) == 0


def test_a_long_menu_is_no_story() -> None:
    menu = " ".join(f"Section{number}" for number in range(40))
    assert running(menu, PROSE).story == (1, 2)
