"""Two places where the reporting verb of a marked quote may stand: inside the marks, and at the end of the sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from wirecleaner.stages.quotes.capitals import UP
from wirecleaner.stages.quotes.content import Region
from wirecleaner.stages.quotes.speech import Speech

# The name that a source ends with, and the office before it in capitals.
_NAME_AT_END = re.compile(rf"(?<!\S)(?:{UP}\S* )*{UP}[^\s,]*$")
# How the words go on behind the speaker: "…, – mówi Anna Lis. – …"
_GOES_ON_BEHIND_COMMA = re.compile(r"[.,]\s(?=\S)")
_GOES_ON = re.compile(r"[.,]?\s[—–-]\s(?=\S)")
# The longest source before a quote on the Turkish pages has 76 characters.
_REACH = 90


@dataclass(slots=True, frozen=True)
class Placed:
    """Where the words, the verb and the speaker of a quote stand, half-open; no speaker if none is named."""

    parts: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    source: tuple[int, int] | None


def cue_inside(
    words: Speech, text: str, region: Region, source_end: Callable[[int, int], int]
) -> Placed | None:
    """A quote whose verb stands inside the marks, between dashes ("«Он стоит, — сказал Роман Сажин. — И ждёт»") or commas."""
    match = words.inside.search(text, region.start, region.end)
    goes_on = _GOES_ON
    if match is None and words.after.match(text, region.close) is None:
        match, goes_on = words.inside_commas.search(text, region.start, region.end), _GOES_ON_BEHIND_COMMA
    if match is None or match.start() <= region.start:
        return None
    source = next((match.span(name) for name in ("inner", "pronoun") if match.groupdict().get(name)), None)
    end = source_end(match.end(), region.end) if source is None else match.end()
    more = goes_on.match(text, end)
    if more is None and end < region.end - 1:
        return None  # a dash inside the words: no speaker ends here
    parts = [(region.start, match.start())]
    if more and more.end() < region.end:
        parts.append((more.end(), region.end))
    return Placed(tuple(parts), match.span("cue"), source or (match.end(), end))


def verb_last(words: Speech, text: str, region: Region, floor: int, limit: int) -> Placed | None:
    """A quote of a language whose verb comes last, the speaker before the marks: "Rıza Çınar, "…" dedi"."""
    if not words.verb_last:
        return None
    match = words.after.match(text, region.close, limit)
    lead = text[floor : region.open].rstrip()
    topic = lead.rsplit(" ", 1)[-1]
    if match is None or not (lead.endswith(",") or topic in words.topic_words):
        return None
    end = floor + len(lead) - (1 if lead.endswith(",") else len(topic))
    comma = text.rfind(", ", floor, end)
    start = max(comma + 2 if comma >= 0 else floor, end - _REACH)
    if name := _NAME_AT_END.search(text, start, end):
        start = max(
            start, name.start()
        )  # "bilgisini paylaşan Rıza Çınar, "…" dedi": not what he does besides
    while start < end and text[start] == " ":
        start += 1
    return Placed(((region.start, region.end),), match.span("cue"), (start, end) if start < end else None)
