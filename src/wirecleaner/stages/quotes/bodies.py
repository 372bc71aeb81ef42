"""Which body is meant by "the company", "the ministry", "it"."""

import re
from functools import cache

from wirecleaner.stages.quotes.candidates import Candidates
from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.mentions import NOT_NAMES, Mention, read_mention
from wirecleaner.stages.quotes.namings import LOOK_AROUND
from wirecleaner.stages.quotes.nobodies import OPENING_ENDS
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.sources import leading_subject
from wirecleaner.stages.quotes.words import first_names, grammar, is_body

# Nouns of one kind of house: what one of them introduces, another of them takes up.
HOUSES = {
    "company": "company|firm|owner|operator|maker|manufacturer|brewer|brewery|developer|builder|shipper|startup",
    "bank": "bank|lender",
    "airline": "airline|carrier",
    "retailer": "retailer|chain|grocer",
    "automaker": "automaker|carmaker|manufacturer",
}
HOUSES |= {"lender": HOUSES["bank"], "carrier": HOUSES["airline"], "manufacturer": HOUSES["company"]}
COMPANY = frozenset([*HOUSES, "firm", "startup"])
FIRM_ENDS = frozenset("Inc Corp Ltd LLC PLC plc AG SA NV SE Co GmbH Group Holdings Partners".split())
STATE_BODY = re.compile(
    r"\b(?:ministry|police|government|court|council|department|agency|parliament|senate)\b", re.I
)


# "The week after the newspaper", "the ones that the company": the words of a body's name have no such word between.
NO_JOINT = r"(?!(?:the|a|an|that|which|who|after|before|of|in|on|at|for|by|to|from|with|and|or|is|was|his|her|its|their|fact|ones) )"


def is_state_body(name: str) -> bool:
    """Whether a body is an office of state, so that "the company" cannot mean it."""
    return STATE_BODY.search(name) is not None


@cache
def introductions(noun: str) -> re.Pattern[str]:
    """Finds the name of a house where the text says what it is: "First Holm, a bank", "the owner, Roe & Sons"."""
    name = rf"{UP}[\w’'-]*(?: (?:(?:of|and|&) )?{UP}[\w’'-]*){{0,4}}"
    kind = rf"(?:[a-z][\w’'-]* ){{0,3}}?(?:{HOUSES[noun]})"
    firm = rf"{UP}[\w’'-]* & (?:Sons|Daughters|Brothers|Co|Fils|Söhne)\b"
    return re.compile(
        rf"\b(?:(?P<before>{name})(?=, (?:an?|the|its) {kind}\b)|(?:{HOUSES[noun]}),? (?P<after>{name})|(?P<firm>{firm}))"
    )


class Bodies(Candidates):
    """The part of the cast that is no person."""

    def _sentence_before(self, place: tuple[int, int]) -> str | None:
        """The subject of the sentence before, in the same paragraph."""
        text = self.paragraphs[place[0]]
        stop = text.rfind(". ", max(0, place[1] - 400), place[1])
        if stop < 0:
            return None
        start = text.rfind(". ", max(0, stop - 300), stop)
        subject = leading_subject(text, start + 2 if start >= 0 else 0, stop)
        return text[subject.start : subject.end] if subject else None

    def _subject_before(self, place: tuple[int, int]) -> Character | None:
        """The body that is the subject of the sentence before: what "it" takes up."""
        phrase = self._sentence_before(place)
        if phrase is None:
            return None
        mention = read_mention(phrase, self.language)
        if mention.kind == "body":
            return self._body(phrase, mention, place)
        if mention.kind == "organization":
            return self.enter(mention, place)
        return None

    def _body(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """The body meant by "the ministry", "the company", or named in lower case ("the transport ministry")."""
        core = without_article(text.split(", ")[0])
        match = re.search(
            r" (?:that|which|who|said|in a|on|(?:her|his|the) \w+ released|released|published|conducted|issued|posted) ",
            core,
        )
        if match:
            core = core[: match.start()]
        noun = mention.head or core.rsplit(" ", 1)[-1].lower()
        if noun in COMPANY and text[:4].lower() in ("the ", "its "):
            return self._company(noun, place) or self._any_body(place, of_state=False)
        if " " in core and core.lower() != noun:
            return self.enter(Mention(core, None, None, "organization", noun), place)
        fuller = self._longer_body(noun, place)
        if fuller:
            return self.enter(Mention(fuller, None, None, "organization", noun), place)
        if noun in ("group", "operator", "retailer", "maker", "chain", "network", "club", "union"):
            return self.last_body or self._any_body(place)
        if core and (core[0].isupper() or noun in grammar(self.language, "org_words")):
            return self.enter(Mention(core, None, None, "organization", noun), place)
        return self.last_body

    def _company(self, noun: str, place: tuple[int, int]) -> Character | None:
        """The company that the text has introduced as one: the nearest before; None rather than a guess."""
        pattern = introductions(noun if noun in HOUSES else "company")
        for number in range(place[0], max(-1, place[0] - LOOK_AROUND), -1):
            stop = place[1] if number == place[0] else len(self.paragraphs[number])
            name = ""
            for match in pattern.finditer(self.paragraphs[number], max(0, stop - 5000), stop):
                found_name = match.group("before") or match.group("after") or match.group("firm")
                name = name if found_name.split(" ", 1)[0] in NOT_NAMES else found_name
            for found in reversed(self.names_before(number, place) if not name else ()):
                if found.words[-1].rstrip(".") in FIRM_ENDS or self._is_house(found, found.words[0]):
                    name = " ".join(found.words)
                    break
            if name:
                return self.enter(Mention(name, None, None, "organization", ""), place)
        return self.last_body if self.last_body and not is_state_body(self.last_body.person.name) else None

    def _longer_body(self, noun: str, place: tuple[int, int]) -> str | None:
        """The fuller name of a body given by its noun alone, from earlier in the article."""
        pattern = re.compile(
            rf"((?:[A-Z][\w’'-]*(?: and| of| &)? )+){re.escape(noun.capitalize())}\b|\bthe ((?:{NO_JOINT}[a-z-]+ ){{1,3}}?){re.escape(noun)}\b"
        )
        best = None
        for number in range(place[0], max(-1, place[0] - LOOK_AROUND), -1):
            stop = place[1] if number == place[0] else len(self.paragraphs[number])
            for match in pattern.finditer(self.paragraphs[number], max(0, stop - 5000), stop):
                best = match.group()
            if best:
                return without_article(best)
        return None

    def _any_body(self, place: tuple[int, int], of_state: bool = True) -> Character | None:
        """The body that the article is about, for "the company": the nearest before that is marked as one."""
        for number in range(place[0], max(-1, place[0] - LOOK_AROUND), -1):
            for found in reversed(self.names_before(number, place)):
                name = " ".join(found.words)
                if len(found.words) < 2 or not is_body(found.words, self.language):
                    continue
                if of_state or not is_state_body(name):
                    return self.enter(Mention(name, None, None, "organization", ""), place)
        return self._opening_body()

    def _opening_body(self) -> Character | None:
        """The house whose name is the first word of the story: what it is about until another one is named."""
        names = (
            [found for found in self.names(self.begin[0]) if found.start == self.begin[1]]
            if self.paragraphs
            else []
        )
        if (
            not names
            or names[0].honorific
            or names[0].role
            or names[0].words[0] in first_names(self.language)
        ):
            return None
        name = " ".join(names[0].words)
        if " " not in name and name.endswith(OPENING_ENDS):
            return None
        known = self.namesakes.by_name.get(name.lower())
        if self.paragraphs[0].startswith(", ", names[0].end) or (known and known.person.kind == "person"):
            return None
        return self.enter(Mention(name, None, None, "organization", ""), self.begin)


def without_article(text: str) -> str:
    """A noun phrase without its article."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their", "his", "her") and rest else text
