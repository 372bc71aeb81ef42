"""The evidence for a line break between two words: one value for each family, to be looked up in the weights.

Every family looks at a bounded number of words around the gap, or at counts that were made once for the whole line:
the cost is linear in the number of words.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from wirecleaner.breaks.words import Word
from wirecleaner.labels import Label
from wirecleaner.rules.phrases import Phrase, load_phrases, phrase_key

# In the order in which `evidence` gives their values.
FAMILIES = (
    "joint",  # how the word before ends, of what kind the word after is
    "both",  # two words before, two after
    "before",  # three words before
    "after",  # how the word before ends, two words after
    "last",  # the word before
    "next",  # the word after
    "last word",
    "next word",
    "word after end",
    "phrases",  # what is known by heart that ends here and begins here
    "phrase before",
    "phrase after",
    "again",  # how often the pairs of words here stand on the page
    "company",  # in how many different companies
    "near",  # the share of small and function words, 8 words each side
    "wide",  # the same, 25 words each side
    "wide joint",
    "sentence",  # how far it is from the last stop, and to the next
    "sentence before",
    "sentence after",
    "capitals",  # capitalised words in a row on either side
)
# Families whose values are words of the page.
LEXICAL = ("last word", "next word", "word after end")
_NEAR, _WIDE = 8, 25
# Lengths of the pieces of a sentence, in words, up to which they count as one class; the longest is a run of a menu.
_LENGTHS = (0, 2, 4, 8, 14, 25, 45, 80)
_RUN = 6
_NO_WORD = Word("", "", "$", "$", False, False, False)
# A third occurrence of a pair says no more than the second; so with its neighbours.
_OFTEN = 3


def evidence(words: Sequence[Word], language: str | None) -> Iterator[tuple[str, ...]]:
    """For each gap between two words the values of all families; "" where a family has nothing to say."""
    ending, starting, inside = _phrases([word.text for word in words], language)
    pairs = _Pairs([word.key for word in words])
    low = [0, *accumulate(word.low for word in words)]
    since, until = _sentences(words)
    run_before, run_after = _capitals(words)
    padded = [_NO_WORD, _NO_WORD, *words, _NO_WORD]
    for gap in range(1, len(words)):
        third, second, last, following, beyond = padded[gap - 1 : gap + 4]
        end, kind = last.end, following.kind
        opens = kind + following.end
        before = f"{second.kind}{second.end} {last.kind}{end}"
        known, knows = ending[gap], starting[gap]
        near, near_after = _share(low, gap, _NEAR, 4.99)
        wide, wide_after = _share(low, gap, _WIDE, 7.99)
        yield (
            f"{end}~{kind}",
            f"{before}~{kind} {beyond.kind}",
            f"{third.kind} {before}",
            f"{end}~{opens} {beyond.kind}",
            last.kind + end,
            opens,
            last.key,
            following.key,
            f"{following.key}|{end}",
            f"{known}~{knows}{'i' if inside[gap] else ''}",
            known and known + kind,
            knows and knows + end,
            pairs.again(gap),
            pairs.company(gap) + ("" if following.capital else "l"),
            f"{near}{near_after}{end[0]}{kind[0]}",
            f"{wide}{wide_after}",
            f"{wide // 2}{wide_after // 2}{end}{kind}",
            f"{since[gap]}{until[gap]}",
            f"{since[gap]}{end}{kind[0]}",
            f"{until[gap]}{end}{kind[0]}{near_after}",
            f"{run_before[gap]}{run_after[gap]}{end[0]}",
        )


def _sentences(words: Sequence[Word]) -> tuple[list[int], list[int]]:
    """For each gap the classes of the number of words since the last stop and until the next one."""
    stops = [word.stops for word in words]
    before = accumulate(stops, lambda count, stop: 0 if stop else count + 1, initial=0)
    after = accumulate(reversed(stops), lambda count, stop: 1 if stop else count + 1, initial=_LENGTHS[-1])
    sizes = [bisect_left(_LENGTHS, count) for count in before]
    return sizes, [bisect_left(_LENGTHS, count) for count in after][::-1]


def _capitals(words: Sequence[Word]) -> tuple[list[int], list[int]]:
    """For each gap how many words before it and after it are capitalised in a row."""
    capitals = [word.capital for word in words]
    before = accumulate(capitals, lambda count, capital: min(count + 1, _RUN) if capital else 0, initial=0)
    after = accumulate(
        reversed(capitals), lambda count, capital: min(count + 1, _RUN) if capital else 0, initial=0
    )
    return list(before), list(after)[::-1]


def _share(low: Sequence[int], gap: int, reach: int, steps: float) -> tuple[int, int]:
    """The share of low words within reach on either side, in steps."""
    start, end = max(0, gap - reach), min(len(low) - 1, gap + reach)
    here = low[gap]
    return int((here - low[start]) / (gap - start) * steps), int((low[end] - here) / (end - gap) * steps)


def _phrases(texts: Sequence[str], language: str | None) -> tuple[list[str], list[str], list[bool]]:
    """For each gap what known phrase ends there, what begins there, and whether it lies inside one."""
    book = load_phrases(language)
    keys = list(map(phrase_key, texts))
    ending, starting, inside = [""] * (len(texts) + 1), [""] * (len(texts) + 1), [False] * (len(texts) + 1)
    free = 0
    for at, text in enumerate(texts):
        found = book.longest(keys, at)
        if found is None:
            continue
        end, phrase = found
        sign = _phrase_sign(phrase, end - at, text)
        starting[at] = sign
        ending[end] = ending[end] or sign
        if at >= free:
            inside[at + 1 : end] = [True] * (end - at - 1)
            free = end
    return ending, starting, inside


def _phrase_sign(phrase: Phrase, length: int, text: str) -> str:
    marker = "m" if phrase.label is Label.RELATED_MARKER else ""
    return f"{'w' if phrase.weak else 's'}{min(length, 4)}{marker}{'l' if text[0].islower() else 'C'}"


class _Pairs:
    """How often two words stand side by side on the page, and next to how many different words."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._pairs = ["", *map("\t".join, pairwise(keys)), ""]  # the pair over each gap
        self._count = Counter(self._pairs)
        self._left: dict[str, set[str]] = {}
        self._right: dict[str, set[str]] = {}
        before = ["", "", *keys]
        after = [*keys[1:], "", "", ""]
        for gap, pair in enumerate(self._pairs):
            if len(lefts := self._left.setdefault(pair, set())) < _OFTEN:
                lefts.add(before[gap])
            if len(rights := self._right.setdefault(pair, set())) < _OFTEN:
                rights.add(after[gap])

    def again(self, gap: int) -> str:
        """How often the pair over the gap stands on the page, and the pairs after and before it."""
        count, pairs = self._count, self._pairs
        here, after, before = count[pairs[gap]], count[pairs[gap + 1]], count[pairs[gap - 1]]
        return f"{min(here, 3)}{min(after, 3)}{min(before, 3)}"

    def company(self, gap: int) -> str:
        """Different words before the pair after the gap, different words after the pair before it: an entry recurs."""
        after, before = self._pairs[gap + 1], self._pairs[gap - 1]
        return f"{min(self._count[self._pairs[gap]], 2)}{len(self._left[after])}{len(self._right[before])}"
