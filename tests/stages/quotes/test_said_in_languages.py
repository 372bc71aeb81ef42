"""Short texts in each language with what is said in them and by whom: `languages/<code>.toml`.

An answer is written from the text. A body speaks by its noun where that says enough ("la préfecture"), as in the
evaluation's answers ("council", "Landratsamt"). A speaker is "" where a reader of the text alone would name nobody, or where the
name stands in a case that it is not called by. Where an answer has a fourth part, it is the speaker's office.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import wirecleaner

FOLDER = Path(__file__).parent / "languages"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["text"])
]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_who_said_what(language: str, case: dict[str, Any]) -> None:
    found = [
        [quote.kind, quote.text, *((quote.speaker.name, quote.speaker.role) if quote.speaker else ("", ""))]
        for quote in wirecleaner.extract_quotes(case["text"], language=language)
    ]
    with_office = {len(quote) for quote in case["quotes"]} == {4}
    assert [quote if with_office else quote[:3] for quote in found] == case["quotes"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_language_has_quotes_of_each_kind_and_near_misses(path: Path) -> None:
    answers = [case["quotes"] for case in tomllib.loads(path.read_text(encoding="utf-8"))["text"]]
    kinds = {quote[0] for quotes in answers for quote in quotes}
    assert {"direct", "indirect"} <= kinds
    assert [] in answers
