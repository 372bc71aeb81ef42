"""Articles as spaCy docs."""

import pytest

import wirecleaner

spacy = pytest.importorskip("spacy", reason="needs the extra: pip install 'wirecleaner[spacy]'")

from wirecleaner.spacy_doc import to_doc  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # spaCy's own
TEXT = 'Clock runs slow\n\nThe clock of the harbour is late.\n\n"It is   late," said Basil Thackray, "and getting later."\n'


def test_quotes_cues_and_sources_are_spans() -> None:
    article = wirecleaner.parse(TEXT)
    doc = to_doc(article, spacy.blank("en"))
    assert doc.text == article.text
    assert [span.text for span in doc.spans["quotes"]] == ["It is late", "and getting later."]
    assert {(span.label_, span.kb_id_, span.id_) for span in doc.spans["quotes"]} == {
        ("direct", "Basil Thackray", "0")
    }
    assert [span.text for span in doc.spans["cues"]] == ["said"]
    assert [span.text for span in doc.spans["sources"]] == ["Basil Thackray"]
    assert len(to_doc(wirecleaner.parse(""), spacy.blank("en"))) == 0
