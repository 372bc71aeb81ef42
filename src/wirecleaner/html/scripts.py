"""The story of a page that shows none until its scripts run: it stands in their data, as markup or as plain text.

Such a page comes as a frame with a headline at most, and with its text in JSON-LD (`articleBody`), in a JSON state, or
in strings within strings of a program. It is looked for only where the page itself has no running text.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence

from wirecleaner.html.events import tree_of_text
from wirecleaner.html.jsonld import articles_in, nodes_of
from wirecleaner.html.render import Piece, Rendering, render

# Lines so long that are no links are running text; a page with less than this much shows no story, and shorter texts in
# its scripts are a deck or a notice.
_SENTENCE = 60
_LITTLE, _STORY = 200, 400
_LINKED = 0.3
# A string in the string of a program in the string of a framework: deeper ones were not seen.
_DEEPEST = 3
_MOST = 20_000_000
_QUOTE = re.compile(r'(?<!\\)"')
# A string that has keys is data once more.
_KEY = re.compile(r'"\s*:\s*[\["{]')
_PARAGRAPH = re.compile(r"<(?:p|br)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\s\"'”’»)]|[。！？]")
# Prose is letters and blanks; programs, styles and addresses are signs.
_WRITTEN = re.compile(r"[\w\s.,]")
_PROSE = 0.9
_STOPS = 3


def shows_no_story(rendering: Rendering) -> bool:
    """Whether a page has no running text of its own."""
    return _running(rendering.pieces) < _LITTLE


def add_story(rendering: Rendering, scripts: Sequence[str], data: Sequence[str]) -> None:
    """Put the story from a page's scripts behind its headline, if they hold one. `data` is their JSON-LD."""
    story = _best(_bodies(data)) or _best(_strings(scripts))
    headings = [at for at, piece in enumerate(rendering.pieces) if piece.box.name == "h1"]
    at = headings[-1] + 1 if headings else len(rendering.pieces)
    rendering.pieces[at:at] = story


def _running(pieces: Sequence[Piece]) -> int:
    """How many characters of these lines are running text."""
    return sum(
        len(piece.text)
        for piece in pieces
        if len(piece.text) >= _SENTENCE and piece.linked < _LINKED * len(piece.text)
    )


def _best(texts: Iterator[str]) -> list[Piece]:
    """The lines of the text that has the most of a story; none if no text has one."""
    best: list[Piece] = []
    most = _STORY - 1
    for text in texts:
        pieces = render(tree_of_text(f"<article>{_as_markup(text)}</article>")).pieces
        if (running := _running(pieces)) > most and _is_prose(" ".join([piece.text for piece in pieces])):
            best, most = pieces, running
    if best:
        best[0].apart = True
    return best


def _as_markup(text: str) -> str:
    """A text as markup: plain paragraphs in elements of their own."""
    if _PARAGRAPH.search(text):
        return text
    return "".join([f"<p>{html.escape(row)}</p>" for row in text.splitlines()])


def _bodies(data: Sequence[str]) -> Iterator[str]:
    for text in data:
        for node in articles_in(nodes_of(text)):
            if isinstance(body := node.get("articleBody"), str):
                yield html.unescape(body)


def _strings(scripts: Sequence[str]) -> Iterator[str]:
    """The strings in scripts that may be a story.

    A string is what stands between two quotation marks, whichever of them opens: programs have single ones too.
    """
    left = _MOST
    waiting = [(script, 0) for script in reversed(scripts)]
    while waiting and left > 0:
        text, depth = waiting.pop()
        left -= len(text)
        for quoted in _QUOTE.split(text):
            if len(quoted) < _STORY or (string := _unescaped(quoted)) is None:
                continue
            if _KEY.search(string):
                if depth < _DEEPEST:
                    waiting.append((string, depth + 1))
            elif _PARAGRAPH.search(string) or _is_prose(string):
                yield string


def _unescaped(quoted: str) -> str | None:
    try:
        string = json.loads(f'"{quoted}"', strict=False)
    except ValueError:
        return None
    return string if isinstance(string, str) else None


def _is_prose(text: str) -> bool:
    """Whether a text is sentences: no program, no list of addresses."""
    head = text[:4000]
    return len(_WRITTEN.findall(head)) >= _PROSE * len(head) and len(_STOP.findall(head)) >= _STOPS
