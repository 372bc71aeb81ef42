"""How right the library is on the labelled dumps and on the seed.

    python benchmarks/dumps.py ../shared/evaluation

Runs the installed library over `dumps/` of the evaluation folder and prints the table of its scorer, once for the
English dumps and once for all; then the check of the seed that stands beside the evaluation folder.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path, help="the evaluation folder")
    parser.add_argument(
        "--per-doc", action="store_true", help="print the fields that are not right, dump by dump"
    )
    arguments = parser.parse_args()
    dumps: Path = arguments.evaluation / "dumps"
    answers = predicted(arguments.evaluation / "predict.py", dumps)
    check = loaded(dumps / "check.py")
    gold: dict[str, Any] = check.load_gold()
    english = {
        name: answer for name, answer in gold.items() if str(answer.get("language", "")).startswith("en")
    }
    for title, part in (("English", english), ("all languages", gold)):
        scores, per_document, counts = check.evaluate(part, answers)
        check.show(scores, counts, f"\n{title}: {len(part)} dumps")
        if arguments.per_doc and part is gold:
            show_misses(per_document)
    print()
    return subprocess.run(
        [sys.executable, arguments.evaluation.parent / "seed" / "check.py"], check=False
    ).returncode


def predicted(predict: Path, dumps: Path) -> dict[str, Any]:
    """What the installed library says of each dump, by the dump's name."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, predict, "dumps", dumps, folder], check=True)
        return {
            path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(folder).glob("*.json")
        }


def loaded(path: Path) -> ModuleType:
    """A scorer as a module, without leaving anything beside it."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show_misses(per_document: dict[str, dict[str, Any]]) -> None:
    for name, scores in per_document.items():
        low = {field: score for field, score in scores.items() if isinstance(score, float) and score < 1}
        print(f"  {name:32}", "  ".join(f"{field} {score:.2f}" for field, score in low.items()))


if __name__ == "__main__":
    sys.exit(main())
