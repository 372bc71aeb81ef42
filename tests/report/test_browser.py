"""The report in a real browser: it loads without complaint, answers to mouse and keyboard, and stays inert.

Needs `pip install '.[browser]'` and a Chromium: one that Playwright installed, or one on the path.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_report import HOSTILE

import wirecleaner
from wirecleaner.report import report_html

playwright = pytest.importorskip(
    "playwright.sync_api", reason="the browser tests need: pip install 'wirecleaner[browser]'"
)
EXAMPLE = Path(__file__).parents[2] / "examples" / "island-bus.txt"
FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as tool:
        own = Path(tool.chromium.executable_path).exists()
        found = None if own else shutil.which("chromium") or shutil.which("google-chrome")
        if not own and not found:
            pytest.skip("no Chromium found; playwright install chromium gets one")
        opened = tool.chromium.launch(executable_path=found)
        yield opened
        opened.close()


class Opened:
    """A report in a window of its own, with whatever the browser complained about."""

    def __init__(self, browser: Any, folder: Path, html: str) -> None:
        file = folder / "report.html"
        file.write_text(html, encoding="utf-8")
        self.page = browser.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def texts(self, selector: str) -> list[str]:
        return list(self.page.locator(selector).all_inner_texts())


@pytest.fixture
def example(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(browser, tmp_path, wirecleaner.explain(EXAMPLE.read_text(encoding="utf-8")).to_html())
    yield opened
    assert opened.complaints == []
    assert len(opened.asked) == 1, "the page asked for something beside itself"
    opened.page.close()


def test_a_click_on_a_field_marks_its_line(example: Opened) -> None:
    example.page.click(".article a[data-f='d1f-title']")
    [line] = example.texts(".line.hit")
    assert line.split("\n")[1:] == ["title", "    Island Bus Gets a Timetable After 31 Years of Bed Sheets"]
    assert "roles.title" in example.text("#why")
    example.page.click(".article a[data-f='d1f-authors-0']")
    assert example.texts(".line .hit") == ["Marta Lindqvist"]
    assert example.page.locator(".line.hit").count() == 1


def test_a_click_on_a_quote_marks_its_parts(example: Opened) -> None:
    example.page.click(".article a[data-q='1']")
    assert example.texts(".line .hit") == [
        "We counted 214 sheets last year, and not all of them were meant for the bus",
        "Some were just drying.",
    ]
    assert "Astrid Haugen" in example.text("#why")


def test_a_click_on_a_line_marks_what_came_from_it(example: Opened) -> None:
    example.page.click("#d1L15 > i")
    assert example.texts(".article .hit") == ["2024-03-12T09:15:00Z", "2024-03-13T07:40:00Z"]


def test_pointing_at_a_line_tells_rule_score_and_what_was_overruled(browser: Any, tmp_path: Path) -> None:
    text = (FIXTURES / "sputnik" / "twin-of-the-seed" / "dump.txt").read_bytes().decode()
    explanation = wirecleaner.explain(text)
    line = next(line for line in explanation.lines if line.overruled)
    opened = Opened(browser, tmp_path, explanation.to_html())
    opened.page.hover(f"#d1L{line.index}")
    told = opened.text("#why")
    assert (
        f"Line {line.index}: {line.label} by {line.rule} (stage {line.stage}, score {line.score:g})" in told
    )
    assert f"Overruled: {line.overruled[-1].label} by {line.overruled[-1].rule}" in told
    assert opened.complaints == []
    opened.page.close()


def test_the_arrow_jumps_to_the_source(example: Opened) -> None:
    arrow = example.page.locator(".line a.jump").first
    name = arrow.get_attribute("href")
    arrow.click()
    assert example.page.evaluate("location.hash") == name
    assert example.page.locator(":target").inner_text() == "Mayor Astrid Haugen"


def test_the_keyboard_walks_through_the_lines(example: Opened) -> None:
    page = example.page
    page.locator("#d1L0").focus()
    for key, line in (("ArrowDown", 1), ("End", 45), ("ArrowUp", 44), ("Home", 0)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"d1L{line}"
        assert example.text("#why").startswith(f"Line {line}:")
    assert page.locator(".line[tabindex='0']").count() == 1


def test_every_control_is_reached_by_tab_and_named(example: Opened) -> None:
    page = example.page
    names = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        names.add(page.evaluate("document.activeElement.textContent.trim().slice(0, 20)"))
    assert {"Skip to the report", "Fold removed lines", "Europe"} <= names
    assert "" not in names


def test_removed_lines_fold_and_a_walk_unfolds_them(example: Opened) -> None:
    page = example.page
    page.click("button.fold")
    assert not page.locator("#d1L0").is_visible()
    assert page.locator("#d1L10").is_visible()
    assert page.locator("button.fold").get_attribute("aria-pressed") == "true"
    page.click("button[data-label='newsletter']")
    assert page.locator(".line.current i").inner_text() == "newsletter"
    assert page.locator(".line.current").is_visible()


def test_several_documents_are_turned_like_pages(browser: Any, tmp_path: Path) -> None:
    texts = {"one.txt": EXAMPLE.read_text(encoding="utf-8"), "two.txt": "Share on Facebook\n"}
    opened = Opened(
        browser, tmp_path, report_html({name: wirecleaner.explain(text) for name, text in texts.items()})
    )
    page = opened.page
    assert page.locator("#overview").is_visible()
    assert not page.locator("#d1").is_visible()
    page.click("#overview a:text('two.txt')")
    page.wait_for_selector("#d2", state="visible")
    assert not page.locator("#overview").is_visible()
    page.click("nav a")
    page.wait_for_selector("#overview", state="visible")
    assert not page.locator("#d2").is_visible()
    assert opened.complaints == []
    page.close()


def test_hostile_text_stays_inert(browser: Any, tmp_path: Path) -> None:
    html = report_html(
        {"<script>window.hacked = 4</script>": wirecleaner.explain(HOSTILE), "b": wirecleaner.explain("x")}
    )
    opened = Opened(browser, tmp_path, html)
    page = opened.page
    page.goto(f"{page.url}#d1")
    page.wait_for_selector("#d1", state="visible")
    for line in range(len(HOSTILE.splitlines())):
        page.hover(f"#d1L{line}")
    page.click("#d1L5 > i")
    page.locator(".article a[data-lines]").first.click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main style, #why script").count() == 0
    shown = page.evaluate("[...document.querySelectorAll('#d1 .line')].map(line => line.textContent)")
    assert len(shown) == len(HOSTILE.splitlines())
    assert all(text in line for text, line in zip(HOSTILE.splitlines()[:5], shown, strict=False))
    assert opened.complaints == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_every_colour(browser: Any, tmp_path: Path, scheme: str) -> None:
    """Contrast of text and of dim text on every label, by the formula of WCAG: 4.5 is wanted."""
    opened = Opened(browser, tmp_path, wirecleaner.explain(EXAMPLE.read_text(encoding="utf-8")).to_html())
    opened.page.emulate_media(color_scheme=scheme)
    contrasts = opened.page.evaluate(CONTRASTS, [label.value for label in wirecleaner.Label])
    assert {name: ratio for name, ratio in contrasts.items() if ratio < 4.5} == {}
    assert len(contrasts) == 2 * len(wirecleaner.Label)
    opened.page.close()


CONTRASTS = """labels => {
  const light = (css) => {
    const [r, g, b] = css.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const line = document.querySelector(".line"), found = {};
  for (const label of labels) {
    line.className = `line ${label}`;
    const back = light(getComputedStyle(line).backgroundColor);
    for (const [name, element] of [["text", line], ["label", line.querySelector("i")]]) {
      const front = light(getComputedStyle(element).color);
      found[`${label} ${name}`] = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    }
  }
  return found;
}"""


def test_a_long_dump_opens_fast(browser: Any, tmp_path: Path) -> None:
    """A fifth of a megabyte; benchmarks/report.py measures a whole one."""
    text = EXAMPLE.read_text(encoding="utf-8")
    explanation = wirecleaner.explain("\n\n".join([text] * (200_000 // len(text) + 1)))
    html = explanation.to_html()
    fastest = 99.0
    for _ in range(3):
        started = time.perf_counter()
        opened = Opened(browser, tmp_path, html)
        fastest = min(fastest, time.perf_counter() - started)
        assert opened.complaints == []
        opened.page.close()
    assert fastest < 2
