"""Document to Article: the best candidate of every field, everything proposed for the lists, validated once."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any, TypeVar

from pydantic import ValidationError

from wirecleaner.article import NO_ARTICLE, Article, PageKind, fold_surrogates
from wirecleaner.document import Candidate, Document, Span
from wirecleaner.errors import StageError
from wirecleaner.labels import Label
from wirecleaner.passages import Passage

ArticleT = TypeVar("ArticleT", bound=Article)

_BEST = ("title", "deck", "section", "dateline", "published", "updated", "language", "publisher")
_ALL = ("authors", "body", "photos", "related", "notices", "quotes")
_NAMES = ("agencies", "tags")
_ARTICLE_FIELDS = frozenset(Article.model_fields)
# What stages hand to each other and no field shows: captions and credits that become photos, the order of dates.
_INNER = frozenset(
    {"breadcrumbs", "credits", "captions", "day_first", "menu_lines", "no_article", "page_title"}
)
# What belongs to an article alone: a page that is judged to be none has no day and no authors. An index has a heading,
# a section and its stories; what reads like a headline on an error page is its message, and its list is the site's.
_OF_AN_ARTICLE = frozenset({"published", "updated", "authors", "dateline", "photos"})
_OF_A_PAGE = frozenset({"title", "deck", "section", "related", "agencies", "tags"})


def build(doc: Document, article_type: type[ArticleT]) -> ArticleT:
    """The article that the candidates of a document make.

    Raises `StageError` naming the stage whose value the article type refuses.
    """
    proposed = by_field(doc.candidates)
    data: dict[str, Any] = {"url": doc.url, "source": doc.source}
    origins: dict[str, list[dict[str, Any]]] = {}
    kind = data["page_kind"] = _page_kind(proposed, origins)
    if "no_article" in proposed and kind in NO_ARTICLE:
        dropped = _OF_AN_ARTICLE | _OF_A_PAGE if kind == "error" else _OF_AN_ARTICLE
        proposed = {field: found for field, found in proposed.items() if field not in dropped}
        origins["body"] = [_origin(best(proposed["no_article"]))]  # why there is none
    if "authors" in proposed:
        proposed["authors"] = _of_this_story(doc, proposed["authors"])
    for field in _BEST:
        if field in proposed:
            chosen = best(proposed[field])
            data[field] = chosen.value
            origins[field] = [_origin(chosen)]
    for field in _ALL:
        if field in proposed:
            in_order = _of_one_voice(proposed[field])
            data[field] = [_value(candidate) for candidate in in_order]
            origins[field] = [_origin(candidate) for candidate in in_order]
    if "quotes" in data:
        data["speakers"] = _speakers(data["quotes"])  # the origins of the quotes are theirs
    for field in _NAMES:
        if field in proposed:
            # Topic labels may be found by several stages; agencies stand in the order of their evidence.
            found = _of_one_voice(proposed[field]) if field == "tags" else proposed[field]
            kept = list(_once(found))
            data[field] = [candidate.value for candidate in kept]
            origins[field] = [_origin(candidate) for candidate in kept]
    if doc.url is not None:
        origins["url"] = [{"rule": "argument.url", "via": "argument"}]
    if not proposed.keys() <= origins.keys():
        _add_custom(data, origins, proposed, article_type)
    data["origins"] = origins
    try:
        return article_type.model_validate(data)
    except ValidationError as error:
        raise _refused(error, proposed) from error


def _of_this_story(doc: Document, authors: list[Candidate]) -> list[Candidate]:
    """The authors without those whose byline a later stage found in a box of other stories, if there are others."""
    others = doc.labelled(Label.RELATED)
    starts = [line.start for line in others]
    kept = []
    for author in authors:
        at = bisect_right(starts, author.span.start) - 1 if author.span else -1
        if author.span is None or at < 0 or author.span.start >= others[at].end:
            kept.append(author)
    return kept or authors


def _speakers(quotes: list[Any]) -> list[dict[str, Any]]:
    """Who is quoted, each once, with the numbers of the quotes.

    The stage gives all quotes of one person the same object; a stage that makes one for each is understood by name.
    """
    speakers: dict[Any, dict[str, Any]] = {}
    for number, quote in enumerate(quotes):
        speaker = quote.get("speaker") if isinstance(quote, dict) else None
        if not isinstance(speaker, dict) or "name" not in speaker:
            continue
        key = id(speaker) if "mentions" in speaker else (speaker["name"], speaker.get("kind"))
        speakers.setdefault(key, {**speaker, "quotes": []})["quotes"].append(number)
    return list(speakers.values())


def _page_kind(proposed: Mapping[str, list[Candidate]], origins: dict[str, list[dict[str, Any]]]) -> PageKind:
    """The kind of the page, with everything that speaks for it as its origins; "article" if nothing was said."""
    if "page_kind" in proposed:
        kind: PageKind = best(proposed["page_kind"]).value
        origins["page_kind"] = [_origin(found) for found in proposed["page_kind"] if found.value == kind]
        return kind
    return "index" if "no_article" in proposed else "article"


def by_field(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """The candidates of each field, in the order they were proposed."""
    fields: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        fields.setdefault(candidate.field, []).append(candidate)
    return fields


def best(candidates: list[Candidate]) -> Candidate:
    """The candidate with the highest score; of equals the first."""
    return max(candidates, key=lambda candidate: candidate.score) if len(candidates) > 1 else candidates[0]


def _of_one_voice(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that came the way of the best one: what a page shows, in its order, or what its metadata list."""
    if all(candidate.via == "text" for candidate in candidates):
        return sorted(candidates, key=_place)
    via = best(candidates).via
    kept = [candidate for candidate in candidates if candidate.via == via]
    return sorted(kept, key=_place) if via == "text" else kept


def _place(candidate: Candidate) -> int:
    """Where a candidate stands on the page; what stands nowhere comes first."""
    return -1 if candidate.span is None else candidate.span.start


def _origin(candidate: Candidate) -> dict[str, Any]:
    spans: list[Span] = [] if candidate.span is None else [candidate.span]
    if isinstance(candidate.value, Passage):
        spans = candidate.value.spans
    return {"spans": spans, "rule": candidate.rule, "score": candidate.score, "via": candidate.via}


def _value(candidate: Candidate) -> Any:
    value = candidate.value
    if isinstance(value, Passage):
        return {"text": value.text, "kind": value.kind, "spans": value.spans}
    return value


def _once(candidates: list[Candidate]) -> Iterable[Candidate]:
    """Each name once: the first way it was printed, case aside."""
    seen: set[str] = set()
    for candidate in candidates:
        key = str(candidate.value).casefold()
        if key not in seen:
            seen.add(key)
            yield candidate


def _add_custom(
    data: dict[str, Any],
    origins: dict[str, list[dict[str, Any]]],
    proposed: Mapping[str, list[Candidate]],
    article_type: type[Article],
) -> None:
    """What custom stages proposed: a new field of the article type, or a key of `extra`.

    A field typed as a list or tuple takes everything proposed, any other field the best; so does `extra`, where
    several values of one key are a list.
    """
    extra: dict[str, Any] = {}
    for field, candidates in proposed.items():
        if field in data or field in _INNER:
            continue
        chosen = best(candidates)
        if field in article_type.model_fields and field not in _ARTICLE_FIELDS:
            many = _takes_many(article_type, field)
            data[field] = [candidate.value for candidate in candidates] if many else chosen.value
            origins[field] = [_origin(candidate) for candidate in (candidates if many else (chosen,))]
        else:
            values = [_plain(candidate.value) for candidate in candidates]
            extra[field] = values if len(values) > 1 else values[0]
            origins[field] = [_origin(candidate) for candidate in candidates]
    data["extra"] = extra


def _takes_many(article_type: type[Article], field: str) -> bool:
    annotation = article_type.model_fields[field].annotation
    return getattr(annotation, "__origin__", annotation) in (list, tuple, set, frozenset)


def _plain(value: Any) -> Any:
    """A value as JSON can hold it: times as ISO text, lone surrogates as U+FFFD, no number for infinity."""
    if isinstance(value, str):
        return fold_surrogates(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {fold_surrogates(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return fold_surrogates(str(value))


def _refused(error: ValidationError, proposed: Mapping[str, list[Candidate]]) -> StageError:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"] if part != "origins"]
    field = path[0] if path else ""
    stages = {candidate.stage for candidate in proposed.get(field, ())}
    stage = next(iter(stages)) if len(stages) == 1 else None
    who = f"stage {stage!r} proposed" if stage else "the stages proposed"
    return StageError(
        f"{who} a value for {field!r} that the article type refuses: {first['msg']} (got {first['input']!r:.80})",
        stage=stage,
    )
