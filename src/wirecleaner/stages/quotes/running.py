"""The capitalised names of running text, with the rank or role before each."""

from collections.abc import Container
from dataclasses import dataclass

from wirecleaner.stages.quotes.content import Region, short_forms
from wirecleaner.stages.quotes.mentions import NOT_NAMES, RUN, strip_titles

# Up to this many words may stand between a sentence's start and the name that is its subject
# ("Deputy Harbour Minister", "In his short and cheerful memoir … the retired pilot").
SUBJECT_REACH = 45


# "In the port of Holm, Ann Lee shook her head": a phrase of place or time before its subject.
PLACE_OPENERS = frozenset(["In", "At", "On", "Near", "Outside", "Inside", "Across", "From"])


@dataclass(slots=True, eq=False)
class Found:
    """A capitalised name in running text."""

    paragraph: int
    start: int
    end: int
    words: list[str]
    honorific: str | None
    role: list[str]
    subject: bool
    quoted: bool


def read_names(
    number: int, text: str, regions: list[Region], language: str, proper: Container[str]
) -> list[Found]:
    """The names of one paragraph, in order."""
    found: list[Found] = []
    k = 0
    for match in RUN.finditer(text):
        words = match.group().split(" ")
        start = match.start()
        while (
            words
            and words[0] not in proper
            and (words[0].rstrip(".") in NOT_NAMES or words[0].capitalize() in NOT_NAMES)
        ):
            start += len(words[0]) + 1
            words = words[1:]
        if not words:
            continue
        words = cut_at_stop(words, language)
        end = start + sum(map(len, words)) + len(words) - 1
        name, honorific, role = strip_titles(words, language)
        if not name:
            continue
        name[-1] = (
            name[-1].removesuffix("’s").removesuffix("'s").rstrip("’'.") if len(name[-1]) > 2 else name[-1]
        )
        while k < len(regions) and regions[k].close <= start:
            k += 1
        quoted = k < len(regions) and regions[k].open <= start
        found.append(
            Found(number, start, end, name, honorific, role, _starts_sentence(text, match.start()), quoted)
        )
    return found


def cut_at_stop(words: list[str], language: str) -> list[str]:
    """The words up to one whose full stop ends a sentence rather than an abbreviation."""
    short = short_forms(language)
    for k, word in enumerate(words[:-1]):
        if word.endswith(".") and len(word) > 2 and "." not in word[:-1] and word[:-1] not in short:
            return [*words[:k], word[:-1]]
    return words


def _starts_sentence(text: str, at: int) -> bool:
    """Whether a name stands at the head of its sentence, roles and an opening phrase before it allowed."""
    before = text[max(0, at - SUBJECT_REACH) : at]
    if len(before) < SUBJECT_REACH and "," not in before and before.count(" ") < 5:
        return True
    cut = max(
        before.rfind(". "), before.rfind("? "), before.rfind("” "), before.rfind('" '), before.rfind("! ")
    )
    if before.endswith(", ") and (cut >= 0 or len(before) < SUBJECT_REACH):
        return before[cut + 2 if cut >= 0 else 0 :].split(" ", 1)[0] in PLACE_OPENERS
    return cut >= 0 and before.count(" ", cut) < 5 and "," not in before[cut:]
