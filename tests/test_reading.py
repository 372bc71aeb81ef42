"""How characters are read: folding, dropping, repairing, and where each came from."""

import pytest
from hypothesis import given
from strategies import texts

from wirecleaner.reading import DROPPED, Reading, fold


def read(source: str, *, repair: bool | None = None) -> str:
    return Reading.of(source, repair=repair).value(0, len(source))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("  two  words\t", "two words"),
        ("Trois\xa0Ponts", "Trois Ponts"),
        ("a\u202fb\u3000c\x85d\x1ce", "a b c d e"),
        ("one\r\ntwo\rthree\nfour", "one two three four"),
        ("so\u00adft hy\u200bphen \u200b \u200b mark", "soft hyphen mark"),
        ("\ufeffTitle", "Title"),
        ("‏עברית‏", "עברית"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩", "👩\u200d👩"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd"),
        ("\x00nul\x00", "\x00nul\x00"),
        ("İstanbul ẞ", "İstanbul ẞ"),
    ],
)
def test_white_space_and_invisible_characters(source: str, value: str) -> None:
    assert read(source) == value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("&#8220;Yes&#8221; &#x2014; no", "“Yes” — no"),
        ("a&nbsp;&nbsp;b &nbsp;", "a b"),
        ("a&NewLine;b&Tab;c&#13;d", "a b c d"),
        ("&ThickSpace;x&#8203;y&shy;z", "xyz"),
        ("&#55296; &#x110000;", "\ufffd \ufffd"),
        ("&amp;amp; &amp;lt;", "&amp; &lt;"),
        ("AT&T; R&D; &nosuchname;", "AT&T; R&D; &nosuchname;"),
        ("cafÃ© and crÃ¨me, â€œtoutâ€\x9d", "café and crème, “tout”"),
        ("SAINTE-GAÃ‹LLE â€” itâ€™s", "SAINTE-GAËLLE — it’s"),
        ("Ã©tÃ© í\xa0\x80 x", "été í \x80 x"),
    ],
)
def test_damage_is_repaired_where_there_is_evidence(source: str, value: str) -> None:
    assert read(source) == value
    assert read(source, repair=True) == value


def test_one_odd_pair_of_characters_is_no_evidence_of_mojibake() -> None:
    assert read("The name Ã© stands alone") == "The name Ã© stands alone"
    assert read("The name Ã© stands alone", repair=True) == "The name é stands alone"


def test_repairs_can_be_refused() -> None:
    source = "cafÃ© &amp; crÃ¨me â€” tout"
    assert read(source, repair=False) == source


def test_a_character_of_a_repair_stands_where_the_damage_stands() -> None:
    source = "le cafÃ© &amp; la crÃ¨me"
    read = Reading.of(source).read(0, len(source))
    assert read.text == "le café & la crème"
    assert read.starts is not None
    assert read.ends is not None
    at = read.text.index("é")
    assert source[read.starts[at] : read.ends[at]] == "Ã©"
    at = read.text.index("&")
    assert source[read.starts[at] : read.ends[at]] == "&amp;"


def test_a_source_without_damage_costs_no_map() -> None:
    read = Reading.of("One plain line.\n").read(0, 16)
    assert (read.text, read.start, read.starts, read.ends) == ("One plain line.", 0, None, None)


def test_markdown_reads_the_same_from_any_point() -> None:
    source = "# One\n\nSee [the report](https://example.com/a) and **these** words.\n"
    reading = Reading.of(source)
    start, end = source.index("the report"), source.index(" words") + len(" words")
    assert reading.value(start, end) == "the report and these words"
    assert reading.value(0, len(source)) == "One See the report and these words."


def test_a_heading_is_unwrapped_once() -> None:
    source = "# # hash\n\n[a](https://example.com)\n"
    reading = Reading.of(source)
    read = reading.read(0, 9)
    assert read.text == "# hash"
    assert reading.value(read.start, 9) == "# hash"


@given(texts)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert not any(char in fold(text) for char in "\t\xa0\u3000\x85\u2028\ud800\udfff")


@given(texts)
def test_the_map_of_characters_is_in_order(text: str) -> None:
    read = Reading.of(text).read(0, len(text))
    assert read.text == " ".join(read.text.split())
    assert not set(DROPPED) & set(read.text)
    if read.starts is not None and read.ends is not None:
        assert len(read.starts) == len(read.ends) == len(read.text)
        assert read.starts == sorted(read.starts)
        assert read.ends == sorted(read.ends)
        assert all(0 <= a < b <= len(text) for a, b in zip(read.starts, read.ends, strict=True))
