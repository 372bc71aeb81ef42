"""What a page of HTML costs, against trafilatura on the same pages in the same run, and where the time goes.

    pip install trafilatura
    python benchmarks/pages.py ../shared/evaluation
    python benchmarks/pages.py ../shared/evaluation --pages 40

Documents per second of processor time of one core: `parse_html` without and with quotes, and trafilatura's
`bare_extraction` with metadata. Every page goes through all of them in turn, `--rounds` times, and the fastest time of
a page counts, so that other work on the machine falls on all alike. Figures of two machines do not compare; the ratios
do.
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import wirecleaner
from wirecleaner.contract import run_stage


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path, help="the evaluation folder")
    parser.add_argument("--pages", type=int, default=1000, help="so many pages at most")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    pages = read_pages(arguments.evaluation, arguments.pages)
    size = sum(len(page.encode("utf-8", "replace")) for page in pages) / len(pages)
    print(f"{len(pages)} pages, {size / 1e3:.0f} kB each\n")
    show_ratios(pages, arguments.rounds)
    show_stages(pages)


def read_pages(evaluation: Path, limit: int) -> list[str]:
    with gzip.open(evaluation / "structure" / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line)["html"] for line, _ in zip(file, range(limit), strict=False)]


def show_ratios(pages: list[str], rounds: int) -> None:
    pipeline = wirecleaner.default_pipeline()
    without = pipeline.without("quotes")
    ways: dict[str, Callable[[str], object]] = {
        "wirecleaner, quotes off": without.parse_html,
        "wirecleaner, with quotes": pipeline.parse_html,
    }
    try:
        import trafilatura
    except ImportError:
        print("trafilatura is not installed: no ratios\n")
    else:
        name = f"trafilatura {trafilatura.__version__}, with metadata"
        ways[name] = lambda page: trafilatura.bare_extraction(page, with_metadata=True)
    spent = dict.fromkeys(ways, 0.0)
    for page in pages:
        for name, cost in fastest(ways, page, rounds).items():
            spent[name] += cost
    slowest = spent[name]
    for name, seconds in spent.items():
        each = seconds / len(pages)
        print(f"{name:36} {each * 1e3:8.2f} ms {1 / each:7.1f} documents/s {slowest / seconds:6.1f} times")
    print()


def fastest(ways: dict[str, Callable[[str], object]], page: str, rounds: int) -> dict[str, float]:
    """The least processor time that each way took for a page."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.process_time()
            way(page)
            best[name] = min(best[name], time.process_time() - start)
    return best


def show_stages(pages: list[str]) -> None:
    """The share of reading, of each stage and of building."""
    pipeline = wirecleaner.default_pipeline()
    spent: Counter[str] = Counter()
    for page in pages:
        start = time.process_time()
        doc = pipeline.read_html(page)
        spent["(read)"] += time.process_time() - start  # type: ignore[assignment]
        for step in pipeline.stages:
            start = time.process_time()
            run_stage(step, doc)
            spent[step.name] += time.process_time() - start  # type: ignore[assignment]
        start = time.process_time()
        pipeline.build(doc)
        spent["(build)"] += time.process_time() - start  # type: ignore[assignment]
    for name, seconds in spent.most_common():
        print(f"{name:14} {seconds / len(pages) * 1e3:7.2f} ms {seconds / spent.total():6.1%}")


if __name__ == "__main__":
    main()
