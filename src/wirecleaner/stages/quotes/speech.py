"""The patterns of a language other than English, made from its `speech.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wirecleaner.data import load_table
from wirecleaner.stages.quotes.mentions import UP
from wirecleaner.stages.quotes.words import alternation

NEVER = re.compile(r"(?!)")
# What may stand between the marks and the verb: a comma, a dash.
BETWEEN = r"[,.;]?\s?[—–-]?\s?"
# The marks that end a source.
SOURCE_STOP = r"[,.;:!?()«»„“”\"—]|\s[–-]\s"


@dataclass(slots=True, frozen=True)
class Speech:
    """The patterns of one language. Each has a group `cue`."""

    language: str
    after: re.Pattern[str]  # the verb behind a closing mark, the source behind the verb
    subject_first: re.Pattern[str]  # the source, then the verb
    verb: re.Pattern[str]
    that: re.Pattern[str]
    according: re.Pattern[str]
    according_behind: re.Pattern[str]  # "poliisin mukaan": the source first
    inverted: re.Pattern[str]  # a comma, the verb, the source
    spoken: re.Pattern[str]  # the same behind speech that a dash opens; the clause may also end in "?" or "!"
    reported: re.Pattern[str]  # the verb, a comma, then a clause
    conjunctive: re.Pattern[str]  # the verb form of a reported clause
    pronouns: dict[str, str]
    articles: frozenset[str]
    source_ends: frozenset[str]  # behind a name: "sagte Anna Roe in Kiel"
    source_stop: re.Pattern[str]  # a mark, or the pronoun that opens a clause about the source
    joints: frozenset[str]  # "and": ends a name too, unless another follows
    inside: re.Pattern[str]  # between dashes inside the marks: "«…, — сказал Роман Сажин. — …»"
    verb_last: bool  # "Rıza Çınar, "…" dedi"
    verb_second: bool  # "I går sa ministern att …": the subject may stand behind the verb


@cache
def speech(language: str) -> Speech | None:
    """The patterns of a language; None if there is no word list for it."""
    table = load_table(language, "speech")
    if not table:
        return None
    verbs = alternation(table["verbs"])
    helpers = alternation(table["auxiliaries"])
    helped = rf"(?:{helpers}\s)?" if helpers else ""
    hyphened = _hyphened(table.get("hyphened", ()))
    asked = rf"(?:{helpers}{hyphened.format('inner')}\s)?" if helpers and hyphened else ""
    cue = rf"(?P<cue>{asked}{helped}{verbs})"
    plain = rf"(?P<cue>{helped}{verbs})"
    # "Nach Angaben des Amtes stieg die Zahl": the verb follows at once on a source that ends with a capital
    second = rf"|(?P<noun>(?:[^\W\d_A-Z]+\s){{0,3}}{UP}[\w’-]+(?:\s{UP}[\w’-]+){{0,3}})\s(?=[^\W\d_A-Z])"
    # There a comma behind many words closes a clause, not the source: "Enligt loggen har bilen stått, …".
    length = r"[^\s,.;:]+(?:\s[^\s,.;:]+){0,3}" if table.get("verb_second") else r"[^,.;:]{2,90}"
    second = second if table.get("verb_second") else "|(?P<noun>(?!))"
    word = r"[^\s,.;:«»„“”\"]+"
    return Speech(
        language,
        re.compile(
            rf"{BETWEEN}{_objects(table)}{cue}{hyphened and f'(?:{hyphened})?'.format('pronoun')}(?!\w)"
        ),
        re.compile(rf"[,.]?\s(?P<source>{word}(?:\s{word}){{0,6}}?)\s{plain}(?!\w)"),
        re.compile(rf"(?<!\w){plain}(?!\w)"),
        re.compile(
            rf"(?<!\w){plain}(?P<between>(?:\s\w+){{0,3}}?){alternation(table['that'])}(?:\s|(?<=[’'])|$)"
        ),
        _unless_empty(table["according"], rf"(?P<cue>{{}})\s(?:(?P<source>{length}),\s{second})"),
        _unless_empty(
            table.get("according_behind", ()),
            rf"(?P<source>{word}(?:\s{word}){{0,6}}?)\s(?P<cue>{{}}),?\s",
        ),
        re.compile(rf",\s{plain}\s(?=\w)"),
        re.compile(rf"(?:,|(?<=[!?…]))\s(?:[—–-]\s)?{plain}\s(?=\w)"),
        re.compile(rf"\s{plain},\s"),
        _unless_empty(table["conjunctive"], r"\b{}\b"),
        {word: pronoun for pronoun in ("he", "she") for word in table[pronoun]},
        frozenset(table["articles"]),
        frozenset(table.get("source_ends", ())),
        re.compile(
            "|".join([SOURCE_STOP, *(rf"\s{re.escape(word)}\s" for word in table.get("relatives", ()))])
        ),
        frozenset(load_table(language, "bylines").get("words", {}).get("and", ())),
        re.compile(rf"[,.]?\s[—–-]\s{plain}\s(?=\w)"),
        bool(table.get("verb_last")),
        bool(table.get("verb_second")),
    )


def _hyphened(pronouns: Iterable[str]) -> str:
    """A pattern for the pronoun that hangs on the verb, as a group to be named: "souligne-t-il", "a-t-elle dit"."""
    found = alternation(pronouns)
    return rf"(?:-t)?-(?P<{{}}>{found})" if found else ""


def _objects(table: Mapping[str, Any]) -> str:
    """A pattern for the pronoun of the person spoken to, or of what is said, before the verb: "me dijo", "l’a dit"."""
    words = [word if word[-1] in "’'" else word + " " for word in table.get("objects", ())]
    return rf"(?:{alternation(words)})?".replace(r"\ ", r"\s") if words else ""


def _unless_empty(words: Iterable[str], pattern: str) -> re.Pattern[str]:
    """A pattern with any of the words in the place of `{}`; one that never matches if there are no words."""
    found = alternation(words)
    return re.compile(pattern.replace("{}", found)) if found else NEVER
