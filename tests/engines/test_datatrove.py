"""The block for datatrove."""

import pickle
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="needs the extra: pip install 'wirecleaner[datatrove]'")

from datatrove.data import Document

from wirecleaner.engines.datatrove import Wirecleaner

TEXT = "Home\nNews\n\nClock runs slow\n\nBy Ann Roe\n\nThe clock of the harbour has been slow since 1990, said Ann Roe.\n\nShare\n"


def documents(*texts: Any) -> list[Any]:
    return [Document(text=text, id=str(number)) for number, text in enumerate(texts)]


def test_the_text_becomes_that_of_the_article() -> None:
    block = pickle.loads(pickle.dumps(Wirecleaner(quotes=False)))
    [done] = block.run(iter(documents(TEXT, "Home\nNews\n")))
    assert done.text == "The clock of the harbour has been slow since 1990, said Ann Roe."
    assert done.metadata["article"]["title"] == "Clock runs slow"
    assert done.metadata["article"]["authors"][0]["name"] == "Ann Roe"


def test_what_cannot_be_read_is_kept_with_the_error() -> None:
    bad, empty = Wirecleaner(keep_empty=True).run(iter(documents(7, "")))
    assert bad.metadata["error"].startswith("InputTypeError")
    assert empty.text == ""
