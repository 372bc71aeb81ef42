"""Who is meant: surnames, pronouns and roles resolved within the article."""

import re

from wirecleaner.stages.quotes.cast import LOOK_AROUND, LOOKUPS, Cast, Character, Person
from wirecleaner.stages.quotes.mentions import Mention, is_body, is_role_noun, read_mention
from wirecleaner.stages.quotes.sources import leading_subject
from wirecleaner.stages.quotes.words import title_synonyms, word_set

# A candidate for "he" with less than this was named a paragraph or more before, and was no subject there.
CLEAR = 0.8
COMPANY = frozenset(
    [
        "company",
        "firm",
        "airline",
        "carrier",
        "retailer",
        "manufacturer",
        "automaker",
        "bank",
        "lender",
        "startup",
    ]
)
FIRM_ENDS = frozenset(
    [
        "Inc",
        "Corp",
        "Ltd",
        "LLC",
        "PLC",
        "plc",
        "AG",
        "SA",
        "NV",
        "SE",
        "Co",
        "GmbH",
        "Group",
        "Holdings",
        "Partners",
    ]
)
STATE_BODY = re.compile(
    r"\b(?:ministry|police|government|court|council|department|agency|parliament|senate)\b", re.I
)


CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]")


def is_state_body(name: str) -> bool:
    """Whether a body is an office of state, so that "the company" cannot mean it."""
    return STATE_BODY.search(name) is not None


class Resolver(Cast):
    """Says for each source mention, in reading order, which member of the cast it means."""

    def resolve(self, text: str, place: tuple[int, int]) -> Person | None:
        """The person or body that a source mention stands for; None if the article does not tell."""
        mention = self._mentions.get(text)
        if mention is None:
            mention = self._mentions[text] = read_mention(text, self.language)
        if mention.kind == "pronoun":
            character = self._pronoun(mention.head, place)
        elif mention.name:
            character = self.enter(mention, place)
        elif mention.kind == "anonymous":
            return Person(mention.head, "anonymous")
        elif mention.kind == "spokes":
            character = self._spokesperson(text, mention, place)
        elif mention.kind == "role":
            character = self._by_role(text, mention, place)
        elif mention.kind == "paper":
            character = self.last
        else:
            character = self._body(text, mention, place)
        if character is not None:
            self.spoke(character, place)
            self._spoken_until = place[1] + len(text)
            return character.person
        if mention.kind in ("role", "spokes"):
            return Person(mention.head, "anonymous")
        return None

    def spoke(self, character: Character, place: tuple[int, int]) -> None:
        """Notes who spoke, for the pronouns and roles that follow."""
        self.last = character
        if character.person.kind == "person":
            self.last_person = character
        else:
            self.last_body = character
        self.spoken.append((*place, character))

    def _pronoun(self, pronoun: str, place: tuple[int, int]) -> Character | None:
        if pronoun == "it":
            return self._subject_before(place) or self.last_body or self._any_body(place)
        if pronoun not in ("he", "she", "who"):
            return (
                self.last
                if pronoun == "they" and self.last and self.last.person.kind == "organization"
                else None
            )
        if pronoun != "who" and (same := self._nobody_since(place, pronoun)):
            return same
        best: Character | None = None
        best_score = -9.0
        for character, score in self._candidates(place, pronoun):
            gender = self._gender(character)
            if pronoun != "who" and gender and gender != pronoun:
                continue
            score += 0.4 if gender == pronoun else 0.0
            if score > best_score:
                best, best_score = character, score
        if best_score < CLEAR and pronoun != "who" and (role := self._role_before(place, pronoun)):
            best = role
        if best is not None and pronoun != "who" and not best.gender:
            best.gender = pronoun
        return best

    def _nobody_since(self, place: tuple[int, int], pronoun: str) -> Character | None:
        """Who spoke last, if no name stands between there and the pronoun: the common case, found at once."""
        since = self._since(place, pronoun)
        if since[0] < place[0] - 1 or since[0] < 0:
            return None
        text = self.paragraphs[since[0]]
        stop = place[1] if since[0] == place[0] else len(text)
        at = text.find(" ", self._spoken_until, stop)
        if at >= 0 and CAPITAL.search(text, at, stop):
            return None
        if since[0] < place[0] and CAPITAL.search(self.paragraphs[place[0]], 0, place[1]):
            return None
        return self.last_person

    def _role_before(self, place: tuple[int, int], pronoun: str) -> Character | None:
        """The person whose role is the subject of the sentence before: "The mayor laughed. … she said"."""
        subject = self._sentence_before(place)
        if subject is None:
            return None
        mention = read_mention(subject, self.language)
        if mention.kind != "role" or not is_role_noun(mention.head, self.language):
            return None
        character = self._by_role(subject, mention, place, guess=False)
        return character if character and self._gender(character) in ("", pronoun) else None

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

    def _candidates(self, place: tuple[int, int], pronoun: str) -> list[tuple[Character, float]]:
        """People named shortly before, each with how likely a pronoun means them."""
        number = place[0]
        out: list[tuple[Character, float]] = []
        since = self._since(place, pronoun)
        for p in range(number, max(-1, number - 4, since[0] - 1), -1):
            for found in self.names_before(p, place):
                if found.quoted or (p, found.start) < since:
                    continue
                character = self._character_of(found)
                if character is None:
                    continue
                score = 1.2 * (p - number) + (1.0 if found.subject else 0.0) + found.start / 4000
                out.append((character, score))
        for p, at, character in self.spoken[-4:]:
            if p >= number - 4 and (p, at) < place and character.person.kind == "person":
                out.append((character, 1.2 * (p - number) + 1.6 + at / 4000))
        return out

    def _since(self, place: tuple[int, int], pronoun: str) -> tuple[int, int]:
        """From where on names can outdo the last speaker: nobody named before them has a better score."""
        if not self.spoken or self.spoken[-1][2] is not self.last_person:
            return (-1, 0)
        p, at, character = self.spoken[-1]
        if (p, at) >= place or p < place[0] - 4 or self._gender(character) not in ("", pronoun):
            return (-1, 0)
        return (p, at)

    def _by_role(
        self, text: str, mention: Mention, place: tuple[int, int], guess: bool = True
    ) -> Character | None:
        """Whose role is "the minister": the best match of the words, the nearest before wins."""
        self._read_all()
        wanted = _content_words(mention.role or text)
        short = title_synonyms(self.language).get(mention.head, ())
        best: Character | None = None
        best_key = (0.0, 0.0)
        for character in self._latest():
            person = character.person
            if person.kind != "person":
                continue
            context = f"{person.role or ''} {person.honorific or ''} {self._context(character)}"
            words = _content_words(context)
            hits = len(wanted & words)
            if mention.head not in words and not any(s in context for s in short):
                continue
            nearness = self._nearness(character, place)
            key = (hits + 0.5, nearness)
            if key > best_key:
                best, best_key = character, key
        if best is not None:
            return best
        if (guess and is_role_noun(mention.head, self.language)) or mention.head in (
            "republican",
            "democrat",
            "conservative",
        ):
            return self._pronoun("who", place)
        return None

    def _latest(self) -> list[Character]:
        return list(dict.fromkeys(self.by_name.values()))[-LOOKUPS:]

    def by_role(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """Somebody whose role was named with the name; None rather than a guess."""
        return self._by_role(text, mention, place, guess=False)

    def _nearness(self, character: Character, place: tuple[int, int]) -> float:
        words = character.person.name.split()
        best = -1e6
        first = max(0, place[0] - LOOK_AROUND)
        for number, text in enumerate(self.paragraphs[first : place[0] + LOOK_AROUND], first):
            at = (
                text.rfind(words[-1], 0, place[1] if number == place[0] else len(text))
                if number <= place[0]
                else text.find(words[-1])
            )
            if at >= 0:
                gap = number - place[0]
                best = max(best, gap if gap <= 0 else -gap - 100)
        for p, _, who in self.spoken[-6:]:
            if who is character:
                best = max(best, p - place[0] + 0.5)
        return best

    def _spokesperson(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """A spokesman: the one the article names if "the", else the body spoken for."""
        low = text.lower()
        near = bool(self.spoken) and place[0] - self.spoken[-1][0] <= 1
        if near and low.startswith("the ") and low.count(" ") == 1 and self.last is self.last_person:
            return self.last_person
        if low.startswith(("the ", "his ", "her ")):
            named = self._by_role(text, mention, place) if " for " not in low else None
            if named is not None and self._spokes_named(named):
                return named
        match = re.search(r"(?: for | of )(.+)", text)
        owner = match.group(1) if match else ""
        if not owner:
            possessive = re.match(r"(.+?)[’']s? [\w ]*spokes|(?:The |the |A |a |An |an )?(.+?) spokes", text)
            owner = (possessive.group(1) or possessive.group(2) or "") if possessive else ""
        if owner and owner.lower() not in ("the", "a", "an", "its", "their"):
            inner = read_mention(owner.split(", ")[0], self.language)
            if inner.name and inner.kind == "organization":
                return self.enter(inner, place)
            if inner.name:
                named_body = Mention(
                    inner.name if " " not in owner else _without_article(owner),
                    None,
                    None,
                    "organization",
                    inner.head,
                )
                known = self.by_name.get(inner.name.lower())
                return known or self.enter(named_body, place)
            return self._body(owner, inner, place)
        return self._subject_before(place) or self.last_body or self._any_body(place)

    def _spokes_named(self, character: Character) -> bool:
        return "spokes" in f"{character.person.role or ''} {self._context(character)}".lower()

    def _body(self, text: str, mention: Mention, place: tuple[int, int]) -> Character | None:
        """The body meant by "the ministry", "the company", or named in lower case ("the transport ministry")."""
        core = _without_article(text.split(", ")[0])
        match = re.search(r" (?:that|which|who|said|in a|on) ", core)
        if match:
            core = core[: match.start()]
        noun = mention.head or core.rsplit(" ", 1)[-1].lower()
        if noun in COMPANY and text[:4].lower() in ("the ", "its "):
            return self._company(place) or self.last_body or self._any_body(place)
        if " " in core and core.lower() != noun:
            return self.enter(Mention(core, None, None, "organization", noun), place)
        fuller = self._longer_body(noun, place)
        if fuller:
            return self.enter(Mention(fuller, None, None, "organization", noun), place)
        if noun in ("group", "operator", "retailer", "maker", "chain", "network", "club", "union"):
            return self.last_body or self._any_body(place)
        if core and (core[0].isupper() or noun in word_set(self.language, "org_words")):
            return self.enter(Mention(core, None, None, "organization", noun), place)
        return self.last_body

    def _company(self, place: tuple[int, int]) -> Character | None:
        """The company named last with "Inc.", "Corp." and the like, or by a role before its name."""
        for number in range(place[0], max(-1, place[0] - LOOK_AROUND), -1):
            for found in reversed(self.names_before(number, place)):
                if found.words[-1].rstrip(".") in FIRM_ENDS:
                    return self.enter(Mention(self._as_printed(found), None, None, "organization", ""), place)
        return self.last_body if self.last_body and not is_state_body(self.last_body.person.name) else None

    def _longer_body(self, noun: str, place: tuple[int, int]) -> str | None:
        """The fuller name of a body given by its noun alone, from earlier in the article."""
        pattern = re.compile(
            rf"((?:[A-Z][\w’'-]*(?: and| of| &)? )+){noun.capitalize()}\b|\b(?:the|a|an) ((?:[a-z-]+ ){{1,3}}?){noun}\b"
        )
        best = None
        for number in range(place[0], max(-1, place[0] - LOOK_AROUND), -1):
            stop = place[1] if number == place[0] else len(self.paragraphs[number])
            for match in pattern.finditer(self.paragraphs[number], max(0, stop - 5000), stop):
                best = match.group()
            if best:
                return _without_article(best)
        return None

    def _any_body(self, place: tuple[int, int]) -> Character | None:
        """The body that the article is about, for "the company": the nearest before that is marked as one."""
        for number in range(place[0], max(-1, place[0] - LOOK_AROUND), -1):
            for found in reversed(self.names_before(number, place)):
                if is_body(found.words, self.language) and len(found.words) > 1:
                    return self.enter(Mention(" ".join(found.words), None, None, "organization", ""), place)
        return self._first_subject(place)

    def _first_subject(self, place: tuple[int, int]) -> Character | None:
        for number in range(min(2, place[0] + 1)):
            for found in self.names(number):
                if (
                    found.subject
                    and not found.honorific
                    and (number, found.start) < place
                    and not found.words[-1].isupper()
                ):
                    known = self.by_last.get(found.words[-1].lower())
                    if known and known[0].person.kind == "person" and len(found.words) > 1:
                        continue
                    return self.enter(Mention(" ".join(found.words), None, None, "organization", ""), place)
        return None


def _content_words(text: str) -> set[str]:
    words = (word.strip("’',.()").removesuffix("’s").removesuffix("'s") for word in text.lower().split())
    return set(words) - {"the", "his", "her", "of", "a", "an", "and", "who"}


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their", "his", "her") and rest else text
