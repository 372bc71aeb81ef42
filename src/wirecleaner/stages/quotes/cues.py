"""Where the reporting verbs stand, and the patterns made from them."""

import re
from functools import cache

from wirecleaner.data import load_table
from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.words import JUDGED, Verb, alternation, grammar, judged_words, speech_verbs

# "board president Ann Lee told the paper": more words are no mere tag behind a quote.
LONGEST_TAG = 7
NO_TAGS: frozenset[str] = frozenset()


class Cue:
    """A reporting verb, or "according to" (then `verb` is None), at [start, end).

    `form` is "base", "s", "past" or "ing", `tags` are those of the word list; both empty for "according to".
    """

    __slots__ = ("end", "form", "start", "tags", "verb", "word")

    def __init__(self, start: int, end: int, verb: Verb | None, word: str) -> None:
        self.start = start
        self.end = end
        self.verb = verb
        self.word = word
        self.form = verb.form if verb else ""
        self.tags = verb.tags if verb else NO_TAGS


@cache
def cue_pattern(language: str) -> re.Pattern[str]:
    """Finds every reporting verb and "according to" of a text in one pass."""
    words = alternation(
        [*speech_verbs(language), *judged_words(language), *load_table(language, "speech")["according"]]
    )
    # The blank before the word is what makes the scan fast: few places of a text start a trial.
    return re.compile(rf" ({words})(?![\w-])")


@cache
def attribution_pattern(language: str) -> re.Pattern[str]:
    """Matches "X said" right after a closing mark: a name or pronoun and a past or present verb."""
    verbs = speech_verbs(language)
    words = alternation(
        w for w, v in verbs.items() if v.form in ("past", "s") and not v.tags & {"call", "as"}
    )
    judged = alternation(
        w for w, v in judged_words(language).items() if v.form == "past" and w.endswith("ed")
    )
    end = r"(?=[.;]|[,:](?! ?[\"“‘'`«„])|$| (?:on|in|at|to|of|after|during|when|while|as|with|the (?:other|same|next|day|following)|\w+day)\b)(?! that)"
    name = r"(?:[A-Z][\w.’'-]* ){1,4}|[Tt]he (?:[\w’'-]+ ){1,3}|[Hh]e |[Ss]he |[Tt]hey "
    return re.compile(
        rf",? (?:(?:{name})(?:{words}{end}|{judged}(?=[.,] |$|\.$))|{words} (?:[A-Z]|the |a |an |he\b|she\b|one |his |her |its ))"
    )


@cache
def inscription_pattern(language: str) -> re.Pattern[str]:
    """Matches a sign, a poster, a T-shirt at the end of a text: what stands on it is no quote."""
    return re.compile(rf"\b(?:{alternation(grammar(language, 'inscriptions'))})(?: that| which)? ?$")


@cache
def inscribed_pattern(language: str) -> re.Pattern[str]:
    """Matches a noun phrase whose head is a thing with words on it: "A hand-painted sign above"."""
    things = alternation(grammar(language, "inscriptions"))
    return re.compile(
        rf"(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er) (?:[\w-]+ ){{0,3}}?(?:{things})\b"
    )


@cache
def _cue_verbs(language: str) -> dict[str, Verb]:
    return {**judged_words(language), **speech_verbs(language)}


# "Ann Lee: The gate stays shut": a few words, a colon, what they say. Of an interview, whose answers have many
# sentences, this would give the first ones alone, and its questions are nobody's news.
NAMED_BEFORE_COLON = re.compile(r"(?=[^\W\d_a-z])(?:[^\s:]+ ){0,7}[^\s:]+(?P<colon>:) (?=\S+ \S)")


def opening_cues(text: str, start: int, end: int, language: str) -> list[Cue]:
    """Reporting words for the judge alone: the first word of a sentence, and a colon in a paragraph of one sentence."""
    found: list[Cue] = []
    word = text[start : start + 20].partition(" ")[0]
    if word[:1].isupper() and (verb := _opening_verbs(language).get(word)):
        found.append(Cue(start, start + len(word), verb, word))
    if (
        start == 0
        and end == len(text)
        and text[-1] != "?"
        and ":" in text[:90]
        and (match := NAMED_BEFORE_COLON.match(text))
    ):
        found.append(Cue(match.start("colon"), match.end("colon"), COLON, ":"))
    return found


COLON = Verb(":", "colon", frozenset([JUDGED]))


@cache
def _opening_verbs(language: str) -> dict[str, Verb]:
    return {
        word.capitalize(): Verb(verb.lemma, verb.form, verb.tags | {JUDGED})
        for word, verb in _cue_verbs(language).items()
        if verb.form in ("past", "ing")
    }


def find_cues(text: str, regions: list[Region], language: str) -> list[Cue]:
    """The cues of a paragraph that stand outside its quoted regions; those tagged "judged" are not for the rules."""
    verbs = _cue_verbs(language)
    found: list[Cue] = []
    if "ccording to" in text:
        text = text.replace(". According to", ". according to")
        if text.startswith("According to"):
            found.append(Cue(0, 12, None, "According to"))
    find = cue_pattern(language).finditer
    at = 0
    for region in regions:  # only between the quotations: what stands inside is no cue
        for match in find(text, at, region.open):
            word = match.group(1)
            found.append(Cue(match.start(1), match.end(), verbs.get(word), word))
        at = region.close
    for match in find(text, at):
        word = match.group(1)
        found.append(Cue(match.start(1), match.end(), verbs.get(word), word))
    return found


def said_from(text: str, start: int) -> int:
    """Where words end whose closing mark is missing: at the comma of "…, Ann Lee said." at the end; -1 if none is there.

    >>> text = '"The gate is shut, board president Ann Lee said.'
    >>> text[1 : said_from(text, 1)]
    'The gate is shut'
    """
    if not text.endswith("."):
        return -1
    comma = max(text.rfind(", ", start), text.rfind("? ", start), text.rfind("! ", start))
    words = text[comma + 2 : -1].split(" ")
    if comma < 0 or not 2 <= len(words) <= LONGEST_TAG:
        return -1
    verbs = speech_verbs("en")
    last, first = verbs.get(words[-1]), verbs.get(words[0])
    if (last and last.form == "past") or (first and first.form == "past" and words[1][:1].isupper()):
        return comma if text[comma] == "," else comma + 1
    return -1
