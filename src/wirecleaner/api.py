"""The functions that most users need; each runs the default pipeline or takes one."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wirecleaner.article import Article, Quote
from wirecleaner.pipeline import Pipeline, Stage
from wirecleaner.profiles import SHIPPED, Profile, Shipped, load_profile

if TYPE_CHECKING:
    from bs4.element import Tag

    from wirecleaner.batch import Failure, Page
    from wirecleaner.explanation import Explanation


def parse(
    text: str,
    *,
    url: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
    profile: "Profile | str | Path | None" = None,
    min_confidence: float | None = None,
) -> Article:
    """The article in a dump of a news page.

    `url` is where the page came from: it may tell the publisher and the day. `reference_date` is when the page was
    saved: relative dates ("3 hours ago") and dates without a year are read only with it. `language` is a BCP 47 tag;
    it is detected if not given. `repair` repairs mojibake and leftover HTML entities: None where there is evidence
    of damage, True wherever something looks like it, False never. `profile` is the profile of the page's site, as an
    object or a TOML file: it is taken to fit, whatever its signs say; see `learn_site`.

    Quotes whose `confidence` is less than `min_confidence` are left out; without it those that are about as likely wrong
    as right.

    Any str gives an article, an empty one if there is nothing. Raises `InputTypeError` for anything else.

    >>> import wirecleaner
    >>> article = wirecleaner.parse("LONDON (AP) — The clock is slow, Mayor Ann Roe said on Monday.")
    >>> article.dateline.places, article.dateline.agency
    (('LONDON',), 'AP')
    """
    return default_pipeline(profile=profile, min_confidence=min_confidence).parse(
        text, url=url, reference_date=reference_date, language=language, repair=repair
    )


def parse_html(
    markup: "str | bytes | Tag",
    *,
    url: str | None = None,
    encoding: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
    profile: "Profile | str | Path | None" = None,
    min_confidence: float | None = None,
) -> Article:
    """The article on a page of HTML.

    `markup` is the page as str or bytes, or a tree of bs4 (`BeautifulSoup`, `Tag`) that you already have, which is
    read as it is. `encoding` is how bytes are encoded: left out, it is what the page declares, or found out. The page
    is rendered to text, which `article.source` keeps and all spans point into; its elements and what it says of itself
    (JSON-LD, meta tags) are further evidence. The other arguments are those of `parse`.

    Any str and any bytes give an article. Raises `InputTypeError` for anything else, `DecodingError` for an unknown
    `encoding`.

    >>> import wirecleaner
    >>> article = wirecleaner.parse_html(
    ...     "<title>Clock is slow | The Example</title><h1>Clock is slow</h1>"
    ...     "<time datetime='2021-03-01T09:05Z'>Monday</time><p>The clock is slow, Mayor <b>Ann Roe</b> said on Monday."
    ... )
    >>> article.title, article.text
    ('Clock is slow', 'The clock is slow, Mayor Ann Roe said on Monday.')
    """
    return default_pipeline(profile=profile).parse_html(
        markup, url=url, encoding=encoding, reference_date=reference_date, language=language, repair=repair
    )


def parse_all(
    text: "str | Page",
    *,
    url: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
    profile: "Profile | str | Path | None" = None,
) -> tuple[Article, ...]:
    r"""Every article of a dump, in the order of the text: what `parse` finds, and what else the dump holds.

    A file of a news archive or of an agency's feed gives each of its articles, a live blog each of its posts, a page
    with another story behind its own both. A dump with one article gives exactly `(parse(text),)`, a page that is no
    article `()`. Takes what `parse` takes, or a `Page` where it is HTML. The `source` of every article is the whole
    dump, or the whole rendered page, so all spans point into it.

    >>> import wirecleaner
    >>> clock, ferry = wirecleaner.parse_all(
    ...     "ZCZC\nHarbour clock runs slow, and nobody minds\n\nOBAN (AP) - The clock over the harbour is 22 minutes "
    ...     "slow, the mayor said on Monday. Nobody has asked for them back.\n\nIt will be mended in May.\nNNNN\n"
    ...     "ZCZC\nFerry loses its horn on the way home\n\nOBAN (AP) - The ferry came home without its horn on "
    ...     "Monday, the mate said. It may have been taken for a buoy.\n\nA new one has been ordered.\nNNNN\n"
    ... )
    >>> ferry.title, ferry.source[slice(*ferry.body[0].spans[0])][:22]
    ('Ferry loses its horn on the way home', 'OBAN (AP) - The ferry ')
    """
    return default_pipeline(profile=profile).parse_all(
        text, url=url, reference_date=reference_date, language=language, repair=repair
    )


def parse_many(
    items: "Iterable[str | Page]",
    *,
    on_error: Literal["raise", "return"] = "raise",
    processes: int = 1,
    time_limit: float | None = None,
    profile: "Profile | str | Path | None" = None,
) -> "Iterator[Article | Failure]":
    """One result per item, in order, as they are ready.

    With `on_error="return"` a document that cannot be parsed gives a `Failure` in its place and the rest goes on;
    with "raise" the first one stops the run. `processes` workers share the work; the order stays. With a `time_limit`
    in seconds a document that takes longer is cut off by ending its worker. `profile` is that of the one site that all
    items come from.

    >>> import wirecleaner
    >>> [type(result).__name__ for result in wirecleaner.parse_many(["One.", None], on_error="return")]
    ['Article', 'Failure']
    """
    return default_pipeline(profile=profile).parse_many(
        items, on_error=on_error, processes=processes, time_limit=time_limit
    )


def extract_quotes(
    text: str, *, language: str | None = None, min_confidence: float | None = None, attitudes: bool = False
) -> tuple[Quote, ...]:
    """The quotes of clean prose: every line is a paragraph, nothing is taken for furniture.

    Spans point into the text given. Quotes whose `confidence` is less than `min_confidence` are left out; by default
    those that are about as likely wrong as right. Reported speech is given; `attitudes` asks for beliefs and wishes too
    (English only). Raises `InputTypeError` for anything but a str, `InputValueError` for a confidence beyond 0 to 1.

    >>> import wirecleaner
    >>> [quote] = wirecleaner.extract_quotes('"It is cold," said Ann Roe.')
    >>> quote.text, quote.speaker.name
    ('It is cold', 'Ann Roe')
    """
    return _prose_pipeline(min_confidence, attitudes).parse(text, language=language).quotes


def explain(
    text: str,
    *,
    url: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
    profile: "Profile | str | Path | None" = None,
) -> "Explanation":
    """Every line of a dump with its label and the rule that decided, every field with all its candidates.

    Takes what `parse` takes.

    >>> import wirecleaner
    >>> print(wirecleaner.explain("Advertisement").lines[0].rule)
    advertisement.marker
    """
    return default_pipeline(profile=profile).explain(
        text, url=url, reference_date=reference_date, language=language, repair=repair
    )


def explain_html(
    markup: "str | bytes | Tag",
    *,
    url: str | None = None,
    encoding: str | None = None,
    reference_date: datetime | date | None = None,
    language: str | None = None,
    repair: bool | None = None,
    profile: "Profile | str | Path | None" = None,
) -> "Explanation":
    """As `explain`, of a page of HTML. Takes what `parse_html` takes.

    >>> import wirecleaner
    >>> page = "<meta property='og:title' content='Clock is slow today'><h1>Clock is slow</h1><p>It is late, Ann Roe said."
    >>> [(one.value, one.via, one.chosen) for one in wirecleaner.explain_html(page).fields["title"]]
    [('Clock is slow', 'text', True), ('Clock is slow today', 'meta', False)]
    """
    return default_pipeline(profile=profile).explain_html(
        markup, url=url, encoding=encoding, reference_date=reference_date, language=language, repair=repair
    )


def default_pipeline(
    *,
    weights: "str | Path | None" = None,
    profiles: "Iterable[Profile | str | Path] | Shipped" = SHIPPED,
    profile: "Profile | str | Path | None" = None,
    min_confidence: float | None = None,
    attitudes: bool = False,
) -> Pipeline[Article]:
    """The pipeline that `parse` runs, to be edited.

    `weights` is a file of weights for the stage `roles` (None: the shipped one). `profiles` are publisher profiles,
    as objects or TOML files: by default the shipped ones, `()` for none. Each is used on the pages that it fits by its
    hosts and signs. `profile` is one that fits every page. Quotes whose `confidence` is less than `min_confidence` (0 to
    1) are left out, by default those that are about as likely wrong as right; `attitudes` asks for beliefs and wishes
    beside speech. Raises `DataError` for a file that breaks its format, `InputValueError` for a confidence that is none.

    >>> import wirecleaner
    >>> wirecleaner.default_pipeline().names[-1]
    'quotes'
    """
    if isinstance(profiles, Shipped) and weights is None:
        pipeline = _default_pipeline()
    else:
        from wirecleaner.stages import default_stages

        pipeline = Pipeline(default_stages(weights=weights, profiles=profiles), Article)
    if profile is not None:
        from wirecleaner.stages.profiles import Profiles

        pipeline = pipeline.replacing("profiles", Profiles(given=load_profile(profile)))
    if min_confidence is not None or attitudes:
        pipeline = pipeline.replacing("quotes", _quotes(min_confidence, attitudes))
    return pipeline


@cache
def _default_pipeline() -> Pipeline[Article]:
    # The stages are more than half of what there is to load, and their patterns take long to compile.
    from wirecleaner.stages import default_stages

    return Pipeline(default_stages(), Article)


@lru_cache(maxsize=8)
def _prose_pipeline(min_confidence: float | None, attitudes: bool) -> Pipeline[Article]:
    from wirecleaner.stages import prose_stages

    return Pipeline(prose_stages(_quotes(min_confidence, attitudes)), Article)


def _quotes(min_confidence: float | None, attitudes: bool) -> Stage:
    from wirecleaner.stages.quotes import Quotes
    from wirecleaner.stages.quotes.confidence import EVEN

    return Quotes(EVEN if min_confidence is None else min_confidence, attitudes)
