"""How good the library is on real pages that its line model has not seen.

    python training/crossvalidate.py EVALUATION                   retrains in folds: the figure that counts
    python training/crossvalidate.py EVALUATION --flat            the same pages with all white space as single spaces
    python training/crossvalidate.py EVALUATION --html            the pages themselves, not their dumps
    python training/crossvalidate.py EVALUATION --shipped         with the shipped weights and profiles: a training-set figure

For each fold of publishers the model is trained on all pages of the other publishers (and on the written dumps and
fixtures, which are nobody's pages), the library is run with those weights and without publisher profiles on the
fold's pages, and the scorer of the evaluation folder scores the folds together. `--keep FOLDER` keeps the weights
and predictions.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

import train_breaks
from bs4 import BeautifulSoup
from corpus import examples, fold_of, records
from train_roles import weights_of, write

import wirecleaner
from wirecleaner import Article, Pipeline
from wirecleaner.breaks.weights import Weights
from wirecleaner.stages.breaks import Breaks


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path, help="the evaluation folder")
    parser.add_argument("--flat", action="store_true", help="all white space as single spaces")
    parser.add_argument("--html", action="store_true", help="the pages themselves instead of their dumps")
    parser.add_argument("--soup", metavar="PARSER", help="read --html as a soup made by this parser of bs4")
    parser.add_argument("--as-shown", action="store_true", help="ask of --html what a dump of the page shows")
    parser.add_argument("--shipped", action="store_true", help="no folds: the shipped weights and profiles")
    parser.add_argument("--by", choices=["lang", "publisher", "renderer"], default="lang")
    parser.add_argument("--worst", default="0", help="list so many of the worst pages of each renderer")
    parser.add_argument(
        "--keep", type=Path, help="keep weights and predictions in this folder, and use weights found there"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        out: Path = arguments.keep or Path(temporary)
        out.mkdir(parents=True, exist_ok=True)
        print("shipped weights and profiles: a training-set figure" if arguments.shipped else
              "weights retrained in five folds of publishers, no profiles")  # fmt: skip
        name = "flat.jsonl" if arguments.flat else "html.jsonl" if arguments.html else "predictions.jsonl"
        predictions = out / name
        predict(
            arguments.evaluation,
            out,
            predictions,
            flat=arguments.flat,
            html=arguments.html,
            soup=arguments.soup,
            shipped=arguments.shipped,
        )
        folder = arguments.evaluation / "structure"
        command = [sys.executable, folder / "score.py", folder / "dev.jsonl.gz", predictions]
        options = ["--html-as-shown"] if arguments.as_shown else []
        subprocess.run([*command, "--by", arguments.by, "--worst", arguments.worst, *options], check=True)


def predict(
    evaluation: Path,
    out: Path,
    predictions: Path,
    *,
    flat: bool,
    html: bool,
    shipped: bool,
    soup: str | None = None,
) -> None:
    """Write the predictions for all pages, each by the pipeline of its fold."""
    pages = list(records(evaluation))
    folds = fold_of([str(page["publisher"]) for page in pages])
    count = max(folds.values()) + 1
    pipelines = (
        [_shipped()] * count if shipped else [_of_fold(evaluation, out, fold) for fold in range(count)]
    )
    if flat and not shipped:
        cutters = _cutters(evaluation, out, folds)
        pipelines = [
            pipe.replacing("breaks", Breaks(one)) for pipe, one in zip(pipelines, cutters, strict=True)
        ]
    spent, documents = 0.0, 0
    with predictions.open("w", encoding="utf-8") as file:
        for page in pages:
            pipeline = pipelines[folds[str(page["publisher"])]]
            inputs = {"html": page["html"]} if html else page["dumps"]
            for renderer, dump in inputs.items():  # type: ignore[attr-defined]
                markup = BeautifulSoup(dump, soup) if soup else dump
                start = time.process_time()
                if html:
                    article = pipeline.parse_html(markup)
                else:
                    article = pipeline.parse(" ".join(dump.split()) if flat else dump)
                spent += time.process_time() - start
                documents += 1
                file.write(json.dumps(_prediction(article, page, renderer), ensure_ascii=False) + "\n")
    print(f"{documents / spent:.0f} documents a second of processor time, without quotes", flush=True)


def _shipped() -> Pipeline[Article]:
    return wirecleaner.default_pipeline().without("quotes")


_PAGES = []


def _of_fold(evaluation: Path, out: Path, fold: int) -> Pipeline[Article]:
    """The pipeline with weights that have not seen the fold's publishers."""
    path = out / f"roles-{fold}.json"
    if not path.exists():
        if not _PAGES:
            _PAGES.extend(examples(evaluation))
        folds = fold_of([page.group for page in _PAGES if page.real])
        write(weights_of([page for page in _PAGES if folds.get(page.group) != fold]), path)
    return wirecleaner.default_pipeline(weights=path, profiles=()).without("quotes")


def _cutters(evaluation: Path, out: Path, folds: dict[str, int]) -> list[Weights]:
    """For each fold the weights of the stage `breaks` that have not seen its publishers."""
    paths = [out / f"breaks-{fold}.json" for fold in range(max(folds.values()) + 1)]
    if not all(path.exists() for path in paths):
        names: dict[tuple[int, str], int] = {}
        pages = list(train_breaks.read_examples(evaluation, names))
        for fold, path in enumerate(paths):
            seen = [page for page in pages if folds[page.publisher] != fold]
            path.write_text(train_breaks.as_json(train_breaks.train(seen, names)), encoding="utf-8")
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def _prediction(article: Article, page: dict[str, object], renderer: str) -> dict[str, object]:
    """What the scorer reads, as the evaluation folder's predict.py writes it."""
    deck = [article.deck] if article.deck else []
    body = [(part.kind, part.text) for part in article.body]
    moment: datetime | date | None = article.published or article.updated
    return {
        "id": page["id"],
        "renderer": renderer,
        "title": article.title,
        "published": moment.isoformat() if moment else None,
        "authors": [author.name for author in article.authors],
        "summary": deck,
        "headlines": [text for kind, text in body if kind == "subheading"],
        "paragraphs": [text for kind, text in body if kind != "subheading"],
        "body": [*deck, *(text for _, text in body)],
        "captions": [photo.caption for photo in article.photos if photo.caption],
        "credits": [photo.credit.line for photo in article.photos if photo.credit],
        "topics": list(article.tags),
    }


if __name__ == "__main__":
    main()
