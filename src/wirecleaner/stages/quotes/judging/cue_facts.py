"""What is seen at a reporting word: whether it reports here, and on which side its content stands."""

from typing import TYPE_CHECKING

from wirecleaner.stages.quotes.judging.words import EDGE, FINITE, QUOTED, Words

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.judging.scene import Candidate

GROUPS = (
    "bias",
    "verb",
    "verb-next",
    "verb-before",
    "next-two",
    "before-two",
    "before-form",
    "next-form",
    "marks",
    "verb-mark",
    "next-word",
    "before-word",
    "second-third",
    "rule",
    "rule-verb",
    "rule-next",
    "finite-next",
    "that-next",
    "quoted",
    "quoted-verb",
    "cue-before",
    "cue-before-rule",
    "place",
    "first",
    "around",
    "subject-form",
    "subject-verb",
    "subject-next",
    "second-before",
    "rest",
    "cue-after",
    "stretch",
    "stretch-verb",
    "third-before",
    "own-word",
    "form-around",
    "verb-around",
    "verb-words",
    "far-next",
    "rule-mark",
)
LABELS = ("none", "attitude", "after", "before", "both")


TENSED = FINITE | {"~ed"}
# How a fact writes whether something holds: looked up, because writing out a number or a truth takes longer.
TRUTH = ("False", "True")
# From here on distances are not told apart.
FAR = 20


class _Steps(dict[int, str]):
    """How a fact writes a distance: in few steps."""

    def __missing__(self, number: int) -> str:
        return str(min(number, FAR))


STEPS = _Steps(enumerate([*"01234", *["5"] * 2, *["7"] * 4, *["11"] * 9]))


def cue_facts(
    words: Words, cue: "Candidate", before: "Candidate | None", after: "Candidate | None"
) -> list[int | str]:
    """One value for each of `GROUPS`."""
    tags, marks, raw = words.tags, words.marks, words.raw
    first, last, count = cue.first, cue.last, len(words.tags)
    one = tags[last + 1] if last + 1 < count else EDGE
    two = tags[last + 2] if last + 2 < count else EDGE
    three = tags[last + 3] if last + 3 < count else EDGE
    left = tags[first - 1] if first else EDGE
    lefter = tags[first - 2] if first > 1 else EDGE
    leftest = tags[first - 3] if first > 2 else EDGE
    verb, form, rule = cue.lemma, cue.form, cue.rule
    mark = marks[last]
    left_mark = marks[first - 1] if first else EDGE
    ahead = tags[last + 1 : last + 14]
    finite = 0
    if not TENSED.isdisjoint(ahead[:11]):
        finite = next(k for k, tag in enumerate(ahead, 1) if tag in TENSED)
    that = ahead.index("that") + 1 if "that" in ahead else 0
    right_quote = ahead.index(QUOTED) + 1 if QUOTED in ahead else 0
    behind = tags[max(0, first - 10) : first][::-1]
    left_quote = behind.index(QUOTED) + 1 if QUOTED in behind else 0
    quoted = f"{STEPS[left_quote]},{STEPS[right_quote]}"
    stretch = 0
    while stretch < 12 and stretch < first and not marks[first - 1 - stretch]:
        stretch += 1
    opened = marks[first - 1 - stretch] if stretch < first else EDGE
    run = f"{STEPS[stretch]}{opened}"
    subject = cue.subject_tag
    gap = f"{STEPS[first - before.last]}{marks[first - 1]}" if before else ""
    return [
        0,
        f"{verb} {form}",
        f"{verb} {one}",
        f"{verb} {left}",
        f"{one} {two}",
        f"{lefter} {left}",
        f"{left} {form}",
        f"{one} {form}",
        f"{left_mark} {mark}",
        f"{verb} {mark}",
        raw[last + 1] if last + 1 < count else EDGE,
        raw[first - 1] if first else EDGE,
        f"{two} {three}",
        rule,
        f"{rule} {verb}",
        f"{rule} {one} {mark}",
        f"{finite if finite < 6 else 6} {one}",
        f"{STEPS[that]} {one}",
        quoted,
        f"{verb} {TRUTH[left_quote > 0]} {STEPS[right_quote]}",
        f"{before.lemma if before else ''} {gap}",
        f"{before.rule if before else ''} {TRUTH[before is not None and before.covers(cue.start)]} {left}",
        f"{STEPS[first]} {form}",
        f"{tags[0]} {STEPS[first]}",
        f"{left} {one}",
        f"{subject} {form}",
        f"{subject} {verb}",
        f"{subject} {one} {mark}",
        raw[first - 2] if first > 1 else EDGE,
        f"{STEPS[count - last - 1]} {mark}",
        f"{after.lemma if after else ''} {STEPS[after.first - last] if after else ''}",
        f"{run} {one} {mark}",
        f"{run} {verb} {mark}",
        f"{leftest} {lefter} {left}",
        cue.word.lower(),
        f"{cue.form} {left} {one}",
        f"{verb} {left} {one}",
        f"{verb} {raw[last + 1] if last + 1 < count else EDGE}",
        f"{one} {two} {three}",
        f"{rule} {left_mark} {mark} {one}",
    ]
