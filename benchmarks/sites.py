"""What a learned profile of a site gains.

    python benchmarks/sites.py                         on five invented sites of ten pages each
    python benchmarks/sites.py ../shared/evaluation    on the real publishers with two or three pages

Invented sites: learned from five pages of each, measured on the other five. Real publishers: each page is left out once
and the site learned from the other pages, rendered the same way; publishers with two pages have one other page, from
which nothing can be learned, so there the profile is learned from both pages, as by someone who has a heap of dumps and
no truth. No other profile is in use. `--weights FOLDER` takes the weights that `training/crossvalidate.py --keep
FOLDER` left, so that no page is read by a line model that has seen its publisher.
"""

import argparse
import importlib.util
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import wirecleaner
from wirecleaner import Article, InputValueError, Pipeline, Profile

ROOT = Path(__file__).parents[1]
COLUMNS = ("body_p", "body_r", "body_f1", "leak", "loss", "title", "date_shown", "authors", "captions", "credits", "topics")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluation", type=Path, nargs="?", help="the evaluation folder")
    parser.add_argument("--weights", type=Path, help="a folder of weights by fold")
    parser.add_argument("--show", action="store_true", help="print what was learned")
    arguments = parser.parse_args()
    if arguments.evaluation is None:
        invented(arguments.show)
    else:
        real(arguments.evaluation, arguments.weights, show=arguments.show)


def module(path: Path) -> ModuleType:
    """A Python file from outside the package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = found
    spec.loader.exec_module(found)
    return found


# Invented sites

INVENTED = ("body_f1", "leak", "title", "deck", "section", "published", "authors", "publisher")


def invented(show: bool) -> None:
    """Learn from every other page of each site, measure on the rest."""
    total: dict[str, list[dict[str, float]]] = defaultdict(list)
    print(f"{'':36}" + "".join(f"{column:>11}" for column in INVENTED))
    for site in module(ROOT / "tests" / "invented_sites.py").sites():
        profile = wirecleaner.learn_site(site.dumps[::2], publisher=site.name)
        if show:
            print(profile.to_toml())
        for name, pipeline in (
            ("without", without_profiles(None)),
            ("with", wirecleaner.default_pipeline(profile=profile).without("quotes")),
        ):
            rows = [
                compared(pipeline.parse(dump), story, site.name)
                for dump, story in zip(site.dumps[1::2], site.stories[1::2], strict=True)
            ]
            total[name] += rows
            print(f"{site.name:26}{name:10}" + means(rows))
    for name, rows in total.items():
        print(f"{'all':26}{name:10}" + means(rows))


def means(rows: list[dict[str, float]]) -> str:
    return "".join(f"{sum(row[column] for row in rows) / len(rows):11.3f}" for column in INVENTED)


def compared(article: Article, story: Any, publisher: str) -> dict[str, float]:
    """How right an article is; of the body, the share of its 4-grams of words, and of paragraphs that are not in it."""
    found, true = grams(part.text for part in article.body), grams(story.body)
    common = sum((found & true).values())
    leaked = [part for part in article.body if part.text not in story.body]
    return {
        "body_f1": 2 * common / (sum(found.values()) + sum(true.values())),
        "leak": len(leaked) / max(1, len(article.body)),
        "title": article.title == story.title,
        "deck": article.deck == story.deck,
        "section": article.section == story.section,
        "published": article.published_day == story.published,
        "authors": [author.name for author in article.authors] == [story.author],
        "publisher": article.publisher == publisher,
    }


def grams(texts: Iterable[str]) -> Counter[tuple[str, ...]]:
    words = " ".join(texts).split()
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


# Real publishers


def real(evaluation: Path, weights: Path | None, *, show: bool) -> None:
    score = module(evaluation / "structure" / "score.py")
    as_prediction = module(evaluation / "predict.py").structure_record
    records = list(score.read_records(evaluation / "structure" / "dev.jsonl.gz"))
    pages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        if record["dumps"]:
            pages[record["publisher"]].append(record)
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    folds = fold_of(sorted({record["publisher"] for record in records}))
    for publisher, own in sorted(pages.items()):
        pipeline = without_profiles(weights / f"roles-{folds[publisher]}.json" if weights else None)
        for record, renderer, profile in learned(publisher, own, pipeline, show=show):
            kind = (
                "three pages: learned from the other two" if len(own) > 2 else "two pages: learned from both"
            )
            with_it = pipeline.replacing("profiles", *of_profile(profile))
            for name, one in (("without", pipeline), ("with", with_it)):
                prediction = as_prediction(one.parse(record["dumps"][renderer]), record, renderer)
                row = (record, renderer, score.score_doc(record, renderer, prediction))
                rows[f"{kind}|{name}"].append(row)
    for group, part in rows.items():
        kind, _, name = group.partition("|")
        if name == "without":
            heading(f"{kind}, {len(part)} dumps")
        print_row(name, score.average(part))


def fold_of(publishers: list[str]) -> dict[str, int]:
    """The fold of each publisher, as `training/corpus.py` makes them."""
    return {publisher: at % 5 for at, publisher in enumerate(publishers)}


@cache
def without_profiles(weights: Path | None) -> Pipeline[Article]:
    return wirecleaner.default_pipeline(weights=weights, profiles=()).without("quotes")


def of_profile(profile: Profile) -> list[Any]:
    return [step for step in wirecleaner.default_pipeline(profile=profile).stages if step.name == "profiles"]


def learned(
    publisher: str, own: list[dict[str, Any]], pipeline: Pipeline[Article], *, show: bool
) -> Iterator[tuple[dict[str, Any], str, Profile]]:
    """Each dump of a publisher with the profile that its other dumps give."""
    for record in own:
        for renderer in record["dumps"]:
            others = [
                other
                for other in own
                if renderer in other["dumps"] and (len(own) == 2 or other is not record)
            ]
            if len(own) < 2 or len(others) < 2:
                continue
            try:
                profile = wirecleaner.learn_site(
                    [other["dumps"][renderer] for other in others], publisher=publisher, pipeline=pipeline
                )
            except InputValueError as error:
                print(publisher, renderer, error)
                continue
            if show:
                print(f"# {record['id']} {renderer}\n{profile.to_toml()}")
            yield record, renderer, profile


def heading(text: str) -> None:
    print(f"\n{text}\n{'':10}" + "".join(f"{column:>11}" for column in COLUMNS))


def print_row(name: str, values: dict[str, Any]) -> None:
    cells = (values.get(column) for column in COLUMNS)
    print(f"{name:10}" + "".join(f"{'-':>11}" if cell is None else f"{cell:11.3f}" for cell in cells))


if __name__ == "__main__":
    main()
