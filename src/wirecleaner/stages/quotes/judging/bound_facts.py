"""What is seen at a place where the content of a reporting word may begin or end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirecleaner.stages.quotes.judging.cue_facts import STEPS, TRUTH
from wirecleaner.stages.quotes.judging.words import EDGE, FINITE, QUOTED, Words

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.judging.scene import Candidate

START_GROUPS = (
    "distance-next",
    "pair",
    "own-pair",
    "verb-before",
    "verb-distance",
    "mark-own",
    "word-before",
    "rule",
    "passed-that",
    "that-ahead",
    "form-distance",
    "finite-before",
    "own-distance",
    "quote-ahead",
    "three",
    "verb-own",
    "verb-pair",
    "word",
    "mark-pair",
)
END_GROUPS = (
    "mark-next",
    "pair",
    "next-pair",
    "last",
    "length-mark",
    "verb-mark",
    "cue-next",
    "rule",
    "opening-mark",
    "word-next",
    "side-mark",
    "left-over",
    "finite-next",
    "cue-next-mark",
    "verb-next",
    "mark-next-two",
    "finite-next-tag",
    "finite-rest",
    "opening-next",
    "marks-so-far",
    "lead-next",
    "form-next",
    "to-next-cue",
    "verb-mark-next",
    "next-mark",
)
# Shapes that the verb of a clause may have.
VERBAL = frozenset(["~ed", "~s"])
# So far behind its word content may begin anywhere, and behind a "that", a colon or at a mark; 99 of 100 do.
NEAR, FAR = 8, 30
# So many words from a place on are looked at for what follows.
AHEAD = 8
# Words before which content may end although no stop stands there.
JOINTS = frozenset(
    "and but while as when after before during in on at to by for from with because that who which if though although "
    "despite following since adding saying according than or so until - is was are has have".split()
)

BEHIND_END = JOINTS | {QUOTED}


def start_places(words: Words, last: int) -> list[int]:
    """The words at which content behind the reporting word that ends at `last` may begin."""
    tags = words.tags
    count = len(tags)
    near = min(count, last + 1 + NEAR)
    places = [at for at in range(last + 1, near) if tags[at] != "-"]
    for at in range(near, min(count, last + 1 + FAR)):
        if tags[at] == QUOTED or tags[at - 1] == "that" or words.marks[at - 1] == ":":
            places.append(at)
    return places


def start_facts(words: Words, cue: "Candidate", places: Sequence[int]) -> list[list[int | str]]:
    """For each place one value for each of `START_GROUPS`."""
    last, lemma, rule, rule_first = cue.last, cue.lemma, cue.rule, cue.rule_first
    tags, marks, raw = words.tags[: last + FAR + AHEAD + 1], words.marks, words.raw
    following = [*tags, EDGE]
    that, quote = _first(tags, "that", last + 1), _first(tags, QUOTED, last + 1)
    finite = next((at for at in range(last + 1, len(tags)) if tags[at] in FINITE), len(tags))
    rows: list[list[int | str]] = []
    for at in places:
        own, after, mark = tags[at], following[at + 1], marks[at - 1]
        before, word_before = (tags[at - 1], raw[at - 1]) if at - 1 > last else ("^", "^")
        near = STEPS[at - last]
        pair = f"{before} {own}"
        rows.append(
            [
                f"{near} {tags[last + 1]}",
                pair,
                f"{own} {after}",
                f"{lemma} {before}",
                f"{lemma} {near}",
                f"{mark} {own}",
                word_before,
                f"{rule} {at - rule_first if -3 < at - rule_first < 3 else 9}",
                f"{TRUTH[that < at - 1]} {TRUTH[quote < at - 1]} {before}",
                f"{_ahead(tags, 'that', that, at)} {near}",
                f"{cue.form} {near}",
                f"{TRUTH[finite < at]} {before}",
                f"{near} {own}",
                f"{_ahead(tags, QUOTED, quote, at)} {mark}",
                f"{pair} {after}",
                f"{lemma} {own} {near}",
                f"{lemma} {pair}",
                raw[at],
                f"{mark} {pair}",
            ]
        )
    return rows


def _first(tags: list[str], tag: str, start: int) -> int:
    """The first place of a tag from `start` on; the number of all tags if it has none."""
    return tags.index(tag, start) if tag in tags[start:] else len(tags)


def _ahead(tags: list[str], tag: str, first: int, at: int) -> int:
    """How many words ahead of a place a tag stands, -1 if not near; `first` is its first place, maybe before this one."""
    if first < at:
        first = _first(tags, tag, at)
    return first - at if first < min(at + AHEAD, len(tags)) else -1


def end_places(words: Words, start: int) -> list[int]:
    """The words with which content that begins at `start` may end."""
    last = len(words.tags) - 1
    stop = max(start, min(last, start + 80))
    ends = zip(words.marks[start:stop], words.tags[start + 1 : stop + 1], strict=True)
    # A quotation has a mark of its own.
    places = [at for at, (mark, following) in enumerate(ends, start) if mark or following in BEHIND_END]
    places.append(last)
    return places


def whole_places(words: Words, start: int, places: list[int]) -> list[int]:
    """Of the places where content may end those that leave a clause behind "that" its verb, if any does."""
    tags = words.tags
    if not start or tags[start - 1] != "that":
        return places
    verb = next((at for at in range(start, len(tags)) if tags[at] in FINITE or tags[at] in VERBAL), start)
    return [at for at in places if at >= verb] or places


def end_facts(
    words: Words, cue: "Candidate", start: int, places: Sequence[int], afters: Sequence["Candidate | None"]
) -> list[list[int | str]]:
    """For each place one value for each of `END_GROUPS`. `afters` are the next reporting words behind the places."""
    raw, count = words.raw, len(words.tags)
    tags, marks = [*words.tags, EDGE, EDGE], [*words.marks, EDGE]
    lemma, rule, rule_last = cue.lemma, cue.rule, cue.rule_last
    opening, near_head, first = tags[0], TRUTH[cue.first < 6], tags[start]
    lead = tags[start - 1] if start - 1 > cue.last else "^"
    finites = [at for at in range(start, count) if tags[at] in FINITE]
    first_finite, last_finite = (finites[0], finites[-1]) if finites else (count, -1)
    rows: list[list[int | str]] = []
    for at, after in zip(places, afters, strict=True):
        mark, next_tag, second = marks[at], tags[at + 1], tags[at + 2]
        edge = TRUTH[next_tag == EDGE]
        marked_edge, marked_next = f"{mark} {edge}", f"{mark} {next_tag}"
        near, verb, gap = _to_next_cue(after, at)
        finite = TRUTH[first_finite <= at]
        length = STEPS[at - start + 1]
        rows.append(
            [
                marked_next,
                f"{tags[at]} {next_tag}",
                f"{next_tag} {second}",
                f"{edge} {length}",
                f"{length} {marked_edge}",
                f"{lemma} {marked_edge}",
                near,
                f"{rule} {at - rule_last if -2 < at - rule_last < 2 else (at > rule_last) * 2 + 9}",
                f"{opening} {marked_edge} {near_head}",
                raw[at + 1] if at + 1 < count else EDGE,
                f"{cue.side} {marked_edge}",
                f"{STEPS[count - 1 - at]} {mark}",
                f"{TRUTH[next_tag in FINITE or second in FINITE]} {mark} {finite}",
                f"{verb} {mark}",
                f"{lemma} {next_tag}",
                f"{marked_next} {second}",
                f"{finite} {marked_next}",
                f"{finite} {TRUTH[last_finite > at]} {marked_edge}",
                f"{first} {marked_next}",
                f"{at - start - marks[start:at].count('')} {marked_edge}",
                f"{lead} {marked_next}",
                f"{cue.form} {marked_next}",
                f"{' '.join(tags[at + 1 : after.first])} {after.form}" if after and gap < 5 else "",
                f"{lemma} {marked_next}",
                f"{marked_next} {marks[at + 1]} {finite}",
            ]
        )
    return rows


def _to_next_cue(after: "Candidate | None", at: int) -> tuple[str, str, int]:
    """What the next reporting word behind a place is and how far; nothing if it is not near."""
    gap = after.first - at if after else 0
    if after is None or gap > 8:
        return "", "", gap
    return f"{gap} {after.rule} {after.form}", f"{gap if gap < 4 else 4} {after.lemma}", gap


RELATIVE = frozenset(["which", "who", "whom", "what", "that", "as"])
BEFORE_END_GROUPS = (
    "distance",
    "mark-next",
    "next-pair",
    "subject",
    "rule",
    "verb-mark",
    "turn",
    "own",
    "side",
)
BEFORE_START_GROUPS = (
    "mark-own",
    "pair",
    "own-pair",
    "rule",
    "length",
    "turn",
    "cues-between",
    "opening",
    "side",
    "own-end",
)


def before_ends(words: Words, first: int) -> list[int]:
    """The words with which content before the reporting word that begins at `first` may end, the nearest first."""
    tags, marks = words.tags, words.marks
    return [
        at
        for at in range(first - 1, max(-1, first - FAR), -1)
        if marks[at]
        or tags[at] == QUOTED
        or (at + 1 < first and (tags[at + 1] in ("-", "as") or tags[at] in RELATIVE))
    ][:6]


def before_end_facts(words: Words, cue: "Candidate", at: int, turn: int) -> list[int | str]:
    """One value for each of `BEFORE_END_GROUPS`."""
    tags, mark = words.tags, words.marks[at]
    at_subject = TRUTH[at + 1 == cue.subject_first]
    return [
        f"{STEPS[cue.first - at]} {mark}",
        f"{mark} {tags[at + 1]}",
        f"{tags[at + 1]} {tags[at + 2] if at + 2 < len(tags) else EDGE}",
        f"{at_subject} {mark}",
        f"{cue.rule} {TRUTH[at == cue.rule_before_last]}",
        f"{cue.lemma} {mark} {turn}",
        turn,
        f"{tags[at]} {mark} {at_subject}",
        f"{cue.side} {mark} {turn}",
    ]


def before_starts(words: Words, end: int) -> list[int]:
    """The words with which content that ends with `end` may begin, the nearest first."""
    tags, marks = words.tags, words.marks
    places = [
        at
        for at in range(end, max(0, end - 60), -1)
        if marks[at - 1]
        or tags[at - 1] in ("and", "but", "that")
        or tags[at - 1] == QUOTED
        or tags[at] in RELATIVE
    ][:7]
    return [*places, 0]


def before_start_facts(
    words: Words, cue: "Candidate", at: int, end: int, turn: int, cues: int
) -> list[int | str]:
    """One value for each of `BEFORE_START_GROUPS`. `cues` counts the reporting words inside."""
    tags = words.tags
    mark = words.marks[at - 1] if at else EDGE
    before = tags[at - 1] if at else EDGE
    head = TRUTH[at == 0]
    return [
        f"{mark} {tags[at]}",
        f"{before} {tags[at]}",
        f"{tags[at]} {tags[at + 1] if at + 1 < len(tags) else EDGE} {head}",
        f"{cue.rule} {TRUTH[at == cue.rule_before_first]}",
        f"{STEPS[end - at + 1]} {head} {mark}",
        f"{turn} {head}",
        f"{cues} {mark} {head}",
        f"{tags[0]} {head} {turn}",
        f"{cue.side} {head} {mark}",
        f"{tags[at]} {TRUTH[at == end]} {head}",
    ]
