"""Which line of a dump is what, by the truth of an evaluation record: labels to train on.

The truth names texts (title, paragraphs, captions ...), not places. Each text is looked up in the dump, letters and
digits only, and of several places the one that keeps the story together and in order counts. Lines whose part in
the truth is unclear have no label and are not trained on.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")

KINDS = {"summary": "deck", "headline": "subheading", "paragraph": "body"}
# A text that is printed more often than this is a word of the menu; one of its places is as good as another.
_MOST_PLACES = 30
# The head reaches so many lines above the title and the tail so many below the last paragraph.
_HEAD, _TAIL = 12, 60


def squash(text: str) -> str:
    """Letters and digits in one case, as the scorer compares."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return "".join(_TOKEN.findall(text))


class _Packed:
    """The lines of a dump as one string of letters and digits, and which line each of them is from."""

    def __init__(self, texts: Sequence[str]) -> None:
        packed = [squash(text) for text in texts]
        self.lengths = [len(text) for text in packed]
        self.text = "".join(packed)
        self.starts = [0]
        for length in self.lengths:
            self.starts.append(self.starts[-1] + length)
        self.edges = set(self.starts)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where a text stands, as offsets of the packed string."""
        packed, at, found = squash(text), -1, list[tuple[int, int]]()
        while packed and len(found) < _MOST_PLACES and (at := self.text.find(packed, at + 1)) >= 0:
            found.append((at, at + len(packed)))
        return found

    def line_at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def covered(self, place: tuple[int, int]) -> Iterable[tuple[int, float]]:
        """The lines that a place touches, with the share of each that it covers."""
        start, end = place
        here = self.line_at(start)
        while here < len(self.lengths) and self.starts[here] < end:
            if self.lengths[here]:
                over = min(end, self.starts[here + 1]) - max(start, self.starts[here])
                yield here, over / self.lengths[here]
            here += 1

    def is_whole(self, place: tuple[int, int]) -> bool:
        """Whether a place is one whole line or several whole lines."""
        return place[0] in self.edges and place[1] in self.edges


def gold_labels(truth: dict[str, Any], texts: Sequence[str]) -> list[str | None]:
    """The label of each line by the truth: "other" for what is in no field, None where that is unclear."""
    packed = _Packed(texts)
    labels: list[str | None] = ["other"] * len(texts)
    body = _label_body(truth, packed, labels)
    if body is None:
        return labels
    first, last = body
    title = _label_title(truth, packed, labels, first)
    head = max(0, (first if title is None else min(title, first)) - _HEAD)
    _label_photos(truth, packed, labels)
    _label_authors(truth, packed, labels, texts, (head, first, last))
    _label_topics(truth, packed, labels, (head, first, last))
    return labels


def _label_body(truth: dict[str, Any], packed: _Packed, labels: list[str | None]) -> tuple[int, int] | None:
    units = [(KINDS[unit["kind"]], packed.places(unit["text"])) for unit in truth["body"]]
    chosen = _in_order([places for _, places in units if places])
    kinds = [kind for kind, places in units if places]
    body: list[int] = []
    for kind, place in zip(kinds, chosen, strict=True):
        for here, share in packed.covered(place):
            if share >= 0.5:
                labels[here] = kind
                if kind == "body":
                    body.append(here)
    return (min(body), max(body)) if body else None


def _in_order(places: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """One place for each text, so that they follow each other as closely as can be; going back costs double."""
    costs: list[list[float]] = []
    backs: list[list[int]] = []
    for at, options in enumerate(places):
        costs.append([])
        backs.append([])
        for start, _ in options:
            if at == 0:
                costs[-1].append(0.0)
                backs[-1].append(-1)
                continue
            steps = [
                costs[at - 1][j] + (start - end if start >= end else 2 * (end - start) + 50)
                for j, (_, end) in enumerate(places[at - 1])
            ]
            best = min(range(len(steps)), key=steps.__getitem__)
            costs[-1].append(steps[best])
            backs[-1].append(best)
    chosen: list[tuple[int, int]] = []
    if places:
        here = min(range(len(costs[-1])), key=costs[-1].__getitem__)
        for at in range(len(places) - 1, -1, -1):
            chosen.append(places[at][here])
            here = backs[at][here]
    return chosen[::-1]


def _label_title(truth: dict[str, Any], packed: _Packed, labels: list[str | None], first: int) -> int | None:
    """The last place above the story is the headline; another may be the tab's title and is not trained on."""
    places = [place for place in packed.places(truth["title"] or "") if packed.is_whole(place)]
    if not places:
        return None
    before = [place for place in places if packed.line_at(place[0]) < first]
    chosen = before[-1] if before else places[0]
    for place in places:
        for here, _ in packed.covered(place):
            if labels[here] == "other":
                labels[here] = "title" if place == chosen else None
    return packed.line_at(chosen[0])


def _label_photos(truth: dict[str, Any], packed: _Packed, labels: list[str | None]) -> None:
    for key, label, least in (("captions", "caption", 0.5), ("credits", "credit", 0.4)):
        for text in truth[key]:
            for place in packed.places(text) if len(squash(text)) > 2 else ():
                for here, share in packed.covered(place):
                    if share >= least and labels[here] == "other":
                        labels[here] = label


def _label_authors(
    truth: dict[str, Any],
    packed: _Packed,
    labels: list[str | None],
    texts: Sequence[str],
    story: tuple[int, int, int],
) -> None:
    """The nearest place around the head, or else behind the story; names in the text itself are no bylines."""
    head, first, last = story
    for name in truth["authors"]:
        short = max(80, 3 * len(name))
        found = {
            packed.line_at(place[0])
            for place in packed.places(name)
            if len(squash(name)) > 2 or packed.is_whole(place)
        }
        lines = [here for here in found if labels[here] in ("other", None) and len(texts[here]) <= short]
        near = [here for here in lines if head <= here <= first + 2]
        near = near or [here for here in lines if last < here <= last + _TAIL]
        for here in lines:
            labels[here] = "byline" if here in near else None


def _label_topics(
    truth: dict[str, Any], packed: _Packed, labels: list[str | None], story: tuple[int, int, int]
) -> None:
    """A topic on a line of its own near the story; the same word in a menu is not trained on."""
    head, first, last = story
    for topic in truth["topics"]:
        for place in packed.places(topic):
            here = packed.line_at(place[0])
            if labels[here] == "other" and packed.is_whole(place):
                labels[here] = "tags" if last < here <= last + _TAIL or head <= here < first else None
