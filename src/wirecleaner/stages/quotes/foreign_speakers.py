"""Who speaks in a quote of a language other than English: the name in its source, a pronoun, a role."""

import re

from wirecleaner.stages.quotes.found import FoundQuote
from wirecleaner.stages.quotes.mentions import RUN, Mention, is_body, is_office, strip_titles
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.persons import Character
from wirecleaner.stages.quotes.speech import Speech

# The rule whose source is inflected: "Poliisin mukaan" names the police, but not as they are called.
BEHIND = "quote.foreign-according-behind"


def name_speaker(quote: FoundQuote, cast: Resolver, words: Speech) -> None:
    """Who speaks: a name in the source, else a pronoun or a role that was named with one."""
    if quote.rule == BEHIND:
        return
    if quote.source is None:
        quote.speaker = cast.last.person if cast.last else None
        return
    place = (quote.source.paragraph, quote.source.start)
    text = cast.paragraphs[place[0]][place[1] : quote.source.end]
    first = text.split(" ", 1)[0].lower()
    character = None
    names = [
        m.group() for m in RUN.finditer(text) if m.start() or " " in m.group() or first not in words.pronouns
    ]
    names = _beside_office([name for name in names if not cast.is_plain_word(name)], text, words)
    if first.lstrip("-") in words.pronouns:
        character = cast.last_person or _only_name_before(cast, place)
    elif names:
        character = _named(max(names, key=_blanks), cast, words, place)
    else:
        head = text.rsplit(" ", 1)[-1].lower()
        character = cast.by_role(text, Mention("", None, text, "role", head), place)
    if character is not None:
        _leave_office_out(character, words)
        cast.spoke(character, place)
        quote.speaker = character.person


def _beside_office(names: list[str], text: str, words: Speech) -> list[str]:
    """Without the nouns that name an office or what it is over: of "ein Sprecher des Landkreises" nothing is left."""
    said = text.split()
    offices = [number for number, word in enumerate(said) if is_office(word, words.language)]
    full = (len(name.split()) > 1 + (name.split()[0].lower() in words.articles) for name in names)
    if not offices or any(full):
        return names
    behind = said[offices[-1] + 1 : offices[-1] + 2]
    return [name for name in names if behind and behind[0].startswith(name)]


def _only_name_before(cast: Resolver, place: tuple[int, int]) -> Character | None:
    """Whom a pronoun means where nobody has spoken yet: the one full name before it in its paragraph."""
    names = {" ".join(f.words) for f in cast.names(place[0]) if f.start < place[1] and len(f.words) > 1}
    return cast.enter(Mention(names.pop(), None, None, "person", ""), place) if len(names) == 1 else None


def _leave_office_out(character: Character, words: Speech) -> None:
    """Take the office off a name that the text gave with it: "Sentralbanksjef Ida Tveit", later "Tveit"."""
    person = character.person
    if person.kind == "person" and person.name.count(" ") > 1:
        parts, honorific, role = strip_titles(person.name.split(), words.language)
        person.name = " ".join(parts)
        person.honorific = person.honorific or honorific
        person.role = person.role or " ".join(role) or None


def _blanks(name: str) -> int:
    return name.count(" ")


def _named(name: str, cast: Resolver, words: Speech, place: tuple[int, int]) -> Character | None:
    """The character of a name; an article before it tells a body: "La Diputación de Almadra"."""
    parts, honorific, role = strip_titles(name.split(), words.language)
    body = len(parts) > 1 and parts[0].lower() in words.articles
    if body:
        parts = parts[1:]
    if not parts:
        return None
    parts[0] = re.sub(r"^(?:[LlDd]|[Dd]ell|[Dd]all)[’'](?=\w{3})", "", parts[0])
    if len(parts[-1]) > 2:
        parts[-1] = parts[-1].rstrip(".")
    kind = "organization" if body or is_body(parts[-1:], "en") else "person"
    return cast.enter(Mention(" ".join(parts), honorific, " ".join(role) or None, kind, ""), place)
