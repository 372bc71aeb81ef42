"""The patterns of a language other than English, made from its `speech.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wirecleaner.data import load_table, load_words
from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.words import alternation

NEVER = re.compile(r"(?!)")
# What may stand between the marks and the verb: a comma, a dash.
BETWEEN = r"[,.;]?\s?[—–-]?\s?"
# The paper spoken to, between verb and source: "рассказал «Вестнику» Лев Баркин".
ADDRESSED = r"(?:[«“„\"][^«»“”„\"]{1,30}[»”“\"]\s)?"
WORD = r"[^\s,.;:«»„“”\"]+"
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
    that_words: tuple[str, ...]  # one of them stands in every match of `that`
    according: re.Pattern[str]
    opinion: re.Pattern[str]  # "Para o prefeito João Roe, …": whose opinion it is, an office with a name
    according_behind: re.Pattern[str]  # "poliisin mukaan": the source first
    said_by: re.Pattern[str]  # "volgens hem": whole phrases with a pronoun, in `oblique`
    trailing: re.Pattern[str]  # ", segundo": the source behind its clause
    as_last: re.Pattern[str]  # ", wie das Amt mitteilte": the same with the verb last
    as_last_first: re.Pattern[str]  # "Wie das Amt mitteilte, ": the same in front of its clause
    inverted: re.Pattern[str]  # a comma, the verb, the source
    spoken: re.Pattern[str]  # the same behind speech that a dash opens; the clause may also end in "?" or "!"
    reported: re.Pattern[str]  # the verb, a comma, then a clause
    conjunctive: re.Pattern[str]  # the verb form of a reported clause
    pronouns: dict[str, str]
    oblique_pronouns: frozenset[str]
    openers: re.Pattern[str]  # a small word behind a stop begins no name: "Segundo Sarmento"
    subordinators: frozenset[str]  # words that open a clause or phrase before the main clause
    bare_offices: bool  # an office stands before a name without an article: "Rørlegger Lars Barke"
    drops_pronouns: bool  # a verb without a subject takes up the one before
    oblique: dict[str, tuple[str, int, int]]  # phrase of `said_by` -> "he" or "she", its place in the phrase
    articles: frozenset[str]
    object_pronouns: frozenset[str]  # "Se dijo que …" has no source
    family_name_first: bool  # "Kovács Péter"
    articles_she: frozenset[str]  # those of a woman
    source_ends: frozenset[str]  # behind a name: "sagte Anna Roe in Kiel"
    source_stop: re.Pattern[str]  # a mark, or the pronoun that opens a clause about the source
    interposed_time: re.Pattern[str]  # between verb and source, between commas: "a lancé, mardi, le maire"
    told: re.Pattern[str]  # between verb and source, whom they told it: "disse à Lusa o reformado Luís Barca"
    behind_names: frozenset[str]  # behind two names, where somebody works: "Anna Roe von der Klinik"
    place_endings: tuple[str, ...]  # of a place behind a full name: "Aslak Magga Kittilästä"
    points_back: tuple[
        str, ...
    ]  # opens a sentence that says who said what stands before it: "Об этом сообщил"
    relatives: frozenset[str]  # pronouns that open a clause about the source
    relative_clause: re.Pattern[str]  # a comma and a pronoun that opens a clause about the source
    opening_that: re.Pattern[str]  # a sentence that begins with the verb, its subject being the one before
    clause_behind: re.Pattern[str]  # a verb with its clause right behind it: "cho biết cây cầu đã cũ"
    nameless: frozenset[str]  # nouns of those who will not be named: "fuentes de la investigación"
    adjective_endings: tuple[str, ...]  # "Protezione civile": the noun alone has a capital
    names_bodies_by_noun: bool  # "De gemeente stelt …": the noun alone is who speaks
    names_bodies_whole: bool  # "Sở Giao thông": not all words of a body's name have capitals
    trailing_alone: bool  # what stands behind ", ngokutsho" is always who said it
    name_prefix: re.Pattern[str]  # what is written in one with a name: "uThemba Mpongo"
    attributes: frozenset[str]  # words by which a source goes on behind its noun: "Sprecherin der Bahn"
    genitive_behind_office: bool  # "пресс-секретарь Газпрома": behind an office stands what it is over
    apposed_name: re.Pattern[str]  # a full name behind a comma
    joints: frozenset[str]  # "and": ends a name too, unless another follows
    calls: re.Pattern[str]  # "nannte", "sprach von": what follows in marks is what somebody calls a thing
    joined: re.Pattern[str]  # "…, y pidió …": a second verb of the same speaker ends the clause of the first
    according_nouns: frozenset[str]  # what stands in its oblique case behind "according to": "Podle policie"
    bodies: frozenset[str]  # "préfecture": nouns that with a name behind them name a body
    bodies_alone: frozenset[
        str
    ]  # "die Polizei": of those that end compounds, the ones that say enough by themselves
    nouns_have_capitals: bool  # a word with a capital in marks need not be a name
    inflected: bool  # names take endings: "По словам Розы Тюриной" names nobody as she is called
    inside: re.Pattern[str]  # between dashes inside the marks: "«…, — сказал Роман Сажин. — …»"
    inside_commas: re.Pattern[str]  # the same between commas: "« La porte, dit Anne Leroy, tient. »"
    clause_endings: tuple[
        str, ...
    ]  # "Rıza Çınar, kapının kapalı olduğunu söyledi": by its ending a clause is reported
    verb_at_end: re.Pattern[str]
    topic_words: frozenset[str]  # between the speaker and the marks: "Rıza Çınar ise "…" dedi"
    verb_last: bool  # "Rıza Çınar, "…" dedi"
    verb_second: bool  # "I går sa ministern att …": the subject may stand behind the verb


# Fields of `Speech` that a language's table has under their own names: lists of words, endings, habits.
_LISTS = (
    "subordinators",
    "articles_she",
    "source_ends",
    "nameless",
    "attributes",
    "according_nouns",
    "bodies",
    "bodies_alone",
    "topic_words",
    "behind_names",
)
_ENDINGS = ("adjective_endings", "clause_endings", "place_endings", "points_back")
_HABITS = (
    "bare_offices", "drops_pronouns", "family_name_first", "names_bodies_by_noun", "names_bodies_whole", "trailing_alone",
    "genitive_behind_office", "inflected", "verb_last", "verb_second",
)  # fmt: skip


@cache
def speech(language: str) -> Speech | None:
    """The patterns of a language; None if there is no word list for it."""
    table = load_table(language, "speech")
    if not table:
        return None
    bylines = load_table(language, "bylines")
    words = _Words(table, bylines.get("words", {}).get("and", ()))
    return Speech(
        language=language,
        nouns_have_capitals=bool(bylines.get("nouns_have_capitals")),
        **_cues(words),
        **_clauses(words, language),
        **_sources(words),
        **_listed(table),
    )


def _listed(table: Mapping[str, Any]) -> dict[str, Any]:
    """What a table has under the fields' own names."""
    return {
        **{name: frozenset(table.get(name, ())) for name in _LISTS},
        **{name: tuple(table.get(name, ())) for name in _ENDINGS},
        **{name: bool(table.get(name)) for name in _HABITS},
    }


def _cues(words: "_Words") -> dict[str, Any]:
    """How the verb stands beside marks, and before or behind its subject."""
    table, cue, plain = words.table, words.cue, words.plain
    asked = [words.verbs, *map(re.escape, table.get("demands", ()))]
    return {
        "after": re.compile(rf"{BETWEEN}{words.objects}{cue}{words.hanging}(?!\w)"),
        "subject_first": re.compile(
            rf"[,.]?\s(?P<source>{WORD}(?:\s{WORD}){{0,6}}?){words.apposition}\s{plain}(?!\w)"
        ),
        "verb": re.compile(rf"(?<!\w){plain}(?!\w)"),
        "inverted": re.compile(rf",\s{words.objects}{plain}(?:\s(?=\w)|(?=,\s[^\W\d_A-Z]{{2,15}},\s\w))"),
        "spoken": re.compile(
            rf"(?:[,.]?\s[—–-]\s?|,[—–-]?\s|(?<=[!?…])\s){words.objects}{plain}\s{ADDRESSED}(?=\w)"
        ),
        "joined": _any_of(
            _unless_empty(words.joined, rf",?\s{{}}\s{words.objects}(?:{'|'.join(asked)})\s"),
            _unless_empty(table.get("but", ()), r"(?<=[”»“\"]),\s{}\s"),
        ),
        "inside": re.compile(rf"[,.]?\s[—–-]\s{plain}\s(?=\w)"),
        "inside_commas": re.compile(rf",\s{words.objects}{cue}{words.hanging}(?:\s(?=\w)|(?=[,.]))")
        if table.get("verb_inside")
        else NEVER,
        "verb_at_end": re.compile(rf"\s{plain}$") if table.get("clause_endings") else NEVER,
        "calls": _unless_empty(table.get("calls", ()), r"(?<!\w)(?P<cue>{})\s"),
    }


def _clauses(words: "_Words", language: str) -> dict[str, Any]:
    """How a reported clause is opened and where it ends."""
    table, plain = words.table, words.plain
    return {
        "that": re.compile(
            rf"(?<!\w){words.stated}(?P<between>(?:\s[\w-]+){{0,3}}?){words.interposed}{alternation(table['that'])}(?:\s|(?<=[’'])|$)"
        ),
        "that_words": tuple(table["that"]),
        "reported": re.compile(rf"\s{words.stated},\s"),
        "conjunctive": _unless_empty(table["conjunctive"], r"\b{}\b"),
        "opening_that": words.opening_that() if table.get("drops_pronouns") else NEVER,
        "clause_behind": re.compile(rf",?\s(?P<cue>{table['clause_behind']}),?\s")
        if "clause_behind" in table
        else NEVER,
        "openers": _unless_empty(
            words.small_openers(language),
            # The mark before the word, with which the scan begins: a stop and a blank, or marks that open.
            r"[.!?…»”“\"„«](?:(?<=[.!?…»”“\"])\s|(?<=[„“«»\"])){}(?=\s)",
        ),
        "trailing": _unless_empty(map(_uncapitalized, words.openers), r",\s(?P<cue>{})\s(?=\S)"),
        "as_last": _unless_empty(
            table.get("as_last", ()), rf",\s{{}}\s(?P<source>[^,.;:!?]{{3,90}}?)\s{plain}$"
        ),
        "as_last_first": _unless_empty(
            map(_capitalized, table.get("as_last", ())),
            rf"{{}}\s(?P<source>[^,.;:!?]{{3,90}}?)\s{plain},\s",
        ),
    }


def _sources(words: "_Words") -> dict[str, Any]:
    """How a source is named: "according to", pronouns, what stands around a name."""
    table = words.table
    said_by = {
        phrase.replace("{", "").replace("}", ""): (pronoun, phrase.index("{"), phrase.index("}") - 1)
        for pronoun in ("he", "she")
        for phrase in table.get(f"according_{pronoun}", ())
    }
    relatives = table.get("relatives", ())
    prefix = table.get("name_prefix", "")
    return {
        "according": words.according(),
        "opinion": _unless_empty(
            table.get("opinion", ()),
            rf"(?P<cue>{{}})\s(?P<source>{alternation(table['articles'])}\s(?P<noun>\w+)(?:\s{WORD}){{0,8}}?,?\s"
            rf"{UP}\w+(?:\s(?:\w{{1,3}}\s)?{UP}[\w’-]+)+),\s",
        ),
        "according_behind": _unless_empty(
            table.get("according_behind", ()),
            rf"(?P<source>{WORD}(?:\s{WORD}){{0,{words.longest_before}}}?)\s(?P<cue>{{}}),?\s",
        ),
        "said_by": _unless_empty(said_by, r"(?P<cue>{}),?\s(?=\S)"),
        "oblique": said_by,
        "oblique_pronouns": frozenset(
            phrase[first:last].lower() for phrase, (_, first, last) in said_by.items()
        ),
        "pronouns": {word: pronoun for pronoun in ("he", "she") for word in table[pronoun]},
        "articles": frozenset(table["articles"]),
        "object_pronouns": frozenset(table.get("objects", ())),
        "source_stop": re.compile(
            "|".join([SOURCE_STOP, *(rf"\s{re.escape(word)}\s" for word in relatives)])
        ),
        "interposed_time": re.compile(
            rf",\s[^\W\d_A-Z]{{2,15}}(?:\s[^\W\d_A-Z]{{2,15}})?,\s(?={UP}|(?:{alternation(table['articles']) or '(?!)'})\s|\w+\s)"
        ),
        "told": re.compile(table["told"]) if "told" in table else NEVER,
        "relatives": frozenset(relatives),
        "relative_clause": _unless_empty(relatives, r",\s{}\s"),
        "name_prefix": re.compile(rf"(?<!\w){prefix}(?={UP}[^\W\d_A-Z])") if prefix else NEVER,
        "apposed_name": re.compile(
            rf", (?:{prefix or '(?!)'})?({UP}\w[\w’-]*(?: {UP}(?:\w{{0,2}}\.(?= )|[\w’-]+))+)"
        ),
        "joints": words.joints,
    }


class _Words:
    """Pieces of patterns from the words of a language."""

    def __init__(self, table: Mapping[str, Any], joints: Iterable[str]) -> None:
        self.table = table
        self.joined = joints
        self.joints = frozenset(joints)
        verbs = alternation(table["verbs"])
        # "so, dass", "er weiß, dass": these report beside marks alone
        stated = alternation(set(table["verbs"]) - set(table.get("beside_marks", ())))
        helpers = alternation(table["auxiliaries"])
        helped = rf"(?:{helpers}\s)?" if helpers else ""
        hyphened = _hyphened(table.get("hyphened", ()))
        asked = rf"(?:{helpers}{hyphened.format('inner')}\s)?" if helpers and hyphened else ""
        self.verbs = rf"{helped}{verbs}"
        self.cue = rf"(?P<cue>{asked}{self.verbs})"
        self.plain = rf"(?P<cue>{self.verbs})"
        self.stated = rf"(?P<cue>{helped}{stated})"
        self.hanging = f"(?:{hyphened})?".format("pronoun") if hyphened else ""
        self.objects = _objects(table)
        # Where the verb does not stand second, it may follow an apposition: "…”, ông Sáu, tổ trưởng tổ ngư dân, nói"
        self.apposition = "" if table.get("verb_second") else rf"(?:,\s{WORD}(?:\s{WORD}){{0,8}}?,)?"
        # "defendeu, porém, que"
        adverbs = alternation(table.get("interposed", ()))
        self.interposed = rf"(?:,\s{adverbs},)?" if adverbs else ""
        self.openers: tuple[str, ...] = tuple(table["according"])
        # Where the verb stands second, more words in front of "zufolge" hold a verb of their own.
        self.longest_before = 2 if table.get("verb_second") else 6

    def small_openers(self, language: str) -> set[str]:
        """Small words with the capital of a sentence's head, articles apart: those belong to names of bodies."""
        small = load_words(language, "function_words") | set(self.table.get("subordinators", ()))
        small -= set(self.table["articles"])
        small |= {adverb for adverb in self.table.get("interposed", ()) if " " not in adverb}
        openers = {opener.split()[0] for opener in self.openers}
        return {word.capitalize() for word in small if word.isalpha()} | openers

    def opening_that(self) -> re.Pattern[str]:
        """A sentence that begins with its verb, "Explicou que …", "Ha aggiunto che …", and "that" right behind it."""
        helpers = self.table["auxiliaries"]
        stated = set(self.table["verbs"]) - set(self.table.get("beside_marks", ()))
        alone = alternation(map(_capitalized, stated))
        helped = rf"|{alternation(map(_capitalized, helpers))}\s{alternation(stated)}" if helpers else ""
        return re.compile(rf"(?P<cue>{alone}{helped}){alternation(self.table['that'])}(?:\s|(?<=[’']))")

    def according(self) -> re.Pattern[str]:
        """What opens a clause with its source, "according to X," and "as X said,", where the verb stands before its subject."""
        # There a comma behind many words closes a clause, not the source: "Enligt loggen har bilen stått, …".
        length = rf"{WORD}(?:\s{WORD}){{0,3}}" if self.table.get("verb_second") else r"[^,.;:]{2,90}"
        cues = alternation(self.openers)
        if self.table.get("as"):
            as_said = rf"{alternation(self.table['as'])}\s{self.objects}{self.verbs}"
            cues = rf"(?:{cues}|{as_said})" if cues else as_said
        if not cues:
            return NEVER
        at_once = self._source_without_comma()
        plans = alternation(self.table.get("never_sources", ()))
        article = rf"(?:{alternation(self.table['articles'])}\s)?" if self.table["articles"] else ""
        never = rf"(?!{article}{plans}(?!\w))" if plans else ""
        return re.compile(
            rf"(?P<cue>{cues})\s{never}(?:(?P<plain>{at_once})\s|(?P<source>{length}),\s|(?P<noun>{self._second()})\s(?=[^\W\d_A-Z]))"
        )

    def _second(self) -> str:
        """A source that ends with a capital, the verb right behind it: "Nach Angaben des Amtes stieg die Zahl"."""
        if not (self.table.get("verb_second") or self.table.get("according_nouns")):
            return "(?!)"
        name = rf"{UP}[\w’-]+(?:\s{UP}[\w’-]+){{0,3}}"
        # "Laut einer Sprecherin der Bahn fallen": what the verb does not follow on goes on with the source.
        more = alternation(self.table.get("attributes", ()))
        attribute = rf"(?:\s{more}\s(?:[^\W\d_A-Z]+\s){{0,2}}{name}){{0,2}}" if more else ""
        return rf"(?:[^\W\d_A-Z]+\s){{0,3}}{name}{attribute}"

    def _source_without_comma(self) -> str:
        """A source in small letters that is known to end: by its noun, or by the verb right behind it."""
        table = self.table
        ways = []
        if nouns := alternation(table.get("according_nouns", ())):
            no_joint = rf"(?!{alternation(self.joints)}\s)" if self.joints else ""
            offices = alternation(table.get("according_offices", ()))
            before = rf"(?:(?:{nouns}|{offices})\s)" if offices else rf"(?:{nouns}\s)"
            ways.append(rf"{before}*(?:{nouns}|{UP}[\w’-]+(?:\s{UP}[\w’-]+)*)(?=\s{no_joint}[^\W\d_A-Z])")
        if verbs := alternation(table.get("finite", ())):
            others = alternation(table.get("relatives", ()))
            word = rf"(?!{others}\s){WORD}" if others else WORD
            ways.append(rf"{word}(?:\s{word}){{0,5}}?(?=\s{verbs}\s)")
        return "|".join(ways) or "(?!)"


def _any_of(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in patterns))


def _capitalized(word: str) -> str:
    return word[0].upper() + word[1:]


def _uncapitalized(word: str) -> str:
    return word[0].lower() + word[1:]


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
