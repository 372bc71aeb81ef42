"""How right the library is on real pages in many languages, rendered to text in five ways.

    python benchmarks/structure.py ../shared/evaluation
    python benchmarks/structure.py ../shared/evaluation --flat --worst 10

Runs the installed library over `structure/` of the evaluation folder and prints the table of its scorer. `--flat`
puts every page on one line first.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path, help="the evaluation folder")
    parser.add_argument("--flat", action="store_true", help="all white space as single spaces")
    parser.add_argument("--limit", default="0", help="so many pages at most")
    parser.add_argument("--worst", default="0", help="list so many of the worst pages")
    parser.add_argument(
        "--by", choices=["lang", "publisher", "renderer"], default="lang", help="a second table by this"
    )
    arguments = parser.parse_args()
    folder: Path = arguments.evaluation / "structure"
    records = folder / "dev.jsonl.gz"
    with tempfile.TemporaryDirectory() as out:
        predictions = Path(out) / "structure.jsonl"
        flat = ["--flat"] if arguments.flat else []
        predict = [
            sys.executable,
            arguments.evaluation / "predict.py",
            "structure",
            records,
            predictions,
            "--limit",
            arguments.limit,
        ]
        subprocess.run([*predict, *flat], check=True)
        score = [
            sys.executable,
            folder / "score.py",
            records,
            predictions,
            "--by",
            arguments.by,
            "--worst",
            arguments.worst,
        ]
        subprocess.run(score, check=True)


if __name__ == "__main__":
    main()
