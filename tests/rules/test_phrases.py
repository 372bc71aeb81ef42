"""Lines known by heart: how they are compared, and that the lists keep apart."""

import pytest

from wirecleaner.data import languages
from wirecleaner.labels import Label
from wirecleaner.readers.text import read_text
from wirecleaner.rules.phrases import LONGEST_PHRASE, Phrases, load_phrases, phrase_key, phrases_in

FOLDERS = [folder for folder in languages() if phrases_in(folder)]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Comments (1,204)", "comments {n}"),
        ("▸ READ MORE:", "read more"),
        ("1.2k shares", "{n} shares"),
        ("İLGİLİ HABERLER", "ilgili haberler"),
        ("Log in", "log in"),
    ],
)
def test_key(line: str, key: str) -> None:
    assert phrase_key(line) == key


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_line_stands_in_one_list(folder: str) -> None:
    seen: dict[str, str] = {}
    for phrase, lines in phrases_in(folder):
        for line in () if phrase.weak else lines:
            assert len(line) <= LONGEST_PHRASE
            assert phrase_key(line), f"{line!r} of {phrase.id} is nothing but marks"
            assert seen.setdefault(phrase_key(line), phrase.id) == phrase.id, (
                f"{line!r} stands in {seen[phrase_key(line)]} and {phrase.id}"
            )


@pytest.mark.parametrize("folder", FOLDERS)
def test_markers_say_what_follows(folder: str) -> None:
    assert all(
        phrase.kind in ("story", "list")
        for phrase, _ in phrases_in(folder)
        if phrase.label is Label.RELATED_MARKER
    )


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("Sign upLog in", "newsletter.form"),
        ("Home | Tides | Classifieds", "menu.button"),
        ("Save Print Share", "share.button"),
        ("News Sport Weather Travel", "menu.section-word"),
    ],
)
def test_runs(line: str, id: str) -> None:
    found = load_phrases("en").run(line)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize(
    "line",
    ["Money Matters", "Trump | Biden | Harris", "McDonald reopens Home", "Print is dead, long live print"],
)
def test_no_runs(line: str) -> None:
    assert load_phrases("en").run(line) is None


def test_weak_phrases_prove_nothing_alone() -> None:
    phrases: Phrases = load_phrases("en")
    assert phrases.match(read_text("Politics").lines[0]) is None
    assert phrases.look_up("Politics") is not None
