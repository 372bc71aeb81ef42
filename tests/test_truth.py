"""Training labels: where the truth of a page stands among its lines."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load() -> ModuleType:
    path = Path(__file__).parent.parent / "training" / "truth.py"
    spec = importlib.util.spec_from_file_location("training_truth", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


LINES = [
    "Goose Holds Up Ferry | The Quay",
    "Harbour",
    "Goose Holds Up Ferry",
    "By Ana Roe",
    "The goose on the slip. Photo: Tom Lind",
    "A goose sat on the slip for an",
    "hour",
    "on Monday, the pilot said.",
    "What the goose wanted",
    "Nobody asked it, and it left at noon with the tide.",
    "Harbour",
    "Ana Roe writes about geese.",
]
TRUTH = {
    "title": "Goose holds up ferry",
    "body": [
        {"kind": "paragraph", "text": "A goose sat on the slip for an hour on Monday, the pilot said."},
        {"kind": "headline", "text": "What the goose wanted"},
        {"kind": "paragraph", "text": "Nobody asked it, and it left at noon with the tide."},
    ],
    "captions": ["The goose on the slip."],
    "credits": ["Tom Lind"],
    "authors": ["Ana Roe"],
    "topics": ["Harbour"],
}


def test_each_text_is_found_where_the_story_is() -> None:
    labels = load().gold_labels(TRUTH, LINES)
    assert labels[2:10] == ["title", "byline", "caption", "body", "body", "body", "subheading", "body"]
    assert labels[0] == "other"  # the tab's title has the site in it
    assert labels[10] == "tags"
    assert labels[11] is None  # a name that is no byline is not trained on


def test_a_page_without_the_story_is_nothing() -> None:
    assert load().gold_labels(TRUTH, ["Harbour", "Sport"]) == ["other", "other"]
