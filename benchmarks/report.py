"""How large the report of a dump is, how long it takes to make, and how fast a browser opens it.

    python benchmarks/report.py
    python benchmarks/report.py --size 0.2

The dump is the example page over and over, each time with other words, up to one megabyte. Needs the extra `browser`
and a Chromium. The time to open is from the call until the page has been laid out; the middle of five.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import wirecleaner

EXAMPLE = Path(__file__).parent.parent / "examples" / "island-bus.txt"


def dump(size: int) -> str:
    page = EXAMPLE.read_text(encoding="utf-8")
    pages = (page.replace("the ", f"the no. {number} ") for number in range(size // len(page) + 1))
    return "".join(pages)[:size]


def opened(browser: Any, file: Path) -> float:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    started = time.perf_counter()
    page.goto(file.as_uri())
    page.evaluate("document.body.offsetHeight")
    passed = time.perf_counter() - started
    page.close()
    return passed


def main(size: int) -> None:
    from playwright.sync_api import sync_playwright

    explanation = wirecleaner.explain(dump(size))
    started = time.perf_counter()
    html = explanation.to_html()
    print(f"dump    {size / 1e6:6.2f} MB, {len(explanation.lines)} lines")
    print(f"report  {len(html.encode()) / 1e6:6.2f} MB, made in {time.perf_counter() - started:.2f} s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        file = Path(folder) / "report.html"
        file.write_text(html, encoding="utf-8")
        own = Path(tool.chromium.executable_path).exists()
        browser = tool.chromium.launch(executable_path=None if own else shutil.which("chromium"))
        times = [opened(browser, file) for _ in range(5)]
        print(f"opened  in {statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=float, default=1, help="megabytes")
    main(int(parser.parse_args().size * 1_000_000))
