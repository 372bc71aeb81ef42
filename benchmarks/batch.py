"""What a batch does under load: the gain of a second process, memory over many documents, runs killed and resumed.

    python benchmarks/batch.py                    all three
    python benchmarks/batch.py --documents 2000 --kills 3      less of each

Documents are the fixtures' dumps, again and again, with a number in front so that none is the same. Ratios are of one
run, so they hold on a noisy machine; seconds do not.
"""

import argparse
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from wirecleaner.api import default_pipeline
from wirecleaner.batch import Page
from wirecleaner.batch.records import Recorder
from wirecleaner.batch.workers import spread

FIXTURES = sorted((Path(__file__).parents[1] / "tests" / "fixtures").glob("*/*/dump.txt"))


def pages(count: int) -> Iterator[Page]:
    """So many documents."""
    texts = [path.read_bytes().decode("utf-8") for path in FIXTURES]
    for number, text in enumerate(islice(cycle(texts), count)):
        yield Page(f"{text}\n\n{number}\n", id=str(number), format="text")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000, help="for the memory")
    parser.add_argument("--kills", type=int, default=20)
    arguments = parser.parse_args()
    print_gain()
    print_kills(arguments.kills)
    print_memory(arguments.documents)


def print_gain() -> None:
    """Two processes against one, in turns."""
    spent: dict[int, list[float]] = {1: [], 2: []}
    work = Recorder(default_pipeline(), "jsonl")
    for _ in range(3):
        for processes in spent:
            results = spread(work, pages(1200), processes=processes, time_limit=60)
            for _ in islice(results, 200):
                pass  # until all workers have their tables
            start = time.perf_counter()
            done = sum(1 for _ in results)
            spent[processes].append((time.perf_counter() - start) / done)
    one, two = min(spent[1]), min(spent[2])
    print(f"one process {1 / one:.0f} documents a second, two {1 / two:.0f}: {one / two:.2f} times")


def print_kills(kills: int) -> None:
    """A run that is killed at random moments and resumed, against an undisturbed one."""
    moments = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        source, whole, killed = (Path(folder) / name for name in ("in.jsonl", "whole.jsonl", "killed.jsonl"))
        with source.open("w", encoding="utf-8") as file:
            for page in pages(4000):
                file.write(json.dumps({"id": page.id, "text": page.content}) + "\n")
        start = time.perf_counter()
        _start(source, whole).wait()
        spent = time.perf_counter() - start
        count = 0
        while count < kills and not killed.exists():
            process = _start(source, killed)
            time.sleep(moments.uniform(0.5, max(3.0, 2.2 * spent / kills)))
            process.send_signal(signal.SIGKILL)
            process.wait()
            count += 1
        if not killed.exists():
            _start(source, killed).wait()
        print(
            f"killed {count} times and resumed: records the same: {killed.read_bytes() == whole.read_bytes()}"
        )


def _start(source: Path, out: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-m",
        "wirecleaner",
        "batch",
        str(source),
        "-o",
        str(out),
        "--no-quotes",
        "--part",
        "50",
    ]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def print_memory(documents: int) -> None:
    """The memory of the process that hands out the work, while it goes."""
    work = Recorder(default_pipeline().without("quotes"), "jsonl")
    for number, _ in enumerate(spread(work, pages(documents), processes=2, time_limit=60), 1):
        if number in (documents // 100, documents // 10, documents):
            own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{number:>8} documents: {own} MB at most in the handing process", flush=True)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"at most {children} MB in a worker")


if __name__ == "__main__":
    main()
