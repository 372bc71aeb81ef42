"""Takes the picture in docs/report.md: the report of the example page, with a quote chosen.

    python docs/images/take.py

Needs the extra `browser` and a Chromium.
"""

import re
import shutil
import tempfile
from pathlib import Path

import wirecleaner

HERE = Path(__file__).parent


def example() -> str:
    """The example page of the documentation."""
    index = (HERE.parent / "index.md").read_text(encoding="utf-8")
    found = re.search(r'^```text title="ferry\.txt"\n(.*?)^```$', index, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def main() -> None:
    """Write report.png beside this file."""
    from playwright.sync_api import sync_playwright

    html = wirecleaner.explain(example()).to_html()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        file = Path(folder) / "report.html"
        file.write_text(html, encoding="utf-8")
        own = Path(tool.chromium.executable_path).exists()
        browser = tool.chromium.launch(executable_path=None if own else shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 1040, "height": 660}, color_scheme="light")
        page.goto(file.as_uri())
        page.click(".article a[data-q='0']")
        page.evaluate("document.querySelector('#d1L3').scrollIntoView()")
        page.mouse.move(0, 0)
        page.screenshot(path=HERE / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
