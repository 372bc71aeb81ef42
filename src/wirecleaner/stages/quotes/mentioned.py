"""Where the text names or means those who speak: one list for each speaker, whatever the number of quotes."""

from collections.abc import Iterable, Sequence

from wirecleaner.stages.quotes.cast import Cast
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.persons import Person
from wirecleaner.stages.quotes.running import Found


def note_namings(quotes: Sequence[FoundQuote], cast: Cast, paragraphs: int) -> None:
    """Give the speakers the places of their names in the first so many paragraphs (captions stand behind them)."""
    speaking = {id(quote.speaker) for quote in quotes if quote.speaker is not None}
    bodies: dict[str, Person] = {}
    for character in cast.namesakes:
        person = character.person
        if id(person) not in speaking:
            continue
        if person.kind == "organization":
            bodies[person.name.lower()] = person
        for found in character.places:
            if found.paragraph < paragraphs:
                person.mentions.append(_piece(cast, found))
    if not bodies:
        return
    for number in range(paragraphs):
        for found in cast.names(number):
            if body := bodies.get(" ".join(found.words).lower()):
                body.mentions.append(_piece(cast, found))


def note_sources(quotes: Iterable[FoundQuote]) -> None:
    """Let equal speakers be one, and give them the sources that mean them ("He", "the spokesman")."""
    known: dict[tuple[str, str], Person] = {}
    people: dict[int, Person] = {}
    for quote in quotes:
        person = quote.speaker
        if person is None:
            continue
        if person.kind != "anonymous":
            person = quote.speaker = known.setdefault((person.name, person.kind), person)
        people[id(person)] = person
        if quote.source is not None:
            person.mentions.append(quote.source)
    for person in people.values():
        person.mentions = _without_overlaps(person.mentions)


def _piece(cast: Cast, found: Found) -> Piece:
    """A naming without an owner's "s" and without the full stop of its sentence."""
    text = cast.paragraphs[found.paragraph]
    at = text.find(found.words[-1], found.start, found.end)
    end = at + len(found.words[-1])
    return Piece(
        found.paragraph, found.start, end if at >= 0 and found.start < end <= found.end else found.end
    )


def _without_overlaps(pieces: list[Piece]) -> list[Piece]:
    """The pieces in order; of two that overlap the longer one."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.paragraph, piece.start, -piece.end)):
        last = kept[-1] if kept else None
        if last is None or last.paragraph != piece.paragraph or last.end <= piece.start:
            kept.append(piece)
        elif piece.end - piece.start > last.end - last.start:
            kept[-1] = piece
    return kept
