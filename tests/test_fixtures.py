"""The library against the answers of all fixtures, field by field.

What is known to fail stands in known_failures.toml and must fail; everything else must be right.
"""

import pytest
from fixture_answers import (
    FIELDS,
    FIXTURES,
    ROOT,
    articles_of_dumps,
    difference,
    known_failures,
    result,
)

from wirecleaner import Article

KNOWN = known_failures()
PAIRS = [
    pytest.param(
        name,
        field,
        id=f"{name}-{field}",
        marks=[pytest.mark.xfail(strict=True)] if (name, field) in KNOWN else [],
    )
    for name in FIXTURES
    for field in FIELDS
]


@pytest.mark.parametrize(("name", "field"), PAIRS)
def test_field(name: str, field: str) -> None:
    if wrong := difference(name, field):
        pytest.fail(f"{name}: {field}\n{wrong}", pytrace=False)


@pytest.mark.parametrize("name", FIXTURES)
def test_what_holds_for_every_page(name: str) -> None:
    found = result(name)
    assert (
        "".join(found.doc.source[line.start : line.end] for line in found.doc.lines) == found.article.source
    )
    assert all(line.label for line in found.doc.lines)
    assert Article.model_validate_json(found.article.model_dump_json()) == found.article
    for paragraph in found.article.body:
        assert " ".join(found.doc.value(span) for span in paragraph.spans) == paragraph.text
    for quote in found.article.quotes:
        assert " ".join(found.doc.value(span) for span in quote.content) == quote.text


def test_there_are_fixtures_enough_and_known_failures_name_them() -> None:
    assert len(FIXTURES) >= 25
    assert {name for name, _ in KNOWN} <= {*FIXTURES, *articles_of_dumps()}
    assert {field for _, field in KNOWN} <= set(FIELDS)
    for name in FIXTURES:
        for file in ("dump.txt", "answer.json", "labels.tsv", "notes.md"):
            assert (ROOT / name / file).is_file(), f"{name} lacks {file}"
