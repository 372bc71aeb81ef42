"""Whether the cost grows with the length of a text and not faster: the full sizes, against the clock.

    python benchmarks/growth.py
    python benchmarks/growth.py --size 0.1 "one line" brackets

For each shape the processor time for half the size and for the whole size, and their ratio: 2 is linear. The tests
count work on small texts of the same shapes (tests/test_growth.py); this sees what happens inside one pattern too.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import wirecleaner

SENTENCE = (
    "The clock on Bridge Street is slow, its keeper, Basil Thackray, said on Monday, and nobody minded. "
)
FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"

# What a shape has in its full size, and the text of so many of it.
SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "one line of 10 MB": (10_000_000, lambda n: (SENTENCE * (n // len(SENTENCE) + 1))[:n]),
    "one line of 10 MB, no space": (10_000_000, lambda n: "a" * n),
    "10 MB of pages": (10_000_000, lambda n: (page() * (n // len(page()) + 1))[:n]),
    "10 MB of paragraphs": (10_000_000, lambda n: (SENTENCE + "\n\n") * (n // (len(SENTENCE) + 2))),
    "100,000 blank lines": (100_000, lambda n: "\n" * n),
    "1,000,000 lines": (1_000_000, lambda n: "ab\n" * n),
    "10,000 unclosed quote marks": (10_000, lambda n: "“He said it was cold. " * n),
    "10,000 unclosed straight marks": (10_000, lambda n: '"He said it was cold, ' * n),
    "10,000 unclosed marks, a paragraph each": (
        10_000,
        lambda n: "“He said it was cold and would stay so until spring.\n\n" * n,
    ),
    "1 MB of a a a": (1_000_000, lambda n: "a " * (n // 2)),
    "100,000 opening brackets [": (100_000, lambda n: "[" * n),
    "100,000 opening brackets (": (100_000, lambda n: "(" * n),
    "100,000 opening brackets in Markdown": (100_000, lambda n: "# T\n\n**a** b\n\n" + "[" * n),
    "100,000 stars in Markdown": (100_000, lambda n: "# T\n\n**a** b\n\n" + "**a " * n),
    "100,000 menu lines": (100_000, lambda n: "Home\nWorld news\nSport\nLog in\n" * (n // 4)),
    "100,000 entities": (100_000, lambda n: "a&amp;b " * n),
    "100,000 commas and capitals": (100_000, lambda n: "Ann Roe, " * n),
    "10,000 speakers": (
        10_000,
        lambda n: "".join(
            f"“It is late,” said Ann R{chr(97 + k % 26)}{k}, mayor of Whit{k}.\n\n" for k in range(n)
        ),
    ),
    "100,000 zero-width spaces": (100_000, lambda n: "a\u200b \u00ad" * n),
    "100,000 dates": (100_000, lambda n: "3 March 2021 " * n),
}


def page() -> str:
    return (FIXTURES / "sputnik" / "twin-of-the-seed" / "dump.txt").read_text(encoding="utf-8")


def seconds(text: str) -> float:
    start = time.process_time()
    wirecleaner.parse(text)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shapes", nargs="*", help="only shapes with one of these words in their name")
    parser.add_argument("--size", type=float, default=1.0, help="a fraction of the full size")
    arguments = parser.parse_args()
    wirecleaner.parse(page())
    print(f"{'shape':42} {'half':>8} {'whole':>8} {'ratio':>6} {'MB/s':>7}")
    for name, (full, text) in SHAPES.items():
        if arguments.shapes and not any(word in name for word in arguments.shapes):
            continue
        size = int(full * arguments.size)
        half, whole = seconds(text(size // 2)), seconds(text(size))
        print(
            f"{name:42} {half:7.2f}s {whole:7.2f}s {whole / max(half, 1e-9):6.2f} {len(text(size)) / 1e6 / max(whole, 1e-9):7.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
