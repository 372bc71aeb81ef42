"""How pages print topic labels: one a line, in a list with commas or bars, behind hash signs, run together.

What a topic label is no word list knows. It is short, it has no full stop, and it names what the story is about: so
most labels of a list stand in the story's own words too.
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

import regex

from wirecleaner.document import Line
from wirecleaner.wire.latin import latin_words

_SEPARATOR = regex.compile(r" ?[,;|•·、，؛،] ?| / |(?<!^) ?(?=#)|\s{2,}")
# "GardensGoats", "USAIran"
_JOINT = regex.compile(r"(?<=[\p{Ll}\d)])(?=\p{Lu})|(?<=\p{Lu}\p{Lu})(?=\p{Lu}\p{Ll}{2})")
# Reference numbers of Markdown, and the number of stories on a topic: "Church (12)".
_NUMBER = regex.compile(r"\[\d{1,3}\]|\(\d{1,5}\)$")
# The number of stories without brackets, "Church 3922" or "Gaza398": only where all labels of a list have one.
_COUNT = regex.compile(r"(?<=\p{L}) ?\d{1,6}$")
_LETTER = regex.compile(r"\p{L}")
_STOP = regex.compile(r"[.!?…。！？؟।](?:['\"”’)」』]|$)|…")
# Topics in a script without blanks stand with blanks between them: "北港 大钟 渡船".
_SPACED_HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]+(?: [\p{Han}\p{Hiragana}\p{Katakana}ー]+)+")
_BLANK = regex.compile(" ")
# "Text (max. 1000 characters)", "ap.org": fields of a form, addresses.
_NO_TOPIC = regex.compile(r"\([\p{Ll}\d]|\p{Ll}\.\p{Ll}{2}")
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")
_BLANKED = regex.compile(r"\S+")
# A line of labels without marks between them is read up to this many words.
_MOST_WORDS = 30
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
# The quick test before it: the blocks that these scripts stand in, and everything behind them.
_MAY_BE_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\U0010ffff]")
_BRACKETS = regex.compile(r"\([^()]*\)")
# The longest label seen has 43 characters and five words ("Russian invasion of Ukraine 2022"); a headline has more.
LONGEST_TOPIC = 45
_TOPIC_WORDS = 6
# A label that is no name is looked for by its words, each of which must stand in the story; shorter ones prove nothing.
_TELLING_WORD = 4
# The share of the pieces of a run-together line that must stand elsewhere before it is cut.
RECURRING = 0.6


def is_topic(text: str) -> bool:
    """Whether a line can be a topic label by its shape: short, without a full stop or colon.

    >>> is_topic("Climate change"), is_topic("The minister said no.")
    (True, False)
    """
    text = text.rstrip(" ,-")
    if not 1 < len(text) <= LONGEST_TOPIC or text.count(" ") >= _TOPIC_WORDS:
        return False
    if text.replace(" ", "").isalpha():
        return True
    return (
        ":" not in text
        and "@" not in text
        and not text[0].isdigit()
        and not _STOP.search(text)
        and not _NO_TOPIC.search(text)
        and _LETTER.search(text) is not None
    )


class Story:
    """The words of a story, to be asked whether they name a topic; words such as "your" are none.

    >>> story = Story(["The swans of Ruden have left the harbour, the warden said."])
    >>> story.names("Swan"), story.names("Ruden harbour"), story.names("Weather")
    (True, True, False)
    """

    def __init__(self, texts: Iterable[str], not_topics: frozenset[str] = frozenset()) -> None:
        joined = " ".join(texts).lower()
        self._not_topics = not_topics
        words = latin_words(joined)
        if words is None:
            words = _WORD.findall(joined)
        self._words = f" {' '.join(words)} "
        # The quick test before a look through the story.
        self._fronts = frozenset([word[:_TELLING_WORD] for word in frozenset(words)])
        self._plain = joined if _MAY_BE_UNSPACED.search(joined) and _UNSPACED.search(joined) else ""

    def names(self, topic: str) -> bool:
        """Whether the story names a topic: all of it, or every longer word of it, the last letters aside."""
        bare = _BRACKETS.sub("", topic) if "(" in topic else topic
        words = bare.lower().split() if bare.replace(" ", "").isalpha() else _WORD.findall(bare.lower())
        if self._not_topics.issuperset(words):
            return False
        if self._plain and _UNSPACED.search(topic):
            return topic.strip("# ").lower() in self._plain
        if words[0][:_TELLING_WORD] in self._fronts and f" {_stem(' '.join(words))}" in self._words:
            return True
        telling = [word for word in words if len(word) >= _TELLING_WORD]
        return bool(telling) and len(telling) * 2 >= len(words) and all(self._has(word) for word in telling)

    def says(self, phrase: str) -> bool:
        """Whether the very words stand in the story, one after the other."""
        words = _WORD.findall(phrase.lower())
        return bool(words) and f" {' '.join(words)} " in self._words

    def _has(self, word: str) -> bool:
        return word[:_TELLING_WORD] in self._fronts and f" {_stem(word)}" in self._words


def _stem(word: str) -> str:
    """The word without the ending that number or case may give it: one letter of five, two of eight."""
    if len(word) < 5:
        return f"{word} " if len(word) < 4 else word
    return word[: -2 if len(word) >= 8 else -1]


def pieces_of(
    line: Line, start: int, end: int, knows: Callable[[str], bool], *, hashes: bool = False
) -> list[tuple[int, int]]:
    """The offsets of the single labels in part of a line, without hash signs, numbers and commas.

    `knows` is asked of the pieces of a run-together line ("GardensGoats") whether the page has them elsewhere.
    """
    text = line.text
    found: list[tuple[int, int]] = []
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.end() > match.start() or (hashes and text[match.end() : match.end() + 1] == "#"):
            found.append((at, match.start()))
            at = match.end()
    found.append((at, end))
    if len(found) == 1 and _SPACED_HAN.fullmatch(text, start, end):
        cuts = [match.start() for match in _BLANK.finditer(text, start, end)]
        found = list(pairwise([start, *cuts, end]))
    elif len(found) == 1:
        found = _unglued(text, start, end, knows)
    return [piece for a, b in found if (piece := _trimmed(text, a, b))]


def is_step(step: int, apart: int) -> bool:
    """Whether two lines stand as far apart as the others of a list, in line numbers; `step` 0 is not yet known.

    Dumps that keep a page's white space have some blank lines more or less between the items.
    """
    return step in (0, apart) or (min(step, apart) > 2 and max(step, apart) <= 2 * min(step, apart))


def split_by_story(text: str, start: int, end: int, story: Story) -> list[tuple[int, int]]:
    """Labels with only blanks between ("Ruden County Ada Quill"), cut into the longest phrases that the story has.

    One piece if the story has the whole, or if some part is none of its phrases.
    """
    words = [match.span() for match in _BLANKED.finditer(text, start, end)]
    if not 3 <= len(words) <= _MOST_WORDS:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        for stop in range(min(len(words), at + _TOPIC_WORDS), at, -1):
            if story.says(text[words[at][0] : words[stop - 1][1]]):
                break
        else:
            return [(start, end)]
        found.append((words[at][0], words[stop - 1][1]))
        at = stop
    return found if all(text[a].isupper() for a, _ in found) else [(start, end)]


def count_at_end(text: str) -> int:
    """Where the number of stories begins that ends a label ("Church 3922"); its length if it has none."""
    found = _COUNT.search(text)
    return found.start() if found else len(text)


def joints(text: str) -> list[tuple[int, int]]:
    """The pieces of a line cut wherever a capital follows a small letter."""
    return list(pairwise([0, *(match.start() for match in _JOINT.finditer(text)), len(text)]))


def _unglued(text: str, start: int, end: int, knows: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Labels run together cut at their joints, if most pieces stand elsewhere on the page too."""
    cuts = [start, *(match.start() for match in _JOINT.finditer(text, start, end)), end]
    pieces = list(pairwise(cuts))
    if len(pieces) < 2:
        return pieces
    known = sum(knows(text[a:b]) for a, b in pieces)
    return pieces if known >= RECURRING * len(pieces) else [(start, end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    if number := _NUMBER.search(text, start, end):
        end = number.start()
    while start < end and text[start] in " #,*[":
        start += 1
    while end > start and text[end - 1] in " ,;*]-–":
        end -= 1
    return (start, end) if end > start and any(char.isalnum() for char in text[start:end]) else None
