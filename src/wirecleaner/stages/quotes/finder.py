"""find_quotes: what is said in the paragraphs of an article, and by whom."""

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from wirecleaner.data import base_language
from wirecleaner.stages.quotes.appositions import end_of_mention
from wirecleaner.stages.quotes.confidence import EVEN
from wirecleaner.stages.quotes.content import Unit, quoted_regions, units
from wirecleaner.stages.quotes.cues import Cue, attribution_pattern, find_cues, opening_cues, said_from
from wirecleaner.stages.quotes.draft import Paragraph, Reading
from wirecleaner.stages.quotes.east_asian import LANGUAGES as EAST_ASIAN
from wirecleaner.stages.quotes.east_asian import find_east_asian_quotes
from wirecleaner.stages.quotes.foreign import find_foreign_quotes
from wirecleaner.stages.quotes.found import FoundQuote, Piece
from wirecleaner.stages.quotes.mentioned import note_namings, note_sources
from wirecleaner.stages.quotes.names import Resolver
from wirecleaner.stages.quotes.namings import LOOKUPS
from wirecleaner.stages.quotes.nobodies import is_opening
from wirecleaner.stages.quotes.persons import Person
from wirecleaner.stages.quotes.sentences import Sentence
from wirecleaner.stages.quotes.sources import leading_subject
from wirecleaner.stages.quotes.words import JUDGED

if TYPE_CHECKING:
    from wirecleaner.stages.quotes.judging.judge import Judge

# A sentence with more cues or quotations than this is no sentence (the annotated articles have at most 14):
# what stands beyond is left alone, so that the time stays linear whatever the text.
MOST = 40

# The subject of a sentence, before its verb: "The town's last harbour master", with room to spare.
_LONGEST_SUBJECT = 60

# Blanks of other widths, and those that do not break.
BLANKS = "\u00a0\u202f\u2009"

__all__ = ["FoundQuote", "Person", "Piece", "find_quotes"]


def find_quotes(
    paragraphs: Sequence[str],
    *,
    language: str | None = "en",
    proper: Container[str] = (),
    start: tuple[int, int] = (0, 0),
    beside: Sequence[str] = (),
    min_confidence: float = EVEN,
    attitudes: bool = False,
    judge: "Judge | None" = None,
) -> list[FoundQuote]:
    """The quotes of an article's body paragraphs, in reading order.

    `start` is the paragraph that has the dateline, and the offset in it where the text behind that begins.
    `beside` holds what the page prints beside the body (captions), where a surname may stand with its first name.
    `proper` holds words that the caller knows to be names, for those that are common words too ("May").
    Quotes below `min_confidence` are left out. `attitudes` asks for reported beliefs and wishes too. `judge` decides
    in the place of the shipped weights.
    A language without English rules or a `speech.toml` gives no quotes.
    """
    # A blank is a blank: `”\u00a0Ann Lee said`. None gets longer.
    for blank in BLANKS:
        paragraphs = [text.replace(blank, " ") for text in paragraphs]
    base = (base_language(language) or language) if language else "en"
    if base in EAST_ASIAN:
        quotes = _surer(find_east_asian_quotes(paragraphs, base, start), min_confidence)
    elif base != "en":
        quotes = _surer(find_foreign_quotes(paragraphs, base, start, beside), min_confidence)
    else:
        article = _read_english(paragraphs, start, judge or _shipped_judge(attitudes))
        quotes = _without_names(_surer(article.quotes, min_confidence))
        cast = Resolver(
            [*paragraphs, *beside], [*article.regions, *([] for _ in beside)], "en", proper, start
        )
        cast.take_sentences(article.sentences)
        name_speakers(quotes, cast)
        note_namings(quotes, cast, len(paragraphs))
    note_sources(quotes)
    return quotes


def _surer(quotes: list[FoundQuote], least: float) -> list[FoundQuote]:
    return [quote for quote in quotes if quote.confidence >= least]


def _without_names(quotes: list[FoundQuote]) -> list[FoundQuote]:
    """The quotes without what somebody calls a thing inside a clause that is reported: `she deplored what they called "mad"`."""
    kept: list[FoundQuote] = []
    reach = (-1, -1)  # the paragraph, and up to where a clause in it is reported
    for quote in quotes:
        last = quote.content[-1]
        if quote.rule == "quote.called" and quote.kind == "direct" and (last.paragraph, last.end) <= reach:
            continue
        kept.append(quote)
        reach = max(reach, (last.paragraph, last.end))
    return kept


def _shipped_judge(attitudes: bool) -> "Judge":
    from wirecleaner.stages.quotes.judging.weights import shipped_judge  # only English pays for it

    return shipped_judge(attitudes=attitudes)


def _read_english(paragraphs: Sequence[str], start: tuple[int, int], judge: "Judge") -> Reading:
    article = Reading(paragraphs, quoted_regions(paragraphs, said_from), judge=judge)
    for number, text in enumerate(paragraphs):
        article.quotes += _read_paragraph(article, number, text, start[1] if number == start[0] else 0)
    for quote in article.quotes:
        quote.confidence = round(judge.confidence_of(quote), 3)  # shares of some hundred places
    return article


def _read_paragraph(article: Reading, number: int, text: str, begin: int) -> list[FoundQuote]:
    regions = article.regions[number]
    cues = find_cues(text, regions, "en")
    if not cues and not regions and ":" not in text[:90]:
        return []
    paragraph = Paragraph(article, number, text)
    k = 0
    cut = units(text, regions, begin, attribution_pattern("en"), "en")
    if not begin and cut:
        article.sentences[number] = [unit.start for unit in cut]
    for unit in cut:
        paragraph.unit_number += 1
        mine: list[Cue] = []
        while k < len(cues) and cues[k].start < unit.end:
            if cues[k].start >= unit.start:
                mine.append(cues[k])
            k += 1
        if opening := opening_cues(text, unit.start, unit.end, "en"):
            known = {cue.start for cue in mine}
            mine = sorted(
                [*mine, *(cue for cue in opening if cue.start not in known and not _in_marks(cue, unit))],
                key=_start,
            )
        if mine or unit.regions:
            del mine[MOST:], unit.regions[MOST:]
            Sentence(paragraph, unit, [cue for cue in mine if JUDGED not in cue.tags], mine).run()
    paragraph.made.sort(key=_place)
    if paragraph.made:
        article.last = paragraph.made[-1]
    return paragraph.made


def _in_marks(cue: Cue, unit: Unit) -> bool:
    return any(region.open <= cue.start < region.close for region in unit.regions)


def _start(cue: Cue) -> int:
    return cue.start


def _place(quote: FoundQuote) -> int:
    return quote.content[0].start


def _speaker_nearby(quote: FoundQuote, previous: FoundQuote | None, cast: Resolver) -> Person | None:
    """Who speaks words that stand without a cue.

    After a sentence it is the person that the sentence is about ("Lau laughed."); at the start of a paragraph the
    one who was quoted last, if that was in marks and in the paragraph before.
    """
    first = quote.content[0]
    text = cast.paragraphs[first.paragraph]
    before = text[: first.start].rstrip(' "“‘«„')
    if not before:
        goes_on = previous is not None and first.paragraph - previous.content[-1].paragraph <= 1
        return previous.speaker if goes_on and previous is not None and previous.kind == "direct" else None
    if (
        previous is not None
        and previous.content[-1].paragraph == first.paragraph
        and previous.kind == "direct"
    ):
        return previous.speaker
    start = max(before.rfind(mark, 0, len(before) - 1) for mark in (". ", "? ", "! ")) + 1
    subject = leading_subject(text, start, len(before))
    if subject is None or subject.end - subject.start > _LONGEST_SUBJECT:
        return None
    found = cast.resolve(text[subject.start : subject.end], (first.paragraph, subject.start))
    return found if found is not None and found.kind == "person" else None


def _is_thing(source: Piece, speaker: Person, cast: Resolver) -> bool:
    """Whether the next sentence shows that a bare name is no person's: "Southline said … Its manager"."""
    if speaker.kind != "person" or speaker.honorific or speaker.role:
        return False
    text = cast.paragraphs[source.paragraph]
    stop = text.find(". ", source.end)
    return stop >= 0 and text.startswith("Its ", stop + 2)


def _named_sources(quotes: list[FoundQuote], cast: Resolver) -> set[str]:
    """The names of people that are sources, in lower case: whoever speaks is somebody."""
    named = set()
    for quote in quotes:
        if (source := quote.source) is not None:
            text = cast.paragraphs[source.paragraph][source.start : source.end]
            mention = cast.mention(text)
            if mention.kind == "person" and not is_opening(text, mention, cast.language):
                named.add(mention.name.lower())
    return named


def name_speakers(quotes: list[FoundQuote], cast: Resolver) -> None:
    """Fills in who speaks, also of quotes that no cue gives a source."""
    previous: FoundQuote | None = None
    if quotes:
        cast.read_all(_named_sources(quotes, cast))
    for quote in quotes:
        if quote.source is not None:
            source = quote.source
            text = cast.paragraphs[source.paragraph][source.start : source.end]
            quote.speaker = cast.resolve(text, (source.paragraph, source.start))
            if ", " in text:
                source.end = source.start + end_of_mention(text, cast.mention(text))
        else:
            quote.speaker = _speaker_nearby(quote, previous, cast)
        if (
            quote.source is not None
            and quote.speaker is not None
            and _is_thing(quote.source, quote.speaker, cast)
        ):
            quote.speaker.kind = "organization"
        previous = quote
    people = {id(quote.speaker): quote.speaker for quote in quotes if quote.speaker is not None}
    for person in list(people.values())[:LOOKUPS]:
        if person.kind == "person" and not person.role:
            cast.read_role(person)
