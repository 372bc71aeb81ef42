"""What a page costs: documents and megabytes a second, the share of each stage, the time of the import.

    python benchmarks/speed.py                    the page of tests/fixtures that is made like the seed
    python benchmarks/speed.py ../shared/seed     the seed

Everything is processor time of one core. Figures of two machines do not compare; ratios do, so all of them come from
one run, and a yardstick of plain Python runs beside them.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import wirecleaner

TWIN = Path(__file__).parent.parent / "tests" / "fixtures" / "sputnik" / "twin-of-the-seed"
ROUNDS = 7
SECONDS_A_ROUND = 0.5
IMPORTS = 15


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=TWIN, help="a folder with the dump, a .txt file"
    )
    arguments = parser.parse_args()
    path = min(arguments.folder.glob("*.txt"))
    text = path.read_bytes().decode("utf-8")
    megabytes = len(text.encode()) / 1e6
    print(f"{path.name}: {len(text)} characters, {len(text.splitlines())} lines\n")
    show_speed(text, megabytes)
    show_stages(text)
    show_imports()


def show_speed(text: str, megabytes: float) -> None:
    pipeline = wirecleaner.default_pipeline()
    without = pipeline.without("quotes")
    ways: dict[str, Callable[[], object]] = {
        "with quotes": lambda: pipeline.parse(text),
        "without quotes": lambda: without.parse(text),
        "extract_quotes alone": lambda: wirecleaner.extract_quotes(text, language="en"),
        "yardstick: count the words": lambda: Counter(text.lower().split()),
    }
    costs = interleaved(ways)
    yard = costs["yardstick: count the words"]
    for name, cost in costs.items():
        print(
            f"{name:28} {cost * 1e3:8.3f} ms {1 / cost:9.0f} documents/s {megabytes / cost:8.2f} MB/s {cost / yard:8.1f} yards"
        )
    print(f"quotes cost {costs['with quotes'] / costs['without quotes'] - 1:.0%} on top\n")


def interleaved(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The cost of one call of each, in seconds: the best round of several, taken in turns."""
    counts = {}
    for name, call in ways.items():
        call()
        start = time.process_time()
        call()
        counts[name] = max(1, int(SECONDS_A_ROUND / max(time.process_time() - start, 1e-6)))
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, call in ways.items():
            start = time.process_time()
            for _ in range(counts[name]):
                call()
            best[name] = min(best[name], (time.process_time() - start) / counts[name])
    return best


def show_stages(text: str, rounds: int = 400) -> None:
    pipeline = wirecleaner.default_pipeline()
    spent: Counter[str] = Counter()
    for _ in range(rounds):
        at = time.perf_counter()
        doc = pipeline.read(text)
        spent["(read)"] += int((time.perf_counter() - at) * 1e9)
        for stage in pipeline.stages:
            doc._stage = stage.name
            at = time.perf_counter()
            stage(doc)
            spent[stage.name] += int((time.perf_counter() - at) * 1e9)
        at = time.perf_counter()
        pipeline.build(doc)
        spent["(build)"] += int((time.perf_counter() - at) * 1e9)
    total = sum(spent.values())
    print("share of each stage")
    for name in ("(read)", *pipeline.names, "(build)"):
        print(f"  {name:14} {spent[name] / total:6.1%} {spent[name] / rounds / 1e3:9.0f} µs")
    print()


def show_imports() -> None:
    names = ("pass", "import pydantic", "import wirecleaner")
    taken: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(IMPORTS):
        for name in names:
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", name], check=True)
            taken[name].append((time.perf_counter() - start) * 1e3)
    median = {name: statistics.median(times) for name, times in taken.items()}
    for name in names[1:]:
        print(f"{name:20} {median[name] - median['pass']:6.0f} ms over an empty Python")
    print(
        f"import wirecleaner over import pydantic: {median['import wirecleaner'] - median['import pydantic']:.0f} ms"
    )


if __name__ == "__main__":
    main()
